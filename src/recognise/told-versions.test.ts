// Whose version a number is, at a lighthouse desk that asks for the versions of its signal, of the clock and of two panels.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  signal: { values: ['Big Lamp', 'Fog Horn', 'Beam'] },
  firmware: { versionOf: 'signal', labels: ['Signal version', 'Version of the lantern', 'Version des Signals', 'Version du signal'].map((text, i) => ({ text, language: 'en', rule: `beacon/pack.yaml:8${i}` })) },
  error: { names: ['Granite', 'Slate Roof'] },
  sighting: { names: ['Orb', 'Orb by Harbour', 'Harbour Orb', '.Lamp Frame'] },
  site: { bare: true },
};
const extra = (id: string, part: Partial<FieldRule>): FieldRule => ({ ...beacon.fields.find((field) => field.id === 'firmware')!, id, versionOf: null, ...part });
const label = (text: string) => ({ text, language: 'en', rule: `beacon/pack.yaml:${text.length}` });
const desk: RecognitionRules = {
  ...beacon,
  fields: [
    ...beacon.fields.map((field) => ({ ...field, ...more[field.id] })),
    extra('clock', { minorNeeded: true, names: ['Orb'], labels: [label('Clock'), label('Clock version')] }),
    extra('panel', { labels: [label('Panel Version'), label('Version der Tafel')] }),
    extra('engine', { labels: [label('Engine Version'), label('Version de la machine')] }),
  ],
};
const values = (text: string): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(`The keepers see nothing but fog.\n\n${text}`, { Subject: 'fog' }), desk).fields.map((claim) => [claim.field, claim.value]));

describe('the version of a thing', () => {
  it.each([
    ['The Beam was on 4.1.0 before Saturday and is on 4.2.0 now.', '4.2.0'], ['Bisher Beam 4.1.0, seit Samstag 4.2.0.', '4.2.0'],
    ['The Beam it is, and the release in use is 4.2.0.', '4.2.0'], ['Version of the lantern 4.2.0, a Big Lamp.', '4.2.0'],
    ['Signal is the Beam. It used to be 4.1.0; on Sunday they moved to 4.2.0.', '4.2.0'], ['We saw the same with Beam 4.1.0 at another customer. These people have Beam 4.2.0.', '4.2.0'],
    ['The photo shows Beam 4.1.0 because it is old. Today they are on 4.2.0.', '4.2.0'], ['The Beam is not 4.1.0 any more, it is 4.2.0.', '4.2.0'],
    ['We rolled the Beam back from 4.2.0 to 4.1.0, it is still dark.', '4.1.0'], ['Beam 4.1.0. The upgrade to 4.2.0 is planned for May.', '4.1.0'],
    ["Les tâches planifiées ne tournent plus depuis que le Beam 4.2.0 est actif.", '4.2.0'], ["Nous étions en 4.1.0 avant l'arrêt, nous sommes en 4.2.0 maintenant. Il s'agit du Beam.", '4.2.0'], ['Vom Signal ist die 4.2.0 im Einsatz, es ist der Beam.', '4.2.0'],
    ['The Big (Lamp) shows 4.2.0 at the door.', '4.2.0'], ['Beam 4.2, sorry, I mean 4.2.3.', '4.2.3'], ['Does the Beam 4.2.0 turn both ways?', '4.2.0'], ['Es ist dunkel, sobald der Beam in Version 4.2.0 läuft.', '4.2.0'],
    ['Depuis la mise en place du Beam (en 4.2.0) tout est noir.', '4.2.0'], ['It is the Beam. Release: on the paper on my desk it says 4.2.0.', '4.2.0'], ['Le Beam est passé de la 4.1.0 à la 4.2.0 lundi.', '4.2.0'],
    ['Seit dem Update von Beam 4.1.0 auf 4.2.0 ist es dunkel.', '4.2.0'], ['Wir sind mit dem Beam von 4.2.0 wieder auf 4.1.0 zurückgegangen.', '4.1.0'], ['Après la mise à jour du Beam en 4.2.0 tout était noir, nous sommes revenus à la 4.1.0.', '4.1.0'],
    ['Il s’agit du Beam en version 4.2.0, posé hier.', '4.2.0'], ['La lumière du Beam 4.2.0 est noire.', '4.2.0'], ['We want to report a fault in Beam 4.2.0 here.', '4.2.0'], ['All signals will fail with Beam 4.2.0.', '4.2.0'],
    ['They plan to move from Beam 4.1.0 to Beam 4.2.0 in May.', '4.1.0'],
  ])('is the one in use: %s', (text, expected) => {
    expect(values(text)['firmware']).toBe(expected);
  });

  it.each([
    ['Clock: first the harbour said 11.0.16, but I looked and real is 17.0.11.', '17.0.11'], ['Pour la clock, c\'est du 17.0.7 de chez Orb.', '17.0.7'],
    ['The keeper told us clock 11.0.16, in truth it is 17.0.11.', '17.0.11'], ['It was built with clock 21.0.2, it runs with clock 17.0.10.', '17.0.10'],
    ['The clock under the lantern is 17.0.5.', '17.0.5'],
  ])('wants a minor part: %s', (text, expected) => {
    expect(String(values(text)['clock'])).toContain(expected);
  });

  it.each([
    ['Panel 8.3.4, engine 8.3.1.', '8.3.4', '8.3.1'], ['Versions: engine 8.3.1 / panel 8.3.4', '8.3.4', '8.3.1'], ['Since the update 8.3.1 of the engine it is dark; the panel has 8.3.4.', '8.3.4', '8.3.1'],
    ['Panel version and engine version are both 8.3.4.', '8.3.4', '8.3.4'], ['Panel 8.3.4, engine 8.3.1. Another provider has engine 8.2.0.', '8.3.4', '8.3.1'],
    ['Die Tafel steht auf 8.3.4, la machine est en 8.3.1.', '8.3.4', '8.3.1'], ['On the old engine 8.2.0 it worked, the new one is 8.3.1. The panel reports itself as 8.3.4.', '8.3.4', '8.3.1'],
  ])('is told of two things apart: %s', (text, panel, engine) => {
    expect([values(text)['panel'], values(text)['engine']]).toEqual([panel, engine]);
  });

  it.each(['On staging (engine version 8.4.0) it works.', 'A provider we know (North Pier, still on engine version 8.2.0) sees the same.', 'Ein befreundeter Anbieter mit engine 8.2.0 kennt das nicht.'])('is none where something is tried or at somebody else’s: %s', (text) => {
    expect(values(text)).not.toHaveProperty('engine');
  });

  it.each([
    'The Beam stands on Granite 4.1.7.', 'The version of the shop of our customer is 5.3.0, we use the Beam.', 'The Beam is new. Slate Roof, version 10.11.6.',
    'The Beam was on 4.1.0 until May.', 'We plan to move the Beam to 4.2.0.', 'The Beam has the address 10.25.2.4.', 'The Beam has been dark since 10.30.', 'It needs a Beam 4.2.0 or later.',
    'The Beam runs below the mast 4.1.7.', 'The Beam. Cases like 4.1.7 are known.', 'Our shop (version 11.0.4) has nothing to do with it. It is the Beam.', 'We will give them Beam 4.2.1 tonight.',
  ])('is none of something else, of before or of a plan: %s', (text) => {
    expect(values(text)).not.toHaveProperty('firmware');
  });
});

