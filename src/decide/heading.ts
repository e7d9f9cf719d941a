// A template announces itself by a heading ("SERVICE REQUEST TEMPLATE", "SRQ: two new domains"): the `label:`
// predicate. Only the subject and the beginning of the new text count, and only at the start of a line, so that
// "we will file a change request later" is no heading.
import type { MailEvent } from './decision.ts';

/** Lines of new text that may carry a heading. Templates are pasted at the top, below a greeting. */
const headingLinesMax = 12;
/** What may stand between the heading and the end of its line: "INCIDENT TEMPLATE", "Type: INCIDENT". */
const tails = /^(\s*(template|form|request|formular|vorlage|modèle|ticket|report))*\s*([:：=→\-–—|.(#]|$)/i;
/** Marks of a list and the number of an item: "3) Request – …". */
const marks = /^(?:[\s*_#>|\-–—•·▪]|\(?\d{1,2}[a-z]?[.)]\s)+/i;

/** True when the subject or an early line of the new text begins with one of `headings`. */
export function hasHeading(event: MailEvent, headings: readonly string[]): boolean {
  const subject = event.mail.subject.replace(/^\s*((re|aw|fwd?|wg|tr|rv|antw|sv)\s*:\s*|\[[^\]]{0,60}\]\s*)+/i, '');
  const lines = event.recognition.message.split('\n').filter((line) => line.trim() !== '').slice(0, headingLinesMax);
  const beginnings = [subject, ...lines].flatMap(beginningsOf);
  return headings.map(fold).some((heading) => beginnings.some((text) => text.startsWith(heading) && tails.test(text.slice(heading.length).replace(/^ ?[*_]+/u, ''))));
}

/** Where the heading of a line may begin: at its start, or behind "Type:". */
function beginningsOf(line: string): string[] {
  // A row of a table is a line with a tab between its cells.
  const plain = fold(line.replaceAll('\t', ' | ')).replace(marks, '');
  return [plain, plain.replace(/^(ticket |request |type of )?(type|typ|art|kind|category|kategorie|catégorie)\s*[:=|]\s*/i, '')];
}

function fold(text: string): string {
  // ASCII is its own normal form; without this the normalizing of a few lines is a third of a decision.
  return (/^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKC')).toLowerCase().replace(/\s+/gu, ' ').trim();
}
