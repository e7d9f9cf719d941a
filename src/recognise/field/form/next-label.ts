// A line that is written like the label above it, whatever it announces: both bold with a colon, or the next number of the
// same outline, or of a list with the same stroke ("5. Expected – …" / "6. Our ticket – …"). In: the line of the label, a line below. Out:
// whether the value of the one ends in front of the other. What a machine or a story says so ("**Error:** 403") goes on.
import { labelWords } from '../fold.ts';

/** What a machine or a letter says in such a line; it may well stand in a description. */
const ordinary = new Set(['from', 'to', 'cc', 'subject', 'date', 'sent', 'von', 'an', 'betreff', 'datum', 'gesendet', 'de', 'objet', 'a', 'error', 'fehler', 'erreur', 'status', 'code', 'response', 'result', 'warning', 'note', 'notes', 'ps', 'nb', 'hint', 'update', 'edit', 'hinweis', 'remarque', 'first', 'then', 'second', 'third', 'user', 'host', 'step', 'schritt', 'zeile', 'line']);

const bold = /^\s*(?:[-*•·–]\s+)?(?<mark>\*\*|__|\*|_)(?<lead>\p{L}[^*_:：\n]{1,60}?)\s?(?:[:：]\k<mark>|\k<mark>\s?[:：])(?=\s|$)/u;
const numbered = /^\s*\(?(?<number>\d{1,2})(?<letter>[a-z]?)[.)]\s+(?<lead>\p{Lu}[^:：–—.;!?\n]{1,40}?)\s(?<stroke>[-–—→]|->|=>)\s+\S/u;

export function isOrdinaryLead(lead: string): boolean {
  return ordinary.has(labelWords(lead)[0] ?? '');
}

export function isNextLabel(own: string, text: string): boolean {
  return isBoldAsWell(own, text) || isNextNumber(own, text);
}

function isBoldAsWell(own: string, text: string): boolean {
  const [above, below] = [bold.exec(own)?.groups, bold.exec(text)?.groups];
  return above !== undefined && below !== undefined && above['mark'] === below['mark'] && !isOrdinaryLead(below['lead'] ?? '');
}

function isNextNumber(own: string, text: string): boolean {
  const [above, below] = [numbered.exec(own)?.groups, numbered.exec(text)?.groups];
  if (above === undefined || below === undefined || above['stroke'] !== below['stroke']) return false;
  const by = Number(below['number']) - Number(above['number']);
  const letters = (below['letter'] ?? '') === '' || (below['letter'] ?? '') === 'a';
  return (by === 1 && letters) || (by === 0 && (above['letter'] ?? '') !== '' && (below['letter'] ?? '') > (above['letter'] ?? ''));
}

const itemMark = /^(?<indent>\s*)[*_]*\(?(?<number>\d{1,2})(?<letter>[a-z]?)[.)][*_]*(?:\s+[*_]*(?=\p{Lu})|\s*$)/u;
/** So far above the item before is looked for. */
const itemLinesMax = 40;

/**
 * "2b. Load – …" / "3. For comparison" / "3a. …": the next item of the outline that the label is an item of, whatever it says and
 * with or without a stroke. `own`, `at`: indexes. A list within the value counts for itself, from 1.
 */
export function isNextItem(lines: readonly { readonly text: string }[], own: number, at: number): boolean {
  const above = itemMark.exec(lines[own]?.text ?? '')?.groups;
  const below = itemMark.exec(lines[at]?.text ?? '')?.groups;
  if (above === undefined || below === undefined) return false;
  const [number, letter, next, nextLetter] = [Number(above['number']), above['letter'] ?? '', Number(below['number']), below['letter'] ?? ''];
  const follows = (next === number + 1 && (nextLetter === '' || nextLetter === 'a')) || (next === number && letter !== '' && nextLetter > letter);
  if (!follows || lines.slice(own + 1, at).some(({ text }) => { const inner = /^(\s*)\(?\d{1,2}[.)]\s/.exec(text)?.[1]; return inner !== undefined && inner.length <= (below['indent'] ?? '').length; })) return false;
  if (letter !== '') return true;
  // A bare number may count steps: it is an outline's where the item before stands above the label, set in as far.
  return above['indent'] === below['indent'] && lines.slice(Math.max(0, own - itemLinesMax), own).some(({ text }) => {
    const before = itemMark.exec(text)?.groups;
    return before !== undefined && before['indent'] === above['indent'] && Number(before['number']) === number - 1;
  });
}
