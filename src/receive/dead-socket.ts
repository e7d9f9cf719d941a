// A Unix socket stays in its folder when its process was killed; the next one could not listen there.
import { lstat, rm } from 'node:fs/promises';
import { connect } from 'node:net';

/** Removes a socket that nobody listens at; one that answers, and any other file, stays and makes listen() fail. */
export async function removeDeadSocket(path: string): Promise<void> {
  // A connect to a plain file is refused as well; that file is somebody's.
  if (!(await lstat(path).then((entry) => entry.isSocket(), () => false))) return;
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = connect(path, () => {
      probe.destroy();
      resolve(undefined);
    });
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  if (code === 'ECONNREFUSED') await rm(path, { force: true });
}
