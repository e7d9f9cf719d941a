import { expect, test } from 'vitest';
import { splitMbox } from '../../src/receive/import-mbox.ts';

const bytesMax = 1_000;

async function split(text: string, chunkBytes = 7): Promise<(string | null)[]> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const mails: (string | null)[] = [];
  for await (const mail of splitMbox(chunks(), bytesMax)) mails.push(mail?.toString() ?? null);
  return mails;
}

const from = 'From anna@nordlicht.example Tue Mar 10 09:12:00 2026\n';

test('parts mails at separators and leaves the blank line before them out', async () => {
  const mails = await split(`${from}Subject: one\n\nfirst\n\n${from}Subject: two\n\nsecond\n`);

  expect(mails).toEqual(['Subject: one\n\nfirst\n', 'Subject: two\n\nsecond\n']);
});

test('is the same whatever the size of the chunks, with CRLF too', async () => {
  const text = `${from}Subject: one\n\nfirst\n\n${from}Subject: two\n\nsecond\n`.replaceAll('\n', '\r\n');

  for (const size of [1, 2, 3, 64, 10_000]) expect(await split(text, size)).toEqual(['Subject: one\r\n\r\nfirst\r\n', 'Subject: two\r\n\r\nsecond\r\n']);
});

test('takes one > from a quoted From line and nothing from other quotes', async () => {
  const mails = await split(`${from}Subject: one\n\n>From me to you\n>>From further away\n> From a quote\n`);

  expect(mails).toEqual(['Subject: one\n\nFrom me to you\n>From further away\n> From a quote\n']);
});

test('does not part a mail at a sentence that begins with From', async () => {
  const mails = await split(`${from}Subject: one\n\nas follows:\n\nFrom Monday on we are closed.\nFrom 10:00 it rained.\n`);

  expect(mails).toHaveLength(1);
});

test('names a mail that is too large and goes on with the next', async () => {
  const mails = await split(`${from}Subject: big\n\n${'x'.repeat(70)}\n`.concat(`${'y'.repeat(70)}\n`.repeat(20), `\n${from}Subject: two\n\nsecond\n`), 64);

  expect(mails).toEqual([null, 'Subject: two\n\nsecond\n']);
});

test('finds no mail in what is no mbox', async () => {
  expect(await split('Subject: a mail\n\nwithout a separator\n')).toEqual([]);
  expect(await split('')).toEqual([]);
});
