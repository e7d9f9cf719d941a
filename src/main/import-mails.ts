// Mails from disk on their way into the store: read from whatever the paths name, assigned to a desk, and accepted by the
// same door as mail that is received. What becomes of them is for the caller to decide, one after the other.
import { importedMails } from '../receive/import-mail.ts';
import { importBytes, readImport } from '../receive/import-source.ts';
import type { AcceptMail } from '../receive/accept-mail.ts';
import { createAcceptMail } from '../record/accept-batches.ts';
import { messageWithBytes } from '../record/known-mails.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { deskOf, type Installation } from './installation.ts';

export { importBytes };

export type ImportStep =
  | { readonly kind: 'refused'; readonly why: 'unreadable' | 'withoutDesk'; readonly name: string; readonly reason: string; readonly bytes: number }
  /** `accept` stores it; until then nothing is written. `known` names the message that holds these bytes already. */
  | { readonly kind: 'mail'; readonly accept: () => ReturnType<AcceptMail['accept']>; readonly known: () => Promise<string | null>; readonly bytes: number };

/** Every mail that the paths hold, in order; `desk` takes them all, null = the desk among their recipients. */
export async function* importSteps({ db, rulebook, journey }: Installation, paths: readonly string[], desk: Desk | null): AsyncGenerator<ImportStep> {
  const context = { forwardPath: desk?.addresses[0] ?? null, deskOf: (path: string) => deskOf(rulebook(), path), now: journey.now() };
  const door = createAcceptMail({ db, deskOf: context.deskOf, onStored: () => undefined });
  for (const path of paths) {
    for await (const item of readImport(path)) {
      if (item.kind === 'unreadable') {
        yield { kind: 'refused', why: 'unreadable', name: item.name, reason: item.reason, bytes: 0 };
        continue;
      }
      const mails = importedMails(item.raw, context);
      if (mails.length === 0) yield { kind: 'refused', why: 'withoutDesk', name: item.name, reason: 'none of its recipients is a desk of ours; name one with --desk', bytes: item.raw.length };
      for (const mail of mails) yield { kind: 'mail', accept: () => door.accept(mail), known: () => messageWithBytes(db, deskOf(rulebook(), mail.envelope.forwardPaths[0] ?? '') ?? '', mail.raw), bytes: mail === mails[0] ? item.raw.length : 0 };
    }
  }
}
