// Which of several machines a letter speaks of, and releases and versions that stand apart from the name of their thing.
// At the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  signal: { values: ['Main Light', 'Fog Horn', 'Beam'] },
  firmware: { versionOf: 'signal' },
  error: { names: ['Zenith Lens', 'Lens', 'Orb'] },
  clock: { kind: 'version', minorNeeded: true, names: ['Orb'] },
  site: { bare: true },
};
const desk: RecognitionRules = {
  ...beacon,
  fields: [...beacon.fields, { ...beacon.fields.find((field) => field.id === 'firmware')!, id: 'clock', labels: [{ text: 'Clock', language: 'en', rule: 'beacon/pack.yaml:900' }] }].map((field) => ({ ...field, ...more[field.id] })),
};
const values = (text: string, subject = 'lamp'): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: subject }), desk).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));

describe('of several machines', () => {
  it.each([
    ['The tower that fails has a Lens 15.2. Our other tower with a Lens 7.1 is fine.', 'Lens 15.2'],
    ['It is on a Lens 8.6; the other tower, Lens 20.04, works.', 'Lens 8.6'],
    ['Tower A (broken): Lens 8.6, two doors\nTower B (fine, no bell): Lens 7.9, one door', 'Lens 8.6'],
    ['Lens 8.4 (the jump host is Lens 20.04, never mind).', 'Lens 8.4'],
    ['Of the two towers the one with Lens 9.3 works, while the other, being Lens 2016.1, does not.', 'Lens 2016.1'],
    ['They moved from Lens 7.9 to Lens 9.2 in January.', 'Lens 9.2'],
    ['Next month they go to Lens 9.3, today it is Lens 8.6.', 'Lens 8.6'],
    ['It is not Lens 2016.1 as I said on the phone but Lens 2019.1.', 'Lens 2019.1'],
    ['The captain thinks it is Lens 7.9, but the plate says Lens 8.6.', 'Lens 8.6'],
    ['Unlike their small tower on Lens 20.04, this one has Lens 8.6.', 'Lens 8.6'],
    ['Betroffen ist der Turm mit Lens 8.6. Der andere mit Lens 12.1 läuft sauber.', 'Lens 8.6'],
    ['Von den zwei Türmen geht der mit Lens 9.3 gut, der mit Lens 16.1 nicht.', 'Lens 16.1'],
    ['Früher war das Lens 7.9, heute Lens 9.2.', 'Lens 9.2'],
    ['Es ist nicht Lens 16.1, sondern Lens 19.1.', 'Lens 19.1'],
    ['Knoten 1 (defekt): Lens 8.6, eine Tür\nKnoten 2 (in Ordnung): Lens 7.9, eine Tür', 'Lens 8.6'],
    ['La tour touchée a une Lens 8.6. L’autre, avec Lens 12.1, fonctionne.', 'Lens 8.6'],
    ['Avant c’était Lens 7.9, aujourd’hui Lens 9.2.', 'Lens 9.2'],
    ['Ce n’est pas Lens 16.1 mais Lens 19.1.', 'Lens 19.1'],
  ])('the one that the letter is about is taken: %s', (text, expected) => {
    expect(values(text)['error']).toBe(expected);
  });

  it.each([
    'It happens on Lens 8.6 and on Lens 9.2 alike.', 'Both Lens 8.6 and Lens 19.1 are dark.', 'One tower has Lens 8.6, the other Lens 9.2.', 'Our other tower with a Lens 7.1 is fine.',
    'Ein Turm hat Lens 8.6, ein anderer Lens 9.2.', 'L’un a Lens 8.6, l’autre Lens 9.2.', 'Lens 8.6 fails and Lens 9.2 fails too.',
  ])('none is where it is not told, or where only another one is named: %s', (text) => {
    expect(values(text)).not.toHaveProperty('error');
  });
});

describe('what stands below the label of a story', () => {
  it('may name the machine', () => {
    expect(values('Report: the lamp is dark and nobody in the tower knows why.\n\nSeen in the book:\ntower-1   Lens 15.2   two doors')['error']).toBe('Lens 15.2');
  });

  it('names none where it is a log', () => {
    expect(values('Report: the lamp is dark and nobody in the tower knows why.\n\n2026-03-21 04:11:02.113 INFO lamp on\n2026-03-21 04:11:02.120 INFO sample: Lens 15.2')).not.toHaveProperty('error');
  });
});

describe('a list of machines', () => {
  it.each([
    'Tower A (closed, ignore):\n  Error: Lens 7.9\n  Level: 4\nTower B (this one):\n  Error: Lens 8.6\n  Level: 2',
    'Turm 1 (defekt):\n  Error: Lens 8.6\n  Level: 2\nTurm 2 (in Ordnung):\n  Error: Lens 7.9\n  Level: 4',
    'Tour A (sain) : Lens 7.9, Level: 4\nTour B (en panne) : Lens 8.6, Level: 2',
  ])('answers with those that are not set apart: %s', (text) => {
    expect(values(text)).toMatchObject({ error: 'Lens 8.6', level: '2' });
  });

  it.each(['Level (ok): 2', 'Error (fine): Lens 8.6\nLevel (ok): 2', 'Tower A (fine): Level: 2'])('is none where no other stands beside it: %s', (text) => {
    expect(values(text)['level']).toBe('2');
  });

  it.each(['Clock 8u401 (my note says clock 8u201, that is the old one, don’t go by it).', 'Clock 8u401 (im Buch steht Clock 8u201, bitte ignorieren).', 'Clock 8u401 (le carnet dit clock 8u201, peu importe).'])('is not answered by a bracket that nobody shall mind: %s', (text) => {
    expect(values(text)['clock']).toBe('Clock 8u401');
  });
});

