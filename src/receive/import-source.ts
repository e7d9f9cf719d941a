// Mails on disk → raw bytes, one after the other: a file, an mbox, a maildir, a folder of any of them. Only one mail is
// in memory at a time, and none that is larger than SMTP would have taken. What cannot be read is an item that says why,
// never the end of the import. Links are not followed: a folder must not lead out of itself or into itself.
import { createReadStream } from 'node:fs';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '../mail/limits.ts';
import { errorText } from '../platform/fault.ts';
import { splitMbox } from './import-mbox.ts';

export type ImportItem =
  | { readonly kind: 'mail'; readonly name: string; readonly raw: Buffer }
  | { readonly kind: 'unreadable'; readonly name: string; readonly reason: string };

/** A folder tree deeper than this is a mistake, not a mail archive. */
const depthMax = 32;
const tooLarge = `larger than ${limits.messageBytesMax} bytes`;

/** All mails of a path, in the order of their names: maildirs and exports number their files by time. */
export async function* readImport(path: string): AsyncGenerator<ImportItem> {
  yield* readPath(path, 0, true);
}

async function* readPath(path: string, depth: number, named: boolean): AsyncGenerator<ImportItem> {
  try {
    const found = await lstat(path);
    if (found.isDirectory()) {
      yield* readFolder(path, depth);
    } else if (!found.isFile()) {
      if (named) yield { kind: 'unreadable', name: path, reason: 'neither a file nor a folder' };
    } else if (await isMbox(path)) {
      yield* readMbox(path);
    } else if (found.size > limits.messageBytesMax) {
      yield { kind: 'unreadable', name: path, reason: tooLarge };
    } else if (found.size === 0) {
      yield { kind: 'unreadable', name: path, reason: 'empty' };
    } else {
      yield { kind: 'mail', name: path, raw: await readFile(path) };
    }
  } catch (error) {
    yield { kind: 'unreadable', name: path, reason: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file or folder' : errorText(error) };
  }
}

async function* readFolder(folder: string, depth: number): AsyncGenerator<ImportItem> {
  if (depth > depthMax) {
    yield { kind: 'unreadable', name: folder, reason: `more than ${depthMax} folders deep` };
    return;
  }
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (folders.includes('cur') && folders.includes('new')) {
    // A maildir: every file of it is a mail, whatever its name. tmp/ holds deliveries that were never finished.
    for (const part of ['cur', 'new']) {
      const files = (await readdir(join(folder, part), { withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
      for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) yield* readPath(join(folder, part, file.name), depth + 1, false);
    }
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() || (entry.isFile() && /\.(eml|mbox|mbx)$/iu.test(entry.name))) yield* readPath(path, depth + 1, false);
  }
}

async function* readMbox(path: string): AsyncGenerator<ImportItem> {
  let number = 0;
  for await (const raw of splitMbox(createReadStream(path), limits.messageBytesMax)) {
    number += 1;
    const name = `${path}:${number}`;
    yield raw === null ? { kind: 'unreadable', name, reason: tooLarge } : { kind: 'mail', name, raw };
  }
}

async function isMbox(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return bytesRead === 5 && buffer.toString('latin1') === 'From ';
  } finally {
    await file.close();
  }
}

/** Bytes of everything that `readImport` would read of a path; what cannot be looked at counts nothing. */
export async function importBytes(path: string, depth = 0): Promise<number> {
  try {
    const found = await lstat(path);
    if (found.isFile()) return found.size;
    if (!found.isDirectory() || depth > depthMax) return 0;
    let bytes = 0;
    for (const entry of await readdir(path)) bytes += await importBytes(join(path, entry), depth + 1);
    return bytes;
  } catch {
    // It is said when it is read.
    return 0;
  }
}
