// The numbers of a printed list instead of its labels, and lists of what runs there, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, htmlOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  signal: { values: ['Big Lamp', 'Fog Horn', 'Beam'], item: '1a' },
  firmware: { versionOf: 'signal', item: '1b' },
  site: { item: '1c' },
  error: { names: ['Granite', 'Slate Roof'], item: '2a' },
  sighting: { names: ['Orb'] },
};
const desk: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => ({ ...field, ...more[field.id] })) };
const of = (mail: ReturnType<typeof mailOf>): Record<string, unknown> => Object.fromEntries(recognised(mail, desk).fields.map((claim) => [claim.field, claim.value]));
const values = (text: string): Record<string, unknown> => of(mailOf(text, { Subject: 'fog' }));

describe('the numbers of a printed list', () => {
  const answers = { signal: 'Big Lamp', firmware: '4.2.0', site: 'Harbour', error: 'Granite 15.4' };

  it.each([
    '1a  Big Lamp\n1b  4.2.0\n1c  Harbour\n2a  Granite 15.4', '1a) Big Lamp\n1b) 4.2.0\n1c) Harbour\n2a) Granite 15.4', '1a. Big Lamp 1b. 4.2.0 1c. Harbour 2a. Granite 15.4',
    'By the numbers of your list: 1a Big Lamp, 1b 4.2.0, 1c Harbour, 2a Granite 15.4.', '(1a) Big Lamp\n(1b) 4.2.0\n(1c) Harbour\n(2a) Granite 15.4', '1a: Big Lamp\n1b: 4.2.0\n\n1c: Harbour\n2a: Granite 15.4', '| 1a | Big Lamp |\n| 1b | 4.2.0 |\n| 1c | Harbour |\n| 2a | Granite 15.4 |',
  ])('are its labels: %s', (text) => {
    expect(values(`Hello,\n\n${text}\n\nThe keepers see nothing but fog.`)).toMatchObject(answers);
  });

  it.each(['1a Big Lamp\n1b 4.2.0', 'We keep 1a Big Lamp, 1b 4.2.0 and 1c Harbour in the shed.', '1a Firmware version: 4.2.0\n1b Site: Harbour\n1c Error: Granite 15.4', '1a Firmware version – 4.2.0\n1b Site – Harbour\n1c Error – Granite 15.4'])('are none where few of them stand, in a sentence or beside labels: %s', (text) => {
    expect(values(text)['firmware']).not.toBe('Big Lamp');
    expect(values(text)['site']).not.toBe('4.2.0');
    expect(values('1a Big Lamp\n1b 4.2.0')).not.toHaveProperty('firmware');
  });
});

it('leaves a label its dots', () => {
  expect(values('1a Signal .......... Big Lamp\n1b Firmware version ... 4.2.0\n1c Site ............ Harbour\n2a Error ........... Granite 15.4')).toMatchObject({ firmware: '4.2.0', site: 'Harbour', error: 'Granite 15.4' });
});

describe('a list of what runs there', () => {
  it.each(['Component      Version\nBig Lamp       4.2.0\nGranite        15.4\nOrb            17.0.9', 'Big Lamp | 4.2.0\nGranite | 15.4\nOrb | 17.0.9', 'Big Lamp\t4.2.0\nGranite\t15.4\nOrb\t17.0.9'])('names each thing with its release: %s', (text) => {
    expect(values(`Hello,\n\n${text}\n\nAll is dark.`)).toMatchObject({ firmware: '4.2.0', error: 'Granite 15.4', sighting: 'Orb 17.0.9' });
  });

  it('is read as a table', () => {
    expect(of(htmlOf('<table><tr><th>Software</th><th>Release</th></tr><tr><td>Big Lamp</td><td>4.2.0</td></tr><tr><td>Granite</td><td>15 SP4</td></tr></table>'))).toMatchObject({ signal: 'Big Lamp', firmware: '4.2.0', error: 'Granite 15 SP4' });
  });

  it('leaves a table of labels as it is', () => {
    expect(values('Site        Harbour\nLevel       3\nStation number  40117\nError       Granite 15.4')).toMatchObject({ site: 'Harbour', level: '3', error: 'Granite 15.4' });
  });
});
