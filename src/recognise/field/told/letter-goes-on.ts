// Below the last, empty label of a form its writer takes leave: "Sorry for the half empty form, it is my first one". In: the
// paragraph below that label, the field, whether the other labels have their answers closer. Out: whether the letter goes on
// there, so that the place stands open. A paragraph that is itself like an answer to the field stays its answer; a story (prose)
// leaves such sentences out by itself.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { sentencesOf } from '../sentences.ts';
import { standsOpen } from '../value/open-answer.ts';
import { opennessOf } from '../withdrawn/learned-open.ts';

/** What fewer words are like is chance. */
const wordsMin = 4;
const sureOfTalk = 0.9;
const likelyAnswer = 0.5;
/** Of all that the desk asks for in sentences, in a paragraph that stands apart. */
const likelyStory = 0.3;
const sentencesReadMax = 8;
const paragraphCharactersMax = 1_000;

/** `apart`: the place stands farther above this paragraph than any other label above its answer. */
export function letterGoesOn(paragraph: string, field: FieldRule, apart: boolean, rules: RecognitionRules): boolean {
  if (rules.sentences === undefined || field.prose || field.kind !== 'text') return false;
  const model = sentenceModel(rules.sentences);
  const own = new Set(field.toldLike?.map(({ kind }) => kind));
  const talk = new Set(rules.fields.flatMap((one) => one.unlike ?? []).filter((kind) => !own.has(kind)));
  const story = new Set(['answer', ...rules.fields.filter((one) => one.kind === 'text').flatMap((one) => one.toldLike?.map(({ kind }) => kind) ?? [])]);
  const sumOf = (text: string, kinds: ReadonlySet<string>): number => guessesOf(model, text).reduce((sum, { kind, probability }) => (kinds.has(kind) ? sum + probability : sum), 0);
  const isOpen = (text: string): boolean => standsOpen(field, { lines: [{ number: 0, text }], inline: true, afterBlank: false }, (one, rule) => opennessOf(one, rule, rules));
  const said = sentencesOf([{ number: 0, role: 'new', depth: 0, text: paragraph.slice(0, paragraphCharactersMax), cells: null }]).slice(0, sentencesReadMax).map(({ text }) => text);
  const [first] = said;
  if (first === undefined || first.split(/\s+/).length < wordsMin) return false;
  const answers = said.some((text) => sumOf(text, own) >= likelyAnswer && !isOpen(text));
  return !answers && (sumOf(first, talk) >= sureOfTalk || (apart && own.size > 0 && sumOf(first, story) < likelyStory));
}
