// What a letter without labels says: each case in words of its own, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  site: { bare: true },
  signal: { values: ['Main Light', 'Fog Horn'] },
  keeper: { toldBy: ['reported', 'rang', 'reported by', 'on behalf of'] },
  may_test: { toldBy: ['is allowed', 'permitted'] },
  done: { doing: true, toldBy: ['cleaned', 'already tried'] },
  dark_since: { toldBy: ['since', 'went dark on'] },
  ships: { toldBy: ['all ships'], accounts: true },
  known: { toldBy: ['not known to us'] },
  level: { toldBy: ['my bet is', 'no idea which'], values: ['1', '2', 'open'], words: [{ text: 'no idea which', value: 'open' }, { text: 'high tide', value: '2' }] },
};
const letters: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => ({ ...field, ...more[field.id] })) };
const values = (text: string, head: Readonly<Record<string, string>> = {}): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp', ...head }), letters).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));

describe('a choice said in passing', () => {
  it.each([
    ['The lamp flickers (Harbour), nothing else.', 'Harbour'], ['It happens again (offshore).\nThe lamp flickers in the harbour.', undefined],
    ['The beam stops in their harbour after an hour.', 'Harbour'], ['It is Open sea.', 'Open sea'],
    ['The beam works in the harbour.', undefined], ['Is it in the harbour?', undefined], ['The harbour master came by.', undefined],
  ])('is the word alone, or behind a place: %s', (text, expected) => {
    expect(values(text)['site']).toEqual(expected);
  });

  it('counts in a line of nothing but keywords', () => {
    expect(values('1234LP / firmware version 4.2.1 / level 2 / offshore')).toMatchObject({ firmware: '4.2.1', level: '2', site: 'Open sea' });
  });

  it.each([['My bet is the high tide of Monday.', '2'], ['Lens or gear, no idea which.', 'open'], ['My bet is not the high tide.', undefined]])('is the word behind a guess, or the phrase itself: %s', (text, expected) => {
    expect(values(text)['level']).toEqual(expected);
  });
});

describe('a form on one line', () => {
  it('is read label by label at its strokes', () => {
    expect(values('Site - Harbour / Level - 2 / Sighting - two schooners at noon / Already done - wound the clock')).toMatchObject({ site: 'Harbour', level: '2', sighting: 'two schooners at noon', done: 'wound the clock' });
  });

  it.each(['3. Site – Harbour; Level – 2', '(3) Site – Harbour / Level – 2', 'Site – Harbour, Firmware version – 4.2.1, Level – 2'])('may be two pairs behind the number of a list: %s', (text) => {
    expect(values(text)).toMatchObject({ site: 'Harbour', level: '2' });
  });

  it.each(['Sighting – a schooner; then – much later – a cutter', 'Sighting – a schooner, sails – white'])('is none where only the first stroke follows a label: %s', (text) => {
    expect(values(text)['sighting']).toBe(text.slice('Sighting – '.length));
  });

  it('is none where the strokes stand in a sentence', () => {
    expect(values('Sighting: a schooner - white - with a crew of ten - and a dog')['sighting']).toBe('a schooner - white - with a crew of ten - and a dog');
  });
});

describe('a person in a story', () => {
  it.each([
    ['J. Holm rang, the lamp is dark.', 'J. Holm'], ['Reported by the night watch, Ida Bruhn.', 'Ida Bruhn'],
    ['Mara Lind of the north tower just reported it.', 'Mara Lind'], ['The lamp is dark. Per Dahl signed, so he is allowed to ask.', 'Per Dahl'],
    ['Per Dahl and Ida Bruhn say that one is allowed to ask.', undefined],
  ])('is named by what he did, or where his permission is spoken of: %s', (text, expected) => {
    expect(values(text)['keeper']).toEqual(expected);
  });

  it('is permitted by his own clause, whatever else the sentence denies', () => {
    expect(values('Per Dahl is allowed to ask, the lens was not seen yet.')['may_test']).toBe('yes');
    expect(values('Per Dahl is not allowed to ask, says the office.')).not.toHaveProperty('may_test');
  });
});

