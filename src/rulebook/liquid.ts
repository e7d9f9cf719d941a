// The Liquid of packs: one engine for paragraphs (texts.<language>.yaml), one for whole mails, which knows the tags of
// mail-tags.ts too. Strict (an unknown name is a fault, not an empty spot), bounded, no file access. Values are printed as
// they are; a mail's HTML part is made, and escaped, from what the marks leave (compose/).
import { Liquid, type Template } from 'liquidjs';
import { registerMailTags, withoutMarks } from './mail-tags.ts';

export type LiquidUse = 'paragraph' | 'mail';

const options = {
  strictFilters: true,
  strictVariables: true,
  lenientIf: true,
  ownPropertyOnly: true,
  // Keeps the engine away from the file system: an include finds nothing outside these texts.
  templates: {},
  outputEscape: (value: unknown) => (typeof value === 'string' ? withoutMarks(value) : value) as string,
  // A template of a mail is a page; these bounds only stop a runaway loop of an admin.
  parseLimit: 200_000,
  renderLimit: 2_000,
  memoryLimit: 20_000_000,
};

/** The engine as it renders, and one that reads on at an unknown filter, for whoever lists all of them. */
export const engines: Readonly<Record<LiquidUse, { readonly strict: Liquid; readonly lenient: Liquid }>> = {
  paragraph: { strict: engine('paragraph', true), lenient: engine('paragraph', false) },
  mail: { strict: engine('mail', true), lenient: engine('mail', false) },
};

function engine(use: LiquidUse, strictFilters: boolean): Liquid {
  const made = new Liquid({ ...options, strictFilters });
  // As liquidjs has it, `raw` would print past the escape.
  made.registerFilter('raw', (value: unknown) => value);
  if (use === 'mail') registerMailTags(made);
  return made;
}

/** Parsed templates by source: a rulebook has some hundred, and parsing costs ten times what rendering does. */
const parsed: Readonly<Record<LiquidUse, Map<string, Template[]>>> = { paragraph: new Map(), mail: new Map() };
/** A rulebook that is changed all day must not fill the memory with its old versions. */
const parsedMax = 2_000;

/** Renders one source with its view; throws liquidjs' error (with line and column) on a fault. */
export function renderLiquid(use: LiquidUse, source: string, view: object): string {
  const known = parsed[use];
  let template = known.get(source);
  if (template === undefined) {
    if (known.size >= parsedMax) known.clear();
    template = engines[use].strict.parse(source);
    known.set(source, template);
  }
  return engines[use].strict.renderSync(template, view) as string;
}
