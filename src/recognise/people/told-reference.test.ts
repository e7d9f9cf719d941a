// The other side's own number, told in a sentence at the lighthouse desk, and the numbers that are none.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const numbered: RecognitionRules = { ...beacon, fields: [...beacon.fields, { ...beacon.fields.find((field) => field.id === 'sighting')!, id: 'logbook', labels: [], reference: true }] };
const logbook = (text: string): unknown => recognised(mailOf(`The lamp is dark. ${text}`), numbered).fields.find((claim) => claim.field === 'logbook')?.value;

describe('a number of the other side', () => {
  it.each([
    ['Our number for it is AV-3381.', 'AV-3381'], ['Our ticket for this one is 44812.', '44812'], ['Our ticket here 44812.', '44812'], ['Ref INC-1.', 'INC-1'], ['We logged it here as INC-1042.', 'INC-1042'], ['We track this under ticket 55120.', '55120'],
    ['INC-9912 on our side.', 'INC-9912'], ['Our ticket #88123 is open since Monday.', '88123'], ['Our internal reference is hd-2026-114.', 'hd-2026-114'], ['Our case number is INC 10422.', 'INC 10422'],
    ['Bei uns läuft es unter 4711-22.', '4711-22'], ['Unsere Ticketnummer ist AB-77.', 'AB-77'], ['Notre référence est le DOS-4412.', 'DOS-4412'], ["Chez nous c'est le dossier 44120.", '44120'],
  ])('answers where it is called ours: %s', (text, expected) => {
    expect(logbook(text)).toBe(expected);
  });

  it.each([
    'Your ticket AB-3381 is closed.', 'Our lamp 4321LP is dark.', 'Our number for it is BCN-2026-000012.', 'Our phone number is 020 5550 1234.', 'We ran it as administrator on port 8080.',
    'We run it with SQL 2019.', 'Our case is 2 days old.', 'My request from 2026 was denied.', 'The error is logged as 0x80070005.', 'Our request for 1200 lamps.', 'Our ticket is AB-1, our case is AB-2.',
  ])('is none that is another\'s, a year, a count, or one of two: %s', (text) => {
    expect(logbook(text)).toBeUndefined();
  });
});
