// Texts that a pack says once: to a person (the guides), to a company (which addresses it wants to be told at), or in one
// conversation of others (RHI-55). What was said is known by keys: a mail names some, and is told nothing that any of them
// was told. A conversation is known by its mails and by the number of the vendor's case that stands in them.
import { domainOf } from '../mail/mailbox.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision, MailEvent, SaidOnce } from './decision.ts';

/** Mails of one conversation that are looked at; the newest and the first ones name it well enough. */
const mailsMax = 20;

/** For each text that is said once: the keys of this mail. */
export function onceKeys(desk: Desk, { mail, recognition, facts }: Pick<MailEvent, 'mail' | 'recognition' | 'facts'>): SaidOnce[] {
  const unlike = facts.resembles === undefined ? [] : [lookAlikeOnce(domainOf(mail.from[0]?.addrSpec ?? ''))];
  const person = [`person ${(mail.from[0]?.addrSpec ?? '').toLowerCase()}`];
  return [...unlike, ...Object.entries(desk.pack.said_once).map(([text, per]): SaidOnce => {
    if (per === 'person') return { text, who: person };
    if (per === 'organisation') return { text, who: facts.organisation === null ? person : [`organisation ${facts.organisation.id}`] };
    const mails = [mail.messageId, ...mail.inReplyTo, ...mail.references].filter((id) => id !== null);
    const cases = recognition.identifiers.filter((claim) => desk.pack.identifiers[claim.identifier]?.resolves === 'vendor_ticket').map((claim) => `case ${claim.value}`);
    return { text, who: [...new Set([...cases, ...mails.slice(0, mailsMax).map((id) => `mail ${id.slice(0, 500)}`)])] };
  })];
}

/** What the people of the desk are told about a domain that looks like one we know. */
export function lookAlikeOnce(domain: string): SaidOnce {
  return { text: 'held_look_alike', who: [`domain ${domain.slice(0, 253)}`] };
}

/** What this decision says for the first time, and to whom. */
export function saidBy({ effects }: Pick<Decision, 'effects'>): SaidOnce[] {
  return effects.flatMap((effect) => (effect.kind === 'answer' || effect.kind === 'tell' ? (effect.once ?? []) : []));
}
