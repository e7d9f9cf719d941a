// The bytes of a file of rules as text, or what keeps them from being one: another encoding, control characters, line
// ends of long ago. A reader that guesses prints "St�rung" in the mails of a desk, and nobody finds out why.
import { isUtf8 } from 'node:buffer';
import type { RuleFault } from '../rulebook/rulebook.ts';

const REPLACEMENT = '\uFFFD';
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\r(?!\n)/u;
const saved = 'a text file saved as UTF-8';

type WithoutFile = Omit<RuleFault, 'file'>;

/** The text without its byte order mark, or the first place at which it is none. */
export function readRuleText(bytes: Buffer): { text: string; fault: null } | { text: null; fault: WithoutFile } {
  const wide = bytes.length > 1 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
  if (wide) return { text: null, fault: { line: 1, column: 1, found: 'a file in UTF-16', expected: saved } };
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  if (!isUtf8(bytes)) {
    const at = text.indexOf(REPLACEMENT);
    const before = Buffer.byteLength(text.slice(0, at)) + (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
    return { text: null, fault: { ...placeOf(text, at), found: `the byte 0x${(bytes[before] ?? 0).toString(16).toUpperCase()}, which is no UTF-8`, expected: saved } };
  }
  const control = CONTROL.exec(text);
  if (control === null) return { text, fault: null };
  const isReturn = control[0] === '\r';
  return {
    text: null,
    fault: {
      ...placeOf(text, control.index),
      found: isReturn ? 'a carriage return without a line feed' : `the control character U+${(control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
      expected: isReturn ? 'lines that end with LF or CR LF' : saved,
    },
  };
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
