// The parser pool over hostile mail: every message gets a result before the deadline of its worker ends it, and a
// worker that hangs or dies costs one degraded message. Runs the built worker, as production does.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../src/mail/limits.ts';
import type { ParsedMessage } from '../../src/parse/parsed-message.ts';
import { createParserPool, type ParserPool } from '../../src/platform/parser-pool.ts';
import type { RecognitionRules } from '../../src/recognise/recognition-rules.ts';

const head = 'From: Anna <anna@hafen.example>\r\nSubject: =?utf-8?Q?St=C3=B6rung?=\r\nMIME-Version: 1.0\r\n';

function bytes(header: string, body: string): Buffer {
  return Buffer.from(`${head}${header}\r\n\r\n${body}`, 'latin1');
}

let pool: ParserPool | null = null;

function open(timeoutMs: number, heapMb: number): ParserPool {
  pool = createParserPool({ size: 2, timeoutMs, heapMb });
  return pool;
}

function codes(parsed: ParsedMessage): string[] {
  return parsed.problems.map((problem) => problem.code);
}

beforeAll(() => {
  // `npm test` builds before; alone, this file builds only what is missing, because others may be using dist/.
  if (existsSync('dist/platform/parser-worker.js')) return;
  const build = spawnSync(process.execPath, ['bin/build.js'], { stdio: 'pipe' });
  if (build.status !== 0) throw new Error(String(build.stderr));
});

afterEach(async () => {
  await pool?.close();
  pool = null;
});

