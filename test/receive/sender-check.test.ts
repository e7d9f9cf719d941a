// Who wrote it, asked of the DNS: what SPF, DKIM, DMARC and ARC come to for mails as they are forged, broken and forwarded,
// and the verdict on the author that follows. The zone is the test's own.
import { expect, it } from 'vitest';
import { sealMessage } from 'mailauth';
import { limits } from '../../src/mail/limits.ts';
import type { SenderCheck } from '../../src/mail/sender-check.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { createDnsResolver } from '../../src/platform/dns-resolver.ts';
import { createCheckSender, type SenderEnvelope } from '../../src/platform/sender-check.ts';
import { recogniseAuthentication } from '../../src/recognise/authentication.ts';
import type { AuthenticationVerdict } from '../../src/recognise/recognition.ts';
import { answersOf, pemOf, signedBy, zoneOf } from '../support/mail-zone.ts';

const zone = zoneOf({
  'harbour.example': { spf: 'v=spf1 ip4:198.51.100.7 -all', dmarc: 'v=DMARC1; p=reject' },
  'strict.example': { spf: 'v=spf1 ip4:198.51.100.7 -all', dmarc: 'v=DMARC1; p=reject; adkim=s; aspf=s' },
  'mail.strict.example': {},
  'watching.example': { dmarc: 'v=DMARC1; p=none' },
  'quiet.example': { spf: 'v=spf1 ip4:198.51.100.7 -all' },
  'silent.example': {},
  'evil.example': { spf: 'v=spf1 +all', dmarc: 'v=DMARC1; p=reject' },
  'lists.example': {},
  'other-lists.example': {},
});

const theirs: SenderEnvelope = { remoteAddress: '198.51.100.7', helo: 'mx.harbour.example', reversePath: 'tom@harbour.example' };
const somebodys: SenderEnvelope = { remoteAddress: '203.0.113.66', helo: 'host.evil.example', reversePath: 'tom@harbour.example' };

function mailFrom(from: string, text = 'Outlook asks for the password.'): Buffer {
  return Buffer.from([`From: ${from}`, 'To: desk@works.example', 'Subject: password', 'Message-ID: <a@harbour.example>', '', text, ''].join('\r\n'));
}

interface Judged {
  readonly check: SenderCheck;
  readonly verdict: AuthenticationVerdict;
}

async function judged(raw: Buffer, envelope: SenderEnvelope, answers = answersOf(zone)): Promise<Judged> {
  const checker = createCheckSender({ dns: createDnsResolver({ servers: [], ask: answers }), host: 'mx.works.example', trustedSealers: ['lists.example'] });
  const check = await checker(raw, envelope);
  return { check, verdict: recogniseAuthentication({ mail: parseMessage(raw), senderCheck: check, trustedAuthservIds: ['mx.works.example'] }) };
}

it('verifies the author by the server that his domain names', async () => {
  const { check, verdict } = await judged(mailFrom('tom@harbour.example'), theirs);

  expect(verdict.from).toBe('pass');
  expect(check).toMatchObject({ client: '198.51.100.7', spf: { result: 'pass', domain: 'harbour.example' }, dmarc: { result: 'pass', policy: 'reject' }, incomplete: null });
});

it('verifies a forwarded mail by its signature although the forwarder is not named', async () => {
  const { check, verdict } = await judged(await signedBy('harbour.example', mailFrom('tom@harbour.example')), somebodys);

  expect(verdict).toMatchObject({ from: 'pass', detail: 'dmarc=pass for harbour.example' });
  expect(check.spf.result).toBe('fail');
});

it('takes a From that its domain disowns for forged', async () => {
  const { verdict } = await judged(mailFrom('Tom Hale <tom@harbour.example>'), somebodys);

  expect(verdict).toMatchObject({ from: 'fail', detail: 'dmarc=fail for harbour.example, whose policy is reject' });
});

it('takes a signed mail whose words were changed on the way for forged', async () => {
  const signed = await signedBy('harbour.example', mailFrom('tom@harbour.example'));

  const { check, verdict } = await judged(Buffer.from(signed.toString('latin1').replace('password.', 'password. Pay at once.'), 'latin1'), somebodys);

  expect(check.dkim).toMatchObject([{ result: 'neutral', detail: 'body hash did not verify' }]);
  expect(verdict.from).toBe('fail');
});

it('does not take a signature over a part of the body for one over the mail', async () => {
  const signed = await signedBy('silent.example', mailFrom('tom@silent.example'), { maxBodyLength: 10 });

  const { check, verdict } = await judged(Buffer.concat([signed, Buffer.from('and what somebody added\r\n')]), somebodys);

  expect(check.dkim).toMatchObject([{ result: 'policy', detail: 'signs only a part of the body' }]);
  expect(verdict.from).toBe('unverified');
});

it('wants the very domain where strict alignment is published', async () => {
  const { verdict } = await judged(await signedBy('mail.strict.example', mailFrom('tom@strict.example')), somebodys);

  expect(verdict.from).toBe('fail');
});

it('does not take the signature of somebody else for the author’s', async () => {
  const { verdict } = await judged(await signedBy('evil.example', mailFrom('tom@harbour.example')), { ...somebodys, reversePath: 'x@evil.example' });

  expect(verdict.from).toBe('fail');
});

