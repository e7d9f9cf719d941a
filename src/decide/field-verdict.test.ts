import { describe, expect, it } from 'vitest';
import { apiaryWith, claim, day, draftOf, factsOf, file, joined, knownField, mail, minute, opened, proseClaim, stands, ticketOf, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import type { IdentifierFact } from './directory-facts.ts';
import { decideFields } from './field-verdict.ts';
import type { Ticket } from './ticket.ts';

const at = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

/** The ticket after its fields were judged on this mail. */
function judged(options: MailOptions, ticket: Partial<Ticket> = {}): { values: Record<string, unknown>; wrong: string[]; changed: string[]; ticket: Ticket } {
  const draft = draftOf(mail(options), ticket);
  const changed = decideFields(draft, draft.facts.organisation?.id ?? null);
  const values = Object.fromEntries(Object.entries(draft.ticket.fields).map(([id, field]) => [id, field.value]));
  return { values, wrong: draft.ticket.wrong.map((one) => `${one.field} ${one.reason}`), changed, ticket: draft.ticket };
}

describe('precedence of sources', () => {
  it.each([
    ['a label before a table', 'label', 'table'], ['a table before a sub-label', 'table', 'sublabel'], ['a sub-label before our own form', 'sublabel', 'own-form'],
    ['our own form before the subject', 'own-form', 'subject'], ['the subject before the signature', 'subject', 'signature'],
    ['the signature before a forwarded part', 'signature', 'forwarded'], ['a forwarded part before an attachment', 'forwarded', 'attachment'],
  ] as const)('takes %s', (_, better, worse) => {
    const { values, wrong } = judged({ fields: [claim('product', 'Extractor', { source: worse }), claim('product', 'Smoker', { source: better })] });

    expect(values['product']).toBe('Smoker');
    expect(wrong).toEqual([]);
  });

  it('keeps where a value was found', () => {
    const { ticket } = judged({ fields: [claim('product', 'Smoker', { source: 'table', line: 9, rule: 'apiary/pack.yaml:77', raw: 'smoker ' })] });

    expect(ticket.fields['product']).toEqual({ value: 'Smoker', raw: 'smoker ', source: 'table', line: 9, rule: 'apiary/pack.yaml:77', assumed: false });
  });
});

describe('urgency and impact', () => {
  it('are recorded as the requester wishes them, until staff have decided', () => {
    const wish = { fields: [claim('urgency', 'Low')] };

    expect(judged(wish).values['urgency']).toBe('Low');
    expect(judged(wish, { fields: { urgency: { ...knownField('High'), rule: 'by lee@works.example' } } })).toMatchObject({ values: { urgency: 'High' }, changed: [] });
  });
});

describe('our list of noted values, quoted', () => {
  const noted = (value: string, raw = value): { noted: ReturnType<typeof claim>[] } => ({ noted: [claim('product', value, { source: 'own-form', raw })] });

  it('takes an edited line, and remembers what it replaced', () => {
    const { values, changed, ticket } = judged(noted('Extractor'), { fields: { product: knownField('Smoker') } });

    expect(values['product']).toBe('Extractor');
    expect(changed).toEqual(['product']);
    expect(ticket.fields['product']?.was).toContain('Smoker');
  });

  it.each([['as it was', 'Smoker'], ['shown shortened', 'Smo'], ['masked', 'Smo…4F'], ['with another spelling', 'SMOKER '], ['of an older mail', 'Old Smoker']])('takes nothing from a line %s', (_, raw) => {
    expect(judged(noted(raw), { fields: { product: knownField('Smoker', { was: ['Old Smoker'] }) } }).changed).toEqual([]);
  });

  it('takes nothing for a field that the ticket does not know, nor beside what he writes now', () => {
    expect(judged(noted('Extractor')).values).not.toHaveProperty('product');
    expect(judged({ ...noted('Extractor'), fields: [claim('product', 'Frame')] }, { fields: { product: knownField('Smoker') } }).values['product']).toBe('Frame');
  });
});

describe('two values of equal rank', () => {
  it('are wrong and never guessed', () => {
    const { values, wrong, ticket } = judged({ fields: [claim('level', '1', { raw: 'one' }), claim('level', '2', { raw: 'two' })] });

    expect(values).not.toHaveProperty('level');
    expect(wrong).toEqual(['level two_values']);
    expect(ticket.wrong[0]?.raw).toBe('one / two');
  });

  it('are one when only case and spaces differ', () => {
    expect(judged({ fields: [claim('product', 'Big  Smoker'), claim('product', 'big smoker')] }).values['product']).toBe('Big  Smoker');
  });

  it('of a text are put together in order', () => {
    expect(judged({ fields: [claim('story', 'first half of it'), claim('story', 'second half of it')] }).values['story']).toBe('first half of it\nsecond half of it');
  });

  it('of a list are joined without doubles', () => {
    expect(judged({ fields: [claim('frames', ['1', '2']), claim('frames', ['2', '3'])] }).values['frames']).toEqual(['1', '2', '3']);
  });
});

describe('a value that its reader could not take', () => {
  it.each([
    ['not a date', 'not_a_date'], ['the UTC offset is missing', 'no_offset'], ['two readings: 3 October or 10 March', 'two_readings'],
    ['not one of the choices', 'not_a_choice'], ['too short', 'too_short'], ['nonsense', 'malformed'],
  ])('%s is wrong, not missing', (problem, reason) => {
    const { wrong, values } = judged({ fields: [claim('began', null, { problem, raw: 'soon' })] });

    expect(wrong).toEqual([`began ${reason}`]);
    expect(values).not.toHaveProperty('began');
  });

  it('gives way to a good one in the same place', () => {
    expect(judged({ fields: [claim('level', null, { problem: 'not one of the choices' }), claim('level', '2')] })).toMatchObject({ values: { level: '2' }, wrong: [] });
  });

  it('is cut before it is kept', () => {
    expect(judged({ fields: [claim('level', null, { problem: 'not one of the choices', raw: 'x'.repeat(5_000) })] }).ticket.wrong[0]?.raw).toHaveLength(200);
  });
});

describe('prose', () => {
  it('answers a field that no label answers', () => {
    expect(judged({ fields: [proseClaim('story', 'The bees lie before the hive.')] }).values['story']).toBe('The bees lie before the hive.');
  });

  it('never replaces what is known, not even the prose of an earlier mail', () => {
    const { values, changed } = judged({ fields: [proseClaim('story', 'Any news about my bees?')] }, { fields: { story: knownField('They lie before the hive') } });

    expect(values['story']).toBe('They lie before the hive');
    expect(changed).toEqual([]);
  });

  it('is dropped where the type never asks for it', () => {
    const decision = opened(mail({ fields: [proseClaim('story', 'Please come and visit us')], phrases: ['wants_visit'], forwardPaths: ['office@apiary.example'] }));

    expect(ticketOf(decision).type).toBe('VISIT');
    expect(ticketOf(decision).fields).toEqual({});
  });
});

describe('a reply', () => {
  const before = { fields: { product: knownField('Smoker', { line: 4 }), level: knownField('2') }, wrong: [{ field: 'began', reason: 'not_a_date', detail: '', raw: 'soon' } as const] };

  it('changes what it states and leaves the rest', () => {
    const { values, changed } = judged({ fields: [claim('level', '1')] }, before);

    expect(values).toEqual({ product: 'Smoker', level: '1' });
    expect(changed).toEqual(['level']);
  });

  it('heals a wrong value', () => {
    expect(judged({ fields: [claim('began', at(tuesday - day))] }, before)).toMatchObject({ wrong: [], changed: ['began'] });
  });

  it('leaves a wrong value that it does not mention', () => {
    expect(judged({}, before).wrong).toEqual(['began not_a_date']);
  });

  it('said again is not said anew: the first place stays', () => {
    const { ticket, changed } = judged({ fields: [claim('product', 'Smoker', { line: 40 })] }, before);

    expect(changed).toEqual([]);
    expect(ticket.fields['product']?.line).toBe(4);
  });

  it('with a value that cannot be takes the old one away and asks', () => {
    expect(judged({ fields: [claim('level', null, { problem: 'not one of the choices', raw: '9' })] }, before)).toMatchObject({ wrong: ['began not_a_date', 'level not_a_choice'], values: { product: 'Smoker' } });
  });
});

describe('bounds of instants', () => {
  const began = (instant: number): string[] => judged({ fields: [claim('began', at(instant))] }).wrong;

  it('allow five minutes of a fast clock and not a second more', () => {
    expect(began(tuesday + 5 * minute)).toEqual([]);
    expect(began(tuesday + 5 * minute + 1_000)).toEqual(['began in_the_future']);
  });

  it('take old dates: only the future is wrong', () => {
    expect(began(Date.parse('2019-08-27T09:00:00Z'))).toEqual([]);
  });

  it('count from the mail that states them, not from the one that opened the ticket', () => {
    const later = tuesday + 2 * day;
    const { wrong, values } = judged({ at: later, fields: [claim('began', at(later - minute))] }, { receivedAt: tuesday });

    expect(wrong).toEqual([]);
    expect(values['began']).toBe(at(later - minute));
  });

  it('end before the start is wrong, at the same instant it is not', () => {
    const ended = (instant: number): string[] => judged({ fields: [claim('began', at(tuesday - day)), claim('ended', at(instant))] }).wrong;

    expect(ended(tuesday - day)).toEqual([]);
    expect(ended(tuesday - day - 1_000)).toEqual(['ended before_start']);
  });

  it('an end without a start is taken', () => {
    expect(judged({ fields: [claim('ended', at(tuesday))] }).wrong).toEqual([]);
  });

  it('a start that comes later is compared with the end that is known', () => {
    const { wrong } = judged({ fields: [claim('began', at(tuesday - day))] }, { fields: { ended: knownField(at(tuesday - 2 * day)) } });

    expect(wrong).toEqual(['ended before_start']);
  });

  it('a value out of bounds is not called changed', () => {
    expect(judged({ fields: [claim('began', at(tuesday + day))] }).changed).toEqual([]);
  });
});

describe('fields that answer one another', () => {
  it.each([['sample', 'trace'], ['trace', 'sample']])('%s fills %s, named as assumed', (stated, filled) => {
    const { ticket } = judged({ fields: [claim(stated, 'powder on the frames')] });

    expect(ticket.fields[filled]).toMatchObject({ value: 'powder on the frames', assumed: true });
    expect(ticket.fields[stated]?.assumed).toBe(false);
  });

  it('a value of its own stays', () => {
    expect(judged({ fields: [claim('sample', 'one dead bee'), claim('trace', 'powder')] }).values).toEqual({ sample: 'one dead bee', trace: 'powder' });
  });

  it('the copy follows when its original changes', () => {
    const first = judged({ fields: [claim('sample', 'one dead bee')] }).ticket;

    expect(judged({ fields: [claim('sample', 'two dead bees')] }, first).values).toEqual({ sample: 'two dead bees', trace: 'two dead bees' });
  });

  it('a wrong value is not filled over', () => {
    expect(judged({ fields: [claim('trace', null, { problem: 'too short', raw: 'x' }), claim('sample', 'one dead bee')] })).toMatchObject({ values: { sample: 'one dead bee' }, wrong: ['trace too_short'] });
  });

  it('a reference number of the vendor means yes, known before', () => {
    expect(judged({ identifiers: [stands('keeper_ref', 'KP1234')] }).ticket.fields['seen_before']).toMatchObject({ value: 'yes', raw: 'KP1234', assumed: true });
  });

  it('his own no stands against the number', () => {
    expect(judged({ fields: [claim('seen_before', 'no')], identifiers: [stands('keeper_ref', 'KP1234')] }).values['seen_before']).toBe('no');
  });
});

describe('attachments', () => {
  it('answer their field by name or media type', () => {
    expect(judged({ attachments: [file('a.png', 'image/png'), file('b.HEIC', 'application/octet-stream'), file('c.txt', 'text/plain')] }).values['photos']).toEqual(['a.png', 'b.HEIC']);
  });

  it('of a signature do not: inline, nameless, calendars', () => {
    const none = judged({ attachments: [file('logo.png', 'image/png', { inline: true }), file('', 'image/png'), file('meeting.ics', 'text/calendar'), file('s.asc', 'application/pgp-signature')] });

    expect(none.values).toEqual({});
  });

  it('that are kept back are no evidence: nobody gets to see them', () => {
    const program = file('bee.exe', 'application/octet-stream', { content: { mediaType: null, pictures: null, danger: 'program' } });

    expect(judged({ attachments: [program] }).values).not.toHaveProperty('sample');
  });

  it('a log answers "sample", a picture does not', () => {
    expect(judged({ attachments: [file('bee.log', 'text/plain')] }).values['sample']).toBe('bee.log');
    expect(judged({ attachments: [file('bee.png', 'image/png')] }).values).not.toHaveProperty('sample');
  });

  it('what he wrote counts more than what he attached', () => {
    expect(judged({ fields: [claim('sample', 'one dead bee')], attachments: [file('bee.log', 'text/plain')] }).values['sample']).toBe('one dead bee');
  });
});

describe('the directory', () => {
  it('fills what it knows, named as assumed, and only for a known organisation', async () => {
    const known = judged({ facts: await factsOf('ida@linden.example') }).ticket.fields['club_name'];

    expect(known).toMatchObject({ value: 'Linden Club e.V.', source: 'directory', assumed: true });
    expect(judged({ facts: await factsOf('x@nowhere.example') }).values).toEqual({});
  });

  it('goes before what stands below the mail, which counts where the directory knows nobody', async () => {
    const signed = { fields: [claim('club_name', 'Linden Bees Ltd', { source: 'signature' as const, line: 20 })] };

    expect(judged({ facts: await factsOf('ida@linden.example'), ...signed }).values['club_name']).toBe('Linden Club e.V.');
    expect(judged({ facts: await factsOf('x@nowhere.example'), ...signed }).values['club_name']).toBe('Linden Bees Ltd');
  });

  it('gives way to what he wrote', async () => {
    expect(judged({ facts: await factsOf('ida@linden.example'), fields: [claim('club_name', 'The Lindens')] }).values['club_name']).toBe('The Lindens');
  });
});

describe('contacts', () => {
  const keeper = async (options: MailOptions, from = 'ida@linden.example'): Promise<unknown> => {
    const field = judged({ from, facts: await factsOf(from), ...options }).ticket.fields['keeper'];
    return field === undefined ? null : [field.value, field.source, field.assumed];
  };

  it('all that is needed stands in the text', async () => {
    expect(await keeper({ fields: [claim('keeper', 'Toni Berg, 030 23125 99')] })).toEqual(['Toni Berg, 030 23125 99', 'label', false]);
  });

  it('a name that the directory knows gets its phone', async () => {
    expect(await keeper({ fields: [claim('keeper', 'Ida Holm')] }, 'bo@linden.example')).toEqual(['Ida Holm, +49 30 23125 123', 'label', false]);
  });

  it('a first name alone is not the person of the directory', async () => {
    expect(await keeper({ fields: [claim('keeper', 'Ida')] })).toBeNull();
  });

  it('a stranger without a number is missing; the record of the writer is not put in his place', async () => {
    expect(await keeper({ fields: [claim('keeper', 'Toni Berg')] })).toBeNull();
  });

  it('nobody named: the writer himself, from the directory', async () => {
    expect(await keeper({})).toEqual(['Ida Holm, +49 30 23125 123, ida@linden.example', 'directory', true]);
  });

  it('a record without phone is completed by the signature', async () => {
    expect(await keeper({ fields: [claim('keeper', 'Bo Lind, +49 30 23125 777', { source: 'signature', line: 20 })] }, 'bo@linden.example'))
      .toEqual(['Bo Lind, +49 30 23125 777, bo@linden.example', 'signature', true]);
  });

  it('a person who signs for a team is called, not the team that has no number; the record of a person stays', async () => {
    const signed = (name: string): MailOptions => ({ name: 'Night desk', fields: [claim('keeper', `${name}, +49 30 23125 777`, { source: 'signature', line: 20 })] });

    expect(await keeper(signed('Toni Berg'), 'bo@linden.example')).toEqual(['Toni Berg, +49 30 23125 777', 'signature', true]);
    expect(await keeper(signed('Bo Lind'), 'bo@linden.example')).toEqual(['Bo Lind, +49 30 23125 777, bo@linden.example', 'signature', true]);
    expect(await keeper(signed('Toni Berg'), 'ida@linden.example')).toMatchObject([expect.stringContaining('Ida Holm'), 'directory', true]);
  });

  it("another number below the mail stands beside the record's, the same number does not", async () => {
    const signed = async (phone: string): Promise<unknown> => keeper({ fields: [claim('keeper', `Ida Holm, ${phone}`, { source: 'signature', line: 20 })] });

    expect(await signed('+49 170 5550 133')).toEqual(['Ida Holm, +49 30 23125 123 / +49 170 5550 133, ida@linden.example', 'directory', true]);
    expect(await signed('030 / 23125-123')).toEqual(['Ida Holm, +49 30 23125 123, ida@linden.example', 'directory', true]);
  });

  it('a number alone is the number of who wrote', async () => {
    expect(await keeper({ name: 'Bo Lind', fields: [claim('keeper', '+49 30 23125 777')] }, 'bo@linden.example')).toEqual(['Bo Lind, +49 30 23125 777', 'label', false]);
  });

  it('neither record nor signature: missing', async () => {
    expect(await keeper({}, 'bo@linden.example')).toBeNull();
  });

  it('availability and mail count where the pack wants them', async () => {
    const standIn = async (text: string): Promise<boolean> => 'stand_in' in judged({ facts: await factsOf('ida@linden.example'), fields: [claim('stand_in', text)] }).values;

    expect(await standIn('Bo Lind, +49 30 23125 124, bo@linden.example, 9-17')).toBe(true);
    expect(await standIn('Bo Lind, +49 30 23125 124, bo@linden.example, 24/7')).toBe(true);
    expect(await standIn('Bo Lind, +49 30 23125 124, bo@linden.example')).toBe(false);
    expect(await standIn('Bo Lind, bo@linden.example, 9-17')).toBe(false);
  });

  it('must not be of the domain that the pack excludes, subdomains included', () => {
    const standIn = (address: string): string[] => judged({ fields: [claim('site', 'farm.example'), claim('stand_in', `Bo Lind, +49 30 23125 124, ${address}, 9-17`)] }).wrong;

    expect(standIn('bo@club.example')).toEqual([]);
    expect(standIn('bo@farm.example')).toEqual(['stand_in not_in_tenant']);
    expect(standIn('bo@mail.FARM.example')).toEqual(['stand_in not_in_tenant']);
    expect(standIn('bo@notfarm.example')).toEqual([]);
  });

  it('must not be of any domain of the one whose identifier the pack excludes, also in a later mail', async () => {
    const facts = await factsOf('ida@linden.example', ['hive', '1001HV']);
    const first = judged({ facts, fields: [claim('hives', ['1001HV'])] });
    const later = (address: string): string[] => judged({ facts: { ...facts, identifiers: [] }, fields: [claim('helper', `Pat Orr, ${address}`)] }, first.ticket).wrong;

    expect(judged({ facts, fields: [claim('hives', ['1001HV']), claim('helper', 'Pat Orr, pat@orchard.example')] }).wrong).toEqual(['helper not_in_tenant']);
    expect(later('pat@mail.orchard.example')).toEqual(['helper not_in_tenant']);
    expect(later('pat@linden.example')).toEqual([]);
  });
});

describe('on a ticket', () => {
  it('a value out of bounds leaves no empty line in the history', () => {
    const decision = joined(ticketWith({ missing: ['began'] }), mail({ fields: [claim('began', at(tuesday + day), { raw: 'tomorrow' })] }));

    expect(decision.history.filter((entry) => entry.kind === 'field')).toEqual([]);
  });
});

describe('a customer whose identifier was stated', () => {
  // The garden that a licence belongs to; clubs keep bees for gardens.
  const gardens = apiaryWith(['  trace: {kind: text,', '  garden: {kind: text, named_by: licence, labels: {en: [Garden]}}\n  trace: {kind: text,']);
  const fact = (value: string, under: string | null, ownerName: string | null): IdentifierFact => ({ identifier: 'licence', value, organisation: 'g', under, ownerName, domains: [], entitlement: null });
  const garden = async (identifiers: readonly IdentifierFact[], ...stated: readonly string[]): Promise<unknown> => {
    const draft = draftOf(mail({ fields: stated.map((value) => claim('licence', value)), facts: { ...await factsOf('ida@linden.example'), identifiers } }), {}, gardens);
    decideFields(draft, 'linden');
    return draft.ticket.fields['garden'];
  };

  it('is known by the name our records have: nobody is asked whose it is', async () => {
    expect(await garden([fact('LIC-A-1000', 'linden', 'Rose Garden')], 'lic-a-1000')).toMatchObject({ value: 'Rose Garden', source: 'directory', assumed: true });
  });

  it.each([
    ['another club serves him', [fact('LIC-A-1000', 'maple', 'Rose Garden')], ['LIC-A-1000']], ['he is nobody we know', [fact('LIC-A-1000', null, null)], ['LIC-A-1000']],
    ['two are named', [fact('LIC-A-1000', 'linden', 'Rose Garden'), fact('LIC-B-2000', 'linden', 'Herb Garden')], ['LIC-A-1000', 'LIC-B-2000']], ['none is', [fact('LIC-A-1000', 'linden', 'Rose Garden')], []],
  ])('stays unnamed where %s', async (_, facts, stated) => {
    expect(await garden(facts, ...stated)).toBeUndefined();
  });
});
