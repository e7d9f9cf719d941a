// "Reported by Rose Webb - I mean Rosa Wood", "level 2 - nein, nehmt 3", "Staging - halt, Produktion": a slip and what takes
// it back, in the middle of a sentence, in front of a thing of the same kind: a person, a host, a bare figure, a choice of one
// field, all that stands in a row behind its label. In: the writer's lines. Out: the same with the slip and the words that
// take it back blank, so that whoever reads the sentence finds what is meant. Numbers of things, versions and times have
// their own (exchanged-ids.ts, put-right.ts).
import { personsIn } from '../../people/person-names.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { foldedWords } from '../fold.ts';
import type { TextLine } from '../text-line.ts';
import { spaces } from './another-case.ts';
import { takingBack } from './taken-back.ts';

const lineCharactersMax = 600;
const lead = "(?:(?:it (?:is|was)|it['’]s|make (?:it|that)|take(?: it as)?|call it|nehmt|nehmen sie|sagen wir|besser|es (?:ist|war)|c['’](?:est|était)|prenez|mettez|disons|by|from|on|in|von|vom|auf|in der|par|de|sur|en|rather|natürlich|of course) ){0,3}";
const back = `\\s?(?:\\s[-–—]+|[,;:.(…–—])\\s*(?:(?:${takingBack})(?![\\p{L}'’])[\\s,;:.!–—-]*)+${lead}`;
const onlyBack = new RegExp(`^${back}$`, 'iu');
/** "web1.fern.example - no, wrong, the mailbox is on web3.fern.example": whose place it is may be said again. */
const backToPlace = new RegExp(`^${back}(?:[\\p{L}'’]+\\s){0,4}(?:on|at|in|to|is|auf|in|ist|liegt|heißt|sur|à|est)\\s$`, 'iu');
const host = /(?<![\p{L}\p{N}.@-])(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?![\p{L}\p{N}@-])/giu;
const figures = new RegExp(`(?<![\\p{L}\\p{N}.,:/+-])(?<wrong>\\d{1,2}${back})(?=\\d{1,2}(?![\\p{L}\\p{N}:/-]|[.,]\\d))`, 'giu');
const row = new RegExp(`(?<=^[^:.!?]{2,40}:\\s+)(?<wrong>\\p{Lu}[^,;:.!?–—]{1,40}?${back})(?=\\p{Lu}[^,;:!?–—]{1,40}$)`, 'u');
/** "An issue, no question": the word belongs to what follows. */
const goesOnAsWord = /(?<!\p{L})(?:no|non|nein|oh|wrong|falsche?|rather|plutôt|besser|genauer|halt)\s+$/iu;
const mayBe = new RegExp(`(?<![\\p{L}])(?:${takingBack})(?![\\p{L}])`, 'iu');

interface Span {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

export function withoutSlips<L extends Pick<TextLine, 'text' | 'cells' | 'role'>>(lines: readonly L[], rules: RecognitionRules): L[] {
  return lines.map((line) => {
    if (line.role !== 'new' || line.cells !== null || line.text.length > lineCharactersMax || !mayBe.test(line.text)) return line;
    const bare = line.text.replace(figures, spaces).replace(row, spaces);
    const spans = [...personsIn(bare).map(({ start, end }) => ({ kind: 'person', start, end })), ...[...bare.matchAll(host)].map((one) => ({ kind: 'host', start: one.index, end: one.index + one[0].length })), ...choicesIn(bare, rules)].sort((a, b) => a.start - b.start);
    const text = spans.reduce((left, wrong, i) => {
      const right = spans.slice(i + 1).find((one) => one.kind === wrong.kind && one.start >= wrong.end);
      const between = bare.slice(wrong.end, right?.start);
      return right === undefined || !(onlyBack.test(between) || (wrong.kind === 'host' && backToPlace.test(between))) || goesOnAsWord.test(between) ? left : left.slice(0, wrong.start) + spaces(left.slice(wrong.start, right.start)) + left.slice(right.start);
    }, bare);
    return text === line.text ? line : { ...line, text };
  });
}

/** Choices that a field has for its own, by their words. */
function choicesIn(text: string, rules: RecognitionRules): Span[] {
  const words = [...text.matchAll(/\p{L}[\p{L}-]{3,}/gu)];
  if (words.length === 0) return [];
  return rules.fields.flatMap((field) => {
    if ((field.kind !== 'enum' && field.kind !== 'enum_open') || field.values.length < 2) return [];
    const spelled = new Set([...field.values, ...field.words.map((word) => word.text)].map((one) => foldedWords(one).join(' ')).filter((one) => one !== '' && !one.includes(' ')));
    return words.filter((word) => spelled.has(foldedWords(word[0]).join(' '))).map((word) => ({ kind: field.id, start: word.index, end: word.index + word[0].length }));
  });
}
