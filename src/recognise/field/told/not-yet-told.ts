// "I don't have a fixed sequence of clicks yet", "Wie man es auslöst, wissen wir noch nicht": a sentence that asks for a text by
// its words and says that it is not there yet. In: lines of prose, the labels. Out: the fields told step by step that are
// left open so; what another sentence only sounds like is no answer to them. The model is asked only where such words stand.
import { findAsked } from '../label/asked-like.ts';
import type { LabelIndex } from '../label/label-index.ts';
import { sentenceEnds } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';

const notYet = /(?<!\p{L})(?:(?:(?:do|does|have|has|can)(?:n['’]t|\snot)|cannot|no|without)(?!\p{L})[^.!?]*(?<!\p{L})(?:yet|so far)|(?:noch|bisher|bislang)\s(?:kein\p{L}*|nicht)|(?:pas|aucune?)(?!\p{L})[^.!?]*(?<!\p{L})encore|pas encore)(?!\p{L})/iu;
const clauseEnds = /,\s+|;\s+|\s[–—-]\s|\s(?=(?:and|but|und|aber|et|mais)\s)/u;
const sentencesReadMax = 60;

export function notYetTold(lines: readonly TextLine[], labels: LabelIndex): ReadonlySet<string> {
  const sentences = lines.filter((line) => line.cells === null).flatMap((line) => line.text.split(sentenceEnds)).slice(0, sentencesReadMax).filter((text) => notYet.test(text));
  return new Set(sentences.flatMap((text) => [text, ...text.split(clauseEnds).filter((clause) => notYet.test(clause))]).flatMap((text) => { const field = findAsked(labels, text)?.field; return field?.toldInCondition === undefined ? [] : [field.id]; }));
}
