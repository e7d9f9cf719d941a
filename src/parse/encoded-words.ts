// RFC 2047 encoded words → text. Real ones are broken: multi-byte characters split over words, spaces inside,
// unknown charsets, blanks in the text (F23, F29). What cannot be read stays as it stands; never throws. One pass
// over the field, whatever it holds.
import { decodeCharset } from './charset.ts';
import type { ProblemLog } from './problem-log.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

/** charset [*language, RFC 2231 5] ? B or Q ?; the text follows. Bounded, so one try costs at most this much. */
const wordStart = /=\?([^?\s=*]{1,60})(?:\*[^?\s]{0,40})?\?([bBqQ])\?/y;

const nonAscii = /([^ -~\t\r\n]+)/;
const nonAsciiStart = /^[^ -~\t\r\n]/;

interface Run {
  readonly charset: string;
  readonly chunks: Buffer[];
}

function wordBytes(encoding: string, text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('_', ' '), 'latin1');
  return encoding === 'b' ? decodeBase64(Buffer.from(text, 'latin1')) : decodeQuotedPrintable(bytes);
}

/** The field body with its encoded words decoded; blanks between two words vanish (RFC 2047 6.2). */
export function decodeEncodedWords(body: string, problems: ProblemLog): string {
  if (!body.includes('=?')) return body;
  let text = '';
  let last = 0;
  let run: Run | null = null;
  const flush = (): void => {
    if (run !== null) text += decodeCharset(Buffer.concat(run.chunks), run.charset, problems);
    run = null;
  };
  let at = body.indexOf('=?');
  while (at >= 0) {
    wordStart.lastIndex = at;
    const match = wordStart.exec(body);
    if (match === null) {
      at = body.indexOf('=?', at + 2);
      continue;
    }
    const [start, charset = '', letter = ''] = match;
    const end = body.indexOf('?=', at + start.length);
    // No end here means no end for any later word either: stopping keeps hostile fields linear.
    if (end < 0) break;
    const between = body.slice(last, at);
    // Words of one charset are joined as bytes before decoding: senders cut in the middle of a character.
    const open: Run | null = run !== null && between.trim() === '' ? run : null;
    if (open === null || (open as Run).charset.toLowerCase() !== charset.toLowerCase()) {
      flush();
      if (open === null) text += between;
    }
    for (const piece of body.slice(at + start.length, end).split(nonAscii)) {
      if (piece === '') continue;
      if (nonAsciiStart.test(piece)) {
        // Raw letters inside a word were already decoded with the header; they are what they look like.
        flush();
        text += piece;
      } else {
        run ??= { charset, chunks: [] };
        (run as Run).chunks.push(wordBytes(letter.toLowerCase(), piece));
      }
    }
    last = end + 2;
    at = body.indexOf('=?', last);
  }
  flush();
  return text + body.slice(last);
}
