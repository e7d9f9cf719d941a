// Challenge-response: a system that holds a mail back until its sender proves to be a person. It comes in the robe of
// a person's reply or of a delivery report, but nothing has failed for good and nobody wrote. Out goes the sentence
// that gave it away, or null. It must never be answered: the answer would be challenged again.
import type { ParsedMessage } from '../parse/parsed-message.ts';

const challengePhrases: readonly RegExp[] = [
  /\b(?:address|e-?mail|sender|name)\b.{0,60}\b(?:added|add) (?:you )?(?:to|on)\b.{0,40}\b(?:allowed|approved|white|safe|guest).{0,3}list/i,
  /\b(?:protected|screened|filtered) by\b.{0,60}\b(?:click|confirm|verify|verification)/i,
  /\bto (?:ensure|complete|confirm|release).{0,20}\bdelivery of your (?:e-?mail|message)|click.{0,60}\bto (?:have|get) your (?:e-?mail|message|address)/i,
  /\b(?:verify|confirm|prove) that (?:you are|you're|your message|this message|your e-?mail).{0,60}\b(?:human|person|real|legitimate|not (?:spam|junk|automated))/i,
  /\bguest list\b|\bsender not pre-?approved\b|\b(?:has not yet|must first) (?:been )?(?:authori[sz]ed?|approved?|whitelisted) (?:you|your (?:address|e-?mail))/i,
  /\bprotect\w* (?:myself|my (?:mailbox|inbox|e-?mail)|this (?:mailbox|address)).{0,60}\b(?:junk|spam)|\bcomplete the verification\b|\bsender verification required\b/i,
  /\bchallenge[- ]response\b|\bautomated confirmation request\b|\bmessage is (?:being )?held\b.{0,80}\b(?:until|confirm|reply)/i,
  /bestätigen sie.{0,60}(?:absender|kein spam|mensch)|auf die (?:white|erlaubnis)liste/i,
];

/** The demand stands at the top. */
const linesMax = 40;

export function recogniseChallenge(mail: ParsedMessage): string | null {
  const text = mail.lines.slice(0, linesMax).map((line) => line.text.trim()).filter((line) => !line.startsWith('>')).join(' ').slice(0, 6_000);
  const found = challengePhrases.map((phrase) => phrase.exec(text)?.[0]).find((words) => words !== undefined);
  if (found === undefined) return null;
  // Somebody who asks about such a mail writes a question; a challenge demands something.
  return /\b(?:click|verif|confirm|reply|visit|bestätig|automated|list)\w*/i.test(text) && /https?:\/\/|reply/i.test(text)
    ? `challenge of a sender check: "${found.slice(0, 80)}"` : null;
}
