// What the directory is asked before a decision: about who wrote and what stands in his mail, or about the requester of a
// ticket, where the event needs it. One look-up each.
import type { ActEvent, RecountEvent, TimerEvent } from '../decide/decision.ts';
import { noFacts, type Directory, type DirectoryFacts } from '../decide/directory-facts.ts';
import { staffForward } from '../decide/staff-forward.ts';
import { limits } from '../mail/limits.ts';
import { numbersIn } from '../mail/phone-key.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Understood } from './context.ts';

/** Directory facts of the writer and of every identifier that stands in the mail: one look-up a mail. */
export async function factsFor(directory: Directory, desk: Desk, understood: Pick<Understood, 'mail' | 'recognition'>): Promise<DirectoryFacts> {
  const { mail, recognition } = understood;
  const stated = recognition.identifiers.map((claim) => ({ identifier: claim.identifier, value: claim.value }));
  const labelled = recognition.fields.flatMap((claim) => {
    const field = desk.pack.fields[claim.field];
    if (claim.value === null || field === undefined || (field.kind !== 'id' && field.kind !== 'id_list')) return [];
    const values = typeof claim.value === 'string' ? [claim.value] : claim.value;
    return values.map((value) => ({ identifier: field.identifier ?? claim.field, value }));
  });
  const identifiers = [...new Map([...stated, ...labelled].map((one) => [`${one.identifier} ${one.value}`, one])).values()].slice(0, limits.patternMatchesMax * 10);
  const writer = staffForward(desk, mail, recognition)?.from.addrSpec ?? mail.from[0]?.addrSpec ?? '';
  const phones = calledFrom(desk, understood);
  return directory.facts({ desk: desk.id, addrSpec: writer, identifiers, ...(phones.length === 0 ? {} : { phones }) });
}

/** WAR-31: the number that a machine's notice of a call names, in its subject or else in its text; none when it names several. */
function calledFrom(desk: Desk, { mail, recognition }: Pick<Understood, 'mail' | 'recognition'>): string[] {
  const reports = Object.values(desk.pack.channels).some((channel) => channel.detect !== undefined);
  if (!reports || recognition.mailClass.classification !== 'automatic') return [];
  const named = [mail.subject, recognition.reply.text].map(numbersIn).find((numbers) => numbers.length > 0) ?? [];
  return named.length === 1 ? named : [];
}

/** What the directory says of a ticket's requester, for rules that look at him or tell his organisation; most timers never do. */
export async function factsForEvent(
  directory: Directory, desk: Desk, requester: string, event: Pick<ActEvent | RecountEvent | TimerEvent, 'kind'> & { readonly name?: string; readonly verb?: string; readonly argument?: string },
): Promise<DirectoryFacts> {
  // Counting asks nobody.
  if (event.kind === 'recount') return noFacts;
  if (event.kind === 'timer' && !tellsOrganisation(desk, event.name ?? '')) return noFacts;
  // Who is said to be the requester matters from then on, not who was.
  const named = event.kind === 'act' && event.verb === 'contact' ? (event.argument ?? '').trim().split(/\s/u)[0] : undefined;
  return directory.facts({ desk: desk.id, addrSpec: named ?? requester, identifiers: [] });
}

function tellsOrganisation(desk: Desk, timer: string): boolean {
  const { on_due = [], on_warn = [] } = desk.pack.timers[timer] ?? {};
  // What such a timer raises may lead to any rule.
  return [...on_due, ...on_warn].some((action) => 'raise' in action || ('tell' in action && action.tell.startsWith('org.')));
}
