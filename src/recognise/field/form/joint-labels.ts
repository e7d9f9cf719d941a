// "Steps / expected:", "Soll und Ist:", "Expected vs. actual:": one label that names several texts. In: the words of a label
// and the field that it was taken for. Out: the labels of the others, in the order in which they are named; none where a
// part of it is the label of nothing, or where the whole is a label by itself.
import type { FieldRule } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import { findLabel, type LabelHit, type LabelIndex } from '../label/label-index.ts';

const joints = /[/|&+,]|(?<=\s)(?:vs|vs\.|versus|and|und|et|sowie|bzw\.|gegen|contre)(?=\s)/i;
const charactersMax = 60;
const partsMax = 3;

export function jointLabels(text: string, field: FieldRule, labels: LabelIndex): readonly LabelHit[] {
  if (text.length > charactersMax || field.kind !== 'text') return [];
  const parts = text.replace(/[\s*_:?]+$/u, '').replace(/^[\s*_•·–-]+/u, '').split(joints).map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > partsMax) return [];
  const hits = parts.map((part) => findLabel(labels, labelWords(part), true));
  const named = hits.flatMap((hit) => (hit === null || hit.field.kind !== 'text' ? [] : [hit]));
  return named.length === parts.length && new Set(named.map((hit) => hit.field.id)).size === parts.length && named.some((hit) => hit.field.id === field.id) ? named : [];
}
