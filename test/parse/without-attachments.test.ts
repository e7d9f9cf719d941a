// What stays of a mail when its files go.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { withoutAttachments } from '../../src/parse/without-attachments.ts';

const demo = new URL('../../fixtures/demo/', import.meta.url);

it('keeps header and text, names each file with its hash, and is small', () => {
  const raw = readFileSync(new URL('rhipe-complete-with-screenshot.eml', demo));
  const before = parseMessage(raw);

  const kept = withoutAttachments(raw) ?? raw;

  const after = parseMessage(kept);
  expect(before.attachments.length).toBeGreaterThan(0);
  expect(after.attachments).toEqual([]);
  for (const name of ['messageId', 'from', 'to', 'cc', 'subject', 'date', 'references'] as const) expect(after[name]).toEqual(before[name]);
  expect(after.lines.map((line) => line.text).slice(0, before.lines.length)).toEqual(before.lines.map((line) => line.text));
  for (const one of before.attachments) expect(after.lines.map((line) => line.text).join('\n')).toContain(`${one.sizeBytes} bytes, SHA-256 ${one.sha256}`);
});

it('leaves a mail without files alone, and what it wrote itself too', () => {
  for (const name of readdirSync(demo).filter((one) => one.endsWith('.eml'))) {
    const raw = readFileSync(new URL(name, demo));
    const kept = withoutAttachments(raw);

    expect(kept === null).toBe(parseMessage(raw).attachments.length === 0);
    if (kept !== null) expect(withoutAttachments(kept)).toBeNull();
  }
});

it('survives a mail that is nothing but a broken header', () => {
  for (const text of ['', 'no header', 'Content-Type: multipart/mixed; boundary=x\r\n', 'A: b\r\n c']) expect(() => withoutAttachments(Buffer.from(text))).not.toThrow();
});
