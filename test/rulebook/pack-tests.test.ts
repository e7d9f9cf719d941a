// rules/<pack>/pack.test.yaml: every mail of an admin's tests through the functions of production, parse → recognise →
// decide, against the verdicts he expects.
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { decide } from '../../src/decide/decide.ts';
import type { Decision } from '../../src/decide/decision.ts';
import { factsFor } from '../../src/journey.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import type { Recognition } from '../../src/recognise/recognition.ts';
import { packTestSchema, type PackTests } from '../../src/rulebook/pack-test-schema.ts';
import type { Desk } from '../../src/rulebook/rulebook.ts';
import { shippedFiles, shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const files = await shippedFiles();
const directory = yamlDirectory(rulebook.directory);

for (const desk of rulebook.desks.values()) {
  const source = files.get(`${desk.id}/pack.test.yaml`);
  describe(`${desk.id}/pack.test.yaml`, () => {
    test('is there', () => {
      expect(source).toBeDefined();
    });
    if (source === undefined) return;
    const { tests } = packTestSchema.parse(parseYaml(source));
    test.each(tests)('$name', async ({ mail, expect: wanted }) => {
      const { decision, recognition } = await decideMail(desk, mail);

      expect(verdictsOf(decision, recognition, wanted)).toEqual(wanted);
    });
  });
}

type TestMail = PackTests['tests'][number]['mail'];
type Wanted = PackTests['tests'][number]['expect'];

async function decideMail(desk: Desk, written: TestMail): Promise<{ decision: Decision; recognition: Recognition }> {
  const to = written.to ?? desk.addresses[0] ?? '';
  const receivedAt = Date.parse(written.received ?? '2026-03-10T09:00:00Z');
  const mail = parseMessage(Buffer.from(rawMail(written, to)));
  const recognition = recognise({
    mail, reversePath: written.from, forwardPaths: [to], ownHost: 'postern.example', trustedAuthservIds: [], receivedAt,
  }, desk.recognition);
  const facts = await factsFor(directory, desk, { mail, recognition });
  const decision = decide({
    ticket: null, desk, newRef: 'T-1', now: receivedAt,
    event: {
      kind: 'mail', messageId: '1', mail, recognition, facts, receivedAt, forwardPaths: [to], threadedBy: '', threadSide: null, released: false,
      budget: { perTicketDay: 0, perAddressHour: 0 },
    },
  });
  return { decision, recognition };
}

function rawMail(written: TestMail, to: string): string {
  const head = [
    `From: ${written.from}`, `To: ${to}`, ...(written.cc ?? []).map((address) => `Cc: ${address}`), `Subject: =?utf-8?B?${Buffer.from(written.subject).toString('base64')}?=`,
    `Message-ID: <test@${written.from.split('@')[1] ?? 'test.example'}>`, 'Date: Tue, 10 Mar 2026 09:00:00 +0000', 'MIME-Version: 1.0',
  ];
  const text = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', written.text];
  const attachments = written.attachments ?? [];
  if (attachments.length === 0) return [...head, ...text].join('\r\n');
  const parts = attachments.map((one) => [`Content-Type: ${one.type}`, `Content-Disposition: attachment; filename="${one.name}"`, '', 'x'].join('\r\n'));
  return [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', text.join('\r\n'), ...parts.flatMap((part) => ['--b', part]), '--b--', ''].join('\r\n');
}

/** What came of the mail, in the shape of what is wanted: only the verdicts that the test names. */
function verdictsOf(decision: Decision, recognition: Recognition, wanted: Wanted): Wanted {
  const ticket = decision.ticket;
  const known = ticket?.fields ?? {};
  const found: { [K in keyof Wanted]-?: () => Wanted[K] } = {
    sender: () => (decision.sender.verdict === 'none' ? undefined : decision.sender.verdict),
    type: () => ticket?.type,
    type_assumed: () => ticket?.typeAssumed,
    fields: () => Object.fromEntries(Object.keys(wanted.fields ?? {}).map((id) => [id, plain(known[id]?.value)])),
    absent: () => wanted.absent?.filter((id) => known[id] === undefined),
    missing: () => [...(ticket?.missing ?? [])],
    wrong: () => ticket?.wrong.map((one) => one.field),
    severity: () => ticket?.severity ?? null,
    status: () => ticket?.status,
    phrases: () => recognition.phrases.map((phrase) => phrase.name).toSorted(),
    timers: () => Object.values(ticket?.timers ?? {}).filter((timer) => timer.state === 'running').map((timer) => timer.name).toSorted(),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key as keyof Wanted]()])) as Wanted;
}

function plain(value: string | readonly string[] | undefined): string | string[] {
  return typeof value === 'string' ? value : [...(value ?? [])];
}
