// Choices said without their label. "(Production)", "sev2, prod" and "it is a bug": where the pack says that the words of
// a field are its own (`bare`), one of them alone between commas, strokes or brackets answers it, or behind "in" and the
// like. "1234LP / lens 24.1 / harbour / level 2": in a line of nothing but keywords any choice counts. Two different
// values answer nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { figureOf } from '../value/number-words.ts';
import { foldedWords, valueKey } from '../fold.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 600;
const segmentEnds = /\s+[–—/|·•-]\s+|[,;:]\s+|\s*[()[\]]\s*[,;.]?\s*|(?<=[\p{L}\d"][.!]{1,4})\s+|\s+(?:but|aber|mais)\s+/u;
/** What may stand in front of the word without changing it. */
const lead = /^(?:(?:hi|hello|urgent|new|another|so|and|it|this|that|s|is|it s|an|a|the|our|their|his|its|in|on|only|just|for us|clearly|i think|definitely|rather|es|ist|das|ein|eine|einen|im|auf|in|der|dem|c est|est|un|une|en|la|le) )+/u;
/** "sev2 prod": two answers side by side. */
const level = / (?:(?:sev|severity|prio|priority|p|s) ?)?\d (?=\p{L})/u;
/** "in production", "affects their live". */
const place = '(?:in|on|affects|affecting|hits|from|im|auf|der|betrifft|en)(?: (?:the|their|our|his|its|a|customer s|der|dem|unserer|ihrer|la|le))*';
/** The clause is about another place, or a plan. */
const elsewhere = / (?:works?|worked|working|fine|ok|okay|before|planned|plan|plans|next|later|go|going|move|moves|rollout|roll|migrate|unlike|same as|also|if|would|should|until|soon|without|never|nie|niemals|jamais|replayed|replay|replaying|reproduced|reproduce|rebuilt|recreated|repeated|retested|simulated|what (?:we|i|they) (?:have|had|use|run|got)|same (?:build|version|release|setup|config(?:uration)?|image|installation|stack|application|app|file|files)|was (?:wir|ich)|das was|(?:gleiche|selbe|dieselbe|derselbe)[nrsm]? (?:build|version|release|stand|aufbau|konfiguration|image|installation|anwendung|datei)|ce que (?:nous|j|l on)|ce qu on|meme (?:build|version|configuration|image|installation|application|fichier)|nachgestellt|nachgebaut|nachvollzogen|simuliert|reproduit|rejoue|simule) /u;
/** "Rien n'est en panne", "nothing is in production yet": denied, with nothing but its verb between. */
const deniedBefore = / (?:not|nothing|none|nobody|nicht|nichts|kein[a-z]*|rien|aucun[a-z]*|pas|ne)(?: (?:n|is|are|be|was|a|an|the|really|yet|ist|sind|war|wirklich|est|sont|soit|etait|d|un|une|vraiment|encore|simple)){0,3} $/;
/** "In our lab", beside what is told of a customer: where the writer tries things is not where the case is. */
const lab = / (?:labs?|labor|labo|laboratory|laboratoire|bench|test ?(?:box|bench|rig|machine|rechner|kiste|aufbau)) /u;
const ours = / (?:our|we|i|unser[a-z]*|wir|ich|notre|nos|nous|je) /u;
const theirs = / (?:customer|customers|client|clients|kunde|kunden|kundin|endkunde|endkunden) /u;
/** A line of keywords has as many parts, and so many of them are known. */
const partsMin = 3;
const knownMin = 2;

interface Spelling {
  readonly field: FieldRule;
  readonly value: string;
  readonly words: string;
}
interface Words {
  readonly byKey: ReadonlyMap<string, readonly Spelling[]>;
  /** For each field whose words are its own: the longer spellings anywhere, the others behind a place. */
  readonly inText: readonly { readonly field: FieldRule; readonly search: RegExp; readonly values: ReadonlyMap<string, string> }[];
}

/** The memory goes with the rules. */
const compiled = new WeakMap<RecognitionRules, Words>();

/** `facts`: how many things are known to stand on a line, by its number. */
export function bareChoices(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], facts: ReadonlyMap<number, number>): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  if (rules.fields.every((field) => field.kind !== 'enum' || stated.has(field.id))) return [];
  const words = compiled.get(rules) ?? compile(rules);
  compiled.set(rules, words);
  const found: FieldClaim[] = [];
  const add = (field: FieldRule, value: string, raw: string, line: number): void => {
    if (!stated.has(field.id)) found.push({ field: field.id, value, problem: null, raw: raw.trim(), source: 'sublabel', line, rule: field.rule });
  };
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || line.depth > 0 || /\?\s*$/.test(line.text)) continue;
    const segments = line.text.split(segmentEnds).map((text) => ({ text, key: ` ${foldedWords(text).join(' ')} ` })).filter((one) => one.key.trim() !== '');
    const whole = segments.map((one) => ({ ...one, hits: words.byKey.get(one.key.replace(level, ' ').trimStart().replace(lead, '').replaceAll(' ', '')) ?? [] }));
    const keywords = segments.length >= partsMin && (facts.get(line.number) ?? 0) + whole.filter((one) => one.hits.length === 1).length >= knownMin;
    for (const one of whole) {
      const hit = one.hits[0];
      // A word of two fields says which only where one of them claims it for itself.
      const own = one.hits.filter((spelling) => spelling.field.bare === true);
      if (own.length === 1 && own[0] !== undefined) add(own[0].field, own[0].value, one.text, line.number);
      else if (keywords && hit !== undefined && one.hits.length === 1) add(hit.field, hit.value, one.text, line.number);
    }
    for (const { field, search, values } of words.inText) {
      for (const one of segments) {
        if (stated.has(field.id) || elsewhere.test(one.key) || isWritersOwn(one.key, segments)) continue;
        for (const match of one.key.matchAll(search)) {
          const value = values.get(match[1] ?? match[2] ?? '');
          if (value !== undefined && !deniedBefore.test(one.key.slice(0, match.index))) add(field, value, one.text, line.number);
        }
      }
    }
  }
  return found.filter((claim, i) => found.findIndex((one) => one.field === claim.field) === i && found.every((one) => one.field !== claim.field || one.value === claim.value));
}

