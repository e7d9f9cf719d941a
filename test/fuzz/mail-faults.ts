// What must hold for any bytes that call themselves a mail, all the way from the parser to the bytes of our answers. Returns
// what does not, each as a line that begins with its kind.
import { createHash } from 'node:crypto';
import { composeMail } from '../../src/compose/compose-mail.ts';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import { decide } from '../../src/decide/decide.ts';
import type { Decision, Effect, MailEffect, MailEvent } from '../../src/decide/decision.ts';
import { noFacts } from '../../src/decide/directory-facts.ts';
import { explainMail, type ExplainContext } from '../../src/main/explain-mail.ts';
import { limits } from '../../src/mail/limits.ts';
import { contentFingerprint } from '../../src/parse/content-fingerprint.ts';
import { parseAndExamine } from '../../src/parse/examine-files.ts';
import { minimalMessage } from '../../src/parse/minimal-message.ts';
import type { ParsedMessage } from '../../src/parse/parsed-message.ts';
import { partContents } from '../../src/parse/part-content.ts';
import { safeBody } from '../../src/parse/safe-body.ts';
import { passedFile } from '../../src/parse/passed-file.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import type { Recognition } from '../../src/recognise/recognition.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { buildMime } from '../../src/send/build-mime.ts';

/** Receipt of every fuzzed mail. */
const receivedAt = Date.parse('2026-03-10T09:12:00Z');

/** The whole way of a mail in this process, without threads and deadlines. */
export function fuzzContext(rulebook: Rulebook): ExplainContext {
  return {
    rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: ['mx.postern.example'], now: () => receivedAt,
    header: (raw) => minimalMessage(raw, { code: 'header-only', detail: '', severe: false }),
    understand: async (raw, input, rules) => {
      const mail = await parseAndExamine(raw);
      return { mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) };
    },
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a database refuses, and what JSON carries only with an escape. */
const notForTheStore = /\\u0000|\\ud[89ab][\da-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][\da-f]{2})\\ud[c-f][\da-f]{2}/u;

/** The faults of one mail at one desk; none is what is wanted. */
export async function mailFaults(context: ExplainContext, bytes: Buffer, desk: string): Promise<string[]> {
  const before = hashOf(bytes);
  try {
    const read = await readOnce(context, bytes, desk);
    const stored = JSON.stringify(read);
    const { mail, outs } = read;
    const faults = [
      ...(hashOf(bytes) === before ? [] : ['raw: the bytes were changed']),
      ...boundFaults(mail),
      ...(notForTheStore.test(stored) ? [`store: holds what no database takes, near ${around(stored)}`] : []),
      ...(stored === JSON.stringify(await readOnce(context, bytes, desk)) ? [] : ['chance: the same mail was understood in two ways']),
      ...outs.filter((one) => one.kind === 'answer' && read.alone && (mail.from.length === 0 || read.classification !== 'human')).map(() => `answer: to a mail that is ${read.classification}, from ${mail.from.length}`),
    ];
    const contents = partContents(bytes, mail.attachments.map((one) => one.path));
    const files = mail.attachments.map((one, index) => passedFile(one, index + 1, contents[index]?.bytes ?? new Uint8Array()));
    if (contents.includes(null)) faults.push('file: an attachment has no content');
    for (const one of outs) faults.push(...headFaults(await buildMime('1', one, one.attachmentsOf.length === 0 ? [] : files.slice(0, limits.passedFilesMax))));
    safeBody(bytes);
    return faults;
  } catch (error) {
    const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ').replace(/\s+/gu, ' ') : String(error);
    return [`thrown: ${where}`];
  }
}

interface ReadOnce {
  readonly mail: ParsedMessage;
  readonly recognition: Recognition;
  readonly classification: string;
  readonly decisions: readonly Decision[];
  /** Every mail that it would set going. */
  readonly outs: readonly OutgoingMail[];
  /** It opened nothing that it could answer on as well. */
  readonly alone: boolean;
}

