import { describe, expect, it } from 'vitest';
import { claim, draftOf, factsOf, file, hour, knownField, mail, stands, tuesday } from '../../test/support/desk.ts';
import type { Predicate } from '../rulebook/pack-schema.ts';
import { claimedSeverities, holds, isComplete } from './predicate.ts';

const timer = {
  name: 'comeback', generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + hour, warnAt: null, warned: false, endedAt: null,
  calendar: 'always', calendarVersion: '1', why: [],
} as const;

describe('the words of a predicate', () => {
  const ida = factsOf('ida@linden.example');
  const kid = factsOf('kid@linden.example');
  const wrong = [{ field: 'began', reason: 'not_a_date', detail: '', raw: 'soon' }] as const;

  it.each<[string, Predicate, Predicate]>([
    ['org names the kind of the organisation', { org: ['member', 'club'] }, { org: ['member', 'unknown'] }],
    ['contact: known and authorised hold for an authorised one', { all: [{ contact: 'known' }, { contact: 'authorised' }, { contact: 'any' }] }, { not: { contact: 'authorised' } }],
    ['agreement', { not: { agreement: 'direct' } }, { agreement: 'direct' }],
    ['entitled', { entitled: true }, { entitled: false }],
    ['tier: that of the entitlement before that of the organisation', { tier: ['Gold'] }, { tier: ['Day'] }],
    ['key', { key: ['missing', 'invalid'] }, { key: ['valid'] }],
    ['channel', { channel: ['mail'] }, { channel: ['back'] }],
    ['rcpt: any of From, To and Cc', { rcpt: '*@VET.example' }, { rcpt: 'somebody@vet.example' }],
    ['lang', { lang: ['de'] }, { lang: ['en'] }],
    ['type', { type: ['SICKNESS'] }, { type: ['SWARM', 'VISIT'] }],
    ['severity', { severity: ['1', '2'] }, { severity: ['1'] }],
    ['status', { status: ['asked'] }, { status: ['over'] }],
    ['flag: one of them is enough', { flag: ['back_door', 'late'] }, { flag: ['back_door'] }],
    ['has: all of them', { has: ['story', 'club_no'] }, { has: ['story', 'trace'] }],
    ['lacks: one of them is enough', { lacks: ['story', 'trace'] }, { lacks: ['story', 'club_no'] }],
    ['lacks: required', { lacks: 'required' }, { not: { lacks: 'required' } }],
    ['bad: any or by name', { all: [{ bad: 'any' }, { bad: ['began'] }] }, { bad: ['story'] }],
    ['is: without case, all fields', { is: { story: ['BEES ARE ILL'], club_no: ['1', '4711'] } }, { is: { story: ['bees are ill'], trace: ['x'] } }],
    ['matches: the identifier stands in the mail', { matches: 'keeper_ref' }, { matches: 'hive' }],
    ['text: one of the word lists', { text: ['asks_only', 'says_thanks'] }, { text: ['wants_visit'] }],
    ['attach', { attach: ['*.docx', 'image/*'] }, { attach: ['*.pdf'] }],
    ['pictures_inside: a document that cannot be looked into may have some', { pictures_inside: ['*.docx'] }, { pictures_inside: ['*.pdf'] }],
    ['within: the window is open', { within: 'comeback' }, { after: 'comeback' }],
    ['label: a heading', { label: ['Swarm'] }, { label: ['Visit'] }],
    ['sender: who wrote', { all: [{ sender: 'requester' }, { sender: 'participant' }] }, { sender: 'working_side' }],
    ['from: what is known of it', { from: ['none', 'pass'] }, { from: ['fail', 'unverified'] }],
    ['otherwise', { otherwise: true }, { not: { otherwise: true } }],
    ['all, any and not nest', { all: [{ any: [{ type: ['SWARM'] }, { not: { type: ['SWARM'] } }] }] }, { any: [{ all: [{ otherwise: true }, { type: ['SWARM'] }] }] }],
    ['several words must all hold', { type: ['SICKNESS'], status: ['asked'] }, { type: ['SICKNESS'], status: ['over'] }],
  ])('%s', async (_, yes, no) => {
    const draft = draftOf(
      mail({
        facts: await ida, cc: ['doc@vet.example'], language: 'de', identifiers: [stands('keeper_ref', 'KP1234')], phrases: ['says_thanks'],
        attachments: [file('a.DOCX', 'application/x')], subject: 'Re: [BEE-2026-0001] Swarm: again',
      }),
      {
        type: 'SICKNESS', severity: '2', status: 'asked', flags: ['late'], fields: { story: knownField('Bees are ill'), club_no: knownField('4711') },
        wrong: [...wrong], missing: ['trace'], entitlement: { by: 'licence', key: 'K', tier: 'Gold', valid: true, response: {} }, timers: { comeback: timer },
      },
    );

    expect(holds(draft, yes)).toBe(true);
    expect(holds(draft, no)).toBe(false);
  });

  it('filled: only what stands behind a label of the field, not what a sentence tells', () => {
    const labelled = draftOf().desk.recognition.fields.find((field) => field.labels.length > 0);
    const known = { fields: { [labelled?.id ?? '']: knownField('x', { rule: labelled?.labels[0]?.rule ?? '', source: 'label' }) } };
    const filled = (rule: string, source: 'label' | 'sublabel'): boolean => holds(draftOf(mail({ fields: [claim(labelled?.id ?? '', 'x', { rule, source })] }), known), { filled: ['nothing', labelled?.id ?? ''] });

    expect(filled(labelled?.labels[0]?.rule ?? '', 'label')).toBe(true);
    expect(filled(labelled?.labels[0]?.rule ?? '', 'sublabel')).toBe(false);
    expect(filled('somewhere else', 'label')).toBe(false);
    // What an earlier case told is no form that this mail fills in.
    expect(holds(draftOf(mail(), known), { filled: [labelled?.id ?? ''] })).toBe(false);
  });

  it('an absent predicate always holds, an empty one too', () => {
    expect(holds(draftOf(), undefined)).toBe(true);
    expect(holds(draftOf(), {})).toBe(true);
  });

  it('the end of a window belongs to after', () => {
    const at = (now: number): boolean => holds(draftOf(mail({ at: now }), { timers: { comeback: timer } }), { after: 'comeback' });

    expect(at(tuesday + hour - 1)).toBe(false);
    expect(at(tuesday + hour)).toBe(true);
  });

  it('a window that never began is neither open nor over', () => {
    expect(holds(draftOf(), { any: [{ within: 'comeback' }, { after: 'comeback' }] })).toBe(false);
  });

  it('a contact whose From failed authentication is nobody we know', async () => {
    const forged = draftOf(mail({ facts: await ida, authentication: { from: 'fail', detail: 'dmarc=fail' } }));

    expect(holds(forged, { contact: 'authorised' })).toBe(false);
    expect(holds(forged, { contact: 'known' })).toBe(false);
    expect(holds(forged, { contact: 'any' })).toBe(true);
  });

  it('a known contact is not an authorised one, a stranger of a known domain is neither', async () => {
    const stranger = await factsOf('new@linden.example');

    expect(holds(draftOf(mail({ facts: await kid })), { contact: 'known', not: { contact: 'authorised' } })).toBe(true);
    expect(holds(draftOf(mail({ facts: stranger })), { org: ['club'], not: { contact: 'known' } })).toBe(true);
  });

  it('without a mail nothing of a mail holds', () => {
    const draft = { ...draftOf(), mail: null };

    for (const predicate of [{ text: ['says_thanks'] }, { matches: 'hive' }, { attach: ['*'] }, { label: ['Swarm'] }, { rcpt: '*@apiary.example' }, { sender: 'working_side' }] satisfies Predicate[]) {
      expect([predicate, holds(draft, predicate)]).toEqual([predicate, false]);
    }
  });
});

describe('isComplete', () => {
  it('needs neither a missing nor a wrong value; optional ones do not count', () => {
    expect(isComplete(draftOf(mail(), { optionalMissing: ['photos'] }))).toBe(true);
    expect(isComplete(draftOf(mail(), { missing: ['story'] }))).toBe(false);
    expect(isComplete(draftOf(mail(), { wrong: [{ field: 'began', reason: 'malformed', detail: '', raw: '' }] }))).toBe(false);
  });
});

describe('claimedSeverities', () => {
  it('are those whose word lists stand in the mail; a field is no claim in words', () => {
    expect(claimedSeverities(draftOf(mail({ phrases: ['says_burning'] })))).toEqual(['1']);
    expect(claimedSeverities(draftOf(mail({ fields: [claim('level', '1')] })))).toEqual([]);
  });
});
