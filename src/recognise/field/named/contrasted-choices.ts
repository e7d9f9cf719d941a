// "Staging is fine, only the production is hit", "not on the test system but live", "staging. No wait, wrong tab: it is
// production": a letter that names two choices of one field and tells which of them it is about. In: lines of prose. Out:
// the choice that is spoken of, for fields whose words are their own; where only one is named nothing is told here.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { shortLines } from '../short-lines.ts';
import type { TextLine } from '../text-line.ts';
import { namePattern } from './escaped-pattern.ts';
import { type Mention, thoseMeant } from './spoken-of.ts';

const lineCharactersMax = 600;
/** What may stand before a place of that name; a sentence or clause may begin with it. */
const before = String.raw`(?<=^|[.!?;:,(–—]\s|\n|\((?:de\s|d['’])?|(?<!\p{L})(?:in|on|at|from|to|only|just|the|our|their|your|is|was|not|but|and|or|affects?|hits?|im|auf|in|der|die|das|dem|den|unsere?|ihre?|nur|ist|war|nicht|sondern|aber|und|oder|betrifft|en|la|le|sur|est|était|pas|mais|et|ou|notre|votre|leur|touche|concerne|live|produktiv)\s|l['’])`;
/** "test mail", "production data" speak of something else. */
const behind = String.raw`(?=\s*(?:$|[.,;:!?)(–—\n])|\s(?:fails?|failed|breaks?|broke|hangs?|crash(?:es|ed)|dies|suffers?|misbehaves?|versagt|hängt|spinnt|streikt|plante|échoue|is|are|was|were|has|have|does|do|shows?|behaves?|all|everything|ok|hat|haben|zeigt|alles|tout|works?|runs?|stays?|and|but|or|not|with|since|only|too|itself|as well|we|it|now|ist|sind|war|läuft|geht|funktioniert|tritt|und|aber|oder|nicht|mit|seit|nur|auch|est|sont|était|va|vont|marche|fonctionne|et|mais|ou|pas|avec|depuis|qui|sur|on|in|at|auf|bei|en)(?!\p{L}))`;
const lettersMin = 3;

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, { readonly search: RegExp; readonly values: ReadonlyMap<string, string> }>();

export function contrastedChoices(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'enum' && field.bare === true && !stated.has(field.id) && field.values.every((value) => /\p{Lu}\p{Ll}/u.test(value)));
  if (open.length === 0) return [];
  const letter = shortLines(lines.filter((line) => line.depth === 0 && line.cells === null), lineCharactersMax);
  const text = letter.map((line) => line.text).join('\n');
  return open.flatMap((field) => {
    const { search, values } = searchOf(field);
    const found = [...text.matchAll(search)].map((one): Mention => ({ value: whole(values.get(one[0].toLowerCase().replace(/[\s-]+/g, ' '))), text, start: one.index, end: one.index + one[0].length })).filter(({ value }) => value !== whole());
    if (new Set(found.map(({ value }) => value)).size < 2) return [];
    const meant = thoseMeant(found);
    const first = meant[0];
    if (first === undefined || meant.some(({ value }) => value !== first.value)) return [];
    const line = letter[text.slice(0, first.start).split('\n').length - 1];
    return [{ field: field.id, value: first.value.slice(1, -1), problem: null, raw: line?.text.trim() ?? '', source: 'sublabel', line: line?.number ?? 0, rule: field.rule }];
  });
}

/** Enclosed, so that no choice is a part of another ("Production", "Non-production"). */
function whole(value = ''): string {
  return `<${value}>`;
}

function searchOf(field: FieldRule): { readonly search: RegExp; readonly values: ReadonlyMap<string, string> } {
  const made = known.get(field);
  if (made !== undefined) return made;
  const spellings = [...field.values.map((value) => ({ text: value, value })), ...field.words].filter(({ text }) => (text.length > lettersMin || /^\p{Lu}{2,}$/u.test(text)) && !/^(?:not|nicht|pas|hors|noch)\s/i.test(text)).sort((a, b) => b.text.length - a.text.length);
  const compiled = { search: new RegExp(`${before}(?:${spellings.map(({ text }) => namePattern(text)).join('|')})${behind}`, 'giu'), values: new Map(spellings.map(({ text, value }) => [text.toLowerCase().replace(/[\s-]+/g, ' '), value])) };
  known.set(field, compiled);
  return compiled;
}
