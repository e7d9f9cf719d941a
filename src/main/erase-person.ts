// A person is forgotten: found, taken out of table after table in small transactions, and out of the sandboxed copies of
// what we sent. It may be stopped and called again at any time, also beside a running gateway; the figures stay.
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { erasedDomain, type PersonalWords } from '../mail/personal-words.ts';
import { recordAudit } from '../record/audit-rows.ts';
import { eraseElsewhere, textColumns, type TextColumn } from '../record/erase-elsewhere.ts';
import { eraseMessages, type Redact } from '../record/erase-messages.ts';
import { eraseHistory, eraseMails, eraseTickets, patternsOf, type Batch, type Erasing } from '../record/erase-rows.ts';
import { dropProgress, erasePhases, readProgress, writeProgress, type ErasePhase, type ErasureProgress } from '../record/erasure-progress.ts';
import { findPerson } from '../record/find-person.ts';
import { readRaw } from '../record/raw-message.ts';
import type { Installation } from './installation.ts';

export interface ErasureRequest {
  readonly address: string;
  /** Looked for everywhere: names that the store spells otherwise, numbers it does not know as his. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly dryRun: boolean;
  readonly who: string;
  readonly onProgress: (phase: ErasePhase, counts: Readonly<Record<string, number>>) => void;
}

export interface Erasure {
  /** Rows by what they are. */
  readonly counts: Readonly<Record<string, number>>;
  /** What was looked for beside the address. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
  /** Went on where an earlier run had stopped. */
  readonly resumed: boolean;
  /** Places that only a person can clear. */
  readonly remaining: readonly string[];
}

/** Erases, or counts what would be erased. */
export async function erasePerson(installation: Installation, request: ErasureRequest): Promise<Erasure> {
  const { db, journey, rulebook } = installation;
  const address = request.address.toLowerCase();
  const before = await readProgress(db, address);
  let progress = before ?? await begin(installation, { ...request, address });
  if (before === null && !request.dryRun) await writeProgress(db, address, progress);
  const counts: Record<string, number> = {};
  for (const phase of erasePhases.slice(erasePhases.indexOf(progress.phase))) {
    if (phase !== progress.phase) progress = { ...progress, phase, after: '0' };
    for (let after: string | null = progress.after; after !== null;) {
      const erasing: Erasing = { db, address, progress, desks: rulebook().desks, now: journey.now(), dryRun: request.dryRun };
      const batch: Batch = await batchOf(installation, erasing, phase, after);
      for (const [what, count] of Object.entries(batch.counts)) if (count > 0) counts[what] = (counts[what] ?? 0) + count;
      if (!request.dryRun) {
        await removeSandboxed(installation, batch.mails);
        if (batch.after !== null) await writeProgress(db, address, (progress = { ...progress, after: batch.after }));
      }
      after = batch.after;
      request.onProgress(phase, counts);
    }
  }
  const { everywhere: { phones }, names } = progress;
  if (!request.dryRun) {
    await dropProgress(db, address);
    await recordAudit(db, { who: request.who, what: 'erase', object: '', detail: Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing was left of this person' }, journey.now());
  }
  return { counts, names: [...request.names, ...names], phones, resumed: before !== null, remaining: inRules(installation, address) };
}

function batchOf(installation: Installation, erasing: Erasing, phase: ErasePhase, after: string): Promise<Batch> {
  switch (phase) {
    case 'tickets': return eraseTickets(erasing, after);
    case 'history': return eraseHistory(erasing, after);
    case 'mails': return eraseMails(erasing, after);
    case 'messages': return eraseMessages(erasing, after, redactWith(installation));
    case 'elsewhere': return restOf(erasing);
  }
}

async function restOf({ db, progress, dryRun }: Erasing): Promise<Batch> {
  const columns = await ourTextColumns(db);
  const done: readonly string[] = dryRun ? ['tickets', 'ticket_events', 'outbox', 'messages'] : [];
  return { after: null, counts: await eraseElsewhere(db, columns.filter((one) => !done.includes(one.table)), patternsOf(progress).everywhere, dryRun), mails: [] };
}

/** Columns that can hold words, of the tables that our migrations made. */
export async function ourTextColumns(db: Installation['db']): Promise<TextColumn[]> {
  const folder = fileURLToPath(new URL('../../migrations', import.meta.url));
  const tables = readdirSync(folder).filter((name) => name.endsWith('.sql')).flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^create table (?:if not exists )?(\w+)/gimu)].map((match) => match[1] ?? ''));
  return textColumns(db, tables);
}

async function begin({ db, pool, journey }: Installation, { address, names, phones }: ErasureRequest): Promise<ErasureProgress> {
  const known = await findPerson(db, address);
  const spelt = new Set(known.names);
  for (const id of known.messages) {
    const raw = await readRaw(db, id);
    const mail = raw === null ? null : await pool.parse(raw);
    for (const one of mail?.from ?? []) if (one.addrSpec.toLowerCase() === address) spelt.add(one.displayName);
  }
  const everywhere: PersonalWords = { addresses: [address], names: [...names], phones: [...new Set([...phones, ...known.phones])] };
  // A single word may be anybody's.
  const whole = [...spelt].map((one) => one.trim()).filter((one) => /\S\s+\S/u.test(one) && !one.includes('@'));
  return { placeholder: `erased-${journey.uniqueId()}@${erasedDomain}`, everywhere, names: whole, organisations: known.organisations, phase: 'tickets', after: '0' };
}

function redactWith({ pool }: Installation): Redact {
  return (raw, pattern) => pool.run('redact', [raw, pattern], () => {
    // What cannot be opened in time is judged by what is printed in it.
    return new RegExp(pattern, 'iu').test(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')) ? new Uint8Array(0) : null;
  });
}

/** Copies of our mails that lie in the sandbox folder. */
async function removeSandboxed({ config }: Installation, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(join(config.dataFolder, 'outbox', `${id.padStart(10, '0')}.eml`), { force: true });
}

/** A rules folder is a file that a person edits. */
function inRules({ rulebook, config }: Installation, address: string): string[] {
  const named = rulebook().directory.filter((file) => JSON.stringify(file).toLowerCase().includes(JSON.stringify(address).slice(1, -1)));
  return named.map((file) => `the directory of ${file.desk} in ${config.rulesFolder}`);
}
