// The words a pack may use in `if:`, each with the one question it asks of the draft. Adding a word to the schema
// without a row here does not compile. A predicate with several words holds when all of them do.
import { domainOf, matchesAddress } from '../mail/mailbox.ts';
import type { Predicate } from '../rulebook/pack-schema.ts';
import { isBehindLabel } from './behind-label.ts';
import type { Draft } from './draft.ts';
import { isCredibleSender } from './credible-sender.ts';
import { isOfKind } from './file-kind.ts';
import { hasHeading } from './heading.ts';
import { releaseSupport } from './release-age.ts';
import { valueText } from './ticket.ts';

type Word = Exclude<keyof Predicate, undefined>;
type Question<W extends Word> = (draft: Draft, wanted: NonNullable<Predicate[W]>) => boolean;

const questions: { readonly [W in Word]: Question<W> } = {
  all: (draft, each) => each.every((one) => holds(draft, one)),
  any: (draft, each) => each.some((one) => holds(draft, one)),
  not: (draft, one) => !holds(draft, one),
  org: (draft, kinds) => kinds.includes(draft.facts.organisation?.kind ?? 'unknown'),
  contact: (draft, wanted) => contactIs(draft, wanted),
  agreement: (draft, name) => draft.facts.organisation?.agreements.includes(name) ?? false,
  entitled: (draft, wanted) => (draft.ticket.entitlement?.valid ?? false) === wanted,
  tier: (draft, tiers) => tiers.includes(draft.ticket.entitlement?.tier ?? draft.facts.organisation?.tier ?? ''),
  key: (draft, verdicts) => verdicts.includes(draft.key),
  channel: (draft, channels) => channels.includes(draft.ticket.channel),
  rcpt: (draft, pattern) => participantsOf(draft).some((address) => matchesAddress(pattern, address)),
  writer: (draft, pattern) => matchesAddress(pattern, draft.mail?.mail.from[0]?.addrSpec ?? ''),
  told_at: (draft, audiences) => audiences.every((audience) => draft.facts.organisation?.announcements?.[audience] !== undefined),
  lang: (draft, languages) => languages.includes(draft.mail?.recognition.language ?? draft.ticket.language),
  type: (draft, types) => types.includes(draft.ticket.type),
  severity: (draft, levels) => levels.includes(draft.ticket.severity ?? ''),
  claims: (draft, levels) => claimedSeverities(draft).some((level) => levels.includes(level)),
  status: (draft, names) => names.includes(draft.ticket.status),
  flag: (draft, flags) => flags.some((flag) => draft.ticket.flags.includes(flag)),
  has: (draft, fields) => fields.every((field) => draft.ticket.fields[field] !== undefined),
  lacks: (draft, fields) => (fields === 'required' ? !isComplete(draft) : fields.some((field) => draft.ticket.fields[field] === undefined)),
  bad: (draft, fields) => draft.ticket.wrong.some((one) => fields === 'any' || fields.includes(one.field)),
  is: (draft, wanted) => Object.entries(wanted).every(([field, values]) => fieldIs(draft, field, values)),
  matches: (draft, identifier) => draft.mail?.recognition.identifiers.some((claim) => claim.identifier === identifier) ?? false,
  several: (draft, identifier) => new Set(draft.facts.identifiers.filter((one) => one.identifier === identifier && one.organisation !== null && one.organisation === draft.ticket.organisation?.id).map((one) => one.value)).size > 1,
  taken_from: (draft, wanted) => Object.entries(wanted).every(([field, sources]) => sources.some((source) => source === draft.ticket.fields[field]?.source)),
  filled: (draft, fields) => fields.some((field) => isFilled(draft, field)),
  changed: (draft, fields) => fields.some((field) => draft.changed.includes(field)),
  text: (draft, lists) => draft.mail?.recognition.phrases.some((phrase) => lists.includes(phrase.name)) ?? false,
  attach: (draft, globs) => draft.mail?.mail.attachments.some((one) => isOfKind(globs, one)) ?? false,
  pictures_inside: (draft, globs) => draft.mail?.mail.attachments.some((one) => isOfKind(globs, one) && one.content?.pictures !== false) ?? false,
  within: (draft, timer) => windowOf(draft, timer) === 'open',
  after: (draft, timer) => windowOf(draft, timer) === 'over',
  label: (draft, headings) => draft.mail !== null && hasHeading(draft.mail, headings),
  sender: (draft, who) => senderIs(draft, who),
  from: (draft, verdicts) => draft.mail !== null && verdicts.includes(draft.mail.recognition.authentication.from),
  notice: (draft, kinds) => kinds.includes(draft.ticket.notice?.kind ?? ''),
  short: (draft) => isShort(draft.mail?.recognition.reply.text ?? ''),
  ladder: (draft, steps) => steps.includes(draft.ticket.ladder?.step ?? ''),
  release: (draft, wanted) => releaseSupport(draft) === wanted,
  otherwise: () => true,
};

