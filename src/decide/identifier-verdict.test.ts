import { describe, expect, it } from 'vitest';
import { apiary, claim, draftOf, factsOf, mail, stands, type MailOptions } from '../../test/support/desk.ts';
import { decideEntitlement } from './entitlement.ts';
import { decideFields } from './field-verdict.ts';
import { reasonOfProblem } from './identifier-verdict.ts';
import type { Draft } from './draft.ts';

type Value = readonly [identifier: string, value: string];

/** The draft after fields and entitlement of this mail were judged, by who wrote it. */
async function judged(from: string, values: readonly Value[], options: MailOptions): Promise<Draft> {
  const facts = await factsOf(from, ...values);
  const draft = draftOf(mail({ from, facts, ...options }));
  decideFields(draft, facts.organisation?.id ?? null);
  decideEntitlement(draft);
  return draft;
}

async function verdict(field: string, values: readonly Value[], options: MailOptions, from = 'ida@linden.example'): Promise<unknown> {
  const { ticket } = await judged(from, values, options);
  const wrong = ticket.wrong.find((one) => one.field === field);
  return wrong === undefined ? (ticket.fields[field]?.value ?? 'nothing') : `wrong: ${wrong.reason}`;
}

describe('a number that must have a label (pick: agree)', () => {
  const own: Value = ['club_no', '4711'];
  const other: Value = ['club_no', '4712'];
  const unknown: Value = ['club_no', '9999'];

  it.each<[string, readonly Value[], MailOptions, string]>([
    ['his own behind its label is taken', [own], { fields: [claim('club_no', '4711')] }, '4711'],
    ['that of another club is wrong', [other], { fields: [claim('club_no', '4712')] }, 'wrong: not_yours'],
    ['one that does not exist is wrong', [unknown], { fields: [claim('club_no', '9999')] }, 'wrong: unknown_id'],
    ['his own without a label counts too', [own], { identifiers: [stands('club_no', '4711')] }, '4711'],
    ['a post code without a label is none', [unknown], { identifiers: [stands('club_no', '8166')] }, 'nothing'],
    ['that of another club without a label is none either', [other], { identifiers: [stands('club_no', '4712')] }, 'nothing'],
    ['that of another in the subject stands against his own', [own, other], { fields: [claim('club_no', '4711')], identifiers: [stands('club_no', '4712', 'subject')] }, 'wrong: two_values'],
    ['two labels that differ are asked, never guessed', [own, other], { fields: [claim('club_no', '4711'), claim('club_no', '4712', { line: 9 })] }, 'wrong: two_values'],
    ['the same twice is one', [own], { fields: [claim('club_no', '4711')], identifiers: [stands('club_no', '4711', 'subject')] }, '4711'],
    ['one in a forwarded part yields to the label', [own, other], { fields: [claim('club_no', '4711'), claim('club_no', '4712', { source: 'forwarded' })] }, '4711'],
    ['what is no number behind the label is malformed', [], { fields: [claim('club_no', null, { problem: 'no 4 digits', raw: 'soon' })] }, 'wrong: malformed'],
    ['malformed behind the label and right elsewhere: right', [own], { fields: [claim('club_no', null, { problem: 'no 4 digits' })], identifiers: [stands('club_no', '4711')] }, '4711'],
    ['nothing stated is nothing', [], {}, 'nothing'],
  ])('%s', async (_, values, options, expected) => {
    expect(await verdict('club_no', values, options)).toBe(expected);
  });

  it.each<[string, Value, string]>([['that of the club above him counts without a label', own, '4711'], ['that of another club does not', other, 'nothing']])('a member names the number of his club: %s', async (_, value, expected) => {
    expect(await verdict('club_no', [value], { identifiers: [stands('club_no', value[1])] }, 'x@orchard.example')).toBe(expected);
  });

  it('a stranger with an existing number is taken at his word: who he is is the sender’s verdict', async () => {
    expect(await verdict('club_no', [own], { fields: [claim('club_no', '4711')] }, 'x@nowhere.example')).toBe('4711');
  });
});

