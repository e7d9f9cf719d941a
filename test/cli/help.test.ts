// Whoever meets a command for the first time asks it for help and copies the example.
import { Command } from 'commander';
import { expect, test } from 'vitest';

const names = ['tickets', 'ticket', 'messages', 'message', 'outbox', 'timers', 'mailboxes', 'act', 'receive', 'import', 'export', 'directory', 'rules', 'doctor', 'migrate', 'audit', 'erase', 'retention'];

test.each(names)('postern %s --help names its options and gives an example', async (name) => {
  const { describe } = (await import(`../../src/cli/commands/${name}.ts`)) as { describe: (command: Command) => Command };
  let help = '';
  const command = describe(new Command(name).exitOverride().configureOutput({ writeOut: (text) => (help += text) }));

  command.outputHelp();

  expect(help).toContain('--json');
  expect(help).toMatch(new RegExp(`Examples?: .*postern ${name}`, 'u'));
});