/** Does `predicate` hold for this draft? An absent predicate always does. */
export function holds(draft: Draft, predicate: Predicate | undefined): boolean {
  if (predicate === undefined) return true;
  const held = Object.entries(predicate).every(([word, wanted]) => wanted === undefined || (questions[word as Word] as Question<Word>)(draft, wanted as never));
  draft.witness?.asked(predicate, held);
  return held;
}

/** No required field is missing and none that is required is wrong. */
export function isComplete(draft: Draft): boolean {
  return draft.ticket.missing.length === 0 && draft.ticket.wrong.length === 0;
}

/** The words of this mail that claim one, the most severe first. */
export function claimedWords(draft: Draft): string[] {
  const { levels, words = {} } = draft.desk.pack.severity;
  const found = draft.mail?.recognition.phrases ?? [];
  return [...new Set(levels.flatMap((level) => found.filter((phrase) => words[level]?.includes(phrase.name) === true).map((phrase) => phrase.words)))];
}

/** Severity levels that the words of this mail claim ("URGENT P1!!!"), by the pack's word lists. */
export function claimedSeverities(draft: Draft): string[] {
  const words = draft.desk.pack.severity.words ?? {};
  const found = new Set(draft.mail?.recognition.phrases.map((phrase) => phrase.name) ?? []);
  return Object.entries(words).filter(([, lists]) => lists.some((list) => found.has(list))).map(([level]) => level);
}

function contactIs(draft: Draft, wanted: 'authorised' | 'known' | 'any'): boolean {
  if (wanted === 'any') return true;
  if (draft.facts.contact === null) return false;
  // H-08: a From that its domain disowns is nobody we know; one that nobody vouches for may be anybody of that name.
  if (draft.mail?.recognition.authentication.from === 'fail') return false;
  return wanted === 'known' || (draft.facts.contact.authorised && (draft.mail === null || isCredibleSender(draft.mail, 'requester')));
}

function participantsOf(draft: Draft): string[] {
  const mail = draft.mail?.mail;
  return mail === undefined ? [] : [...mail.from, ...mail.to, ...mail.cc].map((mailbox) => mailbox.addrSpec);
}

function fieldIs(draft: Draft, field: string, values: readonly string[]): boolean {
  const known = draft.ticket.fields[field];
  return known !== undefined && values.some((value) => valueText(known.value).toLowerCase() === value.toLowerCase());
}

const filledIn: ReadonlySet<string> = new Set(['label', 'table', 'own-form']);

/** This mail fills the field in behind one of its labels, however its writer spells it; what an earlier case told is no form. */
function isFilled(draft: Draft, field: string): boolean {
  if (draft.ticket.fields[field] === undefined) return false;
  return draft.mail?.recognition.fields.some((claim) => claim.field === field && claim.value !== null && filledIn.has(claim.source) && isBehindLabel(draft, claim)) === true;
}

const shortWordsMax = 12;

/** Too few words for anything but a courtesy, and no question. */
function isShort(text: string): boolean {
  return !text.includes('?') && (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= shortWordsMax;
}

function windowOf(draft: Draft, timer: string): 'none' | 'open' | 'over' {
  const running = draft.ticket.timers[timer];
  if (running === undefined || running.withoutTarget === true) return 'none';
  return draft.now < running.dueAt ? 'open' : 'over';
}

function senderIs(draft: Draft, who: 'requester' | 'participant' | 'working_side'): boolean {
  const from = draft.mail?.mail.from[0]?.addrSpec.toLowerCase() ?? '';
  if (who === 'working_side') return draft.desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, from));
  if (who === 'requester') return from === draft.ticket.requester.addrSpec.toLowerCase();
  return draft.ticket.participants.includes(from) || domainOf(from) === domainOf(draft.ticket.requester.addrSpec);
}
