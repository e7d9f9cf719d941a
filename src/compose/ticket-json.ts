// The machine-readable part of a forward: `ticket.json`, with a published schema (docs/ticket.schema.json), so that a
// vendor's own ticket system can file it without reading prose. Versioned: a field is added, never renamed.
import { z } from 'zod';
import { isoInstant } from '../mail/instant.ts';
import { valueText, type Ticket } from '../decide/ticket.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { printedLabel } from './label.ts';
import { maskKey } from '../mail/masked-key.ts';
import { maskIn } from './mask.ts';
import { isSecret, secretsOf } from './ticket-view.ts';

const instant = z.string().meta({ description: 'ISO 8601, UTC' });

export const ticketJsonSchema = z.strictObject({
  schema: z.literal('postern/ticket/1'),
  ref: z.string().meta({ description: 'our reference; it stays for the life of the ticket' }),
  desk: z.string(),
  replyTo: z.string().meta({ description: 'an answer to this address reaches the ticket' }),
  subject: z.string(),
  type: z.string(),
  typeAssumed: z.boolean(),
  severity: z.string().nullable(),
  severityAssumed: z.boolean(),
  severityReason: z.string(),
  status: z.string(),
  complete: z.boolean(),
  requester: z.strictObject({ name: z.string(), address: z.string(), organisation: z.string().nullable() }),
  entitlement: z.strictObject({ by: z.string(), tier: z.string().nullable(), valid: z.boolean() }).nullable(),
  receivedAt: instant,
  fields: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string().meta({ description: 'as printed in the vendor’s form' }),
      value: z.union([z.string(), z.array(z.string())]),
      raw: z.string().meta({ description: 'as the partner wrote it' }),
      source: z.string(),
      assumed: z.boolean(),
    }),
  ),
  missing: z.array(z.string()),
  wrong: z.array(z.strictObject({ field: z.string(), reason: z.string(), raw: z.string() })),
  links: z.array(z.strictObject({ ref: z.string(), kind: z.string() })),
  timers: z.array(z.strictObject({ name: z.string(), due: instant })),
  text: z.string().meta({ description: 'what the partner wrote, without quotes and signature' }),
  survey: z.strictObject({ score: z.number().nullable(), scale: z.number(), words: z.string(), at: instant }).nullable().meta({ description: 'what the requester said when the ticket was closed and he was asked how it went' }),
  packVersion: z.string(),
});
export type TicketJson = z.infer<typeof ticketJsonSchema>;

/** The ticket for machines; keys masked (H-13). */
export function ticketJson(desk: Desk, ticket: Ticket, text: string, replyTo: string): TicketJson {
  const secrets = [...secretsOf(desk, ticket), ...desk.secretsIn(`${ticket.subject}\n${text}`)];
  const rated = ticket.survey?.answer ?? null;
  return {
    schema: 'postern/ticket/1', ref: ticket.ref, desk: ticket.desk, replyTo, subject: maskIn(ticket.subject, secrets),
    type: ticket.type, typeAssumed: ticket.typeAssumed, severity: ticket.severity, severityAssumed: ticket.severityAssumed,
    severityReason: ticket.severityReason, status: ticket.status, complete: ticket.missing.length === 0 && ticket.wrong.length === 0,
    requester: { name: ticket.requester.displayName, address: ticket.requester.addrSpec, organisation: ticket.organisation?.name ?? null },
    entitlement: ticket.entitlement === null ? null : { by: ticket.entitlement.by, tier: ticket.entitlement.tier, valid: ticket.entitlement.valid },
    receivedAt: isoInstant(ticket.receivedAt),
    fields: Object.keys(desk.pack.fields).flatMap((id) => {
      const field = ticket.fields[id];
      if (field === undefined) return [];
      const value = isSecret(desk, id) ? maskKey(valueText(field.value)) : typeof field.value === 'string' ? field.value : [...field.value];
      return [{ id, label: printedLabel(desk, id), value, raw: maskIn(field.raw, secrets), source: field.source, assumed: field.assumed }];
    }),
    missing: [...ticket.missing],
    wrong: ticket.wrong.map((one) => ({ field: one.field, reason: one.reason, raw: one.raw })),
    links: ticket.links.map((link) => ({ ...link })),
    timers: Object.values(ticket.timers).filter((timer) => timer.state === 'running').map((timer) => ({ name: timer.name, due: isoInstant(timer.dueAt) })),
    text: maskIn(text, secrets), survey: rated === null ? null : { score: rated.score, scale: rated.scale, words: maskIn(rated.words, secrets), at: isoInstant(rated.at) }, packVersion: ticket.packVersion,
  };
}
