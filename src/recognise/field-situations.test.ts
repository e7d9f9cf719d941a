// Situations around labels: pasted output, underlined headings, help text left in, identifiers as word processors set them.
import { describe, expect, it } from 'vitest';
import { beacon, claimsOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

describe('words like labels inside what was pasted or told in steps', () => {
  const own = 'Station number: 40117\nLevel: 2\nSite: Harbour\nConsole: https://lamp.tower.example\n';
  const never: readonly (readonly [string, string])[] = [
    ['JSON', '{\n  "station number": "99999",\n  "level": 4,\n  "console": "none"\n}'],
    ['a mail header', 'Received: from a by b\nX-Station-Number: 99999\nLevel: 4\nMessage-ID: <1@x.example>\nSite: offshore'],
    ['numbered steps', '1. Site: choose offshore\n2. Level: turn it to 4\n3. press the knob'],
    ['steps with dashes', '- Console: open the second one\n- Level: 4\n- Firmware version: leave it alone'],
    ['a table of a program, set in', 'the program printed\n\n    Station number : 99999\n    Level          : 4\n    Site           : offshore'],
    ['a log line', '2026-03-10 08:00:01 WARN Station number: 99999 Level: 4'],
  ];

  it.each(never)('do not dispute what the labels of the mail say: %s', (_, pasted) => {
    const mail = mailOf(`${own}Sighting:\n${pasted}\nTest signals: yes\n`);

    expect(claimsOf(mail, 'station')).toEqual(['label 40117']);
    expect(claimsOf(mail, 'level')).toEqual(['label 2']);
    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'console_url')).toEqual(['label https://lamp.tower.example']);
    expect(claimsOf(mail, 'firmware')).toEqual([]);
    expect(claimsOf(mail, 'may_test')).toEqual(['label yes']);
    expect(claimsOf(mail, 'sighting').join()).toContain(pasted.trim().slice(0, 10));
    expect(recognised(mail).identifiers.filter((claim) => claim.value === '99999' && claim.labelled)).toEqual([]);
  });

  it('are labels where all labels of the mail are items', () => {
    const mail = mailOf('- Station number: 40117\n- Level: 2\n- Sighting: a lamp\n- Site: Harbour\n');

    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'level')).toEqual(['label 2']);
  });
});

describe('underlined headings', () => {
  it.each(['-', '=', '~', '_', '*'])('are labels of every kind: %s', (sign) => {
    const parts = [['STATION NUMBER', '40117'], ['SITE', 'Harbour'], ['LEVEL', '2'], ['REPORT', 'the lamp went dark at noon'], ['SIGHTING', 'dark\nand silent'], ['CONSOLE', 'https://lamp.tower.example'], ['TEST SIGNALS', 'no']] as const;
    const mail = mailOf(`Hello,\n\n${parts.map(([label, value]) => `${label}\n${sign.repeat(label.length)}\n${value}\n`).join('\n')}`);

    for (const [id, value] of [['station', '40117'], ['site', 'Harbour'], ['level', '2'], ['report', 'the lamp went dark at noon'], ['sighting', 'dark\nand silent'], ['console_url', 'https://lamp.tower.example'], ['may_test', 'no']] as const) {
      expect(claimsOf(mail, id)).toEqual([`label ${value}`]);
    }
  });
});

describe('what only looks like an answer', () => {
  it.each(['me', 'me (Ida)', 'myself, as always', 'see https://tower.example/people', 'ich selbst', 'voir la liste'])('names no contact: %s', (text) => {
    expect(claimsOf(mailOf(`Station number: 40117\nKeeper on duty: ${text}\nLevel: 2\n`), 'keeper')).toEqual([]);
  });
  it.each(['Lamp(s) or spare lamp(s): e.g. 2001LP, 2002LP', 'Lamps: z. B. 2001LP oder 2002LP', 'Lamps (e.g. 2001LP, 2002LP):'])('is the example of a form: %s', (text) => {
    const found = recognised(mailOf(`Station number: 40117\n${text}\nLevel: 2\n`));

    expect(found.fields.filter((claim) => claim.field === 'lamps')).toEqual([]);
    expect(found.identifiers.filter((claim) => claim.identifier === 'lamp')).toEqual([]);
  });
});

describe('an identifier as people type it', () => {
  const label = (text: string) => ({ text, language: 'en', rule: `beacon/pack.yaml:${text}` });
  const blank = { values: [], words: [], identifier: null, zone: null, allWords: [], charactersMin: 0, fallback: [], prose: false, minorNeeded: false, questions: [], toldBy: [], names: [], versionOf: null, rule: 'beacon/pack.yaml:1' };
  const rules = {
    ...beacon, version: 'with a key',
    fields: [...beacon.fields, { ...blank, id: 'key', kind: 'id' as const, labels: [label('Tower key')] }, { ...blank, id: 'tower', kind: 'text' as const, labels: [label('Tower')] }, { ...blank, id: 'host', kind: 'id' as const, labels: [label('Tower domain')] }],
    identifiers: [...beacon.identifiers, { id: 'key', pattern: '[A-Z]{4}-SUP-[A-Z0-9]+', ignoreCase: false, labelNeeded: false, placeholders: [], external: false, rule: 'k' }, { id: 'host', pattern: '(?:[a-z0-9-]+[.])+[a-z]{2,9}', ignoreCase: false, labelNeeded: true, placeholders: [], external: false, rule: 'h' }],
  };
  const valuesOf = (text: string): string[] => recognised(mailOf(text), rules).fields.map((claim) => `${claim.field} ${[claim.value].flat().join()}`);

  it.each(['NORD-SUP-12A', 'nord-sup-12a', 'NORD–SUP–12A', 'Nord\u2011Sup\u201112a'])('is told in the form of its pattern: %s', (text) => {
    expect(valuesOf(`Tower key: ${text}\n`)).toEqual(['key NORD-SUP-12A']);
  });

  it('is the domain without its web server', () => {
    expect(valuesOf('Tower domain: www.north.example\n')).toEqual(['host north.example']);
  });

  it('behind the label of a text that begins its own label goes where it belongs', () => {
    expect(valuesOf('Tower: north.example\nTower: North Rock Light\n')).toEqual(['tower North Rock Light', 'host north.example']);
    expect(valuesOf('Tower: north.example\nTower domain: south.example\n')).toEqual(['tower north.example', 'host south.example']);
    expect(valuesOf('Tower: 40117\n')).toEqual(['tower 40117']);
  });
});

describe('a name behind the last sentence', () => {
  it.each(['Ngā mihi', 'À plus', 'Hej hej,'])('is not what stands below an empty label, and neither is the good-bye above it: %s', (farewell) => {
    const mail = mailOf(`The lamp is dark since noon.\n\nSite: Harbour\nError: \n\n${farewell}\nIda`);

    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'error')).toEqual([]);
  });

  it('signs the mail and is no part of the value', () => {
    expect(claimsOf(mailOf('Report: the lamp went dark at noon, please help. Ida'), 'report')).toEqual(['label the lamp went dark at noon, please help.']);
    expect(claimsOf(mailOf('Report: the lamp went dark at noon. Bo saw it'), 'report')).toEqual(['label the lamp went dark at noon. Bo saw it']);
    expect(claimsOf(mailOf('the lamp of the tower went dark at noon. Ida Holm'), 'report')).toEqual(['label the lamp of the tower went dark at noon.']);
  });
});
