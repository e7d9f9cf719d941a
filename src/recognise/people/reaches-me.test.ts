// Whose number a sentence tells: the writer's own, in whatever order, and nobody else's.
import { expect, it } from 'vitest';
import { reachesMe } from './reaches-me.ts';

const ida = { name: 'Ida Holm' };

it.each([
  'The fastest way to get hold of me is the landline, +44 1632 960 114.',
  'My extension until Friday: +44 1632 960 114',
  'You can ring me in the evening too, +44 1632 960 114, I do not mind.',
  "I'll be reachable all day on +44 1632 960 114.",
  'The number to use this week is +44 1632 960 114, not the one below.',
  'Call back any time: +44 1632 960 114',
  'Mich erreicht man am besten mobil unter +44 1632 960 114.',
  'Zu erreichen bin ich bis vier unter +44 1632 960 114.',
  'Unter +44 1632 960 114 bin ich den ganzen Tag erreichbar.',
  'Meine neue Durchwahl lautet +44 1632 960 114.',
  'Ruft gern kurz durch: +44 1632 960 114',
  'Pour me joindre : +44 1632 960 114, plutôt le matin.',
  'Je reste joignable au +44 1632 960 114 jusqu’à midi.',
  'Mon portable de service, +44 1632 960 114, reste allumé.',
  'c’est moi qui m’occupe de ce dossier, tél. +44 1632 960 114.',
  'If you need me: +44 1632 960 114.',
  'Reachable under +44 1632 960 114 until six.',
  'Fragen dazu bitte an mich, +44 1632 960 114.',
  'Wenn was ist, +44 1632 960 114.',
  'Unter +44 1632 960 114 gehe ich ran.',
  'Si besoin, +44 1632 960 114.',
  'Interlocuteur : moi, au +44 1632 960 114.',
  'Their engineer will find me at +44 1632 960 114 any weekday.',
  'My name is Per Dahl and +44 1632 960 114 reaches me directly.',
])('%s', (sentence) => {
  expect(reachesMe(sentence, ida)).toBe('+44 1632 960 114');
});

it.each([
  ['the reader’s own line', 'I could not reach you, your line +44 1632 960 114 did not ring me back.'],
  ['a call that was made', 'Ich habe +44 1632 960 114 gewählt, mich hat niemand zurückgerufen.'],
  ['a customer’s', 'The customer can be reached on +44 1632 960 114, please tell me first.'],
  ['somebody named', 'You can reach me or Per Dahl on +44 1632 960 114.'],
  ['a number that is dead', 'Mein Handy +44 1632 960 114 geht nicht mehr, mich bitte anmailen.'],
  ['no number at all', 'You can reach me at the desk from 9 to 17.'],
  ['a number of something else', 'The fax at +44 1632 960 114 prints empty pages.'],
  ['a number that is only told of', 'The questions came from +44 1632 960 114.'],
  ['a number somebody asked for', 'Ihn habe ich unter +44 1632 960 114 gefragt, mich geht es nichts an.'],
  ['a whole page', `You can reach me on +44 1632 960 114 ${'and so on '.repeat(40)}`],
])('nothing where it is %s', (_, sentence) => {
  expect(reachesMe(sentence, ida)).toBeNull();
});
