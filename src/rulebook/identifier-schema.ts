// The part of the pack language that describes identifiers: how a number or key looks, and what it names.
import { z } from 'zod';

const id = z.string().regex(/^[a-zA-Z][\w-]*$/, 'a name: letters, digits, _ and -').max(64);
const text = z.string().min(1).max(4_000);

/** One kind of number or key that a vendor's mails carry. */
export const identifierSchema = z.strictObject({
  pattern: z.string(),
  ignore_case: z.boolean().optional(),
  label_needed: z.boolean().optional(),
  pick: z.enum(['first', 'all', 'agree']).default('first'),
  resolves: z.enum(['organisation', 'end_customer', 'entitlement', 'vendor_ticket', 'external_ticket', 'tenant', 'asset', 'none'])
    .meta({ description: 'what the value names; none: it is only recognised, like an error code' }),
  under: id.optional().meta({ description: 'must belong to the organisation that this identifier names' }),
  must_exist: z.boolean().optional(),
  placeholders: z.array(text).optional(),
  mask: z.boolean().optional().meta({ description: 'masked in answers, logs and the copy for the working side' }),
});
