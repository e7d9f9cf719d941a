// Addresses in a letter that are nobody whom the fault hits. In: lines of prose. Out: the lines without the addresses that
// were copied out of a machine ("10:02:11 BYE sip:gate@192.0.2.7:5061", "orig_to=<desk@…>"), and the mailboxes that
// something is done with or as ("two of them can no longer send as the shared mailbox desk@…"). Such a mailbox is affected
// itself where nobody else is: who asks for this set decides that.
import type { FieldClaim } from '../../recognition.ts';
import type { TextLine } from '../text-line.ts';

const address = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
/** A host's number instead of its name is no domain that people have mail at. */
const ofNumber = /@\d{1,3}(?:\.\d{1,3}){3}$/;
/** A key and its value, a command of SMTP (RFC 5321 4.1.1) and a method of SIP (RFC 3261 7.1). */
const copiedBefore = /(?:[\p{L}\p{N}_]=["'<]{0,2}|\b(?:MAIL FROM|RCPT TO):\s?<?|\b[A-Z]{3,12}\s<?sips?:)$/u;
/** Behind a time of day with seconds, what a machine writes: a level, a method, the name of a process. */
const stamped = /\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?[\])]?\s{1,3}(?:\[?[A-Z]{3,12}\b|[\w./-]{2,40}\[\d{1,7}\]:|[\w.-]{2,40}:\s)(?:(?![.!?]\s\p{Lu})[^\n]){0,300}$/u;
const word = String.raw`[\p{L}'’-]{1,20}`;
const box = String.raw`(?:mailbox|inbox|calendar|address|account|group|alias|room|list|postfachs?|mailadresse|adresse|kontos?|kalenders?|gruppe|raums?|funktionspostfachs?|gruppenpostfachs?|teampostfachs?|sammelpostfachs?|boîte|compte|agenda|calendrier|groupe|salle)`;
const way = String.raw`(?:as|(?:send(?:ing|s)?|sent|repl(?:y|ies|ying)|writ(?:e|es|ing)) from|into|behalf of|name of|behalf|permissions? (?:on|to|for)|rights? (?:on|to|for)|access to|(?:open|opens|opening|access|see|use|reach) (?:the|their|our|a)|als|im namen|auf|über|zugriff auf|rechte auf|au nom|en tant que|accès à|droits sur|(?:ouvrir|voir|utiliser) (?:la|le|leur))`;
const usedBefore = [
  new RegExp(String.raw`(?<![\p{L}])(?:into|behalf of|im namen von|au nom de|en tant que)\s["'<(„“]{0,2}$`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}])${way}\s(?:${word}\s){0,3}${box}\s(?:${word}\s){0,3}["'<(„“]{0,2}$`, 'iu'),
];
/** So far before an address its clause tells what is done with it. */
const beforeMax = 120;

/** The same line with blanks where a log or a trace names an address. */
export function withoutCopied(line: TextLine): TextLine {
  if (!line.text.includes('@')) return line;
  const text = line.text.replace(address, (one, at: number) => (ofNumber.test(one) || copiedBefore.test(line.text.slice(Math.max(0, at - 20), at)) || stamped.test(line.text.slice(0, at)) ? ' '.repeat(one.length) : one));
  return text === line.text ? line : { ...line, text };
}

/** In small letters. */
export function usedAccounts(lines: readonly TextLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => [...text.matchAll(address)].filter((one) => {
    const before = text.slice(Math.max(0, one.index - beforeMax), one.index);
    return usedBefore.some((pattern) => pattern.test(before));
  }).map((one) => one[0].toLowerCase())));
}

/** The claim without them where it names somebody else of their domain as well; null where it names nobody else. */
export function withoutUsed(claim: FieldClaim, used: ReadonlySet<string>): FieldClaim | null {
  if (!Array.isArray(claim.value)) return claim;
  const value = claim.value as readonly string[];
  const rest = value.filter((entry) => !used.has(entry.toLowerCase()));
  if (rest.length === value.length) return claim;
  if (rest.length === 0) return null;
  const domains = new Set(value.filter((entry) => used.has(entry.toLowerCase())).map(domainOf));
  return rest.some((entry) => !entry.includes('@') || domains.has(domainOf(entry))) ? { ...claim, value: rest } : claim;
}

function domainOf(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1).toLowerCase();
}
