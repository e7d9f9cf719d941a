// "From Tidewater IT Ltd", "Lacustre Informatique SA" below the name: the writer's own company, told apart from all others
// by the domain that he writes from. In: lines of the writer, his address. Out: the name as he writes it, for a field that
// wants it where the directory does not know him (RHI-42). A domain that no name in the mail begins like says nothing.
import type { TextLine } from '../field/text-line.ts';
import { unaccented } from '../field/fold.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { isCompanyName } from './company-names.ts';

const lineCharactersMax = 600;
/** Words of a name behind those of the domain, its legal form among them. */
const furtherWordsMax = 4;
const lettersMin = 3;
const word = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*|&/gu;
const legalForm = /^(?:gmbh|ag|kg|ohg|ug|mbh|ek|se|eg|ev|ltd|limited|llp|llc|lp|inc|plc|pty|corp|sa|sarl|sas|sasu|eurl|sprl|srl|bv|nv|vof|ab|as|aps|oy|oyj|spa|sro|kft|sp|zoo|gbr|snc)$/;
const formWord = (text: string): string => unaccented(text).replace(/[.'’-]/g, '');

export function ownCompany(lines: readonly TextLine[], rules: RecognitionRules, writerAddress: string): FieldClaim[] {
  const fields = rules.fields.filter((field) => field.ownCompany === true);
  const label = unaccented(/@(?:mail\.|email\.)?([^.@]+)\.[^@]+$/u.exec(writerAddress)?.[1] ?? '');
  if (fields.length === 0 || label.replace(/-/g, '').length < lettersMin) return [];
  const found = lines.flatMap((line) => (line.text.length > lineCharactersMax ? [] : namesLike(label, line.text).map((name) => ({ line, name }))));
  // The fullest way in which he writes it.
  const fullest = found.toSorted((a, b) => b.name.length - a.name.length)[0];
  if (fullest === undefined) return [];
  return fields.map((field) => ({ field: field.id, value: fullest.name, problem: null, raw: fullest.name, source: 'signature', line: fullest.line.number, rule: field.rule }));
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
