// Our mail asked one thing only, and the answer stands above the quote without any label: "Ida Holm, +44 20 …". In: the
// questions of the quoted form that have no answer there, and the new prose. Out: the claim, when all of the prose reads
// as a value of that field. Two questions, a question back, a longer letter and a line that answers another question
// give none, nor does a text above where other questions were answered in the quote: it leads there, or signs.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { isClosing, isGreeting, isName, isPolite, isThanks } from '../closing.ts';
import type { LineLabel } from '../label/line-labels.ts';
import { isShort, readValue } from '../value/read-value.ts';
import { pointsToForm } from './pointed-form.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';

/** More is a letter, which may be about anything. */
const answerLinesMax = 6;
const answerCharactersMax = 400;
const shortCharactersMax = 80;
/** Any words would do. */
const takesAnything: ReadonlySet<FieldRule['kind']> = new Set(['text', 'bool_text', 'enum_open', 'list', 'url']);
const oneName = /^\s*\p{Lu}[\p{Ll}'’-]+\s*$/u;
/** "Done, I typed over your examples": about the answers, which stand elsewhere. */
const aboutForm = /\b(?:typed|filled|answers?|answered|examples?|template|form|below|in-?line|attached|corrected|ausgefüllt|antworten|unten|anbei|dessous|ci-joint)\b/i;

export function onlyQuestion(lines: readonly TextLine[], asked: readonly LineLabel[], rules: RecognitionRules, context: ScanContext, claims: readonly FieldClaim[]): FieldClaim[] {
  const open = asked.filter((label) => !claims.some((claim) => claim.field === label.field.id && claim.source !== 'signature'));
  const [only] = open;
  if (only === undefined || open.some((label) => label.field.id !== only.field.id)) return [];
  const field = rules.fields.find((one) => one.id === only.field.id);
  const said = lines.filter((line) => {
    const text = line.text.trim();
    return text !== '' && !pointsToForm([line]) && !isGreeting(text) && !isThanks(text) && !isClosing(text) && (field?.kind === 'contact' || !isName(text, context.senderWords)) && !isPolite(text);
  });
  // What answers another of the questions is no answer to this one as well.
  const answered = new Set(claims.filter((claim) => claim.field !== only.field.id && asked.some((label) => label.field.id === claim.field)).map((claim) => claim.line));
  if (said.some((line) => answered.has(line.number))) return [];
  const length = said.reduce((sum, line) => sum + line.text.length, 0);
  if (field === undefined || said.length === 0 || said.length > answerLinesMax || length > answerCharactersMax || said.some((line) => line.cells !== null || /\?\s*$/.test(line.text))) return [];
  if (takesAnything.has(field.kind) && claims.some((claim) => claim.source === 'own-form')) return [];
  if ((field.kind === 'text' || field.kind === 'bool_text') && said.some((line) => aboutForm.test(line.text))) return [];
  if (isShort(field) && length > shortCharactersMax) return [];
  // "Nadia" below the answers is who signed them.
  if (field.kind === 'text' && said.length === 1 && oneName.test(said[0]?.text ?? '')) return [];
  const readings = readValue(field, { lines: said.map((line) => ({ number: line.number, text: line.text })), inline: true, afterBlank: false }, { ...context, strict: field.kind !== 'text' && field.kind !== 'bool_text' });
  return readings.filter((one) => one.value !== null && one.problem === null).slice(0, 1)
    .map((one) => ({ field: field.id, value: one.value, problem: null, raw: one.raw, source: 'own-form' as const, line: one.line, rule: only.rule }));
}
