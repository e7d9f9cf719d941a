// One mail to two desks (F65): the second ticket names the first, and what would only acknowledge the mail a second time
// does not leave. A question does: only the desk that needs the answer can ask it.
import type { Decision } from '../decide/decision.ts';
import { splitSubaddress } from '../mail/mailbox.ts';
import { sameMailElsewhere, type Elsewhere } from '../record/other-desks.ts';
import type { Tx } from '../record/database.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Reading } from './read-messages.ts';

/** Whatever desk it went to: two copies in one batch must see each other in the store. */
export function anyDeskKey({ columns, message }: Pick<Reading, 'columns' | 'message'>): string {
  return columns.messageId === null ? `row ${message.id}` : `any desk ${columns.messageId} ${columns.fingerprint.toString('hex')}`;
}

/** What became of it at the other desks that its To and Cc name, for a mail that opens a ticket here. */
export async function elsewhereOf(tx: Tx, { columns, message, desk, understood: { mail } }: Reading, desks: Iterable<Desk>): Promise<readonly Elsewhere[]> {
  if (columns.messageId === null) return [];
  const named = new Set([...mail.to, ...mail.cc].map(({ addrSpec }) => {
    const { user, domain } = splitSubaddress(addrSpec);
    return `${user}@${domain}`;
  }));
  const others = [...desks].filter((one) => one.id !== desk.id && one.addresses.some((address) => named.has(address.toLowerCase()))).map((one) => one.id);
  return others.length === 0 ? [] : sameMailElsewhere(tx, { id: message.id, messageId: columns.messageId, fingerprint: columns.fingerprint, desks: others });
}

/** The decision beside those of other desks. */
export function besideOthers(decision: Decision, elsewhere: readonly Elsewhere[], messageId: string): Decision {
  const { ticket } = decision;
  if (ticket === null || elsewhere.length === 0) return decision;
  const links = elsewhere.flatMap(({ ref }) => (ref === null ? [] : [{ ref, kind: 'same-mail' }]));
  const answered = elsewhere.find((one) => one.answered);
  const effects = answered === undefined ? decision.effects : decision.effects.filter((one) => one.kind !== 'answer' || one.missing.length > 0 || one.wrong.length > 0);
  const note = (kind: string, text: string) => ({ kind, text, side: 'internal', by: '', messageId }) as const;
  return {
    ...decision, ticket: { ...ticket, links: [...ticket.links, ...links] }, effects,
    history: [
      ...decision.history, ...links.map(({ ref }) => note('linked', `the same mail opened ${ref}`)),
      ...(effects.length < decision.effects.length ? [note('no-answer', `no automatic mail: ${answered?.desk ?? ''} has answered the same mail`)] : []),
    ],
  };
}
