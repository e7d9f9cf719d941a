// Blocks → the text/html part: restrained, and right in the Word engine of Outlook, on a phone and on a dark screen. So:
// tables for what stands side by side, inline styles only, no colour of the ground or of plain text (a dark screen has its
// own), greys that can be read on both, no pictures, nothing from elsewhere. Bars beside a text are cell borders, which
// every program draws. Known values are printed as `= value`: what is quoted back to us is no answer (recognise/).
import { shownBriefly } from './blocks-text.ts';
import { asWritten, escapeHtml, flowing, linked } from './escape-html.ts';
import type { MailBlock } from './mail-blocks.ts';

type Kind = MailBlock['kind'];
type Of<K extends Kind> = Extract<MailBlock, { kind: K }>;

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5";
// 4.6 : 1 against white and against black, so that it can be read on either.
const muted = 'color:#757575';
const line = '1px solid #c4c8ce';
const bar = '3px solid #3b76c4';
const quoteBar = '3px solid #c4c8ce';
const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="border-collapse:collapse;margin:0 0 18px 0"';

export interface HtmlFrame {
  readonly language: string;
  readonly title: string;
  /** A line on top that says whose mail this is; '' = none, for a person's own words. */
  readonly head: string;
}

/** The whole document; lines are short enough for any transfer encoding. */
export function blocksHtml(blocks: readonly MailBlock[], frame: HtmlFrame): string {
  const body = grouped(blocks).map((group) => drawGroup(group)).join('\n');
  const head = frame.head === '' ? '' : `<p style="margin:0 0 20px 0;padding:0 0 10px 0;border-bottom:${line};font-size:13px;${muted}">${escapeHtml(frame.head)}</p>\n`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(frame.language)}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(frame.title)}</title>
</head>
<body style="margin:0;padding:0">
<!--[if mso]><table role="presentation" cellpadding="0" cellspacing="0" border="0" width="600"><tr><td><![endif]-->
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="max-width:600px;border-collapse:collapse">
<tr><td style="padding:20px 16px 24px 16px;${font};word-break:break-word">
${head}${body}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
}

/** Neighbours of one kind make one table or list. */
function grouped(blocks: readonly MailBlock[]): MailBlock[][] {
  const groups: MailBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === block.kind) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const drawings: { readonly [K in Kind]: (blocks: readonly Of<K>[]) => string } = {
  paragraph: (blocks) => blocks.map((one) => `<p style="margin:0 0 14px 0">${flowing(one.text)}</p>`).join('\n'),
  heading: (blocks) => blocks.map((one) => `<p style="margin:26px 0 8px 0;font-size:16px;font-weight:bold">${linked(one.text)}</p>`).join('\n'),
  small: (blocks) => blocks.map((one, index) => `<p style="margin:${index === 0 ? `24px 0 0 0;padding:12px 0 0 0;border-top:${line}` : '6px 0 0 0'};font-size:13px;${muted}">${flowing(one.text)}</p>`).join('\n'),
  item: (blocks) => `<ul style="margin:0 0 16px 0;padding:0 0 0 22px">\n${blocks.map((one) => `<li style="margin:0 0 4px 0">${linked(one.text)}</li>`).join('\n')}\n</ul>`,
  words: (blocks) => blocks.map((one) => `<p style="margin:0 0 18px 0">${asWritten(one.text)}</p>`).join('\n'),
  quote: (blocks) => blocks.map((one) => barred(quoteBar, `<p style="margin:0">${asWritten(one.text)}</p>`)).join('\n'),
  ask: (blocks) => barred(blocks.every(isBrief) ? quoteBar : bar, blocks.map(question).join('\n')),
  fact: (blocks) => rows(blocks.map((one) => row(one.label, `<span style="${muted}">=</span> ${linked(shownBriefly(one.value))}${note(one.note)}`))),
  head: (blocks) => rows(blocks.map((one) => row(one.label, linked(one.value) + note(one.note)))),
  table: (blocks) => blocks.map(grid).join('\n'),
  detail: (blocks) => rows(blocks.map((one) => row(one.label, asWritten(one.value) + note(one.note)))),
};

function drawGroup(group: readonly MailBlock[]): string {
  const kind = group[0]?.kind ?? 'paragraph';
  // The group holds blocks of this kind only; the compiler cannot follow the table's key into its value.
  return (drawings[kind] as (blocks: readonly MailBlock[]) => string)(group);
}

/** Label and colon stand together, so that whoever answers types right behind them. */
function question(one: Of<'ask'>, index: number, all: readonly Of<'ask'>[]): string {
  const after = index === all.length - 1 ? 0 : isBrief(one) ? 4 : 14;
  const lead = one.lead === '' ? '' : `<p style="margin:0">${flowing(one.lead)}</p>\n`;
  const example = one.example === '' ? '' : `\n<p style="margin:0 0 ${after}px 0;font-size:13px;${muted}">${linked(one.example)}</p>`;
  return `${lead}<p style="margin:0 0 ${one.example === '' ? after : 0}px 0">${isBrief(one) ? `${linked(one.label)}:` : `<b>${linked(one.label)}:</b>`} </p>${example}`;
}

/** What we can do without: a label to type behind, and no more. */
function isBrief(one: Of<'ask'>): boolean {
  return one.lead === '' && one.example === '';
}

function barred(border: string, html: string): string {
  return `<table ${table}><tr><td style="border-left:${border};padding:2px 0 2px 14px">\n${html}\n</td></tr></table>`;
}

function rows(drawn: readonly string[]): string {
  return `<table ${table}>\n${drawn.join('\n')}\n</table>`;
}

function row(label: string, value: string): string {
  const cell = `valign="top" style="border-top:${line};padding:6px 0`;
  return `<tr><td width="38%" ${cell};padding-right:12px;${muted}">${linked(label)}</td><td ${cell}">${value}</td></tr>`;
}

/** A table with a head, for figures; a cell keeps its words together as long as the screen lets it. */
function grid({ columns, rows: lines }: Of<'table'>): string {
  const cell = `align="left" valign="top" style="border-bottom:${line};padding:5px 10px 5px 0;font-size:13px`;
  const head = columns.map((one) => `<th ${cell};${muted};font-weight:normal">${escapeHtml(one)}</th>`).join('');
  const body = lines.map((cells) => `<tr>${cells.map((one) => `<td ${cell}">${linked(one)}</td>`).join('')}</tr>`).join('\n');
  return `<table cellpadding="0" cellspacing="0" border="0" width="100%" style="border-collapse:collapse;margin:0 0 18px 0">\n<tr>${head}</tr>\n${body}\n</table>`;
}

function note(text: string): string {
  return text === '' ? '' : `<br><span style="font-size:13px;${muted}">(${linked(text)})</span>`;
}
