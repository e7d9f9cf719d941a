// "customer Fern Hill, user Holly … hang on, wrong sticky note. Start again:", "scratch all of the above, that was Friday's":
// a writer who took the wrong case in front of him tells the right one below. In: his lines, the model of cases. Out: the
// same with all that stands above such a sentence blank, and the sentence with it. Only where the letter is told anew below,
// about as long as what is taken back; who lets a part of it stand ("the rest stays") puts single things right.
import { caseChances } from '../../sentence/case-standing.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { unaccented } from '../fold.ts';
import type { TextLine } from '../text-line.ts';
import { sentenceEnds, spaces } from './another-case.ts';

const sureMin = 0.9;
/** "Further details:" is a label, and "so once more and properly:" is none. */
const sureOfHeadMin = 0.97;
const sentenceCharactersMax = 240;
const sentencesMax = 60;
/** A shorter end of a letter tells nothing anew. */
const anewCharactersMin = 50;
/** Of the length above. */
const anewShareMin = 0.6;
/** "So all", "further details:": too few words to take back a letter. */
const wordsMin = 3;
const restStands = /(?<![a-z])(?:stays?|stands?|remains?|the rest|everything else|all else|was right|is right|unchanged|as (?:above|i wrote)|bleib(?:t|en)|stimmt|stimmen|das ubrige|der rest|alles (?:andere|ubrige)|wie oben|reste(?:nt)?|le reste|sont exacte?s?|est exacte?)(?![a-z])/;
/** A paragraph that puts single things right is read by itself. */
const putsRight = /(?<![a-z])(?:p\.? ?s\.?|correct(?:ion|ions|ed)|corrigend\w+|korrektur\w*|berichtigung|rectifi\w+|correctif)(?![a-z])/;
/** He names what he takes back: a number, an attachment, a line. */
const oneThing = /(?<![a-z])(?:attachments?|screenshots?|number|version|severity|typo|slips?|anhang|nummer|tippfehler|dreher|piece jointe|numero|faute)(?![a-z])/;

interface Place {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export function withoutToldAnew<L extends Pick<TextLine, 'text' | 'cells' | 'role'>>(lines: readonly L[], model: SentenceModel | null): L[] {
  if (model === null) return [...lines];
  const place = takesAllBack(lines, model);
  if (place === null) return [...lines];
  return lines.map((line, i) => (line.role !== 'new' || i > place.line ? line : i < place.line ? { ...line, text: '', cells: null } : { ...line, text: spaces(line.text.slice(0, place.to)) + line.text.slice(place.to) }));
}

/** The last such sentence, where what is above and below it allows it. */
function takesAllBack(lines: readonly Pick<TextLine, 'text' | 'cells' | 'role'>[], model: SentenceModel): Place | null {
  const found = sentencesOf(lines).filter(({ text }) => text.split(/\s+/).length >= wordsMin && !oneThing.test(unaccented(text)) && caseChances(model, text).case_back >= (text.endsWith(':') ? sureOfHeadMin : sureMin)).at(-1);
  if (found === undefined) return null;
  const own = (line: Pick<TextLine, 'text' | 'role'> | undefined, from: number, to?: number): string => (line?.role === 'new' ? line.text.slice(from, to) : '');
  const above = [...lines.slice(0, found.line).map((line) => own(line, 0)), own(lines[found.line], 0, found.from)].join(' ');
  const below = [own(lines[found.line], found.to), ...lines.slice(found.line + 1).map((line) => own(line, 0))].join(' ');
  const [before, anew] = [lettersIn(above), lettersIn(below)];
  if (before === 0 || anew < anewCharactersMin || anew < before * anewShareMin || restStands.test(unaccented(`${found.text} ${below}`)) || putsRight.test(unaccented(`${found.text} ${below}`))) return null;
  // "… Start again:" goes with it.
  const end = /^\s*[^:.!?]{1,40}:\s*$/u.exec(lines[found.line]?.text.slice(found.to) ?? '');
  return end === null ? found : { ...found, to: found.to + end[0].length };
}

function sentencesOf(lines: readonly Pick<TextLine, 'text' | 'cells' | 'role'>[]): (Place & { readonly text: string })[] {
  const found: (Place & { readonly text: string })[] = [];
  for (const [line, { text, cells, role }] of lines.entries()) {
    if (role !== 'new' || cells !== null || text.length > sentenceCharactersMax * 3) continue;
    let from = 0;
    for (const end of [...text.matchAll(sentenceEnds), null]) {
      const to = end === null ? text.length : end.index;
      if (/\p{L}/u.test(text.slice(from, to)) && to - from <= sentenceCharactersMax) found.push({ line, from, to, text: text.slice(from, to).trim() });
      from = end === null ? to : end.index + end[0].length;
    }
    if (found.length > sentencesMax) break;
  }
  return found.slice(0, sentencesMax);
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
