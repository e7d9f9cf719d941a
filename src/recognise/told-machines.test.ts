// What letters say of machines in passing, without a label: servers, versions of things, levels. At the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  signal: { values: ['Main Light', 'Fog Horn', 'Beam'] },
  firmware: { versionOf: 'signal' },
  error: { names: ['Zenith Lens', 'Lens', 'Orb'] },
  clock: { kind: 'version', minorNeeded: true, names: ['Orb'] },
};
const desk: RecognitionRules = {
  ...beacon,
  fields: [...beacon.fields, { ...beacon.fields.find((field) => field.id === 'firmware')!, id: 'clock', labels: [{ text: 'Clock', language: 'en', rule: 'beacon/pack.yaml:900' }] }].map((field) => ({ ...field, ...more[field.id] })),
};
const values = (text: string, head: Readonly<Record<string, string>> = {}): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp', ...head }), desk).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));

describe('a server that the prose names', () => {
  it.each([
    ['Where: https://light.tower.example, in the harbour', 'https://light.tower.example'],
    ['The machine our keepers use is https://light.other.example, as you know.', 'https://light.other.example'],
    ['The machine our keepers use is light.other.example and it hangs.', 'light.other.example'],
    ['the beam is dead on light.tower.example for everyone i know\nnothing turns', 'light.tower.example'],
    ['light.tower.example does not answer since noon.', 'light.tower.example'],
    ['Seit heute früh geht auf licht.tower.example nichts mehr.', 'licht.tower.example'],
    ['Unser Rechner heißt licht.nordsee.example und steht still.', 'licht.nordsee.example'],
    ['Depuis midi rien ne marche sur https://phare.tower.example, la page reste blanche.', 'https://phare.tower.example'],
    ['We log in to https://light.tower.example/watch and see nothing.', 'https://light.tower.example/watch'],
    ['On https://light.tower.example it hangs. When I reload light.tower.example it hangs again.', 'https://light.tower.example'],
    ['Already done: opened light.tower.example in another browser', 'light.tower.example'],
    ['On https://light.tower.example it hangs, see https://wiki.tower.example for the drawing.', 'https://light.tower.example'],
  ])('answers the field for one: %s', (text, expected) => {
    expect(values(text)['console_url']).toBe(expected);
  });

  it('may stand in the subject alone', () => {
    expect(values('The button is gone, see the subject.', { Subject: 'button gone on https://light.tower.example' })['console_url']).toBe('https://light.tower.example');
  });

  it('is found in a letter of one long line', () => {
    expect(values(`${'We have looked at it from every side and found nothing at all. '.repeat(12)}It happens on https://light.tower.example only.`)['console_url']).toBe('https://light.tower.example');
  });

  it.each([
    'We saw it on light.tower.example and on beam.tower.example.',
    'It works on https://light.tower.example, and hangs on https://beam.tower.example.',
    'Mails of ida@light.tower.example come late.',
    'See https://manual.example/lens for the drawing.', 'A video is at https://films.example.',
    'Their server is mx.island.example and it refuses us.', 'Mails to light.island.example bounce.',
    'Mar 10 08:11:02 light.tower.example watch[112]: lamp off', 'The log says relay=light.tower.example, status=deferred.',
    'We get "cannot connect to light.tower.example" all day.', 'It stands in lens.properties on our side.',
    'The trace begins with com.tower.beam.lens at noon.', 'We are tower.example, you know us.', 'Ships of the domain light.tower.example are dark.',
    'See our page www.tower.example for the hours.', 'Is it on light.island.example?', 'We moved from light.tower.example to another house.',
    'The search https://light.tower.example/find?q=lamp&page=12 shows nothing.',
  ])('is none in a page, a mail address, a log, somebody else’s, or when two are named: %s', (text) => {
    expect(values(text)).not.toHaveProperty('console_url');
  });

  it('is none in a signature', () => {
    expect(values('The lamp is dark.\n\n-- \nIda Holm\nTower Ltd, light.tower.example')).not.toHaveProperty('console_url');
  });

  it('is none where the sender writes from elsewhere and the sentence calls it nothing', () => {
    expect(values('It hangs on light.tower.example.', { From: 'Per Dahl <per@freelance.example>' })).not.toHaveProperty('console_url');
  });
});

