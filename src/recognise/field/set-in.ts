// A block that only looks quoted: set in with the editor of a mail program, in a mail that answers nobody and with nobody's
// name above it. In: the lines of a mail by their roles. Out: the same, such a block as what it is, typed by the writer.
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import { isAnswerSubject, isPassedOnSubject } from './subject-marks.ts';
import type { TextLine } from './text-line.ts';

/** "Am … schrieb …:", "From: …", "----- Original Message -----": somebody else's words follow. */
const introduces = /(?:wrote|schrieb|écrit|escribió|scritto|schreef|napisał)(?![\p{L}]).{0,80}:\s*$|^\s*[*_>]*\s*(?:from|von|de|da|van|od)\s?[*_]*\s?:|-{3,}|_{6,}/iu;

export function withSetIn(lines: TextLine[], mail: ParsedMessage): TextLine[] {
  if (mail.html === null || mail.inReplyTo.length > 0 || mail.references.length > 0 || isAnswerSubject(mail.subject) || isPassedOnSubject(mail.subject)) return lines;
  if (!lines.some((line) => line.role === 'quoted') || lines.some((line) => line.role === 'forwarded' || introduces.test(line.text))) return lines;
  return lines.map((line) => (line.role === 'quoted' ? { ...line, role: 'new', depth: 0 } : line));
}
