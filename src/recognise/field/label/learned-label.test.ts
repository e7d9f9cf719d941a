// Leads in words that no label has: which of them are read where a form stands, and which are left alone.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { compileLabels } from './label-index.ts';
import { findLearned } from './learned-label.ts';

const more: Readonly<Record<string, readonly string[]>> = {
  may_test: ['Test signals allowed', 'Are test signals permitted', 'May the crew send test signals', 'Permission for test signals', 'Testsignale erlaubt', 'Dürfen wir Testsignale senden', 'Ist die Mannschaft berechtigt Testsignale zu senden', 'Signaux de test autorisés', 'Peut-on envoyer des signaux de test', 'Autorisation de tester'],
  known: ['Known outage', 'Is the outage known already', 'Has this been seen before', 'Already known', 'Ausfall bereits bekannt', 'Ist die Störung bekannt', 'Panne déjà connue', 'Ce problème est-il déjà connu', 'La panne est-elle connue'],
  done: ['What was done', 'Steps already taken', 'Tried so far', 'What did you try', 'Bisher unternommen', 'Was wurde schon versucht', 'Was wurde bereits unternommen', 'Mesures déjà prises', "Qu'a-t-on déjà essayé"],
  station: ['Station no.', 'Number of the station', 'Nummer der Station', 'Numéro de la station', 'Which station number'],
  signal: ['Affected light', 'Which signal is affected', 'Betroffenes Licht', 'Feu concerné'],
};
const taught: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => ({ ...field, labels: [...field.labels, ...(more[field.id] ?? []).map((text) => ({ text, language: 'en', rule: field.rule }))] })) };
const index = compileLabels(taught);
const asks = (lead: string): string | null => findLearned(index, lead)?.field.id ?? null;

describe('a lead in other words', () => {
  it.each([
    ['Is the crew allowed to transmit a test signal', 'may_test'], ['Testsignale der Mannschaft zulässig / erlaubt', 'may_test'], ["La station est-elle autorisée à envoyer des signaux de test", 'may_test'],
    ['Outage already known to you', 'known'], ['Störung schon bekannt', 'known'], ['Cette panne est-elle déjà connue', 'known'],
    ['What did the keeper try already', 'done'], ['Was schon versucht wurde', 'done'], ['Mesures qui ont déjà été prises', 'done'],
  ])('%s asks for %s', (lead, field) => {
    expect(asks(lead)).toBe(field);
  });

  it.each(['Ticket ID', 'Angelegt am', 'Kostenstelle', 'Nächste Schritte', 'Opening hours', 'Code postal', 'Weather', 'Crew', 'Our own number of the station', 'Crew on board', 'Already seen the keeper', 'Which crew was there', 'Is the mast broken', 'Cordialement', 'Set', 'x'.repeat(5000)])('%s asks for nothing', (lead) => {
    expect(asks(lead)).toBeNull();
  });
});

const told = (body: string, id: string): unknown[] => recognised(mailOf(body), taught).fields.filter((claim) => claim.field === id).map((claim) => claim.value);

describe('in a mail', () => {
  const form = 'STATION NUMBER: 40171\nSIGNAL AFFECTED: Main Light\nDARK SINCE: 10.03.2026 - 09:00 UTC+1\n';

  it('a question in a line of its own shape is read in a form, with the answer behind it', () => {
    expect(told(`${form}La panne est-elle déjà connue de vous ? Non\n`, 'known')).toEqual(['no']);
  });

  it('the same question in a letter asks us and tells nothing', () => {
    expect(told('Bonjour,\nle feu est éteint.\nLa panne est-elle déjà connue de vous ? Non, je ne crois pas que ce soit le câble.\n', 'known')).toEqual([]);
  });

  it('a field that its own label tells is not told by another lead', () => {
    expect(told(`${form}Is this outage already known: yes\nStörung schon bekannt gewesen? nein\n`, 'known')).toEqual(['yes']);
  });
});
