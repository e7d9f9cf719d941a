// How grave somebody says it is, in words and in the middle of a sentence.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const levels = (text: string): unknown[] => recognised(mailOf(text)).fields.filter((claim) => claim.field === 'level').map((claim) => claim.value ?? claim.problem);

describe('a level', () => {
  it.each([
    ['The harbour is dark and we would call it a level two.', '2'], ['level one. all ships are lost and nobody answers', '1'], ['Das ist Level drei, die Lampe brennt schwach.', '3'], ['Tout est noir, level deux selon nous.', '2'],
    ['This is a Level Four: just a question about the lamp.', '4'], ['Level: two', '2'], ['Level: two - the harbour only', '2'], ['Level: level three', '3'], ['lvl-1 - production lamp is out', '1'],
  ])('is told with its word: %s', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each(['Your level two engineer called us.', 'Level one tickets are answered at night.', 'It is not a level one.', 'Is it a level two?', 'On this level one lamp is dark.'])('is none: %s', (text) => {
    expect(levels(`The lamp is dark since noon.\n${text}`)).toEqual([]);
  });

  it('behind its label counts nothing', () => {
    expect(levels('Level: one ship only')).not.toContain('1');
  });
});

describe('a level whose word does not stand right before its figure', () => {
  it.each([
    ['Level? The pilot shouts one, I would say three, so make it a 3.', '3'], ['I would rate this a 3 because ships can go round.', '3'], ['The lamp flickers; we would classify it as 2.', '2'],
    ['Die Lampe flackert, ich würde es mit 3 einstufen: sie brennt ja noch.', '3'], ['Das Feuer ist aus. Als 2 einzustufen, meinen wir.', '2'], ['Level aus unserer Sicht 3, es gibt ja den Umweg.', '3'], ['Den Level würden wir bei euch mit zwei ansetzen.', '2'],
    ['La lampe clignote, je la classerais en 3.', '3'], ['Le level, je dirais 2, merci.', '2'], ['level I would say 3', '3'], ['For the level let us go with 2, please.', '2'], ['Level: Bert had 1 here; for this one please take 2', '2'], ['lvl: harbour is hit but they can live without it. so 2 i guess -> make it 2', '2'],
  ])('is told: %s', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each([
    'The captain would rate it a 1.', 'I would not classify it as 2.', 'Would you rate it 2?', 'Please take 2 lamps with you.', 'Make it 2 ships and we are lost.', 'We put it on 3 masts.', 'Wir nehmen 3 Lampen mit.', 'As to the level we let you decide. We go with 2 men.', 'Der Kapitän würde es mit 1 einstufen.',
  ])('is none: %s', (text) => {
    expect(levels(`The lamp is dark since noon.\n${text}`)).toEqual([]);
  });

  it.each([
    'First I would have said level 2, on second thought level: 3 is right, as ships go round.', 'Level 2, nein, Level 3 reicht.', 'Level 1, ou plutôt level 3.',
  ])('that was changed in the same sentence is the last one: %s', (text) => {
    expect(levels(text)).toEqual(['3']);
  });
});
