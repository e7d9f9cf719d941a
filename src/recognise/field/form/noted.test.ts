// Our list of what we have noted, coming back inside of a quote, perhaps with a line edited.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { ParsedMessage } from '../../../parse/parsed-message.ts';

const head = { Subject: 'Re: [BCN-2026-000042] lamp' };
const quoted = (...lines: string[]): ParsedMessage => mailOf(`Here it is.\n\nOn Mon, 2 Mar 2026 at 10:00, Desk <desk@beacon.example> wrote:\n${lines.map((line) => `> ${line}`).join('\n')}`, head);
const noted = (mail: ParsedMessage): string[] => (recognised(mail, beacon).noted ?? []).map((claim) => `${claim.field} ${[claim.value].flat().join(', ')}`);

describe('a quoted list of noted values', () => {
  it.each([
    ['- SIGNAL AFFECTED = Fog Horn', ['signal Fog Horn']], ['* Betroffenes Signal* = Fog Horn', ['signal Fog Horn']], ['• Signal concerné = Main Light', ['signal Main Light']],
    ['Level = 2 (from the subject)', ['level 2']], ['- Standort = Hafen (aus Ihrer Mail)', ['site Harbour']], ['- Lamps = 4711LP, 4712LP', ['lamps 4711LP, 4712LP']],
  ])('says what stands there now: %s', (line, expected) => {
    expect(noted(quoted('We have noted:', line))).toEqual(expected);
  });

  it('is read where a value stands below its label, or in the next cell', () => {
    expect(noted(quoted('- SIGNAL AFFECTED', '= Fog Horn'))).toEqual(['signal Fog Horn']);

    const table = '<div>On Mon, 2 Mar 2026 at 10:00, Desk &lt;desk@beacon.example&gt; wrote:</div><blockquote type="cite"><table><tr><td>SIGNAL AFFECTED</td><td>= Fog Horn</td></tr><tr><td>Level</td><td>= 2</td></tr></table></blockquote>';
    expect(noted(mailOf(`<p>Here it is.</p>${table}`, { ...head, 'Content-Type': 'text/html; charset=utf-8' }))).toEqual(['signal Fog Horn', 'level 2']);
  });

  it.each(['- Colour of the tower = red', '- Level = the usual', '- SIGNAL AFFECTED =', 'Level: 2', 'Level=2'])('says nothing in a line that is no such value: %s', (line) => {
    expect(noted(quoted('We have noted:', line))).toEqual([]);
  });

  it('says nothing in a quote of somebody else, or in what is written anew', () => {
    expect(noted(mailOf('Here it is.\n\nOn Mon, 2 Mar 2026 at 10:00, Lou <lou@tower.example> wrote:\n> - Level = 2', head))).toEqual([]);
    expect(noted(mailOf('- Level = 2', head))).toEqual([]);
  });
});
