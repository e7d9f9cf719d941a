// Whom one may talk to, in sentences with a number that no list foresees; judged by what the rules teach.
import { expect, it } from 'vitest';
import { affectedDesk } from '../../../test/recognise/affected-desk.ts';
import { reachedPerson } from './reached-persons.ts';

const nobodyWrote = (): boolean => false;
const reached = (text: string): string | null => reachedPerson(text, affectedDesk, nobodyWrote)?.name ?? null;

it.each([
  ['The person to speak to is Ida Holm; her mobile: +44 20 7946 0155.', 'Ida Holm'], ['My colleague Ida Holm (+44 20 7946 0155) takes over from tomorrow.', 'Ida Holm'], ["If you'd rather talk: Ida Holm, +44 20 7946 0155", 'Ida Holm'],
  ['We have Ida Holm sitting on it, +44 20 7946 0155, night and day.', 'Ida Holm'], ['I am out from noon, from then on it is Ida Holm, +44 20 7946 0155.', 'Ida Holm'],
  ['Bitte Rückruf bei Per Dahl, 0171 3920111.', 'Per Dahl'], ['Am anderen Ende sitzt Per Dahl (0171 3920111).', 'Per Dahl'], ['Statt Ida Holm bitte Per Dahl, 0171 3920111.', 'Per Dahl'],
  ['Was noch offen ist, bitte mit Per Dahl besprechen, 0171 3920111.', 'Per Dahl'], ['Alle Fragen zum Termin an Per Dahl, 0171 3920111, er plant ihn.', 'Per Dahl'], ['Put any questions on the switch to Ida Holm, +44 20 7946 0155.', 'Ida Holm'], ['Les questions sur ce point à Anne Brun, 01 99 00 42 56, elle le suit.', 'Anne Brun'],
  ['Pour toute question, joindre Anne Brun (01 99 00 42 56).', 'Anne Brun'], ['Chez nous c’est Anne Brun qui suit le dossier, 01 99 00 42 56.', 'Anne Brun'], ['Our man for this: Jonte Wolf, +44 20 7946 0155', 'Jonte Wolf'],
])('may be talked to: %s', (text, expected) => {
  expect(reached(text)).toBe(expected);
});

it.each([
  'Mr Quill from the customer rang from +44 20 7946 0177.', 'Ida Holm called us from +44 20 7946 0155.', 'Der Kunde, Herr Prien (040 555012), hat uns angerufen.', 'Please do not call Ida Holm on +44 20 7946 0155.', 'Ida Holm (+44 20 7946 0155) is on leave until Monday.',
  'Fragen dazu bitte nicht mehr an Per Dahl, 0171 3920111.', 'No more questions to Ida Holm, +44 20 7946 0155, please.', 'Ne posez plus de questions à Anne Brun, 01 99 00 42 56.',
  'Früher war das Per Dahl, 0171 3920111, der ist nicht mehr bei uns.', 'Ida Holm (+44 20 7946 0155) gets no mail.', 'Anne Brun, 01 99 00 42 56, est absente jusqu’à lundi.', 'Ida Holm will look at it.', 'Call the Central Office, +44 20 7946 0155.',
])('is nobody to talk to, or has no number: %s', (text) => {
  expect(reached(text)).toBeNull();
});

it('is nobody who wrote the letter himself, and nobody where nothing was learnt', () => {
  const text = 'My colleague Ida Holm (+44 20 7946 0155) takes over.';

  expect(reachedPerson(text, affectedDesk, (name) => name === 'Ida Holm')).toBeNull();
  expect(reachedPerson(text, { ...affectedDesk, sentences: { version: 'three parts', learned: affectedDesk.sentences!.learned.split('\n\n').slice(0, 3).join('\n\n') } }, nobodyWrote)).toBeNull();
});
