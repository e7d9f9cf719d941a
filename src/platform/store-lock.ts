// Who owns an embedded store: one file with the pid and start time of the owning process. Two processes on one
// data folder would destroy it, so the lock is taken before the first byte of the database is read.
// In: the lock's path. Out: a held lock, or the process that holds it. A lock whose process is gone is stale and
// taken over; the start time tells a reused pid from the true owner. It does not work across machines that share
// a network folder: an embedded store belongs on a local disk.
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

export interface LockHolder {
  readonly pid: number;
  /** Clock ticks since boot, from /proc; empty where there is no /proc. */
  readonly startedAt: string;
}

export interface StoreLock {
  release(): void;
}

/** Field 22 of /proc/PID/stat; counted after the command name, which may itself hold blanks and brackets. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds no file and will never answer: it counts as gone.
    return fields[0] === 'Z' ? null : (fields[19] ?? '');
  } catch {
    return null; // No such process, or a system without /proc; isAlive() tells the two apart.
  }
}

function isAlive(holder: LockHolder): boolean {
  const started = processStart(holder.pid);
  if (started !== null && holder.startedAt !== '') return started === holder.startedAt;
  if (started === null && processStart(process.pid) !== null) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Who holds the lock at `path` right now; null when nobody alive does. */
export function findLockHolder(path: string): LockHolder | null {
  try {
    const [pid, startedAt] = readFileSync(path, 'utf8').trim().split(' ');
    const holder = { pid: Number(pid), startedAt: startedAt ?? '' };
    return Number.isInteger(holder.pid) && holder.pid > 0 && isAlive(holder) ? holder : null;
  } catch {
    return null; // No lock file.
  }
}

function writeLockFile(path: string): void {
  const descriptor = openSync(path, 'w', 0o600);
  writeSync(descriptor, `${process.pid} ${processStart(process.pid) ?? ''}\n`);
  closeSync(descriptor);
}

/**
 * Takes the lock, or returns the live process that has it. The file appears by link(2), complete or not at all,
 * so nobody ever reads half a lock; a stale one is moved aside by rename, which only one of two rivals can do.
 */
export function takeStoreLock(path: string): StoreLock | LockHolder {
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeLockFile(own);
  try {
    for (;;) {
      try {
        linkSync(own, path);
        return { release: () => rmSync(path, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = findLockHolder(path);
      if (holder !== null) return holder;
      removeStale(path, `${own}.stale`);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return; // A rival moved it first; the next round of the loop finds out who has the lock now.
  }
  // Between our look and our rename a rival may have finished taking over: then what we moved is his, alive.
  if (findLockHolder(aside) !== null) {
    try {
      linkSync(aside, path);
    } catch {
      // Somebody else is in already; the rival whose lock this was will be reported as gone only when he is.
    }
  }
  rmSync(aside, { force: true });
}
