// Which identifier counts. Claims say what stands in the mail; the directory facts say what exists and whose it is.
// The rule above all others: a wrong key or customer id is never taken (precision before recall), and nothing that is
// said about a wrong one reveals whose it is (H-13).
import type { FieldClaim, FieldSource, IdentifierClaim } from '../recognise/recognition.ts';
import type { Pack } from '../rulebook/pack-schema.ts';
import type { DirectoryFacts, IdentifierFact } from './directory-facts.ts';
import type { KnownField, WrongField, WrongReason } from './ticket.ts';

type IdentifierRules = Pack['identifiers'][string];

/** One candidate value of an identifier, from a label or from its form alone. */
interface Candidate {
  readonly value: string;
  readonly raw: string;
  readonly source: FieldSource;
  readonly line: number;
  readonly labelled: boolean;
  readonly placeholder: boolean;
  readonly rule: string;
  readonly fact: IdentifierFact | null;
}

export interface IdentifierVerdict {
  readonly known: KnownField | null;
  readonly wrong: WrongField | null;
  /** A label or a form of it stood in the mail, whatever became of it. */
  readonly stated: boolean;
}

/** Where a claim stands decides before its line does: text first, then subject, signature, forwarded part. */
const regionOf: Record<FieldSource, number> = {
  label: 0, table: 0, sublabel: 0, 'own-form': 0, subject: 1, signature: 2, forwarded: 3, attachment: 4, directory: 5,
};

export interface IdentifierQuestion {
  readonly field: string;
  readonly identifier: string;
  readonly rules: IdentifierRules;
  readonly fieldClaims: readonly FieldClaim[];
  readonly identifierClaims: readonly IdentifierClaim[];
  readonly facts: DirectoryFacts;
  /** Organisation that the ticket stands for: of the sender, or of the key. */
  readonly organisation: string | null;
  readonly list: boolean;
  /** ISO date of the receipt, for the term of an entitlement. */
  readonly today: string;
  /** Another field must not lie in it: the ticket keeps the owner's domains, since a later mail may name that field alone. */
  readonly keepsDomains: boolean;
}

/** The verdict on one identifier field: known, wrong with a reason, or not stated. */
export function decideIdentifier(question: IdentifierQuestion): IdentifierVerdict {
  const malformed = question.fieldClaims.find((claim) => claim.value === null && claim.problem !== null);
  const candidates = candidatesOf(question);
  if (candidates.length === 0) {
    const wrong = malformed === undefined ? null : wrongOf(question.field, reasonOfProblem(malformed.problem ?? ''), malformed.problem ?? '', malformed.raw);
    return { known: null, wrong, stated: malformed !== undefined };
  }
  const real = candidates.filter((one) => !one.placeholder);
  if (real.length === 0) return { known: null, wrong: null, stated: true };
  if (question.list) return decideList(question, real);
  return question.rules.pick === 'agree' ? decideAgreeing(question, real) : decideFirst(question, real);
}

function candidatesOf(question: IdentifierQuestion): Candidate[] {
  const fromLabels = question.fieldClaims.flatMap((claim) => {
    const values = claim.value === null ? [] : typeof claim.value === 'string' ? [claim.value] : [...claim.value];
    return values.map((value) => candidate(question, { ...claim, value, labelled: true, placeholder: claim.problem === 'placeholder' }));
  });
  const labelled = new Set(fromLabels.map((one) => `${one.value}@${one.line}`));
  const fromForm = question.identifierClaims
    .filter((claim) => !labelled.has(`${claim.value}@${claim.line}`))
    .map((claim) => candidate(question, claim))
    // A form that other numbers share (post codes, ports) counts without a label only when it is the sender's own, or,
    // in the subject, another customer's: then two ids stand against each other and a person must say which.
    .filter((one) => question.rules.label_needed !== true || one.labelled || isOwn(question, one) || isServed(question, one) || (one.source === 'subject' && one.fact?.organisation != null));
  return [...fromLabels, ...fromForm].sort((a, b) => regionOf[a.source] - regionOf[b.source] || a.line - b.line);
}

function candidate(question: IdentifierQuestion, claim: Omit<Candidate, 'fact'>): Candidate {
  const fact = question.facts.identifiers.find((one) => one.identifier === question.identifier && one.value === claim.value) ?? null;
  const placeholders = question.rules.placeholders ?? [];
  const placeholder = claim.placeholder || placeholders.some((one) => one.toLowerCase() === claim.value.toLowerCase());
  const { value, raw, source, line, labelled, rule } = claim;
  return { value, raw, source, line, labelled, placeholder, rule, fact };
}

/** The sender's, or that of the organisation that serves him: a customer who may write for himself names his partner's. */
function isOwn(question: IdentifierQuestion, one: Candidate): boolean {
  const owner = one.fact?.organisation ?? null;
  return owner !== null && (owner === question.organisation || owner === servedBy(question));
}

