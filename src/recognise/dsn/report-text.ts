// What a delivery report says in prose, for the many systems that do not write RFC 3464 fields (or leave half of them
// out). In come the readable lines, out come the lines of the report itself (without the returned mail) and the
// recipients named there, each with the words about it. It knows shapes of lines, not products: `<a@b>:`, an indented
// address, `Recipient: a@b`, `undeliverable to a@b`.
import { returnedMessageMarks } from './failure-phrases.ts';

export interface ReportText {
  /** Lines of the report, quoted lines left out. */
  readonly lines: readonly string[];
  /** Lines of the returned mail or its header behind the mark, empty without one. */
  readonly returned: readonly string[];
}

/** A recipient and the text about it: its own line and what follows until the next recipient. */
export interface NamedRecipient {
  readonly address: string;
  readonly diagnostic: string;
}

/** A report that long is a listing of a list's members; the first ones say enough. */
const reportLinesMax = 600;
const recipientsMax = 200;
/** Lines of words that belong to one recipient; transcripts of several attempts need about ten. */
const diagnosticLinesMax = 15;

const addrSpec = String.raw`[^\s<>()\[\],;:"'=|]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)*`;
const bracketed = String.raw`["'<(]{0,2}(?:mailto:|rfc822;\s*)?(${addrSpec})["'>)]{0,2}`;

/** Lines that name the failed recipient, the surest shape first. */
const recipientShapes: readonly RegExp[] = [
  new RegExp(String.raw`^\s*(?:[*•-]|>{1,3})?\s*${bracketed}\s*(?::|$|\(|;|\[|\.{3}|<mailto:|,?\s+(?:on|am|le|el|il|em|op|den)\s|\s(?:failed|unrecoverable|delivery))`, 'i'),
  new RegExp(String.raw`^\s*(?:final.?recipient|original.?recipient|recipients?(?: address)?|failed recipients?|addressed to|rcpt to|to|address|empfänger(?:adresse)?|destinataire|destinatario|an|à|para|宛先|email address)\s*:?\s*[:;]\s*(?:rfc822\s*;)?\s*(?:[^<>@\n]{0,60}<)?${bracketed}`, 'i'),
  new RegExp(String.raw`(?:>>>\s*rcpt to|rcpt to)\s*:?\s*${bracketed}`, 'i'),
  new RegExp(String.raw`(?:deliver(?:y|ed|ing)?|undeliverable|sent|send|reach(?:ed)?|transfer(?:red)?)\b[^@<>]{0,60}\b(?:to|for|recipient\(?s?\)?:?|address(?:es)?:?)\s*:?\s*${bracketed}`, 'i'),
  new RegExp(String.raw`\b(?:message|mail|e-?mail)\s+(?:to|for)\s+${bracketed}`, 'i'),
  new RegExp(String.raw`\b(?:rejected recipient|recipient|address|user|mailbox|account|member)\s*:?\s+${bracketed}`, 'i'),
  new RegExp(String.raw`^\s*[45]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3}\s+)?${bracketed}`, 'i'),
  new RegExp(String.raw`^\s*\S{0,70}:\d+:${bracketed}\s*:`, 'i'),
  new RegExp(String.raw`\bAddress:\s*${bracketed}`, 'i'),
];

/** Lines that name the sender or the mail in question: an address there is not the failed one. */
const senderLines = /^\s*(?:from|sender|reply-to|return-path|mail from|von|de|message-?id|subject|betreff|sent|date|x-[a-z-]+)\s*:|mail from\s*:|x-postfix-sender|please (?:contact|send)|for (?:further )?assistance|contact (?:the )?(?:postmaster|your)/i;

/** Whom a report tells to turn to. */
const contacts = /^(?:abuse|support|help(?:desk)?|admin(?:istrator)?|hostmaster|webmaster)@/u;

/** A header block of the returned mail that no mark announces. */
const returnedHeaderLine = /^(?:return-path|received|delivered-to|dkim-signature|message-id|mime-version|x-[a-z0-9-]+)\s*:/i;

export function splitReportText(lines: readonly string[]): ReportText {
  const kept = lines.slice(0, reportLinesMax).map((line) => line.slice(0, 1_000));
  const end = kept.findIndex((line, index) => returnedMessageMarks.some((mark) => mark.test(line))
    || (index > 0 && returnedHeaderLine.test(line) && looksLikeHeader(kept, index)));
  const report = end < 0 ? kept : kept.slice(0, end);
  return {
    lines: report.filter((line) => !/^\s*>(?!>>)/u.test(line)),
    returned: end < 0 ? [] : kept.slice(end),
  };
}

/** Three field lines within five: prose names a field now and then, a header is nothing else. */
function looksLikeHeader(lines: readonly string[], index: number): boolean {
  return lines.slice(index, index + 5).filter((line) => /^[A-Za-z][A-Za-z0-9-]+\s*:|^\s+\S/u.test(line)).length >= 3;
}

/**
 * Any address that is not known to be somebody else's, where no line has the shape of a recipient: "User mailbox
 * exceeds allowed size: a@b". Only the first: further ones are contacts and hosts as often as recipients.
 */
export function recipientsMentioned(report: readonly string[], ownAddresses: ReadonlySet<string>): NamedRecipient[] {
  const anyAddress = new RegExp(bracketed, 'i');
  for (const [line, text] of report.entries()) {
    const address = senderLines.test(text) ? '' : (anyAddress.exec(text)?.[1] ?? '').toLowerCase();
    if (address === '' || ownAddresses.has(address) || isDaemon(address) || contacts.test(address)) continue;
    return [{ address, diagnostic: report.slice(line, line + diagnosticLinesMax).join(' ').replaceAll(/\s+/gu, ' ').trim() }];
  }
  return [];
}

/** `ownAddresses`: to whom the report went, usually the sender of the lost mail; named only by a sure shape. */
export function recipientsNamed(report: readonly string[], ownAddresses: ReadonlySet<string>): NamedRecipient[] {
  const found: { address: string; line: number }[] = [];
  for (const [line, text] of report.entries()) {
    if (found.length >= recipientsMax) break;
    const address = recipientOfLine(text, ownAddresses);
    if (address !== null) found.push({ address, line });
  }
  return mergeByAddress(found.map((one, index) => {
    const until = Math.min(found[index + 1]?.line ?? report.length, one.line + diagnosticLinesMax);
    return { address: one.address, diagnostic: report.slice(one.line, Math.max(until, one.line + 1)).join(' ').replaceAll(/\s+/gu, ' ').trim() };
  }));
}

function recipientOfLine(text: string, ownAddresses: ReadonlySet<string>): string | null {
  if (!text.includes('@') || senderLines.test(text)) return null;
  for (const shape of recipientShapes) {
    const address = (shape.exec(text)?.[1] ?? '').toLowerCase().replace(/\.$/u, '');
    if (address !== '' && !ownAddresses.has(address) && !isDaemon(address)) return address;
  }
  return null;
}

function isDaemon(address: string): boolean {
  return /^(?:mailer-daemon|postmaster)@/u.test(address);
}

/** The same recipient is named in the list, in the transcript and in the reason: one recipient, all the words. */
function mergeByAddress(found: readonly NamedRecipient[]): NamedRecipient[] {
  const merged = new Map<string, string>();
  for (const one of found) {
    const before = merged.get(one.address);
    merged.set(one.address, before === undefined ? one.diagnostic : `${before} ${one.diagnostic}`.slice(0, 4_000));
  }
  return [...merged].map(([address, diagnostic]) => ({ address, diagnostic }));
}
