// Authentication-Results: which field is believed, and what it means for the originator domain.
import { describe, expect, it } from 'vitest';
import type { SenderCheck } from '../mail/sender-check.ts';
import { parseMessage } from '../parse/parse-message.ts';
import { recogniseAuthentication } from './authentication.ts';
import { aligned } from './results-field.ts';
import type { AuthenticationVerdict, Unchecked } from './recognition.ts';

function verdictOf(fields: string, from = 'Anna <anna@nordlicht.example>', unchecked: Unchecked = 'believed'): AuthenticationVerdict {
  return recogniseAuthentication({
    unchecked,
    mail: parseMessage(Buffer.from(`${fields}\nFrom: ${from}\nSubject: x\n\nText\n`, 'utf8')),
    trustedAuthservIds: ['mx.postern.example'],
  });
}

const ours = 'Authentication-Results: mx.postern.example;';

describe('recogniseAuthentication', () => {
  it.each([
    ['dmarc passes', `${ours} dmarc=pass (p=REJECT) header.from=nordlicht.example`, 'pass'],
    ['an aligned signature passes', `${ours}\n dkim=pass (2048-bit key) header.d=nordlicht.example header.s=k1`, 'pass'],
    ['a signature of a subdomain passes', `${ours} dkim=pass header.i=@mail.nordlicht.example`, 'pass'],
    ['an aligned reverse-path passes', `${ours} spf=pass smtp.mailfrom=anna@nordlicht.example`, 'pass'],
    ['the version and capitals change nothing', 'Authentication-Results: MX.Postern.Example 1; DKIM=Pass header.d=Nordlicht.Example', 'pass'],
    ['dmarc fails', `${ours} dkim=fail header.d=nordlicht.example; dmarc=fail header.from=nordlicht.example`, 'fail'],
    ['signature and path fail without dmarc', `${ours} dkim=fail header.d=nordlicht.example; spf=softfail smtp.mailfrom=x.example`, 'fail'],
    ['only the path fails', `${ours} spf=fail smtp.mailfrom=nordlicht.example`, 'unverified'],
    ['somebody else signed', `${ours} dkim=pass header.d=bulk.example; spf=pass smtp.mailfrom=b@bulk.example`, 'unverified'],
    ['a top-level domain signed', `${ours} dkim=pass header.d=example`, 'unverified'],
    ['a name that merely ends alike signed', `${ours} dkim=pass header.d=badnordlicht.example`, 'unverified'],
    ['nothing was checked', `${ours} none`, 'none'],
    ['the field is of another host', 'Authentication-Results: mx.other.example; dmarc=pass header.from=nordlicht.example', 'none'],
    ['the host stands in a comment', 'Authentication-Results: (mx.postern.example) evil.example; dmarc=pass header.from=nordlicht.example', 'none'],
    ['a comment pretends to be a result', `${ours} spf=neutral (dmarc=pass header.from=nordlicht.example)`, 'unverified'],
    ['there is no field', 'X-Other: 1', 'none'],
  ])('when %s', (_, fields, expected) => {
    expect(verdictOf(fields).from).toBe(expected);
  });

  it.each([
    ['there is no field', 'X-Other: 1', 'no Authentication-Results of a trusted host'],
    ['the field is of another host', 'Authentication-Results: mx.other.example; dmarc=pass header.from=nordlicht.example', 'no Authentication-Results of a trusted host; what mx.other.example states does not count here'],
    ['the name of the host is no name', 'Authentication-Results: "<b>call +49</b>"; dmarc=pass', 'no Authentication-Results of a trusted host'],
    ['the host says that it checked nothing', `${ours} none`, 'mx.postern.example checked nothing'],
  ])('where every mail is checked, takes silence for unverified, not for a failure: %s', (_, fields, detail) => {
    expect(verdictOf(fields)).toEqual({ from: 'none', detail });
    expect(verdictOf(fields, undefined, 'unverified')).toEqual({ from: 'unverified', detail, silent: true });
  });

  it('changes nothing by that where something was stated', () => {
    for (const stated of ['dmarc=pass header.from=nordlicht.example', 'dmarc=fail header.from=nordlicht.example', 'spf=none']) {
      expect(verdictOf(`${ours} ${stated}`, undefined, 'unverified')).toEqual(verdictOf(`${ours} ${stated}`));
    }
  });

  it.each([
    ['of the domain of the From', 'auth=pass (plain) smtp.auth=anna@nordlicht.example', 'pass'],
    ['of another domain', 'auth=pass smtp.auth=kim@evil.example', 'unverified'],
    ['without a domain', 'auth=pass smtp.auth=anna', 'unverified'],
    ['who was refused', 'auth=fail smtp.auth=anna@nordlicht.example', 'unverified'],
    ['whose domain disowns the mail', 'auth=pass smtp.auth=anna@nordlicht.example; dmarc=fail header.from=nordlicht.example', 'fail'],
  ])('believes the server about its own user who had logged in: one %s', (_, results, expected) => {
    expect(verdictOf(`${ours} ${results}`).from).toBe(expected);
  });

  it('believes a server that does not name itself only where that is wanted, and only at the top', () => {
    const unnamed = 'Authentication-Results: spf=pass (sender IP is 192.0.2.7)\n smtp.mailfrom=nordlicht.example; dkim=pass (signature was verified)\n header.d=nordlicht.example;dmarc=pass action=none\n header.from=nordlicht.example;compauth=pass reason=100';
    const judged = (fields: string, ids = ['mx.postern.example', 'unnamed']): AuthenticationVerdict =>
      recogniseAuthentication({ mail: parseMessage(Buffer.from(`${fields}\nFrom: Anna <anna@nordlicht.example>\nSubject: x\n\nText\n`)), trustedAuthservIds: ids });

    expect(judged(unnamed)).toEqual({ from: 'pass', detail: 'dmarc=pass for nordlicht.example' });
    expect(judged(unnamed.replace('dmarc=pass', 'dmarc=fail')).from).toBe('fail');
    expect(judged(`${ours} dmarc=fail header.from=nordlicht.example\n${unnamed}`).from).toBe('fail');
    expect(judged(`Authentication-Results: mx.other.example; spf=none\n${unnamed}`).from).toBe('none');
    // Not a name that anybody may take.
    expect(judged('Authentication-Results: unnamed; dmarc=pass header.from=nordlicht.example').from).toBe('none');
    expect(judged(unnamed, ['mx.postern.example'])).toEqual({ from: 'none', detail: 'no Authentication-Results of a trusted host; what a server states that does not name itself does not count here' });
  });

  it('ignores a forged field below our own', () => {
    const verdict = verdictOf(`${ours} spf=none\n${ours} dmarc=pass header.from=nordlicht.example`.replace('\nAuth', '\nX-A: 1\nAuth'));

    expect(verdict.from).toBe('unverified');
  });

  it('names its evidence', () => {
    expect(verdictOf(`${ours} dkim=pass header.d=nordlicht.example`).detail).toBe('dkim=pass, header.d=nordlicht.example');
  });

  it('aligns nothing with two authors', () => {
    expect(verdictOf(`${ours} dmarc=pass header.from=nordlicht.example`, 'a@nordlicht.example, b@evil.example').from).toBe('unverified');
  });

  it('reads a field of a million results without effort', () => {
    expect(verdictOf(`${ours} ${'spf=pass (('.repeat(50_000)}`).from).toBe('unverified');
  });
});

