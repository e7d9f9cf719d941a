// Every value that a text names for a field of a short kind: numbers by their pattern, versions, choices as they are
// spelled, times, addresses, yes and no, persons. In: the field, a text. Out: each with its place, what tells it from
// the others, and what is read when it is the one that holds. Which one that is, is judged by withdrawn/value-that-holds.ts.
import { personsIn } from '../../people/person-names.ts';
import { type CompiledIdentifier, findMatches } from '../../pattern.ts';
import { saysOtherwise } from '../withdrawn/held-accounts.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { unaccented } from '../fold.ts';
import { identifierValue } from './identifier-value.ts';
import { rolesOfTimes } from '../told/moment-roles.ts';
import { momentsIn } from './moments-in.ts';
import { choicesSaid } from './read-choice.ts';
import { mailAddressOf, phoneOf } from './read-contact.ts';
import type { SaidValue } from './said-value.ts';
import { withoutMarks } from './value-text.ts';

/** No date. */
const dotted = /(?<![\p{L}\p{N}.,/-])(?!\d{1,2}\.\d{1,2}\.20\d\d(?!\d))v?\d{1,4}(?:\.\d{1,5}){1,3}(?![\p{L}\p{N}]|[.,]\d|\s?%)/giu;
/** "8u392", "17": versions of Java as people write them. */
const javaLike = /(?<![\p{L}\p{N}.,/-])(?:1\.8\.0_\d{1,3}|\d{1,2}u\d{1,3}|(?!\d{1,2}\.\d{1,2}\.20\d\d(?!\d))\d{1,4}(?:\.\d{1,5}){1,3})(?![\p{L}\p{N}]|[.,]\d)/giu;
const address = /https?:\/\/[^\s<>"'()[\]|]{1,300}/gi;
const sign = /(?<![\p{L}\p{N}])(?:(yes|ja|oui|yep|yeah)|(no|nein|non))(?![\p{L}\p{N}])/giu;

export function valuesSaid(rule: FieldRule, text: string, identifiers: ReadonlyMap<string, CompiledIdentifier>): SaidValue[] {
  switch (rule.kind) {
    case 'id':
    case 'id_list': {
      const identifier = identifiers.get(rule.identifier ?? rule.id);
      return identifier === undefined ? [] : numbersSaid(text, identifier);
    }
    case 'version':
      return found(text, /u\d/.test(text) ? javaLike : dotted, (said) => said.replace(/^v/i, ''));
    case 'enum':
    case 'enum_open':
      return choicesSaid(text, rule);
    case 'instant':
      return momentsIn(text).filter((moment) => !isOtherEnd(moment, rule, text));
    case 'url':
      return found(text, address, (said) => said.toLowerCase().replace(/\/+$/, '')).map((one) => ({ ...one, text: one.text.replace(/[.,;:!]+$/, '') }));
    case 'bool':
    case 'bool_text':
      return found(text, sign, (said) => (/^[yjo]/i.test(said) ? 'yes' : 'no'));
    case 'contact':
      return contactsSaid(text);
    default:
      return [];
  }
}

/** What the words around it call the end is no other value of the beginning, nor the other way round. */
function isOtherEnd({ start, end }: SaidValue, rule: FieldRule, text: string): boolean {
  const other = rule.notBefore === undefined ? 'end' : 'start';
  return rolesOfTimes(text).some(({ moment, role }) => role === other && moment.at >= start && moment.at < end);
}

function numbersSaid(text: string, identifier: CompiledIdentifier): SaidValue[] {
  return findMatches(identifier.pattern, text)
    .filter(({ text: said, start, end }) => /\d|\.\p{L}/u.test(said) && text[start - 1] !== '@' && text[end] !== '@')
    .map(({ text, start }) => {
      // A loose form takes the full stop of the sentence along.
      const said = text.replace(/[.,;:]+$/, '');
      return { key: identifierValue(identifier, said), start, end: start + said.length, text: said };
    });
}

function found(text: string, form: RegExp, key: (said: string) => string): SaidValue[] {
  return [...text.matchAll(form)].map((one) => ({ key: key(one[0]), start: one.index, end: one.index + one[0].length, text: one[0] }));
}

/** Of one person, his numbers: "Ida Holm, 030 …, correction: 030 …". */
function contactsSaid(text: string): SaidValue[] {
  const persons = personsSaid(text);
  const [first] = persons;
  const numbers = new Set(persons.map(({ key }) => key)).size === 1 && first !== undefined && saysOtherwise(text) ? numbersOf(text, first.end) : [];
  if (numbers.length < 2 || first === undefined) return persons;
  const address = mailAddressOf(text);
  return numbers.map((one) => ({ ...one, text: [text.slice(first.start, first.end), one.text, address].filter((part) => part !== null).join(', ') }));
}

const numbersMax = 3;

function numbersOf(text: string, from: number): SaidValue[] {
  const said: SaidValue[] = [];
  for (let at = from; said.length < numbersMax;) {
    const number = phoneOf(text.slice(at));
    if (number === null) break;
    const start = text.indexOf(number, at);
    at = start + number.length;
    said.push({ key: number.replace(/\D/g, ''), start, end: at, text: number });
  }
  return said;
}

/** A person with the number and the address that follow him. */
function personsSaid(text: string): SaidValue[] {
  const persons = personsIn(text);
  return persons.map(({ name, start, end }, i) => {
    const rest = text.slice(end, persons[i + 1]?.start);
    const reached = [phoneOf(rest), mailAddressOf(rest)].filter((one) => one !== null);
    return { key: unaccented(name), start, end, text: withoutMarks([name, ...reached].join(', ')) };
  });
}
