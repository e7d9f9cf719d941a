// Every fixture of the mail classes against what is expected of it, with LF and CRLF line ends, and hostile input.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../parse/parse-message.ts';
import type { RecognitionInput } from './recognition.ts';
import { recogniseMailClass } from './mail-class.ts';

interface Expected {
  readonly classification: string;
  readonly doNotAnswer?: boolean;
  readonly dsn?: {
    readonly recipients: readonly { readonly address: string; readonly action: string; readonly status: string | null }[];
    readonly originalMessageId: string | null;
  };
}

const fixtures = join(import.meta.dirname, '../../fixtures');
const classes = ['dsn', 'not-dsn', 'automatic-response', 'not-automatic', 'list'] as const;
const lineEnds = { LF: '\n', CRLF: '\r\n' } as const;

function inputOf(text: string, changes: Partial<RecognitionInput> = {}): RecognitionInput {
  return {
    mail: parseMessage(Buffer.from(text, 'utf8')),
    reversePath: null,
    forwardPaths: [],
    ownHost: 'postern.example',
    trustedAuthservIds: [],
    receivedAt: 0,
    ...changes,
  };
}

describe.each(classes)('fixtures/%s', (name) => {
  const folder = join(fixtures, name);
  const samples = readdirSync(folder).filter((file) => file.endsWith('.eml'));

  it('holds samples', () => {
    expect(samples.length).toBeGreaterThan(3);
  });

  describe.each(Object.entries(lineEnds))('with %s', (_, lineEnd) => {
    it.each(samples)('%s', (sample) => {
      const text = readFileSync(join(folder, sample), 'utf8').replaceAll(/\r?\n/gu, lineEnd);
      const expected: Expected = JSON.parse(readFileSync(join(folder, sample.replace(/\.eml$/u, '.expected.json')), 'utf8'));

      const found = recogniseMailClass(inputOf(text));

      const dsn = found.dsn === null ? undefined : {
        recipients: found.dsn.recipients.map(({ address, action, status }) => ({ address, action, status })),
        originalMessageId: found.dsn.originalMessageId,
      };
      expect({ classification: found.classification, dsn }, found.reason).toEqual({ classification: expected.classification, dsn: expected.dsn });
      if (expected.doNotAnswer !== undefined) expect(found.doNotAnswer, found.doNotAnswerReason ?? 'may be answered').toBe(expected.doNotAnswer);
      expect(found.reason).not.toMatch(/\n/u);
    });
  });
});

describe('recogniseMailClass', () => {
  const person = 'From: a@hafen.example\nTo: desk@postern.example\nSubject: Help\nMessage-ID: <1@hafen.example>\n\nText\n';

  it('calls a mail with a Message-ID of this gateway own', () => {
    const found = recogniseMailClass(inputOf(person.replace('<1@hafen.example>', '<t1.k@POSTERN.example>')));

    expect(found).toMatchObject({ classification: 'own', doNotAnswer: true });
  });

  it('calls a mail with our desk mark own', () => {
    expect(recogniseMailClass(inputOf(`X-Desk-Id: retail\n${person}`)).classification).toBe('own');
    // Another installation marks its mails likewise, and people wrote some of them.
    expect(recogniseMailClass(inputOf(`X-Desk-Id: retail\nReferences: <x@postern.example> <abc-0000007.r.k2@other.example>\n${person}`)).classification).toBe('human');
    expect(recogniseMailClass(inputOf(`X-Desk-Id: retail\nReferences: <x@other.example> <abc-0000007.r.k2@postern.example>\n${person}`)).classification).toBe('own');
  });

  it('does not call a reply to our mail own', () => {
    const found = recogniseMailClass(inputOf(`In-Reply-To: <t1.k@postern.example>\nReferences: <t1.k@postern.example>\n${person}`));

    expect(found).toMatchObject({ classification: 'human', doNotAnswer: false, doNotAnswerReason: null });
  });

  it('takes the null reverse-path of the transaction for automatic mail', () => {
    expect(recogniseMailClass(inputOf(person, { reversePath: '' }))).toMatchObject({ classification: 'automatic', doNotAnswer: true });
  });

  it('believes the reverse-path of the transaction rather than a Return-Path in the header', () => {
    const found = recogniseMailClass(inputOf(`Return-Path: <>\n${person}`, { reversePath: 'a@hafen.example' }));

    expect(found.classification).toBe('human');
  });

  it.each(['noreply', 'no-reply', 'No_Reply', 'donotreply', 'do-not-reply', 'noreply+77', 'nicht-antworten', 'ne-pas-repondre', 'mailer-daemon', 'postmaster'])(
    'does not answer %s@', (local) => {
      expect(recogniseMailClass(inputOf(person.replace('a@hafen', `${local}@hafen`))).doNotAnswer).toBe(true);
    });

  it.each(['nora', 'norbert.reply', 'notaufnahme', 'reply', 'donald', 'noel'])('answers %s@', (local) => {
    expect(recogniseMailClass(inputOf(person.replace('a@hafen', `${local}@hafen`))).doNotAnswer).toBe(false);
  });

  it('answers the Reply-To of a form that sends as no-reply, and nobody when Reply-To is no-reply', () => {
    const form = person.replace('a@hafen', 'no-reply@hafen');

    expect(recogniseMailClass(inputOf(`Reply-To: jo@kestrel.example\n${form}`)).doNotAnswer).toBe(false);
    expect(recogniseMailClass(inputOf(`Reply-To: noreply@hafen.example\n${person}`)).doNotAnswer).toBe(true);
  });
});

describe('hostile input', () => {
  const daemon = 'Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: desk@postern.example\nSubject: failure notice\n';
  const hostile: Readonly<Record<string, string>> = {
    'thousands of recipients in prose': `${daemon}\n${Array.from({ length: 20_000 }, (_, n) => `<user${n}@hafen.example>:\n550 5.1.1 unknown`).join('\n')}`,
    'one line of a million blanks': `${daemon}\ndelivery${' '.repeat(1_000_000)}failed\n`,
    'one line of a million letters': `${daemon}\n${'a'.repeat(1_000_000)}@hafen.example\n`,
    'a million at signs': `${daemon}\n${'@'.repeat(1_000_000)}\n`,
    'an endless subject': `${daemon.replace('failure notice', `[Ticket#${'1'.repeat(200_000)}`)}\ntext\n`,
    'a receipt of a hundred thousand sentences': `From: a@hafen.example\nSubject: [#1] received\n\n${'Your ticket has been received. '.repeat(100_000)}\n`,
    'ten megabytes of absence': `From: a@hafen.example\nSubject: Re: x\n\n${'I am out of the office and '.repeat(400_000)}\n`,
  };

  it.each(Object.entries(hostile))('stays linear with %s', (_, text) => {
    const small = inputOf(text);

    expect(() => recogniseMailClass(small)).not.toThrow();
    expect(recogniseMailClass(small).dsn?.recipients.length ?? 0).toBeLessThanOrEqual(200);
  });

  it('cuts a report with thousands of recipient groups', () => {
    const groups = Array.from({ length: 5_000 }, (_, n) => `Final-Recipient: rfc822; u${n}@hafen.example\nAction: failed\nStatus: 5.1.1\n`).join('\n');
    const text = `${daemon}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n${groups}\n--b--\n`;

    const found = recogniseMailClass(inputOf(text));

    expect(found.dsn?.recipients).toHaveLength(200);
  });
});
