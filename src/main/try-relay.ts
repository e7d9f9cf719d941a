// One look at a relay, as far as one can without sending a mail: connection, TLS, login. For the doctor.
import nodemailer from 'nodemailer';
import type { RelayConfig } from '../platform/config-relays.ts';
import { connectionOptions, relayOfUrl } from '../send/relay-transport.ts';

/** A person waits for the answer. */
const deadlines = { connectMs: 10_000, greetingMs: 10_000, socketMs: 10_000 };

/**
 * Throws what is wrong; resolves to where it takes mail. An access token is not asked for: one refreshed here could cost
 * the gateway its own, so such a relay is tried as far as TLS.
 */
export async function tryRelay(relay: string | RelayConfig, hostName: string): Promise<string> {
  const options = typeof relay === 'string' ? relayOfUrl(relay, hostName) : { ...relay, login: relay.login !== null && 'password' in relay.login ? relay.login : null, hostName };
  const transport = nodemailer.createTransport(connectionOptions({ ...options, deadlines }) as Parameters<typeof nodemailer.createTransport>[0]);
  try {
    await transport.verify();
    return `${options.host}:${options.port}${options.login === null ? '' : ` as ${options.login.user}`}`;
  } finally {
    transport.close();
  }
}
