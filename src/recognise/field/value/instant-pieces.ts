// "10:00 UTC+1", "on 9 March 2026", "CET": parts of a date and time that say too little by themselves, and complete what an
// earlier mail has told. In: a text, or the new lines of a mail. Out: the parts of each sentence that holds any. Whether
// one was asked for is decided elsewhere; a longer sentence tells a story, in which numbers mean other things.
import type { Instant } from '../../../mail/instant.ts';
import type { InstantPiece } from '../../recognition.ts';
import { findDate, findTime, findZone, type FoundTime } from './instant-parts.ts';
import { settledDay } from './read-instant.ts';
import type { TextLine } from '../text-line.ts';

const sentenceCharactersMax = 100;
/** A zone without a time beside it is an answer of few words. */
const zoneCharactersMax = 40;
const piecesMax = 10;
const sentenceEnds = /(?<=[\p{L}\d)][.!;])\s+(?=\p{Lu})/u;
/** "0930" may be any number, "9:30", "9 Uhr" and "9 am" are times. */
const surelyTime = /[:.]|h|uhr|[ap]\.?m/i;

const denied = /(?<![\p{L}])(?:not|nicht|statt|anstatt|instead of|rather than|et non|non|pas|au lieu de)\s(?:(?:at|until|erst|schon|um|à|de)\s){0,2}(?=\d)/iu;

/** The parts of one text; null where it holds none. */
export function pieceOf(whole: string, line: number, receivedAt: Instant): InstantPiece | null {
  const lead = denied.exec(whole);
  const behind = lead === null ? '' : whole.slice(lead.index + lead[0].length);
  const taken = lead === null ? null : findTime(behind);
  const not = taken !== null && taken.at === 0 && surelyTime.test(behind.slice(0, taken.end)) ? taken : null;
  // What is taken back says nothing.
  const text = lead === null || not === null ? whole : `${whole.slice(0, lead.index)}${' '.repeat(lead[0].length + not.end)}${behind.slice(not.end)}`;
  const date = findDate(text);
  const rest = date === null ? text : `${text.slice(0, date.at)}${' '.repeat(date.end - date.at)}${text.slice(date.end)}`;
  const time = findTime(rest);
  const zone = findZone(rest);
  const at = time !== null && surelyTime.test(rest.slice(time.at, time.end)) && time.hour < 24 && time.minute < 60 && time.second < 60 ? time : null;
  const named = zone !== null && (at !== null || date !== null || text.trim().length <= zoneCharactersMax) ? zone : null;
  const day = date === null ? null : settledDay(text, date, named, receivedAt);
  const found = [day === null ? null : date, at, named].filter((part) => part !== null);
  if (found.length === 0) return null;
  const [from, to] = [Math.min(...found.map((part) => part.at)), Math.max(...found.map((part) => part.end))];
  return { day, time: at === null ? null : timeText(at), zone: named?.offset ?? null, raw: text.slice(from, to).trim(), line, ...(not === null ? {} : { notTime: timeText(not) }) };
}

function timeText({ hour, minute, second }: FoundTime): string {
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

/** One for each sentence of these lines that holds a part. */
export function instantPieces(lines: readonly TextLine[], receivedAt: Instant): InstantPiece[] {
  const sentences = lines.filter((line) => line.cells === null && !/\?\s*$/.test(line.text)).flatMap((line) => line.text.split(sentenceEnds).map((text) => ({ text, line: line.number })));
  return sentences.filter(({ text }) => /\d|\p{Lu}{3}|time|zeit|heure/u.test(text) && text.length <= sentenceCharactersMax)
    .flatMap(({ text, line }) => pieceOf(text, line, receivedAt) ?? []).slice(0, piecesMax);
}
