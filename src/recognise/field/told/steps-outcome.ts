// "You open a mail, hit Print, and a red bar says …", "wir haben auf Importieren geklickt und die Datei gewählt. Jetzt ist
// alles doppelt.": what somebody did and what came of it, told in one breath. In: sentences, what a field is told by. Out:
// the part that tells the doing. Where what follows is no outcome, or what was done was a repair, none.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import type { Sentence } from '../sentences.ts';

/** Where an outcome may begin. */
const cut = /,?\s(?=(?:and|but|und|aber|et|mais)\s)|,?\s(?=(?:then|dann|puis|woraufhin|whereupon)\s)|:\s|;\s|\s[–—-]\s|,\s/gi;
const joining = /^(?:(?:and|but|und|aber|et|mais|then|dann|puis)\s){1,2}/i;
const several = /[,;]|\s(?:and|then|und|dann|et|puis)\s/i;
const doneWordsMin = 5;
const outcomeWordsMin = 3;
const cutsMax = 12;
const charactersMax = 500;
/** So much like how to see it. */
const doneMin = 0.6;
/** So much like a report, and so little like anything else that is told. */
const reportMin = 0.15;
const reportIfBare = 0.4;
const doneInOutcomeMax = 0.15;
const otherMax = 0.35;
/** What is done about a fault. */
const deeds = 'deed';
const stepsMin = 0.1;
const sureOutcome = 0.6;
/** Where a field of the desk asks for what was done about it. */
const stepsAmongDeedsMin = 0.35;
const followed = /^(?:(?:and|und|et)\s)?(?:now|since then|ever since|from then on|after that|afterwards|the (?:result|outcome)|result|jetzt|nun|seitdem|seither|danach|daraufhin|(?:das )?ergebnis|maintenant|depuis|ensuite|après (?:quoi|cela|ça)|du coup|(?:le )?résultat)(?![\p{L}])/iu;
/** "Now it works again", "it is still the same": told of a repair. */
const ofRepair = /(?<![\p{L}])(?:still|again|works?|fine|no change|help(?:s|ed)?|immer noch|weiterhin|nach wie vor|wieder|funktioniert|geholfen|unverändert|toujours|encore|fonctionne|rien changé)(?![\p{L}])/iu;

/** The part of a sentence before its outcome; null = it tells none. */
export function doneBefore(text: string, field: FieldRule, rules: RecognitionRules, model: SentenceModel): string | null {
  if (text.length > charactersMax) return null;
  const [own, story, others] = kindsAround(field, rules);
  const found = [...text.matchAll(cut)].slice(-cutsMax).flatMap((one) => {
    const done = text.slice(0, one.index);
    const whole = text.slice(one.index + one[0].length);
    const outcome = whole.replace(joining, '');
    if (done.split(/\s+/).length < doneWordsMin || outcome.split(/\s+/).length < outcomeWordsMin || !several.test(done)) return [];
    // A menu and what is chosen in it, between commas or joined by a bare "and", are a little like a report as well.
    const bare = one[0].trim() === '' || (/^,\s$/.test(one[0]) && whole === outcome);
    if (Math.max(likeness(outcome, story, model), likeness(whole, story, model)) < (bare ? reportIfBare : reportMin)) return [];
    const before = likeness(done, own, model);
    return before < doneMin || likeness(outcome, new Set([...own, deeds]), model) > doneInOutcomeMax || likeness(outcome, others, model) > otherMax ? [] : [done];
  });
  // Better too much of what was done than too little.
  return found.at(-1) ?? null;
}

/** What was done in a sentence whose outcome the next one tells; null = it was a repair, or is like nothing that one does. */
export function doneThen(sentence: Sentence, next: Sentence | undefined, field: FieldRule, rules: RecognitionRules, model: SentenceModel): string | null {
  if (next === undefined || ofRepair.test(next.text) || !several.test(sentence.text) || sentence.text.length > charactersMax) return null;
  const [own, story] = kindsAround(field, rules);
  const steps = likeness(sentence.text, own, model);
  // Without a word that leads to it, an outcome must surely be one.
  if (!followed.test(next.text) && (next.line !== sentence.line || steps < stepsAmongDeedsMin || likeness(next.text, story, model) < sureOutcome)) return null;
  const asked = rules.fields.some((one) => one.toldLike?.some(({ kind }) => kind === deeds) === true);
  return steps >= (asked ? stepsAmongDeedsMin : stepsMin) && steps + likeness(sentence.text, new Set([deeds]), model) >= doneMin ? sentence.text : null;
}

/** Kinds that tell the doing, those that report, those that tell a text besides. */
function kindsAround(field: FieldRule, rules: RecognitionRules): readonly [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>] {
  const kindsOf = (fields: readonly FieldRule[]): string[] => fields.flatMap((one) => (one.toldLike ?? []).map(({ kind }) => kind));
  const own = new Set([...kindsOf([field]), ...(field.toldInCondition ?? [])]);
  const others = kindsOf(rules.fields.filter((one) => one.kind === 'text' && !one.prose)).filter((kind) => !own.has(kind));
  return [own, new Set(kindsOf(rules.fields.filter((one) => one.prose))), new Set(others)];
}

function likeness(text: string, kinds: ReadonlySet<string>, model: SentenceModel): number {
  return guessesOf(model, text).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0);
}
