// The sentence that tells what is wrong ("all of their scanners say 'mailbox unavailable'"), where the prose that was taken
// for the description lacks it: because it stood among facts, below a mail that was passed on, or in the subject. In: the
// claims made of prose, and where such a sentence may stand. Out: the same claims, completed or made.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { characterCount } from '../value/read-value.ts';
import { rawCharactersMax } from '../value/reading.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';

const sure = 0.75;
/** Where nothing else tells it. */
const likely = 0.5;
const wordsMin = 4;
const sentencesMax = 8;
const charactersMin = 20;

export interface ReportPlaces {
  /** New lines that no label has. */
  readonly fresh: readonly TextLine[];
  readonly forwarded: readonly TextLine[];
  /** The subject of a first mail, as a line. */
  readonly subject: readonly TextLine[];
  /** New lines that labels have, where nothing else reports it: "To see it: open a mail. You then get a grey page." */
  readonly labelled: readonly TextLine[];
}

export function withReports(prose: readonly FieldClaim[], rules: RecognitionRules, stated: ReadonlySet<string>, places: ReportPlaces): FieldClaim[] {
  const open = rules.fields.filter((field) => field.prose && field.toldLike !== undefined && !stated.has(field.id));
  if (open.length === 0 || rules.sentences === undefined) return [...prose];
  const claims = [...prose];
  for (const field of open) {
    const at = claims.findIndex((claim) => claim.field === field.id);
    const own = claims[at];
    const all = [['label', places.fresh], ['forwarded', places.forwarded], ['subject', places.subject], ['label', own === undefined ? places.labelled : []]] as const;
    // What only leads to a list or an example completes no story.
    const surely = all.map(([source, lines]) => ({ source, told: reportsIn(lines, field, rules, sure).filter((one) => own === undefined || !/:\s*$/.test(one.text)) }));
    const found = own !== undefined || surely.some(({ told }) => told.length > 0) ? surely : all.filter(([source]) => source !== 'subject').map(([source, lines]) => ({ source, told: reportsIn(lines, field, rules, likely) }));
    for (const { source, told } of found) {
      const first = told[0];
      if (first === undefined) continue;
      const text = told.map((one) => one.text).join(' ').slice(0, rawCharactersMax);
      if (own === undefined && characterCount(text) >= Math.max(field.charactersMin, charactersMin)) claims.push({ field: field.id, value: text, problem: null, raw: text, source, line: first.line, rule: field.rule });
      // What he wrote of it himself, before what somebody else did.
      else if (own !== undefined && !told.some((one) => String(own.value).includes(one.text)) && own.source !== source) claims[at] = { ...own, value: `${String(own.value)}\n${text}` };
      else if (own !== undefined && !told.some((one) => String(own.value).includes(one.text))) claims[at] = { ...own, value: `${text}\n${String(own.value)}`, raw: text, line: first.line };
      break;
    }
  }
  return claims;
}

function reportsIn(lines: readonly TextLine[], field: FieldRule, rules: RecognitionRules, atLeast: number): Sentence[] {
  if (rules.sentences === undefined) return [];
  const model = sentenceModel(rules.sentences);
  return sentencesOf(lines).filter(({ text }) => {
    if (text.split(/\s+/).length < wordsMin) return false;
    const guess = guessesOf(model, text)[0];
    return guess !== undefined && guess.probability >= atLeast && field.toldLike?.some((one) => one.kind === guess.kind) === true;
  }).slice(0, sentencesMax);
}
