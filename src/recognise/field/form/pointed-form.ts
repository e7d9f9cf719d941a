// Whether the writer says that the answers stand in what he quotes: "answers are in the form below", "Formular anbei unten
// ausgefüllt", "mes réponses sont dans le texte". In: lines of any role. Out: yes or no. An empty form that only hangs there
// ("blank form at the bottom") and a text that is to be ignored hold no answers.
import { dismisses } from '../../reply/dismisses.ts';
import { blankWords, filledWords, formWords, pendingWords, placeWords, withoutOwed, withoutRest } from '../../reply/form-words.ts';
import { ownSentences } from '../../reply/own-sentences.ts';
import type { TextLine } from '../text-line.ts';

export function pointsToForm(lines: readonly Pick<TextLine, 'role' | 'text' | 'depth'>[]): boolean {
  return ownSentences(lines.map((line) => (line.role === 'new' && line.depth === 0 ? line.text : null))).some(({ text }) => pointsToAnswers(text));
}

/** A lead is short; who tells a story beside it does so in another sentence. */
const leadCharactersMax = 200;
/** "All I know so far is in the mail below", "so weit wir es wissen, steht es unten". */
const asFarAs = new RegExp(`^\\W*(?:(?:all|what(?:ever)?|as (?:far|much) as|everything) (?:that )?(?:i|we) (?:know|have|could find)|(?:so ?weit|was) (?:wir|ich)(?: (?:es|bisher|schon))* (?:wissen|weiss|haben|habe)|(?:tout )?ce que (?:je|nous) (?:sais|savons|avons)|ce que j'ai)(?![a-z])[^.;]{0,40}${placeWords.source}[^,;]{0,20}$`);
/** "Erledigt, steht jeweils darunter", "done, see below": nothing but where. */
const onlyWhere = new RegExp(`^\\W*(?:(?:done|okay|ok|sure|erledigt|gemacht|fait|voila|siehe|see|voir|steht|stehen|jeweils|is|are|it|c.est)[\\s,:;.-]+){1,4}${placeWords.source}[^,;]{0,20}$`);
/** "inline:", "in-line answers": the same without a word before it. */
const terse = /^\W*(?:(?:my |our )?(?:answers |replies |comments )?in-?line|im text|dans le texte|siehe (?:unten|zitat)|see below|voir (?:ci-dessous|plus bas)|s\. ?u\.?|here you (?:go|are)|here (?:it|they|we) (?:is|are|go)|as (?:requested|asked|required|wanted|promised)|(?:bitte ?(?:sehr|schon)|hier bitte|bitte hier)|wie (?:gewunscht|erbeten|verlangt|angefordert|besprochen|versprochen)|comme (?:demande|convenu|souhaite|promis)|voici|voila|(?:form |all )?(?:completed|filled (?:in|out)|answered)|(?:alles |formular )?(?:ausgefullt|beantwortet|erganzt)|(?:tout est |formulaire )?(?:rempli|complete))(?:,? (?:as far as (?:i|we) (?:can|could|know)|(?:with )?(?:what|all) (?:i|we) (?:have|know)|soweit (?:bekannt|moglich|wir (?:es )?wissen|ich (?:es )?weiss)|(?:avec )?ce que (?:nous savons|je sais|l.on sait)|autant que possible))?(?: (?:below|unten|ci-dessous))?\W*$/;

/** The thing, the place and the deed: two of them say it. */
const tellingMin = 2;

/** Of a sentence without accents, in lower case. */
export function pointsToAnswers(sentence: string): boolean {
  const said = withoutOwed(withoutRest(sentence));
  // Who asks after a form does not say that it holds the answers.
  if (said.length > leadCharactersMax || sentence.endsWith('?') || blankWords.test(said) || pendingWords.test(said) || dismisses(sentence)) return false;
  return terse.test(said) || onlyWhere.test(said) || asFarAs.test(said) || [formWords, placeWords, filledWords].filter((one) => one.test(said)).length >= tellingMin;
}
