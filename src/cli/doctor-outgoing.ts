// What the doctor finds of the way out: a folder that can be written, or relays that answer, for every desk; and keys that
// the world can look up.
import { accessSync, constants } from 'node:fs';
import { resolveTxt } from 'node:dns/promises';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { unknownWebhooks } from '../main/webhooks.ts';
import { tryRelay } from '../main/try-relay.ts';
import type { Config } from '../platform/config.ts';
import type { RelayConfig } from '../platform/config-relays.ts';
import { errorText } from '../platform/fault.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { fail, misconfigured, ok, warn, type Finding } from './doctor-finding.ts';
import { nearestFolder } from './nearest-folder.ts';

export async function examineOutgoing(config: Config, rulebook: Rulebook | null): Promise<Finding[]> {
  if (!config.live) return [onSandbox(config)];
  return [...await examineRelays(config), ...onDesks(config, rulebook), ...await examineKeys(config)];
}

function onSandbox({ relayUrl, relays, dataFolder }: Config): Finding {
  const folder = join(dataFolder, 'outbox');
  const nearest = nearestFolder(folder);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch {
    return misconfigured('outgoing', `${nearest} is not writable, so ${folder} cannot be used`, 'give it to the user that runs postern, or name another folder with POSTERN_DATA');
  }
  return ok('outgoing', `sandboxed: ${folder}${relayUrl === null && relays.length === 0 ? '' : '; a relay is configured, but POSTERN_LIVE is not set'}`);
}

async function examineRelays({ relayUrl, relays, host }: Config): Promise<Finding[]> {
  const findings = relayUrl === null ? [] : [await examineRelay('outgoing', relayUrl, host, 'POSTERN_RELAY')];
  for (const relay of relays) findings.push(await examineRelay(`relay ${relay.id}`, relay, host, `relays.${relay.id}`));
  return findings;
}

async function examineRelay(what: string, relay: string | RelayConfig, host: string, where: string): Promise<Finding> {
  try {
    return ok(what, `live, through ${await tryRelay(relay, host)}`);
  } catch (error) {
    return fail(what, `it does not take mail from us: ${errorText(error)}`, `are host, port, tls and login of ${where} right, and the server up? Until then mail waits`);
  }
}

function onDesks({ relayUrl, relays, webhooks: known }: Config, rulebook: Rulebook | null): Finding[] {
  if (rulebook === null) return [];
  const desks = [...rulebook.desks.keys()];
  const unknown = relays.flatMap(({ id, desks: named }) => (named ?? []).filter((desk) => !desks.includes(desk)).map((desk) => misconfigured(`relay ${id}`, `there is no desk ${desk}`, `the rules have ${desks.join(', ')}`)));
  const everyOther = relayUrl !== null || relays.some((relay) => relay.desks === null);
  const without = everyOther ? [] : desks.filter((desk) => !relays.some((relay) => relay.desks?.includes(desk)));
  const webhooks = unknownWebhooks(rulebook, known.map((one) => one.id)).map((sentence) => misconfigured('webhooks', sentence, 'docs/config.md shows the section'));
  return [...unknown, ...webhooks, ...(without.length === 0 ? [] : [misconfigured('outgoing', `no relay takes the mail of ${without.join(', ')}`, 'name these desks under one of the relays, or leave `desks` out of one')])];
}

async function examineKeys({ dkim }: Config): Promise<Finding[]> {
  return Promise.all([...dkim].map(async ([domain, { selector, privateKey }]) => {
    const name = `${selector}._domainkey.${domain}`;
    const published = (await resolveTxt(name).catch(() => [])).map((parts) => parts.join('')).find((text) => /(?:^|;)\s*p=/u.test(text));
    if (published === undefined) return warn('dkim', `${name} was not found in the DNS`, 'publish it; until then nobody can verify what is signed');
    return publishedKey(published) === publicKeyOf(privateKey) ? ok('dkim', `${domain} signs as ${selector}`) : fail('dkim', `${name} holds another key than the one that signs`, 'publish the public half of the key, or name the right file');
  }));
}

function publishedKey(record: string): string {
  return /(?:^|;)\s*p=([^;]*)/u.exec(record)?.[1]?.replace(/\s+/gu, '') ?? '';
}

/** As a DKIM record prints it: SubjectPublicKeyInfo of RSA, the bare 32 bytes of Ed25519 (RFC 8463 4). */
function publicKeyOf(pem: string): string {
  const key = createPublicKey(createPrivateKey(pem));
  const der = key.export({ type: 'spki', format: 'der' });
  return (key.asymmetricKeyType === 'ed25519' ? der.subarray(-32) : der).toString('base64');
}
