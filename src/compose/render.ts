// Liquid for mail templates: strict (an unknown name is a fault, not an empty spot), bounded, no file access. Text only,
// so nothing is HTML-escaped; whatever a partner wrote comes in as a value and is never parsed as a template.
import { Liquid, type Template } from 'liquidjs';

const engine = new Liquid({
  strictFilters: true,
  strictVariables: true,
  lenientIf: true,
  ownPropertyOnly: true,
  // A template of a mail is a page; these bounds only stop a runaway loop of an admin.
  parseLimit: 200_000,
  renderLimit: 2_000,
  memoryLimit: 20_000_000,
});

/** Parsed templates by source: a rulebook has some hundred, and parsing costs ten times what rendering does. */
const parsed = new Map<string, Template[]>();
/** A rulebook that is changed all day must not fill the memory with its old versions. */
const parsedMax = 2_000;

/** Renders one template source with its view; throws liquidjs' error (with line and column) on a fault. */
export function render(source: string, view: object): string {
  let template = parsed.get(source);
  if (template === undefined) {
    if (parsed.size >= parsedMax) parsed.clear();
    template = engine.parse(source);
    parsed.set(source, template);
  }
  return engine.renderSync(template, view) as string;
}

/** Lines trimmed at their end, no more than one blank line in a row, none at the edges. */
export function tidyText(text: string): string {
  return `${text.replace(/\r\n?/gu, '\n').replace(/[ \t]+$/gmu, '').replace(/\n{3,}/gu, '\n\n').trim()}\n`;
}
