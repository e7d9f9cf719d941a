// postern notice: announcements to many. A kind opens one (planned, emergency, outage, release), a phase sends its next
// mail (started, update, finished, restored); list and show look. --dry-run prints the mail and who would read it.
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { ActRefused } from '../../decide/decide.ts';
import { noticeSlots, noticeWord } from '../../decide/notice-slots.ts';
import type { OutgoingMail } from '../../compose/outgoing-mail.ts';
import { mailsOf, submitEvent, submitNotice } from '../../journey.ts';
import type { Installation } from '../../main/installation.ts';
import { listNotices, type NoticeRow } from '../../record/notice-rows.ts';
import { readTicketRecord } from '../../record/ticket-record.ts';
import { deliveryNote, ring } from '../gateway.ts';
import { deskFor, noticeNames, noticeText, phaseText, type NoticeOptions } from '../notice-arguments.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable, printableLines } from '../table.ts';
import { unknownTicket } from '../unknown-ticket.ts';
import { dataFault, noSuchName, usageFault } from '../usage.ts';

const what: Readonly<Record<(typeof noticeSlots)[number], string>> = {
  start: 'when it starts: "2026-03-10 02:00" in the zone of the desk, or with an offset', end: 'when it ends', impact: 'what users notice',
  restoration: 'when it is expected to work again', progress: 'how it goes', successful: 'yes or no', changes: 'what changes', features: 'what is new',
  product: 'of what', date: 'of which day',
};

export function describe(command: Command): Command {
  command.argument('<word>', 'a kind (planned, emergency, outage, release, …), a phase (started, update, finished, restored, …), list or show')
    .argument('[more...]', 'a kind: words for the mail; a phase: REF and words for the mail; - reads the words from standard input')
    .option('--desk <id>', 'desk that announces').option('--platform <names>', 'only these platforms, such as eu,us-2').option('--title <text>', 'what it is about, for the subject');
  for (const slot of noticeSlots) command.option(`--${slot} <text>`, what[slot]);
  return command.option('--anyway <reason>', 'why it cannot wait for the lead time; kept in its history')
    .option('--dry-run', 'print the mail and who would read it; send and keep nothing').option('--json', 'one JSON object, or an array for list')
    .addHelpText('after', `
Examples: postern notice planned --platform eu --title "Storage upgrade" --start "2026-03-10 02:00" --impact "Webmail is away for ten minutes." --dry-run
          postern notice started ABC-000042
          postern notice outage --impact "Nobody can log in to webmail." --restoration "about noon"
          postern notice update ABC-000043 We have found the cause.`);
}

export async function run(written: string, more: readonly string[], options: NoticeOptions): Promise<void> {
  await withInstallation(async (installation) => {
    if (written === 'list') return list(installation, options);
    if (written === 'show') return show(installation, more[0]);
    const word = noticeWord(written);
    const { kinds, phases } = noticeNames(installation.rulebook());
    if (kinds.includes(word) && !(phases.includes(word) && looksLikeRef(more[0]))) return open(installation, word, more, options);
    if (!phases.includes(word)) throw noSuchName('announcement or phase', written, [...kinds, ...phases, 'list', 'show']);
    return send(installation, word, more, options);
  });
}

const looksLikeRef = (text: string | undefined): boolean => /^[[#]*[a-z]{2,6}-[\d-]+\]?$/iu.test(text ?? '');

async function open(installation: Installation, kind: string, words: readonly string[], options: NoticeOptions): Promise<void> {
  const desk = deskFor(installation.rulebook(), kind, options.desk);
  const event = { kind: 'notice', notice: kind, said: noticeText(options, await wordsOf(words)), by: 'cli' } as const;
  if (options.dryRun === true) return preview(await refusable('', () => mailsOf(() => submitNotice(installation.journey, desk.id, event, true))), options);
  const { ticket } = await refusable('', () => submitNotice(installation.journey, desk.id, event));
  await done(installation, ticket.ref, 0, options);
}

async function send(installation: Installation, phase: string, [ref, ...words]: readonly string[], options: NoticeOptions): Promise<void> {
  if (ref === undefined) throw usageFault(`${phase} of which announcement? postern notice ${phase} REF; \`postern notice list\` shows them`);
  const { db, journey } = installation;
  const before = await readTicketRecord(db, ref);
  if (before === null) throw await unknownTicket(db, ref);
  const argument = phaseText(phase, noticeText(options, await wordsOf(words)));
  const event = { kind: 'act', verb: 'notice', argument, by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } } as const;
  const submit = (rehearse: boolean): ReturnType<typeof submitEvent> => submitEvent(journey, before.ticket.ref, event, rehearse);
  if (options.dryRun === true) return preview(await refusable(before.ticket.ref, () => mailsOf(() => submit(true))), options);
  await refusable(before.ticket.ref, () => submit(false));
  await done(installation, before.ticket.ref, before.mails.length, options);
}

async function wordsOf(words: readonly string[]): Promise<string> {
  return (words.length === 1 && words[0] === '-' ? await readAll(process.stdin) : words.join(' ')).trim();
}

async function refusable<T>(ref: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ActRefused) throw dataFault('notice-refused', `nothing was sent${ref === '' ? '' : ` for ${ref}`}:${error.message.startsWith('\n') ? '' : ' '}${error.message}`);
    throw error;
  }
}