function isWritersOwn(key: string, all: readonly { readonly key: string }[]): boolean {
  return lab.test(key) && ours.test(key) && !theirs.test(key) && all.some((other) => other.key !== key && theirs.test(other.key));
}

function compile(rules: RecognitionRules): Words {
  const byKey = new Map<string, Spelling[]>();
  const inText: Words['inText'][number][] = [];
  for (const field of rules.fields) {
    if (field.kind !== 'enum') continue;
    const spellings = [...field.values.map((value) => ({ text: value, value })), ...field.words].map(({ text, value }) => ({ field, value, words: foldedWords(text).join(' ') })).filter((one) => /[a-z]{3}/.test(one.words) && figureOf(one.words) === null);
    for (const one of spellings) {
      const key = valueKey(one.words);
      const same = byKey.get(key) ?? [];
      if (!same.some((other) => other.field === field)) byKey.set(key, [...same, one]);
    }
    if (field.bare !== true) continue;
    const byLength = [...spellings].sort((a, b) => b.words.length - a.words.length);
    const several = byLength.filter((one) => / .*\p{L}{3}$/u.test(one.words)).map((one) => one.words).join('|');
    const search = new RegExp(`(?<= )(?:${several === '' ? '(?!)()' : `(${several})`}|${place} (${byLength.map((one) => one.words).join('|')}))(?= )`, 'gu');
    inText.push({ field, search, values: new Map(byLength.map((one) => [one.words, one.value])) });
  }
  return { byKey, inText };
}