describe('a list under another number (pick: all)', () => {
  const mine: Value[] = [['hive', '1001HV'], ['hive', '1002HV']];
  const theirs: Value = ['hive', '2001HV'];

  it('takes all of his own, once each, in order', async () => {
    expect(await verdict('hives', mine, { fields: [claim('hives', ['1002HV', '1001HV', '1002HV'])] })).toEqual(['1002HV', '1001HV']);
  });

  it('is wrong when one belongs to somebody else or to nobody', async () => {
    expect(await verdict('hives', [...mine, theirs], { fields: [claim('hives', ['1001HV', '2001HV'])] })).toBe('wrong: not_under');
    expect(await verdict('hives', mine, { fields: [claim('hives', ['1001HV', '7777HV'])] })).toBe('wrong: not_under');
  });

  it('needs no label, and the better place shuts out the worse', async () => {
    expect(await verdict('hives', mine, { identifiers: [stands('hive', '1001HV'), stands('hive', '1002HV', 'forwarded')] })).toEqual(['1001HV']);
    expect(await verdict('hives', mine, { identifiers: [stands('hive', '1002HV', 'forwarded')] })).toEqual(['1002HV']);
  });
});

describe('a key (pick: first)', () => {
  const gold: Value = ['licence', 'LIC-LINDEN-1001'];
  const silver: Value = ['licence', 'LIC-LINDEN-1002'];
  const foreign: Value = ['licence', 'LIC-HEATHER-2001'];
  const both = [gold, silver];

  it.each<[string, readonly Value[], MailOptions, unknown]>([
    ['the first that stands there wins', both, { identifiers: [stands('licence', silver[1]), stands('licence', gold[1], 'label', { line: 9 })] }, silver[1]],
    ['what only looks like a key does not shut out a real one', both, { identifiers: [stands('licence', 'LIC-FAKE-0001', 'label', { line: 1 }), stands('licence', gold[1])] }, gold[1]],
    ['one in the signature counts when nothing better stands', [gold], { identifiers: [stands('licence', gold[1], 'signature')] }, gold[1]],
    ['the text goes before the signature', both, { identifiers: [stands('licence', silver[1], 'signature', { line: 1 }), stands('licence', gold[1], 'label', { line: 30 })] }, gold[1]],
    ['one that nobody has is not valid', [], { fields: [claim('licence', 'LIC-LINDEN-1009')] }, 'wrong: not_valid'],
    ['that of another club is not his', [foreign], { identifiers: [stands('licence', foreign[1], 'signature')] }, 'wrong: not_yours'],
    ['two of two clubs in the text are asked, whichever comes first', [gold, foreign], { identifiers: [stands('licence', gold[1], 'label', { line: 1 }), stands('licence', foreign[1])] }, 'wrong: two_values'],
    ['his own written down is not disputed by one in a signature', [gold, foreign], { identifiers: [stands('licence', gold[1]), stands('licence', foreign[1], 'signature')] }, gold[1]],
    ['a foreign one written down is not healed by his own signature', [gold, foreign], { identifiers: [stands('licence', foreign[1]), stands('licence', gold[1], 'signature')] }, 'wrong: not_yours'],
    ['the placeholder of the form is no key', [], { fields: [claim('licence', 'LIC-YOURS-0000', { problem: 'placeholder' })] }, 'nothing'],
    ['the placeholder without a label neither, in any case', [], { identifiers: [stands('licence', 'lic-yours-0000')] }, 'nothing'],
    ['a placeholder does not hide the real one', [gold], { identifiers: [stands('licence', 'LIC-YOURS-0000', 'label', { placeholder: true, line: 1 }), stands('licence', gold[1])] }, gold[1]],
  ])('%s', async (_, values, options, expected) => {
    expect(await verdict('licence', values, options)).toBe(expected);
  });

  it('two keys of two clubs, from a stranger: nobody can say which', async () => {
    expect(await verdict('licence', [gold, foreign], { identifiers: [stands('licence', gold[1]), stands('licence', foreign[1])] }, 'x@nowhere.example')).toBe('wrong: two_values');
  });

  it.each([['on its last day it is valid', '2026-03-10T23:59:00Z', 'LIC-LINDEN-1002'], ['a day later it is over', '2026-03-11T00:00:00Z', 'wrong: expired'], ['before its first day it is not yet', '2025-12-31T23:59:00Z', 'wrong: expired']])('%s', async (_, at, expected) => {
    expect(await verdict('licence', [silver], { at: Date.parse(at), fields: [claim('licence', silver[1])] })).toBe(expected);
  });
});

