// rules/directory/<name>.yaml: who may write to a desk and what he is entitled to, for installations that keep this
// in a file. The shipped files are the invented cast of the demo.
import { z } from 'zod';

const isoDate = z.iso.date('a date such as 2026-12-31');
const address = z.string().regex(/^[^\s@<>:,;()]+@[^\s@<>:,;()]+$/, 'a mail address');
const domain = z.string().regex(/^[^\s@/:*<>]+$/, 'a domain such as acme.example');

export const directorySchema = z.strictObject({
  desk: z.string(),
  organisations: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      domains: z.array(domain).default([]).meta({ description: 'every domain that it writes from; a domain that merely looks like one of them is held when it writes in its name' }),
      zone: z.string().optional(),
      country: z.string().optional(),
      tier: z.string().optional(),
      agreements: z.array(z.string()).default([]),
      platform: z.string().optional(),
      term: z.strictObject({ from: isoDate.optional(), to: isoDate.optional() }).optional().meta({ description: 'of its contract, both days inclusive; none: open' }),
      engineer: address.optional().meta({ description: 'address of the person of the working side who looks after it' }),
      default_address: address.optional(),
      announcements: z.record(z.string(), address).optional().meta({ description: 'audience of the pack: the address at which it wants to be told' }),
      announcement_phones: z.record(z.string(), z.string().regex(/^[+\d][\d ()/.-]{4,30}$/, 'a telephone number such as +1 312 555 0188')).optional().meta({ description: 'audience of the pack: the number at which it wants to be phoned about them; people of the working side get it, the gateway phones nobody' }),
      under: z.string().optional(),
      identifiers: z.record(z.string(), z.array(z.string())).default({}),
      contacts: z
        .array(
          z.strictObject({
            address,
            name: z.string(),
            phone: z.string().optional(),
            authorised: z.boolean().default(false),
          }),
        )
        .default([]),
    }),
  ),
  entitlements: z
    .array(
      z.strictObject({
        key: z.string(),
        identifier: z.string().optional().meta({ description: 'identifier of the pack that carries the key; default: the one that resolves to an entitlement' }),
        organisation: z.string(),
        tier: z.string().optional(),
        from: isoDate.optional(),
        to: isoDate.optional(),
        response: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
  releases: z
    .array(
      z.strictObject({
        product: z.string().meta({ description: 'as spelled in the pack' }),
        version: z.string().regex(/^\d[\w.+-]*$/, 'a version such as 25.2.0'),
        released: isoDate,
        supported_until: isoDate.optional().meta({ description: 'where it is stated otherwise than by the months in the pack' }),
      }),
    )
    .optional()
    .meta({ description: 'what the desk itself has released, for the section releases of its pack; read from the rules folder, wherever partners are looked up' }),
});
export type DirectoryFile = z.infer<typeof directorySchema>;
