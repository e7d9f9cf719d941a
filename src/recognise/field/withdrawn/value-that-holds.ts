// Which of the values that one text names holds: "X - sorry, wrong contract, Y", "X says the sheet, the log says Y". Each is
// asked about by itself, with placeholders for it and for all others, by its likeness to examples of rules/sentences
// (`value_holds`, `value_withdrawn`, `value_open`). In: a text, its values, the model. Out: the key of the one that surely
// holds, `open` where it surely says of none that it does, `doubtful` where another than the first seems to hold, null where
// nothing of this is sure: then nothing may be changed.
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { anotherValue, askedValue, inAnswer, standingOf } from '../../sentence/value-standing.ts';

export interface Mention {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export type Verdict = { readonly holds: string; readonly sureness: number } | 'open' | 'doubtful' | null;

/** The mean of "this one holds" and "the others are withdrawn". */
const sureMin = 0.75;
const openMin = 0.8;
const doubtMin = 0.4;
/** Of more values somebody makes a list. */
const keysMax = 4;
const mentionsMax = 8;
const charactersMax = 400;

export function valueThatHolds(said: string, named: readonly Mention[], model: SentenceModel | null): Verdict {
  const { text, mentions } = withinReach(said, named);
  const keys = [...new Set(mentions.map((one) => one.key))];
  if (model === null || keys.length < 2 || keys.length > keysMax || mentions.length > mentionsMax || text.length > charactersMax) return null;
  const weighed = keys.map((key) => ({ key, standing: standingOf(model, masked(text, mentions, key), inAnswer) }));
  const of = (one: (typeof weighed)[number], kind: (typeof inAnswer)[number]): number => one.standing.get(kind) ?? 0;
  const sure = weighed.map((one) => {
    const others = weighed.filter((other) => other !== one);
    return { key: one.key, sureness: (of(one, 'value_holds') + others.reduce((sum, other) => sum + of(other, 'value_withdrawn'), 0) / others.length) / 2 };
  }).sort((a, b) => b.sureness - a.sureness);
  const [best] = sure;
  if (best !== undefined && best.sureness >= sureMin) return { holds: best.key, sureness: best.sureness };
  if (weighed.every((one) => of(one, 'value_open') >= openMin)) return 'open';
  return best !== undefined && best.sureness >= doubtMin && best.key !== mentions[0]?.key ? 'doubtful' : null;
}

/** The text as the examples are written. */
export function masked(text: string, mentions: readonly Mention[], key: string): string {
  let said = '';
  let last = 0;
  for (const one of mentions.toSorted((a, b) => a.start - b.start)) {
    if (one.start < last) continue;
    said += `${text.slice(last, one.start)}${one.key === key ? askedValue : anotherValue}`;
    last = one.end;
  }
  return said + text.slice(last);
}

/** A whole sentence between two mentions is about something else, unless it is as short as "No." */
const betweenWordsMax = 3;

function belongsTogether(between: string): boolean {
  return between.split(/[.!?]+\s+/u).slice(1, -1).every((sentence) => sentence.trim().split(/\s+/u).length <= betweenWordsMax && !otherAnswer.test(sentence));
}

/** "Console ok." */
const otherAnswer = /^\p{Lu}\p{Ll}{3,}\s\p{L}+$/u;

/** The text up to the sentence in which the last value stands that still belongs to the first one. */
function withinReach(text: string, mentions: readonly Mention[]): { readonly text: string; readonly mentions: readonly Mention[] } {
  const [first, ...more] = mentions.toSorted((a, b) => a.start - b.start);
  if (first === undefined) return { text, mentions };
  const kept = [first];
  for (const one of more) {
    if (!belongsTogether(text.slice(kept.at(-1)?.end, one.start))) break;
    kept.push(one);
  }
  const last = kept.at(-1) ?? first;
  const end = text.slice(last.end).search(/[.!?]\s/u);
  // What stands right behind the last value may still take it back.
  return { text: kept.length === mentions.length || end < 0 ? text : text.slice(0, last.end + end + 1), mentions: kept };
}

/** "AV-10233" and "AV-10332" are of one shape. */
export function shapeOf(number: string): string {
  return number.replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
}
