// postern message ID: look at one message, or repair it: retry, release, discard.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { directoryOf, readRulebook, type Installation } from '../../main/installation.ts';
import { discardableStates, discardMessage, followersOf, readMessage, releasableStates, releaseMessage, retryableStates, retryMessage, type MessageRecord } from '../../record/message-repair.ts';
import { claimMessages } from '../../record/message-row.ts';
import { readRaw } from '../../record/raw-message.ts';
import { audited, shellUser } from '../audited.ts';
import { decideHere, isGuest, processHere, ring, waitUntilSettled } from '../gateway.ts';
import { messageFile, messageHtml } from '../message-part.ts';
import { messageJson, messageText } from '../message-view.ts';
import { printJson, withInstallation } from '../open.ts';
import { dataFault, rowId, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('<id>', 'number of the message').option('--raw', 'its bytes, exactly as they came')
    .option('--file <file>', 'a file that came with it, by name or number, also one that is kept back').option('--html', 'its HTML without anything that acts, for a browser')
    .option('--retry', 'decide it again (failed, held, …); it keeps its receipt time').option('--release', 'let it pass although its sender was held or redirected')
    .option('--rules <dir>', 'retry: by the rules of this folder instead of those in force')
    .option('--by <who>', 'release: who says so, such as an address of the directory (default: this user); the ticket names him')
    .option('--discard <reason>', 'set it aside for good; its bytes stay').option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples: postern message 42 --release\n          postern message 42 --retry --rules ./mended-rules');
}

interface Options {
  readonly raw?: true;
  readonly file?: string;
  readonly html?: true;
  readonly retry?: true;
  readonly release?: true;
  readonly discard?: string;
  readonly by?: string;
  readonly rules?: string;
  readonly json?: true;
}

export async function run(written: string, options: Options): Promise<void> {
  const id = rowId('message', written);
  if ([options.raw, options.file, options.html, options.retry, options.release, options.discard].filter((one) => one !== undefined).length > 1) throw usageFault('one of --raw, --file, --html, --retry, --release and --discard at a time');
  if (options.by !== undefined && (options.release !== true || options.by.trim() === '')) throw usageFault('--by names who releases a message: postern message 42 --release --by anna@partner.example');
  if (options.rules !== undefined && options.retry !== true) throw usageFault('--rules names the rules of a retry: postern message 42 --retry --rules ./new-rules');
  await withInstallation(async (installation) => {
    const before = await getMessage(installation, id);
    if (options.raw === true) return printRaw(installation, id);
    if (options.file !== undefined) return printBytes(await messageFile(installation, id, options.file));
    if (options.html === true) return printBytes(await messageHtml(installation, id));
    const note = await repair(installation, before, options);
    const after = note === null ? before : await getMessage(installation, id);
    if (options.json === true) printJson(messageJson(after));
    else if (note === null) console.log(await page(installation, after));
    else console.log(`message ${id}: ${after.state}${after.ticket === null ? '' : ` as ${after.ticket}`}${after.reason === '' ? '' : `, ${after.reason}`}${note === '' ? '' : `; ${note}`}`);
  });
}

async function getMessage({ db }: Installation, id: string): Promise<MessageRecord> {
  const message = await readMessage(db, id);
  if (message === null) throw dataFault('no-such-message', `there is no message ${id}; \`postern messages\` lists them`);
  return message;
}

async function printRaw({ db }: Installation, id: string): Promise<void> {
  const raw = await readRaw(db, id);
  if (raw === null) throw dataFault('no-bytes', `the bytes of message ${id} are gone`);
  return printBytes(raw);
}

async function printBytes(bytes: Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await new Promise((done) => process.stdout.once('drain', done));
}

/** Does what was asked for and sees it through; null when nothing was, else what is left to say. */
async function repair(installation: Installation, message: MessageRecord, options: Options): Promise<string | null> {
  const { db } = installation;
  const { id } = message;
  const object = `message ${id}`;
  if (options.discard !== undefined) {
    if (options.discard.trim() === '') throw usageFault('--discard needs a reason: whoever looks later will ask for it');
    const reason = options.discard.trim();
    if (!(await audited(installation, { what: 'discard', object, detail: reason }, (tx, now) => discardMessage(tx, id, reason, now)))) throw refused(message, 'discarded', discardableStates);
    return '';
  }
  if (options.release === true) {
    const by = options.by?.trim() ?? `${shellUser()} on the command line`;
    const first = await audited(installation, { what: 'release', object, detail: options.by === undefined ? '' : `by ${by}` }, (tx, now) => releaseMessage(tx, id, by, now));
    if (first === null) throw refused(message, 'released', releasableStates);
    const note = first === id ? '' : `message ${first} goes first, it is on the same matter`;
    const notes = [note, await decideAgain(installation, first)];
    // Those that were held together follow as soon as the first has its ticket.
    for (const follower of await followersOf(db, first)) notes.push(await decideAgain(installation, follower));
    return notes.filter((one) => one !== '').join('; ');
  }
  if (options.retry !== true) return null;
  if (options.rules !== undefined) return retryByRules(installation, message, options.rules);
  if (!(await audited(installation, { what: 'retry', object }, (tx) => retryMessage(tx, id)))) throw refused(message, 'retried', retryableStates);
  return decideAgain(installation, id);
}

/** Decides it here by other rules than those in force; claimed in the same transaction, or a worker would take it first. */
async function retryByRules(installation: Installation, message: MessageRecord, folder: string): Promise<string> {
  const { config, db, journey } = installation;
  const rulebook = await readRulebook(resolve(folder));
  const claimed = await audited(installation, { what: 'retry', object: `message ${message.id}`, detail: `by rules ${rulebook.version}` }, async (tx, now) => {
    if (!(await retryMessage(tx, message.id))) return null;
    const [accepted] = await claimMessages(tx, 1, now, message.id);
    return accepted ?? null;
  });
  if (claimed === null) throw refused(message, 'retried', retryableStates);
  const problem = await decideHere({ ...journey, rulebook: () => rulebook, directory: directoryOf(config, db, rulebook) }, claimed);
  if (isGuest(installation)) await ring(installation, 'deliver');
  return problem ?? '';
}

/** Longer than a sweep, so that the answer is known even when the bell was not heard. */
const decidedWithinMs = 20_000;

async function decideAgain(installation: Installation, id: string): Promise<string> {
  if (!isGuest(installation)) return (await processHere(installation, id)) ?? '';
  await ring(installation, 'process');
  return (await waitUntilSettled(installation.db, id, decidedWithinMs)) ? '' : 'the gateway has not taken it yet';
}

function refused(message: MessageRecord, what: string, states: readonly string[]): Error {
  const why = message.ticket !== null ? `it is filed on ${message.ticket}` : message.duplicateOf !== null ? `it repeats message ${message.duplicateOf}` : `it is ${message.state}`;
  return dataFault('not-possible', `message ${message.id} cannot be ${what}: ${why}, and only ${states.join(', ')} without a ticket can be`);
}

async function page(installation: Installation, message: MessageRecord): Promise<string> {
  const raw = await readRaw(installation.db, message.id);
  const zone = installation.rulebook().desks.get(message.desk)?.pack.desk.zone ?? 'UTC';
  return messageText(message, raw === null ? null : await installation.pool.parse(raw), zone);
}
