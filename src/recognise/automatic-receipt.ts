// Receipts of other ticket systems that carry no mark of an automatic mail: "[Ticket#2026…] Your request has been
// received". Answering them makes two systems talk to each other for ever (PUBLIC-FACTS P-25), taking the agent's
// real answer from the same address for one would lose it. So a receipt needs the announcement AND nothing but
// boilerplate around it: one sentence of substance or one question makes the mail human. Out goes the sentence why,
// or null. It does not know products; subjects and sentences of the common shape are enough.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { isBoilerplate, isGreeting, receiptPhrases } from './automatic-receipt-phrases.ts';

/** A ticket number of some other system in a subject: `[Ticket#2026…]`, `[ABC-901177]`, `(Case 123456)`, `INC0012345`. */
const foreignTag = /\[[^\]]{0,30}#?\s?[A-Z]{0,10}[-_ :#]?\d{3,20}[^\]]{0,10}\]|\b(?:ticket|case|request|incident|vorgang|anfrage|fall|demande|solicitud|caso|zaak|issue|call)\s*(?:id|no\.?|nr\.?|number)?\s*[:#]?\s*[A-Z-]{0,8}\d{3,20}\b|\b(?:INC|RITM|REQ|CS|CHG|SR)\d{5,16}\b|#{1,2}[A-Z]{0,4}-?\d{3,20}|\([A-Z]{2,10}-\d+\)/i;

/** A receipt longer than this is a letter. */
const sentencesMax = 25;
/** Share of boilerplate that makes a mail a receipt; the rest is names, numbers and the repeated subject. */
const boilerplateShareMin = 0.6;

export function recogniseReceipt(mail: ParsedMessage): string | null {
  const sentences = ownSentences(mail);
  if (sentences.length > sentencesMax || sentences.some(asks)) return null;
  const announced = sentences.find((sentence) => receiptPhrases.some((phrase) => phrase.test(sentence)));
  const announcedInSubject = foreignTag.test(mail.subject) && !/[?？]/u.test(mail.subject) && receiptPhrases.some((phrase) => phrase.test(mail.subject));
  if (announced === undefined && !announcedInSubject) return null;

  const said = sentences.filter((sentence) => !isGreeting(sentence) && !repeatsSubject(sentence, mail.subject));
  const boilerplate = said.filter((sentence) => isBoilerplate(sentence)).length;
  if (said.length > 0 && boilerplate / said.length < boilerplateShareMin) return null;
  return `receipt of another ticket system: "${(announced ?? mail.subject).slice(0, 80)}"`;
}

/** Sentences outside quotes and below no signature mark. */
function ownSentences(mail: ParsedMessage): string[] {
  const lines = mail.lines.slice(0, 300).map((line) => line.text.trim()).filter((text) => !text.startsWith('>'));
  const end = lines.findIndex((text) => /^--\s*$|^-{4,}\s*(?:original|ursprüngliche|forwarded)|^(?:On|Am|Le|El|Il) .{5,120}:$/i.test(text));
  const paragraphs = (end < 0 ? lines : lines.slice(0, end)).join('\n').slice(0, 20_000).split(/\n\s*\n/u);
  return paragraphs
    // Each line of a filled form says something of its own.
    .flatMap((paragraph) => paragraph.split(/\n(?=\s*\p{Lu}[\p{L} .'-]{1,40}[:：]\s)/u))
    .flatMap((paragraph) => paragraph.replaceAll(/\s*\n\s*/gu, ' ').split(/(?<=[.!?。！？])\s+/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence));
}

/** A question to us: only the standing offers of every receipt are none. */
function asks(sentence: string): boolean {
  return /[?？]$/u.test(sentence) && !/^(?:did you know|need (?:more )?help|noch fragen|questions|(?:do you )?have (?:any )?(?:more |further )?questions)\b/i.test(sentence);
}

function repeatsSubject(sentence: string, subject: string): boolean {
  const wanted = subject.replaceAll(/^(?:re|aw|fwd?|wg)\s*:\s*/gi, '').replaceAll(/\[[^\]]*\]/gu, '').trim().toLowerCase();
  return wanted.length >= 6 && sentence.toLowerCase().includes(wanted);
}
