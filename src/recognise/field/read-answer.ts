// Yes and no in English, German and French, with the words people put behind them. "No" is an answer like any other
// (RET-41): only silence is missing. A choice that a form printed ("yes / no") is silence.
import { unaccented } from './fold.ts';

const tick = String.raw`(?:\[\s*[xX✓✔]\s*\]|☒|☑|✔|✓|🗹)`;
/** A box stands in front of its word in most forms, behind it in some. */
const boxFirst = /^\s*(?:\[|☒|☑|☐|✔|✓|🗹)/u;
const tickBefore = new RegExp(`${tick}\\s*(yes|ja|oui|no|nein|non)\\b`, 'iu');
const tickBehind = new RegExp(`\\b(yes|ja|oui|no|nein|non)\\s*${tick}`, 'iu');
const choice = /^\(?\s*(?:yes|ja|oui|y|j|o)\s*(?:\/|\||or|oder|ou|,|-)\s*(?:no|nein|non|n)\s*\)?(?:\s*(?:\/|,|or)\s*\p{L}{0,12})?[?.]?$/iu;
const openChoice = /\[\s*\]\s*(?:yes|ja|oui|no|nein|non)\b[^[]{0,10}\[\s*\]|☐\s*(?:yes|ja|oui|no|nein|non)\b[^☐]{0,10}☐/iu;

const yes = /^(?:yes|yep|yeah|yup|ja|jep|jawohl|oui|ok|okay|sure|certainly|of course|absolutely|granted|permitted|allowed|approved|confirmed|agreed|true|gerne?|naturlich|selbstverstandlich|klar|erlaubt|gestattet|genehmigt|bestatigt|geprüft|einverstanden|bien sur|d'accord|volontiers|autorise|positive|affirmative|go ahead|please do(?! not|n't)|feel free|you may|you can|no (?:problem|objections?|issue with|worries)|kein(?:e)? (?:problem|einwande|bedenken)|pas de (?:probleme|souci)|aucun probleme|aucune objection|y|j|x)(?![\p{L}\p{N}])/u;
const no = /^(?:no|nope|nein|non|not?|nay|never|nicht|nie|kein(?:e|er|es)?|pas|aucune?|none|false|denied|refused|verboten|untersagt|abgelehnt|refuse|interdit|negative|please (?:don'?t|do not)|bitte nicht|don'?t|do not|ne pas|we (?:do not|don'?t)|n(?!\s?[/.]))(?![\p{L}\p{N}])/u;

/** "yes", "no", 'choice' for a printed choice nobody answered, null when the text is neither. */
export function readAnswer(text: string): 'yes' | 'no' | 'choice' | null {
  const trimmed = text.trim();
  const mark = (boxFirst.test(trimmed) ? tickBefore : tickBehind).exec(trimmed);
  if (mark !== null) return yes.test(unaccented(mark[1] ?? '')) ? 'yes' : 'no';
  if (choice.test(trimmed) || openChoice.test(trimmed)) return 'choice';
  const folded = unaccented(trimmed).replace(/^[\s"'„“([*_>-]+/, '').slice(0, 120);
  if (yes.test(folded)) return 'yes';
  return no.test(folded) ? 'no' : null;
}
