import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiary, apiaryWith, draftOf, factsOf, historyOf, mail, opened, ticketOf, ticketWith, tuesday } from '../../test/support/desk.ts';
import { loadRulebook } from '../rulebook/load-rulebook.ts';
import { packEvents } from '../rulebook/pack-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { eventsMax } from './draft.ts';
import { closeTicket, initialStatus, raise, setStatus, statusClass, statusOf } from './lifecycle.ts';
import type { Ticket } from './ticket.ts';

/** Status after one event, on a complete ticket unless said otherwise; no mail says anything. */
function after(desk: Desk, status: string, event: string, more: Partial<Ticket> = {}): string {
  const draft = { ...draftOf(mail(), { ...ticketWith({}, desk), status, flags: [], ...more }, desk), mail: null };
  raise(draft, event);
  return draft.ticket.status;
}

describe('the moves of the invented desk', () => {
  // [status, event, status afterwards] on a complete ticket; every other pair leaves the status as it is.
  const all = Object.keys(apiary.pack.statuses);
  const moves = new Map<string, string>([
    ...all.flatMap((status) => [
      [`${status} mail.opened`, 'working'], [`${status} triage.done`, 'working'], [`${status} info.requested`, 'asked'], [`${status} solution.sent`, 'cured'], [`${status} vendor.escalated`, 'outside'],
    ] as const),
    ['asked fields.complete', 'working'], ['cured mail.reply', 'working'],
  ]);

  it.each(all.flatMap((status) => packEvents.map((event) => [status, event] as const)))('%s, %s', (status, event) => {
    expect(after(apiary, status, event)).toBe(moves.get(`${status} ${event}`) ?? status);
  });

  it('an incomplete one waits', () => {
    expect(after(apiary, 'fresh', 'mail.opened', { missing: ['story'] })).toBe('asked');
  });
});

/** Every desk that ships, by its own files. */
function shippedDesks(): Desk[] {
  const folder = fileURLToPath(new URL('../../rules', import.meta.url));
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)).filter((path) => statSync(path).isFile());
  const { rulebook } = loadRulebook(new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')])));
  return [...(rulebook?.desks.values() ?? [])];
}

describe('the moves of every shipped desk', () => {
  const desks = shippedDesks();
  const pairs = desks.flatMap((desk) => Object.keys(desk.pack.statuses).flatMap((status) => packEvents.map((event) => ({ desk, status, event }))));

  it('are many', () => {
    expect(pairs.length).toBeGreaterThan(200);
  });

  it('an event that no step and no rule names leaves every status alone', () => {
    for (const { desk, status, event } of pairs) {
      const named = desk.pack.flow.some((step) => step.event === event) || desk.pack.rules.some((rule) => rule.event === event && rule.do.some((one) => 'close' in one || 'reopen' in one));
      if (!named) expect([desk.id, status, event, after(desk, status, event)]).toEqual([desk.id, status, event, status]);
    }
  });

  it('a move goes only where a step or a rule of that event leads', () => {
    for (const { desk, status, event } of pairs) {
      for (const more of [{}, { missing: ['x'] }, { flags: desk.pack.rules.flatMap((rule) => rule.do.flatMap((one) => ('flag' in one ? [one.flag] : []))) }]) {
        const to = after(desk, status, event, more);
        const steps = desk.pack.flow.filter((step) => step.event === event).map((step) => step.to);
        const byRules = desk.pack.rules.filter((rule) => rule.event === event).flatMap((rule) => rule.do.flatMap((one) => ('reopen' in one ? [one.reopen] : 'close' in one ? Object.keys(desk.pack.statuses).filter((name) => desk.pack.statuses[name]?.is === 'closed') : [])));
        expect([status, ...steps, ...byRules], `${desk.id} ${status} ${event}`).toContain(to);
      }
    }
  });

  it('the first step without a condition moves from everywhere, as long as none before it holds', () => {
    for (const { desk, status, event } of pairs) {
      const steps = desk.pack.flow.filter((step) => step.event === event);
      if (steps[0] !== undefined && steps[0].if === undefined) expect([desk.id, status, event, after(desk, status, event)]).toEqual([desk.id, status, event, steps[0].to]);
    }
  });

  it('no event without a word of a person opens what is closed', () => {
    for (const { desk, status, event } of pairs) {
      if (desk.pack.statuses[status]?.is !== 'closed' || !['fields.complete', 'field.changed', 'severity.set', 'status.changed', 'owner.changed', 'ticket.updated'].includes(event)) continue;
      expect([desk.id, status, event, after(desk, status, event)]).toEqual([desk.id, status, event, status]);
    }
  });
});

describe('a status', () => {
  it('of birth is the initial one, else the first open one', () => {
    expect(initialStatus(apiary.pack)).toBe('fresh');
    expect(initialStatus({ ...apiary.pack, statuses: { over: { ball: 'none', is: 'closed' }, busy: { ball: 'us', is: 'open' } } })).toBe('busy');
    expect(statusOf({ ...apiary.pack, statuses: {} }, 'open')).toBeNull();
  });

  it('that the pack no longer has counts as open, and one that it never had is not entered', () => {
    const draft = draftOf(mail(), { status: 'gone' });
    setStatus(draft, 'nowhere', 'a test');

    expect(statusClass(draft)).toBe('open');
    expect(draft.ticket.status).toBe('gone');
  });

  it('closed is dated and undated again', () => {
    const draft = draftOf(mail(), ticketWith());
    closeTicket(draft, 'silence');
    expect(draft.ticket).toMatchObject({ status: 'over', closedAt: tuesday, closeReason: 'silence' });

    setStatus(draft, 'working', 'a test');
    expect(draft.ticket).toMatchObject({ closedAt: null, closeReason: null });
  });

  it('to close is to end, not to hand over, whichever stands first in the pack', () => {
    const draft = draftOf(mail(), ticketWith());
    closeTicket(draft, 'silence');

    expect(Object.keys(apiary.pack.statuses).indexOf('outside')).toBeLessThan(Object.keys(apiary.pack.statuses).indexOf('over'));
    expect(draft.ticket.status).toBe('over');
  });
});

describe('rules that chase each other', () => {
  const rounds = apiaryWith(['  - {event: owner.changed, do: [{say: new_keeper}]}', '  - {event: status.changed, if: {status: working}, do: [{reopen: asked}]}\n  - {event: status.changed, if: {status: asked}, do: [{reopen: working}]}']);

  it(`are cut after ${eventsMax} events, and the history says so once`, async () => {
    const decision = opened(mail({ facts: await factsOf('ida@linden.example') }), rounds);

    expect(historyOf(decision, 'problem')).toEqual([`more than ${eventsMax} events from one mail: rules of this pack chase each other`]);
    expect(['asked', 'working']).toContain(ticketOf(decision).status);
  });
});
