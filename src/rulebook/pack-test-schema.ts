// rules/<pack>/pack.test.yaml: mails with the verdicts an admin expects of them, so that a change of the pack shows
// what it does to them before it runs. Names of fields, types and statuses are those of the pack. A test may go on: with
// further mails of either side, with what staff do by hand, and with time that passes.
import { z } from 'zod';

const address = z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'a mail address');
const value = z.union([z.string(), z.array(z.string())]);
const attachments = z.array(z.strictObject({ name: z.string(), type: z.string() }));

const expectation = z.strictObject({
  outcome: z.enum(['opened', 'joined', 'automatic', 'held', 'redirected', 'dsn', 'duplicate']).optional().meta({ description: 'what became of the mail' }),
  sender: z.enum(['accept', 'hold', 'redirect']).optional().meta({ description: 'verdict of open_by' }),
  type: z.string().optional().meta({ description: 'type of the ticket' }),
  type_assumed: z.boolean().optional().meta({ description: 'nothing said so: it is the default' }),
  fields: z.record(z.string(), value).optional().meta({ description: 'values that must come out exactly' }),
  absent: z.array(z.string()).optional().meta({ description: 'fields that must stay empty' }),
  missing: z.array(z.string()).optional().meta({ description: 'exactly the required fields that are asked for' }),
  optional: z.array(z.string()).optional().meta({ description: 'exactly the fields that are asked for along the way and block nothing' }),
  wrong: z.array(z.string()).optional().meta({ description: 'exactly the fields with a value that cannot be right' }),
  severity: z.string().nullable().optional().meta({ description: 'a level, or null for none' }),
  status: z.string().optional().meta({ description: 'status of the ticket after it' }),
  flags: z.array(z.string()).optional().meta({ description: 'exactly the flags of the ticket' }),
  phrases: z.array(z.string()).optional().meta({ description: 'word lists that match; kinds of sentence only where one is named' }),
  says: z.array(z.string()).optional().meta({ description: 'texts that the answer must hold; it may hold others' }),
  silent_on: z.array(z.string()).optional().meta({ description: 'texts that the answer must not hold' }),
  tells: z.array(z.string()).optional().meta({ description: 'exactly the texts that go to roles of the working side' }),
  timers: z.array(z.string()).optional().meta({ description: 'exactly the timers that run' }),
});

const step = z.strictObject({
  after: z.string().regex(/^\d{1,4}[mhd]$/, 'a time such as 30m, 4h or 5d').optional().meta({ description: 'time since the step before; timers that run out in it do their work' }),
  mail: z.strictObject({
    from: address.optional().meta({ description: 'default: who wrote the first mail' }),
    subject: z.string().optional().meta({ description: 'default: Re: and the subject of the first mail' }),
    text: z.string(),
    attachments: attachments.optional(),
  }).optional().meta({ description: 'a reply; from an address of the working side it is the working side’s' }),
  act: z.string().min(1).optional().meta({ description: 'what staff do, as behind `postern act REF`: resolve, severity 2, assign l2_queue …' }),
  expect: expectation.default({}),
});

export const packTestSchema = z.strictObject({
  tests: z.array(
    z.strictObject({
      name: z.string().min(1).meta({ description: 'the situation, as an outcome' }),
      mail: z.strictObject({
        from: address,
        to: address.optional().meta({ description: 'default: the first mailbox of the desk' }),
        cc: z.array(address).optional(),
        subject: z.string(),
        text: z.string(),
        received: z.iso.datetime({ offset: true }).optional(),
        automatic: z.literal(true).optional().meta({ description: 'sent by a machine (Auto-Submitted: auto-generated)' }),
        attachments: attachments.optional(),
      }),
      expect: expectation,
      // oxlint-disable-next-line unicorn/no-thenable -- a word of the test language; a test is never awaited
      then: z.array(step).min(1).optional().meta({ description: 'how it goes on, in order' }),
    }),
  ).min(1),
});
export type PackTests = z.infer<typeof packTestSchema>;
export type PackTest = PackTests['tests'][number];
export type TestStep = NonNullable<PackTest['then']>[number];
export type Expectation = z.infer<typeof expectation>;
