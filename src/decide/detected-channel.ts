// A channel may claim mail of a machine as its own: a voicemail is a caller's call, whoever sends the notice of it. This
// wins over the class of the mail (H-02), and such a mail is never answered.
import type { DecisionInput, MailEvent } from './decision.ts';
import { blankTicket, newDraft } from './new-draft.ts';
import { holds } from './predicate.ts';

/** The channel whose `detect` holds for this mail; null = none. Our own mail, delivery reports and lists are no calls. */
export function detectedChannel(input: DecisionInput, event: MailEvent): string | null {
  const detecting = Object.entries(input.desk.pack.channels).filter(([, channel]) => channel.detect !== undefined);
  const { classification } = event.recognition.mailClass;
  if (detecting.length === 0 || (classification !== 'automatic' && classification !== 'human')) return null;
  const draft = newDraft(input, blankTicket(input.desk, event, ''), '');
  return detecting.find(([, channel]) => holds(draft, channel.detect))?.[0] ?? null;
}
