// A phrase that tells a deed inside of a sentence that surely says something else: at the lighthouse desk, in three languages.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';

const kinds = [
  { kind: 'deed', examples: ['We cleaned the lens.', 'I greased the gear twice.', 'Swapped the wick, no change.', 'We oiled the wheels.', 'We cleaned the burner and the lens.', 'Wir haben die Linse geputzt.', 'Das Getriebe zweimal gefettet.', 'Docht getauscht, ohne Erfolg.', "Nous avons nettoyé la lentille.", "J'ai graissé la roue.", 'Mèche remplacée, sans effet.'] },
  { kind: 'allowed', examples: ['Her name is on the list.', 'She is on the list of the harbour.', 'He is on your list.', 'She is entitled to ask.', 'Sie steht auf der Liste.', 'Er steht auf eurer Liste.', 'Ihr Name ist auf der Liste des Hafens.', 'Elle est sur la liste.', 'Il est sur votre liste.', 'Son nom est sur la liste du port.'] },
  { kind: 'dark', examples: ['The lamp is dark.', 'The beam is dark.', 'No light comes from the tower.', 'Die Lampe ist dunkel.', 'Kein Licht mehr.', 'La lampe est noire.', 'Plus de lumière.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Have a nice day.', 'Danke sehr.', 'Guten Tag.', 'Merci bien.', 'Bonjour.'] },
];
const told: Readonly<Record<string, Partial<FieldRule>>> = {
  done: { toldBy: ['we have checked', 'wir geprüft', 'avons vérifié'], toldLike: [{ kind: 'deed', value: null }] },
  may_test: { toldLike: [{ kind: 'allowed', value: 'yes' }] },
};
const desk: RecognitionRules = { ...beacon, version: 'another', sentences: { version: 'another', learned: learnedText(trainSentences(kinds), 'another') }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const done = (text: string): unknown => recognised(mailOf(`The lamp is dark.\n${text}\n`), desk).fields.find((claim) => claim.field === 'done')?.value;

describe('a phrase in a sentence that says something else', () => {
  it.each([
    'We have checked that she is on the list of the harbour.', 'Sie steht (das haben wir geprüft) auf der Liste des Hafens.', "Nous avons vérifié qu'elle est sur la liste du port.",
  ])('tells no deed: %s', (text) => {
    expect(done(text)).toBeUndefined();
  });

  it.each([
    'We have checked the lens.', 'Die Linse haben wir geprüft.', 'Nous avons vérifié la lentille.', 'She is on the list, and we have checked and cleaned the lens.',
  ])('tells one where part of the sentence is like one, or nothing sure: %s', (text) => {
    expect(done(text)).toBe(text);
  });
});
