// postern keys: the keys that sign reply tokens. Rotating them breaks no thread: the new one signs, the old ones go on
// verifying until somebody retires them. Secrets are never shown.
import type { Command } from 'commander';
import type { Installation } from '../../main/installation.ts';
import { isoInstant } from '../../mail/instant.ts';
import { listSigningKeys, retireSigningKey, rotateSigningKey, type SigningKey } from '../../record/signing-keys.ts';
import { audited } from '../audited.ts';
import { printJson, withInstallation } from '../open.ts';
import { tableText } from '../table.ts';
import { dataFault, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--rotate', 'make a new key; it signs within a minute, the older ones go on verifying')
    .option('--retire <id>', 'take an old key out: answers to mails that it signed open new tickets, linked to the old ones')
    .option('--json', 'one JSON array')
    .addHelpText('after', '\nThe tokens stand in Reply-To, Message-ID and References of our mails; whoever has a key can write himself into any ticket.\nExample: postern keys --rotate');
}

interface Options {
  readonly rotate?: true;
  readonly retire?: string;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  if (options.rotate === true && options.retire !== undefined) throw usageFault('one of --rotate and --retire at a time');
  await withInstallation(async (installation) => {
    if (options.rotate === true) await rotate(installation);
    if (options.retire !== undefined) await retire(installation, options.retire);
    const { db, config, journey } = installation;
    const keys = await listSigningKeys(db, config.secret, journey.now());
    if (options.json === true) printJson(keys.map((key) => ({ ...key, from: fromText(key) })));
    else console.log(tableText([{ head: 'key' }, { head: 'does' }, { head: 'since', flexible: true }], keys.map((key) => [key.id, key.signs ? 'signs' : 'verifies', fromText(key)])));
  });
}

async function rotate(installation: Installation): Promise<void> {
  if (installation.config.secret !== null) {
    throw usageFault('POSTERN_SECRET names the keys: put a new one in front of it, as in POSTERN_SECRET=b:NEW,a:OLD (a secret without a letter has the letter k), and restart');
  }
  const made = await audited(installation, { what: 'rotate keys', object: '' }, (tx, now) => rotateSigningKey(tx, now));
  if (made === null) throw dataFault('no-key-id', 'all 36 key ids are taken; retire old ones first');
}

async function retire(installation: Installation, id: string): Promise<void> {
  if (!(await audited(installation, { what: 'retire key', object: '', detail: `key ${id}` }, (tx, now) => retireSigningKey(tx, id, now)))) {
    throw dataFault('not-possible', `key ${id} cannot be retired: only a stored key can be that does not sign; \`postern keys\` lists them`);
  }
}

function fromText({ from }: SigningKey): string {
  return typeof from === 'number' ? isoInstant(from) : from;
}
