// The part of the pack language that speaks to many at once: who belongs to an audience, which announcements there are
// and what each of their mails must say, and what a monitoring feed has to measure for an outage.
import { z } from 'zod';
import { noticeSlots } from '../decide/notice-slots.ts';

const id = z.string().regex(/^[a-zA-Z][\w-]*$/, 'a name: letters, digits, _ and -').max(64);
const text = z.string().min(1).max(4_000);
const texts = z.record(z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639 language code such as en'), text);
const address = z.string().regex(/^[^\s@<>*]+@[^\s@<>]+$/, 'a mail address');
const slot = z.enum(noticeSlots);
const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item).min(1)]);

/** Who is told: lists by platform, addresses that were subscribed, organisations of the directory. */
export const audienceSchema = z.strictObject({
  title: texts.meta({ description: 'what this audience is told, for people: "incident communication"' }),
  addresses: z.record(id, address).default({}).meta({ description: 'platform: the address of its distribution list' }),
  subscribe: z.boolean().default(false).meta({ description: 'further addresses can be subscribed, by mail and by staff' }),
  phoned_by: id.optional().meta({ description: 'role of the working side that gets, with the first mail of an announcement, the telephone numbers which organisations named for it in the directory' }),
  members: z.strictObject({ org: oneOrMany(id).optional().meta({ description: 'kinds of organisation' }), tier: oneOrMany(text).optional().meta({ description: 'tiers' }) }).optional()
    .meta({ description: 'organisations of the directory by kind and tier: each at its default address, else at its authorised contacts, else at all of them' }),
});

const phase = z.strictObject({
  subject: texts.meta({ description: 'what the subject of its mail begins with: "Planned maintenance"' }),
  text: id.meta({ description: 'the paragraph of this mail' }),
  after: z.array(id).min(1).optional().meta({ description: 'phases it may follow, itself included where it may be repeated; the first phase opens the announcement' }),
  needs: z.array(z.union([slot, z.string().regex(/^[a-z]+\?$/, 'a word of the announcement, with ? where it may be absent')])).default([])
    .meta({ description: 'what the mail must say; ? = said when it is known' }),
  raise: z.enum(['outage.detected', 'outage.restored']).optional().meta({ description: 'event that this phase is, beside notice.announced of the first' }),
  to: text.optional().meta({ description: 'status of the announcement from then on' }),
});

/** One kind of announcement. */
export const noticeSchema = z.strictObject({
  title: texts.meta({ description: 'what is announced, for people' }),
  type: id.meta({ description: 'type of its ticket' }),
  audience: id.meta({ description: 'who is told' }),
  active: z.boolean().default(true).meta({ description: 'false = not offered at present' }),
  lead: id.optional().meta({ description: 'timer with before: and a negative due; announcing later needs a reason' }),
  fields: z.partialRecord(slot, id).meta({ description: 'word of the announcement: the field that holds it' }),
  phases: z.record(id, phase).meta({ description: 'its mails, in order' }),
});
export type PackNotice = z.infer<typeof noticeSchema>;

/** What measured values mean. */
export const metricSchema = z.strictObject({
  notice: id.meta({ description: 'announcement that it opens' }),
  any: z.array(z.strictObject({
    service: id.meta({ description: 'as the monitoring feed names it' }),
    response_over: z.string().regex(/^\d+s$/, 'seconds such as 30s').meta({ description: 'slower than this is down; so is no answer' }),
    for: z.string().regex(/^\d+m$/, 'minutes such as 15m').meta({ description: 'so long without one good answer' }),
    impact: texts.meta({ description: 'what users notice of it: the first mail says no more than this' }),
  })).min(1).meta({ description: 'one of these is enough' }),
  recovered_after: z.string().regex(/^\d+m$/, 'minutes such as 5m').default('5m').meta({ description: 'so long with good answers only' }),
  restore: z.enum(['suggest', 'automatic']).default('suggest').meta({ description: 'suggest: staff are told and say so themselves' }),
});
export type PackMetric = z.infer<typeof metricSchema>;
