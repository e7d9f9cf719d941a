// Numbers that a text itself excludes, and the like of them that it does not. At the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { withoutExcluded } from './excluded.ts';

const lamps = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'lamps')?.value;
const named = (text: string): string[] => recognised(mailOf(text)).identifiers.filter((claim) => claim.identifier === 'lamp').map((claim) => claim.value);

describe('a number that the text excludes', () => {
  it.each([
    'Lamps: 4711LP (Fern Hill with 5822LP is NOT affected)', 'Lamps: 4711LP (not 5822LP, that one is fine)', 'Lamps: 4711LP, not 5822LP', 'Lampen: 4711LP (der Südturm, 5822LP, ist nicht betroffen)',
    'Lampen: 4711LP, nicht 5822LP', 'Lampen: 4711LP, außer 5822LP ist alles an Bord', "Lamps: 4711LP (la tour sud, 5822LP, n'est pas concernée)", 'Lamps: 4711LP, pas 5822LP', 'Lamps: 4711LP (5822LP has nothing to do with it)', 'Lamps: 4711LP - unlike 5822LP',
  ])('is no value: %s', (text) => {
    expect(lamps(text)).toEqual(['4711LP']);
    expect(named(text)).toEqual(['4711LP']);
  });

  it.each(['The light of 4711LP is out. The last dark one was 5822LP - that is NOT this one.', 'Es geht um 4711LP. Letztes Mal war es 5822LP, das ist nicht diese hier, eine neue Nummer gibt es.', "La 4711LP est éteinte. La dernière fois c'était la 5822LP, ce n'est pas celle-ci.", 'The light of 4711LP is out, 5822LP is not affected.', 'Seit heute früh ist 4711LP dunkel. Die 5822LP ist nicht betroffen.', "La 4711LP est éteinte, la 5822LP n'est pas touchée.", 'We mean lamp 4711LP, not 5822LP.', "It is lamp 4711LP, and the light is out since noon. Please don't use\nthe one of my old tower (5822LP).", "It is lamp 4711LP. Don't use the one of my old tower (5822LP) in the thread below.", 'Please ignore 5822LP in the subject, we mean 4711LP.', 'Die Lampe 4711LP ist dunkel, bitte nicht die alte Nummer 5822LP verwenden.', "N'utilisez pas l'ancien numéro 5822LP, c'est 4711LP."])('is not named either: %s', (text) => {
    expect(named(text)).toEqual(['4711LP']);
  });

  it.each([
    ['Lamps: 4711LP, 5822LP (not sure about the second)', ['4711LP', '5822LP']], ['Lamps: 4711LP and 5822LP, not only one', ['4711LP', '5822LP']],
    ['Lamps: not 4711LP but 5822LP', ['5822LP']], ['Lampen: 4711LP (Nordturm), 5822LP (Südturm)', ['4711LP', '5822LP']], ['Lamps: 4711LP (does not turn any more)', ['4711LP']],
  ])('leaves the others: %s', (text, expected) => {
    expect(lamps(text)).toEqual(expected);
  });

  it.each(['Lamp 4711LP flickers, that is not the way it was.', 'Die 4711LP flackert, das war nicht so bestellt.', 'Lamp 4711LP does not turn any more.', 'Die 4711LP leuchtet nicht.', 'Only 4711LP is affected, nobody else sees it.', 'La 4711LP ne tourne pas.', 'We do not use 4711LP since noon, it smokes.', 'Wir können nicht einmal 4711LP verwenden.', '4711LP cannot be reached, not even by boat.', 'The horn of lamp 4711LP is not affected, only its light.'])('is none where the fault is told: %s', (text) => {
    expect(named(text)).toEqual(['4711LP']);
  });

  it('keeps every place of the text', () => {
    const text = 'Lamps: 4711LP (not 5822LP)\nand 6933LP';

    expect(withoutExcluded(text)).toHaveLength(text.length);
    expect(withoutExcluded(text).indexOf('6933LP')).toBe(text.indexOf('6933LP'));
  });
});