function servedBy(question: IdentifierQuestion): string | null {
  return question.facts.organisation?.id === question.organisation ? (question.facts.organisation?.under ?? null) : null;
}

/** A tenant of the sender's organisation, per directory: what stands there by itself can then mean nothing else. */
function isServed(question: IdentifierQuestion, one: Candidate): boolean {
  return question.rules.resolves === 'tenant' && question.organisation !== null && one.fact?.under === question.organisation;
}

/** pick: agree. Different values, even of different strength, are never resolved by guessing (RET-S05). */
function decideAgreeing(question: IdentifierQuestion, candidates: readonly Candidate[]): IdentifierVerdict {
  // A forwarded part or a signature may carry somebody else's number: it only counts when nothing better stands.
  const best = Math.min(...candidates.map((one) => regionOf[one.source]));
  const strong = candidates.filter((one) => regionOf[one.source] <= Math.max(best, regionOf.subject));
  const values = [...new Set(strong.map((one) => one.value))];
  const first = strong[0];
  if (first === undefined) return { known: null, wrong: null, stated: false };
  if (values.length > 1) {
    return { known: null, wrong: wrongOf(question.field, 'two_values', 'two different values', values.join(' / ')), stated: true };
  }
  return judged(question, first);
}

/** pick: first. The first that exists wins; a text that only looks like a key does not shut out a real one (P-04). */
function decideFirst(question: IdentifierQuestion, all: readonly Candidate[]): IdentifierVerdict {
  const candidates = likeliest(question, all);
  const tenants = new Set(candidates.filter((one) => !one.labelled && isServed(question, one)).map((one) => one.fact?.organisation));
  // Two of his tenants in one story: which one it is about nobody can tell.
  if (tenants.size > 1 && candidates[0]?.labelled !== true) return { known: null, wrong: wrongOf(question.field, 'two_values', 'two different values', candidates[0]?.raw ?? ''), stated: true };
  const asked = candidates.filter((one) => one.labelled && answers.has(one.source));
  // The same question answered twice: the first answer is as good as the second. Domains of one tenant say the same.
  if (asked.some((one) => one.value !== asked[0]?.value && one.line !== asked[0]?.line && isOfAnother(one, asked[0] as Candidate, question))) {
    return { known: null, wrong: wrongOf(question.field, 'two_values', 'two different values', [...new Set(asked.map((one) => one.raw))].join(' / ')), stated: true };
  }
  if (isDoubtfulAsset(question, asked, candidates)) {
    return { known: null, wrong: wrongOf(question.field, 'two_values', 'two different values', [...new Set(candidates.map((one) => one.raw))].join(' / ')), stated: true };
  }
  const first = question.rules.must_exist === true ? (candidates.find((one) => one.fact?.organisation != null) ?? candidates[0]) : candidates[0];
  if (first === undefined) return { known: null, wrong: null, stated: false };
  // OX-S05: two keys of two organisations are asked about, whichever comes first. A consultant's own key in his
  // signature, or one in a forwarded part, does not dispute a key that was written down.
  const written = candidates.filter((one) => one.fact?.organisation != null && regionOf[one.source] <= Math.max(regionOf[first.source], regionOf.subject));
  const owners = new Set(written.map((one) => one.fact?.organisation));
  if (question.rules.must_exist === true && owners.size > 1) {
    return { known: null, wrong: wrongOf(question.field, 'two_values', 'two different values', first.raw), stated: true };
  }
  return judged(question, first);
}

/**
 * "Sever: AB-42 … Server: AB-24": a machine on record stands in the same text as a labelled one that nobody knows. Which of
 * them is meant only he knows, and a wrong machine is worse than a question (P-04).
 */
function isDoubtfulAsset({ rules }: IdentifierQuestion, asked: readonly Candidate[], candidates: readonly Candidate[]): boolean {
  if (rules.resolves !== 'asset' || asked.length === 0 || asked.some((one) => one.fact?.organisation != null)) return false;
  return candidates.some((one) => !one.labelled && regionOf[one.source] === regionOf.label && one.value !== asked[0]?.value && one.fact?.organisation != null);
}

/** What stands behind a label was asked for; what is read out of a sentence is only named. */
const answers: ReadonlySet<FieldSource> = new Set(['label', 'table']);

function isOfAnother(one: Candidate, other: Candidate, { rules }: IdentifierQuestion): boolean {
  const [own, first] = [one.fact?.organisation ?? null, other.fact?.organisation ?? null];
  if (own !== null && first !== null) return own !== first || rules.resolves === 'asset';
  return rules.resolves === 'asset';
}

/**
 * "Their old server was S-1; now on the new one, S-2": of several in one region without a label the sender's own count
 * before those that nobody knows.
 */
