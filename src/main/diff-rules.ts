// The same mails through two rulebooks, one after the other, each in a rehearsal of its own: what is decided otherwise,
// field by field. A mail goes to every desk that either rulebook finds among its recipients.
import { deskOf } from './installation.ts';
import { compareTexts, compareVerdicts, mailVerdicts, type Change } from './mail-verdicts.ts';
import { createRehearsal, takeAll, type RehearsalContext } from './rehearsal.ts';
import type { Instant } from '../mail/instant.ts';
import { importedMails } from '../receive/import-mail.ts';
import { errorText } from '../platform/fault.ts';
import { isUnread } from '../platform/understand.ts';
import { readImport, type ImportItem } from '../receive/import-source.ts';

export interface MailDiff {
  readonly file: string;
  /** null: no desk of either rulebook is among the recipients, or the file could not be read. */
  readonly desk: string | null;
  readonly problem: string | null;
  readonly changes: readonly Change[];
}

export interface DiffOptions {
  /** All mails are for this desk; null = read it from the mail. */
  readonly desk: string | null;
  /** Receipt of a mail that does not tell its own. */
  readonly now: Instant;
}

/** One result a mail and desk of these files and folders, in order. */
export async function* diffRules(before: RehearsalContext, after: RehearsalContext, paths: readonly string[], options: DiffOptions): AsyncGenerator<MailDiff> {
  const [one, other] = [createRehearsal(before), createRehearsal(after)];
  let count = 0;
  for await (const item of itemsOf(paths)) {
    if (item.kind === 'unreadable') {
      yield { file: item.name, desk: null, problem: item.reason, changes: [] };
      continue;
    }
    const mails = desksOf(item.raw, before, after, options);
    if (mails.length === 0) yield { file: item.name, desk: null, problem: 'none of its recipients is a desk of either', changes: [] };
    for (const { desk, envelope, receivedAt } of mails) {
      count += 1;
      const message = { id: String(count), desk, source: 'import', ...envelope, receivedAt, raw: item.raw, attempts: 0, release: null, remoteAddress: '', helo: '', senderCheck: null };
      try {
        const [first, second] = [await takeAll(one, message), await takeAll(other, message)];
        const changes = [...compareVerdicts(mailVerdicts(first), mailVerdicts(second)), ...compareTexts(first.mails, second.mails)];
        yield { file: item.name, desk, problem: null, changes };
      } catch (error) {
        if (!isUnread(error)) throw error;
        yield { file: item.name, desk, problem: errorText(error), changes: [] };
      }
    }
  }
}

async function* itemsOf(paths: readonly string[]): AsyncGenerator<ImportItem> {
  for (const path of paths) yield* readImport(path);
}

interface DeskMail {
  readonly desk: string;
  readonly envelope: { readonly reversePath: string; readonly forwardPaths: readonly string[] };
  readonly receivedAt: Instant;
}

function desksOf(raw: Buffer, before: RehearsalContext, after: RehearsalContext, { desk, now }: DiffOptions): DeskMail[] {
  const found = new Map<string, DeskMail>();
  for (const rulebook of [before.rulebook(), after.rulebook()]) {
    const forwardPath = desk === null ? null : (rulebook.desks.get(desk)?.addresses[0] ?? null);
    if (desk !== null && forwardPath === null) continue;
    for (const { envelope, receivedAt } of importedMails(raw, { forwardPath, deskOf: (path) => deskOf(rulebook, path), now })) {
      const id = deskOf(rulebook, envelope.forwardPaths[0] ?? '');
      if (id !== null && !found.has(id)) found.set(id, { desk: id, envelope, receivedAt });
    }
  }
  return [...found.values()];
}
