// The pack language: what an admin may write in rules/<pack>/pack.yaml, as one strict schema. An unknown word is
// refused, because a misspelt rule that silently does nothing is worse than a pack that does not start. Types are
// derived from it; the JSON Schema for editors too. Concepts and words follow the common model: desk, channel, party,
// identifier, entitlement, type, field, requirement, severity, calendar, timer, status, forward, rule, hint.
import { z } from 'zod';
import { fieldKinds } from '../recognise/recognition-rules.ts';
import { budgets } from './budget-schema.ts';
import { identifierSchema } from './identifier-schema.ts';
import { reportSchema } from './report-schema.ts';
import { proseWords } from './prose-schema.ts';
import { audienceSchema, metricSchema, noticeSchema } from './notice-schema.ts';
import { predicate } from './pack-predicate.ts';
import { address, id, language, oneOrMany, text, texts } from './pack-words.ts';

export type { Predicate } from './pack-predicate.ts';

/** Events a pack may react to; decide/ raises them. */
export const packEvents = [
  'mail.opened', 'mail.reply', 'mail.auto', 'mail.bounce', 'call.logged', 'report.requested',
  'fields.complete', 'field.changed', 'severity.set', 'severity.confirmed', 'status.changed', 'status.set', 'ticket.updated', 'owner.changed', 'contacts.checked',
  'questions.asked', 'info.requested', 'work.started', 'staff.replied', 'triage.done', 'reports.waived', 'reports.resumed', 'plan.sent', 'progress.shown', 'workaround.sent', 'solution.sent',
  'closure.agreed', 'finding.elsewhere',
  'engineering.escalated', 'vendor.forwarded', 'vendor.replied', 'vendor.resolved', 'vendor.escalated', 'ladder.step',
  'notice.scheduled', 'notice.announced', 'outage.detected', 'outage.restored',
] as const;
const event = z.enum(packEvents);
/** What starts or ends a timer: an event, the receipt, entering a status (`status.resolved`) or taking a step (`ladder.head`). */
const timerEvent = z.union([event, z.literal('received'), z.string().regex(/^(status|ladder)\.[\w .-]+$/, 'received, an event, status.NAME or ladder.STEP')]);

/** Whom `tell` reaches beside the roles of the pack. */
const tellExtra = ['owner', 'requester', 'org.authorised', 'ladder.current'] as const;

const action = z.union([
  z.strictObject({ say: id }).meta({ description: 'put this text into the one answer to the requester' }),
  z.strictObject({ ask: z.union([z.enum(['missing', 'wrong']), z.array(id).min(1)]) })
    .meta({ description: 'ask the requester in the one answer: for what is missing, what is wrong, or these fields' }),
  z.strictObject({ remind: id }).meta({ description: 'put this text into a mail to the requester and ask once more what is still open' }),
  z.strictObject({ tell: z.union([id, z.enum(tellExtra)]), template: id })
    .meta({ description: 'mail this text to a role of the working side, to owner (who has the ticket), to requester (a report, also to the default address of his organisation) or to org.authorised (the authorised contacts of the requester’s organisation)' }),
  z.strictObject({ flag: id }).meta({ description: 'mark the ticket; conditions may ask for it' }),
  z.strictObject({ ladder: z.enum(['start', 'climb', 'attempt']) })
    .meta({ description: 'the escalation path: begin it, take its next step if that is open, or count an attempt in vain to reach its person' }),
  z.strictObject({ forget: id }).meta({ description: 'this field is empty again' }),
  z.strictObject({ unflag: id }).meta({ description: 'take this flag away again' }),
  z.strictObject({ raise: event }).meta({ description: 'this event has happened too' }),
  z.strictObject({ set: z.strictObject({ type: id.optional().meta({ description: 'type' }), severity: z.string().optional().meta({ description: 'level' }) }) }).meta({ description: 'give the ticket this type or severity' }),
  z.strictObject({ link: id }).meta({ description: 'link the tickets that this identifier names' }),
  z.strictObject({ assign: z.union([id, z.literal('org.engineer')]) })
    .meta({ description: 'a role of the working side, or org.engineer: who the directory names for the sender’s organisation' }),
  z.strictObject({ start: id }).meta({ description: 'this timer begins now' }),
  z.strictObject({ restart: id }).meta({ description: 'this timer counts anew from this event' }),
  z.strictObject({ stop: id }).meta({ description: 'this timer ends' }),
  z.strictObject({ close: id }).meta({ description: 'close the ticket, for this reason' }),
  z.strictObject({ reopen: text }).meta({ description: 'open it again, in this status' }),
  z.strictObject({ followup: id }).meta({ description: 'open a new, linked case' }),
  z.strictObject({ report: id }).meta({ description: 'send the requester this report on his ticket, with what has happened on it' }),
  z.strictObject({ publish: id }).meta({ description: 'send this phase of the announcement to its audience' }),
  z.strictObject({ note: text }).meta({ description: 'a line of the history that only staff read' }),
]);
export type Action = z.infer<typeof action>;