describe('what the writer did', () => {
  it.each(['We rebuilt the gear over night.', 'I have already greased the wheels twice, no change.', 'Cleaned the lens twice.', 'Wir haben die Linse geprüft und das Getriebe getauscht.', "Nous avons relancé le moteur."])('answers what was done: %s', (text) => {
    expect(values(`The beam stands still.\n${text}`)['done']).toBe(text);
  });

  it.each(['We noticed it at noon.', 'We received a complaint.', 'We need help.', 'We changed the lamp last night and since then it is dark.', 'We have not cleaned anything.'])('is not told by what he saw, got or changed before: %s', (text) => {
    expect(values(`The beam stands still.\n${text}`)).not.toHaveProperty('done');
  });
});

describe('a beginning in a sentence', () => {
  it('is the full date behind the word that leads to it', () => {
    expect(values('The lamp is dark since 10.03.2026 07:30 UTC+1, no ship came.')['dark_since']).toBe('2026-03-10T06:30:00Z');
  });

  it('is asked about where its offset is missing, and none where it is no date', () => {
    expect(values('The lamp is dark since 10.03.2026 07:30, no ship came.')['dark_since']).toBe('!the UTC offset is missing');
    expect(values('The lamp is dark since this morning, no ship came.')).not.toHaveProperty('dark_since');
  });
});

describe('accounts that a story names', () => {
  it.each([
    ['Only wave@fleet.example cannot see the beam.', ['wave@fleet.example']], ["The captain's lamp (gull@fleet.example) is dark.", ['gull@fleet.example']],
    ['I saw it with wave@fleet.example, gull@fleet.example and tern@fleet.example.', ['wave@fleet.example', 'gull@fleet.example', 'tern@fleet.example']],
    ['It hits only the two of us, ida@tower.example and mara@tower.example.', ['ida@tower.example', 'mara@tower.example']], ['Write to ida@tower.example.', undefined],
    ['Mails from wave@fleet.example and gull@fleet.example are late.', undefined], ['Please speak with wave@fleet.example or gull@fleet.example.', undefined],
    ['Mails from wave@fleet.example to gull@fleet.example come back.', undefined], ['Please call mate@tower.example.', undefined],
    ['22 sailors and 14 users lost sight of it.', ['14 users']], ['One of our users lost sight of it.', undefined],
  ])('are those it is about: %s', (text, expected) => {
    expect(values(text)['ships']).toEqual(expected);
  });
});

describe('answers one behind the other on one line', () => {
  it.each([
    ['Sighting: two schooners at noon. We rebuilt the gear over night, no change.', { sighting: 'two schooners at noon.', done: 'We rebuilt the gear over night, no change.' }],
    ['Sighting: two schooners at noon. They had white sails.', { sighting: 'two schooners at noon. They had white sails.' }],
    ['Sighting: we rebuilt the gear over night, then two schooners came.', { sighting: 'we rebuilt the gear over night, then two schooners came.' }],
  ])('end where another question is answered: %s', (text, expected) => {
    expect(values(text)).toMatchObject(expected);
  });
});

describe('what is shown of a value that a sentence told', () => {
  const shown = (text: string, id: string): string | undefined => recognised(mailOf(text), letters).fields.find((claim) => claim.field === id)?.raw;

  it.each([
    ['The lamp is dark since 10.03.2026 - 07:30 UTC+1, main tower.', 'dark_since', '10.03.2026 - 07:30 UTC+1'],
    ['It went dark on 10.03.2026 um 7:40 Uhr (MEZ). No ship came.', 'dark_since', '10.03.2026 um 7:40 Uhr (MEZ)'],
    ['Our station number is 73125.', 'station', '73125'],
  ])('is the date or the number, not the sentence: %s', (text, id, expected) => {
    expect(shown(text, id)).toBe(expected);
  });
});