/** The mail as a new one; and where it opened a ticket, once more as an answer of either side on it. */
async function readOnce(context: ExplainContext, bytes: Buffer, deskId: string): Promise<ReadOnce> {
  const { understood: { mail, recognition }, decision, mails, desk } = await explainMail(context, bytes, { desk: deskId, receivedAt });
  const { classification } = recognition.mailClass;
  const ticket = decision?.outcome?.state === 'opened' ? decision.ticket : null;
  if (ticket === null || desk === null) return { mail, recognition, classification, decisions: decision === null ? [] : [decision], outs: mails, alone: true };
  const forwarded = { ...ticket, forwardedAt: ticket.forwardedAt ?? receivedAt };
  const event: MailEvent = {
    kind: 'mail', messageId: '1', mail, recognition, facts: noFacts, receivedAt, forwardPaths: [], threadedBy: 'its token', threadSide: 'requester', release: null, budget: { perTicketDay: 0, perAddressHour: 0 },
  };
  const staff = { ...mail, from: [{ displayName: mail.from[0]?.displayName ?? '', addrSpec: (desk.pack.working_side.senders[0] ?? '').replace('*@', 'staff@') }] };
  const later = [event, { ...event, mail: staff, threadSide: 'working' as const }].map((one) => decide({ ticket: forwarded, event: one, desk, newRef: 'X-1', now: receivedAt }));
  const composing = { desk, stored: true, heldRef: null, host: context.host, keys: [{ id: 'x', secret: 'fuzz' }], now: receivedAt, uniqueId: () => 'fuzz' };
  const outs = later.flatMap((one) => one.effects.flatMap((effect) => (one.ticket === null || !isMail(effect) ? [] : [composeMail(effect, { ...composing, ticket: one.ticket })])));
  return { mail, recognition, classification, decisions: [decision, ...later].filter((one) => one !== null), outs: [...mails, ...outs], alone: false };
}

const mailKinds: readonly string[] = ['answer', 'forward', 'relay', 'tell'] satisfies MailEffect['kind'][];
const isMail = (effect: Effect): effect is MailEffect => mailKinds.includes(effect.kind);

function around(stored: string): string {
  const at = notForTheStore.exec(stored)?.index ?? 0;
  return stored.slice(Math.max(0, at - 60), at + 20);
}

function boundFaults(mail: ParsedMessage): string[] {
  const parserFault = mail.problems.find((one) => one.code === 'parser-fault');
  const characters = mail.lines.reduce((sum, line) => sum + line.text.length + 1, 0);
  return [
    ...(parserFault === undefined ? [] : [`parser: ${parserFault.detail}`]),
    ...(mail.lines.length > limits.textLinesMax ? [`bound: ${mail.lines.length} lines`] : []),
    ...(characters > 2 * limits.textBytesMax ? [`bound: ${characters} characters of text`] : []),
    ...(mail.attachments.length > limits.mimePartsMax ? [`bound: ${mail.attachments.length} attachments`] : []),
    ...(mail.references.length > limits.referencesMax ? [`bound: ${mail.references.length} references`] : []),
    ...(mail.to.length > limits.mailboxesMax ? [`bound: ${mail.to.length} recipients`] : []),
    ...(mail.problems.length > 100 ? [`bound: ${mail.problems.length} problems`] : []),
    ...(mail.attachments.some((one) => one.name.length > 255) ? ['bound: a file name'] : []),
  ];
}

const ownFields = new Set(['from', 'to', 'cc', 'reply-to', 'subject', 'message-id', 'in-reply-to', 'references', 'date', 'mime-version', 'content-type', 'content-transfer-encoding', 'x-desk-id', 'x-ticket-ref', 'auto-submitted', 'x-auto-response-suppress']);

function headFaults(raw: Buffer): string[] {
  const text = raw.toString('utf8');
  const lines = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
  const names = lines.filter((line) => !/^[ \t]/u.test(line)).map((line) => line.split(':')[0]?.toLowerCase() ?? '');
  return [
    ...names.filter((name) => !ownFields.has(name)).map((name) => `head: a line that is not ours, ${name.slice(0, 60)}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `head: ${name} twice`),
    ...(lines.some((line) => line.length > 998 || /[\u0000-\u0008\n-\u001f]/u.test(line)) ? ['head: a line too long, or with a control in it'] : []),
  ];
}
