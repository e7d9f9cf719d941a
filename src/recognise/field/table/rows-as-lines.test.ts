// Forms in two columns, at the lighthouse desk: what a cell tells is read as it would be behind a colon.
import { describe, expect, it } from 'vitest';
import { claimsOf, htmlOf, mailOf } from '../../../../test/recognise/sample-desk.ts';
import type { ParsedMessage } from '../../../parse/parsed-message.ts';

const html = (rows: readonly (readonly [string, string])[], below = ''): ParsedMessage => htmlOf(`<p>Hello,</p><table>${rows.map(([lead, told]) => `<tr><td><b>${lead}</b></td><td>${told}</td></tr>`).join('')}</table>${below}`);
const markdown = (rows: readonly (readonly [string, string])[], below = ''): ParsedMessage => mailOf(`Hello,\n\n| Field | Value |\n|---|---|\n${rows.map(([lead, told]) => `| ${lead} | ${told} |`).join('\n')}\n${below}`);

describe.each([['an HTML table', html], ['a Markdown table', markdown]])('a form in two columns of %s', (_, of) => {
  it('tells within an answer what a line would', () => {
    const mail = of([['Station number', '40117'], ['Report', 'the main light goes dark every night, firmware version 4.2.1 is on it']]);

    expect(claimsOf(mail, 'station')).toEqual(['table 40117']);
    expect(claimsOf(mail, 'firmware').join()).toContain('4.2.1');
  });

  it('asks with a question mark as with a colon', () => {
    expect(claimsOf(of([['Station number', '40117'], ['Is the crew permitted to send test signals?', 'no']]), 'may_test')).toEqual(['table no']);
  });

  it('leaves open what stands open', () => {
    expect(claimsOf(of([['Station number', '40117'], ['Site', '____'], ['Report', 'the light of the harbour goes dark every night']]), 'site')).toEqual([]);
  });

  it('ends its last answer with its last row', () => {
    expect(claimsOf(of([['Station number', '40117'], ['Report', 'the main light goes dark every night']], 'Ida Holm of the north tower wrote this table.'), 'report')).toEqual(['table the main light goes dark every night']);
  });
});

it('a table of three columns is none', () => {
  expect(claimsOf(mailOf('| Station number | Level | Site |\n|---|---|---|\n| 40117 | 2 | Harbour |\n'), 'station')).toEqual(['table 40117']);
});
