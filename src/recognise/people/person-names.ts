// Names of persons in a sentence: "Judith Hart", "J. Hart", "Miss Trent", "Frau Keller", "Jan van der Berg". In: a text.
// Out: where each stands. A company ("Severn Law"), a product, a day, a place that somebody is of ("Ida Holm of Tower
// Trust") and a capitalised word that only begins its sentence are nobody. Knows no person by name: it reads capitals.
import { isCompanyName } from './company-names.ts';
import { isGivenName } from './given-names.ts';
import { isNobody } from './no-names.ts';

const wordsMax = 5;

export interface NamedPerson {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const title = String.raw`(?:Sig|Sra|Señora?|Pan|Pani|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Hon|Capt|Sgt|Herrn?|Hr|Frau|Fr|Rechtsanw(?:alt|ältin)|RA(?:in)?|Notar(?:in)?|Professor(?:in)?|Doktor|Direktor(?:in)?|Ing|Dipl\.-?\s?Ing|med|jur|Madame|Mme|Monsieur|Mlle|Maître|Me|Docteur|Professeur|M)\.?`;
const word = String.raw`(?!${title}\s)(?:\p{Lu}['’]\p{Lu}|Mc\p{Lu}|\p{Lu})\p{Ll}[\p{Ll}'’]*(?:-\p{Lu}[\p{Ll}'’]+)?`;
const initials = String.raw`(?:\p{Lu}\.[\s-]?){1,3}`;
const link = String.raw`(?:van|von|de|du|der|den|la|le|ten|zu|al|bin|da|di|dos)`;
/** "Mme Le Goff", "Piet Van Dam": with a capital a part of the name. */
const particle = '(?:Le|La|De|Du|Des|Van|Von|Vom|El|Al|Ben|Di|Da|St|Mac|Ter|Ten)';
const particles = new RegExp(`^${particle}$`, 'u');
const name = new RegExp(String.raw`(?<![\p{L}\p{N}@.'’/-])(?:(?:${title}\s){1,4}(?:${initials}\s?)?(?:${particle}\s)?${word}(?:\s${word})?|${initials}\s?${word}|${word}(?:\s\p{Lu}\.)?(?:\s${link}){0,2}(?:\s${word}){1,3})(?![\p{L}\p{N}@-]|\.\p{L})`, 'gu');
const titled = new RegExp(String.raw`^(?:${title}\s)+`, 'u');

/** "A call from …", "on behalf of …": what comes from him is his. */
const his = /(?<![\p{L}])(?:calls?|mails?|e-?mails?|messages?|requests?|tickets?|reports?|complaints?|word|news|heard|hear|wish|note|text|behalf|anruf|meldung|nachricht|anfrage|auftrag|namen|appel|demande|courriel|nom|part|(?:request|call|report|ticket|complaint|mail|message|wish|anfrage|meldung|demande|appel)(?:\s(?:itself|here|today|selbst|heute))?\s(?:is|was|comes|came|kommt|kam|ist|war|vient|venait))\s(?:from|of|von|de)\s(?:(?:our|the|a|unserem|unserer)\s)?$/iu;
const origin = /(?<![\p{L}])(?:of|from|at|aus|bei|von|de|chez|in)\s(?:the\s)?$/iu;

export function personsIn(text: string): NamedPerson[] {
  const found: NamedPerson[] = [];
  for (const one of text.matchAll(name)) {
    const part = withoutLead(one[0], one.index);
    // "Marsh Lane Dental Care" begins like a person.
    if (part !== null && !isCompanyName(`${part.name}${/^(?:\s\p{Lu}[\p{L}’'-]*){0,3}/u.exec(text.slice(part.end))?.[0] ?? ''}`)) found.push(part);
  }
  return found;
}

/** "Ida Holm of Port Tower": where somebody is from, not who he is. */
export function isOrigin(text: string, person: NamedPerson): boolean {
  const before = text.slice(Math.max(0, person.start - 60), person.start);
  return origin.test(before) && !his.test(before) && !titled.test(person.name);
}

/** "Wochenende Ines Pohl", "Handy von Arne Bode": a noun stands before a name that begins further on. */
function fromGivenName(text: string): string {
  const words = text.split(/\s+/);
  const given = titled.test(text) || isGivenName(words[0] ?? '') || /^\p{Lu}\./u.test(text) ? -1 : words.findIndex((one) => isGivenName(one));
  return given > 0 && given < words.length - 1 ? words.slice(given).join(' ') : text;
}

/** "Contact Mirko Stahl": without the words that are no part of a name, when a name is left. */
function withoutLead(text: string, start: number): NamedPerson | null {
  let rest = text;
  while (!titled.test(rest) && isNobody((/^\S+/.exec(rest)?.[0] ?? '').replace(/['’](?:s|re|ll)$/u, ''))) {
    const next = /\s+(.*)$/u.exec(rest)?.[1];
    if (next === undefined) return null;
    rest = next;
  }
  rest = fromGivenName(rest);
  const at = start + text.length - rest.length;
  rest = rest.replace(/['’]s$/u, '');
  const words = rest.replace(titled, '').split(/\s+/);
  if (words.some((part, i) => isNobody(part) && !(particles.test(part) && i < words.length - 1 && (i > 0 || titled.test(rest)))) || (!titled.test(rest) && words.length < 2) || words.length > wordsMax) return null;
  return { name: rest, start: at, end: at + rest.length };
}