const hostile: readonly (readonly [string, () => Buffer])[] = [
  ['ten thousand parts', () => bytes('Content-Type: multipart/mixed; boundary=b', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000))],
  ['five hundred nested multiparts', () => Buffer.from(head + Array.from({ length: 500 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('') + '\r\nbottom')],
  ['five thousand nested messages', () => Buffer.from(`${head}${'Content-Type: message/rfc822\r\n\r\n'.repeat(5_000)}x`)],
  ['one line of 5 MB', () => bytes('', 'a'.repeat(5_000_000))],
  ['2 MB of nested tables', () => bytes('Content-Type: text/html', '<table><tr><td>label<td>'.repeat(90_000))],
  ['2 MB of tables nobody closes', () => bytes('Content-Type: text/html', '<table>'.repeat(300_000))],
  ['400,000 nested divs', () => bytes('Content-Type: text/html', '<div>'.repeat(400_000))],
  ['100,000 nested quotes', () => bytes('Content-Type: text/html', '<blockquote>x<br>'.repeat(100_000))],
  ['100,000 links inside each other', () => bytes('Content-Type: text/html', '<a href=http://x.example/>y'.repeat(100_000))],
  ['2 MB of ampersands', () => bytes('Content-Type: text/html', '&'.repeat(2_000_000))],
  ['100,000 recipients', () => bytes(`To: ${'a@b.example, '.repeat(100_000)}`, 'x')],
  ['a header of 5 MB', () => bytes(`X-Large: ${'x'.repeat(5_000_000)}`, 'x')],
  ['a million header fields', () => bytes(`X: y${'\r\nX: y'.repeat(1_000_000)}`, 'x')],
  ['40,000 unterminated encoded words', () => bytes(`X: y\r\nSubject: ${'=?a?Q?'.repeat(40_000)}`, 'x')],
  ['200,000 opening brackets in References', () => bytes(`References: ${'<'.repeat(60_000)}\r\nIn-Reply-To: ${'<a '.repeat(20_000)}`, 'x')],
  ['quotes that never close in From', () => bytes(`From: ${'"('.repeat(30_000)}`, 'x')],
  ['base64 garbage', () => bytes('Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64', '=!?'.repeat(3_000_000))],
  ['quoted-printable garbage', () => bytes('Content-Transfer-Encoding: quoted-printable', '= '.repeat(2_500_000))],
  ['a boundary that never comes', () => bytes('Content-Type: multipart/mixed; boundary=never', '--x\r\n'.repeat(1_000_000))],
  ['a boundary of one dash', () => bytes('Content-Type: multipart/mixed; boundary="-"', '---\r\n'.repeat(1_000_000))],
  ['a million flowed lines', () => bytes('Content-Type: text/plain; format=flowed', 'a \r\n'.repeat(1_000_000))],
  ['a thousand parts with a thousand fields each', () => bytes('Content-Type: multipart/mixed; boundary=b', `--b\r\n${'X: y\r\n'.repeat(1_000)}\r\nx\r\n`.repeat(1_000))],
  ['a thousand embedded messages', () => bytes('Content-Type: multipart/digest; boundary=b', `--b\r\n\r\nSubject: x\r\n\r\n${'y'.repeat(20_000)}\r\n`.repeat(1_000))],
  ['an opaque signature without end', () => bytes('Content-Type: application/pkcs7-mime', '0\x80'.repeat(2_000_000))],
  ['5 MB of NUL', () => Buffer.alloc(5_000_000)],
  ['a body of 25 MB', () => bytes('Content-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64', `${'QUJD'.repeat(19)}\r\n`.repeat(330_000))],
];

describe('hostile mail', () => {
  it.each(hostile)('%s is parsed within the deadline', async (_, make) => {
    const parsed = await open(limits.parseMs, limits.parserHeapMb).parse(make());

    expect(codes(parsed)).not.toContain('parser-timeout');
    expect(codes(parsed)).not.toContain('parser-crashed');
    expect(codes(parsed)).not.toContain('parser-fault');
  });
});

describe('a worker that fails', () => {
  const workerUrl = new URL('./failing-worker.mjs', import.meta.url);

  function openFailing(timeoutMs: number): ParserPool {
    pool = createParserPool({ size: 2, timeoutMs, heapMb: 32, workerUrl });
    return pool;
  }

  it('at the deadline gives the header and a problem', async () => {
    const mail = bytes('X-Do: hang', 'x');

    const late = await openFailing(200).parse(mail);

    expect(late.problems[0]).toMatchObject({ code: 'parser-timeout', severe: true });
    expect(late).toMatchObject({ subject: 'Störung', lines: [], sizeBytes: mail.length, root: { mediaType: 'application/octet-stream' } });
    expect(late.from[0]?.addrSpec).toBe('anna@hafen.example');
  });

  it.each(['use all memory', 'exit', 'throw outside'])('when told to %s gives the header and a problem', async (order) => {
    const parsed = await openFailing(60_000).parse(bytes(`X-Do: ${order}`, 'x'));

    expect(parsed.problems[0]).toMatchObject({ code: 'parser-crashed', severe: true });
    expect(parsed.subject).toBe('Störung');
  });

  it('is replaced, and the mails behind it are parsed', async () => {
    const failing = openFailing(60_000);

    const results = await Promise.all(['exit', 'nothing', 'use all memory', 'nothing', 'exit', 'exit', 'nothing'].map((order) => failing.parse(bytes(`X-Do: ${order}`, 'x'))));

    expect(results.map((parsed) => parsed.problems.length)).toEqual([1, 0, 1, 0, 1, 1, 0]);
  });

  it('at no mail, but takes long to make the rules ready, is left to do so: the deadline of the mail begins behind it', async () => {
    const rules = { desk: 'd', version: '1', fields: [] } as unknown as RecognitionRules;
    const read = (order: string): Promise<unknown> => (pool ?? openFailing(200)).run('understand', [bytes(`X-Do: ${order}`, 'x'), { reversePath: null } as never, rules], (problem) => ({ late: problem.detail }) as never);

    expect(await read('nothing')).toEqual({ problems: [] });
    expect(await read('hang')).toEqual({ late: 'not done within 200 ms' });
  });

  it('before it is ready rejects instead of starting workers for ever', async () => {
    pool = createParserPool({ size: 1, timeoutMs: 1_000, heapMb: 32, workerUrl: new URL('./no-such-worker.mjs', import.meta.url) });

    await expect(pool.parse(bytes('', 'x'))).rejects.toThrow('cannot start');
  });
});

describe('the pool', () => {
  it('leaves the bytes of the caller whole', async () => {
    const mine = bytes('', 'hello');

    await open(limits.parseMs, limits.parserHeapMb).parse(mine);

    expect(mine.toString('latin1')).toContain('hello');
  });

  it('parses more mails at once than it has workers', async () => {
    const many = open(limits.parseMs, limits.parserHeapMb);

    const results = await Promise.all(Array.from({ length: 50 }, (_, at) => many.parse(bytes('', `mail ${at}`))));

    expect(results.map((parsed) => parsed.lines[0]?.text)).toEqual(Array.from({ length: 50 }, (_, at) => `mail ${at}`));
  });

  it('refuses work once it is closed', async () => {
    const closed = open(limits.parseMs, limits.parserHeapMb);
    await closed.close();

    await expect(closed.parse(bytes('', 'x'))).rejects.toThrow('closed');
  });
});
