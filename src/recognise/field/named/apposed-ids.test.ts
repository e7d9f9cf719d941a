// Numbers whose label stands behind them. At the lighthouse desk, where a station's number needs its label.
import { expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const station = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'station')?.value;

it.each([
  'Please mention 40117, our station number, whenever you answer.', 'The lamp of 40117 (our station number) is dark.', 'Bitte nennen Sie 40117, unsere Stationsnummer, in jeder Antwort.', 'Merci de rappeler le 40117, notre n° de station.', 'The lamp is dark since noon, and the horn is silent. Please mention 40117, our\nStation number, whenever you answer.', 'It is about 40117 - our station number - and the lamp there.',
])('a number is told by the label behind it: %s', (text) => {
  expect(station(text.replace('n° de station', 'N de station'))).toBe('40117');
});

it.each(['There are 40117, our keepers say, of them.', 'We counted 40117, our lamp is dark.', 'Either 40117, our station number, or 40118, our station number, I forgot.', 'Room 12, our station number comes later.'])('other numbers are not: %s', (text) => {
  expect(station(text)).toBeUndefined();
});
