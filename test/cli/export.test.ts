// Tickets with all their mail as files: byte for byte, in part after an interruption, and only what changed. Needs `npm run build`.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn, root, type Ran } from './postern.ts';

// Each test starts several processes; a loaded machine must not fail it.
vi.setConfig({ testTimeout: 120_000 });

interface ExportedTicket { ref: string; desk: string; messages: { id: string; state: string; file: string | null }[]; outbox: { id: string }[] }

let postern: (args: readonly string[]) => Promise<Ran>;
let folder: string;

beforeAll(async () => {
  postern = posternOn(await embeddedDataFolder());
  expect(await postern(['import', join(root, 'fixtures/demo')])).toMatchObject({ code: 0 });
  folder = mkdtempSync(join(tmpdir(), 'postern-export-'));
  removeAfterwards(folder);
}, 120_000);

const read = (ref: string): ExportedTicket => JSON.parse(readFileSync(join(folder, ref, 'ticket.json'), 'utf8')) as ExportedTicket;

test('each ticket is a folder with its object and the bytes of all its mail', async () => {
  // Left behind by an export that was interrupted.
  const tickets = jsonOf<{ ref: string }[]>(await postern(['tickets', '--json']));
  const [first] = tickets;
  mkdirSync(join(folder, `${first?.ref}.part`));
  writeFileSync(join(folder, `${first?.ref}.part`, 'ticket.json'), 'half');

  const ran = await postern(['export', folder, '--json']);

  expect(jsonOf(ran)).toEqual({ written: tickets.length, kept: 0, gone: 0 });
  expect(readdirSync(folder).sort()).toEqual(tickets.map((ticket) => ticket.ref).sort());
  const ticket = read(first?.ref ?? '');
  const opened = ticket.messages.find((message) => message.state === 'opened');
  const raw = await postern(['message', opened?.id ?? '', '--raw']);
  expect(readFileSync(join(folder, ticket.ref, opened?.file ?? '')).equals(raw.stdout)).toBe(true);
  expect(readdirSync(join(folder, ticket.ref, 'out')).length).toBe(ticket.outbox.length);
  expect(ticket.outbox.length).toBeGreaterThan(0);
});

test('run again it writes only what has changed', async () => {
  const [first] = jsonOf<{ ref: string }[]>(await postern(['tickets', '--json']));
  await postern(['act', first?.ref ?? '', 'note', 'Looked at by hand.']);

  const again = jsonOf<{ written: number; kept: number }>(await postern(['export', folder, '--json']));

  expect(again.written).toBe(1);
  expect(again.kept).toBeGreaterThan(1);
  expect(readFileSync(join(folder, first?.ref ?? '', 'ticket.json'), 'utf8')).toContain('Looked at by hand.');
});
