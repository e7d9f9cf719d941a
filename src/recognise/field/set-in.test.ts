// A block set in with the editor of a mail program is no quote; one under somebody's name, or in an answer, is.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../test/recognise/sample-desk.ts';

const block = '<blockquote><b>Station number:</b> 40117<br><b>Level:</b> 3<br><b>Site:</b> Harbour</blockquote>';
const found = (body: string, headers: Readonly<Record<string, string>> = {}): string[] => recognised(mailOf(body, { 'Content-Type': 'text/html; charset=utf-8', ...headers })).fields.map((claim) => `${claim.field} ${String(claim.value)}`);

describe('a block that is set in', () => {
  it('tells what its writer tells', () => {
    expect(found(`<p>Hello,</p>${block}<p>Thanks</p>`)).toEqual(expect.arrayContaining(['station 40117', 'level 3', 'site Harbour']));
  });

  it.each([
    ['in an answer', '<p>Hello,</p>', { Subject: 'Re: lamp' }], ['in an answer by its thread', '<p>Hello,</p>', { 'In-Reply-To': '<a@tower.example>' }], ['in what is passed on', '<p>Hello,</p>', { Subject: 'FW: lamp' }],
    ['below the name of somebody', '<p>On Mon, 2 Mar 2026 Tom Ash wrote:</p>', {}], ['below a header', '<p>From: Tom Ash</p>', {}],
  ])('stays a quote %s', (_, above, headers) => {
    expect(found(`${above}${block}<p>Thanks</p>`, headers)).not.toContain('level 3');
  });
});
