// A reply token ties an answer to one side of one ticket: `rtp-2026-000001.r.a7k3…`. It stands in the Reply-To
// subaddress, in our Message-IDs and in References. It is an HMAC, so that nobody who merely knows a ticket number can
// write himself into it (FreeScout's CVE-2026-47123 was exactly that); the key id lets secrets be rotated without
// breaking old threads. Lower case base32 only: mail systems change the case of local parts.
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Side = 'requester' | 'working';

/** Signing keys, the one in use first. `id` is one letter or digit. */
export interface TokenKey {
  readonly id: string;
  readonly secret: string;
}

const sideLetters = { requester: 'r', working: 'w' } as const satisfies Record<Side, string>;
/** 80 bits: far beyond guessing by mail, and the local part stays below RFC 5321's 64 octets. */
const macBytes = 10;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const form = /^([a-z]{2,6}(?:-\d{4})?-\d{1,12})\.([rw])\.([a-z0-9])([a-z2-7]{16})(?:\..{1,40})?$/;

/** The token of one side of a ticket, signed with the first key. */
export function mintReplyToken(keys: readonly TokenKey[], ref: string, side: Side): string {
  const key = keys[0];
  if (key === undefined) throw new TypeError('no signing key');
  const stem = `${ref.toLowerCase()}.${sideLetters[side]}`;
  return `${stem}.${key.id}${mac(key, stem)}`;
}

export type TokenVerdict =
  | { readonly kind: 'valid'; readonly ref: string; readonly side: Side }
  /** It has the form of a token but no key of ours signed it. */
  | { readonly kind: 'forged'; readonly ref: string }
  | { readonly kind: 'none' };

/** Reads a subaddress detail or the left part of a Message-ID; constant time in the signature. */
export function readReplyToken(keys: readonly TokenKey[], text: string): TokenVerdict {
  const found = form.exec(text.toLowerCase());
  if (found === null) return { kind: 'none' };
  const [, ref = '', letter = '', keyId, signature = ''] = found;
  const upper = ref.toUpperCase();
  const given = Buffer.from(signature);
  // Two keys may bear one id: that of the configuration, and that of the store from before it.
  const signed = keys.filter((one) => one.id === keyId).some((key) => timingSafeEqual(Buffer.from(mac(key, `${ref}.${letter}`)), given));
  if (!signed) return { kind: 'forged', ref: upper };
  return { kind: 'valid', ref: upper, side: letter === 'r' ? 'requester' : 'working' };
}

function mac(key: TokenKey, stem: string): string {
  const digest = createHmac('sha256', key.secret).update(stem).digest().subarray(0, macBytes);
  let bits = 0;
  let width = 0;
  let text = '';
  for (const byte of digest) {
    bits = (bits << 8) | byte;
    width += 8;
    while (width >= 5) {
      width -= 5;
      text += alphabet[(bits >> width) & 31] ?? '';
      bits &= (1 << width) - 1;
    }
  }
  return text;
}