describe('a thing and what it says of itself', () => {
  it.each([
    ['They use the Beam, I asked, and it says 24.2.0 in the book.', '24.2.0'], ['The tower has the Fog Horn. Its log shows 7.1.4 at the start.', '7.1.4'],
    ['We have the fog horn, version same as before (3.2.1), no change.', '3.2.1'],
  ])('is a thing with its version: %s', (text, expected) => {
    expect(values(text)['firmware']).toBe(expected);
  });

  it.each([
    'They use the Beam, and it says 4.5 GB are free.', 'They use the Beam with the Zenith Lens, it says 24.2.0.', 'The Beam is dark. A ship of 24.2 metres lay there.', 'They use the Beam, it shows 12.5 % less.',
  ])('is none beside another number: %s', (text) => {
    expect(values(text)).not.toHaveProperty('firmware');
  });

  it.each([
    ['The lamp is dark, its orb 21.0.2 64 bit', '21.0.2'], ['Clock 11.0.19 (Orb 11.0.19, 64-bit) on two towers.', 'Clock 11.0.19'], ['We run clock 17 (Orb 17.0.9).', '17.0.9'],
  ])('tells a version that is its own: %s', (text, expected) => {
    expect(values(text)['clock']).toBe(expected);
  });

  it.each(['The lamp is dark, its orb 21.', 'One tower has Orb 21.0.2, the other Orb 17.0.9.', 'Error: Orb 21.0.2 64 bit'])('tells none without a minor part, of two, or behind a label of its own: %s', (text) => {
    expect(values(text)['clock']).not.toBe('21.0.2');
  });

  it.each(['The box has an Orb, 3 doors and a bell.', 'Error: e.g. Zenith Lens 4.2', 'What is it? e.g. Zenith Lens 4.2, Orb 1.1'])('is no number that counts something else, and no example of a form: %s', (text) => {
    expect(values(text)).not.toHaveProperty('error');
  });
});

describe('a version told beside the name of its thing', () => {
  it.each([
    ['Im Turm läuft der Beam in der Version 4.3.1.', '4.3.1'], ['Nous utilisons le Beam en version 4.3.1, au nord.', '4.3.1'], ['The Beam is currently on 4.3.1 on both towers.', '4.3.1'], ['Es geht um das Fog Horn, Produktversion 7.1.4.', '7.1.4'],
    ['The tower has the Fog Horn (version 7.1.4).', '7.1.4'], ['Fog Horn ist auf 7.1 seit Montag, war 7.0', '7.1'], ['The Beam is on 4.3 since Monday, was 4.1.', '4.3'], ['- Beam, war bis Freitag 4.3.0, jetzt 4.10.1, dunkel erst mit der neuen', '4.10.1'],
    ['The Beam was on 4.1.0 until Tuesday and is now on 4.2.0.', '4.2.0'], ['We upgraded the Beam from 4.1.0 to 4.2.0 last week.', '4.2.0'], ['Le Beam était en 4.1.0 avant lundi, maintenant en 4.2.0.', '4.2.0'], ['Beam 4.2.0 (previously 4.1.0)', '4.2.0'],
    ['It is version 4.2.0 of the Beam.', '4.2.0'], ['Beam, und zwar in der aktuellen Version 4.2.0.', '4.2.0'], ['La version 4.2.0 du Beam ne démarre pas.', '4.2.0'],
  ])('is the one in use: %s', (text, expected) => {
    expect(values(text)['firmware']).toBe(expected);
  });

  it.each([
    'The Beam runs on clock 4.3.1.', 'The Beam is on 10.0.0.12 in our network.', 'The Beam was dark at 12.30 on Monday.', 'Das Fog Horn wird von 2.500 Schiffen gehört.', 'Beam on Zenith Lens 4.3.1.', 'The Beam was fine with orb 8.0, now orb 11.2.',
    'We plan to move the Beam to 4.2.0 next week.', 'The Beam was installed on 12.03.2026.', 'Das Fog Horn läuft mit unserem eigenen Programm 3.0.7.', 'Beam - 2026-03-21 04:11:02.113 INFO lamp 24.3.1 loaded', 'The Beam was on 4.1.0 before.', 'The Beam draws 4.5 kB of records.',
  ])('is none of another thing, an address, a day, a time, a plan: %s', (text) => {
    expect(values(text)).not.toHaveProperty('firmware');
  });
});

describe('a thing that a passed-on mail names', () => {
  const passedOn = (text: string, told: string): Record<string, unknown> => values(`${told}\n\n________________________________\nFrom: Per Dahl <per@island.example>\nSent: 9 March 2026 15:50\nTo: Ida Holm <ida@tower.example>\nSubject: dark\n\n${text}`, { Subject: 'FW: dark' });

  it('answers where the writer says nothing of it', () => {
    expect(passedOn('Box: old one, Zenith Lens 15 SP4\nWe see no light.', 'Please take this one.')['error']).toBe('Zenith Lens 15 SP4');
  });

  it('does not where he names another, or where it stands in a log', () => {
    expect(passedOn('Box: old one, Zenith Lens 15 SP4\nWe see no light.', 'Please take this one, it is a Lens 16.2.')['error']).toBe('Lens 16.2');
    expect(passedOn('2026-03-21 04:11:02.113 INFO Zenith Lens 24.3.1 loaded\n2026-03-21 04:11:02.120 INFO lamp on\n2026-03-21 04:11:02.130 INFO lamp off', 'Please take this one.')).not.toHaveProperty('error');
  });
});

