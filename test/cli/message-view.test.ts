// The page of one message: of a mail without a ticket nothing but this page tells an admin whether its sender has heard of us.
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { messageJson, messageText } from '../../src/cli/message-view.ts';
import type { MessageRecord } from '../../src/record/message-repair.ts';

const held: MessageRecord = {
  answers: [], id: '3', messageId: 'm@unknown.example', state: 'held', reason: 'sender unknown', desk: 'works', ticket: null, receivedAt: 0, processedAt: 1_000, from: 'nobody@unknown.example', subject: 'x',
  classification: 'human', source: 'smtp', reversePath: 'nobody@unknown.example', forwardPaths: ['help@works.example'], remoteAddress: '', helo: '', tls: false, sizeBytes: 10, duplicateOf: null,
  attempts: 1, released: false, releasedBy: null, packVersion: '1', authentication: null, forgedTokens: 0,
};
const answers: MessageRecord['answers'] = [{ outbox: '7', kind: 'answer', to: 'nobody@unknown.example', state: 'sandboxed' }, { outbox: '8', kind: 'tell', to: 'watch@works.example', state: 'pending' }];

it('names the mails that a message brought about, where they stand and how to look at them', () => {
  // On a terminal it is coloured.
  expect(stripVTControlCharacters(messageText({ ...held, answers }, null, 'UTC'))).toMatch(/mails {6}answer to nobody@unknown\.example: sandboxed \(postern outbox 7\)\n\s+tell to watch@works\.example: pending \(postern outbox 8\)/u);
  expect(messageJson({ ...held, answers })).toMatchObject({ answers });
});

it('says so when nobody was written to, but not before it is decided', () => {
  expect(messageText(held, null, 'UTC')).toContain('none has left because of it');
  expect(messageText({ ...held, state: 'accepted', processedAt: null }, null, 'UTC')).not.toContain('none has left');
});
