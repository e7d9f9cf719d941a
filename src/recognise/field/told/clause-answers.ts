// Labels that are phrases of their own, said without any separator: "reported by J. Hart, authority checked". Only
// between commas or as a sentence, only labels of several words, and only for fields that nothing else states.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import { findLabel, type LabelIndex } from '../label/label-index.ts';
import type { TextLine } from '../text-line.ts';

const byWords = new Set(['by', 'von', 'durch', 'par']);
/** "Authority has been checked", "authority not checked yet": said around the label's own words. */
const auxiliary = new Set(['not', 'nicht', 'yet', 'noch', 'already', 'bereits', 'has', 'have', 'was', 'is', 'been', 'wurde', 'ist']);
const doneWords = new Set(['checked', 'confirmed', 'verified', 'validated', 'given', 'granted', 'approved', 'authorised', 'authorized', 'permitted', 'allowed', 'geprüft', 'bestätigt', 'erlaubt', 'genehmigt', 'vérifiée', 'vérifié', 'confirmée', 'autorisé'].flatMap(labelWords));
const clauseCharactersMax = 80;

export function clauseAnswers(lines: readonly TextLine[], rules: RecognitionRules, labels: LabelIndex, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.map((claim) => claim.field));
  if (rules.fields.every((field) => stated.has(field.id) || (field.kind !== 'bool' && field.kind !== 'contact'))) return [];
  const found: FieldClaim[] = [];
  for (const line of lines) {
    // A line that is the label alone is an empty question of a form, not an answer.
    const clauses = line.text.split(/[,;]\s+|\s\(|\)[.,;:]?\s+|(?<=(?:\p{Ll}{2}|\p{Lu}{2}|\d)[.!])(?<!(?<!\p{L})(?:Mrs|Prof|Rev|Ing|med)\.)\s+/u).slice(0, 30);
    for (const clause of clauses) {
      const claim = clause.length > clauseCharactersMax || clause.includes(':') ? null : claimOf(clause.trim().replace(/[.!)]+$/, ''), line.number, labels, clauses.length > 1);
      if (claim !== null && !stated.has(claim.field)) {
        stated.add(claim.field);
        found.push(claim);
      }
    }
  }
  return found;
}

function claimOf(clause: string, line: number, labels: LabelIndex, among: boolean): FieldClaim | null {
  const words = labelWords(clause);
  const denied = words.includes('not') || words.includes('nicht');
  const whole = words.length >= 2 ? findLabel(labels, words.filter((word) => !auxiliary.has(word)), false) : null;
  // "(test transactions)" names a thing; "authority checked" says that it was done.
  if (among && words.some((word) => doneWords.has(word)) && whole !== null && whole.wordCount >= 2 && whole.field.kind === 'bool') {
    return { field: whole.field.id, value: denied ? 'no' : 'yes', problem: null, raw: clause, source: 'sublabel', line, rule: whole.rule };
  }
  const by = words.findIndex((word) => byWords.has(word));
  if (by < 1 || by > 3) return null;
  const named = findLabel(labels, words.slice(0, by + 1), false);
  const rest = new RegExp(`^(?:\\S+\\s+){${by + 1}}(\\p{Lu}.*)$`, 'u').exec(clause)?.[1];
  if (named === null || named.field.kind !== 'contact' || rest === undefined) return null;
  return { field: named.field.id, value: rest, problem: null, raw: rest, source: 'sublabel', line, rule: named.rule };
}
