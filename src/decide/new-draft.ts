// The draft at the beginning of a decision: of a stored ticket, or of the ticket that a mail may open.
import { applyAction } from './actions.ts';
import { deadAddresses } from './dead-address.ts';
import type { DecisionInput, MailEvent } from './decision.ts';
import { noFacts } from './directory-facts.ts';
import type { Draft } from './draft.ts';
import { initialStatus } from './lifecycle.ts';
import { matchesAddress, splitSubaddress } from '../mail/mailbox.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Ticket } from './ticket.ts';
import { boundedText } from './told-text.ts';

/** The draft of this decision; `ticket` is a copy, the stored one is never changed. */
export function newDraft(input: DecisionInput, ticket: Ticket, by: string): Draft {
  const mail = input.event.kind === 'mail' ? input.event : null;
  return {
    ticket: { ...ticket, packVersion: input.desk.version },
    desk: input.desk, now: mail?.release?.at ?? mail?.receivedAt ?? input.now, mail, facts: input.event.facts ?? noFacts, joins: input.ticket !== null, key: 'missing', dead: deadAddresses(input.event), by,
    history: [], effects: [], answer: { paragraphs: [], askMissing: false, askWrong: false, askFields: [] },
    changed: [], followup: null, publish: [], apply: applyAction, raised: [], witness: input.witness ?? null,
  };
}

/** An empty ticket for the mail of somebody new. Nothing in it is decided yet. */
export function blankTicket(desk: Desk, event: MailEvent, ref: string): Ticket {
  const from = event.mail.from[0] ?? { displayName: '', addrSpec: '' };
  const { organisation, contact } = event.facts;
  const languages = desk.pack.desk.languages;
  const heard = event.recognition.language;
  return {
    ref, desk: desk.id, version: 0, packVersion: desk.version, subject: event.mail.subject,
    language: heard !== null && languages.includes(heard) ? heard : (languages[0] ?? 'en'),
    channel: event.channel ?? channelOf(desk, event.forwardPaths),
    requester: { displayName: from.displayName !== '' ? from.displayName : (contact?.name ?? ''), addrSpec: from.addrSpec },
    participants: from.addrSpec === '' ? [] : [from.addrSpec.toLowerCase()],
    organisation: organisation === null ? null : { id: organisation.id, name: organisation.name, ...(organisation.country === null ? {} : { country: organisation.country }), ...(organisation.defaultAddress === null ? {} : { mailbox: organisation.defaultAddress }) },
    zone: organisation?.zone ?? desk.pack.desk.zone, entitlement: null, sla: true,
    type: '', typeAssumed: true, status: initialStatus(desk.pack), severity: null, severityAssumed: true, severityReason: '',
    fields: {}, wrong: [], missing: [], optionalMissing: [], asked: [], flags: [], vendorRefs: [], links: [], assignedTo: null,
    timers: {}, receivedAt: event.receivedAt, closedAt: null, closeReason: null, forwardedAt: null, repliedAt: null,
    text: boundedText(event.recognition.reply.text), openedBy: event.messageId, attachmentsIn: event.mail.attachments.length > 0 ? [event.messageId] : [],
    requesterMessageId: event.mail.messageId, workingMessageId: null,
  };
}

/** The channel whose address the mail was sent to; the first mail channel when it came another way. */
function channelOf(desk: Desk, forwardPaths: readonly string[]): string {
  const channels = Object.entries(desk.pack.channels).filter(([, channel]) => channel.kind === 'email');
  const plain = forwardPaths.map((path) => {
    const { user, domain } = splitSubaddress(path);
    return `${user}@${domain}`;
  });
  const hit = channels.find(([, channel]) =>
    [channel.address, ...(channel.aliases ?? [])].some((address) => address !== undefined && plain.some((path) => matchesAddress(address, path))),
  );
  return hit?.[0] ?? channels[0]?.[0] ?? 'mail';
}
