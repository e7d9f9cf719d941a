// Paragraphs that name more than one level, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const levels = (text: string): unknown[] => [...new Set(recognised(mailOf(`Hello,\n\nthe lamp is dark since noon.\n\n${text}`)).fields.filter((claim) => claim.field === 'level').map((claim) => claim.value ?? claim.problem))];

describe('of several levels that are named', () => {
  it.each([
    ['First I thought level 3, but make it 2.', '2'], ['I had put level 3, but looking at the fog it has to be 2.', '2'], ["I'd rate it level 3, no wait, more like 2, it's most ships.", '2'],
    ['Not a level 1, a 3 will do.', '3'], ['In our notice level 2 had been entered. The correct class is level 3.', '3'], ['Contrary to what I wrote (level 2) level 3 is enough.', '3'], ['Entgegen meiner Angabe (Level 2) genügt Level 3.', '3'], ['The pilots and the customer call it level 1, we say 3.', '3'], ['The last one was level 1, this one is a 3.', '3'], ['I hesitated between 2 and 3, let us go with level 3.', '3'],
    ['Erst dachte ich Level 2, aber es trifft nur die Fischer. Level 3 bitte.', '3'], ['Zuerst hatte ich 3 eingetragen, Level 2 passt aber besser.', '2'], ['Level 3, nein, eher 2.', '2'],
    ['Der Kunde meint Level 1, wir sagen 3.', '3'], ['Nicht Level 1, sondern 3.', '3'], ['Das letzte Mal war es Level 1, diesmal eine 3.', '3'],
    ['Nous pensions à un level 1, mais après réflexion 3 suffira.', '3'], ['Level: first I wanted to write 1, but honestly: 3.', '3'],
    ["D'abord j'avais mis 3, mais level 2 convient mieux.", '2'], ['Level 3, non, plutôt 2.', '2'], ['Le client parle de level 1, nous disons 3.', '3'], ['Pas un level 1, un 3 suffit.', '3'],
  ])('the one that stands in the end is taken: %s', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each([
    'Maybe level 2, maybe 3, you will know better.', 'Level 2 or 3, I cannot decide.', 'Vielleicht Level 2, vielleicht 3, das müssen Sie wissen.', 'Beim Level bin ich unsicher, 2 oder 3.', 'Peut-être level 2, peut-être 3, à vous de voir.', 'Level 2 ou 3, je ne sais pas.',
  ])('none is taken where it is left open: %s', (text) => {
    expect(levels(text)).toEqual([]);
  });

  it('figures that count something else change nothing', () => {
    expect(levels('Level 3, but 2 ships wait, and they are rather 2 than one.')).toEqual(['3']);
    expect(levels('Level 3, aber 2 Schiffe warten.')).toEqual(['3']);
    expect(levels('Level 3, mais 2 bateaux attendent.')).toEqual(['3']);
    expect(levels('Not level 1, they can wait a day or two.')).toEqual(levels('Not level 1, they can wait a few days.'));
    expect(levels('Nicht Level 1, das hat eine Woche oder zwei Zeit.')).toEqual(levels('Nicht Level 1, das hat ein wenig Zeit.'));
  });
});

describe('a level without its figure right behind', () => {
  it.each([['Level würde ich 3 sagen, betroffen sind mehrere Schiffe.', '3'], ['Level dürfte 2 sein.', '2'], ['Eingestuft haben wir es mit 2.', '2'], ['Level-wise this is a 2.', '2'], ['Das Level dürfte mit 3 zutreffend bemessen sein.', '3'], ['The level may be assessed at 3.', '3'], ['Level retenu : 3', '3'], ['Bezüglich des Levels halten wir 3 für angemessen.', '3'], ['Level n. unserer Einschätzung 2', '2'], ['Level selon notre grille 2', '2']])('is told: %s', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each(['The level will be told in 2 days.', 'Das Level nennt Ihnen unser Chef um 3.', 'Das Level betrifft 2 Schiffe.', 'Le level dépend de 2 bateaux.', 'Level 1-4'])('is none where the figure is another: %s', (text) => {
    expect(levels(text)).toEqual([]);
  });

  it('is told behind another answer, in a sentence of its own', () => {
    expect(levels('Sighting: a red flare in the west. Level 2 will do.')).toEqual(['2']);
  });
});
