// The text that people see in the RTF of a winmail.dat: [MS-OXRTFCP] unpacked, control words taken out. RTF that was made
// from HTML keeps the HTML in groups that are skipped here, and its text between them. Layout, pictures and tables as such
// are lost: it is read only where the mail has no other text. Bounded; any bytes give some text.
import iconv from 'iconv-lite';
import { limits } from '../mail/limits.ts';

/** The dictionary every compressed stream begins with ([MS-OXRTFCP] 2.1.2.1). */
const dictionary = '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const magicCompressed = 0x75465a4c;
const magicPlain = 0x414c454d;
/** Markup is many times its text. */
const rtfBytesMax = 8 * limits.textBytesMax;

/** The RTF of a compressed stream, '' when it is none. */
export function unpackRtf(packed: Buffer): string {
  if (packed.length < 16) return '';
  const rawSize = Math.min(packed.readUInt32LE(4), rtfBytesMax);
  const magic = packed.readUInt32LE(8);
  if (magic === magicPlain) return packed.toString('latin1', 16, 16 + rawSize);
  if (magic !== magicCompressed) return '';
  const window = Buffer.alloc(4096, ' ');
  window.write(dictionary, 'latin1');
  const out = Buffer.alloc(rawSize);
  let place = dictionary.length;
  let length = 0;
  const put = (byte: number): void => {
    window[place] = byte;
    place = (place + 1) % 4096;
    if (length < rawSize) out[length++] = byte;
  };
  for (let at = 16; at < packed.length && length < rawSize; ) {
    const control = packed[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((control >> bit & 1) === 0) {
        put(packed[at++] ?? 0);
        continue;
      }
      if (at + 1 >= packed.length) return out.toString('latin1', 0, length);
      const reference = packed.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      // A reference to the place that is written next is the end mark.
      if (from === place) return out.toString('latin1', 0, length);
      for (let step = 0; step < (reference & 15) + 2; step++) put(window[(from + step) % 4096] ?? 0);
    }
  }
  return out.toString('latin1', 0, length);
}

/** Groups whose content nobody reads. */
const silentGroups = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'header', 'footer', 'object', 'generator', 'listtable', 'listoverridetable', 'themedata']);
const breaks: Readonly<Record<string, string>> = { par: '\n', line: '\n', row: '\n', sect: '\n', page: '\n', tab: '\t', cell: ' | ', emdash: '–', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' };
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)/gi;

/** The visible text of an RTF document. */
export function rtfText(rtf: string): string {
  let text = '';
  // Whether what stands in each open group is seen.
  const seen: boolean[] = [true];
  const skipAfterUnicode = { count: 1, left: 0 };
  let fromHtml = false;
  let charset = 'windows-1252';
  for (const [whole, word, number, hex, symbol, brace, plain] of rtf.matchAll(token)) {
    if (text.length > limits.textBytesMax) break;
    const visible = seen.at(-1) === true && !fromHtml;
    if (brace === '{') {
      if (seen.length < 500) seen.push(seen.at(-1) === true);
    } else if (brace === '}') {
      if (seen.length > 1) seen.pop();
    } else if (word !== undefined) {
      if (word === 'htmlrtf') fromHtml = number !== '0';
      else if (word === 'uc') skipAfterUnicode.count = Number(number ?? 1);
      else if (word === 'ansicpg') charset = `windows-${number ?? 1252}`;
      else if (silentGroups.has(word)) seen[seen.length - 1] = false;
      else if (visible && word === 'u') {
        text += String.fromCharCode(Number(number ?? 63) & 0xffff);
        skipAfterUnicode.left = skipAfterUnicode.count;
      } else if (visible) text += breaks[word] ?? '';
    } else if (symbol === '*') seen[seen.length - 1] = false;
    else if (!visible) continue;
    else if (skipAfterUnicode.left > 0 && (hex !== undefined || plain !== undefined)) {
      const skipped = Math.min(skipAfterUnicode.left, hex === undefined ? whole.length : 1);
      skipAfterUnicode.left -= skipped;
      text += hex === undefined ? whole.slice(skipped) : '';
    } else if (hex !== undefined) text += iconv.decode(Buffer.from(hex, 'hex'), iconv.encodingExists(charset) ? charset : 'windows-1252');
    else if (symbol !== undefined) text += symbol === '~' ? ' ' : symbol === '_' ? '-' : '\\{}'.includes(symbol) ? symbol : '';
    else text += plain ?? '';
  }
  return text;
}