function preview(mails: readonly OutgoingMail[], options: NoticeOptions): void {
  const announced = mails.filter((mail) => mail.kind === 'notice');
  const recipients = announced.map((mail) => mail.to[0]?.addrSpec ?? '');
  if (options.json === true) return printJson({ dryRun: true, recipients, subject: announced[0]?.subject ?? '', text: announced[0]?.text ?? '' });
  console.log([
    `nothing is sent; ${recipients.length} would read this: ${recipients.slice(0, 20).map(printable).join(', ')}${recipients.length > 20 ? ', …' : ''}`, '',
    `Subject: ${printable(announced[0]?.subject ?? '')}`, '', ...printableLines(announced[0]?.text ?? ''),
  ].join('\n'));
}

async function done(installation: Installation, ref: string, mailsBefore: number, options: NoticeOptions): Promise<void> {
  const record = await readTicketRecord(installation.db, ref);
  const mails = record?.mails.slice(mailsBefore).filter((one) => one.mail.kind === 'notice') ?? [];
  const note = deliveryNote(installation, await ring(installation, 'deliver'));
  const notice = record?.ticket.notice;
  if (options.json === true) {
    return printJson({ ref, notice: notice?.kind, phase: notice?.phase, status: record?.ticket.status, subject: mails[0]?.mail.subject ?? '', recipients: mails.map((one) => one.mail.to[0]?.addrSpec ?? '') });
  }
  console.log(`${ref}: ${notice?.kind ?? ''} ${notice?.phase ?? ''}, ${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}; ${note}\n  ${printable(mails[0]?.mail.subject ?? '')}`);
}

async function list(installation: Installation, options: NoticeOptions): Promise<void> {
  const rows = await listNotices(installation.db, options.desk ?? null);
  if (options.json === true) return printJson(rows);
  if (rows.length === 0) return console.log('no announcements yet');
  for (const row of rows) console.log(rowText(row));
}

function rowText({ ref, desk, notice, phase, status, title, platforms }: NoticeRow): string {
  return `${ref}  ${desk}  ${notice}: ${phase ?? 'not sent yet'} (${status})${platforms.length === 0 ? '' : `  ${platforms.join(', ')}`}  ${printable(title)}`;
}

async function show(installation: Installation, ref: string | undefined): Promise<void> {
  if (ref === undefined) throw usageFault('which announcement? postern notice show REF');
  const record = await readTicketRecord(installation.db, ref);
  if (record === null) throw await unknownTicket(installation.db, ref);
  const { notice } = record.ticket;
  if (notice === undefined) throw dataFault('no-notice', `${record.ticket.ref} is no announcement; postern ticket ${record.ticket.ref} shows it`);
  const sent = record.mails.filter((one) => one.mail.kind === 'notice');
  console.log([
    `${record.ticket.ref}: ${notice.kind}, ${notice.phase ?? 'not sent yet'} (${record.ticket.status})  ${printable(record.ticket.subject)}`,
    ...record.history.filter((one) => ['notice', 'progress', 'interval', 'problem', 'delivery', 'note'].includes(one.kind)).map((one) => `  ${new Date(one.at).toISOString().slice(0, 16)}Z  ${one.kind}: ${printable(one.text)}`),
    ...sent.map((one) => `  mail ${one.id}: ${printable(one.mail.subject)} to ${printable(one.mail.to[0]?.addrSpec ?? '')}, ${one.state}`),
  ].join('\n'));
}
