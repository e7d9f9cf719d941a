// One message as an object for scripts and as a page for an admin, with what can be done about it.
import pc from 'picocolors';
import { formatLocal } from '../decide/calendar.ts';
import { isoInstant } from '../mail/instant.ts';
import { knownReversePath } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { discardableStates, releasableStates, retryableStates, type MessageRecord } from '../record/message-repair.ts';
import { senderLines } from './sender-text.ts';
import { printable, wrapped } from './table.ts';

/** The names of `postern messages`, and everything else that is known of it. */
export function messageJson(message: MessageRecord): object {
  return {
    id: message.id, messageId: message.messageId, state: message.state, reason: message.reason, desk: message.desk, ticket: message.ticket,
    receivedAt: isoInstant(message.receivedAt), processedAt: message.processedAt === null ? null : isoInstant(message.processedAt),
    from: message.from, subject: message.subject, classification: message.classification, source: message.source,
    envelope: { reversePath: message.reversePath, forwardPaths: message.forwardPaths },
    remoteAddress: message.remoteAddress, helo: message.helo, tls: message.tls, sizeBytes: message.sizeBytes, duplicateOf: message.duplicateOf,
    answers: message.answers, attempts: message.attempts, released: message.released, releasedBy: message.releasedBy, packVersion: message.packVersion,
    authentication: message.authentication, forgedTokens: message.forgedTokens,
  };
}

function returnPath({ source, reversePath }: MessageRecord): string {
  const known = knownReversePath(source, reversePath);
  return known === null ? 'unknown sender' : `<${known}>`;
}

/** Lines of the mail that are enough to know what it is about. */
const linesShownMax = 40;

/** The page; `mail` is null when its bytes are another message's. */
export function messageText(message: MessageRecord, mail: ParsedMessage | null, zone: string): string {
  const from = mail?.from[0];
  const lines = mail === null ? [] : mail.lines.slice(0, linesShownMax).flatMap((line) => wrapped(line.text, '    '));
  return [
    `${pc.bold(`message ${message.id}`)}  ${pc.bold(message.state)}${message.reason === '' ? '' : `: ${printable(message.reason)}`}`,
    '',
    row('desk', message.desk), ...(message.ticket === null ? [] : [row('ticket', message.ticket)]),
    row('from', from === undefined ? (message.from ?? '') : `${from.displayName} <${from.addrSpec}>`.trim()),
    row('subject', mail?.subject ?? message.subject ?? ''),
    row('message-id', mail?.messageId ?? message.messageId ?? ''),
    row('received', `${formatLocal(message.receivedAt, zone)} by ${message.source}${message.remoteAddress === '' ? '' : ` from ${message.remoteAddress} (${message.helo})${message.tls ? ', TLS' : ''}`}`),
    row('envelope', `${returnPath(message)} to ${message.forwardPaths.join(', ')}`),
    ...(message.authentication === null ? [] : senderLines(message.authentication, message.authentication.check).map((line, index) => row(index === 0 ? 'author' : '', line))),
    ...(message.forgedTokens === 0 ? [] : [row('forged', `${message.forgedTokens} reply token${message.forgedTokens === 1 ? '' : 's'} that we never made`)]),
    row('size', `${message.sizeBytes.toLocaleString('en')} bytes`),
    ...(message.processedAt === null ? [] : [row('decided', `${formatLocal(message.processedAt, zone)}${message.packVersion === null ? '' : ` by rules ${message.packVersion}`}, ${message.attempts} attempt${message.attempts === 1 ? '' : 's'}${message.released ? `, released by ${printable(message.releasedBy ?? 'hand')}` : ''}`)]),
    ...(message.processedAt === null ? [] : answerLines(message).map((line, index) => row(index === 0 ? 'mails' : '', line))),
    ...(message.duplicateOf === null ? [] : [row('repeats', `message ${message.duplicateOf}`)]),
    ...(mail === null || mail.attachments.length === 0 ? [] : [row('attached', mail.attachments.map((one) => `${one.name === '' ? one.mediaType : one.name} (${one.sizeBytes.toLocaleString('en')} bytes${one.content?.danger == null ? '' : `, ${one.content.danger}`})`).join(', '))]),
    ...(mail?.problems ?? []).map((problem) => row(problem.severe ? 'PROBLEM' : 'problem', `${problem.code}: ${problem.detail}`)),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    ...((mail?.lines.length ?? 0) > linesShownMax ? [pc.dim(`    … the whole of it: postern message ${message.id} --raw`)] : []),
    ...whatNow(message),
  ].join('\n');
}

/** Whom it made us write to: of a mail without a ticket nothing else tells whether its sender has heard of us. */
function answerLines({ answers }: MessageRecord): string[] {
  if (answers.length === 0) return ['none has left because of it (postern explain MAIL.eml says why; --raw gives its bytes)'];
  return answers.map(({ outbox, kind, to, state }) => `${kind} to ${to}: ${state} (postern outbox ${outbox})`);
}

function whatNow({ id, state, ticket }: MessageRecord): string[] {
  if (ticket !== null) return ['', pc.dim(`  postern ticket ${ticket}`)];
  const can = [
    ...(isOneOf(releasableStates, state) ? [`postern message ${id} --release             let it pass, as if its sender were allowed`] : []),
    ...(isOneOf(retryableStates, state) ? [`postern message ${id} --retry               decide it again with the rules of today`] : []),
    ...(isOneOf(discardableStates, state) && state !== 'accepted' ? [`postern message ${id} --discard "REASON"    set it aside for good`] : []),
  ];
  return can.length === 0 ? [] : ['', ...can.map((line) => pc.dim(`  ${line}`))];
}

function isOneOf(states: readonly string[], state: string): boolean {
  return states.includes(state);
}

function row(name: string, value: string): string {
  return `  ${pc.dim(name.padEnd(10))} ${printable(value)}`;
}
