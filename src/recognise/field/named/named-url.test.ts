// Which address of a letter is the server, beside the situations of field-situations.test.ts. At the lighthouse desk with a
// field for a server.
import { expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';

const first = beacon.fields[0];
const server = { ...first, id: 'server', kind: 'url', rule: 'server', labels: [], toldBy: [], prose: false } as unknown as RecognitionRules['fields'][number];
const desk: RecognitionRules = { ...beacon, version: 'server', fields: [...beacon.fields, server] };
const named = (text: string): unknown => recognised(mailOf(text, { From: '"Ida Holm" <ida@keeper.example>', Subject: 'lamp' }), desk).fields.find((claim) => claim.field === 'server')?.value;

it.each([
  'https://light.keeper.example has been silent since noon, 400 ships wait.', 'If one sends a list of 500 entries over https://light.keeper.example, it comes twice.', 'Seit Mittag steht https://light.keeper.example, 450 Schiffe warten.', 'Avec 500 lignes https://light.keeper.example se tait.',
])('a count is no code of a machine: %s', (text) => {
  expect(named(text)).toBe('https://light.keeper.example');
});

it.each(['503 Service Unavailable https://light.keeper.example', 'relay said: 550 no such lamp at https://light.keeper.example', '12:00:01 https://light.keeper.example'])('a line that a machine printed names none: %s', (text) => {
  expect(named(text)).toBeUndefined();
});

it.each([
  'The matter concerns https://light.keeper.example, their live one. The lamp stays dark.', 'Betroffen ist https://light.keeper.example, die Lampe bleibt dunkel.', 'Es geht um https://light.keeper.example: die Lampe bleibt dunkel.', 'Ils utilisent https://light.keeper.example, la lampe reste noire.', 'They all use https://light.keeper.example; the lamp stays dark.',
])('what the letter is about is the server, whosever domain it lies in: %s', (text) => {
  expect(recognised(mailOf(text, { From: '"Ida Holm" <ida@pilots.example>', Subject: 'lamp' }), desk).fields.find((claim) => claim.field === 'server')?.value).toBe('https://light.keeper.example');
});

it.each(['The lamp stays dark, an article about https://light.keeper.example says so.', 'The lamp stays dark. This is about a link to the manual: https://light.keeper.example/manual/lamps/dark/reasons.'])('a page is none: %s', (text) => {
  expect(recognised(mailOf(text, { From: '"Ida Holm" <ida@pilots.example>', Subject: 'lamp' }), desk).fields.find((claim) => claim.field === 'server')?.value).toBeUndefined();
});

it('what was passed on names it where the writer does not', () => {
  expect(named('See below.\n\n---------- Forwarded message ----------\nFrom: Tom <tom@ship.example>\nSubject: lamp\nTo: ida@keeper.example\n\nThe list on https://light.keeper.example is empty.')).toBe('https://light.keeper.example');
});