describe('everybody, in the subject', () => {
  it('is who is affected', () => {
    expect(values('See the subject please.', { Subject: 'lamp dark for all ships in the bay' })['ships']).toEqual(['all']);
  });
});

describe('a number whose form others share', () => {
  it('counts right beside one that is certain', () => {
    expect(values('73125 / 1234LP2: dark')['station']).toBeUndefined();
    expect(values('73125 / 4321LP: the lamp is dark since noon.')['station']).toBe('73125');
    expect(values('It costs 73125 and 4321LP is dark.')).not.toHaveProperty('station');
  });
});

describe('a version of a thing', () => {
  const lens: RecognitionRules = { ...letters, fields: letters.fields.map((field) => (field.id === 'firmware' ? { ...field, labels: [...field.labels, { text: 'Lens version', language: 'en', rule: 'x' }] } : field)) };
  const version = (text: string): unknown => recognised(mailOf(text), lens).fields.find((claim) => claim.field === 'firmware')?.value;

  it.each([
    ['Correction, the lens is actually 25.1.2, I looked at the wrong one.', '25.1.2'], ["It's 25.2.0 of the lens. The tower is white.", '25.2.0'], ['Our lens runs on 25.2.', '25.2'], ['Die Linse ist neu. Lens ist 4.2.1 und läuft.', '4.2.1'],
    ['The lens is 25.1.2 compatible.', undefined], ['Is the lens 25.1.2?', undefined], ['The lens is 5 minutes late.', undefined], ['The lens was 25.1.2 before.', undefined], ['The lens is 25.1.2, the spare lens is 25.2.0.', undefined],
  ])('is said with the thing itself: %s', (text, expected) => {
    expect(version(text)).toBe(expected);
  });
});

describe('a host in brackets', () => {
  const hosts: RecognitionRules = {
    ...letters,
    identifiers: [...letters.identifiers, { id: 'station_host', pattern: String.raw`(?:[a-z0-9-]+\.)+[a-z]{2,}`, ignoreCase: false, labelNeeded: true, placeholders: [], external: false, rule: 'x' }],
    fields: [...letters.fields.filter((field) => field.id !== 'station'), { ...letters.fields[0]!, id: 'station_host', identifier: 'station_host', labels: [] }, { ...letters.fields[7]!, id: 'trust', labels: [], charactersMin: 0, prose: false, namedBy: 'station_host' }],
  };
  const found = (text: string): Record<string, unknown> => Object.fromEntries(recognised(mailOf(text), hosts).fields.map((claim) => [claim.field, claim.value]));

  it('is the domain of a name of the same letters, where a fault is told', () => {
    expect(found('We look after Fern Tower (ferntower.example). We rebuilt the gear over night.')).toMatchObject({ station_host: 'ferntower.example', trust: 'Fern Tower' });
  });

  it.each(['We look after Fern Tower (other.example). We rebuilt the gear.', 'We look after Fern Tower (ferntower.example).', 'See the fern (ferntower.example). We rebuilt the gear.'])('says nothing otherwise: %s', (text) => {
    expect(found(text)).not.toHaveProperty('station_host');
  });
});

describe('a list of facts', () => {
  it('is read item by item', () => {
    expect(values('To sum up:\n1) level is 2\n2) site harbour\n3) firmware version 4.2.1')).toMatchObject({ level: '2', site: 'Harbour', firmware: '4.2.1' });
  });
});

describe('a sentence that the mail program broke', () => {
  it('is found in one piece', () => {
    expect(values('The beam of the eastern tower has been turning much too slowly and my bet is\nthe high tide of this week.')['level']).toBe('2');
  });

  it('ends where a label begins', () => {
    expect(values('The beam of the eastern tower has been turning too slowly since the storm of\nSite Harbour\nLevel 2')).toMatchObject({ site: 'Harbour', level: '2' });
  });
});

