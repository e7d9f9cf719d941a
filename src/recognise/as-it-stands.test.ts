// Then and now, here and elsewhere behind one label, whom a correction names, and the point of a list that answers a
// choice: at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const beam: FieldRule = {
  ...beacon.fields.find((field) => field.id === 'site')!, id: 'beam', labels: ['Beam', 'Strahl', 'Faisceau'].map((text) => ({ text, language: 'en', rule: 'beacon/pack.yaml:900' })), values: ['failure', 'ok', 'not_checked'],
  words: [['failed', 'failure'], ['Störung', 'failure'], ['panne', 'failure'], ['dark', 'failure'], ['not ok', 'failure'], ['green', 'ok'], ['in Ordnung', 'ok'], ['fine', 'ok'], ['not checked', 'not_checked']].map(([text = '', value = '']) => ({ text, value })),
};
const rules: RecognitionRules = { ...beacon, version: 'as it stands', fields: [...beacon.fields, beam] };
const of = (text: string, id: string, desk = rules): unknown => recognised(mailOf(text, { Subject: 'lamp' }), desk).fields.find((claim) => claim.field === id && claim.problem === null)?.value;
const form = 'Station number: 40117\nSite: Harbour\n';

describe('a choice that was another one before, or is elsewhere', () => {
  it.each([
    ['dark on Monday, today ok', 'ok'], ['was ok at 8, failure since 9:30', 'failure'], ['failure at night, gone now, ok', 'ok'], ['failed at the other site, here: green', 'ok'], ['I thought failed first, but the relay shows it, so ok', 'ok'],
    ['gestern Störung, heute in Ordnung', 'ok'], ['gestern in Ordnung, heute Störung', 'failure'], ['zunächst in Ordnung, inzwischen Störung', 'failure'],
    ["panne hier, ok aujourd'hui", 'ok'], ["d'abord ok, panne maintenant", 'failure'], ['not ok, failure', 'failure'],
    ['failure / ok / not checked  -> ok', 'ok'], ['failure / ok / not checked => failure', 'failure'],
  ])('is the one of now and here: %s', (said, expected) => {
    expect(of(`${form}Beam: ${said}\n`, 'beam')).toBe(expected);
  });

  it.each([['ok, seen this morning', 'ok'], ['failure (first seen on Monday)', 'failure'], ['failed, yesterday evening for the first time', 'failure'], ['in Ordnung, gestern geprüft', 'ok'], ['panne depuis hier', 'failure'], ['green, as it was yesterday', 'ok']])('stays where nothing else is said of now: %s', (said, expected) => {
    expect(of(`${form}Beam: ${said}\n`, 'beam')).toBe(expected);
  });

  it('is none where only the choices of the form stand there', () => {
    expect(of(`${form}Beam: failure / ok / not checked\n`, 'beam')).toBeUndefined();
  });

  it('is told by a point of the list that a heading of another answer begins', () => {
    const told = `${form}Already done:\n- Beam: green\n- turned the lens by hand\n`;
    expect(of(told, 'beam')).toBe('ok');
    // Where the form asks for it itself, a point of another answer does not say it anew.
    expect(of(`${form}Beam: dark\nAlready done:\n- Beam: green in the test hall\n- turned the lens by hand\n`, 'beam')).toBe('failure');
  });
});

describe('a person who is corrected', () => {
  const asked: FieldRule = { ...beacon.fields.find((field) => field.id === 'keeper')!, id: 'caller', fallback: [], labels: [{ text: 'Reported by', language: 'en', rule: 'beacon/pack.yaml:901' }], toldBy: ['reported by', 'called it in', 'rang', 'gemeldet', 'signalé'] };
  const desk: RecognitionRules = { ...rules, version: 'corrected', fields: [...rules.fields.filter((field) => field.id !== 'keeper'), asked] };

  it.each([
    ['Mr Hart called it in, no wait, it was Paula Dean, Hart is away.', 'Paula Dean'], ['j. hart called it in, no wait, it was Paula Dean.', 'Paula Dean'], ['I said Mr Hart reported it; in fact it was Paula Dean.', 'Paula Dean'], ['Mr Hart rang, sorry, not Hart, Paula Dean did.', 'Paula Dean'],
    ['Nicht Herr Hart hat es gemeldet, sondern Paula Dean.', 'Paula Dean'], ['Gemeldet hat es Tom Hart – Korrektur: Hart hat nur den Hörer gehalten, gemeldet hat es Paula Dean.', 'Paula Dean'], ["Ce n'est pas M. Hart qui l'a signalé, mais Paula Dean.", 'Paula Dean'],
    ['Gemeldet hat das Herr Notar Dr. Dean.', 'Herr Notar Dr. Dean'], ['It was reported by Prof. Dean.', 'Prof. Dean'], ["C'est Maître Dean qui nous a signalé cela.", 'Maître Dean'],
  ])('is the one who is meant, with all his titles: %s', (said, expected) => {
    expect(of(`The lamp is dark. ${said}`, 'caller', desk)).toBe(expected);
  });

  it.each([
    ['first J. Hart, then corrected: Paula Dean', 'Paula Dean'], ["Mr Hart's secretary, Ms Paula Dean", 'Ms Paula Dean'], ['Me Dean, avocate', 'Me Dean, avocate'], ['Mr Hart, sorry for the delay', 'Mr Hart, sorry for the delay'],
  ])('stands behind his label: %s', (said, expected) => {
    expect(of(`${form}Reported by: ${said}\n`, 'caller', desk)).toBe(expected);
  });

  it('stays where something else is corrected', () => {
    expect(of('The lamp is dark. Mr Hart rang, sorry, wrong tower, the one of Paula Dean is fine.', 'caller', desk)).toBe('Mr Hart');
  });

  it('may be a lone name right behind such a word, but no thing', () => {
    expect(of('The lamp is dark. user Dorota. nobody looked yet.', 'caller', desk)).toBe('Dorota');
    expect(of('The lamp is dark. user Outlook. nobody looked yet.', 'caller', desk)).toBeUndefined();
    expect(of('The lamp is dark. user permissions. nobody looked yet.', 'caller', desk)).toBeUndefined();
  });
});
