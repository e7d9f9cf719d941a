// The one number for the case that is meant, and texts that name none or several.
import { expect, it } from 'vitest';
import { referenceIn } from './read-reference.ts';

it.each([
  ['not AV-60080 any more (merged), new AV-60081', 'AV-60081'], ['nicht mehr AV-60080 (zusammengelegt), neu AV-60081', 'AV-60081'], ['statt T-8801 bitte T-8812 verwenden', 'T-8812'], ['77/26 (der frühere 12/26 ist zu)', '77/26'],
  ['SR-2044, replaces SR-2039', 'SR-2044'], ["n'est plus R-100 mais R-104", 'R-104'], ['ancien N-411, nouveau N-502', 'N-502'], ['AB-3381 was closed, AB-3399', 'AB-3399'], ['INC 1042, formerly INC 977', 'INC 1042'], ['JB-9912 (before: JB-9120)', 'JB-9912'],
])('is the one that holds: %s', (text, expected) => {
  expect(referenceIn(text)).toBe(expected);
});

it.each(['AB-3381 and AB-3399', 'will be in the mail of 12.03.', 'since 10:30', 'not AB-3381', 'none yet'])('is none or not the only one: %s', (text) => {
  expect(referenceIn(text)).toBeNull();
});
