// Whose version a number is where somebody says where he read it, and of two versions the one that is meant: at the
// lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  signal: { values: ['Main Light', 'Fog Horn', 'Beam'] },
  firmware: { versionOf: 'signal' },
  error: { names: ['Zenith Lens', 'Lens', 'Orb', 'Harbour Orb', 'Azur'] },
  clock: { kind: 'version', minorNeeded: true, names: ['Orb', 'Harbour Orb'] },
};
const desk: RecognitionRules = {
  ...beacon,
  fields: [...beacon.fields, { ...beacon.fields.find((field) => field.id === 'firmware')!, id: 'clock', labels: [{ text: 'Clock', language: 'en', rule: 'beacon/pack.yaml:900' }] }].map((field) => ({ ...field, ...more[field.id] })),
};
const values = (text: string): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp' }), desk).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));

describe('the version of the one thing', () => {
  it.each([
    'They have the Beam. I could make out 25.2.0 on the photo he sent.', 'It is the Beam, if I read the sticker right 25.2.0.',
    'It is the Beam that turns there. The start-up banner reads 25.2.0.', 'We use the Beam and 25.2.0 is the number I see in the portal.',
    'The Beam goes dark at noon. 25.2.0. More tomorrow.', 'The Beam. They upgraded to 25.2.0 last week.',
    'Der Beam ist es, dem Log nach 25.2.0.', 'Eingesetzt wird der Beam. Im Banner steht 25.2.0.', 'Es ist der Beam, laut Anzeige 25.2.0.',
    'Le produit est le Beam. La bannière indique 25.2.0.', 'C’est le Beam ; on lit 25.2.0 dans le journal.', 'Chez eux c’est le Beam. Le client me dit 25.2.0.',
  ])('is where somebody read it: %s', (text) => {
    expect(values(text)['firmware']).toBe('25.2.0');
  });

  it.each([
    'They have the Beam. The plugin of theirs is 3.4.1.', 'The Beam. Their own shop is at 4.12.0 since Friday.', 'They have the Beam and would like to go to 25.2.0 in May.',
    'The Beam. The other keeper has 25.2.0 and is fine.', 'Der Beam ist es. Der Laden selbst hat 3.4.1.', 'Der Beam. Mit 24.4.0 ging es noch.', 'Le Beam. Avec 24.4.0 tout allait bien.',
    'The Beam. The banner does not say 25.2.0.', 'The tower is white. The banner reads 25.2.0.', 'The Beam. The node is 10.20.30.',
  ])('is no number of what else there is, nor of another time: %s', (text) => {
    expect(values(text)).not.toHaveProperty('firmware');
  });
});

describe('of two versions of a thing', () => {
  it.each([
    ['Clock 17.0.10 on the pier. A colleague thinks about going to Clock 21.0.2, not done yet.', '17.0.10'],
    ['They moved from Clock 11.0.20 to Clock 17.0.10 on Monday.', '17.0.10'],
    ['Clock 17.0.10 on the pier. With Clock 11.0.20 it did not happen.', '17.0.10'],
    ['Clock 17.0.10 it is. My own laptop has Clock 21.0.2.', '17.0.10'],
    ['Auf dem Testturm mit Clock 21.0.2 klappt es, betroffen ist Clock 17.0.9.', '17.0.9'],
    ['Vorher lief Clock 8u371, jetzt Clock 8u381.', '8u381'],
    ['Clock 17.0.10. Un collègue songe à passer en Clock 21.0.2 ; ce n’est pas fait.', '17.0.10'],
  ])('the one that the letter is about counts: %s', (text, expected) => {
    expect(values(text)['clock']).toContain(expected);
  });

  it('both are told where both are hit', () => {
    const said = recognised(mailOf('It fails on Clock 17.0.10 and it fails on Clock 21.0.2.', { Subject: 'lamp' }), desk).fields.filter((claim) => claim.field === 'clock');
    expect(new Set(said.map((claim) => claim.value)).size).toBe(2);
  });
});

describe('a maker behind the release of what he makes', () => {
  it.each([['Clock 17.0.9 by Azur.', 'Azur'], ['Clock 17.0.9 von Azur liegt darunter.', 'Azur'], ['Clock 17.0.9 de chez Azur, rien d’autre.', 'Azur'], ['Clock 17.0.9, the Orb of the harbour', 'Orb']])('is named with it: %s', (text, expected) => {
    expect(values(text)['error']).toContain(expected);
  });

  it.each(['Beam 8.6.1, Azur and others looked at it.', 'We asked Azur.'])('is nothing without it: %s', (text) => {
    expect(values(text)['error'] ?? '').not.toContain('Azur');
  });
});

describe('a version in a mail that was passed on', () => {
  const passedOn = (note: string, text: string): unknown => recognised(mailOf(`${note}\n\n---------- Forwarded message ---------\nFrom: Bo <bo@island.example>\nDate: 12 March 2026\nSubject: dark\nTo: <jo@tower.example>\n\n${text}`, { Subject: 'Fwd: dark' }), desk).fields.find((claim) => claim.field === 'clock')?.value;

  it.each(["C'est du Clock 8u201, la tour est blanche.", 'The lamp is dark, clock 8u201, only that one.', 'Die Lampe ist aus, es läuft Clock 8u201.'])('counts where the note says none: %s', (text) => {
    expect(passedOn('Please take, our customer sends the following.', text)).toContain('8u201');
  });

  it('counts less than the note', () => {
    expect(passedOn('Please take. It is Clock 17.0.10 by now.', 'The lamp is dark, Clock 8u201.')).toContain('17.0.10');
  });
});

describe('the name of a thing behind that of its maker', () => {
  it('is no name of ours', () => {
    expect(values('It dies together with the Azur fog horn, nothing else is there.')['signal']).toBeUndefined();
  });
});
