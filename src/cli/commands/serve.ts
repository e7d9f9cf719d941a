// postern serve: the gateway until SIGTERM or SIGINT.
import type { Command } from 'commander';
import { readConfig } from '../../platform/config.ts';
import { exitCodes, Fault } from '../../platform/fault.ts';
import { roles as allRoles, serve, type Role } from '../../main/serve.ts';

export function describe(command: Command): Command {
  return command.option('--roles <list>', `roles of this process: all, or some of ${allRoles.join(',')}`, 'all');
}

export async function run(options: { roles: string }): Promise<number> {
  const wanted = options.roles === 'all' ? [...allRoles] : options.roles.split(',').map((role) => role.trim());
  const unknown = wanted.filter((role) => !(allRoles as readonly string[]).includes(role));
  if (unknown.length > 0) throw new Fault('usage', `unknown role ${unknown.join(', ')}; there are ${allRoles.join(', ')} and all`, { retryable: false, exitCode: exitCodes.usage });
  let stop: (code: number) => void = () => undefined;
  const stopped = new Promise<number>((resolve) => {
    stop = resolve;
  });
  // Before it says that it is ready: a signal that comes right then would end the process with mail in its hand. One that
  // comes while it starts is obeyed as soon as it has started; a second one ends it at once.
  process.once('SIGTERM', () => stop(0));
  process.once('SIGINT', () => stop(0));
  const running = await serve(readConfig(process.env, process.cwd()), {
    roles: wanted as Role[], print: (line) => console.log(line),
    onLost: () => stop(exitCodes.unavailable),
  });
  const code = await stopped;
  console.log('stopping: finishing what is in hand');
  await running.close();
  console.log('stopped');
  // Workers and sockets are closed; a stray handle of a library must not keep the process.
  process.exit(code);
}
