// A name and a number that stand together: whom to call, and who only called.
import { expect, it } from 'vitest';
import { personToCall } from './person-to-call.ts';

it.each([
  ['The person to speak to is Ida Holm; her mobile: +44 20 7946 0155.', 'Ida Holm'], ['My colleague Ida Holm (+44 20 7946 0155) takes over from tomorrow.', 'Ida Holm'], ['Our engineer Ida Holm is on site at the customer and can be called on 0171 3920555.', 'Ida Holm'],
  ['Bitte Rückruf bei Per Dahl, 0171 3920111.', 'Per Dahl'], ['Nicht den Kunden anrufen (Herr Quast, 040 555001), sondern Per Dahl unter 0171 3920222.', 'Per Dahl'], ['Pour toute question, joindre Anne Brun (01 99 00 42 56).', 'Anne Brun'],
])('is to be called: %s', (text, expected) => {
  expect(personToCall(text)).toBe(expected);
});

it.each([
  'Mr Quill from the customer rang from +44 20 7946 0177.', 'Ida Holm called us from +44 20 7946 0155.', 'Der Kunde, Herr Prien (040 555012), hat uns angerufen.', 'Please do not call Ida Holm on +44 20 7946 0155.', "The customer's admin Olaf Berg (02 5550 0999) is available.",
  'Call Ida Holm on +44 20 7946 0155 or Per Dahl on +44 20 7946 0166.', 'Ida Holm will look at it.', 'Ida Holm saw error 0155 3920 1234 today.',
])('is nobody to call, or not the only one: %s', (text) => {
  expect(personToCall(text)).toBeNull();
});
