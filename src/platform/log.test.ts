// What a log line may show of a mail, whatever the library that failed put into its words.
import { expect, it } from 'vitest';
import { maskedLine } from './log.ts';

const keys = (text: string): string[] => text.match(/[A-Z]{4}-SUP-\d{5}-[A-Z\d]{5}/gu) ?? [];
const line = (level: number, fields: object): string => `${JSON.stringify({ level, time: '2026-03-10T09:12:00.123Z', ...fields })}\n`;

it('masks addresses, telephone numbers and keys in an error of a library, and stays JSON', () => {
  const written = line(50, { err: { message: 'duplicate key (address)=(anna.keller@nordlicht.example), "Anna" +49 89 5550199', stack: 'Error: MWAG-SUP-77120-4F2K9\n at /app/node_modules/@scope/x.js:1' }, messageId: '4711' });

  const masked = maskedLine(written, keys);

  expect(masked).not.toMatch(/anna\.keller|5550199|77120/u);
  expect(JSON.parse(masked)).toMatchObject({ messageId: '4711', time: '2026-03-10T09:12:00.123Z', err: { stack: expect.stringContaining('/app/node_modules/@scope/x.js:1') as unknown } });
});

it('leaves a line of ours as it is', () => {
  const written = line(30, { messageId: '1234567890', remoteAddress: '192.0.2.10', reversePath: 'j***@kestrel.example', sizeBytes: 10_000_000, msg: 'mail accepted' });

  expect(maskedLine(written, () => { throw new Error('no line of ours is searched for keys'); })).toBe(written);
});