const channel = z.strictObject({
  kind: z.enum(['email', 'phone', 'portal', 'page', 'chat']).meta({ description: 'by which way it comes; only email is taken in here, the others are named in texts and set by staff' }),
  address: address.optional().meta({ description: 'email: the mailbox of the desk' }),
  aliases: z.array(address).optional().meta({ description: 'further addresses of the same mailbox' }),
  numbers: z.record(z.string(), z.union([text, z.array(text)])).optional()
    .meta({ description: 'by country code, other = everywhere else; a text may insert {{ phone }}' }),
  url: z.string().optional().meta({ description: 'portal, page: where it is' }),
  opens: z.boolean().default(false).meta({ description: 'a ticket may be opened by it' }),
  sla: z.boolean().default(true).meta({ description: 'service levels count for what comes by it' }),
  detect: predicate.optional().meta({ description: 'mail of a machine that belongs to this channel, such as a voicemail; never answered' }),
});

const field = z.strictObject({
  kind: z.enum(fieldKinds).meta({ description: 'how its value is read and judged' }),
  labels: z.record(language, z.array(text).min(1)).optional().meta({ description: 'first label of a language is the printed one' }),
  item: z.string().regex(/^\d{1,2}[a-z]?$/, 'a number of a list, such as 1b').optional().meta({ description: 'its number in the list that the vendor prints; several such numbers in front of values are labels' }),
  question: texts.optional().meta({ description: 'how to ask, where the printed label alone is not a question' }),
  example: z.union([text, texts]).optional().meta({ description: 'shown below the question, in the printed format' }),
  values: z.array(text).optional().meta({ description: 'enum: the spellings; attachments and or_attachment: names or media types that count, such as image/*' }),
  words: z.record(text, z.array(text)).optional().meta({ description: 'value: other spellings of it' }),
  shown: z.record(text, texts).optional().meta({ description: 'enum: value: what people call it, by language; mails print that, and ticket.json the value' }),
  identifier: id.optional().meta({ description: 'id, id_list: which identifier its value is; default: the one of the same name' }),
  offset: z.enum(['required', 'assumed']).optional().meta({ description: 'instant: must the UTC offset be written?' }),
  minor: z.literal('required').optional().meta({ description: 'version: the major number alone is wrong' }),
  names: z.array(text).optional().meta({ description: 'text: things of this kind, such as RHEL; with a release behind it, a name in the prose is the value. version: things whose number in the prose is this one' }),
  forms: z.array(z.string().regex(/^[x\d][xu\d._]*$/, 'figures and x for any of them, such as x.0')).min(1).optional().meta({ description: 'version: how its numbers begin where they stand beside one of the names, an x for any figures; others are the maker\'s own' }),
  named_alone: z.literal(true).optional().meta({ description: 'text: one of its names answers it without a release, too' }),
  version_of: id.optional().meta({ description: 'version: the field whose value it follows in the prose, as in "Portal 24.3.1"' }),
  not_after: z.enum(['now']).optional().meta({ description: 'instant: one in the future is wrong' }),
  not_before: id.optional().meta({ description: 'instant: another instant field' }),
  min: z.int().min(0).optional().meta({ description: 'text: fewer letters are no answer' }),
  all_words: z.array(text).optional().meta({ description: 'list: words that mean everybody' }),
  needs: z.array(z.enum(['name', 'phone', 'email', 'availability'])).optional().meta({ description: 'contact: what must be known of the person' }),
  fallback: z.array(z.enum(['directory', 'signature', 'subject', 'attachment', 'forwarded'])).optional().meta({ description: 'signature: a contact with the number below the mail, or a text with `directory: name` with the company that the writer calls his own; both after the directory. forwarded: a contact is who wrote the mail that is passed on, when he is of another domain than the sender' }),
  filled_by: z.array(id).optional().meta({ description: 'another field, or an identifier found in the mail, answers this one too; a contact only where the mail itself names him' }),
  not_in: id.optional().meta({ description: 'contact: the mail address must not lie in the domain that this field names' }),
  or_attachment: z.boolean().optional().meta({ description: 'an attachment answers it, of the names or media types in values if there are any' }),
  ...proseWords,
  named_by: id.optional().meta({ description: 'text: an identifier field; the name of its owner, when the directory has it under the sender, is the value' }),
  directory: id.optional().meta({ description: 'property of the sender’s organisation that fills it' }),
  absent_means: text.optional().meta({ description: 'instant: what mails say while there is none; a word of rules/shared/words' }),
});
export type PackField = z.infer<typeof field>;

