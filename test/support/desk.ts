// Tests of the pure core on the invented desk (apiary-pack.ts): its desk, loaded like a shipped one, and builders for
// what a decision needs. Claims are stated, not recognised: what recognise/ makes of a text is tested there.
import { readFileSync } from 'node:fs';
import { decide } from '../../src/decide/decide.ts';
import type { ActVerb, AnswerEffect, Decision, Effect, ForwardEffect, MailEvent, RelayEffect, TellEffect } from '../../src/decide/decision.ts';
import { noFacts, type DirectoryFacts } from '../../src/decide/directory-facts.ts';
import type { Draft } from '../../src/decide/draft.ts';
import { blankTicket, newDraft } from '../../src/decide/new-draft.ts';
import type { Release } from '../../src/decide/release.ts';
import type { KnownField, Ticket } from '../../src/decide/ticket.ts';
import type { Instant } from '../../src/mail/instant.ts';
import type { Attachment, ParsedMessage } from '../../src/parse/parsed-message.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import type { FieldClaim, FieldSource, FieldValue, IdentifierClaim, Recognition } from '../../src/recognise/recognition.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import type { Desk, RuleFiles, Rulebook } from '../../src/rulebook/rulebook.ts';
import { apiaryDirectory, apiaryPack, apiaryPhrases, apiaryTexts } from './apiary-pack.ts';

/** A Tuesday morning, inside the working hours of the desk: 10:00 in Berlin. */
export const tuesday: Instant = Date.parse('2026-03-10T09:00:00Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const shared = ['words.en.yaml', 'words.de.yaml', ...['answer', 'relay-to-requester', 'colleague'].flatMap((name) => [`templates/${name}.en.liquid`, `templates/${name}.de.liquid`]),
  ...['forward', 'relay-to-working-side', 'staff-notice'].map((name) => `templates/${name}.en.liquid`)];

/** The rules folder of the invented desk; `change` edits its pack.yaml. */
export function apiaryFiles(change: (pack: string) => string = (pack) => pack): RuleFiles {
  return new Map([
    ...shared.map((name) => [`shared/${name}`, readFileSync(new URL(`../../rules/shared/${name}`, import.meta.url), 'utf8')] as const),
    ['apiary/pack.yaml', change(apiaryPack)],
    ['apiary/texts.en.yaml', apiaryTexts.en],
    ['apiary/texts.de.yaml', apiaryTexts.de],
    ['phrases/en.yaml', apiaryPhrases],
    ['directory/apiary.yaml', apiaryDirectory],
  ]);
}

