// What a mail tells that somebody passed on: at the lighthouse desk, below a note of the keeper.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from './recognition-rules.ts';

const rules: RecognitionRules = { ...beacon, fields: beacon.fields.map((field) => (field.id === 'site' ? { ...field, ofWriter: true as const } : field.id === 'known' ? { ...field, reference: true as const } : field)) };
const head = (from: string): string => `\n\n-----Original Message-----\nFrom: ${from}\nSent: Monday, 9 March 2026 9:01 AM\nTo: Ida Holm <ida@tower.example>\nSubject: dark\n\n`;
const customer = head('Lou Hart <lou@quay.example>');
const told = (body: string, field: string): unknown => recognised(mailOf(body, { Subject: 'FW: dark' }), rules).fields.find((claim) => claim.field === field)?.value;

describe('a mail that was passed on', () => {
  const below = 'Hi Ida, no ship finds its way. It is severity level 2 for us and the firmware version is 4.2.0. Lamps 4711LP and 4712LP are dark. Site: Open sea\nLou';

  it('tells what the note above leaves open', () => {
    expect([told(`Please look into it.${customer}${below}`, 'level'), told(`Please look into it.${customer}${below}`, 'firmware')]).toEqual(['2', '4.2.0']);
  });

  it('tells nothing of others whom its writer only knows of', () => {
    const report = told(`Please look into it.${customer}The lamp flickers since the long weekend and then it goes out.\n\nI know Mr Reed of North Pier had something similar last year, his was LOG-40117.\nLou`, 'report');

    expect(report).toMatch(/flickers/);
    expect(report).not.toMatch(/Reed/);
  });

  it('yields to what the note says', () => {
    expect(told(`For us it is level 3.${customer}${below}`, 'level')).toBe('3');
  });

  it('says nothing where the note disowns it', () => {
    expect(told(`Lamp 4711LP is dark.\nPlease ignore what stands below, that is an old case.${customer}${below}`, 'level')).toBeUndefined();
  });

  it('says nothing when it is our own', () => {
    expect(told(`Here is what you wrote to me yesterday, I do not understand a word of it.${head('Desk <desk@beacon.example>')}${below}`, 'level')).toBeUndefined();
  });

  it('passed on twice without a word is read as the innermost one', () => {
    expect(told(`Please look into it.${head('Kai Berg <kai@tower.example>')}see below${customer}${below}`, 'firmware')).toBe('4.2.0');
  });

  it('leaves the judgement to the side that writes to us, unless a colleague wrote it', () => {
    const judged = 'Hello, no ship finds its way since noon today. We think this one is out on the open sea, the site offshore.';

    expect(told(`Please look.${customer}${judged}`, 'site')).toBeUndefined();
    expect(told(`Please look.${head('Kai Berg <kai@tower.example>')}${judged}`, 'site')).toBe('Open sea');
  });
});