const requirement = z.union([
  z.string().regex(/^[a-zA-Z]\w*\??$/, 'a field id, with ? when it is asked for but never blocks'),
  z.strictObject({ field: id, soft: z.boolean().optional().meta({ description: 'asked for, but never blocks' }), if: predicate.optional().meta({ description: 'only needed while this holds' }) }),
]);

/** `4h`, `90m`, `3bd`, `eod`, `eod+1`, `max(eod,480m)`, `contract` (from the entitlement), `config` (the installation has yet to write it here), `none`. */
const due = z.string().regex(/^(-?\d+(m|h|bd)|eod(\+\d+)?|max\([^()]+\)|contract|config|none)$/, 'a due time such as 4h, 3bd, eod+1, contract, config or none');

/** One figure, or one by severity, or by tier and then by severity. */
const byTierAndLevel = <T extends z.ZodType>(figure: T) => z.union([figure, z.record(z.string(), z.union([figure, z.record(z.string(), figure)]))]);

const week = z.union([z.literal('24x7'), z.record(z.string(), z.union([z.string(), z.array(z.string())]))]);

const timer = z.strictObject({
  title: texts.meta({ description: 'what the timer measures, for people' }),
  from: oneOrMany(timerEvent).meta({ description: 'what starts it; each of several starts it anew' }),
  until: z.array(timerEvent).default([]).meta({ description: 'what ends it' }),
  if: predicate.optional().meta({ description: 'it only starts while this holds' }),
  pause: oneOrMany(text).optional().meta({ description: 'statuses in which it does not count' }),
  clock: z.union([id, z.record(z.string(), id)]).meta({ description: 'a calendar, or one by severity; coverage: the one that the tier has bought' }),
  due: byTierAndLevel(due).optional().meta({ description: 'a due time, or one by severity, or by tier and severity' }),
  every: byTierAndLevel(due).optional().meta({ description: 'instead of due: again and again, counted from the start, until something ends it' }),
  before: z.string().regex(/^field\.[a-zA-Z]\w*$/, 'field.NAME of an instant field').optional()
    .meta({ description: 'due counts from the instant in this field, a lead time such as -15bd goes back from it' }),
  warn: byTierAndLevel(due).optional().meta({ description: 'when to warn, counted like due' }),
  on_warn: z.array(action).optional().meta({ description: 'what happens then' }),
  window: z.union([z.literal(true), z.literal('after')]).optional().meta({ description: 'only answers within: and after: in conditions; nothing happens when it ends' }),
  recompute: z.enum(['from_receipt', 'from_start']).optional()
    .meta({ description: 'another severity or tier counts again from the receipt, or from the event that started the timer' }),
  on_due: z.array(action).default([]).meta({ description: 'what happens when it runs out' }),
  yields: z.literal(true).optional().meta({ description: 'every: while an announcement that began from this ticket is running, its mails come instead' }),
  internal: z.boolean().optional().meta({ description: 'the requester is not told of it in his mails' }),
});
export type PackTimer = z.infer<typeof timer>;

/** Open time of the ladder's clock. */
const stretch = z.string().regex(/^\d*[1-9]\d*(m|h|bd)$/, 'a stretch of time such as 1bd or 4h');

