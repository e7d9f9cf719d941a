// A mail that was passed on ("see the customer's words below") tells as much as the note above it: what it says is read as a
// letter of its own, and counts where the note says nothing. In: what the recognition of fields takes. Out: what it gives, with
// what is only told below as claims of the lowest rank. Who wrote below is not who writes to us: his own number of the case,
// and how he is reached, answer nothing here (forwarded-contact.ts); nor does a mail of our own that comes back.
import type { Instant } from '../mail/instant.ts';
import { domainOf } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { recogniseCorrectedFields } from './corrected-fields.ts';
import { openAbove } from './older-mail-below.ts';
import { isOursPassedOn } from './field/told/passed-on.ts';
import { passedOnAsNew } from './passed-on-as-new.ts';
import type { FieldClaim, FieldSource, ReplyText } from './recognition.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

type Fields = ReturnType<typeof recogniseCorrectedFields>;

const told: ReadonlySet<FieldSource> = new Set(['label', 'table', 'sublabel']);

export function recognisePassedOnFields(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, receivedAt: Instant): Fields {
  const own = recogniseCorrectedFields(mail, reply, rules, receivedAt);
  if (reply.forwardedLines.length === 0 || isOursPassedOn(mail, reply, rules)) return own;
  const ofColleague = domain(reply.forwardedFrom?.addrSpec) !== '' && domain(reply.forwardedFrom?.addrSpec) === domain(mail.from[0]?.addrSpec);
  const from = reply.forwardedFrom === null ? [] : [reply.forwardedFrom];
  const below = recogniseCorrectedFields({ ...mail, subject: '', from }, passedOnAsNew(reply), rules, receivedAt);
  const open = new Map(rules.fields.filter((field) => isTold(field, ofColleague) && !own.fields.some((claim) => claim.field === field.id && !isStoryBelow(claim, field))).map((field) => [field.id, field]));
  const more = below.fields.filter((claim) => open.has(claim.field) && told.has(claim.source) && claim.value !== null).map((claim): FieldClaim => ({ ...claim, source: 'forwarded' }));
  const said = new Set(more.map((claim) => claim.field));
  const left = openAbove(mail, reply, rules, own.fields.filter((claim) => claim.problem !== null && told.has(claim.source)).map((claim) => claim.field));
  return { ...own, fields: [...own.fields.filter((claim) => !said.has(claim.field)), ...more].filter((claim) => claim.source !== 'forwarded' || !left.has(claim.field)) };
}

function domain(addrSpec = ''): string {
  return domainOf(addrSpec).toLowerCase();
}

/** What only the writer's own side can say ("the authority was checked") a customer does not; a colleague may. */
function isTold(field: FieldRule, ofColleague: boolean): boolean {
  return (ofColleague || field.ofWriter !== true) && field.kind !== 'contact' && field.kind !== 'attachments' && field.reference !== true;
}

/** The whole mail below was taken for the story: read as a letter of its own it is told without greetings and numbers. */
function isStoryBelow(claim: FieldClaim, field: FieldRule): boolean {
  return field.prose && claim.source === 'forwarded';
}
