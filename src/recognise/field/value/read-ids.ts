// Identifiers behind their label: all that match, without those of our own side and the placeholders of a blank form.
// In: the rule, the lines of the value. Out: readings; a problem where somebody tried to write one, nothing where he only
// says that he will. Whether a number exists is the directory's question.
import type { CompiledIdentifier } from '../../pattern.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { isEmptyAnswer, isPointer } from './no-value.ts';
import { soundsOpen } from './open-answer.ts';
import { startsOpen } from './open-place.ts';
import { readIdentifiers } from './read-identifier.ts';
import { one, type ReadContext, type Reading } from './reading.ts';
import { withoutMarks, type ValueLine } from './value-text.ts';

/** "Ask accounting", "not assigned yet": nobody takes that for a number. */
const onlyWords = /^[\p{L}'’]+(?:[\s,;.]+[\p{L}'’]+)+[\s.!]*$/u;

/** The ids that stand there; words that are none are a mistake to be told, or no answer yet. */
export function readIds(rule: FieldRule, lines: readonly ValueLine[], context: ReadContext): Reading[] {
  const first = lines[0];
  const identifier = context.identifiers.get(rule.identifier ?? rule.id);
  if (first === undefined) return [];
  const head = withoutMarks(first.text);
  if (isEmptyAnswer(head)) return [];
  if (identifier === undefined) return context.strict ? [] : [one(first, (head.split(/\s/)[0] ?? '').toUpperCase(), null)];
  const taken = rule.kind === 'id_list' ? idLines(lines, identifier) : [first];
  const matched = taken.flatMap((line) => readIdentifiers(line.text, identifier).map((id) => ({ ...id, line })));
  // An id without a digit is a word, unless it is a host name or the placeholder of the blank form.
  const placeholders = new Set(identifier.rule.placeholders.map((text) => text.toUpperCase()));
  // What we call the ticket is not what the other side calls it.
  const foreign = matched.filter((id) => !identifier.rule.external || !isOwnReference(context, id.value));
  if (matched.length > 0 && foreign.length === 0) return [];
  const found = foreign.filter((id) => /[\d.]/.test(id.value) || placeholders.has(id.value.toUpperCase()));
  if (found.length === 0) {
    if (matched.length > 0) return [];
    return context.strict || head.length > 60 || isPointer(head) || startsOpen(head) || onlyWords.test(head) || soundsOpen(rule, head, context.opennessOf) ? [] : [one(first, null, 'not of the expected form')];
  }
  if (context.strict && !/^[\s#:.(“"'*]*$/.test(first.text.slice(0, found[0]?.start ?? 0))) return [];
  const real = found.filter((id) => !placeholders.has(id.value.toUpperCase()));
  if (real.length === 0) return [one(first, null, 'placeholder', found[0]?.raw)];
  if (rule.kind === 'id_list') return [one(real[0]?.line ?? first, [...new Set(real.map((id) => id.value))], null, taken.map((line) => line.text.trim()).join('\n'))];
  const seen = new Set<string>();
  return real.filter((id) => !seen.has(id.value) && seen.add(id.value)).map((id) => one(id.line, id.value, null, id.raw));
}

function isOwnReference(context: ReadContext, value: string): boolean {
  return context.ownRefs.some((ref) => ref.test(value));
}

/** A list of ids goes on over lines that hold nothing but ids. */
function idLines(lines: readonly ValueLine[], identifier: CompiledIdentifier): ValueLine[] {
  const taken: ValueLine[] = [];
  for (const line of lines) {
    const ids = readIdentifiers(line.text, identifier);
    if (taken.length > 0 && (ids.length === 0 || line.text.trim() === '')) break;
    taken.push(line);
  }
  return taken;
}
