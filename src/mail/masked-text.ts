// Personal data in texts that only need to say what happened (logs, alarms): addresses and telephone numbers keep what
// somebody who knows the case recognises, and nothing to collect (H-13).

/** Keeps the first character and the domain; `<>` for the null reverse-path. */
export function maskedAddress(address: string): string {
  if (address === '') return '<>';
  const at = address.lastIndexOf('@');
  const first = String.fromCodePoint(address.codePointAt(0) ?? 0x3f);
  return at < 0 ? `${first}***` : `${at === 0 ? '' : first}***${address.slice(at)}`;
}

/** Bounded on both sides: a log line of a hostile sender must not cost more than its length. */
const addresses = /[^\s<>()[\],;:"'@/\\]{1,64}@[\p{L}\d.-]{1,253}/gu;
/** International (+ or 00), or national with a 0 and a separator behind the area code; never a row id or an instant. */
const phoneNumbers = /(?<![\w.+/-])(?:(?:\+|00)[1-9]|\(0\d|0[1-9]\d{0,4}[ /-])[\d ()./-]{5,24}\d(?![\w-])/gu;

/** `+49 89 5550199` → `+49…99`; a number that stands in one of the texts of `keep` stays. */
export function maskedPhones(text: string, keep: readonly string[] = []): string {
  const kept = keep.map((one) => one.replace(/\D/gu, ''));
  return text.replace(phoneNumbers, (number) => {
    const digits = number.replace(/\D/gu, '');
    return digits.length < 7 || kept.some((one) => one.includes(digits)) ? number : `${number.slice(0, 3)}…${number.slice(-2)}`;
  });
}

/** A text without whole addresses and telephone numbers. */
export function maskedText(text: string): string {
  return maskedPhones(text.replace(addresses, (address) => maskedAddress(address)));
}