function load(change?: (pack: string) => string): Rulebook {
  const { rulebook, faults } = loadRulebook(apiaryFiles(change));
  if (rulebook === null) throw new Error(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.found}; expected ${fault.expected}`).join('\n'));
  return rulebook;
}

function deskOf(rulebook: Rulebook): Desk {
  const desk = rulebook.desks.get('apiary');
  if (desk === undefined) throw new Error('no desk apiary');
  return desk;
}

const rulebook = load();
export const apiary: Desk = deskOf(rulebook);

/** The desk with another pack.yaml; an edit that changes nothing is a mistake of the test. */
export function apiaryWith(...changes: readonly (readonly [from: string, to: string])[]): Desk {
  return deskOf(load((pack) => changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
    return text.replace(from, () => to);
  }, pack)));
}

/** What the directory of the invented desk knows about a writer and about the identifiers of his mail. */
export async function factsOf(addrSpec: string, ...identifiers: readonly (readonly [identifier: string, value: string])[]): Promise<DirectoryFacts> {
  return yamlDirectory(rulebook.directory).facts({ desk: 'apiary', addrSpec, identifiers: identifiers.map(([identifier, value]) => ({ identifier, value })) });
}

/** A field claim: `claim('began', '2026-03-10T08:00:00Z')`; null as value with a problem says it cannot be one. */
export function claim(field: string, value: FieldValue | null, more: Partial<FieldClaim> = {}): FieldClaim {
  const raw = value === null ? 'what he wrote' : typeof value === 'string' ? value : value.join(', ');
  return { field, value, raw, problem: null, source: 'label', line: 3, rule: 'apiary/pack.yaml:1', ...more };
}

/** The claim that free text makes: it carries the line of the field itself. */
export function proseClaim(field: string, text: string, desk: Desk = apiary): FieldClaim {
  return claim(field, text, { rule: desk.line(['fields', field]) });
}

export function stands(identifier: string, value: string, source: FieldSource = 'label', more: Partial<IdentifierClaim> = {}): IdentifierClaim {
  return { identifier, value, raw: value, source, line: source === 'subject' ? 0 : 5, labelled: false, placeholder: false, rule: 'apiary/pack.yaml:1', ...more };
}

export function file(name: string, mediaType: string, more: Partial<Attachment> = {}): Attachment {
  return { path: '2', name, mediaType, sizeBytes: 10, contentId: null, inline: false, sha256: '00', ...more };
}

export interface MailOptions {
  readonly from?: string;
  readonly name?: string;
  readonly replyTo?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly subject?: string;
  /** New text of the writer. */
  readonly text?: string;
  readonly messageId?: string | null;
  readonly attachments?: readonly Attachment[];
  readonly fields?: readonly FieldClaim[];
  readonly identifiers?: readonly IdentifierClaim[];
  readonly noted?: readonly FieldClaim[];
  /** Names of word lists that match. */
  readonly phrases?: readonly string[];
  readonly commands?: Recognition['commands'];
  readonly language?: string | null;
  readonly mailClass?: Partial<Recognition['mailClass']>;
  readonly authentication?: Recognition['authentication'];
  readonly facts?: DirectoryFacts;
  readonly at?: Instant;
  readonly forwardPaths?: readonly string[];
  readonly release?: Partial<Release>;
  readonly threadedBy?: string;
  readonly threadSide?: MailEvent['threadSide'];
  readonly budget?: MailEvent['budget'];
}

const noBudget = { perTicketDay: 0, perAddressHour: 0 };

function parsedMail(options: MailOptions): ParsedMessage {
  const { from = 'ida@linden.example', name = 'Ida Holm', text = 'The bees are ill.' } = options;
  const lines = text.split('\n').map((line) => ({ text: line }));
  const mailbox = (addrSpec: string): { displayName: string; addrSpec: string } => ({ displayName: '', addrSpec });
  return {
    headers: [], messageId: options.messageId === undefined ? 'm1@linden.example' : options.messageId, date: options.at ?? tuesday, received: null,
    from: from === '' ? [] : [{ displayName: name, addrSpec: from }], sender: [], replyTo: options.replyTo === undefined ? [] : [mailbox(options.replyTo)],
    to: (options.to ?? ['help@apiary.example']).map(mailbox), cc: (options.cc ?? []).map(mailbox), subject: options.subject ?? 'ill bees',
    inReplyTo: [], references: [], plain: lines, html: null, lines, attachments: options.attachments ?? [], reports: [], sizeBytes: 100, problems: [],
    root: { path: '', mediaType: 'text/plain', charset: 'utf-8', disposition: null, fileName: null, contentId: null, sizeBytes: 100, headers: [], children: [] },
  };
}

/** A mail as decide/ gets it; by default Ida of the Linden Club writes, and the directory knows nobody. */
export function mail(options: MailOptions = {}): MailEvent {
  const { text = 'The bees are ill.' } = options;
  return {
    kind: 'mail', messageId: '17', mail: parsedMail(options), receivedAt: options.at ?? tuesday, facts: options.facts ?? noFacts,
    forwardPaths: options.forwardPaths ?? ['help@apiary.example'], threadedBy: options.threadedBy ?? 'reply-to token', threadSide: options.threadSide ?? 'requester', release: options.release === undefined ? null : { by: 'an admin', said: '', set: {}, contact: null, more: false, ...options.release },
    budget: options.budget ?? noBudget,
    recognition: {
      mailClass: { classification: 'human', reason: 'a person', doNotAnswer: false, doNotAnswerReason: null, dsn: null, ...options.mailClass },
      reply: { segments: [], text, forwardedFrom: null, forwardedText: '', forwardedLines: [] }, message: text, threadClaims: [], fields: options.fields ?? [], identifiers: options.identifiers ?? [], noted: options.noted ?? [],
      phrases: (options.phrases ?? []).map((name) => ({ name, line: 1, words: name })), commands: options.commands ?? [],
      language: options.language === undefined ? 'en' : options.language, authentication: options.authentication ?? { from: 'none', detail: '' }, problems: [],
    },
  };
}

/** A draft on a blank ticket of this mail: what the steps of decide/ work on. */
export function draftOf(event: MailEvent = mail(), ticket: Partial<Ticket> = {}, desk: Desk = apiary): Draft {
  const blank = blankTicket(desk, event, 'BEE-2026-0001');
  return newDraft({ ticket: null, event, desk, newRef: null, now: event.receivedAt }, { ...blank, ...ticket }, event.mail.from[0]?.addrSpec ?? '');
}

/** A ticket as it stands in the store, complete and with the working side. */
export function ticketWith(more: Partial<Ticket> = {}, desk: Desk = apiary): Ticket {
  return {
    ...blankTicket(desk, mail(), 'BEE-2026-0001'), version: 3, type: 'SICKNESS', typeAssumed: false, status: 'working', severity: '2',
    organisation: { id: 'linden', name: 'Linden Club e.V.' }, forwardedAt: tuesday, ...more,
  };
}

export function knownField(value: FieldValue, more: Partial<KnownField> = {}): KnownField {
  return { value, raw: typeof value === 'string' ? value : value.join(', '), source: 'label', line: 3, rule: 'apiary/pack.yaml:1', assumed: false, ...more };
}

/** The mail opens a ticket, or is turned away. */
export function opened(event: MailEvent, desk: Desk = apiary): Decision {
  return decide({ ticket: null, event, desk, newRef: 'BEE-2026-0001', now: event.receivedAt });
}

/** The mail arrives on `ticket`. */
export function joined(ticket: Ticket, event: MailEvent, desk: Desk = apiary): Decision {
  return decide({ ticket, event, desk, newRef: 'BEE-2026-0002', now: event.receivedAt });
}

/** Somebody of the working side acts by hand. */
export function acted(ticket: Ticket, verb: ActVerb, argument = '', options: { readonly at?: Instant; readonly by?: string; readonly desk?: Desk; readonly budget?: MailEvent['budget'] } = {}): Decision {
  const { at = tuesday + hour, by = 'lee@works.example', desk = apiary, budget = noBudget } = options;
  return decide({ ticket, event: { kind: 'act', verb, argument, by, budget }, desk, newRef: null, now: at });
}

/** The timer rings. */
export function woken(ticket: Ticket, name: string, at: Instant, options: { readonly generation?: number; readonly desk?: Desk; readonly budget?: MailEvent['budget'] } = {}): Decision {
  const generation = options.generation ?? ticket.timers[name]?.generation ?? 0;
  return decide({ ticket, event: { kind: 'timer', name, generation, budget: options.budget ?? noBudget }, desk: options.desk ?? apiary, newRef: null, now: at });
}

/** The ticket of a decision that must have one. */
export function ticketOf(decision: Decision): Ticket {
  if (decision.ticket === null) throw new Error('this decision has no ticket');
  return decision.ticket;
}

const isKind = <K extends Effect['kind']>(kind: K) => (effect: Effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind;
export const answersOf = (decision: Decision): AnswerEffect[] => decision.effects.filter(isKind('answer'));
export const forwardsOf = (decision: Decision): ForwardEffect[] => decision.effects.filter(isKind('forward'));
export const relaysOf = (decision: Decision): RelayEffect[] => decision.effects.filter(isKind('relay'));
export const tellsOf = (decision: Decision): TellEffect[] => decision.effects.filter(isKind('tell'));

/** History lines of one kind. */
export function historyOf(decision: Decision, kind: string): string[] {
  return decision.history.filter((entry) => entry.kind === kind).map((entry) => entry.text);
}