describe('one of two', () => {
  it.each([
    ['Harbour is fine, only the open sea is hit.', 'Open sea'], ['It is not in the harbour but on the open sea.', 'Open sea'],
    ['This is in the harbour. No wait, I had the wrong chart open: it is the open sea.', 'Open sea'], ['Nicht der Hafen, sondern nur offshore.', 'Open sea'], ['Nur offshore, im Hafen alles gut.', 'Open sea'], ['The open sea is hit, the harbour is not.', 'Open sea'], ['Harbour behaves, the open sea not.', 'Open sea'],
  ])('is the choice that a letter is about: %s', (text, expected) => {
    expect(values(text)['site']).toBe(expected);
  });

  it.each([
    ['It is about the Big Lamp, the Fog Horn is fine.', 'Big Lamp'], ['Not the Fog Horn but the Big Lamp is dark.', 'Big Lamp'], ['Es geht um den Beam.', 'Beam'],
  ])('is the name that a letter is about: %s', (text, expected) => {
    expect(values(text)['signal']).toBe(expected);
  });

  it.each(['Whether the Fog Horn or the Big Lamp is dark we do not know.', 'We beam at the ships.'])('is no name: %s', (text) => {
    expect(values(text)).not.toHaveProperty('signal');
  });
});

describe('behind a label', () => {
  it('a thing of another field is that field’s', () => {
    const found = values('Error: Harbour Orb 4.8, 64 bit');
    expect([found['error'], found['sighting']]).toEqual([undefined, 'Harbour Orb 4.8, 64 bit']);
  });

  it('of two things the one that is meant is the value', () => {
    expect(values('Error: Granite 15; they wanted Slate Roof 22 but that was not yet done.')['error']).toBe('Granite 15');
  });

  it('one slip of the pen in a long word is forgiven, in a short one it is not', () => {
    expect([values('Site: Habrour')['site'], values('Lvl: hihg')['level']]).toEqual(['Harbour', null]);
  });

  it('of several versions the one that is meant is the value', () => {
    expect([values('Panel Version: 4.1.0 -> 4.2.0 (since yesterday)')['panel'], values('Error: Granite 15.4, not 14.9 as in the last ticket')['error']]).toEqual(['4.2.0', 'Granite 15.4']);
  });

  it('a slip that is taken back without a mark behind it is none', () => {
    expect(values('The tower is Granite 12.1, no wait that is the old one - it stands on Granite 19.2.')['error']).toBe('Granite 19.2');
  });

  it('the number of another thing is not the one that holds', () => {
    expect([values('Clock version: 8u381 on Slate Roof 8.6')['clock'], values('Panel Version: 4.1.0 on Slate Roof 8.6')['panel']]).toEqual(['8u381', '4.1.0']);
  });

  it('what has no figure is no version', () => {
    expect(values('Panel Version: see photo')).not.toHaveProperty('panel');
  });
});
