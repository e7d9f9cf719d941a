// Whether a paragraph was written without marks: dictated, or typed with one thumb. In: its lines. Out: yes or no. A single
// short sentence without its full stop is none, nor is a log.
/** So many words without a mark are more than one sentence. */
const wordsMin = 12;
/** With marks, a writer sets one in fewer words than this. */
const wordsOfMark = 22;
const mark = /[.!?;:,](?=["')\]]*(?:\s|$))|\s[–—-]\s|[()]|\.\.\./gu;
const abbreviation = /(?<!\p{L})(?:\p{L}|mr|mrs|ms|dr|nr|no|tel|st|ca|approx|z\.b|d\.h|usw|etc|evtl|bzw)\.(?=\s)/giu;
const listLinesMin = 3;
const listCharactersMax = 42;
/** Logs and pasted output. */
const machine = /[{}<>\\]|\w=\w|\d{2}:\d{2}:\d{2}/u;

export function isWithoutMarks(lines: readonly string[]): boolean {
  const text = lines.join(' ').trim();
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (words < wordsMin || isList(lines) || lines.some((line) => machine.test(line))) return false;
  const marks = (text.replace(abbreviation, ' ').match(mark) ?? []).length;
  return marks === 0 || (words >= 2 * wordsOfMark && words / marks >= wordsOfMark);
}

/** Short lines, each ended by its writer: facts one below the other. */
function isList(lines: readonly string[]): boolean {
  return lines.length >= listLinesMin && lines.every((line) => line.trim().length < listCharactersMax);
}
