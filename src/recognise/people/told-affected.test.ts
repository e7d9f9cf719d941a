// Whom a fault hits, told as part of its story at the lighthouse desk, and who is only spoken of.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { learnedText } from '../sentence/learned-text.ts';
import { trainSentences } from '../sentence/sentence-model.ts';

const kinds = [
  { kind: 'dark', examples: ['She cannot see the beam.', 'They get no light.', 'He sees no beam.', 'The lamp of the keeper stays dark.', 'Sie kann das Licht nicht sehen.', 'Bei ihr bleibt die Lampe dunkel.', 'Sie bekommen kein Licht mehr.', 'Elle ne voit plus la lampe.', 'Chez elle, la lampe reste noire.', 'Ils ne voient plus rien.', 'The beam is dark for them.', 'Her lamp keeps going out.', 'Our lamp is dark.', 'The phone stays dark.', 'Her phone stays dark.'] },
  { kind: 'deed', examples: ['I asked her to climb up.', 'I restarted the lamp.', 'We swapped the wick.', 'Ich habe die Lampe neu gestartet.', "J'ai relancé la lampe.", 'We tried another lamp.', 'She rang this morning.', 'He told us about it.', 'We oiled the gear.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Have a nice day.', 'He rang and said hello.', 'It works for him.', 'All the others are fine.', 'Danke.', 'Merci bien.'] },
];
const told: Readonly<Record<string, Partial<FieldRule>>> = { ships: { accounts: true }, report: { toldLike: [{ kind: 'dark', value: null }] } };
const desk: RecognitionRules = { ...beacon, version: 'affected', sentences: { version: 'affected', learned: learnedText(trainSentences(kinds), 'affected') }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const ships = (text: string): unknown => recognised(mailOf(text, { Subject: 'lamp' }), desk).fields.find((claim) => claim.field === 'ships')?.value;

describe('a sentence that says nothing but whom it hits', () => {
  it.each([
    ['It is Nadia Holm and Kim Dahl this time.', ['Nadia Holm', 'Kim Dahl']], ['me and Hemi Lind, the others do not look that way', ['me', 'Hemi Lind']], ['Ida Lind and Per Dahl get the same thing.', ['Ida Lind', 'Per Dahl']],
    ['Gavin and Little Pete get the same thing.', ['Gavin', 'Little Pete']], ['Affects Trish, Bazza and the two apprentices.', ['Trish', 'Bazza', 'the two apprentices']], ['The three dentists, nobody at the desk.', ['The three dentists']],
    ['Bei Frau Lind und Herrn Dahl ist es genau dasselbe.', ['Frau Lind', 'Herrn Dahl']], ['Même chose pour Mme Roy et Luc.', ['Mme Roy', 'Luc']], ['So the two of them, Alf and Doreen.', ['Alf', 'Doreen']],
    ['Frau Lind hat es, Herr Dahl ebenfalls, sonst niemand.', ['Frau Lind', 'Herr Dahl']], ['Ana Duarte plus the two trainees.', ['Ana Duarte', 'the two trainees']],
  ])('names them: %s', (text, expected) => {
    expect(ships(`The beam is dark for them. ${text}`)).toEqual(expected);
  });

  it.each(['It is Ida Marsh and Per Dahl who rang.', 'It is Orb and Beam this time.', 'It is Ida Marsh.', 'The north tower and the south tower get the same thing.', 'It is not Ida Marsh and Per Dahl this time.', 'Carol and Mike are fine, nobody rang.', 'That is Ida Marsh and Per Dahl from the tower here.', 'The lamp has it, the bell as well.', 'Off to the front desk account.'])('names nobody where it says something else: %s', (text) => {
    expect(ships(`The lamp is old. ${text}`)).toBeUndefined();
  });
});

describe('whom a fault hits', () => {
  it.each([
    ['Since noon Judith Lind and Per Dahl cannot see the beam.', ['Judith Lind', 'Per Dahl']], ['The beam is dark for Carol and her deputy Mike.', ['Carol', 'Mike']], ["Carol's phone stays dark.", ['Carol']],
    ["It's just Carol as far as I know.", ['Carol']], ['The keepers see it, namely Judith Lind and Per Dahl.', ['Judith Lind', 'Per Dahl']], ["It's Dr Lind whose lamp stays dark.", ['Dr Lind']],
    ['Bei Frau Lind bleibt die Lampe dunkel.', ['Frau Lind']], ['Frau Lind und Herr Dahl können das Licht nicht sehen.', ['Frau Lind', 'Herr Dahl']], ['Chez Mme Roy, la lampe reste noire.', ['Mme Roy']], ['Mme Roy et M. Faure ne voient plus la lampe.', ['Mme Roy', 'M. Faure']],
  ])('are the persons it is told of: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each([
    ['Both receptionists get no light.', ['Both receptionists']], ['The beam is dark for the fourteen nurses.', ['the fourteen nurses']], ['Betroffen sind die drei Damen vom Empfang.', ['die drei Damen vom Empfang']],
    ["Les trois secrétaires ne voient plus la lampe.", ['Les trois secrétaires']], ['Everyone in accounts gets no light.', ['Everyone in accounts']],
  ])('is a group in its own words: %s', (text, expected) => {
    expect(ships(text)).toEqual(expected);
  });

  it.each(['Every single person at Severn Law sees no beam.', 'Nobody sees the beam.', 'Bei sämtlichen Kolleginnen und Kollegen bleibt die Lampe dunkel.', "Tout le monde ne voit plus la lampe."])('is everybody: %s', (text) => {
    expect(ships(text)).toEqual(['all']);
  });

  it.each([
    'I asked Carol to climb up.', 'Carol rang this morning, the beam is dark.', 'It works for Carol.', 'The beam is dark for everyone except Carol.', "I restarted Carol's lamp.", 'Everyone else sees the beam.', 'Our technician Per Dahl sees no beam on his lamp.', 'Could be that Carol sees no beam.',
    'Frau Lind hat angerufen, die Lampe ist dunkel.', 'Ich habe die Lampe von Frau Lind neu gestartet.', "Mme Roy nous a appelés ce matin.", 'Some keepers get no light.', 'One of our users cannot see the beam.',
  ])('is nobody who is only spoken of: %s', (text) => {
    expect(ships(text)).toBeUndefined();
  });

  it.each(['Who exactly sees it I still have to ask.', 'The names will follow after lunch.', 'Wer genau betroffen ist, muss ich noch klären.', 'On ne sait pas encore qui est touché.'])('is nobody in a letter that leaves it open: %s', (text) => {
    expect(ships(`Since noon Judith Lind cannot see the beam. ${text}`)).toBeUndefined();
  });
});

it('is everybody where the letter says so beside the group that it begins with', () => {
  expect(ships('The three nurses cannot see the beam. Every single user gets no light.')).toEqual(['all']);
  expect(ships('The three nurses cannot see the beam. Everyone else sees the beam.')).toEqual(['The three nurses']);
});
