// "please select - lamp / lens / unclear", "<dark / lit / not checked>": the choices that a form prints behind its label, which
// nobody made. In: what stands behind the label. Out: whether it is nothing else, or the answer typed behind the list.
import type { FieldRule } from '../../recognition-rules.ts';
import { valueKey } from '../fold.ts';

/** Two choices may be somebody's answer. */
const choicesMin = 3;
const charactersMax = 160;
const lead = /^[\s<[({*_]*(?:(?:please |bitte |pls |merci de )?(?:select|choose|pick|tick|delete as (?:needed|appropriate)|wählen|auswählen|ankreuzen|choisir|cocher|one of|eine? (?:von|aus)|au choix)(?: one| sie| eine?s?| one of| hier)?\s*[:–—-]*\s*)?/i;
const inBrackets = /^\s*[<[{(]([^<>[\]{}()]{5,120}[/|][^<>[\]{}()]{1,120})[>\]})]\s*[:=–-]?\s*(?=\S)/u;

/** "failure / ok / not checked  -> ok": an arrow leads to what he chose of them. */
const beforeArrow = /^\s*([^<>[\]{}()]{5,120}[/|][^<>[\]{}()]{1,80}?)\s*(?:[-=–]{1,2}>|→|⇒|➔|»)\s*(?=[\p{L}\p{N}])/u;

/** "1-4", "1 to 4": from the first to the last. */
const range = /^[\s<[({*_]*(?<first>\d)\s?(?:-|–|\.\.|to|through|bis|à)\s?(?<last>\d)[\s>\])}*_.?]*$/u;

/** Nothing but choices of the field, three or more of them with a stroke between. */
export function isChoiceList(text: string, { values, words }: FieldRule): boolean {
  if (text.length > charactersMax) return false;
  const all = range.exec(text)?.groups;
  if (all !== undefined && values.length >= choicesMin && all['first'] === values[0] && all['last'] === values.at(-1)) return true;
  const parts = text.replace(lead, '').replace(/[\s>\])}*_.?]+$/u, '').split(/[/|]/).map((part) => valueKey(part));
  if (parts.length < choicesMin) return false;
  const known = [...values.map((value) => ({ text: value, value })), ...words];
  const chosen = parts.map((part) => known.find((one) => valueKey(one.text) === part)?.value);
  return new Set(chosen).size >= choicesMin && !chosen.includes(undefined);
}

/** "<dark / lit / not checked> lit": the answer without the choices in front of it. */
export function withoutChoiceList(text: string, rule: FieldRule): string {
  const list = inBrackets.exec(text) ?? beforeArrow.exec(text);
  return list !== null && isChoiceList(list[1] ?? '', rule) ? text.slice(list[0].length) : text;
}
