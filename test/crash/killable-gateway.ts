// A gateway that writes into a PostgreSQL of its own and sends to a relay that takes everything, for tests that kill it at
// one step and start it again: on the same database, with what the dead process had in its hand given back.
import { startRelay, type CapturingRelay } from '../support/capturing-relay.ts';
import { GatewayProcess } from '../support/gateway-process.ts';
import { startPostgres } from '../support/servers.ts';
import type { HeldAt } from './held-at.ts';
import { leasesRunOut } from './reckoning.ts';

/** A cluster, a database and the gateway itself are made first. */
export const startTimeoutMs = 90_000;

export interface KillableGateway {
  readonly gateway: GatewayProcess;
  readonly relay: CapturingRelay;
  /** Of its database. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function startKillable(): Promise<KillableGateway> {
  const postgres = await startPostgres();
  if (postgres === null) throw new Error('postgres is not installed');
  const relay = await startRelay();
  const { url } = await postgres.createDatabase();
  const gateway = await GatewayProcess.create({ databaseUrl: url, environment: { POSTERN_LIVE: '1', POSTERN_RELAY: relay.url } });
  await gateway.start();
  return {
    gateway, relay, url,
    close: async () => {
      await gateway.kill();
      await relay.close();
      await postgres.remove();
    },
  };
}

/** Kills it where it is held, and starts it again. */
export async function killAt(gateway: GatewayProcess, held: HeldAt): Promise<void> {
  await held.reached();
  await gateway.kill();
  await held.release();
  await leasesRunOut(gateway);
  await gateway.start();
}
