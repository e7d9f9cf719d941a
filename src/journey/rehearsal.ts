// A submission that is tried and leaves no trace: everything runs as it would, inside the transaction, and is rolled back.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';

/** Thrown to leave the transaction; what would have been sent. */
export class Rehearsal extends Error {
  readonly mails: readonly OutgoingMail[];

  constructor(mails: readonly OutgoingMail[]) {
    super('nothing was done');
    this.mails = mails;
  }
}

/** What `submit` would send; nothing of it is kept. */
export async function mailsOf(submit: () => Promise<unknown>): Promise<readonly OutgoingMail[]> {
  try {
    await submit();
    return [];
  } catch (error) {
    if (error instanceof Rehearsal) return error.mails;
    throw error;
  }
}
