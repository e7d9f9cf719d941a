// `postern ticket REF` for people: one page from what is known to how it came about. Times are the desk's, keys are
// masked, and nothing that came from a mail can move the cursor.
import pc from 'picocolors';
import { printedLabel } from '../compose/label.ts';
import { maskIn } from '../compose/mask.ts';
import { ratingText, secretsOf, shownValue } from '../compose/ticket-view.ts';
import { formatLocal } from '../decide/calendar.ts';
import { valueText, type KnownField } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { TicketRecord } from '../record/ticket-record.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { cut, printable, wrapped } from './table.ts';
import type { Conversations, Utterance } from './ticket-conversation.ts';

interface Page {
  readonly record: TicketRecord;
  readonly desk: Desk | null;
  readonly now: Instant;
  readonly mask: (text: string) => string;
  readonly time: (at: Instant) => string;
}

/** The page of a ticket. `desk` is null when its pack is gone. */
export function ticketText(record: TicketRecord, conversations: Conversations, desk: Desk | null, now: Instant): string {
  const { ticket } = record;
  const secrets = desk === null ? [] : secretsOf(desk, ticket);
  const zone = desk?.pack.desk.zone ?? 'UTC';
  const page: Page = { record, desk, now, mask: (text) => maskIn(text, secrets), time: (at) => formatLocal(at, zone) };
  return [
    ...head(page),
    ...section('Known', fieldLines(page)),
    ...section('Wrong', ticket.wrong.flatMap((one) => wrapped(`${label(page, one.field)}: ${one.detail === '' ? one.reason : one.detail} (${page.mask(one.raw)})`, '  '))),
    ...section('Told, but not usable', (ticket.unusable ?? []).flatMap((one) => wrapped(`${label(page, one.field)}: ${one.detail === '' ? one.reason : one.detail} (${page.mask(one.raw)})`, '  '))),
    ...section('Still missing', ticket.missing.map((id) => `  ${pc.yellow(label(page, id))}`)),
    ...section('Asked for, but not needed', ticket.optionalMissing.map((id) => `  ${label(page, id)}`)),
    ...section('Timers', timerLines(page)),
    ...section('Said on the requester side', conversationLines(page, conversations.requester)),
    ...section('Said on the working side', conversationLines(page, conversations.working)),
    ...section('History', historyLines(page)),
    ...section('Mails out', mailLines(page)),
  ].join('\n');
}

function head({ record: { ticket }, mask, time }: Page): string[] {
  const severity = ticket.severity === null ? [] : [`severity ${ticket.severity}${assumed(ticket.severityAssumed)}`];
  const from = `${ticket.requester.displayName} <${ticket.requester.addrSpec}>`.trim();
  return [
    `${pc.bold(ticket.ref)}  ${pc.bold(printable(mask(ticket.subject)))}`,
    [ticket.desk, ticket.type + assumed(ticket.typeAssumed), pc.bold(ticket.status), ...severity].join(', '),
    '',
    row('from', from + (ticket.organisation === null ? '' : `, ${ticket.organisation.name}`)),
    row('opened', time(ticket.receivedAt)),
    ...(ticket.closedAt === null ? [] : [row('closed', `${time(ticket.closedAt)}${ticket.closeReason === null ? '' : `: ${ticket.closeReason}`}`)]),
    ...(ticket.severity === null || ticket.severityReason === '' ? [] : [row('severity', ticket.severityReason)]),
    ...(ticket.entitlement === null ? [] : [row('entitlement', `${ticket.entitlement.valid ? 'valid' : 'not valid'}, by ${ticket.entitlement.by}${ticket.entitlement.tier === null ? '' : `, ${ticket.entitlement.tier}`}`)]),
    ...(ticket.assignedTo === null ? [] : [row('assigned to', ticket.assignedTo)]),
    ...(ticket.vendorRefs.length === 0 ? [] : [row('references', ticket.vendorRefs.join(', '))]),
    ...(ticket.links.length === 0 ? [] : [row('linked', ticket.links.map((link) => `${link.ref} (${link.kind})`).join(', '))]),
    ...(ticket.flags.length === 0 ? [] : [row('flags', ticket.flags.join(', '))]),
    ...(ticket.survey === undefined ? [] : [row('survey', ticket.survey.answer === null ? `asked ${time(ticket.survey.askedAt)}, no answer yet` : mask(ratingText(ticket)))]),
    row('rules', ticket.packVersion),
  ];
}