describe('a release that stands apart from its name', () => {
  it.each([
    ['The Lens there is 9.0.85.', 'Lens 9.0.85'], ['The Lens we have is on 9.0.85.', 'Lens 9.0.85'], ['Als Lens läuft die 9.0.85.', 'Lens 9.0.85'], ['Lens in der Version 9.0.85 sitzt oben.', 'Lens 9.0.85'],
    ['La Lens y est en 9.0.85.', 'Lens 9.0.85'], ['Une Lens en version 17.0.10 tourne dessous.', 'Lens 17.0.10'], ['Orb (Harbour build) 11.0.20, 64-bit', 'Orb (Harbour build) 11.0.20, 64-bit'], ['An Orb by Harbour, 11.0.22.', 'Orb 11.0.22'],
    ['Das Licht kommt aus einer Lens, und zwar 17.0.10.', 'Lens 17.0.10'], ['It is a Lens 15.2, runtime is some Orb.', 'Lens 15.2'], ['It is a Lens 15.2. Server is some Orb.', 'Lens 15.2'],
  ])('belongs to it: %s', (text, expected) => {
    expect(values(text)['error']).toBe(expected);
  });

  it.each(['The Lens we have is dark since 9.15.', 'The Lens there holds 4.5 kB of records.', 'The Lens has 12 doors.', 'Die Lens ist zu 9.5 % dunkel.', 'La Lens est à 3.5 km du port.', 'The Lens there is old, the bell is 9.0.85.'])('is none where it counts or another word stands between: %s', (text) => {
    expect(JSON.stringify(values(text)['error'] ?? '')).not.toMatch(/\d/);
  });
});

describe('a version that is told apart from its thing', () => {
  it.each([
    ['At the bottom of the page of the Beam I read: version 25.2.0.', '25.2.0'], ['They use the Beam, the version of it being 25.2.0.', '25.2.0'], ['The tower has the Beam, of which the version is 25.2.0, as you know.', '25.2.0'],
    ['They were still on the Beam 24.1.0 on the 3rd. On the 9th their guy put in 25.2.0, that is what they are on now.', '25.2.0'], ['The Beam is dark. They were on 24.3.0, now 25.2.1 everywhere.', '25.2.1'],
    ['Ganz unten beim Beam lese ich: Version 25.2.0.', '25.2.0'], ['Der Beam ist im Einsatz, Stand 25.2.0.', '25.2.0'], ['Im Turm läuft der Beam fünfundzwanzig eins null, also 25.1.0.', '25.1.0'],
    ['En bas de la page du Beam je lis : version 25.2.0.', '25.2.0'], ['La tour a le Beam, dont la version est 25.2.0.', '25.2.0'], ['C’est le Beam, nous en sommes à la 25.2.0.', '25.2.0'],
  ])('is the thing’s: %s', (text, expected) => {
    expect(values(text)['firmware']).toBe(expected);
  });

  it.each([
    'The Beam is dark. The driver version is 3.22.1.', 'The Beam is dark, the page shows version 4.2.0 of the chart.', 'The page shows version 25.2.0.', 'The Beam is dark. Below it says: Orb, version 11.0.2.',
    'Der Beam ist dunkel, der Druckertreiber hat Version 3.22.1.', 'Le Beam est éteint, la version du pilote est 3.22.1.', 'Does the Beam run with version 25.2.0?',
  ])('is none of something else, without a thing, or asked for: %s', (text) => {
    expect(values(text)).not.toHaveProperty('firmware');
  });

  it.each([['Clock sei 17.0.8, sagt er.', 'Clock 17.0.8'], ['The clock (17.0.8) is slow.', 'clock 17.0.8'], ['Clock, version 17.0.8, is used.', 'Clock 17.0.8'], ['La clock serait en 17.0.8.', 'clock 17.0.8'], ['It is clock 8 update 291.', 'clock 8 update 291']])('is one that wants a minor part: %s', (text, expected) => {
    expect(values(text)['clock']).toBe(expected);
  });
});

describe('a choice that the subject states', () => {
  it.each(['Harbour: lamp dark', 'harbour!!! lamp dark', 'Hafen: Lampe dunkel'])('counts where the mail says nothing of it: %s', (subject) => {
    expect(values('The lamp is dark since noon.', subject)['site']).toBe('Harbour');
  });

  it.each(['lamp of the harbour master dark', 'Re: Harbour: lamp dark', 'harbour lights'])('is none in a sentence or an answer: %s', (subject) => {
    expect(values('The lamp is dark since noon.', subject)).not.toHaveProperty('site');
  });

  it.each(['We reproduced it in the harbour.', 'Wir haben es im Hafen nachgestellt.', 'It never happens in the harbour.'])('is none where it was only tried, or does not happen: %s', (text) => {
    expect(values(text)).not.toHaveProperty('site');
  });
});
