// "Please add the standby box to the list for incident communication, not to the one for maintenance": which choice is
// named in a sentence whose kind says that it is about this field. In: lines of prose and the subject. Out: the only choice
// that such sentences name and do not set aside. What other sentences of the letter name counts for nothing, since an
// outage may be the reason and not the list; two choices answer nothing, and the gateway asks.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { foldedWords } from '../fold.ts';
import { sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { withoutExcluded } from '../withdrawn/excluded.ts';

/** As sure as any sentence that tells a field. */
const likelyMin = 0.5;
/** A word of so many letters is meant in longer ones, too: "Wartungsankündigungen". */
const beginningMin = 5;
const sentencesReadMax = 60;
const clauseEnds = /[,;:.]\s+|\s*[()]\s*|\s[–—-]\s|\s(?:but|aber|sondern|mais)\s/u;
const denial = / (?:not|no|never|neither|nor|t|dont|without|except|nicht|kein\p{L}*|nie|weder|ohne|ausser|pas|non|aucun\p{L}*|sans|sauf|ni) /u;
/** "We do not get the maintenance mails yet", "no longer wants the outage mails": that is the list which is spoken of. */
const spokenOf = / (?:yet|so far|any ?more|any longer|no longer|no more|only|just|noch|mehr|bisher|bislang|nur|encore|plus|jusqu|seulement|uniquement|get|gets|getting|receive[sd]?|receiving|bekomm\p{L}*|erhalten|erhaelt|erhalt|kommen|recevons|recoit|recevoir|recois|arrivent?) /u;

export function namedChoices(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], subject: TextLine): FieldClaim[] {
  const { sentences } = rules;
  const open = rules.fields.filter((field) => field.namedIn !== undefined && !claims.some((claim) => claim.field === field.id && claim.source !== 'forwarded'));
  if (sentences === undefined || open.length === 0) return [];
  const model = sentenceModel(sentences);
  const said = [...sentencesOf([...lines], true), ...sentencesOf([subject], true)].slice(0, sentencesReadMax);
  return open.flatMap((field) => {
    const about = said.filter(({ text }) => guessesOf(model, text).reduce((sum, { kind, probability }) => sum + (field.namedIn?.like.includes(kind) === true ? probability : 0), 0) >= likelyMin);
    const named = about.flatMap(({ text, line }) => choicesIn(text, field).map((value) => ({ value, text, line })));
    const first = named[0];
    if (first === undefined || named.some(({ value }) => value !== first.value)) return [];
    return [{ field: field.id, value: first.value, problem: null, raw: first.text, source: first.line === 0 ? 'subject' as const : 'sublabel' as const, line: first.line, rule: field.rule }];
  });
}

function choicesIn(text: string, field: FieldRule): string[] {
  const spellings = spellingsOf(field);
  return withoutExcluded(text).split(clauseEnds).flatMap((clause) => {
    const key = ` ${foldedWords(clause).join(' ')} `;
    if (denial.test(key) && !spokenOf.test(key)) return [];
    return spellings.filter(({ words }) => key.includes(words)).map(({ value }) => value);
  });
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, readonly { readonly value: string; readonly words: string }[]>();

function spellingsOf(field: FieldRule): readonly { readonly value: string; readonly words: string }[] {
  const vague = new Set(field.namedIn?.vague.map((text) => foldedWords(text).join(' ')));
  const made = known.get(field) ?? [...field.values.map((value) => ({ text: value, value })), ...field.words].filter(({ text }) => !vague.has(foldedWords(text).join(' '))).map(({ text, value }) => {
    const words = foldedWords(text).join(' ');
    return { value, words: words.length < beginningMin ? ` ${words} ` : ` ${words}` };
  });
  known.set(field, made);
  return made;
}