describe('facts behind a label that takes any words', () => {
  it('are found in the story, in closed kinds only', () => {
    const found = values('REPORT: The beam stands still since noon. The site is Harbour, we climbed up.\nLevel: 2');
    expect(found).toMatchObject({ site: 'Harbour', level: '2' });
  });
});

describe('a report without labels', () => {
  it('is what is left without the facts and the talk about the form', () => {
    expect(values('Please see the details below. Site is Harbour, level is 2. The beam stands still and nobody can mend it.')['report']).toBe('The beam stands still and nobody can mend it.');
  });

  it('is not a question after the mail itself', () => {
    expect(values('Hello? Any news on my mail?')).not.toHaveProperty('report');
    expect(values('Is anybody reading this?')).not.toHaveProperty('report');
  });
});

describe('the only question of our mail', () => {
  const asked = (questions: string): string => `\n\nOn Mon, 9 Mar 2026 Beacon Desk <desk@beacon.example> wrote:\n> BCN-2026-000001\n${questions.split('\n').map((line) => `> ${line}`).join('\n')}`;
  const one = asked('Keeper on duty:\n(e.g. J. Sample, +44 20 7946 0000)');

  it('is answered by what stands above it without a label', () => {
    expect(values(`Ida Bruhn, +49 421 5550 123${one}`, { Subject: 'Re: [BCN-2026-000001] lamp' })['keeper']).toContain('Ida Bruhn');
  });

  it.each(['Who is that?', 'Done, I filled in the form below.'])('is not answered by %s', (text) => {
    expect(values(`${text}${one}`, { Subject: 'Re: [BCN-2026-000001] lamp' })['keeper'] ?? '').not.toContain('form');
    expect(values(`${text}${asked('Sighting:\n(e.g. a sail)')}`, { Subject: 'Re: [BCN-2026-000001] lamp' })).not.toHaveProperty('sighting');
  });

  it('is not answered by the line that answers the other one', () => {
    const two = asked('Level:\n(e.g. 2)\n\nSighting:\n(e.g. a sail)');
    expect(values(`Level 3 is fine for us. Several keepers are affected.${two}`, { Subject: 'Re: [BCN-2026-000001] lamp' })).not.toHaveProperty('sighting');
    expect(values(`Level: 2\ntwo schooners${two}`, { Subject: 'Re: [BCN-2026-000001] lamp' })).toMatchObject({ level: '2', sighting: 'two schooners' });
  });

  it('is not answered when there are two', () => {
    expect(values(`two schooners${asked('Sighting:\n(e.g. a sail)\n\nError code:\n(e.g. 17)')}`, { Subject: 'Re: [BCN-2026-000001] lamp' })).not.toHaveProperty('sighting');
  });
});

describe('a choice in many words behind its label', () => {
  it.each([
    ['Site: probably the harbour', 'Harbour'], ['Level: could be 1 or 2, no idea which', 'open'], ['Level: high tide', '2'],
  ])('is read through them: %s', (text, expected) => {
    expect(values(text)[text.startsWith('Site') ? 'site' : 'level']).toBe(expected);
  });
});

describe('a passed-on mail that is only quoted', () => {
  it('tells the report when the subject says that it is one', () => {
    const found = values('See below.\n\n> From: Mara Lind <mara@fleet.example>\n> Date: Tue, 10 Mar 2026 09:02\n> To: ida@tower.example\n> Subject: lamp\n>\n> The beam of the east tower has been standing still since the storm.', { Subject: 'Fwd: lamp' });
    expect(found['report']).toContain('standing still');
  });
});

describe('a signature without a good-bye', () => {
  it('begins with the name of who wrote', () => {
    expect(values('Site: Harbour\n\nIda Holm | Tower Trust | mobile +49 421 5550 123')['keeper']).toContain('5550 123');
  });
});

describe('a label', () => {
  it('may end with a semicolon, and be misspelt before "is"', () => {
    expect(values('Site; Harbour\nLevel; 2')).toMatchObject({ site: 'Harbour', level: '2' });
    expect(values('The standrot is Hafen.')['site']).toBe('Harbour');
  });
});
