import { describe, expect, it } from 'vitest';
import { beacon, claimsOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from './recognition-rules.ts';

/** The lighthouse desk with what a pack may say about prose. */
const telling: RecognitionRules = {
  ...beacon,
  fields: beacon.fields.map((field) => {
    if (field.id === 'signal') return { ...field, values: ['Main Light', 'Fog Horn', 'Beam'] };
    if (field.id === 'firmware') return { ...field, versionOf: 'signal' };
    if (field.id === 'error') return { ...field, names: ['Zenith Lens', 'Lens'] };
    if (field.id === 'done') return { ...field, toldBy: ['we climbed', 'already tried'] };
    if (field.id === 'ships') return { ...field, toldBy: ['all ships'] };
    return field;
  }),
  identifiers: beacon.identifiers.map((one) => (one.id === 'log' ? { ...one, external: true } : one)),
};
const values = (text: string, subject = 'lamp'): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: subject }), telling).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));

describe('a sentence with the word of a label', () => {
  it('states its value, with a linking word or right behind it', () => {
    expect(values('Hello,\nour site is Harbour and the level is 2. The console is https://tower.example.')).toMatchObject({ site: 'Harbour', level: '2', console_url: 'https://tower.example' });
    expect(values('firmware version 4.2.1, site offshore, level 3')).toMatchObject({ firmware: '4.2.1', site: 'Open sea', level: '3' });
  });

  it.each([
    ['a question', 'Is the site Harbour?'], ['another word', 'The site is lovely in spring.'], ['a story', 'The level is falling since the storm of the night before last.'],
  ])('states nothing in %s', (_, text) => {
    expect(values(text)).not.toHaveProperty('site');
    expect(values(text)).not.toHaveProperty('level');
  });

  it('states nothing when two sentences contradict', () => {
    expect(values('The site is Harbour. The site is Open sea.')).not.toHaveProperty('site');
  });

  it('leaves nothing of itself to the report', () => {
    expect(values('Site is Harbour, level is 2.')).not.toHaveProperty('report');
    expect(values('Site is Harbour.\nThe beam stands still since the storm of Monday.')['report']).toBe('The beam stands still since the storm of Monday.');
  });
});

describe('a correction', () => {
  it.each([
    ['The firmware version was wrong, it is 4.2.1.', { firmware: '4.2.1' }], ['The correct site is Harbour.', { site: 'Harbour' }],
    ['Please change the level to 2.', { level: '2' }], ['The site is not Harbour but Open sea.', { site: 'Open sea' }],
    ['Sorry, the level should be 2, not 3.', { level: '2' }],
  ])('names the field and its right value: %s', (text, expected) => {
    expect(values(text)).toMatchObject(expected);
  });

  it.each([
    'The firmware version was wrong, please check.', 'Is the correct site Harbour?', 'The site should be reachable by boat.',
    'Please change the level of the lamp to something brighter.', 'The level was wrong, it is too high for us.', 'The error is not the lamp but the lens.',
  ])('without a right value corrects nothing: %s', (text) => {
    const found = values(text);
    for (const field of ['firmware', 'site', 'level', 'error']) expect(found).not.toHaveProperty(field);
  });
});

describe('a list without separators', () => {
  it('gives people and texts behind labels of several words', () => {
    expect(values('Site Harbour\nKeeper on duty Ida Holm\nLevel 2\nAlready done climbed the tower twice')).toMatchObject({ keeper: 'Ida Holm', done: 'climbed the tower twice' });
  });

  it.each(['Keeper on duty Ida Holm saw it.', 'Already done.\nAlready done is what we could.\nLevel 2', 'The lamp is dark.\nAlready done climbed it\nIt rains.\nNo ship came.'])('is none in prose: %s', (text) => {
    expect(values(text)).not.toHaveProperty('keeper');
    expect(values(text)).not.toHaveProperty('done');
  });
});

