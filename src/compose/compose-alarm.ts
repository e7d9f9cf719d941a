// The mail to the admin about trouble of the gateway itself. It belongs to no desk and no ticket, nobody answers it, and
// it is marked so that no machine does (RFC 3834): null reverse-path, Auto-Submitted, our own Message-ID.
import type { AlarmWord, Trouble } from '../decide/alarm.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

export interface ToldAlarm extends Pick<Trouble, 'detail' | 'advice'> {
  readonly word: AlarmWord;
  readonly since: Instant;
}

export interface AlarmEnvelope {
  readonly to: readonly string[];
  /** Of our Message-IDs; tells installations apart too. */
  readonly host: string;
  readonly now: Instant;
  readonly uniqueId: () => string;
}

/** One mail about all that was noticed at one look. */
export function composeAlarm(told: readonly ToldAlarm[], { to, host, now, uniqueId }: AlarmEnvelope): OutgoingMail {
  const lasting = told.filter((one) => one.word !== 'over');
  const over = told.filter((one) => one.word === 'over');
  const messageId = `alarm.${uniqueId()}@${host}`;
  const from = { displayName: 'Postern', addrSpec: `postern@${host}` };
  return {
    kind: 'alarm', automatic: true, from, to: to.map((addrSpec) => ({ displayName: '', addrSpec })), cc: [], replyTo: from,
    subject: subjectOf(lasting, over, host), text: textOf(lasting, over, host), messageId, inReplyTo: null, references: [messageId],
    headers: [{ name: 'Auto-Submitted', value: 'auto-generated' }, { name: 'X-Auto-Response-Suppress', value: 'All' }],
    date: now, reversePath: '', files: [], attachmentsOf: [],
  };
}

function subjectOf(lasting: readonly ToldAlarm[], over: readonly ToldAlarm[], host: string): string {
  const [first] = lasting.length > 0 ? lasting : over;
  const more = lasting.length + over.length > 1 ? ` (and ${lasting.length + over.length - 1} more)` : '';
  return `${lasting.length > 0 ? 'Alarm' : 'All clear'} at ${host}: ${short(first?.detail ?? '')}${more}`;
}

function textOf(lasting: readonly ToldAlarm[], over: readonly ToldAlarm[], host: string): string {
  const blocks = [
    `This is the gateway ${host}.`,
    ...lasting.map((one) => `${one.word === 'worse' ? 'Still, and more of it' : 'Needs you'}: ${one.detail}.\n  since ${isoInstant(one.since)}\n  ${one.advice}`),
    ...over.map((one) => `Over: ${one.detail}.\n  it lasted since ${isoInstant(one.since)}`),
    ...(lasting.length > 0 ? ['You are told once for each cause, and again when it is over. Nothing that was received is lost: `postern messages` shows all of it.'] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function short(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