describe('alignment', () => {
  it('goes by the public suffix list: customers of one suffix are strangers to each other', () => {
    expect(aligned('mail.shop.co.uk', 'shop.co.uk')).toBe(true);
    expect(aligned('evil.co.uk', 'shop.co.uk')).toBe(false);
    expect(aligned('evil.github.io', 'shop.github.io')).toBe(false);
    expect(aligned('co.uk', 'shop.co.uk')).toBe(false);
  });

  it('takes departments of one organisation for one', () => {
    expect(verdictOf(`${ours} dkim=pass header.d=mail.nordlicht.example`, 'anna@berlin.nordlicht.example').from).toBe('pass');
  });

  it('takes a signature of the organisation for mail of its departments', () => {
    expect(verdictOf(`${ours} dkim=pass header.d=nordlicht.example`, 'anna@berlin.nordlicht.example').from).toBe('pass');
  });
});

describe('an answer of the DNS', () => {
  const check: SenderCheck = {
    client: '198.51.100.7', helo: 'mx.nordlicht.example', fromDomain: 'nordlicht.example', spf: { result: 'pass', domain: 'nordlicht.example' }, dkim: [], dmarc: { result: 'pass', policy: 'reject' }, arc: null, incomplete: null,
  };
  const judged = (from: string, senderCheck: SenderCheck): AuthenticationVerdict =>
    recogniseAuthentication({ mail: parseMessage(Buffer.from(`${ours} dmarc=pass header.from=nordlicht.example\nFrom: ${from}\nSubject: x\n\nText\n`)), trustedAuthservIds: ['mx.postern.example'], senderCheck });

  it('counts for the author it was asked about, not for one that another reader finds in the same field', () => {
    expect(judged('anna@nordlicht.example', check).from).toBe('pass');
    expect(judged('anna@nordlicht.example', { ...check, fromDomain: 'evil.example' })).toEqual({ from: 'unverified', detail: 'the From field can be read in two ways' });
    expect(judged('anna@nordlicht.example', { ...check, fromDomain: '' }).from).toBe('unverified');
  });

  it('counts before anything that stands in the header', () => {
    expect(judged('anna@nordlicht.example', { ...check, dmarc: { result: 'fail', policy: 'reject' } }).from).toBe('fail');
  });

  it('is no evidence unless it is a pass', () => {
    for (const result of ['neutral', 'policy', 'permerror', 'temperror', 'fail']) {
      const unsigned = { ...check, spf: { result: 'none', domain: 'nordlicht.example' }, dmarc: { result: 'none', policy: '' } };

      expect(judged('anna@nordlicht.example', { ...unsigned, dkim: [{ result, domain: 'nordlicht.example', selector: 'k1', detail: '' }] }).from).toBe('unverified');
      expect(judged('anna@nordlicht.example', { ...unsigned, dkim: [{ result: 'pass', domain: 'nordlicht.example', selector: 'k1', detail: '' }] }).from).toBe('pass');
    }
  });
});
