// rules/<pack>/pack.test.yaml: mails with the verdicts an admin expects of them, so that a change of the pack shows
// what it does to them before it runs. Names of fields, types and statuses are those of the pack.
import { z } from 'zod';

const address = z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'a mail address');
const value = z.union([z.string(), z.array(z.string())]);

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
        attachments: z.array(z.strictObject({ name: z.string(), type: z.string() })).optional(),
      }),
      expect: z.strictObject({
        sender: z.enum(['accept', 'hold', 'redirect']).optional(),
        type: z.string().optional(),
        type_assumed: z.boolean().optional(),
        fields: z.record(z.string(), value).optional().meta({ description: 'values that must come out exactly' }),
        absent: z.array(z.string()).optional().meta({ description: 'fields that must stay empty' }),
        missing: z.array(z.string()).optional().meta({ description: 'exactly the required fields that are asked for' }),
        wrong: z.array(z.string()).optional().meta({ description: 'exactly the fields with a value that cannot be right' }),
        severity: z.string().nullable().optional(),
        status: z.string().optional(),
        phrases: z.array(z.string()).optional().meta({ description: 'word lists that match' }),
        timers: z.array(z.string()).optional().meta({ description: 'exactly the timers that run' }),
      }),
    }),
  ).min(1),
});
export type PackTests = z.infer<typeof packTestSchema>;
