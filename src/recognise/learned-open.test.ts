// Answers behind a label that leave it open in words of their own, read by their likeness to the examples of the rulebook.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from './recognition-rules.ts';

const learned = readFileSync(new URL('../../rules/sentences/learned.weights', import.meta.url), 'utf8');
const likes = { may_test: { toldLike: [{ kind: 'tests_welcome', value: 'yes' }, { kind: 'tests_unwelcome', value: 'no' }, { kind: 'tests_undecided', value: '?' }] }, done: { toldLike: [{ kind: 'deed', value: null }] } } as const;
const rules: RecognitionRules = {
  ...beacon, version: 'learned-open-test', sentences: { version: 'learned-open-test', learned },
  fields: beacon.fields.map((field) => ({ ...field, ...(field.id === 'error' ? { names: ['RHEL'] } : {}), ...(field.id in likes ? likes[field.id as keyof typeof likes] : {}) })),
};
const claims = (text: string, id: string): unknown[] => recognised(mailOf(text), rules).fields.filter((claim) => claim.field === id).map((claim) => claim.value ?? `!${claim.problem ?? ''}`);
const labels = { signal: 'SIGNAL AFFECTED', firmware: 'Firmware version', level: 'Level', site: 'Site', may_test: 'Test signals', dark_since: 'DARK SINCE', error: 'Error code' } as const;

describe('an answer behind a label that leaves it open', () => {
  it.each([
    'the harbour master would have to say that', 'ask the keeper on shift', 'nobody on the island can tell me', 'Edda sends it over after her break', 'not something I can see from the boat', 'purchasing are digging it out', 'waiting for the maker to answer', 'in a separate mail this evening', 'pending, sorry',
    'weiß bei uns leider keiner', 'da müsste man den Wärter fragen', 'sehe ich von hier aus nicht', 'der Einkauf sucht die Angabe heraus', 'kommt in einer weiteren Mail', 'hat uns niemand verraten', 'muss leider passen',
    'le gardien ne nous l\'a pas dit', 'il faudrait demander au gardien', 'il faudra que je regarde sur place', 'on me le dira ce soir', 'personne ici ne le sait', 'dans un prochain mail',
  ])('is no value of any kind: %s', (text) => {
    expect(Object.entries(labels).flatMap(([id, label]) => claims(`Hello,\n\n${label}: ${text}\n\nRegards`, id).map((value) => `${id} ${String(value)}`))).toEqual([]);
  });

  it.each([
    ['Level: 1 or 2, not sure', 'level'], ['Level: 1 oder 2?', 'level'], ['Level: could be 1 or 2, the crew is checking, ask me tomorrow', 'level'], ['Level: entre 1 et 2, je ne sais pas', 'level'], ['Firmware version: 4.1.2 or 4.2.0, I would have to look', 'firmware'], ['Firmware version: 4.1.2 vielleicht, vielleicht aber auch 4.2.0', 'firmware'],
    ['SIGNAL AFFECTED: Main Light ou Fog Horn, à vérifier', 'signal'], ['Error code: RHEL 8 or RHEL 9, they are looking', 'error'], ['Test signals: yes or no, not sure', 'may_test'], ['DARK SINCE: 09.03.2026 - 08:00 UTC+1 or 09.03.2026 - 06:00 UTC+1, not sure', 'dark_since'],
  ])('is none between two values: %s', (text, id) => {
    expect(claims(text, id)).toEqual([]);
  });

  it.each([
    ['Level: 2 or 3', 'level', '!two different values'], ['Level: 2, I think, the keeper will confirm', 'level', '2'], ['Site: Hafen, Näheres weiß der Wärter', 'site', 'Harbour'], ['Firmware version: 4.2.1, patch level will follow', 'firmware', '4.2.1'], ['SIGNAL AFFECTED: Fog Horn, the model is being looked up', 'signal', 'Fog Horn'],
    ['Test signals: no, the keeper would have to ask', 'may_test', 'no'], ['Error code: unknown error 0x80', 'error', 'unknown error 0x80'], ['Error code: RHEL 8, la version exacte suivra', 'error', 'RHEL 8, la version exacte suivra'], ['Already done: not reproducible so far', 'done', 'not reproducible so far'],
    ['Already done: asked the keeper to restart the lamp', 'done', 'asked the keeper to restart the lamp'], ['Already done: noch nichts', 'done', 'noch nichts'], ['Keeper on duty: Edda Lorne', 'keeper', 'Edda Lorne'], ['Station number: 47110, the keeper will confirm', 'station', '47110'],
    ['SIGNAL AFFECTED: Groupware Portal', 'signal', 'Groupware Portal'], ['SIGNAL AFFECTED: Nebelhorn Typ 4', 'signal', 'Nebelhorn Typ 4'], ['Sighting: no idea what it is but the beam stays dark', 'sighting', 'no idea what it is but the beam stays dark'], ['Sighting: on ne sait pas pourquoi mais la lampe reste éteinte', 'sighting', 'on ne sait pas pourquoi mais la lampe reste éteinte'],
  ])('stays a value where it tells one: %s', (text, id, value) => {
    expect(claims(text, id)).toEqual([value]);
  });
});

