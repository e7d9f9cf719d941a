// Texts that a pack says once: to a person (the guides), to a company (which addresses it wants to be told at), or in one
// conversation of others (RHI-55). What was said is known by keys: a mail names some, and is told nothing that any of them
// was told. A conversation is known by its mails and by the number of the vendor's case that stands in them.
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision, MailEvent, SaidOnce } from './decision.ts';

/** Mails of one conversation that are looked at; the newest and the first ones name it well enough. */
const mailsMax = 20;

/** For each text of the desk that is said once: the keys of this mail. Empty for a desk that has none. */
export function onceKeys(desk: Desk, { mail, recognition, facts }: Pick<MailEvent, 'mail' | 'recognition' | 'facts'>): SaidOnce[] {
  const person = [`person ${(mail.from[0]?.addrSpec ?? '').toLowerCase()}`];
  return Object.entries(desk.pack.said_once).map(([text, per]) => {
    if (per === 'person') return { text, who: person };
    if (per === 'organisation') return { text, who: facts.organisation === null ? person : [`organisation ${facts.organisation.id}`] };
    const mails = [mail.messageId, ...mail.inReplyTo, ...mail.references].filter((id) => id !== null);
    const cases = recognition.identifiers.filter((claim) => desk.pack.identifiers[claim.identifier]?.resolves === 'vendor_ticket').map((claim) => `case ${claim.value}`);
    return { text, who: [...new Set([...cases, ...mails.slice(0, mailsMax).map((id) => `mail ${id.slice(0, 500)}`)])] };
  });
}

/** What this decision says for the first time, and to whom. */
export function saidBy({ effects }: Pick<Decision, 'effects'>): SaidOnce[] {
  return effects.flatMap((effect) => (effect.kind === 'answer' ? (effect.once ?? []) : []));
}
