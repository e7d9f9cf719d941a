import { expect, test } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recogniseMailClass } from '../../src/recognise/mail-class.ts';
import { refusalReport, type RefusedMail } from '../../src/send/refusal-report.ts';
import type { Refusal } from '../../src/send/transport.ts';

const sent: RefusedMail = {
  id: '7', attempts: 2, reversePath: 'desk+rhi-0000001.r.abcdefghijklmnopq.k3j2h1g4@kestrel.example', from: 'desk@kestrel.example',
  bytes: Buffer.from('From: Desk <desk@kestrel.example>\r\nTo: jane@partner.example\r\nMessage-ID: <rhi-0000001.r.abcdefghijklmnopq.k3j2h1g4@postern.example>\r\nX-Desk-Id: kestrel\r\n\r\na secret body\r\n'),
};
const report = (refusals: readonly Refusal[], mail = sent): Buffer => refusalReport(mail, refusals, 'postern.example', Date.UTC(2026, 2, 10, 9));

function understood(raw: Buffer) {
  return recogniseMailClass({ mail: parseMessage(raw), reversePath: '', forwardPaths: [sent.reversePath], ownHost: 'postern.example' } as unknown as Parameters<typeof recogniseMailClass>[0]);
}

test('is taken for what it is: each refused recipient with its status, tied to the mail of ours', () => {
  const raw = report([{ address: 'gone@partner.example', reply: '550 5.1.1 no such user' }, { address: 'full@partner.example', reply: '552-5.2.2 over quota' }]);

  expect(understood(raw)).toMatchObject({
    classification: 'dsn', dsn: {
      originalMessageId: 'rhi-0000001.r.abcdefghijklmnopq.k3j2h1g4@postern.example',
      recipients: [{ address: 'gone@partner.example', action: 'failed', status: '5.1.1' }, { address: 'full@partner.example', action: 'failed', status: '5.2.2' }],
    },
  });
});

test('of a relay that could not be reached for days says so by its status, which marks nobody', () => {
  expect(understood(report([{ address: 'jane@partner.example', reply: 'connect ECONNREFUSED 192.0.2.1:25' }]))).toMatchObject({ dsn: { recipients: [{ status: '4.4.1' }] } });
});

test('names an internationalised address as it is (RFC 6533)', () => {
  expect(understood(report([{ address: 'jörg@partner.example', reply: '550 5.1.1 no' }]))).toMatchObject({ dsn: { recipients: [{ address: 'jörg@partner.example', action: 'failed' }] } });
});

test('returns the header only, and lets no reply of a relay write header lines or recipients of its own', () => {
  const raw = report([{ address: 'jane@partner.example', reply: '550 5.1.1 no\r\nFinal-Recipient: rfc822; ceo@partner.example\r\nAction: failed' }]).toString();

  expect(raw).not.toContain('a secret body');
  expect(raw.match(/^Final-Recipient:/gmu)).toHaveLength(1);
});

test('of a mail with the null path comes to its desk', () => {
  expect(report([{ address: 'jane@partner.example', reply: '550 5.1.1 no' }], { ...sent, reversePath: '' }).toString()).toContain('\r\nTo: <desk@kestrel.example>\r\n');
});
