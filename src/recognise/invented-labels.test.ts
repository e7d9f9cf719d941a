// Leads that people make up ("Should be:", "Was wir gemacht haben:") where the desk's own labels ask for the same thing.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import { conceptsOf } from './field/label/label-concepts.ts';
import type { FieldRule } from './recognition-rules.ts';

const blank = { values: [], words: [], identifier: null, zone: null, allWords: [], charactersMin: 0, fallback: [], prose: false, minorNeeded: false, questions: [], toldBy: [], names: [], versionOf: null, rule: 'beacon/pack.yaml:1' };
const field = (id: string, kind: FieldRule['kind'], labels: readonly string[], more: Partial<FieldRule> = {}): FieldRule =>
  ({ ...blank, id, kind, labels: labels.map((text) => ({ text, language: 'en', rule: `beacon/pack.yaml:${id}` })), ...more });

const rules = {
  ...beacon, version: 'asking for every concept',
  fields: [
    field('tried', 'text', ['What has already been done', 'Tried so far']),
    field('seen', 'text', ['What happens', 'Problem description'], { prose: true, charactersMin: 10 }),
    field('wanted', 'text', ['Expected result']),
    field('got', 'text', ['What we see', 'Actual']),
    field('way', 'text', ['Steps to reproduce']),
    field('case', 'text', ['Example']),
    field('trial', 'bool', ['Tests allowed']),
    field('heard', 'bool_text', ['Already known']),
    field('begun', 'instant', ['Start of the problem']),
    field('place', 'enum', ['Where is the fault'], { values: ['lens', 'unclear'], words: [{ text: "don't know", value: 'unclear' }, { text: 'LP', value: 'lens' }] }),
    field('kind', 'enum', ['Type'], { values: ['Issue', 'Question'], bare: true }),
    field('site', 'enum', ['Site'], { values: ['Harbour', 'Open sea'] }),
  ],
};
const valuesOf = (text: string): string[] => recognised(mailOf(text), rules).fields.map((claim) => `${claim.field} ${[claim.value].flat().join()}`);

describe('a lead in the writer’s own words', () => {
  it.each([
    ['Was wir gemacht haben: Linse getauscht', 'tried Linse getauscht'],
    ['What I have tried until now: another lens', 'tried another lens'],
    ['Déjà essayé : une autre lentille', 'tried une autre lentille'],
    ['Bisher versucht: Linse getauscht', 'tried Linse getauscht'],
    ['Should be: a steady light', 'wanted a steady light'],
    ['Sollte sein: ein ruhiges Licht', 'wanted ein ruhiges Licht'],
    ['Attendu : une lumière fixe', 'wanted une lumière fixe'],
    ['Repro: turn it on twice', 'way turn it on twice'],
    ['How: turn it on twice', 'way turn it on twice'],
    ['Nachstellen: zweimal einschalten', 'way zweimal einschalten'],
    ['What she sees: the lamp flickers at dusk', 'seen the lamp flickers at dusk'],
    ['Was er beobachtet: die Lampe flackert abends', 'seen die Lampe flackert abends'],
    ['What I do: turn it on twice', 'way turn it on twice'],
    ['Was wir machen: zweimal einschalten', 'way zweimal einschalten'],
    ['What should come: a steady light', 'wanted a steady light'],
    ['What comes instead: the lamp flickers at dusk', 'seen the lamp flickers at dusk'],
    ['Kennt ihr das: nein', 'heard no'],
    ['Eine davon: 7:12, LOG-40117', 'case 7:12, LOG-40117'],
    ['One of them: 7:12, LOG-40117', 'case 7:12, LOG-40117'],
    ['Tests: yes', 'trial yes'],
    ['Bekannt: nein', 'heard no'],
    ['When: 10.03.2026 - 08:00 UTC+1', 'begun 2026-03-10T07:00:00Z'],
    ['Where: don\'t know', 'place unclear'],
  ])('is the label that asks for the same: %s', (text, found) => {
    expect(valuesOf(`Site: Harbour\n${text}\n`)).toContain(found);
  });

  it.each([
    ['a word that none of the labels has', 'Room: four of them\nNote: we tried a lens\nTried and trusted: the old lens'],
    ['a word for several things', 'We: all of us\nNow: dark'],
    ['no such choice', 'Tests: the crew made three of them\nWhere: up in the tower'],
    ['a vague time', 'When: some time last week'],
    ['the number of a thing and no choice', 'Where: LOG-40117LP'],
    ['a choice of its own', 'Issue: dark'],
    ['the middle of a clause', 'the keeper asked what we tried: nobody knew'],
    ['a clock time and an address', 'at 7: 12 and https://tower.example'],
  ])('is none: %s', (_, text) => {
    expect(valuesOf(`Site: Harbour\n${text}\n`).filter((one) => !/^(?:site|seen|kind) /.test(one))).toEqual([]);
  });

  it('begins a sentence of a letter, and ends with it', () => {
    const found = valuesOf('The lamp went dark on some forty ships yesterday. One of them: the Alma at 7:12, LOG-40117. What we have done: a new lens, a new bulb. It did not help at all.\n');

    expect(found).toContain('case the Alma at 7:12, LOG-40117.');
    expect(found).toContain('tried a new lens, a new bulb.');
    expect(found).toContain('seen The lamp went dark on some forty ships yesterday.');
  });

  it('is read in a chain of them without capitals', () => {
    expect(valuesOf('salut. ex: la lampe de 7:12. reproduit: deux fois. fait: autre lentille. connu: non.\n')).toEqual(expect.arrayContaining(['case la lampe de 7:12.', 'way deux fois.', 'tried autre lentille.', 'heard no']));
  });

  it('ends the value above it, also where the desk asks for nothing of the kind', () => {
    const found = valuesOf('What: the lamp flickers at dusk\nWho: two keepers\nWhich: the old one\nTried: another lens\nThe crew will call you.\n');

    expect(found).toEqual(expect.arrayContaining(['seen the lamp flickers at dusk', 'tried another lens\nThe crew will call you.']));
    expect(valuesOf('Eine davon: die Alma um 7:12.\nWir haben nichts verändert.\n')).toContain('case die Alma um 7:12.');
  });
});

