// "See subject", "Siehe Betreff", "tout est dans l'objet": the writer's sentence stands in the subject. In: the lines of
// the mail and its subject. Out: the lines without such filler, which describes nothing, and the subject as one more
// sentence of the prose. A clause counts only when all of its words are of closed lists: "the subject of the mails is
// empty" tells of a fault. A subject that carries a reference of ours is ours.
import { isGreeting } from '../closing.ts';
import { foldedWords } from '../fold.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { ScanContext } from '../scan-context.ts';
import { isRule, type TextLine } from '../text-line.ts';
import { unmarkedSubject } from '../subject-marks.ts';

const wordsOf = (text: string): Set<string> => new Set(text.split(' ').flatMap(foldedWords));
const titles = wordsOf('subject subjectline title headline header betreff betreffzeile titel überschrift objet sujet titre');
const pointing = wordsOf('see refer read check cf per as says say said tells states stated describes described mentioned written given in siehe s vgl wie laut gemäß lt steht sagt im voir comme indiqué mentionné dans dit selon lire');
const filler = wordsOf('the my this our that please pls plz line above already really basically just pretty much it is its all everything everyone details detail info information data of mail email message ticket to up sums has so again and for der die das den dem meiner mein unser mail alles schon ja bereits eigentlich oben beschrieben angegeben genannt bitte daten angaben infos details le la l les mon notre ce cet courriel mail ci dessus déjà est tout svp merci informations');
/** Behind a list of labels: "(customer number and tenant in the subject)". */
const listed = / (?:in the subject(?: line)?|im betreff|in der betreffzeile|dans l objet|dans le sujet)$/;
const wordsMax = 9;
const linesTried = 30;
/** Parts of a sentence; a point inside a name parts nothing. */
const clauses = /(?:(?<!\p{L})(?:s|cf|vgl|lt)\.\s+)?[^,;:.!()–—]+(?:[.:](?=\S)[^,;:.!()–—]*)*/giu;

export interface PointedSubject {
  readonly lines: TextLine[];
  /** The subject as a line of its own, when a line points to it. */
  readonly title: readonly TextLine[];
}

export function pointedSubject(lines: TextLine[], subject: string, context: ScanContext): PointedSubject {
  const text = unmarkedSubject(subject);
  const pointers = new Map(lines.filter((line) => line.role === 'new' && line.depth === 0 && line.cells === null).slice(0, linesTried).flatMap((line) => {
    const rest = withoutPointer(line.text, context);
    return rest === null ? [] : [[line, rest] as const];
  }));
  if (pointers.size === 0) return { lines, title: [] };
  const own = text !== '' && !isRule(text) && !context.ownRefs.some((ref) => ref.test(subject));
  const kept = lines.map((line) => (pointers.has(line) ? { ...line, text: pointers.get(line) ?? '' } : line));
  return { lines: kept, title: own ? [{ number: 0, role: 'new', depth: 0, text: /[.!?]$/.test(text) ? text : `${text}.`, cells: null }] : [] };
}

/** What was found in the subject says so, in the subject's own characters. */
export function fromSubject(claim: FieldClaim, subject: string): FieldClaim {
  if (claim.line !== 0 || claim.source === 'subject') return claim;
  const bare = (text: string): string => (!subject.includes(text) && subject.includes(text.replace(/\.$/, '')) ? text.replace(/\.$/, '') : text);
  return { ...claim, source: 'subject', raw: bare(claim.raw), value: typeof claim.value === 'string' ? bare(claim.value) : claim.value };
}

/** The line without a pointer at its beginning or its end; null when it points nowhere. */
function withoutPointer(text: string, context: ScanContext): string | null {
  const parts = [...text.matchAll(clauses)].filter((part) => /\p{L}/u.test(part[0]));
  const at = parts.findIndex((part) => points(part[0], context));
  const found = parts[at];
  if (found === undefined) return null;
  if (parts.slice(0, at).every((part) => isGreeting(part[0]))) return text.slice(found.index + found[0].length).replace(/^[\s,;:.!)–—-]+/u, '');
  return at === parts.length - 1 ? text.slice(0, found.index).replace(/[\s,;:(–—-]+$/u, '') : text;
}

function points(clause: string, context: ScanContext): boolean {
  const words = foldedWords(clause);
  if (words.length < 2 || words.length > wordsMax || !words.some((word) => titles.has(word)) || !words.some((word) => pointing.has(word))) return false;
  const rest = listed.test(` ${words.join(' ')}`) ? words.filter((word) => !labelWordsOf(context).has(word)) : words;
  return rest.every((word) => titles.has(word) || pointing.has(word) || filler.has(word));
}

/** The memory goes with the rules. */
const known = new WeakMap<ScanContext['labels'], ReadonlySet<string>>();

function labelWordsOf(context: ScanContext): ReadonlySet<string> {
  const words = known.get(context.labels) ?? new Set(context.labels.entries.flatMap((entry) => entry.words));
  known.set(context.labels, words);
  return words;
}
