// "The expected result is a picture of the first page", "Der Grund für die Eskalation ist, dass …": a sentence whose
// subject is the label of a text and whose verb only links. In: a line of prose. Out: claims with the rest of the
// sentence. Only labels of several words that name a result or a reason: "the error message is a known one" says nothing.
import type { FieldClaim } from '../../recognition.ts';
import { labelWords } from '../fold.ts';
import { findInflected, findLabel } from '../label/label-index.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';

const sentenceEnds = /(?<=[\p{L}\d)"'”]{2}[.!])\s+(?=[\p{Lu}„"])/u;
const linked = /^\s*(.{5,60}?),?\s(?:is|are|was|would be|should be|ist|war|wäre|lautet|est|était|serait)(?:,?\s+)(.+)$/i;
const named = new Set(['result', 'results', 'outcome', 'output', 'behaviour', 'behavior', 'verhalten', 'ergebnis', 'résultat', 'comportement', 'reason', 'grund', 'begründung', 'raison'].flatMap(labelWords));
const articles = new Set(['the', 'our', 'a', 'an', 'and', 'der', 'die', 'das', 'den', 'dem', 'eine', 'ein', 'unser', 'unsere', 'und', 'le', 'la', 'l', 'les', 'notre', 'et'].flatMap(labelWords));
/** What somebody expects or gives as a reason begins like this; "not shown" and "unclear" are no values. */
const toldWords = /^(?:(?:that|a|an|the|to|no|one|dass|ein|eine|einen|der|die|das|kein|keine|que|un|une|le|la|aucune?)\s|l['’])\S+\s+\S+/i;

export function toldBehind(line: Pick<TextLine, 'text' | 'number'>, context: ScanContext): FieldClaim[] {
  return line.text.split(sentenceEnds).flatMap((sentence) => {
    const parts = linked.exec(sentence);
    const [head, rest] = [parts?.[1] ?? '', (parts?.[2] ?? '').trim()];
    if (head === '' || /[,;:()]/.test(head) || sentence.trim().endsWith('?') || !toldWords.test(rest)) return [];
    const said = labelWords(head);
    const words = said.filter((word) => !articles.has(word));
    if (words.length < 2 || !words.some((word) => named.has(word))) return [];
    const hit = findLabel(context.labels, said, false) ?? findLabel(context.labels, words, false) ?? findInflected(context.labels, words);
    return hit === null || hit.field.kind !== 'text' || hit.wordCount < 2 ? [] : [{ field: hit.field.id, value: rest, problem: null, raw: sentence.trim(), source: 'sublabel' as const, line: line.number, rule: hit.rule }];
  });
}
