import { describe, expect, it } from 'vitest';
import { mintReplyToken, readReplyToken } from './reply-token.ts';

const keys = [{ id: 'b', secret: 'new' }, { id: 'a', secret: 'old' }];

describe('reply token', () => {
  it('leads back to the ticket and side it was minted for, whatever a relay did to its case', () => {
    const token = mintReplyToken(keys, 'RTP-2026-000001', 'working');

    expect(readReplyToken(keys, token.toUpperCase())).toEqual({ kind: 'valid', ref: 'RTP-2026-000001', side: 'working' });
  });

  it('is still good after the key was rotated', () => {
    const old = mintReplyToken(keys.slice(1), 'RHI-0000007', 'requester');

    expect(readReplyToken(keys, old)).toMatchObject({ kind: 'valid', ref: 'RHI-0000007' });
  });

  it('is forged when the ticket, the side, the signature or the key is another', () => {
    const token = mintReplyToken(keys, 'RHI-0000007', 'requester');

    for (const forged of [
      token.replace('0000007', '0000008'),
      token.replace('.r.', '.w.'),
      token.slice(0, -1) + (token.endsWith('a') ? 'b' : 'a'),
      token.replace('.r.b', '.r.z'),
    ]) {
      expect(readReplyToken(keys, forged).kind).toBe('forged');
    }
  });

  it('does not see a token in an ordinary subaddress', () => {
    for (const text of ['newsletter', 'rhi-0000007', '', 'x'.repeat(10_000)]) expect(readReplyToken(keys, text).kind).toBe('none');
  });

  it('fits into a local part of 64 octets behind a long mailbox name', () => {
    expect(`partner.support+${mintReplyToken(keys, 'RTP-2026-000001', 'requester')}`.length).toBeLessThanOrEqual(64);
  });

  it('is verified by each of two keys of one id, that of the configuration and that of the store', () => {
    const both = [{ id: 'k', secret: 'configured' }, { id: 'k', secret: 'stored' }];

    for (const key of both) expect(readReplyToken(both, mintReplyToken([key], 'RHI-0000007', 'requester')).kind).toBe('valid');
  });
});
