// "From Tidewater IT Ltd", "Lacustre Informatique SA" below the name: the writer's own company, told apart from all others
// by the domain that he writes from. In: lines of the writer, his address. Out: the name as he writes it, for a field that
// wants it where the directory does not know him (RHI-42). A domain that no name in the mail begins like says nothing; from
// a private mailbox the writer says it himself: "This is Ida Holm from Tidewater IT Ltd", "Ida Holm of Tidewater IT here".
import type { TextLine } from '../field/text-line.ts';
import { foldedWords, unaccented } from '../field/fold.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { companiesIn, isCompanyName } from './company-names.ts';

const lineCharactersMax = 600;
/** Words of a name behind those of the domain, its legal form among them. */
const furtherWordsMax = 4;
const lettersMin = 3;
const word = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*|&/gu;
const legalForm = /^(?:gmbh|ag|kg|ohg|ug|mbh|ek|se|eg|ev|ltd|limited|llp|llc|lp|inc|plc|pty|corp|sa|sarl|sas|sasu|eurl|sprl|srl|bv|nv|vof|ab|as|aps|oy|oyj|spa|sro|kft|sp|zoo|gbr|snc)$/;
const formWord = (text: string): string => unaccented(text).replace(/[.'’-]/g, '');

const personName = String.raw`(?<name>\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){1,3})`;
const ofCompany = String.raw`,?\s(?:of|from|at|with|von(?:\sder)?|vom|bei(?:\sder)?|de(?:\schez)?|chez)\s`;
/** Who says where he himself is from; a customer who is spoken of is none. */
const introduced = [
  new RegExp(String.raw`(?:^|[.,!]\s*)(?:(?:this|it) is|(?:it|that)['’]s|i am|i['’]m|my name is|here is|hier (?:ist|spricht|schreibt)|ich bin|mein name ist|ici|c['’]est|je suis|je m['’]appelle)\s${personName}${ofCompany}(?<rest>.+)$`, 'iu'),
  new RegExp(String.raw`(?:^|[.,!]\s*)${personName}${ofCompany}(?<rest>[^.,!]{2,60}?)\s(?:here|hier|ici|à l['’]appareil)(?=\s*(?:$|[.,!:–-]))`, 'u'),
];

export function ownCompany(lines: readonly TextLine[], rules: RecognitionRules, writerAddress: string, writerWords: ReadonlySet<string> = new Set()): FieldClaim[] {
  const fields = rules.fields.filter((field) => field.ownCompany === true);
  if (fields.length === 0) return [];
  const found = ofDomain(lines, writerAddress) ?? ofIntroduction(lines, writerWords);
  return found === null ? [] : fields.map((field) => ({ field: field.id, value: found.name, problem: null, raw: found.name, source: 'signature', line: found.line, rule: field.rule }));
}

interface Found {
  readonly name: string;
  readonly line: number;
}

function ofIntroduction(lines: readonly TextLine[], writerWords: ReadonlySet<string>): Found | null {
  for (const line of lines.filter((one) => one.text.length <= lineCharactersMax && one.cells === null)) {
    for (const said of introduced.map((one) => one.exec(line.text)?.groups)) {
      const rest = said?.['rest'] ?? '';
      const company = companiesIn(rest)[0];
      // He who writes, not the one whom he writes for.
      if (company?.start === 0 && foldedWords(said?.['name'] ?? '').some((word) => writerWords.has(word))) return { name: company.name, line: line.number };
    }
  }
  return null;
}

function ofDomain(lines: readonly TextLine[], writerAddress: string): Found | null {
  const label = unaccented(/@(?:mail\.|email\.)?([^.@]+)\.[^@]+$/u.exec(writerAddress)?.[1] ?? '');
  if (label.replace(/-/g, '').length < lettersMin) return null;
  const found = lines.flatMap((line) => (line.text.length > lineCharactersMax ? [] : namesLike(label, line.text).map((name) => ({ line, name }))));
  // The fullest way in which he writes it.
  const fullest = found.toSorted((a, b) => b.name.length - a.name.length)[0];
  return fullest === undefined ? null : { name: fullest.name, line: fullest.line.number };
}

function namesLike(label: string, text: string): string[] {
  const words = [...text.matchAll(word)].filter((one) => text[one.index - 1] !== '@' && text[one.index + one[0].length] !== '@' && !/\p{L}\.\p{L}{2}/u.test(one[0]) && text[one.index - 1] !== '/');
  return words.flatMap((first, at) => {
    const matched = wordsOfDomain(label, words.slice(at).map((one) => formWord(one[0])));
    if (matched === 0) return [];
    let last = at + matched - 1;
    let legal = legalForm.test(formWord(words[last]?.[0] ?? ''));
    for (let next = last + 1; next <= at + matched - 1 + furtherWordsMax && !legal; next++) {
      const [before, one] = [words[next - 1], words[next]];
      if (before === undefined || one === undefined || text.slice(before.index + before[0].length, one.index) !== ' ') break;
      legal = legalForm.test(formWord(one[0]));
      if (!legal && !/^[\p{Lu}&]/u.test(one[0])) break;
      last = next;
    }
    // "Pty Ltd", "GmbH & Co. KG": forms in a row.
    while (legal && legalForm.test(formWord(words[last + 1]?.[0] ?? ''))) last++;
    const end = words[last];
    const name = end === undefined ? '' : text.slice(first.index, end.index + end[0].length).replace(/[.,'’-]+$/u, '');
    const told = legal || isCompanyName(name) || (matched > 1 && /^\p{Lu}/u.test(name));
    return told && !/[,;:()|]/.test(name) ? [name] : [];
  });
}

/** How many words from the first on make the domain's name: "nordkant-edv" is "Nordkant EDV", "alpdata" is "AlpData …"; 0 = they do not. */
function wordsOfDomain(label: string, words: readonly string[]): number {
  const parts = label.split('-').filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part, i) => words[i]?.startsWith(part) === true)) return parts.length;
  const whole = parts.join('');
  let joined = '';
  for (const [i, one] of words.slice(0, parts.length + 3).entries()) {
    joined += one;
    if (joined === whole) return i + 1;
    if (!whole.startsWith(joined)) return 0;
  }
  return 0;
}
