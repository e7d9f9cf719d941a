// Blocks of labels below heads of their own, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const of = (text: string): Record<string, string> => Object.fromEntries(recognised(mailOf(text)).fields.map((claim) => [claim.field, [claim.value].flat().join(', ')]));
const blocks = (one: string, other: string, around = ''): string => `Hello,\n\n${one}\nStation number: 40117\nSite: Harbour\n\n${other}\nStation number: 40118\nSite: Open sea\n\n${around}`;

describe('blocks of labels', () => {
  it.each([
    ['--- healthy ---', '--- broken ---', ''], ['Tower 1 (works):', 'Tower 2 (fails):', ''], ['GOOD TOWER', 'BAD TOWER', ''], ['## Vorher', '## Jetzt', ''],
    ['== Tower A ==', '== Tower B ==', 'This mail is about Tower B only.'], ['Turm A:', 'Turm B:', 'Betroffen ist nur Turm B.'],
  ])('count where their head or a sentence says that they are meant: %s %s %s', (one, other, around) => {
    expect(of(blocks(one, other, around))).toMatchObject({ station: '40118', site: 'Open sea' });
  });

  it('leave open what each of them answers in its own way', () => {
    const found = of(blocks('Tower A:', 'Tower B:', 'At one of them it is dark, we are finding out at which.'));

    expect(found).not.toHaveProperty('station');
    expect(found).not.toHaveProperty('site');
  });

  it('tell both answers where nobody says which is meant: a person is asked', () => {
    const { fields } = recognised(mailOf(blocks('Night:', 'Morning:', 'The one has gone home and the other has not looked.')));

    expect(fields.filter((claim) => claim.field === 'site').map((claim) => claim.value)).toEqual(['Harbour', 'Open sea']);
  });

  it('that answer different questions are parts of one form', () => {
    expect(of('== Where ==\nStation number: 40118\nSite: Open sea\n\n== What works ==\nLevel: 2\nSighting: a red flare')).toMatchObject({ station: '40118', site: 'Open sea', level: '2', sighting: 'a red flare' });
  });
});
