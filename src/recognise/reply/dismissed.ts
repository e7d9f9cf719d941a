// Whether the writer says that what stands below is not to be minded: "please ignore what stands below the line, that is the
// case of January", "der zitierte Text ist ein alter Fall". In: the lines and what they are so far. Out: the index from which
// on nothing counts, or null. Where he points at the form below, and leaves another mail aside, only what stands below the form
// is meant.
import type { SegmentKind } from '../recognition.ts';
import { ownSentences } from './own-sentences.ts';
import { attributionAt } from './attribution.ts';
import { dismisses, words } from './dismisses.ts';
import { ofOtherMail } from './other-mail.ts';
import { headsOldCase } from '../field/withdrawn/case-words.ts';
import { headerBlockAt, headerLabelOf } from './header-block.ts';
import { isRule, toReplyLines, type ReplyLine } from './reply-line.ts';
import { separatorOf } from './separator.ts';

/** "---- old case, please ignore ----": a heading says it of all that follows. */
const heading = new RegExp(`^\\W{2,}.{0,40}${words('old (?:case|ticket|mail|thread|story|form|one)', 'previous (?:case|ticket)', 'ignore', 'disregard', 'closed case', 'alte[rs]? (?:fall|vorgang|ticket|mail|formular)', 'ignorieren', 'nicht beachten', 'ancien (?:dossier|cas|ticket|mail)', 'a ignorer', 'ne pas (?:tenir compte|lire)')}.{0,40}\\W{2,}$`);
const headingCharactersMax = 100;
const drawnHeading = /^[^\p{L}\p{N}\s>]{2,}.*[^\p{L}\p{N}\s>]{2,}$/u;

/** "At the very bottom": the mail right below the letter is not meant where another one stands below that. */
const atBottom = new RegExp(words('at the (?:very )?(?:bottom|end|foot)', 'the (?:last|lowest|bottom|oldest|innermost|lower) (?:one|mail|message|e-?mail)', '(?:very )?bottom', 'furthest down', 'ganz (?:unten|am ende)', '(?:der|die|das) (?:unterste|letzte|hinterste)\\w* (?:mail|nachricht|teil)?', 'am (?:ganz )?ende', 'zuunterst', 'tout en bas', "(?:le|la) (?:dernier|derniere) (?:mail|message|courriel|partie)", 'a la (?:toute )?fin'));
/** "Open a case for the top mail only". */
const onlyTop = new RegExp(words('(?:only|just) (?:for |about |read |use |take |mind )?the (?:top|topmost|first|upper|latest|newest|uppermost) (?:mail|message|e-?mail|one|part)', 'the (?:top|topmost|first|upper|latest|newest|uppermost) (?:mail|message|e-?mail|one|part) (?:only|alone|counts|matters|is the (?:only )?one)', 'nur (?:fur |um |die |der |zu )*(?:oberste|obere|erste|neueste|neuste|letzte)\\w* (?:mail|nachricht|teil)', '(?:oberste|obere|neueste) (?:mail|nachricht) (?:zahlt|gilt|ist gemeint)', "(?:seul(?:ement)?e? (?:pour )?(?:le|la)|uniquement (?:pour )?(?:le|la)) (?:premiere?|dernier|derniere|plus recent) (?:mail|message|courriel)", 'le premier (?:mail|message|courriel) (?:seul|uniquement|seulement|compte)'));
const pointsBoth = new RegExp(words('everything', 'all', 'both', 'alles', 'beides', 'tout (?:ce|le|cela)', 'tous les'));

export function dismissedFrom(lines: readonly ReplyLine[], kinds: readonly SegmentKind[]): number | null {
  const sentences = ownSentences(lines.map((line, i) => (kinds[i] === 'new' && line.depth === 0 && !isRule(line.bare) ? line.text : null)));
  const others = ofOtherMail(sentences);
  const said = sentences.find((one) => dismisses(one.text) && !others.has(one)) ?? sentences.find((one) => dismisses(one.text));
  const from = said === undefined ? -1 : boundaryBelow(lines, kinds, said.index, others.has(said) ? 'inner' : onlyTop.test(said.text) || (atBottom.test(said.text) && !pointsBoth.test(said.text)) ? 'inner or outer' : 'outer');
  if (from >= 0) return from;
  const headed = lines.findIndex((line, i) => i > 0 && line.bare.length <= headingCharactersMax && kinds[i] === 'new' && (heading.test(plain(line.bare)) || headsOldForm(lines, i)));
  return headed < 0 ? null : headed;
}

/** Drawn ("=== old form, solved ==="), or in words of its own above the rows of a form ("Mein altes Formular, erledigt:"). */
function headsOldForm(lines: readonly ReplyLine[], i: number): boolean {
  const line = lines[i];
  if (line === undefined || !headsOldCase(plain(line.bare))) return false;
  if (drawnHeading.test(line.bare)) return true;
  const rows = lines.slice(i + 1, i + 1 + formRowsMin).filter((row) => !row.blank && formRow.test(row.bare));
  return /^[^.!?:]{4,80}:?$/.test(line.bare) && rows.length === formRowsMin;
}

const formRowsMin = 3;
const formRow = /^[^:.!?]{2,60}:(?:\s|$)/u;

/**
 * Where the part below begins: somebody else's text, or a drawn line. Without either nobody can tell how far the letter goes.
 * 'inner': the mail that is passed on within the one below.
 */
function boundaryBelow(lines: readonly ReplyLine[], kinds: readonly SegmentKind[], index: number, which: 'outer' | 'inner' | 'inner or outer'): number {
  const isOthers = (i: number): boolean => kinds[i] === 'quoted' || kinds[i] === 'forwarded';
  const quoted = lines.findIndex((line, i) => i > index && !line.blank && isOthers(i));
  const inner = quoted < 0 || which === 'outer' ? null : innerMail(lines, quoted);
  if (which === 'inner') return inner ?? -1;
  if (quoted >= 0) return inner ?? quoted;
  return lines.findIndex((line, i) => i > index && !line.blank && (drawn.test(line.bare) || isRule(line.bare) || separatorOf(line.bare) !== null));
}

/** Where the mail below passes on another one in its turn: the next head with text of somebody above it. */
function innerMail(lines: readonly ReplyLine[], first: number): number | null {
  // One mark less: what introduces the inner mail stands there as it does in a letter.
  const bare = toReplyLines(lines.slice(first).map(({ text }) => ({ text: text.replace(/^\s{0,3}> ?/, '') })));
  let said = false;
  for (let i = 0; i < bare.length; i++) {
    const attribution = attributionAt(bare, i, true);
    const heads = attribution !== null && attribution.cutAt === 0;
    if (said && (heads || beginsMail(bare, i))) return first + i;
    // The separator and the block of header fields below it begin the same mail.
    const { bare: text } = bare[i] as ReplyLine;
    if (heads) i = attribution.last;
    else said ||= text !== '' && !isRule(text) && separatorOf(text) === null && headerLabelOf(text) === null;
  }
  return null;
}

function beginsMail(lines: readonly ReplyLine[], i: number): boolean {
  const bare = lines[i]?.bare ?? '';
  return bare !== '' && (separatorOf(bare) === 'original' || separatorOf(bare) === 'forwarded' || (headerLabelOf(bare)?.kind === 'from' && headerBlockAt(lines, i, 'after-separator') !== null));
}

/** A line of one sign, whichever people draw with. */
const drawn = /^([^\p{L}\p{N}\s>])(?:\s?\1){4,}$/u;

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
