// Persons in notes without sentences: "caller j holm, not checked", "usr D. Rao, auth ok", "reported j. holm", "j holm rang".
// In: lines as typed. Out: names as typed, each with its place. A lone word is somebody only behind such a lead; a common one is nobody.
import { sentencesOf, type Sentence } from '../field/sentences.ts';
import type { TextLine } from '../field/text-line.ts';
import { isGivenName } from './given-names.ts';
import { isNobody } from './no-names.ts';
import { isCommonWord } from './short-named-persons.ts';

const initial = String.raw`(?:\p{L}\.\s?|(?![aiuyoàIA]\s)\p{L}\s)`;
const word = String.raw`\p{L}[\p{L}'’-]{1,20}`;
const title = String.raw`(?:mrs?|ms|miss|dr|frau|herrn?|hr|fr|mme|mlle)\.?\s`;
const name = String.raw`(?<name>${title}(?:${initial})?${word}|${initial}${word}|(?<given>${word})\s${word})`;
const lead = '(?:caller|user|usr|reporter|rep|reported(?: by)?|rptd(?: by)?|raised by|logged by|called by|rung by|requested by|req by|requester|from user|anrufer(?:in)?|melder(?:in)?|userin|gem(?:eldet|\\.)?(?: von| durch)?|anwender(?:in)?|benutzer(?:in)?|anforderer|appelante?|utilisateur|utilisatrice|signalé(?: par)?|demandeu(?:r|se)|demandé par)';
const forms = [
  String.raw`(?:^|[.;,(|/]\s*|\s[-–]\s)${lead}\s?[:=]?\s+${name}(?=\s*(?:$|[,.;()/|–-])|\s(?:auth|authorised|allowed|ok|berechtigt|habilit))`,
  String.raw`(?:^|[.;,(|/]\s*|\s[-–]\s)(?<name>(?:${title})?${initial}${word})\s(?:(?:has|just|hat|a)\s){0,2}(?:called|rang|phoned|reported|complains?|wants|asks|angerufen|ruft an|rief an|meldet|gemeldet|appelé|signale|signalé)(?![\p{L}])`,
].map((form) => new RegExp(form, 'giu'));
/** "user Dorota.": a lone word right behind such a lead, with nothing else in its clause. */
const lone = new RegExp(String.raw`(?:^|[.;|/]\s*)(?:${lead})\s?[:=]?\s+(?<name>${word})(?=\s*(?:$|[.,;(|/]))`, 'giu');

export function tersePersons(lines: readonly TextLine[]): { name: string; sentence: Sentence }[] {
  const sentences = sentencesOf(lines).filter((sentence) => !sentence.wish);
  const told = sentences.flatMap((sentence) => forms.flatMap((form) => [...sentence.text.matchAll(form)].flatMap(({ groups }) => {
    const found = (groups?.['name'] ?? '').trim();
    const words = found.replace(new RegExp(`^${title}`, 'iu'), '').split(/[\s.]+/);
    const common = words.some((one) => one.length > 1 && isCommonWord(one)) || (groups?.['given'] !== undefined && !isGivenName(groups['given']));
    return found === '' || common ? [] : [{ name: found, sentence }];
  })));
  if (told.length > 0) return told;
  return sentences.flatMap((sentence) => [...sentence.text.matchAll(lone)].flatMap(({ groups }) => {
    const found = groups?.['name'] ?? '';
    return isGivenName(found) || (/^\p{Lu}\p{Ll}{2,}/u.test(found) && !isNobody(found) && !isCommonWord(found)) ? [{ name: found, sentence }] : [];
  }));
}
