// "Sobald man die Sprache umstellt und sich neu anmeldet, bleibt die Seite weiß": how to see a fault, told together with it.
// In: lines of prose, what is known. Out: a claim for the open field that the pack lets be told so. A condition counts when
// it joins two actions, or when it is one that a person takes, and when the sentence tells a fault; what was done once and
// what somebody would like is none.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';
import { sentencesOf } from '../sentences.ts';
import { doneBefore, doneThen } from './steps-outcome.ts';
import type { TextLine } from '../text-line.ts';

const kindOfPerson = String.raw`(?:user|customer|subscriber|colleague|person|member|client|account|employee|guest|patient|student|teacher|dispatcher|agent|clerk|assistant|deputy|nutzer|benutzer|anwender|kunde|mitarbeiter|kollege|kollegin|mensch|person|gast|teilnehmer|sachbearbeiter|vertreter|utilisateur|utilisatrice|client|cliente|abonné|abonnée|collègue|personne|employé|employée|invité|invitée)(?:in|s|n)?`;
const anybody = String.raw`(?:one|you|someone|somebody|anyone|anybody|people|i|we|they|he|she|users?|customers?|(?:a|an|the|any|some|every|our|my)\s(?:\p{L}+\s)?${kindOfPerson}|man|jemand|irgendwer|irgendjemand|du|ich|wir|er|ihr|sie|(?:ein(?:e)?|der|die|unser(?:e)?|irgendein(?:e)?)\s(?:\p{L}+\s)?${kindOfPerson}|nutzer|benutzer|anwender|on|l['’]on|vous|tu|je|j['’]|nous|ils?|elles?|quelqu['’]un|(?:une?|les?|la|nos)\s${kindOfPerson})(?![\p{L}])`;
const when = String.raw`(?:(?<![\p{L}])(?:when(?:ever)?|as soon as|once|if|every time|each time|the moment|wenn|sobald|immer wenn|jedes mal,? wenn|falls|quand|lorsque|dès que|chaque fois que|si)\s|(?<![\p{L}])(?:lorsqu|dès qu|chaque fois qu|s)['’]\s?)`;
const later = String.raw`(?<![\p{L}])(?:after|nachdem|après que)\s${anybody}\s`;
const condition = new RegExp(String.raw`(?:${when}(?=\p{L})|${later})`, 'giu');
const byPerson = new RegExp(String.raw`${when}${anybody}\s?`, 'iu');
const joins = /\s(?:and|and then|then|und|und dann|dann|et|puis|et puis)\s/i;
/** "When we restarted it and cleared the cache", "Tuesday, when the power failed": told of what was once. */
const once = /^\S+\s(?:i|we|he|she|they)\s(?:\p{L}+ly\s)?(?:\p{L}+ed|did|went|got|came|took|had|made|sent|saw|wrote|found|ran|put|set)(?![\p{L}])|^\S+\s(?:nous\s(?:\p{L}+\s)?(?:avons|étions|sommes)|j['’](?:ai|étais)|je\ssuis)(?![\p{L}])|^\S+\s(?:ich|wir|er|sie)\s[^,]*(?:hatten?|haben|habe)$/iu;
const dated = /(?:\d|day|tag|noon|week|month|year|di|woche|jahr|semaine|mois),?\s*$/i;
/** So much like a fault, or like how to see one. */
const likeMin = 0.5;
const clauseCharactersMax = 260;
const clauseCharactersMin = 25;
/** A person does so much under a single condition. */
const wordsMin = 5;
const sentencesMax = 60;

export function toldSteps(prose: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const field = rules.fields.find((one) => one.toldInCondition !== undefined && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature' && claim.source !== 'forwarded'));
  if (field === undefined || rules.sentences === undefined) return [];
  const model = sentenceModel(rules.sentences);
  const told = conditions(prose, field, model, rules, joined);
  return told.length > 0 ? told : withOutcome(prose, field, model, rules);
}

/** "You open it, press Print, and a red bar says …": the doing of a sentence that tells its outcome as well. */
function withOutcome(lines: readonly TextLine[], field: FieldRule, model: SentenceModel, rules: RecognitionRules): FieldClaim[] {
  const sentences = sentencesOf(lines).slice(0, sentencesMax);
  const found = sentences.flatMap((sentence, i) => {
    const done = leavesOpen(sentence.text) ? null : (doneBefore(sentence.text, field, rules, model) ?? doneThen(sentence, sentences[i + 1], field, rules, model));
    return done === null ? [] : [{ done, line: sentence.line }];
  });
  const first = found[0];
  return first === undefined ? [] : [claimOf(field, found.map((one) => one.done).join('\n'), first.line)];
}

/** The same of a single action, where nothing else tells it. */
export function toldCondition(prose: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const field = rules.fields.find((one) => one.toldInCondition !== undefined && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature'));
  if (field === undefined || rules.sentences === undefined) return [];
  return conditions(prose, field, sentenceModel(rules.sentences), rules, single);
}

type ClauseOf = (text: string, behind: boolean) => string | null;

function conditions(lines: readonly TextLine[], field: FieldRule, model: SentenceModel, rules: RecognitionRules, clauseIn: ClauseOf): FieldClaim[] {
  const kinds = new Set([...(field.toldInCondition ?? []), ...[field, ...rules.fields.filter((one) => one.prose)].flatMap((one) => (one.toldLike ?? []).map(({ kind }) => kind))]);
  const found = sentencesOf(lines).slice(0, sentencesMax).flatMap(({ text, line }) => {
    const all = [...text.matchAll(condition)];
    return all.flatMap((one, i) => {
      const told = text.slice(one.index);
      const before = text.slice(0, one.index).trim();
      const clause = once.test(told) || dated.test(before) || all[i - 1]?.index === one.index ? null : clauseIn(told, before !== '' && !/[:,]$/.test(before));
      if (clause === null || leavesOpen(text)) return [];
      // "The page stays white when you …": what stands before it tells the fault.
      const whole = clause.length < told.length - 2 ? told : `${before.replace(/^.*:\s/u, '')} ${told}`;
      const likeness = (of: string): number => guessesOf(model, of).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0);
      return likeness(whole) < likeMin && likeness(text) < likeMin ? [] : [{ clause, line }];
    });
  });
  const first = found[0];
  return first === undefined ? [] : [claimOf(field, found.map((one) => one.clause).join('\n'), first.line)];
}

/** The condition up to the comma behind its second action, or up to its end; null = it joins none. */
function joined(text: string, behind: boolean): string | null {
  const link = joins.exec(text);
  if (link === null) return null;
  const comma = text.indexOf(', ', link.index);
  const first = text.indexOf(', ');
  // "When one opens it, the page is blank and hangs": the "and" belongs to what happens.
  if (!behind && first >= 0 && first < link.index && comma < 0) return null;
  return fitting(text.slice(0, comma < 0 ? text.length : comma));
}

/** The condition up to its comma, where it is somebody's doing. */
function single(text: string): string | null {
  const comma = text.search(/,\s|:\s|;\s|\s[–—-]\s/u);
  const clause = fitting(text.slice(0, comma < 0 ? text.length : comma));
  return clause === null || byPerson.exec(clause)?.index !== 0 || clause.split(/\s+/).length < wordsMin ? null : clause;
}

function fitting(text: string): string | null {
  const clause = text.replace(/[.!;:\s]+$/u, '');
  return clause.length > clauseCharactersMax || clause.length < clauseCharactersMin ? null : clause;
}

function claimOf(field: FieldRule, text: string, line: number): FieldClaim {
  return { field: field.id, value: text, problem: null, raw: text, source: 'sublabel', line, rule: field.likeRule ?? field.rule };
}
