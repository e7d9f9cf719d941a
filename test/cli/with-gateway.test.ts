// The commands while a gateway runs: they come in through the socket of its store, and what they set in motion is
// carried out by it. Seeded by an import before it starts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { eventually } from '../support/eventually.ts';
import { jsonOf, posternOn, root, startGateway, type Ran, type RunningGateway } from './postern.ts';

interface Ticket { ref: string; desk: string; status: string; missing: string[]; openedAt: string; requester: string }
interface Message { id: string; messageId: string | null; state: string; reason: string; desk: string; ticket: string | null; receivedAt: string }
interface TicketDetail {
  fields: Record<string, { rule: string }>;
  timers: { due: string; state: string }[];
  history: { kind: string; side: string; by: string }[];
  conversations: { requester: { text: string; author: string }[]; working: unknown[] };
}
interface Mail { id: string; kind: string; to: string[]; subject: string; state: string; at: string; ticket: string | null; reply: string }

let data: string;
let postern: (args: readonly string[], extra?: { readonly input?: string }) => Promise<Ran>;
let gateway: RunningGateway;
let tickets: Ticket[];
let messages: Message[];

// Each test starts several processes; a loaded machine must not fail it.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  data = await embeddedDataFolder();
  postern = posternOn(data);
  const seeded = await postern(['import', 'fixtures/demo']);
  expect(seeded).toMatchObject({ code: 0 });
  gateway = await startGateway(data);
  tickets = jsonOf<Ticket[]>(await postern(['tickets', '--json']));
  messages = jsonOf<Message[]>(await postern(['messages', '--json']));
}, 120_000);

afterAll(async () => {
  expect(await gateway.stop()).toBe(0);
}, 60_000);

const ticketOf = (requester: string): Ticket => {
  const found = tickets.find((ticket) => ticket.requester === requester);
  if (found === undefined) throw new Error(`no ticket of ${requester}`);
  return found;
};

