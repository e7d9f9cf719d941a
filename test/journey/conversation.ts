// A journey as a table of turns: somebody writes, acts, or time passes; then exactly these mails left and the ticket is
// so. What must hold of every mail of ours (H-03, H-04, H-11, RFC 3834) is checked at every turn, whatever it is about.
import { expect } from 'vitest';
import type { ActVerb, MessageState } from '../../src/decide/decision.ts';
import type { Ticket } from '../../src/decide/ticket.ts';
import { submitEvent } from '../../src/journey.ts';
import { splitSubaddress } from '../../src/mail/mailbox.ts';
import { readReplyToken } from '../../src/mail/reply-token.ts';
import { returnedMessageId } from '../../src/mail/return-path.ts';
import type { SentMail, TestGateway } from '../support/gateway.ts';
import { addrSpecOf, type MailText } from '../support/smtp-client.ts';

export interface RawMail {
  readonly reversePath: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

export interface ExpectedMail {
  readonly kind: 'answer' | 'forward' | 'relay' | 'tell' | 'notice';
  readonly to: string;
  readonly subject?: string;
  readonly says?: readonly (string | RegExp)[];
  readonly saysNot?: readonly (string | RegExp)[];
  readonly and?: (mail: SentMail) => void;
}

export interface Turn {
  readonly what: string;
  /** Time passes until then, with all that is due on the way. */
  readonly until?: string;
  /** A mail comes in; `sofar` are the mails that left until now. */
  readonly mail?: (sofar: readonly SentMail[]) => MailText | RawMail;
  /** Somebody of the working side acts by CLI on the newest ticket. */
  readonly act?: { readonly verb: ActVerb; readonly argument: string };
  /** How the incoming mail ends. */
  readonly state?: MessageState;
  readonly reason?: RegExp;
  /** The mails that leave, in this order, no others. */
  readonly mails: readonly ExpectedMail[];
  /** Of the newest ticket. */
  readonly ticket?: Partial<Ticket>;
  readonly history?: readonly RegExp[];
  readonly and?: (gateway: TestGateway) => Promise<void>;
}

/** Plays the turns on an emptied gateway whose clock starts at `from`. */
export async function converse(gateway: TestGateway, from: string, turns: readonly Turn[]): Promise<void> {
  await gateway.reset(from);
  const sofar: SentMail[] = [];
  for (const turn of turns) {
    const sender = await play(gateway, turn, sofar);
    await gateway.settled();
    const mails = await gateway.newMails();
    for (const mail of mails) expectLawful(gateway, mail);
    expect(mails.map((mail) => `${mail.kind} to ${mail.to}`), `${turn.what}: mails\n${mails.map((mail) => mail.text).join('\n=====\n')}`)
      .toEqual(turn.mails.map((mail) => `${mail.kind} to ${mail.to}`));
    expect(mails.filter((mail) => mail.to === sender && mail.kind === 'answer').length, `${turn.what}: answers to one mail`).toBeLessThanOrEqual(1);
    for (const [index, mail] of mails.entries()) expectMail(turn.what, mail, turn.mails[index]);
    sofar.push(...mails);
    await expectRecorded(gateway, turn);
  }
}

/** Carries out the turn; returns the address that wrote. */
async function play(gateway: TestGateway, turn: Turn, sofar: readonly SentMail[]): Promise<string | null> {
  if (turn.until !== undefined) await gateway.passTo(turn.until);
  if (turn.act !== undefined) {
    const ref = (await gateway.tickets()).at(-1)?.ref ?? '';
    await submitEvent(gateway.running.installation.journey, ref, { kind: 'act', ...turn.act, by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } });
    await gateway.running.sweep();
  }
  const mail = turn.mail?.(sofar);
  if (mail === undefined) return null;
  if ('raw' in mail) {
    await gateway.sendRaw(mail.reversePath, mail.to, mail.raw);
    return mail.reversePath;
  }
  await gateway.send(mail);
  return addrSpecOf(mail.from);
}

function expectMail(what: string, mail: SentMail, expected: ExpectedMail | undefined): void {
  if (expected === undefined) return;
  if (expected.subject !== undefined) expect(mail.mail.subject, what).toBe(expected.subject);
  for (const part of expected.says ?? []) expect(mail.text, what).toMatch(part);
  for (const part of expected.saysNot ?? []) expect(mail.text, what).not.toMatch(part);
  expected.and?.(mail);
}

