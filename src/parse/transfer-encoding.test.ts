import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTransfer } from './transfer-encoding.ts';

function decoded(encoding: string, text: string): string {
  return decodeTransfer(Buffer.from(text, 'latin1'), encoding).toString('latin1');
}

describe('base64', () => {
  it('gives back any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => Buffer.from(bytes).equals(decodeTransfer(Buffer.from(Buffer.from(bytes).toString('base64')), 'BASE64'))));
  });

  it('reads pieces that were padded one by one', () => {
    expect(decoded('base64', 'SGVsbG8=\r\nIHdvcmxk\r\nIQ==\r\n')).toBe('Hello world!');
  });

  it('does not decode the footer of a mailing list below it', () => {
    expect(decoded('base64', 'SGVsbG8=\r\n_____________\r\nsent to the list by somebody\r\n')).toBe('Hello');
  });

  it('skips what is not in its alphabet', () => {
    expect(decoded('base64', '*SGV s\r\nbG8')).toBe('Hello');
  });
});

describe('quoted-printable', () => {
  it('joins soft line breaks, also with blanks behind them', () => {
    expect(decoded('Quoted-Printable', 'a=\r\nb=  \nc=3D')).toBe('abc=');
  });

  it('leaves broken escapes as they stand', () => {
    expect(decoded('quoted-printable', '100=ZZ =4 =')).toBe('100=ZZ =4 ');
  });
});

describe('uuencode', () => {
  it('reads a body', () => {
    expect(decoded('x-uuencode', 'begin 644 a.txt\n%2&5L;&\\\n`\nend\n')).toBe('Hello');
  });
});

it('takes unknown encodings as they are', () => {
  expect(decoded('x-secret', 'abc')).toBe('abc');
});