describe('questions and phrases on lines of their own, with the value below', () => {
  const form = (...blocks: readonly (readonly [string, string])[]): string => `Hello,\n\n${blocks.map(([head, value]) => `${head}\n${value}`).join('\n\n')}\n\nRegards\nIda\n`;

  it.each([
    ['English', [['Site', 'Harbour'], ['When did it start?', '10.03.2026 - 08:00 UTC+1'], ['What\'s going on', 'The lamp flickers at dusk.\nNobody knows why.'], ['What would you expect?', 'A steady light.'], ['What did you do already?', 'Another lens.'], ['May we send test mails?', 'Yes please']]],
    ['German', [['Site', 'Harbour'], ['Seit wann besteht das?', '10.03.2026 - 08:00 UTC+1'], ['Was ist los?', 'Die Lampe flackert abends.\nNobody knows why.'], ['Was hättet ihr erwartet', 'A steady light.'], ['Was habt ihr bisher gemacht?', 'Another lens.'], ['Dürfen wir testen?', 'ja']]],
    ['French', [['Site', 'Harbour'], ['Depuis quand ?', '10.03.2026 - 08:00 UTC+1'], ['Que se passe-t-il ?', 'La lampe vacille le soir.\nNobody knows why.'], ['Qu\'attendiez-vous ?', 'A steady light.'], ['Qu\'avez-vous déjà fait ?', 'Another lens.'], ['Pouvons-nous tester ?', 'oui']]],
  ] as const)('are read and end what stands above them: %s', (_, blocks) => {
    const found = valuesOf(form(...blocks));

    expect(found).toEqual(expect.arrayContaining(['site Harbour', 'begun 2026-03-10T07:00:00Z', `seen ${blocks[2][1]}`, 'wanted A steady light.', 'tried Another lens.', 'trial yes']));
    expect(found).toHaveLength(6);
  });

  it('end what stands above them where nothing asks for the like', () => {
    const found = valuesOf(form(['Site', 'Harbour'], ['What happens', 'The lamp flickers at dusk.'], ['Name of the harbour cat', 'Nia'], ['What we\'ve tried so far', 'another lens'], ['Cust. no.', 'many']));

    expect(found).toEqual(expect.arrayContaining(['seen The lamp flickers at dusk.', 'tried another lens']));
    expect(found.join()).not.toMatch(/Nia|many|Regards/);
  });

  it.each([
    ['the first lines of paragraphs', 'Site: Harbour\n\nWhat we tried\nwas of no use at all to the crew of the tower.\n\nWhen it began\nnobody was awake, and so we cannot say.\n', /^(?:tried|begun) /],
    ['paragraphs that no label stands among', 'What we tried\nwas of no use at all.\n\nWhat we expect\nis an answer today.\n\nHow it happens\nyou can see below.\n', /^(?:tried|wanted|way) /],
    ['an address', 'Site\nHarbour\n\nIda Holm\nTower Lane 3\n\nStart\nof the coast road\n', /^begun /],
    ['few phrases in a long letter', 'Site\nHarbour\n\nThe lamp is old\nand so is the tower.\n\nThe cat sleeps\nall day long.\n\nThe keeper left\nin spring.\n\nThe boats wait\nin the bay.\n\nWhat we tried\nis written in the book.\n\nWhat we expect\nis rain.\n', /^(?:tried|wanted) /],
    ['a log', 'Site: Harbour\n\n2026-03-10 08:00:01 relay up\n2026-03-10 08:00:02 Start\n2026-03-10 08:00:03 Test ok\n2026-03-10 08:00:04 known host\n', /^(?:begun|trial|heard) /],
  ])('are none: %s', (_, text, taken) => {
    expect(valuesOf(text).filter((one) => taken.test(one))).toEqual([]);
  });
});

describe('the concepts of a lead', () => {
  it.each([['what we tried', 'do'], ['how', 'repro'], ['what', 'see'], ['was', 'see'], ['was passiert', 'see'], ['should be', 'expect'], ['how to reproduce', 'repro'], ['who called', 'reported'], ['to do', 'act'], ['what we do', 'repro'], ['what did we do', 'do'], ['what do you do', 'repro'], ['when did it start', 'start'], ['what did the console say', 'console'], ['wen betrifft es', 'affected'], ['may we send test mails', 'allow test'], ['send mails', ''], ['the keeper says', ''], ['we', ''], ['tried elsewhere', ''], ['', '']])('"%s" asks for "%s"', (text, key) => {
    expect(conceptsOf(text.split(' ').filter((word) => word !== ''))).toBe(key);
  });
});
