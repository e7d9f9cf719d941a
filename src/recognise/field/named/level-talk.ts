// "Erst dachte ich Schweregrad 2, aber … Schweregrad 3 bitte", "maybe severity 3, maybe 4", "the customer says severity 1, we
// say 3": a paragraph that names more than one level of the one numbered choice. In: the lines of the letter, sentences in
// one piece. Out: the level that stands in the end, or that it was left open, with the lines on which nothing else speaks of
// it. Levels that were thought of first, denied, said by others or of another case do not stand; two that stand and none
// takes the other back tell nothing here. What stands behind a label is read elsewhere.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { figureOf, numberWord } from '../value/number-words.ts';
import type { TextLine } from '../text-line.ts';
import { numberedChoice } from './rated-level.ts';

/** A longer paragraph is a story or a log. */
const paragraphCharactersMax = 700;
/** Further behind the name of the level a bare figure counts something else. */
const nearMax = 90;

const article = String.raw`(?:an?|the|level|number|eine[rnm]?|die|der|den|stufe|grad|une?|le|la|niveau|numéro|of|de|von)`;
const namedBy = (names: ReadonlySet<string>): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${[...names].join('|')})(?:[\s.:#=-]{1,3}(?:${article}\s){0,3}(?<figure>\d|${numberWord})|(?<close>\d))(?![\p{L}\p{N}]|[.,:]\d|\s?[-–%]\s?\d|\s?%)`, 'giu');
const leads = String.raw`(?:make (?:it|that|this)|more like|more of|rather|say|says|said|call it|be|is|it['’]s|to|now|then|maybe|perhaps|possibly|probably|either|between|or|and|but|not|just|only|put|go (?:for|with)|with|as|eher|lieber|doch|besser|sagen|sage|nehmen|ist|wäre|mit|auf|als|vielleicht|eventuell|entweder|zwischen|oder|und|sondern|aber|nicht|nur|hatte ich|ich|diesmal|jetzt|plutôt|mettons|mets|dirais|disons|dire|est|serait|en|peut-être|soit|entre|ou|et|mais|pas|maintenant|mis|à|prenons|réflexion|réflexion faite|thoughts?|reflection|honestly|ehrlich|ehrlich gesagt|honnêtement|,|:|[–—-])`;
const bare = new RegExp(String.raw`(?<=(?<![\p{L}])${leads}\s(?:${article}\s){0,2})(?<figure>\d|two|three|four|zwei|drei|vier|deux|trois|quatre)(?=\s*(?:$|["')\].,;:!?–—-]|(?:for|in|to|and|or|because|since|as|from|then|now|please|pls|will|would|is|should|might|could|instead|after|here|i|we|it|you|für|nach|und|oder|weil|da|denn|bitte|ist|wird|wäre|sein|passt|reicht|sagen|eingetragen|angegeben|geschrieben|dachte|gedacht|vergeben|nehmen|pour|et|ou|car|à|merci|suffi\p{L}*|serait|est|convient|conviendrait|je|nous|on|schreiben|sagen|wählen|geben|setzen|melden|notieren|tippen|écrire|mettre|write|say|put|choose|seems|fits|does)(?![\p{L}])))(?!\s?[.,:]\d)`, 'giu');

/** What was thought of before. */
const before = /(?:(?<!\p{L})(?:contrary to|other than|unlike|entgegen|abweichend|anders als|contrairement|first|initially|originally|earlier|had (?:put|said|thought|written|chosen|picked|typed|filed)|thought|wanted to|would have|erst|zuerst|anfangs|ursprünglich|zunächst|vorhin|dachte|hatten?|hätten?|wollten?|d['’]abord|au début|initialement|avais|avions|pensais|pensions|aurais|aurions)(?!\p{L}))[^.!?;]{0,50}$/iu;
const denied = new RegExp(String.raw`(?:(?<!\p{L})(?:not|no|never|no longer|nicht|nicht mehr|nie|kein\p{L}*|pas|plus|instead of|rather than|statt|anstatt|au lieu d['’e]?|plutôt qu['’e]?)|n['’]t)\s(?:(?:really|quite|at|as|on|with|mit|vraiment|en)\s)?(?:${article}\s){0,2}(?:\p{L}{3,14}\s)?$`, 'iu');
/** "Severity 2 had been entered": said behind it. */
const enteredBefore = /^[\s,)]*(?:had been|has been|was|war|wurde|avait été|a été)\s(?:\p{L}+\s){0,3}?(?:entered|given|stated|named|put|chosen|reported|assigned|claimed|noted|angegeben|eingetragen|genannt|vergeben|gemeldet|notiert|angesetzt|indiquée?|donnée?|mise?|notée?|inscrite?)(?!\p{L})/iu;
const leaving = /(?<!\p{L})(?:from|von|vom|de|du)\s(?:\p{L}{3,14}\s)?$/iu;
const arriving = /^\s*(?:\p{L}+\s){0,2}(?:to|auf|zu|à|en)\s/iu;
const others = /(?<!\p{L})(?:(?:customers?|clients?|users?|boss|manager|reseller|partner|he|she|they|kunden?|kundin|nutzer\p{L}*|chef\p{L}*|er|il|elle|ils|on chez eux)\s(?:\p{L}+\s){0,3}?(?:calls?|says?|said|thinks?|wants?|insists?|claims?|rates?|puts?|wrote|writes?|meint\p{L}*|sagt\p{L}*|will|wollen|wollte\p{L}*|spricht|sprechen|nennt|schreib\p{L}*|hätte\p{L}*|parle\p{L}*|di[tst]\p{L}*|veu\p{L}*|voudrai\p{L}*|souhait\p{L}*|pens\p{L}*|réclam\p{L}*|would|würde\p{L}*)|according to|laut|selon|d['’]après)(?!\p{L})[^.!?;]{0,25}$/iu;
const anotherCase = /(?<!\p{L})(?:last (?:one|time|ticket|case|week|month)|previous\p{L}*|the old|das letzte|letztes|beim letzten|vorige\p{L}*|la dernière fois|le dernier|l['’]ancien\p{L}*)(?!\p{L})[^.!?;]{0,30}$/iu;
const perhaps = /(?<!\p{L})(?:maybe|perhaps|possibly|either|between|might be|could be|hesitat\p{L}+|vielleicht|womöglich|eventuell|entweder|zwischen|könnte|kann|schwank\p{L}*|peut[- ]être|soit|entre|pourrait|hésit\p{L}*)(?!\p{L})[^.!?;]{0,25}$/iu;
const alternative = new RegExp(String.raw`^[\s,]*(?:or|oder|ou|bis|\/)\s(?!(?:rather|better|actually|plutôt|besser|eher|vielmehr)(?!\p{L}))(?:maybe|perhaps|even|possibly|vielleicht|sogar|peut[- ]être|même)?\s?(?:${article}\s){0,2}(?:\p{L}{3,14}\s)?$`, 'iu');
const instead = /(?<!\p{L})(?:no|wait|scratch|sorry|correction|second thoughts?|rather|actually|make|more like|but|better|instead|has to|must be|then|now|let['’]?s|let us|nein|quatsch|korrektur|eher|lieber|doch|vielmehr|besser|aber|sondern|jetzt|nun|bitte|non|plutôt|enfin|pardon|finalement|mais|en fait|maintenant|réflexion|to|auf|à)(?!\p{L})/iu;

/** "They can wait a day or two": counts days. */
const counting = /(?<!\p{L})(?:an?|ein|eine[nrms]?|une?)\s\p{L}{3,20}\s(?:or|oder|ou)\s$/iu;
const countingMax = 40;

interface Mention {
  readonly value: string;
  readonly at: number;
  readonly end: number;
}

type Standing = 'said' | 'perhaps' | 'gone';

export interface LevelTalk {
  readonly claims: readonly FieldClaim[];
  /** Nothing else says the level on these lines. */
  readonly settles: (claim: FieldClaim) => boolean;
}

export function levelTalk(lines: readonly TextLine[], rules: RecognitionRules): LevelTalk {
  const field = numberedChoice(rules);
  if (field === null) return { claims: [], settles: () => false };
  const settled = lines.flatMap((line, i) => {
    const value = line.cells === null && line.depth === 0 && line.text.length <= paragraphCharactersMax ? settledIn(line.text, field) : null;
    return value === null ? [] : [{ line, value, next: Math.max(line.number + 1, lines[i + 1]?.number ?? line.number + 12) }];
  });
  return {
    claims: settled.flatMap(({ line, value }) => (value === 'open' ? [] : [{ field: field.id, value, problem: null, raw: line.text.trim().slice(0, 300), source: 'sublabel' as const, line: line.number, rule: field.rule }])),
    settles: (claim) => claim.field === field.id && claim.source === 'sublabel' && settled.some(({ line, next }) => claim.line >= line.number && claim.line < next),
  };
}

/** The level that stands at the end of a paragraph; 'open' = left open; null = it does not name several, or not clearly. */
function settledIn(text: string, field: FieldRule): string | null {
  const mentions = mentionsIn(text, field);
  if (mentions.length < 2) return null;
  const standing = mentions.map((one, i) => standingOf(one, mentions[i - 1], mentions[i + 1], text));
  const said = mentions.filter((_, i) => standing[i] === 'said');
  const last = said.at(-1);
  if (last === undefined) return standing.includes('perhaps') ? 'open' : null;
  const other = said.findLast((one) => one.value !== last.value);
  // Which of two it is, only a word of taking back tells.
  if (other !== undefined && !instead.test(text.slice(other.end, last.at))) return null;
  return last.value;
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, RegExp>();

function mentionOf(found: RegExpExecArray): Mention {
  return { value: figureOf(found.groups?.['figure'] ?? found.groups?.['close'] ?? '') ?? '', at: found.index, end: found.index + found[0].length };
}

function mentionsIn(text: string, field: FieldRule): Mention[] {
  const named = known.get(field) ?? namedBy(new Set(field.labels.map((label) => label.text).filter((text) => /^\p{L}{3,14}$/u.test(text))));
  known.set(field, named);
  const found = [...text.matchAll(named)].map(mentionOf);
  if (found.length === 0) return [];
  const bareOnes = [...text.matchAll(bare)].map(mentionOf).filter((one) => !counting.test(text.slice(Math.max(0, one.at - countingMax), one.at)));
  const more = bareOnes.filter((one) => !found.some((other) => one.at < other.end && other.at < one.end));
  const near = more.filter((one) => found.some((other) => Math.abs(other.at - one.at) <= nearMax));
  return [...found, ...near].filter((one) => field.values.includes(one.value)).sort((a, b) => a.at - b.at);
}

function standingOf(one: Mention, above: Mention | undefined, below: Mention | undefined, text: string): Standing {
  const lead = text.slice(above?.end ?? 0, one.at);
  const behind = text.slice(one.end, below?.at ?? text.length);
  if (denied.test(lead) || others.test(lead) || anotherCase.test(lead) || (below !== undefined && before.test(lead)) || (below !== undefined && (enteredBefore.test(behind) || (leaving.test(lead) && arriving.test(behind))))) return 'gone';
  if (perhaps.test(lead) || (above !== undefined && alternative.test(lead)) || (below !== undefined && alternative.test(behind))) return 'perhaps';
  // "Between 2 and 3": the other end of it.
  if (above !== undefined && /^\s*(?:and|und|et|bis|to|à)\s(?:\p{L}{3,14}\s)?$/iu.test(lead) && perhaps.test(text.slice(0, above.at))) return 'perhaps';
  return 'said';
}
