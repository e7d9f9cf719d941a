// What a machine that listens writes as words: marks ("punkt", "comma", "new line"), addresses ("anna at nord dot example") and
// figures one by one ("sieben drei eins zwei fünf"). In: lines that have no marks. Out: the same with what was meant. A
// word that is only sometimes a mark ("point", "period") is one where others are spoken too.
import { fold } from '../field/fold.ts';

const marks: ReadonlyMap<string, string> = new Map(
  [['.', 'punkt', 'full stop', 'fullstop', 'point final', 'period'], [',', 'komma', 'comma', 'virgule'], ['?', 'fragezeichen', 'question mark', "point d'interrogation"], [':', 'doppelpunkt', 'colon', 'deux points'], ['.', 'neue zeile', 'neuer absatz', 'absatz', 'new line', 'new paragraph', 'next line', 'à la ligne', 'nouvelle ligne']]
    .flatMap(([mark = '', ...words]) => words.map((word) => [fold(word), mark] as const)),
);
/** One spoken mark alone is a word of the letter: "der punkt ist". */
const marksMin = 2;
const wordsOfMark = 3;

const digits: ReadonlyMap<string, string> = new Map(
  ['zero null zéro oh', 'one eins un', 'two zwei zwo deux', 'three drei trois', 'four vier quatre', 'five fünf cinq', 'six sechs', 'seven sieben sept', 'eight acht huit', 'nine neun neuf']
    .flatMap((words, digit) => words.split(' ').map((word) => [fold(word), String(digit)] as const)),
);
/** Fewer of them are a number of things: "two three users". */
const digitsMin = 4;

const at = '(?:at sign|at|ät|arobase|klammeraffe|a commercial)';
const dot = '(?:dot|punkt|point)';
const name = String.raw`(?!(?:the|der|die|das|le|la|${dot})(?![\p{L}]))[\p{L}\p{N}-]+`;
const address = new RegExp(String.raw`(?<![\p{L}\p{N}.])([\p{L}\p{N}_-]+(?: ${dot} [\p{L}\p{N}_-]+)?) ${at} (${name}(?: ${dot} ${name}){1,3})(?![\p{L}\p{N}])`, 'giu');
const spokenDot = new RegExp(String.raw` ${dot} `, 'giu');

export function withoutSpokenMarks(lines: readonly string[]): string[] {
  const plain = lines.map((line) => withFigures(line.replace(address, (_, person: string, host: string) => `${person.replace(spokenDot, '.')}@${host.replace(spokenDot, '.')}`)));
  const heard = plain.map(withMarks);
  return heard.reduce((sum, { spoken }) => sum + spoken, 0) < marksMin ? plain : heard.map(({ text }) => text);
}

/** "Ohne punkt und komma", "no comma": spoken of, not spoken. */
const without = new Set(['ohne', 'keine', 'kein', 'without', 'no', 'missing', 'sans', 'fehlende', 'fehlenden']);
const or = new Set(['und', 'and', 'or', 'oder', 'et', 'ou', 'ni']);

function isSpokenOf(kept: readonly string[]): boolean {
  const [last = '', above = ''] = [kept.at(-1), kept.at(-2)].map((word) => fold(word ?? ''));
  return without.has(last) || (or.has(last) && marks.has(above));
}

function withMarks(text: string): { readonly text: string; readonly spoken: number } {
  const tokens = text.split(/\s+/u);
  const kept: string[] = [];
  let spoken = 0;
  for (let i = 0; i < tokens.length; i++) {
    const length = [...Array(wordsOfMark).keys()].map((less) => wordsOfMark - less).find((count) => marks.has(fold(tokens.slice(i, i + count).join(' '))));
    const last = kept.at(-1);
    if (length === undefined || last === undefined || isSpokenOf(kept)) {
      kept.push(tokens[i] ?? '');
      continue;
    }
    spoken++;
    if (!/[.,:?]$/u.test(last)) kept[kept.length - 1] = `${last}${marks.get(fold(tokens.slice(i, i + length).join(' '))) ?? ''}`;
    i += length - 1;
  }
  return { text: kept.join(' '), spoken };
}

function withFigures(text: string): string {
  const kept: string[] = [];
  let run: string[] = [];
  const close = (): void => {
    if (run.length >= digitsMin) kept.push(run.map((word) => digits.get(fold(word)) ?? word).join(''));
    else kept.push(...run);
    run = [];
  };
  for (const token of text.split(' ')) {
    if (digits.has(fold(token))) run.push(token);
    else {
      close();
      kept.push(token);
    }
  }
  close();
  return kept.join(' ');
}
