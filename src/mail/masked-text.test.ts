// What a log or an alarm may repeat of a person: enough to recognise, nothing to collect.
import { expect, it } from 'vitest';
import { maskedText } from './masked-text.ts';

it('keeps of an address its first letter and its domain', () => {
  expect(maskedText('550 5.1.1 <anna.keller@nordlicht.example>: unknown')).toBe('550 5.1.1 <a***@nordlicht.example>: unknown');
});

it('keeps of a telephone number its beginning and its end', () => {
  for (const number of ['+49 89 5550199', '+49 (89) 555-0199', '0049 89 5550199', '(089) 555 0199', '089 / 5550199', '+33 5 55 01 02 99']) {
    const masked = maskedText(`call ${number}, please`);

    expect(masked).toMatch(/^call .{3}…99, please$/u);
  }
});

it('leaves row ids, instants, file names, versions and references alone', () => {
  const text = 'message 1234567890 of 2026-03-10T09:12:00Z as 0000000012.eml from 192.0.2.10:25, RTP-2026-000042, 550 5.7.1, 10.03.2026 09:41, version 1.0.12';

  expect(maskedText(text)).toBe(text);
});

it('takes time by the length of the text, whatever stands in it', () => {
  const hostile = `${'a'.repeat(50_000)}@${'0 '.repeat(50_000)}`;

  expect(maskedText(hostile).length).toBeGreaterThan(0);
});
