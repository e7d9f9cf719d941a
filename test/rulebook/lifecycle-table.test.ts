// Every way from every status of every shipped pack: what each event, each timer and each act of staff does to a ticket
// there, by the functions of production. The tables beside this file are read by people; UPDATE_GOLDEN=1 writes them anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ActRefused, decide } from '../../src/decide/decide.ts';
import { actVerbs, type ActVerb } from '../../src/decide/decision.ts';
import type { Draft } from '../../src/decide/draft.ts';
import { initialStatus, raise } from '../../src/decide/lifecycle.ts';
import type { Ticket, TicketTimer } from '../../src/decide/ticket.ts';
import { packEvents } from '../../src/rulebook/pack-schema.ts';
import type { Desk } from '../../src/rulebook/rulebook.ts';
import { draftOf, mail, ticketWith, tuesday } from '../support/desk.ts';
import { shippedRulebook } from './shipped-rules.ts';

const folder = new URL('lifecycles/', import.meta.url);
const { desks } = await shippedRulebook();
const hour = 3_600_000;
const budget = { perTicketDay: 0, perAddressHour: 0 };

/** What somebody or something tries on a ticket, and the status it leads to, or the sentence that refuses it. */
interface Trial { readonly name: string; readonly result: string; readonly refused: boolean }

function ticketIn(desk: Desk, status: string, more: Partial<Ticket> = {}): Ticket {
  const levels = desk.pack.severity.levels;
  return ticketWith({
    type: Object.keys(desk.pack.types)[0] ?? '', status, flags: [], repliedAt: tuesday, severity: levels[0] ?? null, severityAssumed: false, severityReason: 'set by staff',
    closedAt: desk.pack.statuses[status]?.is === 'closed' ? tuesday : null, ...more,
  }, desk);
}

/** Words that mean: thank you, solved. */
const thanks = mail({ phrases: ['solved_thanks'] });

function eventTrials(desk: Desk, status: string): Trial[] {
  const variants: readonly [string, Partial<Ticket>, Partial<Draft>][] = [
    ['', {}, { mail: null }], [' while something is missing', { missing: ['x'] }, { mail: null }], [' of thanks', {}, {}],
  ];
  return packEvents.flatMap((event) => variants.flatMap(([words, more, part]): Trial[] => {
    if (words === ' of thanks' && event !== 'mail.reply') return [];
    if (words !== '' && event !== 'mail.opened' && event !== 'mail.reply') return [];
    // A ticket is opened once, in the status that it is born with.
    if (event === 'mail.opened' && status !== initialStatus(desk.pack)) return [];
    const draft = { ...draftOf(thanks, ticketIn(desk, status, more), desk), ...part };
    raise(draft, event);
    return [{ name: event + words, result: draft.ticket.status, refused: false }];
  }));
}

function timerTrials(desk: Desk, status: string): Trial[] {
  // A timer that a status starts ends with it: it can ring nowhere else.
  const able = Object.entries(desk.pack.timers).filter(([, one]) => one.from.every((event) => !event.startsWith('status.') || event === 'status.changed' || event === `status.${status}`));
  return able.map(([name]) => {
    const timer: TicketTimer = { name, state: 'running', generation: 1, startedAt: tuesday, dueAt: tuesday + hour, warnAt: null, warned: true, why: [], endedAt: null } as unknown as TicketTimer;
    const decision = decide({ ticket: ticketIn(desk, status, { timers: { [name]: timer } }), event: { kind: 'timer', name, generation: 1, budget }, desk, newRef: null, now: tuesday + hour });
    return { name: `timer ${name}`, result: decision.ticket?.status ?? '', refused: false };
  });
}

/** Acts that say something of the status; the others carry words and values and are tried with none. */
function actTrials(desk: Desk, status: string): Trial[] {
  const statuses = Object.keys(desk.pack.statuses);
  const acts: readonly (readonly [ActVerb, string])[] = [
    ...statuses.filter((one) => one !== status).map((one) => ['status', one] as const),
    ['close', ''], ['close', 'agreed on the phone'], ['resolve', ''], ['reopen', ''], ['escalate', ''],
    ...actVerbs.filter((verb) => !['status', 'close', 'resolve', 'reopen', 'escalate', 'reply', 'note', 'severity', 'assign', 'field', 'ref', 'eta', 'flag', 'unflag'].includes(verb)).map((verb) => [verb, ''] as const),
  ];
  return acts.map(([verb, argument]) => {
    const name = `#${verb} ${argument}`.trim();
    try {
      const { ticket } = decide({ ticket: ticketIn(desk, status), event: { kind: 'act', verb, argument, by: 'cli', budget }, desk, newRef: null, now: tuesday + hour });
      return { name, result: ticket?.status ?? '', refused: false };
    } catch (error) {
      if (!(error instanceof ActRefused)) throw error;
      return { name, result: error.message, refused: true };
    }
  });
}

function table(desk: Desk): string {
  const names = Object.keys(desk.pack.statuses);
  const lines = names.flatMap((status) => {
    const trials = [...eventTrials(desk, status), ...timerTrials(desk, status), ...actTrials(desk, status)];
    const ways = (to: string): string => trials.filter((one) => !one.refused && one.result === to).map((one) => one.name).join(', ');
    return [
      '', `from ${status}`,
      ...names.filter((to) => to !== status).map((to) => `  to ${to}: ${ways(to) === '' ? 'never' : ways(to)}`),
      ...trials.filter((one) => one.refused).map((one) => `  refused ${one.name}: ${one.result}`),
    ];
  });
  return [`${desk.id}: what moves a ticket from each status. Whatever is not named leaves it where it is.`, ...lines, ''].join('\n');
}

describe.each([...desks.values()])('every pair of statuses of $id', (desk) => {
  test('is as its table says', () => {
    const now = table(desk);
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(new URL(`${desk.id}.txt`, folder), now);
    }

    expect(readFileSync(new URL(`${desk.id}.txt`, folder), 'utf8')).toBe(now);
  });

  test('and whatever is refused says why in a sentence', () => {
    const refused = Object.keys(desk.pack.statuses).flatMap((status) => actTrials(desk, status)).filter((one) => one.refused);

    expect(refused.filter((one) => one.result.split(' ').length < 3)).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
  });
});
