// RFC 2047 encoded words → text. Real ones are broken: multi-byte characters split over words, spaces inside,
// unknown charsets, blanks in the text (F23, F29). What cannot be read stays as it stands; never throws. One pass
// over the field, whatever it holds.
import { decodeCharset } from './charset.ts';
import type { ProblemLog } from './problem-log.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

/** charset [*language, RFC 2231 5] ? B or Q ?; the text follows. Bounded, so one try costs at most this much. */
const wordStart = /=\?([^?\s=*]{1,60})(?:\*[^?\s]{0,40})?\?([bBqQ])\?/y;

interface Run {
  readonly charset: string;
  readonly encoding: string;
  chunks: Buffer[];
}

function wordBytes(encoding: string, text: string): Buffer {
  if (encoding === 'b') return decodeBase64(Buffer.from(text, 'latin1'));
  return decodeQuotedPrintable(Buffer.from(text.replaceAll('_', ' '), 'utf8'));
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
    const word = body.slice(at + start.length, end);
    const between = body.slice(last, at);
    const adjacent = run !== null && /^\s*$/.test(between);
    const encoding = letter.toLowerCase();
    const open = run as Run | null;
    // Words of one charset are joined as bytes before decoding: senders cut in the middle of a character.
    if (adjacent && open !== null && open.charset.toLowerCase() === charset.toLowerCase()) {
      open.chunks.push(wordBytes(encoding, word));
    } else {
      flush();
      if (!adjacent) text += between;
      run = { charset, encoding, chunks: [wordBytes(encoding, word)] };
    }
    last = end + 2;
    at = body.indexOf('=?', last);
  }
  flush();
  return text + body.slice(last);
}
