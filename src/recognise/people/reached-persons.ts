// Whom one may talk to, in words that no list foresees: "if you'd rather talk: Ida Holm, 030 …", "my colleague Per Dahl (+44 …)
// takes over". Whoever stands in a sentence with a number is asked about by what the sentence is like with a
// placeholder in his place; examples of both, who may be reached and whose number it is otherwise (a customer, somebody away,
// whose mail bounces), stand in rules/sentences. In: a sentence. Out: the person, null where nobody surely is one.
import { mailAddressOf, phoneOf } from '../field/value/read-contact.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { reachedModel, sentenceModel } from '../sentence/known-models.ts';
import { anotherPerson, standingChance, toBeReached, wayToReach } from '../sentence/person-standing.ts';
import { personAskedAbout } from '../sentence/sentence-features.ts';
import type { SentenceModel } from '../sentence/sentence-model.ts';
import { candidates, sureMin as sureOfPerson, surenessFor } from './learned-persons.ts';
import type { NamedPerson } from './person-names.ts';

/** At least so much like the examples. */
const sureMin = 0.75;
/** Two capitalised words that may as well be a thing ("Central Office, +44 …"). */
const sureOfStranger = 0.85;
const sentenceMax = 400;
const personsMax = 4;
const numbersMax = 6;
const wordsBefore = 14;
const wordsBehind = 18;
/** A number with another one behind it is one way to reach him. */
const waysInARow = new RegExp(String.raw`${wayToReach}(?:[\s,;/()|]{1,4}${wayToReach})+`, 'g');

export function reachedPerson(text: string, rules: RecognitionRules, isWriter: (name: string) => boolean): NamedPerson | null {
  const model = rules.sentences === undefined ? null : reachedModel(rules.sentences);
  if (model === null || rules.sentences === undefined || model.kinds[0] !== toBeReached[0] || text.length > sentenceMax || phoneOf(text) === null) return null;
  const told = sentenceModel(rules.sentences);
  const persons = candidates(text, told).sort((a, b) => a.start - b.start);
  if (persons.length === 0 || persons.length > personsMax) return null;
  return persons.find((one) => !isWriter(one.name) && standingChance(model, told, asked(text, one, persons)) >= sureness(one.name, told)) ?? null;
}

/** "Leitstelle Nord" is nobody, a name that no sentence knows may be one. */
function sureness(name: string, told: SentenceModel): number {
  const known = surenessFor(name, told);
  return known === Infinity ? Infinity : known > sureOfPerson ? sureOfStranger : sureMin;
}

/** The sentence as the examples are written. */
function asked(text: string, person: NamedPerson, all: readonly NamedPerson[]): string {
  let masked = '';
  let at = 0;
  for (const one of all) {
    if (one.start < at) continue;
    masked += `${text.slice(at, one.start)}${one === person ? personAskedAbout : anotherPerson}`;
    at = one.end;
  }
  const [before = '', behind = ''] = withoutWays(masked + text.slice(at)).split(personAskedAbout);
  return `${before.split(/\s+/).slice(-wordsBefore).join(' ')}${personAskedAbout}${behind.split(/\s+/).slice(0, wordsBehind).join(' ')}`;
}

function withoutWays(text: string): string {
  let left = text;
  for (let i = 0; i < numbersMax; i++) {
    const way = mailAddressOf(left) ?? phoneOf(left);
    if (way === null) break;
    left = left.replace(way, wayToReach);
  }
  return left.replace(waysInARow, wayToReach);
}
