// Who wrote a message: asked of the DNS beside the reading, kept with the message, and asked again only when nothing was
// answered. What stands in the header of a mail that was looked up here counts for nothing: its sender wrote it.
import { limits } from '../mail/limits.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import { Fault } from '../platform/fault.ts';
import { recogniseAuthentication } from '../recognise/authentication.ts';
import type { AcceptedMessage } from '../record/message-row.ts';
import type { StoredAuthentication } from '../record/stored-authentication.ts';
import type { JourneyContext, Prepared, Understood } from './context.ts';

/** What the DNS says, or said when it was first asked: keys are taken out of it later. Mail from a file or a mailbox was checked by its own server. */
export async function checkSender(checker: JourneyContext['checkSender'], message: AcceptedMessage): Promise<SenderCheck | null> {
  if (message.senderCheck !== null) return message.senderCheck;
  return checker === null || message.source !== 'smtp' ? null : checker(message.raw, message);
}

/** The same mail, judged by what the DNS said. */
export function withSenderCheck(understood: Understood, senderCheck: SenderCheck | null): Understood {
  if (senderCheck === null) return understood;
  const authentication = recogniseAuthentication({ mail: understood.mail, senderCheck, trustedAuthservIds: [] });
  return { ...understood, recognition: { ...understood.recognition, authentication } };
}

/** No answer is no evidence: a person's mail waits for one, as long as it could change anything. Throws a retryable Fault. */
export function assertAnswered({ recognition }: Understood, senderCheck: SenderCheck | null, waitedMs: number): void {
  if (senderCheck === null || senderCheck.incomplete === null || waitedMs >= limits.senderCheckWaitMs) return;
  if (recognition.authentication.from !== 'unverified' || recognition.mailClass.classification !== 'human') return;
  throw new Fault('dns-away', senderCheck.incomplete, { retryable: true });
}

/** What is kept of it with the message; nothing when nobody asked. */
export function authenticationKept({ understood: { recognition: { authentication } }, senderCheck }: Pick<Prepared, 'understood' | 'senderCheck'>): StoredAuthentication | null {
  return authentication.from === 'none' ? null : { from: authentication.from, detail: authentication.detail.slice(0, 500), check: senderCheck };
}
