// A mail as a row of blocks: what its template says (paragraph, heading, question, known value, somebody's words). Both
// parts of the mail are made from these blocks and from nothing else, so that text and HTML cannot disagree.
import { z } from 'zod';
import { renderLiquid } from '../rulebook/liquid.ts';
import { markClose, markOpen } from '../rulebook/mail-tags.ts';

const printed = z.coerce.string();
const labelled = { label: printed, value: printed, note: printed.default('') };
const ask = z.object({
  kind: z.literal('ask'), question: z.object({ label: printed, example: printed }), forExample: printed.optional(), lead: printed.default(''),
});

const marked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: printed }),
  z.object({ kind: z.literal('small'), text: printed }),
  z.object({ kind: z.literal('item'), text: printed }),
  z.object({ kind: z.literal('words'), text: printed }),
  z.object({ kind: z.literal('quote'), text: printed }),
  z.object({ kind: z.literal('fact'), ...labelled }),
  z.object({ kind: z.literal('head'), ...labelled }),
  z.object({ kind: z.literal('detail'), ...labelled }),
  z.object({ kind: z.literal('table'), columns: z.array(printed), rows: z.array(z.array(printed)) }),
  ask.transform(({ kind, question, forExample, lead }) => ({
    kind, label: question.label, lead, example: forExample === undefined || question.example === '' ? '' : `(${forExample} ${question.example})`,
  })),
]);

/** `text` of a paragraph has its lines; of `ask`, `example` is what to print below the label, with its brackets. */
export type MailBlock = z.infer<typeof marked> | { readonly kind: 'paragraph'; readonly text: string };

/** Renders the template of a whole mail. */
export function renderBlocks(source: string, view: object): MailBlock[] {
  return renderLiquid('mail', source, view).split(markOpen).flatMap((piece, index) => {
    if (index === 0) return paragraphs(piece);
    const [block = '', after = ''] = piece.split(markClose);
    return [tidied(marked.parse(JSON.parse(block))), ...paragraphs(after)];
  });
}

/** Every text of a block through `change`, such as the masking of keys. */
export function mapTexts(block: MailBlock, change: (text: string) => string): MailBlock {
  const changed = (value: unknown): unknown => (Array.isArray(value) ? value.map(changed) : change(String(value)));
  return Object.fromEntries(Object.entries(block).map(([name, value]) => [name, name === 'kind' ? value : changed(value)])) as MailBlock;
}

function paragraphs(text: string): MailBlock[] {
  return tidy(text).split(/\n{2,}/u).filter((one) => one.trim() !== '').map((one) => ({ kind: 'paragraph', text: one }));
}

function tidied(block: MailBlock): MailBlock {
  return mapTexts(block, tidy);
}

/** Lines trimmed at their end, no more than one blank line in a row, none at the edges, nothing that is no character. */
function tidy(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/[\u2028\u2029]/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '').replace(/[ \t]+$/gmu, '').replace(/\n{3,}/gu, '\n\n').replace(/^\n+|\n+$/gu, '');
}
