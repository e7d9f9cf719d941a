// One mail that a mail server handed over by a pipe: the same acceptance as by SMTP, without a session around it.
import { exitCodes, Fault } from '../platform/fault.ts';
import type { Acceptance } from '../receive/accept-mail.ts';
import { createAcceptMail } from '../record/accept-batches.ts';
import { deskOf, type Installation } from './installation.ts';

/** Resolves after the commit; a Fault (67) when one of the recipients is no mailbox here, and then nothing is kept. */
export async function receivePiped({ db, rulebook, journey }: Installation, raw: Buffer, reversePath: string, forwardPaths: readonly string[]): Promise<Acceptance> {
  const deskOfPath = (path: string): string | null => deskOf(rulebook(), path);
  // All or nothing: one exit code cannot tell a mail server which of several recipients failed.
  const unknown = forwardPaths.find((path) => deskOfPath(path) === null);
  if (unknown !== undefined) throw new Fault('unknown-recipient', `no mailbox here by the name ${unknown}`, { retryable: false, exitCode: exitCodes.noUser });
  const door = createAcceptMail({ db, deskOf: deskOfPath, onStored: () => undefined });
  return door.accept({ envelope: { reversePath, forwardPaths }, raw, remoteAddress: '', helo: '', tls: false, receivedAt: journey.now(), source: 'pipe' });
}
