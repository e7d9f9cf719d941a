// "Only kim@north.example has the problem", "Dr. Wu's laptop (wu@north.example)": a mail address that the prose names is
// an affected account, where the pack says so of a list. In: lines of prose. Out: one claim with all of them. Who wrote,
// a single one of his own domain, the desk, and the two ends of a mail that is told of ("mails from …", "to …") are none.
import { type CompiledIdentifier, findMatches } from '../../pattern.ts';
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { isContact } from '../../people/known-contact.ts';
import { valueModel } from '../../sentence/known-models.ts';
import type { TextLine } from '../text-line.ts';
import { groupBehind } from '../value/list-groups.ts';
import { withoutExcluded } from '../withdrawn/excluded.ts';
import { withdrawnAccounts } from '../withdrawn/held-accounts.ts';

const address = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
/** Ends of a mail, and people to talk to. */
const otherEnd = /(?:\b(?:from|to|by|sender|recipient|senders|recipients|cc|bcc|via|contact|call|ring|reach|(?:global\s)?admin(?:istrator)?(?:\s(?:there|dort|là-bas))?|mail|e-?mail|reply-to|an|von|at|als|as|(?:speak|talk|work|touch|liaise|deal|chat|exchange|correspond\p{L}*|shared?|meeting|spoke|sprechen|reden)\s(?:\p{L}+\s)?with)\b\s?(?:address(?:es)?|is|me at)?\s?[:=]?|->|→)\s*["'<(„“]{0,2}$/iu;
/** Between the entries of a list: what holds for the one before it holds for the next. */
const nextEntry = /^["'>)”]{0,2}(?:\s?[,;/&]\s?(?:and\s|und\s|et\s)?|\s(?:and|und|et|or|oder|ou|&|\+)\s(?:also\s|auch\s)?)["'<(„“]{0,2}$/i;
const addressesMax = 30;
const lineCharactersMax = 1_000;

export function namedAccounts(lines: readonly TextLine[], rules: RecognitionRules, own: readonly string[], claims: readonly FieldClaim[], identifiers: ReadonlyMap<string, CompiledIdentifier>, source: FieldSource = 'sublabel'): FieldClaim[] {
  const field = openField(rules, claims);
  if (field === undefined) return [];
  // Who writes about his own tenant names his own colleagues.
  const named = [...identifiers.values()].flatMap((one) => lines.flatMap((line) => findMatches(one.pattern, line.text).map((match) => match.text.toLowerCase())));
  const stem = (domain: string): string => domain.split('.')[0] ?? '';
  const domains = new Set([...own, ...rules.deskAddresses].map(domainOf).filter((domain) => !named.some((one) => one !== domain && stem(one) === stem(domain)) || rules.deskAddresses.some((address) => domainOf(address) === domain)));
  const ownDomains = new Set(own.map(domainOf));
  const found = lines.filter((line) => line.text.length <= lineCharactersMax && line.cells === null && line.text.includes('@')).flatMap((line) => {
    const chains: { readonly other: boolean; readonly entries: string[]; end: number }[] = [];
    const text = withoutWithdrawn(withoutExcluded(line.text), rules);
    for (const one of text.matchAll(address)) {
      const last = chains.at(-1);
      const goesOn = last !== undefined && nextEntry.test(text.slice(last.end, one.index));
      const chain = goesOn ? last : { other: otherEnd.test(text.slice(Math.max(0, one.index - 40), one.index)), entries: [], end: 0 };
      if (!goesOn) chains.push(chain);
      chain.entries.push(one[0].replace(/\.$/, ''));
      chain.end = one.index + one[0].length;
    }
    for (const chain of chains) {
      const group = groupBehind(text.slice(chain.end));
      if (group !== null) chain.entries.push(group);
    }
    // One's own domain is oneself; several of it in a row are those who have it.
    return chains.filter((chain) => !chain.other).flatMap((chain) => chain.entries.filter((value) => !isContact(value, claims, rules)).filter((value) => !domains.has(domainOf(value)) || (chain.entries.length > 1 && ownDomains.has(domainOf(value)))).map((value) => ({ line, value })));
  });
  const first = found[0];
  if (first === undefined || found.length > addressesMax) return [];
  return [{ field: field.id, value: [...new Set(found.map((one) => one.value))], problem: null, raw: first.line.text.trim().slice(0, 300), source, line: first.line.number, rule: field.rule }];
}

/** Blanks in the place of an account that the line takes back. */
function withoutWithdrawn(text: string, rules: RecognitionRules): string {
  const gone = rules.sentences === undefined ? new Set() : withdrawnAccounts(text, valueModel(rules.sentences));
  return gone.size === 0 ? text : text.replace(address, (one) => (gone.has(one.toLowerCase()) ? ' '.repeat(one.length) : one));
}

function openField(rules: RecognitionRules, claims: readonly FieldClaim[]): FieldRule | undefined {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  return rules.fields.find((one) => one.accounts === true && !stated.has(one.id));
}

function domainOf(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1).toLowerCase();
}

const count = /(?<![\p{L}\p{N}.])(?:(?:all|about|around|approx\.?|roughly|some|exactly|only|just|the) )?(?:\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|(?:a|half a) dozen)(?: of (?:the|their|our|\d{1,5}))?(?: [\p{L}-]{2,14}){0,2} (?:users?|people|persons?|accounts?|mailbox(?:es)?|employees|colleagues|starters|staff|members|teachers|students|nurses|doctors)(?![\p{L}])/iu;

/** "22 users lose the app": how many, when nobody is named. Licences and seats are bought, not affected. */
/** "could be two or three people": he does not know. */
const guessed = /\b(?:could|might|may) be|\bmaybe|\bperhaps|\bpossibly|\bfind out|\bnot sure/i;
const guessedWithin = 40;

export function countedAccounts(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const field = openField(rules, claims);
  if (field === undefined) return [];
  for (const line of lines) {
    const one = line.text.length <= lineCharactersMax && line.cells === null ? count.exec(line.text) : null;
    if (one !== null && !/\?\s*$/.test(line.text) && !guessed.test(line.text.slice(Math.max(0, one.index - guessedWithin), one.index))) return [{ field: field.id, value: [one[0]], problem: null, raw: one[0], source: 'sublabel', line: line.number, rule: field.rule }];
  }
  return [];
}
