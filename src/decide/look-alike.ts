// A stranger whose domain may be taken for that of an organisation we know is a stranger; similar names are no offence.
// But where he also writes in its name, or on a ticket of it, people must see it before anything happens: the mail is
// held whatever proves the thread (a thief of a mailbox has the token), nobody is answered, and the people of the desk
// are told once for each such domain. A person may release it; whose second domain it is belongs into the directory.
import { domainOf, matchesAddress, sameAddress } from '../mail/mailbox.ts';
import type { Decision, DecisionInput, MailEvent } from './decision.ts';
import type { Resembled } from './directory-facts.ts';
import { blankTicket } from './new-draft.ts';
import { openTicket } from './open-ticket.ts';
import { watchAddress } from './role-address.ts';
import { lookAlikeOnce } from './said-once.ts';
import { staffForward } from './staff-forward.ts';
import type { Ticket } from './ticket.ts';

/** The decision to hold it; null for everybody else, and when somebody let it pass. */
export function holdLookAlike(input: DecisionInput, event: MailEvent, ticket: Ticket | null): Decision | null {
  const { facts: { resembles = [] }, release, mail, recognition } = event;
  const { classification } = recognition.mailClass;
  const from = mail.from[0];
  if (resembles.length === 0 || from === undefined || release !== null || classification === 'own' || classification === 'dsn') return null;
  // Nobody is held who may write here anyway: the working side, whoever opened the ticket, whom staff pass on.
  if (input.desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, from.addrSpec))) return null;
  if (ticket !== null && sameAddress(ticket.requester.addrSpec, from.addrSpec)) return null;
  if (staffForward(input.desk, mail, recognition) !== null) return null;
  const found = resembles.map((one) => ({ one, why: whyDoubtful(event, ticket, one) })).find(({ why }) => why !== null);
  if (found === undefined) return null;
  const { one, why } = found;
  const domain = domainOf(from.addrSpec);
  const reason = `${domain} resembles ${one.domain} of ${one.organisationName}, and the mail ${why ?? ''}`;
  const once = lookAlikeOnce(domain);
  const told = event.said?.includes(once.text) === true;
  const lines = [`${domain} – not ${one.domain} of ${one.organisationName}`, `the mail ${why ?? ''}`];
  return {
    outcome: { state: 'held', reason, held: { organisation: null, authorised: false, sender: null } }, ticket: ticket === null ? asRead(input, event) : blankTicket(input.desk, event, ''), history: [], wantsRef: false, sender: { verdict: 'hold', reason },
    effects: told ? [] : [{ kind: 'tell', to: [watchAddress(input.desk)], text: once.text, lines, once: [once] }],
  };
}

/** What it would have been about, for whoever reads it: nothing of it is kept, nothing runs. */
function asRead(input: DecisionInput, event: MailEvent): Ticket {
  return { ...(openTicket(input, event, null).ticket ?? blankTicket(input.desk, event, '')), ref: '', timers: {} };
}

/** What this writer has to do with the organisation that his domain looks like; null = nothing but that. */
function whyDoubtful(event: MailEvent, ticket: Ticket | null, one: Resembled): string | null {
  if (ticket?.organisation?.id === one.organisation) return `is for ${ticket.ref}, a ticket of theirs`;
  const [named] = event.names ?? [];
  if (ticket === null && named !== undefined) return `names ${named}`;
  // What a machine writes opens nothing.
  if (event.recognition.mailClass.classification === 'automatic') return null;
  const stated = event.facts.identifiers.find((fact) => fact.organisation === one.organisation || fact.under === one.organisation);
  if (stated !== undefined) return `states a number of theirs (${stated.identifier})`;
  const author = event.mail.from[0];
  const text = wordsOf(`${author?.displayName ?? ''}\n${ownWords(event)}`);
  const person = one.people.find((each) => passesFor(each, author?.addrSpec ?? '', text));
  if (person !== undefined) return `passes for ${person.name === '' ? person.addrSpec : person.name}`;
  return namesOf(one.organisationName).some((name) => text.includes(name)) ? 'is signed with their name' : null;
}

/** Everything but what others wrote: his text with his signature, which a reply leaves out. */
function ownWords({ mail, recognition: { reply } }: MailEvent): string {
  const signature = reply.segments.filter(({ kind }) => kind === 'signature').flatMap(({ from, to }) => mail.lines.slice(from - 1, to));
  return [reply.text, ...signature.map(({ text }) => text)].join('\n');
}

/** Local parts such as `anna.keller`; `info` and `tom` are in use at every company. */
const ofOnePerson = /^[^._-]+[._-][^._-]+/u;

function passesFor({ name, addrSpec }: Resembled['people'][number], from: string, text: string): boolean {
  const local = (address: string): string => address.slice(0, address.lastIndexOf('@')).toLowerCase();
  if (ofOnePerson.test(local(addrSpec)) && local(addrSpec) === local(from)) return true;
  const words = wordsOf(name);
  return words.trim().includes(' ') && text.includes(words);
}

/** And single letters, which `e.V.` and `S.A.` fall into. */
const legalForms = new Set(['ag', 'gmbh', 'ltd', 'limited', 'llc', 'inc', 'corp', 'pty', 'plc', 'sa', 'sas', 'sarl', 'srl', 'bv', 'nv', 'ab', 'as', 'oy', 'kg', 'co', 'se', 'spa']);

/** The whole name, and without what the law adds; but one word alone (`Lagune`) is the name of many. */
function namesOf(organisation: string): string[] {
  const words = wordsOf(organisation).trim().split(' ');
  const end = words.findLastIndex((word) => word.length > 1 && !legalForms.has(word)) + 1;
  return [words, words.slice(0, end)].filter((name) => name.length > 1).map((name) => ` ${name.join(' ')} `);
}

/** Words in lower case without marks, one space around each: so a name is found by its words and not within one. */
function wordsOf(text: string): string {
  return ` ${text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
