// The command line: one table of commands, each loaded only when it is called, so that `postern tickets` does not pay
// for what `postern serve` needs. Exit codes follow sysexits; what went wrong is one helpful sentence on standard error.
import { Command, CommanderError } from 'commander';
import { errorText, exitCodes, Fault } from '../platform/fault.ts';

interface CommandFile {
  /** Adds its arguments and options. `run` returns the exit code (undefined = 0). */
  readonly describe: (command: Command) => Command;
  readonly run: (...input: never[]) => Promise<number | void>;
}

const commands: Readonly<Record<string, { readonly what: string; readonly load: () => Promise<CommandFile> }>> = {
  serve: { what: 'run the gateway until it is stopped', load: () => import('./commands/serve.ts') },
  demo: { what: 'send the shipped mails through a throw-away gateway and show what becomes of them', load: () => import('./commands/demo.ts') },
  explain: { what: 'what the gateway would make of a mail, and why (no store needed)', load: () => import('./commands/explain.ts') },
  simulate: { what: 'the life of a ticket on a simulated clock: mails, statuses, timers (no store needed)', load: () => import('./commands/simulate.ts') },
  tickets: { what: 'list tickets', load: () => import('./commands/tickets.ts') },
  ticket: { what: 'show one ticket with its history, timers and mails', load: () => import('./commands/ticket.ts') },
  messages: { what: 'list received messages and what became of them', load: () => import('./commands/messages.ts') },
  message: { what: 'show, retry, release or discard one message', load: () => import('./commands/message.ts') },
  outbox: { what: 'list outgoing mails, and send again or discard what is stuck', load: () => import('./commands/outbox.ts') },
  mutes: { what: 'list what the loop budgets have stopped, and lift it', load: () => import('./commands/mutes.ts') },
  undeliverable: { what: 'list addresses that take no mail, and let mail leave to one again', load: () => import('./commands/undeliverable.ts') },
  mailboxes: { what: 'list the mailboxes that are read by IMAP: state, last success, what is set aside', load: () => import('./commands/mailboxes.ts') },
  timers: { what: 'list timers and when they are due', load: () => import('./commands/timers.ts') },
  act: { what: 'do what the working side can do: reply, note, status, severity, resolve, …', load: () => import('./commands/act.ts') },
  audit: { what: 'who did what by hand or through the API', load: () => import('./commands/audit.ts') },
  notice: { what: 'announce maintenance, outages and releases to many', load: () => import('./commands/notice.ts') },
  receive: { what: 'take one mail from standard input, for a mail server that delivers by a pipe', load: () => import('./commands/receive.ts') },
  import: { what: 'take mails from .eml files, folders, mbox or maildir', load: () => import('./commands/import.ts') },
  export: { what: 'write tickets with all their mail into a folder', load: () => import('./commands/export.ts') },
  directory: { what: 'take partners, contacts and entitlements into the store, and list them', load: () => import('./commands/directory.ts') },
  rules: { what: 'check, test, compare and replay the rule packs, print their JSON Schema', load: () => import('./commands/rules.ts') },
  report: { what: 'send or show the monthly reports', load: () => import('./commands/report.ts') },
  erase: { what: 'take a person out of every table and every mail; the figures stay', load: () => import('./commands/erase.ts') },
  retention: { what: 'let go of what is older than its desk keeps it', load: () => import('./commands/retention.ts') },
  doctor: { what: 'check the installation and say what is wrong', load: () => import('./commands/doctor.ts') },
  keys: { what: 'the keys that sign reply tokens: list, rotate, retire', load: () => import('./commands/keys.ts') },
  migrate: { what: 'bring the database up to date', load: () => import('./commands/migrate.ts') },
};

async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('postern')
    .description('Postern, an email-first helpdesk gateway')
    .version('0.1.0').exitOverride().showSuggestionAfterError().enablePositionalOptions()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /u, 'postern: ')) });
  const wanted = args.find((arg) => !arg.startsWith('-'));
  for (const [name, { what, load }] of Object.entries(commands)) {
    const command = program.command(name).description(what).exitOverride();
    // Only the wanted one needs its options; the others are names in the help.
    if (name !== wanted) continue;
    const file = await load();
    file.describe(command).action(async (...input: unknown[]) => {
      code = (await file.run(...(input as never[]))) ?? 0;
    });
  }
  if (args.length === 0) {
    program.outputHelp();
    return exitCodes.usage;
  }
  await program.parseAsync(args, { from: 'user' });
  return code;
}

/** Maps whatever was thrown to an exit code and one sentence. */
function failed(error: unknown): number {
  // commander has already printed its sentence.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof Fault) {
    console.error(`postern: ${error.message}`);
    return error.exitCode;
  }
  console.error(`postern: ${errorText(error)}`);
  if (error instanceof Error && process.env['POSTERN_LOG'] === 'debug') console.error(error.stack);
  return exitCodes.bug;
}

// A reader that closes early (`postern messages | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = failed(error);
  },
);
