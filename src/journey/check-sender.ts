// Who wrote a message: asked of the DNS beside the reading, kept with the message, and asked again only when nothing was
// answered. What stands in the header of a mail that was looked up here counts for nothing: its sender wrote it.
import { limits } from '../mail/limits.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import { Fault } from '../platform/fault.ts';
import { recogniseAuthentication, unnamedServer } from '../recognise/authentication.ts';
import type { Unchecked } from '../recognise/recognition.ts';
import type { AcceptedMessage } from '../record/message-row.ts';
import type { StoredAuthentication } from '../record/stored-authentication.ts';
import type { JourneyContext, Prepared, Understood } from './context.ts';

/** What the DNS says, or said when it was first asked: keys are taken out of it later. Mail from a file or a mailbox was checked by its own server. */
export async function checkSender(checker: JourneyContext['checkSender'], message: AcceptedMessage): Promise<SenderCheck | null> {
  if (message.senderCheck !== null) return message.senderCheck;
  return checker === null || message.source !== 'smtp' ? null : checker(message.raw, message);
}

/** What nobody's word about an author means for mail of this source. Excerpts come through the same door; what our own relay sends back is ours. */
export function uncheckedFrom(trustedDoors: readonly string[] | undefined, source: string): Unchecked {
  const door = source === 'imap-excerpt' ? 'imap' : source;
  return trustedDoors === undefined || door === 'relay' || trustedDoors.includes(door) ? 'believed' : 'unverified';
}

/** Whose results count for mail of this source: a field without a name could be anybody's, but in a mailbox its provider wrote the topmost. */
export function believedServers(trustedAuthservIds: readonly string[], source: string): readonly string[] {
  return source === 'imap' || source === 'imap-excerpt' ? trustedAuthservIds : trustedAuthservIds.filter((id) => id !== unnamedServer);
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

/** What is kept of it with the message. */
export function authenticationKept({ understood: { recognition: { authentication: { from, detail, silent } } }, senderCheck }: Pick<Prepared, 'understood' | 'senderCheck'>): StoredAuthentication {
  return { from, detail: detail.slice(0, 500), ...(silent === undefined ? {} : { silent }), check: senderCheck };
}
