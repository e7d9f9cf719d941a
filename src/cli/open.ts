// How a command reaches the store: through the socket of a running `serve`, or by opening it itself.
import { shellUser } from './audited.ts';
import { openInstallation, type Installation } from '../main/installation.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';

/** Opens the installation of this folder and environment, hands it to `use`, and closes it whatever happens. */
export async function withInstallation<T>(use: (installation: Installation) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  // What a command logs would only get between its lines; faults are thrown and printed by main.
  const installation = await openInstallation(config, createLog('error'), { shared: true, actor: shellUser() });
  try {
    return await use(installation);
  } finally {
    await installation.close();
  }
}

/** Prints a value for scripts: one JSON document, or for `explain` one a line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