describe('looking', () => {
  test('tickets are one array with the names of the contract, newest last', () => {
    expect(Object.keys(tickets[0] ?? {})).toEqual(['ref', 'desk', 'type', 'status', 'severity', 'requester', 'missing', 'openedAt']);
    expect(tickets.map((ticket) => ticket.openedAt)).toEqual(tickets.map((ticket) => ticket.openedAt).toSorted());
    expect(tickets.every((ticket) => Array.isArray(ticket.missing))).toBe(true);
    expect(ticketOf('tom@harbour.example').missing.length).toBeGreaterThan(0);
  });

  test('tickets can be chosen by desk and by class of status, and fit 100 columns', async () => {
    const ofDesk = jsonOf<Ticket[]>(await postern(['tickets', '--desk', 'rhipe-csp', '--status', 'open', '--json']));
    const table = await postern(['tickets']);

    expect(ofDesk.length).toBeGreaterThan(0);
    expect(ofDesk.every((ticket) => ticket.desk === 'rhipe-csp')).toBe(true);
    expect(Math.max(...table.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(table.text.split('\n').length).toBe(tickets.length + 2);
  });

  test('a misspelt desk, status or option is answered with what there is (64)', async () => {
    const [desk, status, state, option] = await Promise.all([
      postern(['tickets', '--desk', 'rhipe-cps']), postern(['tickets', '--status', 'opne']), postern(['messages', '--state', 'hold']), postern(['tickets', '--jsn']),
    ]);

    expect(desk).toMatchObject({ code: 64, errors: expect.stringContaining('did you mean rhipe-csp?') as unknown });
    expect(status).toMatchObject({ code: 64, errors: expect.stringContaining('did you mean open?') as unknown });
    expect(state).toMatchObject({ code: 64, errors: expect.stringContaining('did you mean held?') as unknown });
    expect(option).toMatchObject({ code: 64, errors: expect.stringContaining('--json') as unknown });
  });

  test('a ticket is one object with the names of explain and both conversations', async () => {
    const { ref } = ticketOf('jess@harbour.example');

    const ticket = jsonOf<TicketDetail>(await postern(['ticket', ref.toLowerCase(), '--json']));

    for (const name of ['ref', 'desk', 'type', 'typeAssumed', 'status', 'severity', 'severityAssumed', 'requester', 'fields', 'missing', 'optionalMissing', 'wrong', 'entitlement', 'timers', 'history', 'outbox', 'links', 'flags', 'vendorRefs', 'packVersion']) expect(ticket).toHaveProperty(name);
    expect(Object.keys(ticket.fields['tenant_domain'] ?? {})).toEqual(expect.arrayContaining(['value', 'raw', 'source', 'line', 'rule']));
    expect(ticket.fields['tenant_domain']?.rule).toMatch(/pack\.yaml:\d+$/u);
    expect(ticket.timers[0]).toMatchObject({ due: expect.stringMatching(/Z$/u) as unknown, state: expect.stringMatching(/^(running|fired|stopped)$/u) as unknown });
    expect(ticket.history[0]).toMatchObject({ kind: 'opened', side: 'requester', by: 'jess@harbour.example' });
    expect(ticket.conversations.requester[0]?.author).toContain('jess@harbour.example');
    expect(ticket.conversations.requester.length).toBeGreaterThan(1);
    expect(ticket.conversations.working.length).toBeGreaterThan(0);
  });

  test('a ticket is a page with what is known, missing and due', async () => {
    const page = await postern(['ticket', ticketOf('tom@harbour.example').ref]);

    for (const title of ['Known', 'Still missing', 'Timers', 'Said on the requester side', 'History', 'Mails out']) expect(page.text).toContain(`\n${title}\n`);
    // Of the events, the first names the rules that decided it: no other rules have been in force since.
    expect(page.text.match(/ {2}\(rules \S.* [\da-f]{6}\)$/gmu)).toHaveLength(1);
    expect(page.text).toMatch(/response: due \w{3} \d+ \w{3} 2026 \d\d:\d\d AE[DS]T, (running|fired)/u);
  });

  test('a reference that is none is answered with the nearest ones (65)', async () => {
    const { ref } = ticketOf('tom@harbour.example');

    const unknown = await postern(['ticket', ref.replace('RHI', 'RIH')]);

    expect(unknown).toMatchObject({ code: 65, errors: expect.stringContaining(ref) as unknown });
  });

  test('messages are all of them, oldest first, with bare Message-IDs', async () => {
    const newest = jsonOf<Message[]>(await postern(['messages', '--limit', '2', '--json']));
    const some = jsonOf<Message[]>(await postern(['messages', '--state', 'opened|automatic', '--desk', 'rhipe-csp', '--json']));

    expect(messages).toHaveLength(readdirSync(join(root, 'fixtures/demo')).filter((name) => name.endsWith('.eml')).length);
    expect(Object.keys(messages[0] ?? {})).toEqual(expect.arrayContaining(['id', 'messageId', 'state', 'reason', 'desk', 'ticket', 'receivedAt']));
    expect(messages.map((message) => Number(message.id))).toEqual(messages.map((message) => Number(message.id)).toSorted((a, b) => a - b));
    expect(messages.every((message) => message.messageId !== null && !/[<>]/u.test(message.messageId))).toBe(true);
    expect(newest.map((message) => message.id)).toEqual(messages.slice(-2).map((message) => message.id));
    expect(new Set(some.map((message) => message.state))).toEqual(new Set(['opened', 'automatic']));
  });

  test('the bytes of a message come out as they went in', async () => {
    const file = readFileSync(join(root, 'fixtures/demo/rhipe-complete-with-screenshot.eml'));
    const message = messages.find((one) => one.ticket === ticketOf('jess@harbour.example').ref);

    const raw = await postern(['message', message?.id ?? '', '--raw']);

    expect(raw.stdout.equals(file)).toBe(true);
  });

  test('a file of a message comes out by name or number, and its HTML without what acts', async () => {
    const screenshot = messages.find((one) => one.ticket === ticketOf('jess@harbour.example').ref)?.id ?? '';

    const byNumber = await postern(['message', screenshot, '--file', '1']);
    const other = await postern(['message', screenshot, '--file', 'nothing.log']);
    const html = await Promise.all(messages.filter((one) => one.desk === 'retarus-partner').map((one) => postern(['message', one.id, '--html'])));

    expect(byNumber.stdout.subarray(1, 4).toString()).toBe('PNG');
    expect(other).toMatchObject({ code: 65, errors: expect.stringContaining('has no file "nothing.log"') as unknown });
    expect(html.filter((one) => one.code === 0).every((one) => one.text.includes("default-src 'none'") && !one.text.includes('<script'))).toBe(true);
    expect(html.some((one) => one.code === 0)).toBe(true);
  });

  test('the outbox shows what an import without --answer withheld, and its bytes', async () => {
    const mails = jsonOf<Mail[]>(await postern(['outbox', '--json']));
    const raw = await postern(['outbox', mails[0]?.id ?? '', '--raw']);
    const again = await postern(['outbox', mails[0]?.id ?? '', '--send-again']);

    // Also nothing that old timers would have said: they ran out unheard.
    expect(new Set(mails.map((mail) => mail.state))).toEqual(new Set(['discarded']));
    expect(mails.every((mail) => mail.reply.startsWith('withheld'))).toBe(true);
    expect(Object.keys(mails[0] ?? {})).toEqual(expect.arrayContaining(['id', 'kind', 'to', 'subject', 'state', 'at']));
    expect(raw.text).toMatch(/^Message-ID:\s+<[^>]+@postern\.example>\r$/mu);
    expect(again).toMatchObject({ code: 65, errors: expect.stringContaining('discarded') as unknown });
  });

  test('timers name their ticket, calendar and the steps to their due time', async () => {
    const timers = jsonOf<{ ref: string; due: string; state: string; why: string[] }[]>(await postern(['timers', '--desk', 'rhipe-csp', '--json']));

    expect(Object.keys(timers[0] ?? {})).toEqual(['ref', 'name', 'due', 'state', 'calendar', 'why']);
    expect(timers.every((timer) => timer.ref.startsWith('RHI-') && timer.why.length > 0)).toBe(true);
  });
});

describe('acting', () => {
  test('a held message that is released is opened by the gateway with its old receipt time', async () => {
    const held = messages.find((message) => message.state === 'held');

    const released = jsonOf<Message>(await postern(['message', held?.id ?? '', '--release', '--json']));
    const twice = await postern(['message', held?.id ?? '', '--release']);

    expect(released).toMatchObject({ state: 'opened', receivedAt: held?.receivedAt, ticket: expect.stringMatching(/^RHI-/u) as unknown });
    expect(twice).toMatchObject({ code: 65, errors: expect.stringContaining(released.ticket ?? '-') as unknown });
  });

  test('a reply leaves as a mail to the requester only', async () => {
    const { ref } = ticketOf('jess@harbour.example');

    const acted = jsonOf<{ outbox: Mail[]; history: { kind: string }[] }>(await postern(['act', ref, 'reply', '-', '--json'], { input: 'Please sign out and in again.\n' }));

    expect(acted.outbox).toMatchObject([{ kind: 'relay', to: ['jess@harbour.example'] }]);
    const sent = await eventually(() => readFileSync(join(data, 'outbox', `${(acted.outbox[0]?.id ?? '').padStart(10, '0')}.eml`), 'utf8'));
    expect(sent).toContain('Please sign out and in again.');
  });

  test('an act prints what it changed, and refuses with the sentence that says what would be right', async () => {
    const { ref, status } = ticketOf('tom@harbour.example');

    const note = await postern(['act', ref, 'note', 'called', 'back']);
    const severity = await postern(['act', ref, 'severity', '9']);
    const verb = await postern(['act', ref, 'resolv']);
    const nobody = await postern(['act', 'RHI-9999999', 'note', 'x']);
    const resolved = await postern(['act', ref, 'resolve']);

    expect(note).toMatchObject({ code: 0, text: `${ref}: ${status}\n  note: called back\n` });
    expect(severity).toMatchObject({ code: 65, errors: expect.stringContaining('there are 1, 2, 3') as unknown });
    expect(verb.code).toBe(64);
    expect(nobody.code).toBe(65);
    expect(resolved.text).toMatch(new RegExp(`^${ref}: ${status} → resolved`, 'u'));
  });

  test('an import while it runs is decided, and nothing of it leaves', async () => {
    const before = jsonOf<Mail[]>(await postern(['outbox', '--json'])).length;

    const imported = await postern(['import', 'fixtures/demo/rhipe-half-empty.eml', '--desk', 'ox-cloud', '--json']);

    const counts = jsonOf<{ states: Record<string, number>; left: number }>(imported);
    expect(Object.values(counts.states)).toEqual([1]);
    const mails = jsonOf<Mail[]>(await postern(['outbox', '--json'])).slice(before);
    expect(mails.filter((mail) => mail.state !== 'discarded')).toHaveLength(counts.left);
  });

  test('the doctor sees the gateway, and migrate has nothing to do', async () => {
    const doctor = jsonOf<{ what: string; level: string; detail: string }[]>(await posternOn(data)(['doctor', '--json'], { env: { POSTERN_SMTP: `127.0.0.1:${gateway.smtpPort}` } }));
    const migrated = await postern(['migrate', '--json']);

    expect(doctor.find((finding) => finding.what === 'smtp')).toMatchObject({ level: 'ok', detail: `served on 127.0.0.1:${gateway.smtpPort}` });
    expect(doctor.find((finding) => finding.what === 'store')?.detail).toContain('running gateway');
    expect(jsonOf(migrated)).toMatchObject({ applied: [] });
  });
});

describe('a mail from a pipe', () => {
  const letter = 'From: Tom <tom@harbour.example>\nTo: partner.support@rhipe.example\nSubject: through a pipe\nMessage-ID: <pipe-1@harbour.example>\n\nPlease help.\n';
  const receive = (...to: readonly string[]): Promise<Ran> => postern(['receive', '--json', '--from', '<tom@harbour.example>', ...to.flatMap((address) => ['--to', address])], { input: letter });

  test('is kept once and decided by the gateway that runs', async () => {
    const first = jsonOf<{ id: string; outcome: string }>(await receive('partner.support@rhipe.example'));
    const again = jsonOf<{ id: string; outcome: string }>(await receive('partner.support@rhipe.example'));

    expect([first.outcome, again]).toEqual(['stored', { ...again, outcome: 'duplicate' }]);
    await eventually(async () => jsonOf<Message[]>(await postern(['messages', '--json'])).find((one) => one.id === first.id)?.state === 'opened', 60_000);
  });

  test('for a mailbox that is not ours is answered by 67, and by then nothing is kept, also for the other recipient', async () => {
    const before = jsonOf<Message[]>(await postern(['messages', '--json'])).length;

    const refused = await receive('partner.support@rhipe.example', 'nobody@rhipe.example');

    expect(refused).toMatchObject({ code: 67, errors: expect.stringContaining('nobody@rhipe.example') as unknown });
    expect(jsonOf<Message[]>(await postern(['messages', '--json']))).toHaveLength(before);
  });
});
