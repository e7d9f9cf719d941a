// Where outgoing mail goes: into the sandbox until the installation says otherwise, then through the relay of its desk.
import { join } from 'node:path';
import { createAccessTokens } from '../platform/access-tokens.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import type { RelayConfig } from '../platform/config-relays.ts';
import { keepRefreshToken, readRefreshToken } from '../record/refresh-tokens.ts';
import { createDeskRelays } from '../send/desk-relays.ts';
import { createRelayTransport, relayOfUrl, type RelayLogin } from '../send/relay-transport.ts';
import { createSandboxTransport } from '../send/sandbox-transport.ts';
import type { Transport } from '../send/transport.ts';
import type { Installation } from './installation.ts';

/** The transport of every desk's mail; the caller closes it. A relay for a desk that the rules do not have is a fault (78). */
export function createWayOut(installation: Installation): Transport {
  const { config } = installation;
  if (!config.live) return createSandboxTransport(join(config.dataFolder, 'outbox'));
  const desks = [...installation.rulebook().desks.keys()];
  const unknown = config.relays.flatMap((relay) => (relay.desks ?? []).filter((desk) => !desks.includes(desk)).map((desk) => `relays.${relay.id}.desks: there is no desk ${desk}; there are ${desks.join(', ')}`));
  if (unknown.length > 0) throw new Fault('bad-configuration', unknown.join('\n  '), { retryable: false, exitCode: exitCodes.configuration });
  const byDesk = new Map<string, Transport>();
  let others = config.relayUrl === null ? null : createRelayTransport(relayOfUrl(config.relayUrl, config.host));
  for (const relay of config.relays) {
    const transport = createRelayTransport({ ...relay, login: loginOf(installation, relay), hostName: config.host });
    if (relay.desks === null) others = transport;
    for (const desk of relay.desks ?? []) byDesk.set(desk, transport);
  }
  return createDeskRelays(byDesk, others);
}

function loginOf({ db, journey }: Installation, { id, login }: RelayConfig): RelayLogin | null {
  if (login === null || 'password' in login) return login;
  // Beside those of the mailboxes, whose names have no dot.
  const [row, configured] = [`relay.${id}`, login.oauth.refreshToken];
  const tokens = createAccessTokens(login.oauth, { read: () => readRefreshToken(db, row, configured), keep: (token) => keepRefreshToken(db, row, token, configured) }, journey.now);
  return { user: login.user, accessToken: () => tokens.get() };
}
