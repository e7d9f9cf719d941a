// What was decided about a mail as flat words, so that two decisions can be compared field by field by a person.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { valueText, type Ticket } from '../decide/ticket.ts';
import { isoInstant } from '../mail/instant.ts';
import type { Rehearsed } from './rehearsal.ts';

/** `severity` → `2`, `field start` → `2026-03-10T08:00:00Z`; null = there is none. */
export type Verdicts = Readonly<Record<string, string | null>>;

export interface Change {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Everything that differs, in the order of `before`, then what only `after` has. */
export function compareVerdicts(before: Verdicts, after: Verdicts): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((what) => ({ what, before: before[what] ?? null, after: after[what] ?? null }))
    .filter((change) => change.before !== change.after);
}

/** What a ticket says about its case; whether in the rehearsal or in the store. */
export function caseVerdicts(ticket: Ticket): Verdicts {
  return {
    type: ticket.type, severity: ticket.severity,
    ...Object.fromEntries(Object.entries(ticket.fields).map(([id, field]) => [`field ${id}`, valueText(field.value)])),
    missing: listed(ticket.missing), wrong: listed(ticket.wrong.map((one) => `${one.field} (${one.reason})`)),
  };
}

/** All verdicts of one rehearsed mail, with its answers. */
export function mailVerdicts({ outcome, decision, mails }: Rehearsed): Verdicts {
  const ticket = decision?.ticket ?? null;
  return {
    outcome: outcome.state, sender: decision?.sender.verdict ?? null, reason: decision?.sender.reason ?? null,
    ...(ticket === null ? {} : {
      ...caseVerdicts(ticket), optional: listed(ticket.optionalMissing), status: ticket.status,
      ...Object.fromEntries(Object.values(ticket.timers).filter((timer) => timer.state === 'running').map((timer) => [`timer ${timer.name}`, isoInstant(timer.dueAt)])),
    }),
    mails: listed(mails.map(mailName)),
  };
}

/** Mails that both decisions send, with other words: the first line of each that the other has not. */
export function compareTexts(before: readonly OutgoingMail[], after: readonly OutgoingMail[]): Change[] {
  return before.flatMap((one, index): Change[] => {
    const other = after[index];
    if (other === undefined || mailName(one) !== mailName(other) || one.text === other.text) return [];
    const [first, second] = [firstLineOfItsOwn(one.text, other.text), firstLineOfItsOwn(other.text, one.text)];
    return [{ what: `text of the ${one.kind}`, before: first ?? (second === null ? 'the same lines' : null), after: second ?? (first === null ? 'in another order' : null) }];
  });
}

function firstLineOfItsOwn(text: string, other: string): string | null {
  const known = new Set(other.split('\n'));
  return text.split('\n').find((line) => !known.has(line)) ?? null;
}

function mailName(mail: OutgoingMail): string {
  return `${mail.kind} to ${mail.to.map((one) => one.addrSpec).join(', ')}: ${mail.subject}`;
}

/** No entry is no verdict: a list that became empty shows as gone. */
function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join(', ');
}