describe('what is said about a wrong one', () => {
  it('names nobody else', async () => {
    const { ticket } = await judged('ida@linden.example', [['club_no', '4712'], ['hive', '2001HV'], ['licence', 'LIC-HEATHER-2001']], {
      fields: [claim('club_no', '4712'), claim('hives', ['2001HV']), claim('licence', 'LIC-HEATHER-2001')],
    });

    expect(ticket.wrong).toHaveLength(3);
    expect(ticket.wrong.map((one) => one.detail).join()).not.toMatch(/heather|meadow/iu);
  });
});

describe('entitlement', () => {
  it.each<[string, string, MailOptions, string, unknown]>([
    ['a valid key', 'ida@linden.example', { fields: [claim('licence', 'LIC-LINDEN-1001')] }, 'valid', { by: 'licence', key: 'LIC-LINDEN-1001', tier: 'Gold', valid: true, response: { '1': '30m', '2': '2h' } }],
    ['no key: by the sender', 'ida@linden.example', {}, 'missing', { by: 'sender', key: null, tier: 'Day', valid: true, response: {} }],
    ['a key of somebody else is like none', 'ida@linden.example', { fields: [claim('licence', 'LIC-HEATHER-2001')] }, 'missing', { by: 'sender', key: null, tier: 'Day', valid: true, response: {} }],
    ['a key that does not exist is invalid', 'ida@linden.example', { fields: [claim('licence', 'LIC-NOBODY-1')] }, 'invalid', { by: 'sender', key: null, tier: 'Day', valid: true, response: {} }],
    ['a stranger without a key has nothing', 'x@nowhere.example', {}, 'missing', null],
  ])('%s', async (_, from, options, key, expected) => {
    const draft = await judged(from, [['licence', 'LIC-LINDEN-1001'], ['licence', 'LIC-HEATHER-2001']], options);

    expect(draft.key).toBe(key);
    expect(draft.ticket.entitlement).toEqual(expected);
  });

  it('a stranger with a valid key stands for its owner, whose name he is not told', async () => {
    const draft = await judged('x@nowhere.example', [['licence', 'LIC-LINDEN-1001']], { fields: [claim('licence', 'LIC-LINDEN-1001')] });

    expect(draft.ticket.organisation).toEqual({ id: 'linden', name: '' });
  });

  it('a reply that does not repeat the key keeps what it brought', async () => {
    const first = await judged('ida@linden.example', [['licence', 'LIC-LINDEN-1001']], { fields: [claim('licence', 'LIC-LINDEN-1001')] });
    const second = draftOf(mail({ facts: await factsOf('ida@linden.example') }), first.ticket, apiary);
    decideEntitlement(second);

    expect(second.key).toBe('valid');
    expect(second.ticket.entitlement).toEqual(first.ticket.entitlement);
  });
});

describe('reasonOfProblem', () => {
  it('gives the words of recognisers their place, unknown ones the last', () => {
    expect(['placeholder', 'no UTC offset', 'two different values', 'ambiguous: 3 Oct or 10 Mar', 'not a date', 'not one of the choices', 'too short', ''].map(reasonOfProblem))
      .toEqual(['placeholder', 'no_offset', 'two_values', 'two_readings', 'not_a_date', 'not_a_choice', 'too_short', 'malformed']);
  });
});