const ladder = z.strictObject({
  clock: id.meta({ description: 'the calendar of its waiting times' }),
  contacts_valid_days: z.int().min(1).optional().meta({ description: 'contacts checked longer ago than this are checked again before they are used' }),
  steps: z.array(z.strictObject({
    step: id.meta({ description: 'its name, for ladder: in conditions' }),
    name: texts.meta({ description: 'how the requester reads it' }),
    to: id.meta({ description: 'a role of the working side' }),
    if: predicate.optional().meta({ description: 'the step is there only while this holds' }),
    unlock: z.array(z.union([
      z.strictObject({ attempts: z.int().min(1), within: stretch.optional(), over: stretch.optional() })
        .meta({ description: 'attempts in vain to reach the person before: not further apart than `within`, or counted over at least `over`' }),
      z.strictObject({ waited: stretch }).meta({ description: 'so long since the step before, without progress' }),
    ])).min(1).optional().meta({ description: 'any of these opens the step' }),
  })).min(2),
});
export type PackLadder = z.infer<typeof ladder>;

const kept = z.string().regex(/^([1-9]\d{0,4}d|keep)$/, 'days such as 365d, or keep').transform((days) => (days === 'keep' ? null : Number(days.slice(0, -1)) * 86_400_000));

const survey = z.strictObject({
  status: text.meta({ description: 'asked when a ticket enters this status' }),
  if: predicate.optional().meta({ description: 'only such tickets are asked about' }),
  not_after: z.array(id).default([]).meta({ description: 'reasons of closing after which nobody is asked, such as no_response' }),
  text: id.meta({ description: 'the question; it stands in the mail that says that the ticket is closed' }),
  thanks: id.optional().meta({ description: 'said to whoever answers; absent: the answer is filed without a mail' }),
  again_after: z.string().regex(/^[1-9]\d{0,3}d$/, 'days such as 30d').default('30d').meta({ description: 'a ticket that was reopened is not asked about again before' }),
  scale: z.int().min(2).max(10).default(5).meta({ description: 'the best score; 1 is the worst' }),
  words: z.record(z.string().regex(/^\d{1,2}$/, 'a score'), z.array(id).min(1)).default({}).meta({ description: 'score: word lists that stand for it' }),
  praise: z.array(id).default([]).meta({ description: 'word lists that make a sentence an answer without a score' }),
  complaint: z.array(id).default([]).meta({ description: 'word lists that say that the matter is not over: such a mail is no answer, and reopens as usual' }),
  low: z.strictObject({ at_most: z.int().min(1), tell: id, template: id, say: id.optional() }).optional()
    .meta({ description: 'a score of at most this is told to a role of the working side; say: instead of thanks' }),
});

const status = z.strictObject({
  ball: z.enum(['us', 'requester', 'vendor', 'engineering', 'none']).meta({ description: 'who has to do something' }),
  is: z.enum(['open', 'waiting', 'resolved', 'closed']).meta({ description: 'what the status means to the gateway' }),
  initial: z.boolean().optional().meta({ description: 'a new ticket begins with it' }),
  needs: z.literal('agreement').optional().meta({ description: 'staff say how the requester agreed when they set it' }),
  means: texts.optional().meta({ description: 'one sentence that tells the requester what happens now' }),
});

