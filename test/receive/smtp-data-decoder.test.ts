import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SmtpDataDecoder } from '../../src/receive/smtp-data-decoder.ts';

interface Decoded {
  readonly content: string;
  readonly rest: string | null;
  readonly suspicious: boolean;
}

/** Decodes `wire` cut before each index of `cuts`. */
function decode(wire: string, cuts: readonly number[] = []): Decoded {
  const decoder = new SmtpDataDecoder();
  const borders = [...new Set([0, ...cuts, wire.length])].toSorted((a, b) => a - b);
  let content = '';
  let rest: string | null = null;
  for (const [index, start] of borders.entries()) {
    const chunk = wire.slice(start, borders[index + 1] ?? wire.length);
    if (rest !== null) {
      rest += chunk;
      continue;
    }
    const decoded = decoder.decode(Buffer.from(chunk, 'latin1'));
    content += decoded.content.toString('latin1');
    rest = decoded.rest === null ? null : decoded.rest.toString('latin1');
  }
  return { content, rest, suspicious: decoder.bareNewlineAroundDot };
}

/** RFC 5321 4.5.2, the sender's side: the only line ends are CRLF. */
function stuffed(message: string): string {
  return `${`\r\n${message}`.replaceAll('\r\n.', '\r\n..').slice(2)}.\r\n`;
}

/** A line that is one dot, where a line end before or behind it is not CRLF (the true end left out). */
function hasSuspiciousDot(wire: string): boolean {
  const ends = [...`\r\n${wire}`.matchAll(/\r\n|\r|\n/g)];
  return ends.some((end, index) => {
    const next = ends[index + 1];
    return next !== undefined && next.index === end.index + end[0].length + 1 && wire[next.index - 3] === '.' && (end[0] !== '\r\n' || next[0] !== '\r\n');
  });
}

const message = fc.array(fc.constantFrom('\r', '\n', '\r\n', '.', 'a', '\r\n.\r\n', '\n.\n'), { maxLength: 14 }).map((parts) => `${parts.join('')}\r\n`);

describe('the end of DATA', () => {
  test('gives back any message byte for byte, whatever the chunk borders', () => {
    fc.assert(fc.property(fc.oneof(message, fc.constant('')), fc.array(fc.nat(60)), (raw, cuts) => {
      const wire = stuffed(raw);
      expect(decode(`${wire}QUIT\r\n`, cuts.filter((cut) => cut < wire.length))).toMatchObject({ content: raw, rest: 'QUIT\r\n' });
    }), { numRuns: 5_000 });
  });

  test('is suspicious exactly when a lone dot has a line end that is not CRLF', () => {
    fc.assert(fc.property(message, fc.array(fc.nat(60)), (raw, cuts) => {
      const wire = stuffed(raw);
      expect(decode(wire, cuts).suspicious).toBe(hasSuspiciousDot(wire));
    }), { numRuns: 5_000 });
  });

  test.each([
    ['an empty message', '.\r\n', ''],
    ['a stuffed dot line', '..\r\n.\r\n', '.\r\n'],
    ['two dots', '...\r\n.\r\n', '..\r\n'],
    ['an unstuffed dot before text', '.text\r\n.\r\n', 'text\r\n'],
    ['a line end of CR CR LF', 'text\r\r\n.\r\n', 'text\r\r\n'],
    ['a dot line after a bare LF, which no sender stuffs', 'a\n..\nb\r\n.\r\n', 'a\n..\nb\r\n'],
    ['text after a bare LF and a dot', 'a\n.b\r\n.\r\n', 'a\n.b\r\n'],
    ['no line end before the dot', 'a.\r\n.\r\n', 'a.\r\n'],
  ])('is found after %s, at every chunk border', (_title, wire, content) => {
    for (let cut = 0; cut <= wire.length; cut++) expect(decode(wire, [cut])).toEqual({ content, rest: '', suspicious: false });
  });

  test('does not come before the second CRLF', () => {
    expect(decode('a\r\n.\r').rest).toBeNull();
    expect(decode('a\r\n.').rest).toBeNull();
    expect(decode('a.\r\n').rest).toBeNull();
  });
});
