// One mail through parse → recognise → decide without a store: the same functions as production, with the effects shown
// instead of carried out. A mail for no known desk is still understood as a mail; a broken file is a line with problems.
import { composeMail } from '../compose/compose-mail.ts';
import { composeNotices, listAddresses } from '../compose/compose-notice.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { decide } from '../decide/decide.ts';
import { isStoreEffect, type Decision } from '../decide/decision.ts';
import type { Directory } from '../decide/directory-facts.ts';
import { referencePeriod, ticketReference } from '../decide/ticket-reference.ts';
import { believedServers, factsFor, uncheckedFrom, withSenderCheck, type CheckSender, type Understand, type Understood } from '../journey.ts';
import type { Instant } from '../mail/instant.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { receiptOf } from '../parse/receipt-of.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';
import type { Path } from '../rulebook/yaml-source.ts';
import { envelopeOf } from './envelope.ts';

export interface ExplainContext {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly understand: Understand;
  /** Header of a mail, without its body. */
  readonly header: (raw: Uint8Array) => ParsedMessage;
  readonly host: string;
  readonly trustedAuthservIds: readonly string[];
  readonly now: () => Instant;
  readonly checkSender?: CheckSender;
  /** Its door asks the DNS about senders. */
  readonly asksDns?: boolean;
  readonly trustedDoors?: readonly string[];
}

export interface Explanation {
  readonly understood: Understood;
  /** null: the DNS was not asked. */
  readonly senderCheck: SenderCheck | null;
  /** The door would have asked the DNS, but nobody said which client brought the mail. */
  readonly wouldAsk: boolean;
  readonly desk: Desk | null;
  readonly receivedAt: Instant;
  /** null when there is no desk. */
  readonly decision: Decision | null;
  readonly mails: readonly OutgoingMail[];
  /** Which rules of the pack had their way, in their order, each once. */
  readonly rulings: readonly Path[];
}

export interface ExplainOptions {
  readonly desk: string | null;
  readonly receivedAt: Instant | null;
  /** The SMTP client that brought it: then the DNS is asked who wrote it. */
  readonly client?: { readonly remoteAddress: string; readonly helo: string };
  /** The door that it came through; absent: smtp. */
  readonly door?: string;
}

/** Explains one mail. Rejects only when the parser pool is closed. */
export async function explainMail(context: ExplainContext, raw: Uint8Array, options: ExplainOptions): Promise<Explanation> {
  const header = context.header(raw);
  const { desk, reversePath, forwardPaths } = envelopeOf(context.rulebook, header, options.desk);
  const receivedAt = options.receivedAt ?? receiptOf(header) ?? context.now();
  const door = options.door ?? 'smtp';
  const wouldAsk = context.asksDns === true && door === 'smtp' && options.client === undefined;
  const read = await context.understand(
    raw,
    { reversePath, forwardPaths, ownHost: context.host, trustedAuthservIds: believedServers(context.trustedAuthservIds, door), unchecked: wouldAsk ? 'believed' : uncheckedFrom(context.trustedDoors, door), receivedAt },
    desk?.recognition ?? noRules(context.rulebook),
  );
  const senderCheck = options.client === undefined || context.checkSender === undefined ? null : await context.checkSender(raw, { ...options.client, reversePath: reversePath ?? '' });
  const understood = withSenderCheck(read, senderCheck);
  if (desk === null) return { understood, senderCheck, wouldAsk, desk, receivedAt, decision: null, mails: [], rulings: [] };
  const facts = await factsFor(context.directory, desk, understood);
  const rulings = new Map<string, Path>();
  const decision = decide({
    witness: { asked: () => undefined, raised: () => undefined, ruled: (path) => rulings.set(JSON.stringify(path), path) },
    ticket: null, desk, newRef: ticketReference(desk, referencePeriod(desk, receivedAt), '0'), now: receivedAt,
    event: {
      kind: 'mail', messageId: '0', mail: understood.mail, recognition: understood.recognition, facts, receivedAt,
      forwardPaths, threadedBy: '', threadSide: null, release: null, budget: { perTicketDay: 0, perAddressHour: 0 },
    },
  });
  return { understood, senderCheck, wouldAsk, desk, receivedAt, decision, mails: previewMails(context, desk, decision, receivedAt), rulings: [...rulings.values()] };
}

function previewMails(context: ExplainContext, desk: Desk, decision: Decision, now: Instant): OutgoingMail[] {
  const { ticket } = decision;
  if (ticket === null) return [];
  const stored = decision.outcome?.state === 'opened';
  const composing = { desk, ticket, stored, heldRef: null, host: context.host, keys: [{ id: 'x', secret: 'preview' }], now, uniqueId: () => 'preview' };
  return decision.effects.flatMap((effect) => (isStoreEffect(effect) ? [] : [effect])).flatMap((effect) => (effect.kind === 'notice' ? composeNotices(effect, composing, listAddresses(desk, effect)) : [composeMail(effect, composing)]));
}

/** For a mail of no desk: everything that does not depend on a pack is still recognised. */
function noRules(rulebook: Rulebook): RecognitionRules {
  const desks = [...rulebook.desks.values()];
  return {
    desk: '', version: 'none', fields: [], identifiers: [], phrases: [], languages: ['en', 'de', 'fr'],
    deskAddresses: desks.flatMap((desk) => [...desk.addresses]), refForms: desks.map((desk) => desk.pack.desk.ref), commands: [],
  };
}