function fieldLines({ record: { ticket }, desk, mask }: Page): string[] {
  // The order of the vendor's form, then whatever the pack no longer has.
  const order = [...Object.keys(desk?.pack.fields ?? {}), ...Object.keys(ticket.fields)];
  return [...new Set(order)].flatMap((id) => {
    const field = ticket.fields[id];
    if (field === undefined) return [];
    const name = desk === null ? id : printedLabel(desk, id);
    const value = mask(desk === null ? valueText(field.value) : shownValue(desk, id, field, desk.pack.desk.languages[0] ?? 'en'));
    return [...wrapped(`${name}: ${value}${assumed(field.assumed)}`, '  '), pc.dim(`      ${provenance(field)}`)];
  });
}

function provenance(field: KnownField): string {
  return [...(field.earlier === undefined ? [] : [`known from ${field.earlier}`]), field.source, ...(field.line > 0 ? [`line ${field.line}`] : []), field.rule].filter((part) => part !== '').join(', ');
}

function timerLines({ record: { ticket }, time, now }: Page): string[] {
  return Object.values(ticket.timers).toSorted((a, b) => a.dueAt - b.dueAt).flatMap((timer) => {
    const late = timer.state === 'running' && timer.dueAt < now ? pc.red(' overdue') : '';
    const line = `  ${timer.name}: due ${time(timer.dueAt)}, ${timer.state}${late}`;
    return timer.state === 'running' ? [line, ...timer.why.map((why) => pc.dim(`      ${printable(why)}`))] : [pc.dim(line)];
  });
}

/** Our own form letters are shown by their beginning, people's words nearly whole; the rest is one command away. */
const linesShownMax = { ours: 6, theirs: 60 };

function conversationLines({ mask, time }: Page, said: readonly Utterance[]): string[] {
  return said.flatMap((one, index) => {
    const lines = wrapped(mask(one.text), '    ').filter((line, at, all) => line !== '' || all[at - 1] !== '');
    const shown = lines.slice(0, one.outbox === null ? linesShownMax.theirs : linesShownMax.ours);
    const source = one.outbox === null ? `postern message ${one.message ?? ''} --raw` : `postern outbox ${one.outbox} --raw`;
    const rest = lines.length > shown.length ? [pc.dim(`    … ${lines.length - shown.length} more lines: ${source}`)] : [];
    return [...(index === 0 ? [] : ['']), `  ${time(one.at)}  ${pc.bold(printable(one.author))}`, ...shown, ...rest];
  });
}

function historyLines({ record: { history }, mask, time }: Page): string[] {
  return history.map((event, index) => {
    const by = event.by === '' ? '' : pc.dim(` by ${printable(event.by)}`);
    // Which rules decided it: told where they begin to be others than before.
    const rules = event.packVersion === '' || event.packVersion === history[index - 1]?.packVersion ? '' : pc.dim(`  (rules ${event.packVersion})`);
    return `  ${time(event.at)}  ${event.kind.padEnd(13)} ${cut(printable(mask(event.text)), 120)}${by}${rules}`;
  });
}

function mailLines({ record: { mails }, mask, time }: Page): string[] {
  return mails.map(({ id, mail, state, createdAt }) => {
    const shown = ['failed', 'uncertain'].includes(state) ? pc.red(state) : state;
    return `  ${time(createdAt)}  #${id} ${mail.kind} to ${printable(mail.to[0]?.addrSpec ?? '')}: ${cut(printable(mask(mail.subject)), 60)}, ${shown}`;
  });
}

function label({ desk, record: { ticket } }: Page, id: string): string {
  return desk !== null && (id in desk.pack.fields || !(id in ticket.fields)) ? printedLabel(desk, id) : id;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', pc.bold(title), ...lines];
}

function row(name: string, value: string): string {
  return `  ${pc.dim(name.padEnd(12))} ${printable(value)}`;
}

function assumed(yes: boolean): string {
  return yes ? pc.dim(' (assumed)') : '';
}
