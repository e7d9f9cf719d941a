// Hints to a ticket: what is claimed, in which order, and what is not.
import { describe, expect, it } from 'vitest';
import { limits } from '../mail/limits.ts';
import { parseMessage } from '../parse/parse-message.ts';
import type { RecognitionInput, ThreadClaim } from './recognition.ts';
import { recogniseThreadClaims } from './thread-claims.ts';

const desks = ['support@desk.example'];

function claimsOf(text: string, forwardPaths: readonly string[] = [], refPatterns?: readonly RegExp[]): ThreadClaim[] {
  const input: RecognitionInput = {
    mail: parseMessage(Buffer.from(text, 'utf8')),
    reversePath: null, forwardPaths, ownHost: 'postern.example', trustedAuthservIds: [], receivedAt: 0,
  };
  return refPatterns === undefined ? recogniseThreadClaims(input, desks) : recogniseThreadClaims(input, desks, refPatterns);
}

describe('tokens in addresses', () => {
  it.each([
    ['To', 'To: Support <support+R1.abc@desk.example>'],
    ['Cc', 'To: x@y.example\nCc: support+R1.abc@desk.example'],
    ['Delivered-To', 'Delivered-To: <support+R1.abc@desk.example>'],
    ['X-Original-To', 'X-Original-To: support+R1.abc@desk.example'],
    ['a desk written in capitals', 'To: Support+R1.abc@DESK.example'],
  ])('finds one in %s', (_, field) => {
    expect(claimsOf(`From: a@b.example\n${field}\n\nText\n`)).toEqual([{ kind: 'token', via: 'reply-to', token: 'R1.abc' }]);
  });

  it('finds one in the envelope and names it once although To has it too', () => {
    const claims = claimsOf('From: a@b.example\nTo: support+R1.abc@desk.example\n\nText\n', ['support+R1.abc@desk.example']);

    expect(claims).toEqual([{ kind: 'token', via: 'reply-to', token: 'R1.abc' }]);
  });

  it.each(['support@desk.example', 'support+@desk.example', 'other+R1@desk.example', 'support+R1@other.example'])('finds none in %s', (address) => {
    expect(claimsOf(`From: a@b.example\nTo: ${address}\n\nText\n`)).toEqual([]);
  });
});

describe('message ids', () => {
  it('puts In-Reply-To before References and takes References newest first', () => {
    const claims = claimsOf('From: a@b.example\nIn-Reply-To: <t1.k@POSTERN.example>\nReferences: <old@b.example> <new@b.example> <t1.k@POSTERN.example>\n\nText\n');

    expect(claims).toEqual([
      { kind: 'token', via: 'message-id', token: 't1.k' },
      { kind: 'message-id', messageId: 'new@b.example' },
      { kind: 'message-id', messageId: 'old@b.example' },
    ]);
  });

  it('cuts a flood of references and keeps the newest', () => {
    const references = Array.from({ length: 5_000 }, (_, n) => `<m${n}@b.example>`).join('\n ');

    const claims = claimsOf(`From: a@b.example\nReferences: ${references}\n\nText\n`);

    expect(claims.length).toBeLessThanOrEqual(limits.referencesMax);
  });
});

describe('ticket tags', () => {
  it.each([
    '[RTP-2026-000001] Mail rejected', 'Re: [RTP-2026-000001] Mail rejected', 'AW: AW: Mail rejected [rtp-2026-000001]',
    'Re: RTP-2026-000001', '=?utf-8?q?Re=3A_=5BRTP-2026-000001=5D_St=C3=B6rung?=', '[Ext][RTP-2026-000001]Mail',
  ])('are found in the subject %s', (subject) => {
    expect(claimsOf(`From: a@b.example\nSubject: ${subject}\n\nText\n`)).toEqual([{ kind: 'subject-tag', ref: 'RTP-2026-000001' }]);
  });

  it.each(['RTP-2026-1', 'XRTP-2026-000001-2', 'Order 2026-000001', 'RFC-5322'])('are not found in the subject %s', (subject) => {
    expect(claimsOf(`From: a@b.example\nSubject: ${subject}\n\nText\n`)).toEqual([]);
  });

  it('are found in the first five lines of new text and nowhere below or in quotes', () => {
    const claims = claimsOf('From: a@b.example\nSubject: x\n\n> CLD-0000001\nabout CLD-0000123.\n\n2\n3\n4\n5\nCLD-0000999\n');

    expect(claims).toEqual([{ kind: 'body-tag', ref: 'CLD-0000123' }]);
  });

  it('are those of the given forms only', () => {
    const claims = claimsOf('From: a@b.example\nSubject: WAR-00012 and RCR-901177\n\nText\n', [], [/^WAR-\d{5}$/u]);

    expect(claims).toEqual([{ kind: 'subject-tag', ref: 'WAR-00012' }]);
  });

  it('stand behind tokens and ids, strongest first', () => {
    const claims = claimsOf('From: a@b.example\nTo: support+R1.abc@desk.example\nIn-Reply-To: <q@b.example>\nSubject: [WAR-00012]\n\nRHI-0000123\n');

    expect(claims.map((claim) => claim.kind)).toEqual(['token', 'message-id', 'subject-tag', 'body-tag']);
  });
});
