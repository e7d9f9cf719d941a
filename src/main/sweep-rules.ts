// The extraction rules of every desk over a folder of any mails: which rule hits which file. A hit in a mail that was
// never written to the desk is false, or near enough to look at (a post code that passes for a customer number).
import { deskOf } from './installation.ts';
import type { Understand } from '../journey.ts';
import { limits } from '../mail/limits.ts';
import { errorText } from '../platform/fault.ts';
import { isUnread } from '../platform/understand.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import { receiptOf } from '../parse/receipt-of.ts';
import { extractionRules, ruleHits, type RuleHit } from '../recognise/rule-hits.ts';
import { readImport } from '../receive/import-source.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';

export interface SweepHit extends RuleHit {
  readonly desk: string;
  readonly file: string;
  /** The mail names an address of this desk: the hit is probably meant. */
  readonly addressed: boolean;
}

export interface Sweep {
  readonly mails: number;
  readonly unreadable: readonly string[];
  readonly hits: readonly SweepHit[];
}

export interface SweepContext {
  readonly rulebook: Rulebook;
  readonly understand: Understand;
  readonly host: string;
  /** Only this desk; null = all. */
  readonly desk: string | null;
}

/** Reads every mail of `folder` with the rules of every desk. */
export async function sweepRules(context: SweepContext, folder: string): Promise<Sweep> {
  const desks = [...context.rulebook.desks.values()].filter((desk) => context.desk === null || desk.id === context.desk);
  const hits: SweepHit[] = [];
  const unreadable: string[] = [];
  let mails = 0;
  for await (const item of readImport(folder)) {
    if (item.kind === 'unreadable') {
      unreadable.push(`${item.name}: ${item.reason}`);
      continue;
    }
    try {
      const found = await Promise.all(desks.map((desk) => hitsOf(context, desk, item.raw, item.name)));
      hits.push(...found.flat());
      mails += 1;
    } catch (error) {
      if (!isUnread(error)) throw error;
      unreadable.push(`${item.name}: ${errorText(error)}`);
    }
  }
  return { mails, unreadable, hits };
}

async function hitsOf(context: SweepContext, desk: Desk, raw: Buffer, file: string): Promise<SweepHit[]> {
  const header = minimalMessage(raw, { code: 'header-only', detail: '', severe: false });
  const { recognition } = await context.understand(raw, {
    reversePath: null, forwardPaths: [], ownHost: context.host, trustedAuthservIds: [], receivedAt: receiptOf(header) ?? 0,
  }, desk.recognition);
  const written = [...header.to, ...header.cc].slice(0, limits.recipientsMax).map((mailbox) => mailbox.addrSpec);
  const addressed = written.some((address) => deskOf(context.rulebook, address) === desk.id);
  return ruleHits(extractionRules(desk.recognition), recognition).map((hit) => ({ ...hit, desk: desk.id, file, addressed }));
}
