// The part of the pack language for reports: what is mailed every month (the tickets of an organisation to itself, or how
// content everybody was to a role of the working side), and what is sent of one ticket when somebody asks for it.
import { z } from 'zod';

const id = z.string().regex(/^[a-zA-Z][\w-]*$/, 'a name: letters, digits, _ and -').max(64);
const texts = z.record(z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639 language code such as en'), z.string().min(1).max(200));

const title = texts.meta({ description: 'what the report is, for its subject: "Monthly incident report"' });
const when = {
  title,
  calendar: id.meta({ description: 'the report leaves at 09:00 in the zone of the desk, on the first open day of this calendar in the next month' }),
  text: id.meta({ description: 'what stands above its table' }),
};

export const reportSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tickets').meta({ description: 'the tickets of an organisation, to its default address, else to its authorised contacts' }), ...when,
    flag: id.meta({ description: 'an organisation gets it while one of its tickets has this flag, set by a rule or by staff' }),
    types: z.array(id).min(1).optional().meta({ description: 'only tickets of these types' }),
  }),
  z.strictObject({ kind: z.literal('satisfaction').meta({ description: 'what was answered to the survey, to a role' }), ...when, to: id.meta({ description: 'role that reads it' }) }),
  z.strictObject({
    kind: z.literal('ticket').meta({ description: 'one ticket to its requester: what is known, its targets, and what happened; sent by the action report' }), title,
    text: id.meta({ description: 'what stands above it' }),
    words: id.optional().meta({ description: 'field that takes the words of staff behind `postern act REF report`' }),
    findings: z.array(id).default([]).meta({ description: 'fields that staff fill in, such as a root cause: each with a heading of its own, if it is known' }),
  }),
]);
export type PackReport = z.infer<typeof reportSchema>;
export type MonthlyReport = Exclude<PackReport, { kind: 'ticket' }>;
export type TicketReport = Extract<PackReport, { kind: 'ticket' }>;
