// One mail of an announcement, once a recipient: nobody in an audience sees who else is in it, and an answer opens a
// ticket of its own instead of joining the announcement. It is generated, not an answer (RFC 3834): marked as such, with
// the fields by which lists and mail programs know bulk mail (RFC 2369, 2919). Its return path
// is not the null path, which a distribution list refuses: an address that fails should be known.
import type { NoticeEffect } from '../decide/decision.ts';
import { formatLocal } from '../decide/calendar.ts';
import { valueText, type Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import { returnPath } from '../mail/return-path.ts';
import type { NoticeSlot } from '../decide/notice-slots.ts';
import { renderLiquid } from '../rulebook/liquid.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { announcementNames } from '../rulebook/template-names.ts';
import { blocksHtml } from './blocks-html.ts';
import { blocksText } from './blocks-text.ts';
import type { ComposeContext } from './compose-mail.ts';
import { mapTexts, renderBlocks } from './mail-blocks.ts';
import { maskIn } from './mask.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { ticketView } from './ticket-view.ts';

/** The distribution lists of this audience, by the pack. */
export function listAddresses(desk: Desk, effect: NoticeEffect): string[] {
  const addresses = Object.entries(desk.pack.audiences[effect.audience]?.addresses ?? {});
  return addresses.filter(([platform]) => effect.platforms.length === 0 || effect.platforms.includes(platform)).map(([, address]) => address);
}

/** The same mail to each of `recipients`, singly. */
export function composeNotices(effect: NoticeEffect, context: ComposeContext, recipients: readonly string[]): OutgoingMail[] {
  const { desk, ticket } = context;
  const language = desk.pack.desk.languages[0] ?? 'en';
  const rules = desk.pack.notices[effect.notice];
  const phase = rules?.phases[effect.phase];
  if (rules === undefined || phase === undefined) return [];
  const address = desk.pack.channels[ticket.channel]?.address ?? desk.addresses[0] ?? '';
  const audience = desk.pack.audiences[effect.audience];
  const title = audience?.title[language] ?? audience?.title['en'] ?? effect.audience;
  const view = { ...ticketView(desk, ticket, language), words: desk.words(language) };
  const source = desk.text(phase.text, language);
  const template = desk.template('announcement', language);
  if (template === null) throw new Error(`template announcement.${language} is missing for desk ${desk.id}`);
  const { news } = effect;
  const shown = (one: string): string => maskIn(one, [...desk.secretsIn(one)]);
  const blocks = renderBlocks(template, {
    ...view, body: source === null ? '' : renderLiquid('paragraph', source, view).trim(), facts: factsOf(desk, ticket, phase.needs, language),
    news: news?.kind ?? '', since: news === null ? '' : moment(news.since, desk.pack.desk.zone),
    progress: news === null || news.kind === 'none' ? '' : valueOf(desk, ticket, rules.fields.progress), details: effect.details,
    audience: title, platforms: effect.platforms.join(', '), subscribed: audience?.subscribe === true, list: effect.audience, address,
  } satisfies Readonly<Record<keyof typeof announcementNames, unknown>>).map((block) => mapTexts(block, shown));
  const about = subjectOf(phase.subject, language);
  const subject = shown(oneLine(`[${ticket.ref}] ${about}${about === ticket.subject ? '' : `: ${ticket.subject}`}`));
  const text = blocksText(blocks);
  const html = blocksHtml(blocks, { language, title: subject, head: `${desk.pack.desk.name} · ${ticket.ref}` });
  const [user = '', domain = ''] = address.split('@');
  const headers = [
    { name: 'X-Desk-Id', value: desk.id }, { name: 'X-Ticket-Ref', value: ticket.ref },
    { name: 'Auto-Submitted', value: 'auto-generated' }, { name: 'X-Auto-Response-Suppress', value: 'All' }, { name: 'Precedence', value: 'bulk' },
    { name: 'List-Id', value: `${oneLine(title)} <${effect.audience}.${user}.${domain}>` },
    ...(audience?.subscribe === true ? [{ name: 'List-Unsubscribe', value: `<mailto:${address}?subject=unsubscribe%20${effect.audience}>` }] : []),
  ];
  // Nobody has that id: mails that name the same unknown first mail are shown as one thread everywhere.
  const thread = `notice.${ticket.ref.toLowerCase()}@${context.host}`;
  return recipients.map((recipient) => {
    const messageId = `notice.${ticket.ref.toLowerCase()}.${context.uniqueId()}@${context.host}`;
    return {
      kind: 'notice', automatic: false, from: { displayName: desk.pack.desk.name, addrSpec: address }, to: [{ displayName: '', addrSpec: oneLine(recipient) }], cc: [],
      replyTo: { displayName: desk.pack.desk.name, addrSpec: address }, subject, text, html, messageId, inReplyTo: null,
      references: [thread, messageId], headers, date: context.now, reversePath: returnPath(address, messageId), files: [], attachmentsOf: [],
    };
  });
}

/** What the mail must say, and what it may, as `label: value`. Progress has a paragraph of its own. */
function factsOf(desk: Desk, ticket: Ticket, needs: readonly string[], language: string): { label: string; value: string }[] {
  const rules = desk.pack.notices[ticket.notice?.kind ?? ''];
  return needs.flatMap((need) => {
    const slot = need.replace(/\?$/u, '') as NoticeSlot;
    const value = slot === 'progress' ? '' : valueOf(desk, ticket, rules?.fields[slot]);
    const label = desk.word(`notice_${slot}`, language);
    const shown = desk.pack.fields[rules?.fields[slot] ?? '']?.kind === 'bool' ? desk.word(value, language) : value;
    return value === '' ? [] : [{ label, value: shown }];
  });
}

function valueOf(desk: Desk, ticket: Ticket, field: string | undefined): string {
  const known = field === undefined ? undefined : ticket.fields[field];
  if (field === undefined || known === undefined) return '';
  return desk.pack.fields[field]?.kind === 'instant' ? moment(Date.parse(valueText(known.value)), desk.pack.desk.zone) : valueText(known.value);
}

/** Readers sit in many zones: the desk's time and UTC. */
function moment(at: Instant, zone: string): string {
  const local = formatLocal(at, zone);
  const utc = formatLocal(at, 'UTC');
  return local === utc ? local : `${local} (${sameDay(local, utc) ? utc.slice(-9) : utc})`;
}

/** `Tue 10 Mar 2026 02:00 CET` and its UTC lie on the same day. */
function sameDay(local: string, utc: string): boolean {
  return local.split(' ').slice(0, 4).join(' ') === utc.split(' ').slice(0, 4).join(' ');
}

function subjectOf(subject: Readonly<Record<string, string>>, language: string): string {
  return subject[language] ?? subject['en'] ?? Object.values(subject)[0] ?? '';
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
