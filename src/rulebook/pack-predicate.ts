// The conditions of the pack language (`if:`, `when:`): what may be asked of a ticket and of the mail in hand.
import { z } from 'zod';
import type { FieldSource } from '../recognise/recognition.ts';
import { address, id, language, oneOrMany, sources, text } from './pack-words.ts';

/** Several words in one predicate must all hold. */
export interface Predicate {
  all?: Predicate[] | undefined;
  any?: Predicate[] | undefined;
  not?: Predicate | undefined;
  org?: string[] | undefined;
  contact?: 'authorised' | 'known' | 'any' | undefined;
  agreement?: string | undefined;
  entitled?: boolean | undefined;
  tier?: string[] | undefined;
  key?: ('valid' | 'invalid' | 'missing')[] | undefined;
  channel?: string[] | undefined;
  rcpt?: string | undefined;
  writer?: string | undefined;
  told_at?: string[] | undefined;
  lang?: string[] | undefined;
  type?: string[] | undefined;
  severity?: string[] | undefined;
  claims?: string[] | undefined;
  status?: string[] | undefined;
  flag?: string[] | undefined;
  has?: string[] | undefined;
  lacks?: 'required' | string[] | undefined;
  bad?: 'any' | string[] | undefined;
  is?: Record<string, string[]> | undefined;
  matches?: string | undefined;
  several?: string | undefined;
  taken_from?: Record<string, FieldSource[]> | undefined;
  filled?: string[] | undefined;
  changed?: string[] | undefined;
  text?: string[] | undefined;
  attach?: string[] | undefined;
  pictures_inside?: string[] | undefined;
  within?: string | undefined;
  after?: string | undefined;
  label?: string[] | undefined;
  ladder?: string[] | undefined;
  short?: true | undefined;
  sender?: 'requester' | 'participant' | 'working_side' | undefined;
  from?: ('pass' | 'fail' | 'unverified' | 'none')[] | undefined;
  notice?: string[] | undefined;
  release?: 'past_support' | 'supported' | undefined;
  otherwise?: true | undefined;
}

export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.strictObject({
    all: z.array(predicate).min(1).optional().meta({ description: 'every one of these holds' }),
    any: z.array(predicate).min(1).optional().meta({ description: 'at least one of these holds' }),
    not: predicate.optional().meta({ description: 'this does not hold' }),
    org: oneOrMany(id).optional().meta({ description: 'kind of the sender’s organisation in the directory, or unknown' }),
    contact: z.enum(['authorised', 'known', 'any']).optional().meta({ description: 'what the directory knows of the sender himself' }),
    agreement: id.optional().meta({ description: 'the organisation has this agreement in the directory' }),
    entitled: z.boolean().optional().meta({ description: 'the entitlement is valid' }),
    tier: oneOrMany(text).optional().meta({ description: 'of the entitlement' }),
    key: oneOrMany(z.enum(['valid', 'invalid', 'missing'])).optional().meta({ description: 'verdict on the key by which the desk entitles' }),
    channel: oneOrMany(id).optional().meta({ description: 'by which the mail came' }),
    rcpt: address.optional().meta({ description: 'any participant: From, To, Cc' }),
    writer: address.optional().meta({ description: 'who wrote: an address, or *@ and a domain' }),
    told_at: oneOrMany(id).optional().meta({ description: 'the organisation has named an address for each of these audiences' }),
    lang: oneOrMany(language).optional().meta({ description: 'the mail is written in it' }),
    type: oneOrMany(id).optional().meta({ description: 'the ticket is of this type' }),
    severity: oneOrMany(z.string()).optional().meta({ description: 'the level of the ticket' }),
    claims: oneOrMany(z.string()).optional().meta({ description: 'severity the writer claims in words' }),
    status: oneOrMany(text).optional().meta({ description: 'the present one' }),
    flag: oneOrMany(id).optional().meta({ description: 'the ticket is marked with one of these' }),
    has: oneOrMany(id).optional().meta({ description: 'all of these fields are known' }),
    lacks: z.union([z.literal('required'), z.array(id).min(1)]).optional().meta({ description: 'a field that its type needs is missing (required), or one of these' }),
    bad: z.union([z.literal('any'), z.array(id).min(1)]).optional().meta({ description: 'a value that cannot be right: any, or of one of these fields' }),
    is: z.record(id, oneOrMany(text)).optional().meta({ description: 'field: one of these values' }),
    matches: id.optional().meta({ description: 'this identifier stands in the mail' }),
    several: id.optional().meta({ description: 'more than one of this identifier stands in the mail, all of them the organisation’s own' }),
    taken_from: z.record(id, oneOrMany(z.enum(sources))).optional().meta({ description: 'field: where its value stood, such as signature' }),
    filled: oneOrMany(id).optional().meta({ description: 'the value of one of these fields stands behind a label of its own, misspelt or not: it is not only told in a sentence' }),
    changed: oneOrMany(id).optional().meta({ description: 'one of these fields was filled or changed just now' }),
    text: oneOrMany(id).optional().meta({ description: 'one of these word lists matches the new text or the subject' }),
    attach: oneOrMany(text).optional().meta({ description: 'an attachment whose name or media type matches: *.docx, image/*' }),
    pictures_inside: oneOrMany(text).optional().meta({ description: 'an attached document of such a name or media type that has pictures inside, or cannot be looked into' }),
    within: id.optional().meta({ description: 'the window of this timer is still open' }),
    after: id.optional().meta({ description: 'the window of this timer is over' }),
    label: oneOrMany(text).optional().meta({ description: 'the mail carries this label or heading' }),
    short: z.literal(true).optional().meta({ description: 'the new text has at most a dozen words and asks nothing' }),
    ladder: oneOrMany(id).optional().meta({ description: 'the escalation path stands on this step' }),
    sender: z.enum(['requester', 'participant', 'working_side']).optional().meta({ description: 'who acts: who opened the ticket, anybody of his side, or staff' }),
    from: oneOrMany(z.enum(['pass', 'fail', 'unverified', 'none'])).optional().meta({ description: 'what is known of the From: its domain vouches for the mail, disowns it, does neither, or nobody asked' }),
    notice: oneOrMany(id).optional().meta({ description: 'the ticket is an announcement of this kind' }),
    release: z.enum(['past_support', 'supported']).optional().meta({ description: 'the version that the ticket names is out of support, or within it; neither holds of one whose release date the directory does not have' }),
    otherwise: z.literal(true).optional().meta({ description: 'always; stands alone, in the last rule' }),
  }),
).meta({ id: 'predicate', description: 'all words of one predicate must hold' });
