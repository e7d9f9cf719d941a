// A person behind his label, as people type it: "Ms Lind, correction: Mr Behr", "Herr Behr hat gemeldet, Frau Lind hatte den
// Fall vom Dienstag". In: the value. Out: whom it names in the end. A value with a number or an address stays as it is.
import { personsIn } from '../../people/person-names.ts';
import { didReport } from '../../people/reporting-deeds.ts';
import { mailAddressOf, phoneOf } from '../value/read-contact.ts';
import { sentenceEnds } from '../sentences.ts';

const correction = /(?:^|[,;.(–—-]\s*|\s)(?:Korrektur|Berichtigung|correction|rectification|erratum|sorry|pardon|quatsch|nein|scratch that|no wait|ich korrigiere|je corrige)\s?[:,–-]\s*/gi;
/** What he did: the value goes on as a sentence about him. */
const deed = /^,?\s(?:hat|hatte|ist|war|has|had|is|was|who|rang|called|reported|meldete|meldet|rief|teilte|a|est|avait|qui|signale)\s(?!(?:on|at|under|unter|au)\s)/i;

/** A person's name, or one typed without capitals ("j. hart"). */
const unnamed = /(?<![\p{L}\p{N}.])\p{Ll}\.\s?\p{Ll}[\p{Ll}'’-]{2,}/gu;
const denied = /(?:^|(?<=[\s,;(]))(?:not|nicht|non pas|pas|ce n['’]est pas|c['’]est pas|it (?:was not|wasn['’]t)|es war nicht)\s$/i;
const meantInstead = /[,;–-]?\s(?:but|sondern|mais|rather|it was|c['’]est|es war|(?:that|das|this|ce|it|es)\s(?:was|is|war|ist|était|est)|c['’]était)\s(?:(?:rather|it was|it is|c['’]est|c['’]était|es war)\s)?(?:(?:her|his|the|their|a|ihre?|seine?|die|der|eine?|sa|son|une?)\s\p{L}{3,12}\s)?$/iu;
const takesBack = /[,;.–—(-]\s*(?:(?:then |dann |puis )?(?:corrected|korrigiert|corrigé)(?: to| zu| en)?|no,? wait|wait|i mean|i meant|ich meine|ich meinte|je veux dire|rather|hang on|sorry|pardon|oops|no|non|nein|halt|moment|quatsch|correction|korrektur|in fact|actually|in reality|tatsächlich|in wirklichkeit|en fait|en réalité|stimmt nicht|that was wrong|das war falsch|c['’]était faux)[\s,:.–-]+(?:(?:(?:that|he|she|das|der|die|ça|c['’])\s?(?:was|is|war|ist|était|est)\s[^.!?;]{2,40}[;,.]\s)?(?:it|that|es|das|ce|c['’])\s?(?:was|is|war|ist|était|est)\s)?(?:(?:not|nicht|pas)\s(?:(?:Mr|Mrs|Ms|Herr|Frau|M|Mme)\.?\s)?\p{L}+,?\s)?(?:(?:but|sondern|mais)\s)?(?:(?:by|from|von|vom|durch|par|de)\s)?$/iu;
const saidBefore = /(?:^|(?<=[.!?;]\s))(?:(?:I|we|ich|wir|je|j['’]|nous)\s?(?:had |hatten? |avais |avions |ai |avons )?(?:said|wrote|written|told you|schrieben?|sagten?|geschrieben|écrit|dit)(?:\s(?:that|dass|que)|,)?|first|zuerst|erst|d['’]abord)\s$/i;
const distanceMax = 90;
/** Between a correction and whom it names. */
const leadMax = 16;

/** "J. Hart called it in, no wait, it was Ida Holm", "nicht Herr Hart, sondern Frau Holm hat es gemeldet": who is meant, in the other one's place. */
function exchanged(text: string): string | null {
  const named = personsIn(text);
  const people = [...named, ...[...text.matchAll(unnamed)].map((one) => ({ name: one[0], start: one.index, end: one.index + one[0].length })).filter((one) => !named.some((other) => one.start < other.end && one.end > other.start))].sort((a, b) => a.start - b.start);
  for (const [i, wrong] of people.entries()) {
    const right = people.slice(i + 1, i + 3).find((one) => {
      const between = text.slice(wrong.end, one.start);
      return between.length <= distanceMax && (takesBack.test(between) || (denied.test(text.slice(0, wrong.start)) && meantInstead.test(between)));
    });
    if (right === undefined) continue;
    const ahead = text.slice(0, wrong.start);
    const between = text.slice(wrong.end, right.start);
    const back = takesBack.exec(between);
    const front = back === null ? ahead.replace(denied, (words) => (/^ce|^c['’]/i.test(words) ? 'c’est ' : '')) : ahead.replace(saidBefore, '');
    return `${front}${right.name}${back === null ? between.replace(meantInstead, '') : between.slice(0, back.index)}${text.slice(right.end)}`.trimEnd();
  }
  return null;
}

/** What stands behind the last correction, when that names somebody. */
/** "Ida Holm (I wrote Lou Hart)", "Ida Holm (not Lou Hart)": who was named before. */
const wroteBefore = /\s?\((?:(?:i|we) (?:first )?(?:wrote|said|had|put|typed)|ich (?:schrieb|hatte|sagte)|wir (?:schrieben|hatten)|j['’]ai (?:écrit|mis|dit)|j['’]avais (?:écrit|mis|dit)|nous avons (?:écrit|mis|dit))\s[^()]{2,60}\)/gi;
/** "(not on Wednesdays)" stays. */
const notHim = /\s?\((?:not|nicht|non|pas)\s(?:(?:Mr|Mrs|Ms|Herrn?|Frau|M|Mme)\.?\s\p{Lu}|\p{Lu}[\p{L}'’-]+\s\p{Lu})[^()]{1,50}\)/gu;

export function corrected(said: string): string {
  const text = said.replace(wroteBefore, '').replace(notHim, '');
  const settled = exchanged(text);
  if (settled !== null) return settled;
  const last = [...text.matchAll(correction)].at(-1);
  const rest = last === undefined ? '' : text.slice(last.index + last[0].length);
  // "Sorry, wrong tower, the one of Ida Holm is fine": corrected is something else.
  const next = personsIn(rest)[0];
  return next !== undefined && (next.start <= leadMax || personsIn(rest).some((one) => didReport(rest, one)) || personsIn(text.slice(0, last?.index)).length === 0) ? rest : text;
}

/** What stands behind him who is not meant: "not me (on leave), but Jess Tan, +61 …", "nicht Frau Lind (hat nur weitergeleitet), Herr Behr": an answer begins with him who is not meant. */
const deniedFirst = /^(?:(?:please|bitte)\s)?(?:no longer|not any ?more|not|nicht mehr|nicht|kein\p{L}*|non pas|non|plus|pas|ne (?:pas|plus)|n['’]\p{L}+ pas|(?:i|we) (?:can['’]?t|can ?not|am not|are not|will not|won['’]t)|ich (?:kann|bin|stehe) (?:\p{L}+ )?nicht|je ne \p{L}+ pas)(?:\s|(?=[,(]))/iu;
const meantThen = /(?:^|[\s,;–-])(?:but|sondern|mais|rather|so|therefore|deshalb|daher|donc|instead|stattdessen|vielmehr|plutôt)(?:\s(?:rather|now|instead|jetzt|nun|plutôt|please|bitte))?[\s:,]+/i;

export function behindDenied(text: string): string {
  const first = deniedFirst.exec(text);
  if (first === null) return text;
  // An aside about him who is not meant may name others.
  const plain = text.replace(/\([^()]*\)/gu, (part) => ' '.repeat(part.length));
  const again = meantThen.exec(plain.slice(first[0].length));
  if (again !== null) return text.slice(first[0].length + again.index + again[0].length);
  const next = personsIn(plain).find((one) => one.start > first[0].length && /[,;:–-]\s+(?:\p{Ll}+\s){0,3}$/u.test(plain.slice(0, one.start)));
  return next === undefined ? text : text.slice(next.start);
}

/** The person alone where the value is a sentence of what he did. */
export function whoItIs(value: string): string {
  const text = ofSomebody(corrected(value));
  if (phoneOf(text) !== null || mailAddressOf(text) !== null) return text;
  const first = personsIn(text)[0];
  return first !== undefined && first.start === 0 && deed.test(text.slice(first.end)) ? first.name : text;
}

/** "Mr Hart's secretary, Ms Holm": whose she is comes first. */
function ofSomebody(text: string): string {
  const [whose, who] = personsIn(text);
  if (whose === undefined || who === undefined || whose.start > 4) return text;
  return /^['’]s?\s(?:\p{Ll}[\p{L}-]+\s?){1,4},\s$/u.test(text.slice(whose.end, who.start)) ? text.slice(who.start) : text;
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
