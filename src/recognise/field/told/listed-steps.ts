// "1. open the page 2. enter the second address 3. wait": steps told as a list, in the middle of a letter or of a description.
// In: lines of the letter, what is known. Out: a claim with all items for the open field that is told step by step. One item
// must surely be such a step and none surely something else: what each of them says alone is little.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import type { TextLine } from '../text-line.ts';

const numbered = /^\s*\(?(?<number>\d{1,2})[.)]\s+(?<text>\S.*)$/u;
const marked = /^\s*(?<mark>[-*•·–])\s+(?<text>\S.*)$/u;
const itemsMin = 2;
const itemsMax = 30;
const sure = 0.75;
/** Where the items are counted. */
const likely = 0.5;
/** Of items without numbers, which may be a list of anything, and where an item tells what comes up. */
const likelyShare = 0.5;

interface Item {
  readonly text: string;
  readonly line: TextLine;
  readonly counted: boolean;
}

/** One claim for each item, so that each stands where it was told; the values of one field are put together by its first. */
export function listedSteps(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): { readonly claims: FieldClaim[]; readonly clauses: ReadonlyMap<number, readonly string[]> } {
  const field = rules.fields.find((one) => one.toldInCondition !== undefined && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature' && claim.source !== 'forwarded'));
  if (field === undefined || rules.sentences === undefined) return { claims: [], clauses: new Map() };
  const model = sentenceModel(rules.sentences);
  const items = listsIn(lines).find((list) => tellsSteps(list, field, rules, model));
  const first = items?.[0];
  if (items === undefined || first === undefined) return { claims: [], clauses: new Map() };
  const text = items.map(({ line }) => line.text.trim()).join('\n');
  return { claims: [{ field: field.id, value: text, problem: null, raw: text, source: 'sublabel', line: first.line.number, rule: field.likeRule ?? field.rule }], clauses: new Map(items.map((item) => [item.line.number, [item.text.trim()]])) };
}

/** Items one below the other: numbers that count from one, or the same mark. */
function listsIn(lines: readonly TextLine[]): Item[][] {
  const lists: Item[][] = [];
  let list: Item[] = [];
  let mark = '';
  for (const line of lines.filter(({ text }) => text.trim() !== '')) {
    const count = numbered.exec(line.text)?.groups;
    const bare = marked.exec(line.text)?.groups;
    const goesOn = count === undefined ? bare !== undefined && bare['mark'] === mark : mark === '1' && Number(count['number']) === list.length + 1;
    if (!goesOn) {
      lists.push(list);
      list = [];
      mark = count !== undefined && Number(count['number']) === 1 ? '1' : (bare?.['mark'] ?? '');
    }
    const text = (count ?? bare)?.['text'];
    if (mark !== '' && text !== undefined && list.length < itemsMax) list.push({ text, line, counted: count !== undefined });
  }
  return [...lists, list].filter((one) => one.length >= itemsMin);
}

/** One that is counted may say on its way what comes up there. */
function tellsSteps(items: readonly Item[], field: FieldRule, rules: RecognitionRules, model: SentenceModel): boolean {
  const own = (kind: string): boolean => field.toldLike?.some((one) => one.kind === kind) === true;
  const story = (kind: string): boolean => rules.fields.some((one) => one.prose && one.toldLike?.some((like) => like.kind === kind) === true);
  const counted = items.every((one) => one.counted);
  const guesses = items.flatMap((one) => guessesOf(model, one.text)[0] ?? []);
  const share = guesses.filter((guess) => own(guess.kind)).length / items.length;
  const isElse = guesses.some((guess) => guess.probability >= sure && !own(guess.kind) && !(counted && share > likelyShare && story(guess.kind)));
  return !isElse && guesses.some((guess) => own(guess.kind) && guess.probability >= (counted ? likely : sure)) && (counted || share >= likelyShare);
}
