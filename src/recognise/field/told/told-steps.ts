// "Sobald man die Sprache umstellt und sich neu anmeldet, bleibt die Seite weiß", and a numbered list in the middle of a
// description: how to see a fault, told together with it. In: lines of prose, lines of told values, what is known. Out: a
// claim for the open field that the pack lets be told so. A condition counts when anybody may do it, when it joins two
// actions, and when the sentence tells a fault; what the writer did himself and what he would like is none.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';
import { sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';

const anybody = String.raw`(?:one|you|someone|somebody|anyone|anybody|people|users?|customers?|(?:a|an|the|any|some|every)\s(?:\p{L}+\s)?(?:user|customer|colleague|person|member|client|account|employee|guest|patient|student|teacher)|man|jemand|irgendwer|irgendjemand|du|ihr|sie|(?:ein(?:e)?|der|die|irgendein(?:e)?)\s(?:\p{L}+\s)?(?:nutzer|benutzer|anwender|kunde|mitarbeiter|kollege|kollegin|mensch|person|gast|teilnehmer)(?:in)?|nutzer|benutzer|anwender|on|l['’]on|vous|tu|quelqu['’]un|un(?:e)?\s(?:utilisateur|utilisatrice|client|cliente|collègue|personne|employé|employée|invité))`;
const condition = new RegExp(String.raw`(?<![\p{L}])(?:when(?:ever)?|as soon as|once|if|every time|each time|the moment|after|wenn|sobald|immer wenn|jedes mal,? wenn|falls|nachdem|quand|lorsque|dès que|chaque fois que|si|après que|lorsqu['’]|dès qu['’]|chaque fois qu['’])\s?${anybody}\s`, 'giu');
const joins = /\s(?:and|and then|then|und|und dann|dann|et|puis|et puis)\s/i;
/** So much like a fault, or like how to see one. */
const likeMin = 0.5;
const clauseCharactersMax = 260;
const clauseCharactersMin = 25;
const sentencesMax = 60;

export function toldSteps(prose: readonly TextLine[], within: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const field = rules.fields.find((one) => one.toldInCondition === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature' && claim.source !== 'forwarded'));
  if (field === undefined || rules.sentences === undefined) return [];
  const model = sentenceModel(rules.sentences);
  return listed(within, field, model) ?? conditions(prose, field, model, rules);
}

function conditions(lines: readonly TextLine[], field: FieldRule, model: SentenceModel, rules: RecognitionRules): FieldClaim[] {
  const kinds = new Set([field, ...rules.fields.filter((one) => one.prose)].flatMap((one) => (one.toldLike ?? []).map(({ kind }) => kind)));
  const found = sentencesOf(lines).slice(0, sentencesMax).flatMap(({ text, line }) => [...text.matchAll(condition)].flatMap((one) => {
    const told = text.slice(one.index);
    const before = text.slice(0, one.index).trim();
    const clause = clauseOf(told, before !== '' && !/[:,]$/.test(before));
    if (clause === null || leavesOpen(text)) return [];
    // "The page stays white when you …": what stands before it tells the fault.
    const whole = clause.length < told.length - 2 ? told : `${before.replace(/^.*:\s/u, '')} ${told}`;
    const like = guessesOf(model, whole).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0);
    return like < likeMin ? [] : [{ clause, line }];
  }));
  const first = found[0];
  return first === undefined ? [] : [claimOf(field, found.map((one) => one.clause).join('\n'), first.line)];
}

/** The condition up to the comma behind its second action, or up to its end; null = it joins none. */
function clauseOf(text: string, behind: boolean): string | null {
  const joined = joins.exec(text);
  if (joined === null) return null;
  const comma = text.indexOf(', ', joined.index);
  const first = text.indexOf(', ');
  // "When one opens it, the page is blank and hangs": the "and" belongs to what happens.
  if (!behind && first >= 0 && first < joined.index && comma < 0) return null;
  const clause = text.slice(0, comma < 0 ? text.length : comma).replace(/[.!;:\s]+$/u, '');
  return clause.length > clauseCharactersMax || clause.length < clauseCharactersMin ? null : clause;
}

const item = /^\s*\(?(\d{1,2})[.)]\s+(\S.*)$/u;
const itemsMin = 2;
const sure = 0.75;

/** "1. … 2. …" inside a text that is told behind another label. */
function listed(within: readonly TextLine[], field: FieldRule, model: SentenceModel): FieldClaim[] | null {
  const items: { readonly text: string; readonly line: number }[] = [];
  for (const line of within) {
    const one = item.exec(line.text);
    if (one === null || Number(one[1]) !== items.length + 1) continue;
    items.push({ text: line.text.trim(), line: line.number });
  }
  const first = items[0];
  if (first === undefined || items.length < itemsMin) return null;
  const guesses = items.map((one) => guessesOf(model, one.text.replace(item, '$2'))[0]);
  const own = (kind: string): boolean => field.toldLike?.some((one) => one.kind === kind) === true;
  if (!guesses.some((guess) => guess !== undefined && own(guess.kind) && guess.probability >= sure) || guesses.some((guess) => guess !== undefined && !own(guess.kind) && guess.probability >= sure)) return null;
  return [claimOf(field, items.map((one) => one.text).join('\n'), first.line)];
}

function claimOf(field: FieldRule, text: string, line: number): FieldClaim {
  return { field: field.id, value: text, problem: null, raw: text, source: 'sublabel', line, rule: field.likeRule ?? field.rule };
}