describe('an answer that is more like an open one than like any answer to its question', () => {
  it.each([
    ['Test signals: pending approval from our security officer', 'may_test'], ['Test signals: à voir avec le client', 'may_test'], ['Test signals: en attente du feu vert de la banque', 'may_test'], ['Test signals: offen, Freigabe kommt von Herrn Maurer', 'may_test'], ['Test signals: s. letztes Ticket', 'may_test'], ['Test signals: not yet discussed', 'may_test'],
    ['Already done: not done yet, promised for this afternoon', 'done'], ['Already done: wurde noch nicht versucht, Kollegin macht das morgen', 'done'], ['Already done: same as in the last ticket', 'done'], ['Already done: as described in my last mail', 'done'],
    ['Station number: ask accounting', 'station'], ['Station number: not at hand, will be sent later', 'station'], ['Firmware version: the latest one, I think', 'firmware'], ['Level: same reason as before', 'level'], ['Already done: our tester is writing them down', 'done'],
  ])('is neither a value nor a mistake: %s', (text, id) => {
    expect(claims(text, id)).toEqual([]);
  });

  it.each([
    ["Test signals: d'abord j'avais dit oui, mais finalement c'est non", 'may_test', 'no'], ['Test signals: zuerst hieß es nein, inzwischen ja', 'may_test', 'yes'], ['Level: first thought 2, but after all it is 3', 'level', '3'], ['Test signals: yes (names of the testers to follow)', 'may_test', 'yes'], ['Test signals: perhaps', 'may_test', '!not one of yes, no'],
    ['Already done: rien pour le moment', 'done', 'rien pour le moment'], ['Already done: Nothing helped', 'done', 'Nothing helped'], ['Already done: Neustart, Näheres morgen', 'done', 'Neustart, Näheres morgen'], ['Already done: we tried nothing so far', 'done', 'we tried nothing so far'], ['Station number: 4711', 'station', '!not of the expected form'],
  ])('unless it tells one: %s', (text, id, value) => {
    expect(claims(text, id)).toEqual([value]);
  });
});

describe('a part of a date behind its label', () => {
  it.each(['CET', 'MEZ', 'Berlin time', 'UTC+1'])('is no open answer: %s', (text) => {
    expect(claims(`DARK SINCE: ${text}`, 'dark_since')).toEqual([expect.stringMatching(/^!/u)]);
  });
});

describe('a label with an open answer', () => {
  it.each(['will climb up tonight after the shift and tell you', 'machen wir heute Abend und melden uns dann', 'nous le ferons ce soir et vous tiendrons au courant'])('that asks what was done is not answered by what will be: %s', (text) => {
    expect(claims(`Already done: ${text}`, 'done')).toEqual([]);
  });

  it.each(['yes, three test signals', 'ja, drei Testsignale', 'oui, trois signaux de test'])('is not answered by what stands behind another one: %s', (text) => {
    expect(claims(`Already done: ${text}\nTest signals: tbd`, 'may_test')).toEqual([]);
    expect(claims(`Already done: ${text}`, 'may_test')).toEqual([]);
  });

  it('is answered by a later sentence that tells it', () => {
    expect(claims('Test signals: tbd\n\nThe keeper has just called: you are welcome to send test signals at any time.', 'may_test')).toEqual(['yes']);
  });
});
