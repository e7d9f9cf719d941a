// postern receive: one mail on standard input, for a mail server that hands over by a pipe (Postfix pipe(8), a .forward
// file). The exit code is the answer that the mail server acts on, so it may say "bounce" only where the mail itself is
// at fault: whatever is wrong with us (store, configuration, rules, a bug) is 75, and the mail stays in its queue.
import type { Command } from 'commander';
import { limits } from '../../mail/limits.ts';
import { receivePiped } from '../../main/receive-piped.ts';
import { errorText, exitCodes, Fault } from '../../platform/fault.ts';
import { ring } from '../gateway.ts';
import { printJson, withInstallation } from '../open.ts';
import { usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.requiredOption('--to <address>', 'envelope recipient; may be repeated', (address: string, before: readonly string[] | undefined) => [...(before ?? []), address])
    .option('--from <address>', 'envelope sender; empty or <> for mail that must not be answered', '')
    .option('--json', 'one JSON object: id and outcome')
    .addHelpText('after', `
Example: postern receive --from jane@partner.example --to support@my-desk.example < mail.eml

Exit codes, as a mail server reads them: 0 kept; 67 no such mailbox here; 65 larger than ${limits.messageBytesMax} bytes;
64 called in a wrong way; 75 anything else, try again later.

In Postfix' master.cf, where LMTP (POSTERN_LMTP) cannot be used:
  postern unix - n n - 2 pipe flags=Rq user=postern null_sender= argv=/usr/bin/env postern receive --from \${sender} --to \${recipient}`);
}

interface Options {
  readonly to: readonly string[];
  readonly from: string;
  readonly json?: true;
}

export async function run(options: Options): Promise<number> {
  const raw = await readAll(process.stdin, limits.messageBytesMax);
  if (raw.length === 0) throw usageFault('nothing came on standard input; a mail is expected there');
  const { acceptance, note } = await withInstallation(async (installation) => ({
    acceptance: await receivePiped(installation, raw, bare(options.from), options.to.map(bare)),
    note: (await ring(installation, 'process')) ? 'the gateway has been told' : 'decided when the gateway runs',
  })).catch(tryLater);
  if (options.json === true) printJson(acceptance);
  else console.log(`${acceptance.outcome === 'duplicate' ? `known already as ${acceptance.id}` : `kept as ${acceptance.id}; ${note}`}`);
  return 0;
}

function bare(address: string): string {
  return address.trim().replace(/^<(.*)>$/u, '$1');
}

/** The whole input; a Fault (65) as soon as it is larger than any mail may be. */
async function readAll(input: AsyncIterable<Buffer>, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > bytesMax) throw new Fault('message-too-large', `the mail is larger than ${bytesMax} bytes`, { retryable: false, exitCode: exitCodes.badData });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tryLater(error: unknown): never {
  if (error instanceof Fault && error.exitCode === exitCodes.noUser) throw error;
  throw new Fault('try-later', `not kept, the mail server should try again: ${errorText(error)}`, { retryable: true, cause: error });
}
