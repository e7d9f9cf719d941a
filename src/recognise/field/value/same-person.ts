// A person behind his label who is named by "the same as before", and what stands there and is no person at all: the number
// of a server. In: the value. Out: the name, or yes.
import { personsIn } from '../../people/person-names.ts';
import { phoneOf } from './read-contact.ts';

/** "same as yesterday (Mr Holm)": the one who is named with it. */
export function sameAs(value: string): string | null {
  const named = sameLead.test(value) ? personsIn(value) : [];
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}

const sameLead = /^(?:(?:the |again )?same|as (?:before|last|in|yesterday)|like|wie|(?:wieder )?(?:dem|der|die|das|den|des)selben?|dieselbe|derselbe|vom selben|comme|(?:de |du )?(?:le|la) même|toujours)(?![\p{L}])/iu;

/** "AVN-CMS-0042": what is made of letters and digits is nobody. */
export function isCode(value: string): boolean {
  return /^(?=\S*\d)(?=\S*[\p{L}-])[\p{L}\d-]+$/u.test(value.trim()) && phoneOf(value) === null;
}
