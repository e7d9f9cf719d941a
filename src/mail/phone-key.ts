// A telephone number as it is compared: the digits with the country in front. `+1 (312) 555-0100`, `001 312 5550100` and
// `1-312-555-0100` are one number; without its country a number is another one (E.164).

/** Shorter ones are extensions and services that every country has; longer ones E.164 does not know. */
const digitsMin = 7;
const digitsMax = 15;
/** Longer texts are no notice of a call. */
const charactersRead = 2_000;

/** null: no number that is the same everywhere. */
export function phoneKey(phone: string): string | null {
  const digits = phone.replace(/\(0\)/gu, '').replace(/(?:extension|ext|x|durchwahl|poste)\.?\s*\d+\s*$/iu, '').replace(/\D/gu, '').replace(/^00/u, '');
  return digits.length < digitsMin || digits.length > digitsMax || digits.startsWith('0') ? null : digits;
}

/** The numbers with a country that a text names, each once. */
export function numbersIn(text: string): string[] {
  const written = text.slice(0, charactersRead).match(/(?<![\w+])(?:\+|00)\d(?:[ /.\u2010-\u2015-]{0,2}(?:\(\d{1,5}\)[ -]?)?\d){6,15}(?!\d)/gu) ?? [];
  return [...new Map(written.flatMap((one) => {
    const key = phoneKey(one);
    return key === null ? [] : [[key, one] as const];
  })).values()];
}
