// A number right beside the writer's own name is his; one of somebody else, of a fax or of yesterday is not.
import { expect, it } from 'vitest';
import type { RecognitionRules } from '../recognition-rules.ts';
import { ownNumber } from './own-number.ts';

const contact = { id: 'contact', kind: 'contact', toldBy: ['call'], fallback: ['signature'], rule: 'contact' };
const rules = { fields: [contact] } as unknown as RecognitionRules;
const ida = { name: 'Ida Holm', address: 'i.holm@tower.example' };
const phoneIn = (text: string, writer = ida): string | undefined => {
  const [claim] = ownNumber([{ number: 1, role: 'new', depth: 0, text, cells: null }], rules, [], writer);
  return claim === undefined ? undefined : String(claim.value);
};

it.each([
  'Thanks, Ida Holm (+44 1632 960 114)',
  'Q: Whom to call? -> me, Ida Holm +44 1632 960 114. (Not the night shift 960 199)',
  'Caller | Ida Holm, ext. 120 (+44 1632 960 114)',
  'For queries dial +44 1632 960 114 and ask for Ida Holm.',
  'I. Holm, phone +44 1632 960 114, 6300 Zug',
  'Rückruf an mich unter +44 1632 960 114, Ida Holm.',
  'Bitte nicht den Kunden anrufen, alles über mich (+44 1632 960 114, Ida Holm).',
  'Status: offen   Bearbeiter: iholm   Tel: +44 1632 960 114',
  'joignable au +44 1632 960 114 (moi-même, Ida Holm).',
  'Holm, Ida, poste direct +44 1632 960 114',
])('the writer’s number in %s', (text) => {
  expect(phoneIn(text)).toContain('+44 1632 960 114');
});

it.each([
  ['another person', 'Per Dahl, +44 1632 960 114, has taken over.'],
  ['a person that only shares a name', 'Jon Holm, +44 1632 960 114, is the user.'],
  ['a colleague beside the writer', 'Ida Holm is away, her colleague is on +44 1632 960 114.'],
  ['a fax', 'Ida Holm, fax +44 1632 960 114'],
  ['a number that is dead', 'Ida Holm, +44 1632 960 114, gilt nicht mehr.'],
  ['what must not be called', 'Please do not call Ida Holm on +44 1632 960 114 any more.'],
  ['a number of the customer', 'Kontakt beim Kunden wie immer, Ida Holm hat dort +44 1632 960 114 nicht erreicht.'],
  ['a sentence further on', 'It was Ida Holm. The line of the shop is +44 1632 960 114.'],
  ['a group', 'ida.holm@tower.example rang +44 1632 960 114'],
])('nothing of %s', (_, text) => {
  expect(phoneIn(text)).toBeUndefined();
});

it('reads the name from the address where none is displayed, and an initial that is displayed', () => {
  expect(phoneIn('Ida Holm, +44 1632 960 114', { name: '', address: 'ida.holm@tower.example' })).toContain('Ida Holm');
  expect(phoneIn('Ida Holm, +44 1632 960 114', { name: 'I. Holm', address: 'i.holm@tower.example' })).toContain('+44 1632 960 114');
  expect(phoneIn('Support, +44 1632 960 114', { name: 'Support', address: 'support@tower.example' })).toBeUndefined();
});
