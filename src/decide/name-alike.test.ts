import { describe, expect, it } from 'vitest';
import type { AnswerEffect, Decision } from './decision.ts';
import { isAlike, nameAlike, subjectsOf } from './name-alike.ts';
import type { KnownField, Ticket } from './ticket.ts';
import type { Desk } from '../rulebook/rulebook.ts';

const desk = { id: 'apiary', pack: { alike: { by: ['hive'], say: 'maybe_known' } } } as unknown as Desk;

function ticket(ref: string, organisation: string | null, hives: string | string[]): Ticket {
  const hive = { value: hives, raw: '', source: 'label', line: 1, rule: '', assumed: false } as KnownField;
  return { ref, desk: 'apiary', organisation: organisation === null ? null : { id: organisation, name: organisation }, fields: { hive }, links: [] } as unknown as Ticket;
}

function opened(one: Ticket): Decision {
  const answer = { kind: 'answer', situation: 'opened', paragraphs: ['portal'] } as unknown as AnswerEffect;
  return { outcome: { state: 'opened', reason: '' }, ticket: one, history: [], effects: [answer], wantsRef: false, sender: { verdict: 'accept', reason: '' } };
}

const paragraphs = (decision: Decision): unknown => decision.effects.map((effect) => (effect.kind === 'answer' ? effect.paragraphs : []));

describe('a ticket about something that is worked on already', () => {
  it('names one of the same organisation to staff and to the requester', () => {
    const named = nameAlike(desk, opened(ticket('B-2', 'linden', 'H-7')), [ticket('B-1', 'linden', 'H-7')]);

    expect(named.ticket?.links).toEqual([{ ref: 'B-1', kind: 'alike' }]);
    expect(paragraphs(named)).toEqual([['maybe_known', 'portal']]);
  });

  it('names one of another organisation, or of nobody known, to staff alone', () => {
    const named = nameAlike(desk, opened(ticket('B-3', 'linden', 'H-7')), [ticket('B-2', 'heath', 'H-7'), ticket('B-1', null, 'H-7')]);

    expect(named.ticket?.links.map((link) => link.kind)).toEqual(['possibly-related', 'possibly-related']);
    expect(paragraphs(named)).toEqual([['portal']]);
  });

  it('names nothing twice, and nothing on a reply', () => {
    const linked = { ...ticket('B-2', 'linden', 'H-7'), links: [{ ref: 'B-1', kind: 'follows' }] };
    const joined = { ...opened(ticket('B-2', 'linden', 'H-7')), outcome: { state: 'joined', reason: '' } } as Decision;

    expect(nameAlike(desk, opened(linked), [ticket('B-1', 'linden', 'H-7')]).ticket?.links).toHaveLength(1);
    expect(nameAlike(desk, joined, [ticket('B-1', 'linden', 'H-7')])).toBe(joined);
  });

  it('compares each value of a list, whatever its case', () => {
    expect(subjectsOf(desk, ticket('B-1', null, ['h-7', 'H-7', 'h-8']))).toEqual([{ field: 'hive', value: 'H-7' }, { field: 'hive', value: 'H-8' }]);
    expect(isAlike(desk, ticket('B-1', null, ['h-7', 'h-8']), ticket('B-2', null, 'H-8'))).toBe(true);
    expect(isAlike(desk, ticket('B-1', null, 'h-7'), ticket('B-2', null, 'H-70'))).toBe(false);
  });
});
