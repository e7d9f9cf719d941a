import { describe, expect, it } from 'vitest';
import { returnedMessageId, returnPath } from './return-path.ts';

const host = 'gateway.example';

describe('a return path', () => {
  it.each([
    ['an answer', 'rtp-2026-000001.r.aabcdefghij234567.k9x2m4p7q', 'support@desk.example'],
    ['a mail about a held message', 'held-12.w.aabcdefghij234567.k9x2m4p7q', 'support@desk.example'],
    ['an announcement', 'notice.rhi-0000004.k9x2m4p7q', 'partner.support@desk.example'],
    ['a monthly report', 'report.some-desk.2026-03.k9x2m4p7q', 'support@desk.example'],
    ['a mail of no ticket', 'some-desk.unfiled.k9x2m4p7q', 'support@desk.example'],
  ])('of %s names that very mail', (_, local, address) => {
    const path = returnPath(address, `${local}@${host}`);

    expect(path).toBe(`${address.split('@')[0]}+${local}@desk.example`);
    expect(returnedMessageId(path, host)).toBe(`${local}@${host}`);
    expect(returnedMessageId(path.toUpperCase(), host.toUpperCase())).toBe(`${local}@${host}`);
  });

  it('is the null path where the local part would be longer than mail systems take', () => {
    expect(returnPath(`${'s'.repeat(40)}@desk.example`, `rtp-2026-000001.r.aabcdefghij234567.k9x2m4p7q@${host}`)).toBe('');
  });

  it.each(['support@desk.example', 'support+rtp-2026-000001.r.aabcdefghij234567@desk.example', 'support+news@desk.example', 'not an address', ''])('is not %j, to which people write', (address) => {
    expect(returnedMessageId(address, host)).toBeNull();
  });
});