async function expectRecorded(gateway: TestGateway, turn: Turn): Promise<void> {
  const newest = (await gateway.messages()).at(-1);
  if (turn.state !== undefined) expect(newest?.state, `${turn.what}: ${newest?.reason}`).toBe(turn.state);
  if (turn.reason !== undefined) expect(newest?.reason, turn.what).toMatch(turn.reason);
  const ticket = (await gateway.tickets()).at(-1);
  if (turn.ticket !== undefined) expect(ticket, turn.what).toMatchObject(turn.ticket);
  if (turn.history !== undefined) {
    const lines = (await gateway.history(ticket?.ref ?? '')).map((entry) => `${entry.kind}: ${entry.text}`);
    for (const line of turn.history) expect(lines, turn.what).toContainEqual(expect.stringMatching(line));
  }
  await turn.and?.(gateway);
}

/** What every mail of ours owes the world. */
function expectLawful(gateway: TestGateway, sent: SentMail): void {
  const { mail } = sent;
  const header = (name: string): string | undefined => mail.headers.find((field) => field.name.toLowerCase() === name)?.body.trim();
  const automatic = sent.kind !== 'relay';
  const { journey, rulebook } = gateway.running.installation;
  const desks = [...rulebook().desks.values()].flatMap((desk) => desk.addresses);

  expect(sent.state).toBe('sandboxed');
  expect(header('x-desk-id')).toBeDefined();
  expect(header('auto-submitted') ?? 'a person wrote it').toMatch(automatic ? /^auto-(replied|generated)$/u : /^a person/u);
  if (automatic) expect(header('x-auto-response-suppress')).toBe('All');
  // A report that returns nothing of it is known by where it comes to.
  expect(returnedMessageId(sent.reversePath, journey.host)).toBe(mail.messageId);
  expect(desks).not.toContain(sent.to);
  expect(mail.references.at(-1)).toBe(mail.messageId);
  for (const id of mail.inReplyTo) expect(mail.references).toContain(id);
  const ref = header('x-ticket-ref');
  if (ref === undefined) return;
  expect(mail.subject).toContain(`[${ref}]`);
  // An announcement lets nobody into its ticket.
  if (sent.kind === 'notice') return expect(sent.raw.toString('latin1')).not.toMatch(/^Reply-To:.*\+/imu);
  const inReplyTo = readReplyToken(journey.keys, splitSubaddress(mail.replyTo[0]?.addrSpec ?? '').detail ?? '');
  const inMessageId = readReplyToken(journey.keys, mail.messageId?.split('@')[0] ?? '');
  expect(inReplyTo).toMatchObject({ kind: 'valid', ref });
  expect(inMessageId).toEqual(inReplyTo);
}

/** The newest mail of ours to that address. */
export function lastTo(sofar: readonly SentMail[], address: string): SentMail {
  const found = sofar.findLast((mail) => mail.to === address);
  if (found === undefined) throw new Error(`nothing has left to ${address}`);
  return found;
}

let answers = 0;

/** An answer as mail programs write it: to Reply-To, with our id in In-Reply-To and our References. */
export function answerTo(sent: SentMail, from: string, text: string, more: Partial<MailText> = {}): MailText {
  const { mail } = sent;
  const domain = addrSpecOf(from).split('@')[1] ?? '';
  return {
    from, to: mail.replyTo[0]?.addrSpec ?? '', subject: `Re: ${mail.subject.replace(/^Re: /u, '')}`, messageId: `answer-${(answers += 1)}@${domain}`, text,
    headers: [`In-Reply-To: <${mail.messageId}>`, `References: ${mail.references.map((id) => `<${id}>`).join(' ')}`, ...(more.headers ?? [])],
    ...(more.subject === undefined ? {} : { subject: more.subject }), ...(more.reversePath === undefined ? {} : { reversePath: more.reversePath }),
    ...(more.messageId === undefined ? {} : { messageId: more.messageId }),
  };
}

/** The quoted copy of a mail of ours, with `values` typed behind the labels that end in a colon. */
export function quotedWith(sent: SentMail, values: readonly (readonly [label: string, value: string])[]): string {
  const left = new Map(values);
  const lines = sent.text.split('\n').map((line) => {
    const label = line.trimEnd().endsWith(':') ? line.trim().slice(0, -1) : '';
    const value = left.get(label);
    left.delete(label);
    return `> ${line}${value === undefined ? '' : ` ${value}`}`;
  });
  if (left.size > 0) throw new Error(`the mail does not ask for ${[...left.keys()].join(', ')}`);
  return `On Tuesday the support desk wrote:\n${lines.join('\n')}`;
}

/** Labels of the question form, in the order they stand: the lines that end in a colon below the "still need" headings. */
export function questionsOf(text: string): string[] {
  return text.split('\n').filter((line) => /^[^\s].*:$/u.test(line)).map((line) => line.slice(0, -1));
}
