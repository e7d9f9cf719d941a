// The part of the pack language that describes identifiers: how a number or key looks, and what it names.
import { z } from 'zod';
import { id, text } from './pack-words.ts';

/** One kind of number or key that a vendor's mails carry. */
export const identifierSchema = z.strictObject({
  pattern: z.string(),
  ignore_case: z.boolean().optional(),
  label_needed: z.boolean().optional(),
  sure_ending: text.optional().meta({ description: 'label_needed: a value that ends so needs no label: .onmicrosoft.com' }),
  pick: z.enum(['first', 'all', 'agree']).default('first'),
  resolves: z.enum(['organisation', 'end_customer', 'entitlement', 'vendor_ticket', 'external_ticket', 'tenant', 'asset', 'none'])
    .meta({ description: 'what the value names; none: it is only recognised, like an error code' }),
  under: id.optional().meta({ description: 'must belong to the organisation that this identifier names' }),
  must_exist: z.boolean().optional(),
  placeholders: z.array(text).optional(),
  mask: z.boolean().optional().meta({ description: 'masked in answers, logs and the copy for the working side' }),
});