export const packSchema = z.strictObject({
  pack: id.meta({ description: 'the name of the pack, and of its folder' }),
  version: z.string().meta({ description: 'of the document that it follows, in quotes; a hash of all its files is added' }),
  extends: id.optional().meta({ description: 'a pack with base: true whose keys count where this one has none' }),
  precedence: z.array(z.enum(['contract', 'pack'])).optional().meta({ description: 'whose figures count first' }),
  desk: z.strictObject({
    name: text.meta({ description: 'how the desk signs its mails' }),
    ref: z.string().regex(/^[A-Z]{2,6}-(\{yyyy\}-)?\{seq:\d\}$/, 'a form such as RTP-{yyyy}-{seq:6}').meta({ description: 'form of the references: letters of its own, the year, a number of so many digits' }),
    zone: z.string().meta({ description: 'IANA zone in which times are shown to people' }),
    languages: z.array(language).min(1).meta({ description: 'languages of answers, the main one first' }),
    links: z.record(id, z.string()).optional().meta({ description: 'addresses by name; a text inserts {{ links.NAME }}' }),
    words: z.record(language, z.record(id, text)).optional()
      .meta({ description: 'what this desk calls things, by language: a word here takes the place of the one in rules/shared/words, such as severity or ticket' }),
    copied: z.enum(['ignored', 'may_write', 'informed']).optional()
      .meta({ description: 'people whom a requester copies: nobody (the default; colleagues of his organisation may write anyway), or they may write on his ticket, or they get copies of what goes to him as well' }),
    budgets: budgets.optional(),
    personal_copy: z.boolean().optional().meta({ description: 'answers go to the organisation’s default address, copy to the requester' }),
  }).meta({ description: 'who this desk is' }),
  channels: z.record(id, channel).meta({ description: 'the ways to this desk, by name' }),
  working_side: z.strictObject({
    name: text.meta({ description: 'how it is called in history and mails' }),
    address: address.meta({ description: 'where structured tickets go' }),
    senders: z.array(address).min(1).meta({ description: 'whose mail counts as the working side' }),
    roles: z.record(id, address).optional().meta({ description: 'addresses for tell: and assign:' }),
    contacts_checked: z.record(id, z.iso.date()).optional().meta({ description: 'role: the day on which its contact data were last compared with the master version' }),
    webhook: id.optional().meta({ description: 'mail to `address` goes to this webhook of the configuration instead, as JSON; answers still come by mail' }),
    watch: id.optional().meta({ description: 'the role that looks after what the gateway cannot settle; default: the whole working side' }),
    level: id.optional().meta({ description: 'which level of support it is, for ticket.json' }),
  }).meta({ description: 'who works the tickets' }),
  open_by: z.array(
    z.strictObject({
      if: predicate.meta({ description: 'of the sender and his mail; the first rule that holds decides' }),
      // oxlint-disable-next-line unicorn/no-thenable -- a word of the pack language; a rule is never awaited
      then: z.enum(['accept', 'hold', 'redirect']).meta({ description: 'a ticket; set aside until somebody says yes; told where to ask' }),
      reason: text.meta({ description: 'one sentence for the admin' }),
      say: id.optional().meta({ description: 'text for the sender' }),
      tell: z.union([id, z.literal('org.authorised')]).optional().meta({ description: 'a role of the working side, or org.authorised: the authorised contacts of the sender’s organisation' }),
      template: id.optional().meta({ description: 'text for whom `tell` names' }),
      sla: z.boolean().optional().meta({ description: 'accept: false = worked without service levels' }),
      flag: id.optional().meta({ description: 'accept: mark the ticket' }),
      file: z.literal(true).optional().meta({ description: 'redirect: the ticket that a number of the vendor in the mail names keeps it, if somebody of it wrote or got the mail; nothing else happens there' }),
      confirm: z.strictObject({ by: z.literal('sender').meta({ description: 'whose word lets the mail pass' }), field: id.meta({ description: 'what his yes answers' }), value: text.meta({ description: 'and with what' }) }).optional()
        .meta({ description: 'hold: an answer of the sender himself that begins with a yes, or gives this field this value, lets his mail pass; the field then has it' }),
    }),
  ).min(1).meta({ description: 'who may open a ticket; from the top, the last one with otherwise' }),
  identifiers: z.record(id, identifierSchema).default({}).meta({ description: 'numbers and keys that stand in mails' }),
  entitlement: z.strictObject({
    by: z.array(id).min(1).meta({ description: 'sender, or an identifier that names an entitlement' }),
    needs: z.enum(['active_term', 'none']).default('none').meta({ description: 'active_term: its contract must run today' }),
    when_missing: z.enum(['ask', 'no_sla']).optional().meta({ description: 'without a valid one: ask for it, or work without service levels' }),
    tiers: z.record(text, z.array(text).min(1)).optional().meta({ description: 'tier: the classes of the directory that have it' }),
    coverage: z.record(text, z.union([id, z.record(z.string(), id)])).optional()
      .meta({ description: 'tier: the calendar it has bought, or one by severity; timers run only while both are open' }),
  }).meta({ description: 'by what a sender is entitled, and to what' }),
  types: z.record(
    id,
    z.strictObject({
      detect: predicate.optional().meta({ description: 'a mail is of this type when it holds; tried from the top' }),
      default: z.boolean().optional().meta({ description: 'assumed, and named as assumed, when nothing is detected' }),
      severity: z.string().optional().meta({ description: 'level of this type, or none' }),
      sla: z.boolean().optional().meta({ description: 'false = service levels do not count' }),
      name: texts.optional().meta({ description: 'how people read it' }),
    }),
  ).meta({ description: 'kinds of ticket' }),
  fields: z.record(id, field).meta({ description: 'what a ticket may know, in the order of the printed form' }),
  require: z.record(id, z.array(requirement)).meta({ description: 'type: the fields it needs; name? is asked for and never blocks' }),
  severity: z.strictObject({
    levels: z.array(z.string()).meta({ description: 'the most severe first; [] = this desk has none' }),
    names: z.record(z.string(), texts).optional().meta({ description: 'level: what people call it' }),
    define: z.record(z.string(), text).optional().meta({ description: 'level: the definition of the source document, shown to staff' }),
    default: z.record(id, z.string()).optional().meta({ description: 'by channel, or any' }),
    default_by_type: z.record(id, z.string()).optional().meta({ description: 'type: what is assumed instead when nobody names a level' }),
    proposed_by: id.optional().meta({ description: 'field in which the writer proposes it' }),
    by_matrix: z.strictObject({ urgency: id.meta({ description: 'field of the rows' }), impact: id.meta({ description: 'field of the columns' }), matrix: z.record(text, z.record(text, z.string())).meta({ description: 'urgency: impact: level' }) }).optional()
      .meta({ description: 'two fields give the level: when staff fill them, and with requester_may: propose also when the writer names no level himself' }),
    requester_may: z.enum(['propose', 'wish']).default('wish').meta({ description: 'propose: taken until staff confirm; wish: only recorded' }),
    confirmed_by: z.literal('staff').optional().meta({ description: 'a proposal stays one until the working side sets the level' }),
    guard: z.strictObject({ before: z.literal('first_response').meta({ description: 'until when the level must be confirmed' }), template: id }).optional()
      .meta({ description: 'an answer before the confirmation is kept back; template: text to whoever wrote it' }),
    words: z.record(z.string(), z.array(id)).optional().meta({ description: 'level: word lists that claim it' }),
    cap: z.array(z.strictObject({ if: predicate, at_most: z.string().meta({ description: 'no level more severe than this' }), reason: text.meta({ description: 'one sentence for history and staff' }) })).optional().meta({ description: 'limits to what a writer may propose' }),
    phone_for: z.array(z.string()).optional().meta({ description: 'levels whose claim gets the phone numbers' }),
  }).meta({ description: 'how urgent a ticket is, and who decides it' }),
  calendars: z.record(id, z.strictObject({
    zone: z.string().meta({ description: 'such as Europe/Berlin; organisation: that of the requester’s organisation, else the desk’s' }),
    week: week.meta({ description: '24x7, or opening hours by days: mon-fri: "09:00-17:30"' }),
    holidays: z.array(z.string()).optional().meta({ description: 'lists of rules/calendars, such as gb-eng, and single dates, such as "2026-12-24"; closed all day' }),
  })).meta({ description: 'opening hours by name, for the clocks of timers' }),
  statuses: z.record(text, status).meta({ description: 'the states of a ticket, by the name people read' }),
  flow: z.array(z.strictObject({ event: event.meta({ description: 'what has happened' }), if: predicate.optional().meta({ description: 'the step is taken only while this holds' }), to: text.meta({ description: 'status' }) })).meta({ description: 'from the top: the first step of an event that holds moves the ticket' }),
  timers: z.record(id, timer).default({}).meta({ description: 'what is due when, and what happens then' }),
  ladder: ladder.optional().meta({ description: 'the escalation path that the requester may take' }),
  handover: z.strictObject({
    needs: z.array(id).optional().meta({ description: 'fields that must be there and right' }),
    flags: z.array(id).optional().meta({ description: 'what staff must have confirmed' }),
  }).optional().meta({ description: 'what a case needs before somebody else takes it over' }),
  forward: z.strictObject({
    when: predicate.meta({ description: 'the ticket goes to the working side as soon as this holds' }),
    fields: z.array(id).optional().meta({ description: 'order of the printed labels; default: order of fields' }),
    template: id.default('forward').meta({ description: 'mail of the pack or of rules/shared that carries it' }),
    mask_phones: z.boolean().default(false)
      .meta({ description: 'telephone numbers in what partners write are masked in mails to the working side; those in a field of kind contact stay, they are there to be called' }),
    withhold: z.array(z.enum(['program', 'disguised', 'script', 'macros', 'bomb'])).default(['program', 'disguised', 'script', 'bomb'])
      .meta({ description: 'files that are kept back on their way to the other side: a program, one that looks like something else, a picture that runs in a browser, a document with macros, an archive made to fill a disk' }),
  }).meta({ description: 'when and how the working side gets the ticket' }),
  alike: z.strictObject({
    by: z.array(id).min(1).meta({ description: 'fields; open tickets with the same value in one of them are linked for staff' }),
    say: id.optional().meta({ description: 'text for the requester, when one of them is of his own organisation' }),
    updates: id.optional().meta({ description: 'what people write to the requester of the earlier one goes to that of the later one too, with this text below; in one organisation only' }),
  }).optional().meta({ description: 'when a new ticket may be about something that is being worked on already' }),
  releases: z.strictObject({
    product: id.meta({ description: 'field that names the product' }),
    version: id.meta({ description: 'field that names its version' }),
    months: z.int().min(1).max(240).meta({ description: 'how long a version is supported from its release, unless the directory states otherwise' }),
    of: z.array(text).min(1).meta({ description: 'products for which this holds' }),
  }).optional().meta({ description: 'how long versions are supported; their release dates stand in the directory. A text may insert {{ supported_until }}' }),
  files: z.array(z.strictObject({ if: predicate.optional().meta({ description: 'only while this holds' }), expect: z.record(text, z.array(text).min(1)).meta({ description: 'what people call the file: names that count' }) })).default([])
    .meta({ description: 'files that help: what they are called, and the names that count, such as *.log; absent ones are named, never demanded' }),
  rules: z.array(z.strictObject({ event: event.meta({ description: 'what has happened' }), if: predicate.optional().meta({ description: 'and this holds' }), do: z.array(action).min(1).meta({ description: 'then this is done, in order' }) })).default([]).meta({ description: 'all rules of an event that hold are carried out, in the order of the file' }),
  survey: survey.optional().meta({ description: 'how did we do: once a ticket, the answer kept on it' }),
  hints: z.array(z.strictObject({ if: predicate, say: id.meta({ description: 'text for the first answer' }) })).default([]).meta({ description: 'lines of help in the first answer' }),
  good_to_know: z.array(id).default([]).meta({ description: 'texts that stand at the end of an answer, below what is asked and noted, in whatever order they were said' }),
  said_once: z.record(id, z.enum(['person', 'organisation', 'thread'])).default({})
    .meta({ description: 'text: to whom it is said only once - a person, an organisation, or a thread of mails (known by its mails and by the vendor’s number in them)' }),
  retention: z.strictObject({
    attachments: kept.optional().meta({ description: 'files of received mails; header and text stay' }),
    raw: kept.optional().meta({ description: 'the bytes of received mails' }),
    tickets: kept.optional().meta({ description: 'words and people of closed tickets, counted from their end; the figures stay' }),
  }).optional().meta({ description: 'how long this desk keeps things; default: what the installation says' }),
  audiences: z.record(id, audienceSchema).default({}).meta({ description: 'who is told of announcements' }),
  notices: z.record(id, noticeSchema).default({}).meta({ description: 'kinds of announcement, each with its mails in order' }),
  reports: z.record(id, reportSchema).default({}).meta({ description: 'what is mailed every month, and reports on one ticket' }),
  metrics: z.record(id, metricSchema).default({}).meta({ description: 'measured values that open an announcement' }),
});
export type Pack = z.infer<typeof packSchema>;

/** An empty base pack that another pack extends: only a name, until its document is at hand. */
export const basePackSchema = packSchema.partial().extend({ pack: id, version: z.string().meta({ description: 'of the document that it stands for, in quotes' }), base: z.literal(true).meta({ description: 'only there to be extended; no desk of its own' }) });

/** rules/phrases/<language>.yaml: word lists used by `text:` and `words:`. */
export const phrasesSchema = z.record(id, z.array(text).min(1));

/** rules/<pack>/texts.<language>.yaml: paragraphs used by `say:` and `tell:`; Liquid. */
export const textsSchema = z.record(id, z.string().min(1).max(8_000));

/** rules/shared/words.<language>.yaml: fixed words of shared templates, such as the reason of a wrong value. */
export const wordsSchema = z.record(id, z.string().min(1).max(800));