describe('a label in brackets', () => {
  it('ends with them', () => {
    expect(values('The beam of the east tower turns too slowly (test signals: yes). We cannot mend it.')).toMatchObject({ may_test: 'yes' });
  });

  it('does not announce what follows', () => {
    expect(values('Ida called (test signals): the beam of the east tower turns too slowly since Monday.')).not.toHaveProperty('may_test');
  });
});

describe('things known by name', () => {
  it('are read with their release, wherever they stand', () => {
    expect(values('It happens with a Zenith Lens 8u20 (64 bit) in the east tower.')['error']).toBe('Zenith Lens 8u20 (64 bit)');
    expect(values('A lens broke.')).not.toHaveProperty('error');
  });

  it('have their version behind them, in the text before the subject', () => {
    expect(values('We run Beam 4.3.1 in the tower.')).toMatchObject({ firmware: '4.3.1', signal: 'Beam' });
    expect(values('It stands still.', 'Fog Horn 2.0.1 is silent')).toMatchObject({ firmware: '2.0.1', signal: 'Fog Horn' });
    expect(values('Beam 4.3.1 here, Beam 4.9.9 there.')).not.toHaveProperty('firmware');
  });
});

describe('a sentence with a phrase of the pack', () => {
  it('answers the question that it is about', () => {
    expect(values('The lamp is dark. We climbed the tower and changed the bulb. All ships complain.')).toMatchObject({ done: 'We climbed the tower and changed the bulb.', ships: ['all'] });
  });

  it('answers nothing as a question or a wish', () => {
    expect(values('Shall we have climbed the tower? Please say what is already tried.')).not.toHaveProperty('done');
  });
});

describe('values in forms', () => {
  it('stand below their label in the quoted form, with or without quote marks', () => {
    const form = 'Hello,\n\nStation number:\n  40117\n  (e.g. 12345)\n\nKeeper on duty:\n  Toni Berg, +49 30 23125 99\n  (e.g. Ida Holm, +49 30 23125 1)\n';
    const outlook = `See below.\n\n________________________________\nFrom: Beacon Desk <desk@beacon.example>\nSent: Tuesday, March 10, 2026 10:00 AM\nTo: Ida Holm\nSubject: Re: lamp [BCN-2026-000001]\n\n${form}`;
    const quoted = `See below.\n\nOn Tue, 10 Mar 2026 Beacon Desk <desk@beacon.example> wrote:\n${form.replace(/^/gmu, '> ')}`;
    for (const text of [outlook, quoted]) expect(values(text)).toMatchObject({ station: '40117', keeper: 'Toni Berg, +49 30 23125 99' });
  });

  it('go on in the next row of a drawn table', () => {
    expect(claimsOf(mailOf('| Sighting | no light |\n|          | at night |\n| Site     | Harbour    |'), 'sighting')).toEqual(['table no light\nat night']);
  });

  it('end with the label behind a semicolon', () => {
    expect(values('Sighting: dark; Site: Harbour; Level: 2')).toMatchObject({ sighting: 'dark', site: 'Harbour', level: '2' });
  });
});

describe('the receipt of another ticket system', () => {
  const receipt = (subject: string): unknown => {
    const rules = { ...telling, fields: telling.fields.map((field) => (field.id === 'error' ? { ...field, kind: 'id' as const, identifier: 'log', names: [] } : field)) };
    const mail = mailOf('Your request has been received.', { Subject: subject, 'Auto-Submitted': 'auto-replied' });
    return recognised(mail, rules).fields.find((claim) => claim.field === 'error')?.value;
  };

  it('says its own number beside ours', () => {
    expect(receipt('[Ticket#LOG-884213] RE: [BCN-2026-000001] received')).toBe('LOG-884213');
    expect(receipt('Re: [BCN-2026-000001] lamp [Ticket: LOG-884213]')).toBe('LOG-884213');
  });

  it('says nothing without ours, or with two of its own', () => {
    expect(receipt('[Ticket#LOG-884213] received')).toBeUndefined();
    expect(receipt('[Ticket#LOG-884213] [Case#LOG-99001] [BCN-2026-000001]')).toBeUndefined();
  });
});
