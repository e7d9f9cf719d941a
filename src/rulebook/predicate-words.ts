// A condition of a pack in the words of a person: `{lacks: required, not: {flag: at_vendor}}` → `a required field is
// missing and not flag at_vendor`. For diagrams, diffs and reports; a new word of the language needs its row here.
import type { Predicate } from './pack-schema.ts';

type Word = Exclude<keyof Predicate, undefined>;
type Phrase<W extends Word> = (wanted: NonNullable<Predicate[W]>) => string;

const or = (list: readonly string[]): string => list.join(' or ');

const phrases: { readonly [W in Word]: Phrase<W> } = {
  all: (each) => each.map(predicateWords).join(' and '),
  any: (each) => (each.length === 1 ? each.map(predicateWords).join('') : `(${each.map(predicateWords).join(', or ')})`),
  not: (one) => (Object.keys(one).length > 1 || one.any !== undefined ? `not (${predicateWords(one).replace(/^\((.*)\)$/u, '$1')})` : `not ${predicateWords(one)}`),
  org: (kinds) => `sender of ${or(kinds)}`,
  contact: (who) => `${who} contact`,
  agreement: (name) => `agreement ${name}`,
  entitled: (wanted) => (wanted ? 'entitled' : 'not entitled'),
  tier: (tiers) => `tier ${or(tiers)}`,
  key: (verdicts) => `key ${or(verdicts)}`,
  channel: (channels) => `by ${or(channels)}`,
  rcpt: (pattern) => `${pattern} takes part`,
  writer: (pattern) => `${pattern} has written`,
  told_at: (audiences) => `address named for ${audiences.join(' and ')}`,
  lang: (languages) => `written in ${or(languages)}`,
  type: (types) => `type ${or(types)}`,
  severity: (levels) => `severity ${or(levels)}`,
  claims: (levels) => `severity ${or(levels)} claimed in words`,
  status: (names) => `status ${or(names)}`,
  flag: (flags) => `flag ${or(flags)}`,
  has: (fields) => `${fields.join(' and ')} known`,
  lacks: (fields) => (fields === 'required' ? 'a required field is missing' : `${or(fields)} missing`),
  bad: (fields) => (fields === 'any' ? 'a value is wrong' : `${or(fields)} wrong`),
  is: (wanted) => Object.entries(wanted).map(([field, values]) => `${field} is ${or(values)}`).join(' and '),
  matches: (identifier) => `mail names ${identifier}`,
  several: (identifier) => `mail names several ${identifier}`,
  taken_from: (wanted) => Object.entries(wanted).map(([field, places]) => `${field} taken from ${or(places)}`).join(' and '),
  filled: (fields) => `${or(fields)} behind its label`,
  changed: (fields) => `${or(fields)} changed`,
  text: (lists) => `mail says ${or(lists)}`,
  attach: (globs) => `attachment ${or(globs)}`,
  pictures_inside: (globs) => `pictures inside ${or(globs)}`,
  within: (timer) => `within ${timer}`,
  after: (timer) => `after ${timer}`,
  label: (headings) => `headed ${or(headings)}`,
  short: () => 'in a few words',
  ladder: (steps) => `escalated to ${or(steps)}`,
  sender: (who) => `from ${who.replace('_', ' ')}`,
  from: (verdicts) => `From ${or(verdicts)}`,
  notice: (kinds) => `announcement of ${or(kinds)}`,
  release: (wanted) => `version ${wanted === 'supported' ? 'supported' : 'out of support'}`,
  otherwise: () => 'otherwise',
};

/** The whole condition as one phrase, without full stop. */
export function predicateWords(predicate: Predicate): string {
  // What must not hold reads best at the end.
  return Object.entries(predicate).filter(([, wanted]) => wanted !== undefined).toSorted(([a], [b]) => Number(a === 'not') - Number(b === 'not'))
    .map(([word, wanted]) => (phrases[word as Word] as Phrase<Word>)(wanted as never)).join(' and ');
}
