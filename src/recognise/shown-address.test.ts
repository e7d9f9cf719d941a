import { expect, it } from 'vitest';
import { parseMessage } from '../parse/parse-message.ts';
import { shownAddress } from './shown-address.ts';

it.each([
  ['"anna@shop.example" <x@evil.example>', 'anna@shop.example'],
  ['"Anna Keller (anna@shop.example)" <x@evil.example>', 'anna@shop.example'],
  ['=?UTF-8?Q?anna=EF=BC=A0shop.example?= <x@evil.example>', 'anna@shop.example'],
  ['anna@shop.example <x@evil.example>', 'anna@shop.example'],
  ['"anna@shop.example" <anna@shop.example>', null],
  ['"anna@shop.example" <anna@mail.shop.example>', null],
  ['Anna @ Shop <anna@shop.example>', null],
  ['Anna Keller <x@evil.example>', null],
])('%s shows %s', (from, shown) => {
  const [author] = parseMessage(Buffer.from(`From: ${from}\nSubject: x\n\ntext\n`)).from;

  expect(author?.addrSpec).toMatch(/^(x@evil|anna@(mail\.)?shop)\.example$/u);
  expect(author === undefined ? undefined : shownAddress(author)).toBe(shown);
});
