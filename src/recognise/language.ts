// The language of what somebody wrote, as ISO 639-1, among those a desk can answer in; null when the text is too
// short or the answer unsure, because a wrong language is worse than the desk's default. Looks at prose only: a form
// with German labels filled in English is English, and log lines, ids and addresses say nothing about a language.
// The word statistics are loaded on the first call (150 ms, 20 MB) and never change, so results stay a pure function.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { eld as Detector } from 'eld/extrasmall';

/** The detector reads about 350 bytes; longer prose is asked about in pieces. */
const pieceCharactersMax = 320;
/** More pieces than this do not change the answer. */
const piecesMax = 6;
/** Below this even a right guess is luck: "Hallo, geht nicht." is three words. */
const wordsMin = 4;
const lettersMin = 18;
/** Scripts without blanks say more with fewer characters. */
const denseLettersMin = 6;
/** Scores run from 0 to 1; a text in its own language reaches about 0.7 to 0.85, a stranger 0.5. */
const scoreMin = 0.55;
/** Lead over the next language of the choice. Danish and Norwegian lie closer: then nobody can be sure. */
const leadMin = 0.04;
/** How much better a language outside the choice must fit before we say "none of yours". */
const strangerLeadMin = 0.06;

const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

let detector: typeof Detector | undefined;

/**
 * The statistics, loaded once. The package offers only an ES module behind an "import" condition, which a plain
 * require does not see, while an await here would make every caller asynchronous; Node 20.19 and later load the
 * resolved file synchronously.
 */
function loadDetector(): typeof Detector {
  detector ??= (createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('eld/extrasmall'))) as {
    readonly eld: typeof Detector;
  }).eld;
  return detector;
}

/** The language of `text` if it is one of `among` and beyond doubt. */
export function recogniseLanguage(text: string, among: readonly string[]): string | null {
  const prose = proseOf(text);
  if (among.length === 0 || !isEnough(prose)) return null;
  const scores = scoresOf(prose);
  const ranked = [...new Set(among.map((language) => language.toLowerCase()))]
    .map((language) => ({ language, score: scores.get(language) ?? 0 }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (best === undefined || best.score < scoreMin) return null;
  if (best.score - (next?.score ?? 0) < leadMin) return null;
  return Math.max(...scores.values()) - best.score > strangerLeadMin ? null : best.language;
}

/** Mean score of each language over the pieces of the prose. */
function scoresOf(prose: string): ReadonlyMap<string, number> {
  const { detect } = loadDetector();
  const pieces: string[] = [];
  for (let from = 0; from < prose.length && pieces.length < piecesMax; from += pieceCharactersMax) {
    const piece = prose.slice(from, from + pieceCharactersMax);
    if (pieces.length === 0 || piece.length >= pieceCharactersMax / 2) pieces.push(piece);
  }
  const sums = new Map<string, number>();
  for (const piece of pieces) {
    for (const [language, score] of Object.entries(detect(piece).getScores())) {
      sums.set(language, (sums.get(language) ?? 0) + score / pieces.length);
    }
  }
  return sums;
}

function isEnough(prose: string): boolean {
  if ((prose.match(dense)?.length ?? 0) >= denseLettersMin) return true;
  return prose.split(' ').length >= wordsMin && prose.replace(/\P{L}/gu, '').length >= lettersMin;
}

/** The sentences of the text: labels, addresses, codes and lines of machines taken out, enough for all pieces. */
function proseOf(text: string): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    if (length > pieceCharactersMax * piecesMax) break;
    const words = isMachineLine(line) ? [] : wordsOf(line.slice(0, 1_000));
    // One or two words are a name, a greeting or the value of a form.
    if (words.length < 3 && (words.join('').match(dense)?.length ?? 0) < denseLettersMin) continue;
    kept.push(words.join(' '));
    length += kept.at(-1)!.length + 1;
  }
  return kept.join(' ');
}

/** Words behind the label of the line; anything with a digit, slash, at-sign or inner capital is a code. */
function wordsOf(line: string): string[] {
  const value = line.replace(/^[\s>*•|#-]*(?:\d{1,2}[a-z]?[.)]\s*)?[^:：.!?,]{1,60}[:：](?=\s)/u, ' ');
  return value.split(/[\s|]+/).filter((word) => /\p{L}/u.test(word) && !/[\d@/\\_=<>{}[\]]|\p{Ll}\p{Lu}|^\p{Lu}{2,}\W*$/u.test(word));
}

/** Log lines, stack traces, header fields, code: they start with a time or a level, or hold few words in much ink. */
function isMachineLine(line: string): boolean {
  const head = line.slice(0, 300).trim();
  if (/^\[?\d{2,4}[-./:]\d{2}[-./:]\d{2}|^\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|SEVERE)\b|^at [\w.$]+\(|^Caused by:|^[\w.]+(?:Exception|Error)\b|^[$#] |^[A-Z][\w-]+-[\w-]+: /.test(head)) return true;
  const letters = head.replace(/[^\p{L}\s]/gu, '').length;
  return letters < head.length * 0.6;
}
