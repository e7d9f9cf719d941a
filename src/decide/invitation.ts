// An invitation to a meeting is no report of a fault: without a detail that answers a question of the desk it opens
// nothing. People hear of it, because somebody may want to go.
import type { MailEvent } from './decision.ts';
import type { Draft } from './draft.ts';
import type { SenderVerdict } from './sender-verdict.ts';

/** The verdict on its sender, unless his mail is an invitation alone. */
export function unlessInvitation(draft: Draft, event: MailEvent, sender: SenderVerdict): SenderVerdict {
  if (sender.verdict !== 'accept' || !isInvitationAlone(draft, event)) return sender;
  return { ...sender, verdict: 'hold', reason: 'an invitation to a meeting, without a request', say: null, tell: 'working_side', template: 'held_invitation', flag: null, confirm: null };
}

/** A calendar object, and nothing that stands behind a label. */
function isInvitationAlone({ desk }: Draft, { mail, recognition }: MailEvent): boolean {
  if (!mail.attachments.some((one) => one.mediaType === 'text/calendar')) return false;
  // What was made of its free text carries the line of the field itself, not of a label.
  return recognition.fields.every((claim) => claim.value === null || claim.source === 'signature' || claim.rule === desk.line(['fields', claim.field]));
}
