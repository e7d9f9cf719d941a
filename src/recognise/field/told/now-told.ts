// "The console was red this morning, now it is green", "erst dachten wir an das LAN, inzwischen sind wir beim Server": a
// sentence, or two that follow each other, that tells a choice as it was and as it is now. In: lines of prose. Out: what
// holds now, for choices that are told by likeness. What only tells of before, and a clause of now that is about something
// else ("now nobody can print"), says nothing here.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { foldedWords } from '../fold.ts';
import { sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { spelledAtStart } from '../value/read-choice.ts';
import { standingClauses, type StandingClause } from '../withdrawn/as-it-stands.ts';

const sentencesReadMax = 80;
/** So much like a telling of the field is the clause of before. */
const likelyMin = 0.4;
/** A clause of now that tells it in words of its own. */
const sureMin = 0.65;

/** Between the word of time and what it is now: pronouns, verbs that show or believe, articles. */
const around = new RegExp(`^(?:(?:${[
  'but', 'and', 'so', 'now', 'today', 'here', 'by', 'meanwhile', 'then', 'since', 'for', 'on', 'currently', 'actually', 'in', 'fact', 'after', 'all', 'as', 'of', 'noon', 'nine', 'ten', 'eleven', 'eight', 'seven', 'lunch', 'it', 'its', 'they', 'that', 'this', 'one', 'everything', 'we', 'i', 'is', 's', 'are', 'am', 'has', 'have', 'been', 'been', 'shows', 'show', 'showing', 'reports', 'reporting', 'says', 'reads', 'went', 'gone', 'turned', 'turns', 'out', 'to', 'be', 'was', 'wrong', 'sure', 'certain', 'think', 'believe', 'hold', 'suspect', 'say', 'a', 'an', 'the', 'again', 'back', 'at', 'with', 'rather', 'clearly', 'really', 'must',
  'aber', 'und', 'heute', 'jetzt', 'inzwischen', 'mittlerweile', 'nun', 'seit', 'seitdem', 'also', 'doch', 'es', 'sie', 'er', 'das', 'alles', 'alle', 'ist', 'sind', 'hat', 'haben', 'zeigt', 'meldet', 'steht', 'sagt', 'wir', 'ich', 'denken', 'glauben', 'vermuten', 'halten', 'sicher', 'bei', 'beim', 'auf', 'an', 'den', 'die', 'der', 'dem', 'dass', 'wieder', 'eine', 'einen', 'ein', 'fur', 'tippen', 'uns', 'im',
  'mais', 'et', 'maintenant', 'aujourd', 'hui', 'depuis', 'en', 'fait', 'donc', 'finalement', 'apres', 'mesure', 'il', 'elle', 'elles', 'c', 'est', 'sont', 'tout', 'bien', 'affiche', 'signale', 'indique', 'montre', 'nous', 'on', 'je', 'pensons', 'pense', 'croyons', 'soupconnons', 'penchons', 'pour', 'au', 'a', 'le', 'la', 'l', 'les', 'un', 'une', 'de', 'nouveau', 'surs', 'sur', 'que',
].join('|')}) )*`);

export function nowTold(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'enum' && field.toldLike?.some(({ value }) => value !== null) === true && !stated.has(field.id));
  if (open.length === 0 || rules.sentences === undefined) return [];
  const model = sentenceModel(rules.sentences);
  const sentences = sentencesOf(lines).slice(0, sentencesReadMax);
  const told = sentences.flatMap((sentence, i) => {
    const next = sentences[i + 1];
    const own = standingClauses(sentence.text);
    const clauses = own ?? (next === undefined ? null : standingClauses(`${sentence.text.replace(/[.!;]+$/, '')}; ${next.text}`));
    return clauses === null || !clauses.some(({ standing }) => standing === 'now') ? [] : [{ sentence, clauses }];
  });
  if (told.length === 0) return [];
  return open.flatMap((field) => {
    const found = told.flatMap(({ sentence, clauses }) => {
      const value = valueNow(field, clauses, model);
      return value === null ? [] : [{ value, sentence }];
    });
    const last = found.at(-1);
    return last === undefined ? [] : [{ field: field.id, value: last.value, problem: null, raw: last.sentence.text, source: 'sublabel', line: last.sentence.line, rule: field.likeRule ?? field.rule }];
  });
}

function valueNow(field: FieldRule, clauses: readonly StandingClause[], model: SentenceModel): string | null {
  const first = clauses.findIndex((clause) => clause.standing === 'before' && isAbout(clause.text, field, model));
  if (first < 0) return null;
  const values = clauses.slice(first + 1).filter(({ standing }) => standing !== 'before').flatMap(({ text, standing }) => {
    const words = ` ${foldedWords(text).join(' ')}`.trimStart();
    const spelled = spelledAtStart(words.replace(around, ''), field);
    if (spelled !== null) return [spelled];
    const like = guessesOf(model, text)[0];
    const rule = standing !== 'now' || like === undefined || like.probability < sureMin ? undefined : field.toldLike?.find(({ kind }) => kind === like.kind);
    return rule?.value === undefined || rule.value === null || !field.values.includes(rule.value) ? [] : [rule.value];
  });
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}

/** It names the field by one of its labels of a single word, or is like what tells it. */
function isAbout(text: string, field: FieldRule, model: SentenceModel): boolean {
  const words = new Set(foldedWords(text));
  if (field.labels.some((label) => { const own = foldedWords(label.text); return own.length === 1 && (own[0] ?? '').length >= 6 && words.has(own[0] ?? ''); })) return true;
  const like = guessesOf(model, text)[0];
  return like !== undefined && like.probability >= likelyMin && field.toldLike?.some(({ kind }) => kind === like.kind) === true;
}
