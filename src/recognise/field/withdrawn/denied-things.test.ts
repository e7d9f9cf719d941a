// Numbers that a sentence sets aside without another one that is meant, and sentences of faults that only sound so.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const named = (text: string): string[] => recognised(mailOf(text)).identifiers.filter((claim) => claim.identifier === 'lamp').map((claim) => claim.value);

describe('a number that is set aside', () => {
  it.each([
    'Our tower is dark, and this time it is not about lamp 4711LP.', 'Diesmal geht es nicht um die Lampe 4711LP, der ganze Turm ist dunkel.', "Il ne s'agit pas de la lampe 4711LP, toute la tour est noire.",
    'All lamps apart from 4711LP are dark.', 'Mit Ausnahme von 4711LP sind alle dunkel.', "Toutes sont noires à l'exception de 4711LP.", 'The tower is dark; 4711LP works as usual.', 'Der Vorgang zu 4711LP wurde gestern geschlossen, heute ist der Turm dunkel.',
  ])('is none of this case: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it.each(['Not working: 4711LP', 'It is not only 4711LP that is dark.', 'Pas de lumière pour 4711LP.', '4711LP is not fine, it is dark.', '4711LP was fine until yesterday.', 'Nobody except the keeper at 4711LP sees it.'])('is meant where a fault is told: %s', (text) => {
    expect(named(text)).toEqual(['4711LP']);
  });
});