function likeliest(question: IdentifierQuestion, candidates: readonly Candidate[]): readonly Candidate[] {
  const best = Math.min(...candidates.map((one) => regionOf[one.source]));
  const first = candidates.filter((one) => regionOf[one.source] === best);
  if (question.rules.must_exist === true || first.some((one) => one.labelled)) return labelledFirst(candidates, best);
  const own = first.filter((one) => isOwn(question, one) || (question.organisation !== null && one.fact?.under === question.organisation));
  return own.length === 0 ? candidates : [...own, ...candidates.filter((one) => !own.includes(one))];
}

/** A labelled value counts before one that stands in the same region by itself. */
function labelledFirst(candidates: readonly Candidate[], region: number): readonly Candidate[] {
  const labelled = candidates.filter((one) => one.labelled && regionOf[one.source] === region);
  return [...labelled, ...candidates.filter((one) => !labelled.includes(one))];
}

function decideList(question: IdentifierQuestion, candidates: readonly Candidate[]): IdentifierVerdict {
  const bestRegion = Math.min(...candidates.map((one) => regionOf[one.source]));
  const best = candidates.filter((one) => regionOf[one.source] === bestRegion);
  const unique = best.filter((one, index) => best.findIndex((other) => other.value === one.value) === index);
  for (const one of unique) {
    const reason = reasonAgainst(question, one);
    if (reason !== null) return { known: null, wrong: wrongOf(question.field, reason.reason, reason.detail, one.raw), stated: true };
  }
  const first = unique[0];
  if (first === undefined) return { known: null, wrong: null, stated: false };
  const raw = unique.map((one) => one.value).join(', ');
  return { known: { ...knownOf(question, [first, ...unique.slice(1)]), value: unique.map((one) => one.value), raw }, wrong: null, stated: true };
}

function judged(question: IdentifierQuestion, one: Candidate): IdentifierVerdict {
  const reason = reasonAgainst(question, one);
  if (reason !== null) return { known: null, wrong: wrongOf(question.field, reason.reason, reason.detail, one.raw), stated: true };
  return { known: knownOf(question, [one]), wrong: null, stated: true };
}

/** What the directory has against a value; null = nothing. An identifier that resolves nowhere is taken as written. */
function reasonAgainst(question: IdentifierQuestion, one: Candidate): { reason: WrongReason; detail: string } | null {
  const { rules, organisation } = question;
  const owner = one.fact?.organisation ?? null;
  if (rules.under !== undefined) {
    const under = one.fact?.under ?? owner;
    // Without an organisation of our own to compare with, nothing can be said against it yet.
    if (organisation !== null && under !== organisation && owner !== organisation) return { reason: 'not_under', detail: 'not listed under your customer id' };
    return null;
  }
  if (rules.must_exist !== true && rules.resolves !== 'organisation') return null;
  if (owner === null) return { reason: rules.resolves === 'entitlement' ? 'not_valid' : 'unknown_id', detail: 'not known here' };
  if (organisation !== null && !isOwn(question, one)) return { reason: 'not_yours', detail: 'does not belong to your organisation' };
  const term = one.fact?.entitlement;
  if (term != null && ((term.from !== null && question.today < term.from) || (term.to !== null && question.today > term.to))) {
    return { reason: 'expired', detail: 'its term is over' };
  }
  return null;
}

function knownOf(question: IdentifierQuestion, all: readonly [Candidate, ...Candidate[]]): KnownField {
  const { value, raw, source, line, rule } = all[0];
  const domains = question.keepsDomains ? [...new Set(all.flatMap((one) => one.fact?.domains ?? []))] : [];
  return { value, raw, source, line, rule, assumed: false, ...(domains.length === 0 ? {} : { domains }) };
}

function wrongOf(field: string, reason: WrongReason, detail: string, raw: string): WrongField {
  return { field, reason, detail, raw: raw.slice(0, 200) };
}

/** Recognisers say in words what is wrong with a form; here the words get their place in the closed list. */
export function reasonOfProblem(problem: string): WrongReason {
  const table: readonly (readonly [RegExp, WrongReason])[] = [
    [/placeholder/i, 'placeholder'],
    [/no such date/i, 'no_such_day'],
    [/no such time/i, 'no_such_time'],
    [/time of day is missing/i, 'no_time'],
    [/the date is missing/i, 'no_day'],
    [/offset does not exist/i, 'no_such_offset'],
    [/offset/i, 'no_offset'],
    [/two (different )?values/i, 'two_values'],
    [/two readings|ambiguous/i, 'two_readings'],
    [/not a date|date/i, 'not_a_date'],
    [/choice|not one of/i, 'not_a_choice'],
    [/short/i, 'too_short'],
    [/minor version/i, 'no_minor_version'],
    [/no share/i, 'no_share'],
  ];
  return table.find(([words]) => words.test(problem))?.[1] ?? 'malformed';
}
