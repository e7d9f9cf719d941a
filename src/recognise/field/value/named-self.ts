// "Ansprechpartner: ich selbst", "Contact: the undersigned, +44 …", "Betroffen: nur ich": who is meant is whoever wrote the
// mail. In: an answer, the writer. Out: the same with his name; null where it names no writer, or he has none.
import { personsIn } from '../../people/person-names.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { mailAddressOf, phoneOf } from './read-contact.ts';
import type { ReadContext } from './reading.ts';

const only = String.raw`(?:(?:only|just|nur|bloß|juste|seulement|uniquement)\s)?`;
const self = String.raw`(?:(?:it['’]s|it is|that['’]s|that would be|das bin|das ist|bin|c['’]est)\s)?(?:me myself|me|myself|i myself|i|yours truly|(?:the )?(?:undersigned|signatory)|the (?:writer|sender) (?:of this|myself)|ich selbst|ich selber|meine Wenigkeit|ich|selbst|mich|mir|(?:der|die)? ?(?:Unterzeichn\p{L}+|Unterfertigte\p{L}*)|moi[ -]même|moi|(?:le |la )?soussignée?)(?![\p{L}'’-])`;
const startsWithSelf = new RegExp(String.raw`^${only}${self}`, 'iu');
const nothingElse = new RegExp(String.raw`^${only}${self}(?:\s(?:only|alone|allein|seule?|uniquement|selbst))?\s?[.!]?$`, 'iu');
/** "Me Guivarch" is a lawyer, "I. Holm" has an initial. */
const title = /^(?:Me\s\p{Lu}|I\.)/u;
/** What leads from the word to the number: ", but on the mobile,". */
const toNumber = /^[^\d+@]{0,40}?(?=\+|\(?0\d)/u;

export function isSelf(said: string): boolean {
  return nothingElse.test(said) && !title.test(said);
}

/** Whoever wrote, when he is a person and no team. */
export function nameOfWriter({ writer }: ReadContext): string | null {
  return writer !== undefined && personsIn(writer.name).some((one) => one.name === writer.name) ? writer.name : null;
}

export function asNamed(value: string, rule: FieldRule, context: ReadContext): string | null {
  const said = title.test(value) ? null : startsWithSelf.exec(value);
  const name = said === null ? null : nameOfWriter(context);
  if (said === null || name === null) return null;
  const rest = value.slice(said[0].length);
  const isReached = phoneOf(rest) !== null || mailAddressOf(rest) !== null;
  // Without a number of today, who he is and how to reach him is known better elsewhere.
  const isKnown = rule.reached === true || rule.fallback.includes('directory') || rule.fallback.includes('signature');
  if (personsIn(rest).length > 0) return null;
  if (!isReached) return !isKnown && /^\s*(?:[,;.(–—-]|$)/u.test(rest) ? name : null;
  const address = mailAddressOf(rest) === null && context.writer !== undefined ? `, ${context.writer.address}` : '';
  return `${name}${phoneOf(rest) === null ? rest : rest.replace(toNumber, ', ')}${address}`;
}
