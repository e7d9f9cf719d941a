import { expect, it } from 'vitest';
import { knownField } from '../../test/support/desk.ts';
import { withEarlier } from './said-also.ts';

const sofar = knownField(['H-1']);
const now = knownField(['H-2']);

it.each([
  ['Correction: affected is H-2 too.', ['H-1', 'H-2']], ['Betroffen ist auch h-2.', ['H-1', 'H-2']], ['H-2 est aussi concerné.', ['H-1', 'H-2']],
  ['It is H-2.', ['H-2']], ['Not H-1 but H-2, and the lid is also loose.', ['H-2']], ['It is H-2. The lid is loose too.', ['H-2']], ['Only H-2 is affected, we looked at the other as well.', ['H-2']],
])('%s', (text, expected) => {
  expect(withEarlier(sofar, now, text).value).toEqual(expected);
});

it('leaves a first value, a text and "all" alone', () => {
  expect(withEarlier(undefined, now, 'H-2 too').value).toEqual(['H-2']);
  expect(withEarlier(knownField('H-1'), knownField('H-2'), 'H-2 too').value).toBe('H-2');
  expect(withEarlier(knownField(['all']), now, 'H-2 too').value).toEqual(['H-2']);
});
