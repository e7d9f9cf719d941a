// "Sam Pritchard / Service Delivery, Avon IT / 0117 …" below the last sentence, without a good-bye and without dashes: the
// name of the writer ends his letter, and what stands below it says who he is, not what is wrong. In: lines with roles.
// Out: the same, those of such a signature no longer new.
import { isClosing, isGreeting } from '../closing.ts';
import { mailAddressOf, phoneOf } from '../value/read-contact.ts';
import { startsWithSender } from '../../people/signature-contact.ts';
import type { TextLine } from '../text-line.ts';

const belowNameMax = 8;
const lineCharactersMax = 110;
/** More words with a full stop behind them are a sentence. */
const titleWordsMax = 6;
/** Above a signature something is said. */
const letterWordsMin = 4;

export function signedOff(lines: TextLine[], senderWords: ReadonlySet<string>): TextLine[] {
  const quoted = lines.filter((line) => line.role === 'quoted' && line.text.trim() !== '').map((line) => line.number);
  const [firstQuoted, lastQuoted] = [quoted[0] ?? Infinity, quoted.at(-1) ?? -Infinity];
  // What is typed between quoted lines answers them.
  const fresh = lines.filter((line) => line.role === 'new' && line.text.trim() !== '' && (line.number < firstQuoted || line.number > lastQuoted));
  const at = fresh.findLastIndex((line, index) => index > 0 && line.cells === null && startsWithSender(line.text, senderWords) && !/[:,]\s*$/.test(line.text));
  const first = farewellAbove(lines, fresh[at]?.number ?? Infinity);
  const end = first < firstQuoted ? firstQuoted : Infinity;
  const below = fresh.slice(at + 1).filter((line) => line.number < end);
  if (at < 0 || below.length > belowNameMax || !below.every(isBelowName) || !fresh.slice(0, at).some(isLetter)) return lines;
  return lines.map((line) => (line.role === 'new' && line.number >= first && line.number < end ? { ...line, role: 'signature' } : line));
}

/** "Ngā mihi", "À plus": a word or two by themselves right above the name say good-bye, in whatever language. */
const farewell = /^\p{Lu}[\p{L}'’]*(?:\s[\p{L}'’]+)?[,!]?$/u;

function farewellAbove(lines: readonly TextLine[], name: number): number {
  const at = lines.findIndex((line) => line.number === name);
  const [above, before] = [lines[at - 1], lines[at - 2]];
  return above !== undefined && above.role === 'new' && above.cells === null && farewell.test(above.text.trim()) && before?.text.trim() === '' ? above.number : name;
}

function isLetter({ text }: TextLine): boolean {
  return !isGreeting(text) && !isClosing(text) && text.trim().split(/\s+/).length >= letterWordsMin;
}

function isBelowName({ text, cells }: TextLine): boolean {
  if (cells !== null || text.length > lineCharactersMax) return false;
  if (phoneOf(text) !== null || mailAddressOf(text) !== null || /\bwww\.|https?:\/\//i.test(text)) return true;
  return !/[:?]/.test(text) && !(/[.!]\s*$/.test(text) && text.trim().split(/\s+/).length > titleWordsMax);
}