it('leaves an author unverified whose domain only watches, or publishes nothing', async () => {
  expect((await judged(mailFrom('tom@watching.example'), somebodys)).verdict).toMatchObject({ from: 'unverified', detail: 'dmarc=fail for watching.example, whose policy is none' });
  expect((await judged(mailFrom('tom@silent.example'), somebodys)).verdict).toMatchObject({ from: 'unverified', detail: 'nothing that silent.example publishes vouches for it' });
});

it('goes by SPF where there is no DMARC policy: in both directions', async () => {
  const envelope = { ...theirs, reversePath: 'tom@quiet.example' };

  expect((await judged(mailFrom('tom@quiet.example'), envelope)).verdict.from).toBe('pass');
  expect((await judged(mailFrom('tom@quiet.example'), { ...envelope, remoteAddress: '203.0.113.66' })).verdict.from).toBe('fail');
});

it('asks nothing about the addresses behind a proxy, of which SPF could only say no', async () => {
  const { check, verdict } = await judged(mailFrom('tom@quiet.example'), { ...theirs, remoteAddress: '::ffff:172.18.0.1', reversePath: 'tom@quiet.example' });

  expect(check.spf.result).toBe('none');
  expect(verdict.from).toBe('unverified');
});

it('believes nothing of what the sender wrote into the header about himself', async () => {
  const claims = Buffer.concat([Buffer.from('Authentication-Results: mx.works.example; dmarc=pass header.from=harbour.example\r\n'), mailFrom('tom@harbour.example')]);

  expect((await judged(claims, somebodys)).verdict.from).toBe('fail');
});

it.each([
  ['two From fields', 'From: x@evil.example\r\nFrom: tom@harbour.example'],
  ['two authors', 'From: tom@harbour.example, x@evil.example'],
  ['no author', 'From: nobody at all'],
])('verifies nobody with %s', async (_, fields) => {
  const raw = Buffer.from(`${fields}\r\nSubject: x\r\n\r\ntext\r\n`);

  expect((await judged(await signedBy('evil.example', raw), { ...somebodys, reversePath: 'x@evil.example' })).verdict.from).toBe('unverified');
});

/** As a mailing list does it: sees the mail pass, changes it, and seals what it saw. */
async function throughList(list: string, says: string): Promise<Buffer> {
  const signed = (await signedBy('harbour.example', mailFrom('tom@harbour.example'))).toString('latin1');
  const changed = Buffer.from(`${signed}-- \r\nThe list of the harbour\r\n`, 'latin1');
  const seal = await sealMessage(changed, { signingDomain: list, selector: 'k1', privateKey: pemOf(list), cv: 'none', authResults: `${list}; ${says}` });
  return Buffer.concat([seal, changed]);
}

it('believes a trusted mailing list what it saw before it changed the mail', async () => {
  const { check, verdict } = await judged(await throughList('lists.example', 'dkim=pass header.d=harbour.example; dmarc=pass header.from=harbour.example'), somebodys);

  expect(check.arc?.result).toBe('pass');
  expect(verdict).toMatchObject({ from: 'pass', detail: 'lists.example forwarded it and had seen harbour.example pass (arc=pass)' });
});

it('believes no list that is not trusted here, and none that saw nothing', async () => {
  expect((await judged(await throughList('other-lists.example', 'dmarc=pass header.from=harbour.example'), somebodys)).verdict.from).toBe('fail');
  expect((await judged(await throughList('lists.example', 'dmarc=fail header.from=harbour.example'), somebodys)).verdict.from).toBe('fail');
});

it('says that the DNS was away instead of taking silence for a no', async () => {
  const { check, verdict } = await judged(mailFrom('tom@harbour.example'), theirs, async () => Promise.reject(Object.assign(new Error('x'), { code: 'ETIMEOUT' })));

  expect(check.incomplete).toMatch(/^the DNS did not answer: TXT /u);
  expect(verdict.from).toBe('unverified');
});

it('verifies a handful of signatures, the author’s own among them, however many there are', async () => {
  const asked: string[] = [];
  const flood = Array.from({ length: 500 }, (_, index) => `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=a${index}.example; s=k; h=From; bh=AAAA; b=AAAA\r\n`).join('');
  const raw = Buffer.concat([Buffer.from(flood), await signedBy('harbour.example', mailFrom('tom@harbour.example'))]);

  const { check, verdict } = await judged(raw, somebodys, answersOf(zone, asked));

  expect(check.dkim).toHaveLength(limits.dkimSignaturesMax);
  expect(verdict.from).toBe('pass');
  expect(asked.length).toBeLessThan(limits.dnsLookupsMax);
});

it('asks a bounded number of questions for a domain that leads from one record to the next', async () => {
  const asked: string[] = [];
  const endless = async (name: string, type: string): Promise<unknown[]> => {
    asked.push(name);
    return type === 'TXT' ? [[`v=spf1 ${Array.from({ length: 20 }, (_, index) => `include:n${index}.${name}`).join(' ').slice(0, 400)} -all`]] : [];
  };

  const { verdict } = await judged(mailFrom('tom@maze.example'), { ...somebodys, reversePath: 'tom@maze.example' }, endless as never);

  expect(verdict.from).toBe('unverified');
  expect(asked.length).toBeLessThanOrEqual(limits.dnsLookupsMax);
});

it('does not look at a header beyond the limits of any header', async () => {
  const raw = Buffer.concat([Buffer.from(`X-Filler: ${'x'.repeat(limits.headerBytesMax)}\r\n`), await signedBy('harbour.example', mailFrom('tom@harbour.example'))]);

  expect((await judged(raw, theirs)).check).toMatchObject({ fromDomain: '', dkim: [], incomplete: null });
});
