// The part of the pack language that describes identifiers: how a number or key looks, and what it names.
import { z } from 'zod';
import { id, text } from './pack-words.ts';

/** One kind of number or key that a vendor's mails carry. */
export const identifierSchema = z.strictObject({
  pattern: z.string().meta({ description: 'RE2, in single quotes; letters, digits and hyphens may not touch a match' }),
  ignore_case: z.boolean().optional().meta({ description: 'small letters count too; values are kept in capitals' }),
  label_needed: z.boolean().optional().meta({ description: 'counts only behind a label: other numbers look the same' }),
  sure_ending: text.optional().meta({ description: 'label_needed: a value that ends so needs no label: .onmicrosoft.com' }),
  pick: z.enum(['first', 'all', 'agree']).default('first').meta({ description: 'of several in a mail: the first, all, or only when they are the same; two behind labels that belong to different owners are asked about' }),
  resolves: z.enum(['organisation', 'end_customer', 'entitlement', 'vendor_ticket', 'external_ticket', 'tenant', 'asset', 'none'])
    .meta({ description: 'what the value names; none: it is only recognised, like an error code' }),
  under: id.optional().meta({ description: 'must belong to the organisation that this identifier names' }),
  must_exist: z.boolean().optional().meta({ description: 'one that the directory does not know is wrong' }),
  placeholders: z.array(text).optional().meta({ description: 'what the form prints as an example; never a value' }),
  mask: z.boolean().optional().meta({ description: 'masked in answers, logs and the copy for the working side' }),
});
