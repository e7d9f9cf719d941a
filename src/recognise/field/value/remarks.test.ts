// What people write around a value of few spellings: it falls away where the rest is surely the value.
import { expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { withoutRemarks } from './remarks.ts';

const of = (line: string): Record<string, string> =>
  Object.fromEntries(recognised(mailOf(`Station number: 40117\n${line}\nReport: the light went out and no ship came.`, { Subject: 'lamp' }), beacon).fields.map((claim) => [claim.field, claim.problem ?? [claim.value].flat().join(', ')]));

it.each([
  'ist 3', 'it is 3', "c'est 3", 'definitely 3', 'ganz klar 3', 'the console says 3', 'nach meinem Stand 3', '3 – siehe oben', '3 [confirmed by Tom]', '3 // from the sheet', '-> 3', '= 3', '(3)', '☑ 3', '3 imho', 'according to Ida 3', 'laut Leitstand 3', 'eher 3', 'should be 3',
])('Level: %s', (said) => {
  expect(of(`Level: ${said}`)['level']).toBe('3');
});

it.each([
  '4.2.0 – siehe oben', '4.2.0 please', '4.2.0 bitte', 'definitely 4.2.0', 'wohl 4.2.0', '4.2.0   <- 4.1.0 in my first draft was the other tower', '4.2.0 # as ever', '4.2.0, denke ich', '-> 4.2.0', '4.2.0 ✓', '4.2.0 selon le gardien', '4.2.0!!!', 'chez nous 4.2.0',
])('Firmware version: %s', (said) => {
  expect(of(`Firmware version: ${said}`)['firmware']).toBe('4.2.0');
});

it.each(['wohl ja', 'eindeutig ja', 'ist ja', '= ja'])('Test signals: %s', (said) => {
  expect(of(`Test signals: ${said}`)['may_test']).toBe('yes');
});

it('keeps a number that belongs to the version, a name nobody listed, and a hint that a form left behind', () => {
  expect(of('Firmware version: 4.2.0, build 17')['firmware']).toBe('4.2.0, build 17');
  expect(of('Signal affected: Bell buoy (east)')['signal']).toBe('Bell buoy (east)');
  expect(of('Site: <harbour>')['site']).toBeUndefined();
  expect(of('Level: 3.5')['level']).toBe('not one of 1, 2, 3, 4');
  expect(withoutRemarks('please')).toBe('please');
});
