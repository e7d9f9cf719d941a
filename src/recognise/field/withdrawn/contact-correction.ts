// A person behind his label, as people type it: "Ms Lind, correction: Mr Behr", "Herr Behr hat gemeldet, Frau Lind hatte den
// Fall vom Dienstag". In: the value. Out: whom it names in the end. A value with a number or an address stays as it is.
import { personsIn } from '../../people/person-names.ts';
import { didReport } from '../../people/reporting-deeds.ts';
import { mailAddressOf, phoneOf } from '../value/read-contact.ts';
import { sentenceEnds } from '../sentences.ts';

const correction = /(?:^|[,;.(–—-]\s*|\s)(?:Korrektur|Berichtigung|correction|rectification|erratum|sorry|pardon|quatsch|nein|scratch that|no wait|ich korrigiere|je corrige)\s?[:,–-]\s*/gi;
/** What he did: the value goes on as a sentence about him. */
const deed = /^,?\s(?:hat|hatte|ist|war|has|had|is|was|who|rang|called|reported|meldete|meldet|rief|teilte|a|est|avait|qui|signale)\s(?!(?:on|at|under|unter|au)\s)/i;

/** What stands behind the last correction, when that names somebody. */
export function corrected(text: string): string {
  const last = [...text.matchAll(correction)].at(-1);
  const rest = last === undefined ? '' : text.slice(last.index + last[0].length);
  return personsIn(rest).length > 0 ? rest : text;
}

/** The person alone where the value is a sentence of what he did. */
export function whoItIs(value: string): string {
  const text = corrected(value);
  if (phoneOf(text) !== null || mailAddressOf(text) !== null) return text;
  const first = personsIn(text)[0];
  return first !== undefined && first.start === 0 && deed.test(text.slice(first.end)) ? first.name : text;
}

/** Fewer words before the first person are no story. */
const storyWordsMin = 4;

/** "First I had it from the watch, but who logged it with us is Ida Holm": the only one who did it; null = no such story. */
export function whoDidIt(value: string): string | null {
  const sentence = value.split(sentenceEnds)[0] ?? '';
  const persons = personsIn(sentence);
  const before = sentence.slice(0, persons[0]?.start ?? 0).trim().split(/\s+/).length;
  const doers = before < storyWordsMin || phoneOf(sentence) !== null || mailAddressOf(sentence) !== null ? [] : persons.filter((one) => didReport(sentence, one));
  return doers.length === 1 ? (doers[0]?.name ?? null) : null;
}
