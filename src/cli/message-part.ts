// One part of a stored mail on standard output: a file that came with it, also one that is kept back, or its HTML made safe.
import type { Installation } from '../main/installation.ts';
import { readRaw } from '../record/raw-message.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import { dataFault } from './usage.ts';

function unreadable(problem: { readonly detail: string }): never {
  throw new Fault('unreadable', `the mail could not be read: ${problem.detail}`, { retryable: false, exitCode: exitCodes.tryLater });
}

async function rawOf({ db }: Installation, id: string): Promise<Buffer> {
  const raw = await readRaw(db, id);
  if (raw === null) throw dataFault('no-bytes', `the bytes of message ${id} are gone`);
  return raw;
}

/** The file called `wanted`, or the one with that number (the first is 1), as it came. */
export async function messageFile(installation: Installation, id: string, wanted: string): Promise<Uint8Array> {
  const raw = await rawOf(installation, id);
  const { attachments } = await installation.pool.run('parse', [raw], unreadable);
  const one = attachments.find((file) => file.name === wanted) ?? (/^\d+$/u.test(wanted) ? attachments[Number(wanted) - 1] : undefined);
  if (one === undefined) throw dataFault('no-such-file', `message ${id} has no file "${wanted}"${attachments.length === 0 ? '' : `, but ${attachments.map((file, index) => `${index + 1} ${file.name}`.trim()).join(', ')}`}`);
  const [content = null] = await installation.pool.run('contents', [raw, [one.path]], unreadable);
  if (content === null) throw dataFault('no-such-file', `message ${id} has nothing at part ${one.path}`);
  return content;
}

/** Its HTML without scripts, remote pictures and whatever else acts. */
export async function messageHtml(installation: Installation, id: string): Promise<Uint8Array> {
  const page = await installation.pool.run('page', [await rawOf(installation, id)], unreadable);
  if (page === null) throw dataFault('no-html', `message ${id} has no HTML; without an option its text is shown`);
  return Buffer.from(page);
}
