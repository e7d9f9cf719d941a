// Outbound mail without a relay, or before an installation has said POSTERN_LIVE=1: a file in the outbox folder, whole
// or not at all (H-15). The name is the outbox row, so that writing it again after a crash replaces and never doubles.
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../platform/fault.ts';
import type { Transport } from './transport.ts';

/** A transport into `folder` (created when missing). */
export function createSandboxTransport(folder: string): Transport {
  let made: Promise<unknown> | null = null;
  return {
    repeatable: true,
    async attempt({ id }, _envelope, bytes) {
      const name = `${id.padStart(10, '0')}.eml`;
      try {
        await (made ??= mkdir(folder, { recursive: true }));
        const partial = join(folder, `.${name}.partial`);
        const file = await open(partial, 'w', 0o600);
        try {
          // Not synced: these files are for looking at; what was decided and would have left is in the store.
          await file.writeFile(bytes);
        } finally {
          await file.close();
        }
        await rename(partial, join(folder, name));
        return { kind: 'sandboxed', reply: name };
      } catch (error) {
        // Somebody may have cleared it away; the next attempt makes it again.
        made = null;
        return { kind: 'persistentTransientFailure', reply: `sandbox: ${errorText(error)}`, refused: [] };
      }
    },
    close: async () => undefined,
  };
}