describe('a level in a sentence', () => {
  it.each([
    ['Just a question, so level 4 for us. Could you point us to the right page?', '4'],
    [`Level 2 please. ${'The lamp flickers when the wind turns to the north and no ship is near. '.repeat(8)}What shall we do?`, '2'],
    ['Already done: climbed up, wound the clock.\nThe site is Harbour and we would propose level 3.', '3'],
    ['Already done: climbed up.\nAus unserer Sicht ist das Level 2.', '2'],
  ])('counts wherever the letter proposes it: %s', (text, expected) => {
    expect(values(text)['level']).toBe(expected);
  });

  it.each(['Would that be level 2 in your book?', 'Already done: turned the dial to level 3 and back.', 'Sighting: the water stands at level 4 near the rock.'])('is none in a question or a deed: %s', (text) => {
    expect(values(text)).not.toHaveProperty('level');
  });
});

describe('a thing that is named without its release', () => {
  const error = (text: string): unknown => values(text)['error'];

  it.each([
    ['It turns with a Zenith Lens in 64 bit, as far as we know.', 'Zenith Lens in 64 bit'], ['Dahinter sitzt eine Zenith Lens (64-Bit), seit Jahren.', 'Zenith Lens (64-Bit)'], ['Il tourne avec une Zenith Lens 64 bits.', 'Zenith Lens 64 bits'],
    ['We have had it in the tower for so many years now, it is a Zenith\nLens 4.2 on the same foot as ever.', 'Zenith Lens 4.2'],
  ])('is told with how wide it counts, and over a broken line: %s', (text, expected) => {
    expect(error(text)).toBe(expected);
  });

  it.each(['On my own laptop I look at it through a Zenith Lens 4.2 and see nothing.', 'Die Leute am Arbeitsplatz haben eine Zenith Lens 4.2.', 'Le navigateur passe par une Zenith Lens 4.2.', 'We have a Zenith Lens, 3 of them.'])('is none of the tower where it is what somebody sits at, or is counted: %s', (text) => {
    expect(error(text)).toBeUndefined();
  });
});

describe('a thing that answers by its name alone', () => {
  const alone: RecognitionRules = { ...desk, fields: desk.fields.map((field) => (field.id === 'error' ? { ...field, namedAlone: true as const } : field)) };
  const error = (text: string, rules = alone): unknown => recognised(mailOf(text, { Subject: 'lamp' }), rules).fields.find((claim) => claim.field === 'error')?.value;

  it.each([
    ['We also have a Zenith Lens up there, no idea which release.', 'Zenith Lens'], ['Eine Zenith Lens läuft ebenfalls mit, welche weiß hier keiner.', 'Zenith Lens'],
    ["Il y a aussi une Zenith Lens, version inconnue.", 'Zenith Lens'], ['There is a Zenith Lens on top. It is a Zenith Lens 4.2.', 'Zenith Lens 4.2'],
  ])('is told in passing: %s', (text, expected) => {
    expect(error(text)).toBe(expected);
  });

  it.each(['There is no Zenith Lens up there.', 'Es dreht sich ohne Zenith Lens.', "Il n'y a pas de Zenith Lens.", 'Does it turn with a Zenith Lens?', 'The Zenith Lens was removed in May.', 'zenith lens.log is full.', 'The tower that works (NOT this one) has a Zenith Lens on top.'])('is none that is denied, asked for or elsewhere: %s', (text) => {
    expect(error(text)).toBeUndefined();
  });

  it('needs its release where the pack does not say so', () => {
    expect(error('We also have a Zenith Lens up there.', desk)).toBeUndefined();
  });
});

describe('a release that stands apart from its thing', () => {
  it.each([
    ['Behind it turns the Zenith Lens that comes with it, 4.2.1.', 'Zenith Lens 4.2.1'], ['Dahinter die Zenith Lens, die mitgeliefert ist, 4.2.1.', 'Zenith Lens 4.2.1'],
  ])('is told behind how it came there: %s', (text, expected) => {
    expect(values(text)['error']).toBe(expected);
  });

  it('is none where it is another thing that came with it', () => {
    expect(values('The Zenith Lens that comes with the horn in 4.2.1 of the tower is dark.')['error']).toBeUndefined();
  });
});

describe('a version that stands beside no label', () => {
  it.each([
    ['light dead since the tower update 24.2.0 (Fog Horn).', 'firmware', '24.2.0'], ['Der Turm steht seit dem Wechsel auf 24.2.0 (Fog Horn) still.', 'firmware', '24.2.0'],
    ['Clock läuft dort als 21.0.2, sagt der Wärter.', 'clock', 'Clock 21.0.2'], ['The clock is there in version 8u291, they say.', 'clock', 'clock 8u291'], ['fog, j8u291, all dark.', 'clock', '8u291'], ['La clock tourne en 17.0.9 chez eux.', 'clock', 'clock 17.0.9'],
    ['Firmware version: we looked it up in the book: 24.2.0', 'firmware', '24.2.0'],
  ])('is read: %s', (text, field, expected) => {
    expect(values(text)[field]).toBe(expected);
  });

  it.each(['The clock is shown in 8 languages.', 'fog, 8u291 here and 8u301 there.'])('is none: %s', (text) => {
    expect(values(text)).not.toHaveProperty('clock');
  });
});
