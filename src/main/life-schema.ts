// *.life.yaml: who does what when to a ticket, and what must then be so. `postern simulate --script` plays it on a
// simulated clock; with expectations it is a test. Names of statuses, timers and fields are those of the pack.
import { z } from 'zod';
import { messageStates } from '../decide/decision.ts';

const address = z.string().regex(/^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, 'a mail address, or a name with one in angle brackets');
const instant = z.string().refine((text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/u.test(text) && !Number.isNaN(Date.parse(text)), 'an instant such as 2026-03-10T10:00Z');
const span = z.string().regex(/^(\d{1,5}(m|h|d|w|bd))( \d{1,5}(m|h|d|w|bd))*$/, 'a span such as 90m, 2h, 3d, 1bd or 1d 2h');
const words = z.string().min(1);
const target = z.string().regex(/^(answer|forward|last|[^\s@<>]+@[^\s@<>]+)$/, 'answer, forward, last, or the address that our mail went to');

const writtenMail = z.strictObject({
  from: address,
  to: z.union([address, z.array(address)]).optional().meta({ description: 'default: the reply address of the mail answered, else the first mailbox of the desk' }),
  cc: z.array(address).optional(),
  subject: z.string().optional().meta({ description: 'default: Re: and the subject of the mail answered' }),
  text: z.string(),
  'reply-to': target.optional().meta({ description: 'answers our newest mail to the requester (answer), to the working side (forward), to anybody (last), or to that address' }),
  quote: z.boolean().optional().meta({ description: 'false: without the quoted text of the mail answered' }),
  fill: z.record(z.string(), z.string()).optional().meta({ description: 'values typed behind the labels of the quoted form' }),
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.strictObject({ name: words, type: words })).optional(),
});

const said = z.union([z.string(), z.strictObject({ from: address.optional(), to: target.optional(), subject: z.string().optional(), text: z.string() })]);

const expectedMail = z.union([
  words.meta({ description: '`answer to jo@partner.example`; also forward, relay, tell' }),
  z.strictObject({
    mail: words,
    at: instant.optional(),
    cc: z.array(z.string()).optional(),
    subject: z.string().optional(),
    says: z.array(z.string()).optional().meta({ description: 'words that stand in it; case and line breaks do not matter' }),
    says_not: z.array(z.string()).optional(),
  }),
]);

const expectation = z.strictObject({
  state: z.enum(messageStates).optional().meta({ description: 'how the incoming mail ends' }),
  reason: z.string().optional().meta({ description: 'words in the reason for that' }),
  refused: z.string().optional().meta({ description: 'the act is refused with these words' }),
  ref: z.string().optional(),
  status: z.string().optional(),
  type: z.string().optional(),
  severity: z.string().nullable().optional(),
  assigned: z.string().nullable().optional(),
  closed_for: z.string().nullable().optional(),
  requester: z.string().optional(),
  sla: z.boolean().optional(),
  missing: z.array(z.string()).optional().meta({ description: 'exactly the required fields that are asked for' }),
  wrong: z.array(z.string()).optional().meta({ description: 'exactly the fields with a value that cannot be right' }),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  flags: z.array(z.string()).optional().meta({ description: 'flags that are set, others may be' }),
  not_flags: z.array(z.string()).optional(),
  links: z.array(z.string()).optional(),
  timers: z.record(z.string(), z.union([z.enum(['running', 'stopped', 'fired', 'paused', 'none']), instant])).optional()
    .meta({ description: 'an instant: it runs and is due then; none: never started' }),
  mails: z.array(expectedMail).optional().meta({ description: 'exactly the mails that left since the step before, in order' }),
  sent: z.array(expectedMail).optional().meta({ description: 'mails among them' }),
  not_sent: z.array(words).optional().meta({ description: 'beginnings of what must not be among them: `answer`, `tell to leads@…`' }),
  history: z.array(words).optional().meta({ description: 'words in what the events since the step before told' }),
});

const step = z.strictObject({
  what: words.meta({ description: 'the situation, for the timeline' }),
  at: instant.optional(),
  after: span.optional().meta({ description: 'since the step before; bd counts open days' }),
  ticket: z.string().optional().meta({ description: 'reference of the one that is acted or written on; default: the newest' }),
  mail: z.union([z.string().regex(/\.eml$/, 'a file .eml beside the script, or from, subject and text'), writtenMail]).optional(),
  staff: said.optional().meta({ description: 'a mail of the working side, answering our newest one to it; #commands on top' }),
  act: words.optional().meta({ description: 'verb and argument, as behind `postern act REF`' }),
  by: words.optional().meta({ description: 'who acts; default cli' }),
  auto: said.optional().meta({ description: 'a vacation reply to our newest mail to that person (default: the requester)' }),
  bounce: z.string().optional().meta({ description: 'a delivery report: our newest mail to this address is undeliverable' }),
  expect: expectation.optional(),
  open: z.array(z.strictObject({ why: words, expect: expectation.optional() })).optional()
    .meta({ description: 'what should be so and is not yet; told by the run, never a failure' }),
}).refine((one) => [one.mail, one.staff, one.act, one.auto, one.bounce].filter((action) => action !== undefined).length <= 1, 'one of mail, staff, act, auto and bounce')
  .refine((one) => one.at === undefined || one.after === undefined, 'at or after, not both');

export const lifeSchema = z.strictObject({
  what: words.optional(),
  desk: z.string().optional().meta({ description: 'assumed for its mails, instead of reading it from their recipients' }),
  calendar: z.string().optional().meta({ description: 'of the desk, for bd; default: its first one that closes' }),
  from: instant.optional().meta({ description: 'where the clock starts; default: the first step' }),
  until: z.union([instant, span]).optional().meta({ description: 'how far it runs after the last step' }),
  steps: z.array(step),
  open: z.array(words).optional().meta({ description: 'what this life cannot say yet, and why' }),
});

export type LifeScript = z.infer<typeof lifeSchema>;
export type LifeStep = LifeScript['steps'][number];
export type LifeExpectation = NonNullable<LifeStep['expect']>;
export type ExpectedMail = NonNullable<LifeExpectation['mails']>[number];
export type WrittenMail = z.infer<typeof writtenMail>;
