// One of two tickets goes, the other stays.
import { describe, expect, it } from 'vitest';
import { answersOf, apiary, forwardsOf, historyOf, hour, knownField, minute, relaysOf, tellsOf, ticketOf, ticketWith, tuesday } from '../../test/support/desk.ts';
import { composed } from '../../test/support/composed.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Ticket } from './ticket.ts';

const running = { name: 'response', generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + 8 * hour, warnAt: null, warned: false, endedAt: null, calendar: 'always', calendarVersion: '', why: [] } as const;
const first = (more: Partial<Ticket> = {}): Ticket => ticketWith({ ref: 'BEE-2026-0001', timers: { response: running }, asked: ['story'], participants: ['ida@linden.example'], ...more });
const second = (more: Partial<Ticket> = {}): Ticket => ticketWith({ ref: 'BEE-2026-0002', participants: ['bo@linden.example'], ...more });

/** Both halves of `act GOES merge STAYS`. */
function merged(goes: Ticket, stays: Ticket): { gone: Decision; kept: Decision } {
  const half = (ticket: Ticket, other: Ticket, remains: boolean): Decision => decide({
    ticket, desk: apiary, newRef: null, now: tuesday + minute,
    event: { kind: 'act', verb: 'merge', argument: other.ref, by: 'lee@works.example', budget: { perTicketDay: 0, perAddressHour: 0 }, with: { ticket: other, stays: remains } },
  });
  return { gone: half(goes, stays, false), kept: half(stays, goes, true) };
}

describe('merging', () => {
  it('ends the clocks of the ticket that goes, closes it without a survey or a window, and tells its requester once', () => {
    const { gone } = merged(first(), second());

    expect(ticketOf(gone)).toMatchObject({ status: 'over', mergedInto: 'BEE-2026-0002', closeReason: 'merged into BEE-2026-0002', asked: [], links: [{ ref: 'BEE-2026-0002', kind: 'merged-into' }] });
    expect(Object.values(ticketOf(gone).timers).map((timer) => [timer.name, timer.state])).toEqual([['response', 'stopped']]);
    expect(ticketOf(gone).survey).toBeUndefined();
    expect(gone.effects.map((effect) => effect.kind)).toEqual(['answer']);
    expect(composed(answersOf(gone)[0] as never, ticketOf(gone)).text).toContain('so we go on\nwith both as BEE-2026-0002');
    expect(historyOf(gone, 'merged')).toEqual(['into BEE-2026-0002: what is written here goes there']);
  });

  it('keeps in the other what both know and who takes part, and mails nobody twice', () => {
    const { kept } = merged(first({ vendorRefs: ['KP7'], fields: { story: knownField('They lie before the hive'), product: knownField('Smoker') } }), second({ fields: { product: knownField('Veil') } }));

    expect(ticketOf(kept)).toMatchObject({ vendorRefs: ['KP7'], participants: ['bo@linden.example', 'ida@linden.example'], links: [{ ref: 'BEE-2026-0001', kind: 'merged-from' }] });
    expect(ticketOf(kept).fields).toMatchObject({ product: { value: 'Veil' }, story: { value: 'They lie before the hive', earlier: 'BEE-2026-0001' } });
    expect([...relaysOf(kept), ...forwardsOf(kept), ...tellsOf(kept), ...answersOf(kept)]).toEqual([]);
    expect(historyOf(kept, 'merged')).toHaveLength(1);
  });

  it('shows the working side the story that it has not seen yet', () => {
    expect(relaysOf(merged(first({ forwardedAt: null, text: 'All are ill.' }), second()).kept)).toMatchObject([{ direction: 'to-working-side', text: 'All are ill.' }]);
    expect(ticketOf(merged(first({ forwardedAt: null, text: 'All are ill.' }), second({ forwardedAt: null, text: 'And hungry.', missing: ['story'], status: 'asked' })).kept).text).toBe('All are ill.\n\nAnd hungry.');
  });

  it.each<[string, Partial<Ticket>, Partial<Ticket>, RegExp]>([
    ['of different companies', {}, { organisation: { id: 'heath', name: 'Heath' } }, /different companies/u],
    ['into a closed one', {}, { status: 'over' }, /BEE-2026-0002 is over; first take it up again/u],
    ['into one that was merged', {}, { mergedInto: 'BEE-2026-0003' }, /name that one/u],
    ['twice', { mergedInto: 'BEE-2026-0003' }, {}, /merged into BEE-2026-0003 already/u],
    ['into one without service level', {}, { sla: false }, /merge BEE-2026-0002 into BEE-2026-0001/u],
    ['with an answer that waits', { heldReply: { text: 'x', author: '', attachmentsOf: null, outcome: null } }, {}, /first confirm it/u],
  ])('is refused %s', (_, goes, stays, reason) => {
    expect(() => merged(first(goes), second(stays))).toThrow(reason);
  });

  it('leaves a merged ticket alone, until it is taken up again', () => {
    const gone = ticketOf(merged(first(), second()).gone);
    const act = (verb: 'reply' | 'reopen'): Decision => decide({ ticket: gone, desk: apiary, newRef: null, now: tuesday + hour, event: { kind: 'act', verb, argument: 'x', by: 'lee@works.example', budget: { perTicketDay: 0, perAddressHour: 0 } } });

    expect(() => act('reply')).toThrow(/merged into BEE-2026-0002: act there/u);
    expect(ticketOf(act('reopen'))).toMatchObject({ status: 'working', links: [] });
    expect(ticketOf(act('reopen'))).not.toHaveProperty('mergedInto');
  });
});
