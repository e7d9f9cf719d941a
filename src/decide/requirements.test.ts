// What a ticket needs, and what was told and is no value: of a field that it needs it is asked again, of another it is only shown.
import { describe, expect, it } from 'vitest';
import { acted, apiaryWith, claim, draftOf, joined, mail, opened } from '../../test/support/desk.ts';
import { decideFields } from './field-verdict.ts';
import { decideRequirements } from './requirements.ts';

const bad = (field: string, raw: string): ReturnType<typeof claim> => claim(field, null, { problem: 'not one of 1, 2, 3', raw });
const names = (list: readonly { readonly field: string }[] | undefined): string[] => (list ?? []).map((one) => one.field);

describe('a value that is none', () => {
  it('of a field that the ticket does not need is kept to be seen, and holds nothing up', () => {
    const { ticket } = opened(mail({ fields: [bad('level', '7')] }));
    const without = opened(mail({ fields: [] })).ticket;

    expect(ticket?.wrong).toEqual([]);
    expect(ticket?.unusable).toMatchObject([{ field: 'level', raw: '7' }]);
    expect([ticket?.missing, ticket?.status]).toEqual([without?.missing, without?.status]);
  });

  it('is forgotten when a good one comes, by mail or by hand', () => {
    const { ticket } = opened(mail({ fields: [bad('scale_version', 'the new one')] }));
    if (ticket === null) throw new Error('no ticket was opened');

    expect(names(ticket.unusable)).toEqual(['scale_version']);
    expect(names(joined(ticket, mail({ fields: [claim('scale_version', '2.1')] })).ticket?.unusable)).toEqual([]);
    expect(names(acted(ticket, 'field', 'scale_version=2.1').ticket?.unusable)).toEqual([]);
  });

  it('is asked for again once the ticket needs it', () => {
    const { ticket } = opened(mail({ fields: [bad('treated', 'perhaps')] }));
    if (ticket === null) throw new Error('no ticket was opened');

    expect([names(ticket.wrong), names(ticket.unusable)]).toEqual([[], ['treated']]);

    const smoked = joined(ticket, mail({ fields: [claim('product', 'Smoker')] })).ticket;

    expect([names(smoked?.wrong), names(smoked?.unusable)]).toEqual([['treated'], []]);
    expect(smoked?.missing).not.toContain('treated');
  });

  it('is no mistake where nobody asked for the day that a story names in passing', () => {
    const told = claim('seen_at', null, { problem: 'not a date', raw: 'next week' });
    const ofPack = apiaryWith(['  trace: {kind: text,', '  seen_at: {kind: instant, prose: true, labels: {en: [Seen at]}}\n  trace: {kind: text,']);
    const judged = (problem: string, rule = told.rule): string[] => {
      const draft = draftOf(mail({ fields: [{ ...told, problem, rule }] }), {}, ofPack);
      decideFields(draft, null);
      decideRequirements(draft);
      return [...names(draft.ticket.wrong), ...names(draft.ticket.unusable)];
    };

    expect(judged('not a date')).toEqual([]);
    expect(judged('no such date: 31.04.2026')).toEqual(['seen_at']);
    // Behind its label it was an answer, if none that helps.
    expect(judged('not a date', ofPack.recognition.fields.find((field) => field.id === 'seen_at')?.labels[0]?.rule)).toEqual(['seen_at']);
  });
});
