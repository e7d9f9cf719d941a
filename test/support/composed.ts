// Mails of the invented desk as they are composed, and what no HTML part of a mail of ours may hold.
import { composeMail, type ComposeContext } from '../../src/compose/compose-mail.ts';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import type { AnswerEffect, MailEffect } from '../../src/decide/decision.ts';
import type { Ticket } from '../../src/decide/ticket.ts';
import type { TokenKey } from '../../src/mail/reply-token.ts';
import { apiary, tuesday } from './desk.ts';

export const tokenKeys: readonly TokenKey[] = [{ id: 'k', secret: 'a secret of this test' }];

export function composed(effect: MailEffect, ticket: Ticket, more: Partial<ComposeContext> = {}): OutgoingMail {
  return composeMail(effect, { desk: apiary, ticket, stored: true, heldRef: null, host: 'gateway.example', keys: tokenKeys, now: tuesday, uniqueId: () => 'u1', ...more });
}

export const plainAnswer: AnswerEffect = {
  kind: 'answer', to: { displayName: '', addrSpec: 'ida@linden.example' }, cc: [], language: 'en', situation: 'opened', paragraphs: [], missing: [], optional: [], wrong: [], helpful: [], showKnown: true,
  inReplyTo: null, autoSubmitted: 'auto-replied',
};

/** What a reader sees of an HTML part. */
export function shownBy(html: string): string {
  return html.replace(/<head>[\s\S]*?<\/head>|<!--[\s\S]*?-->/gu, '').replace(/<[^>]*>/gu, ' ')
    .replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The HTML part says what the text says, and is nothing but tags of ours, styles in place and links to the web. */
export function htmlFaults(sent: OutgoingMail): string[] {
  const html = sent.html ?? '';
  const shown = shownBy(html);
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const inHtml = new Set(words(shown));
  const inText = new Set([...words(sent.text), ...words(sent.subject), ...words(sent.from.displayName)]);
  const tags = [...new Set([...html.matchAll(/<\/?([a-z]+\d?)/giu)].map((match) => match[1]?.toLowerCase()))].filter((tag) => !['html', 'head', 'meta', 'title', 'body', 'table', 'tr', 'td', 'p', 'b', 'br', 'ul', 'li', 'a', 'span'].includes(tag ?? ''));
  return [
    ...words(sent.text).filter((word) => !inHtml.has(word)).map((word) => `only in the text: ${word}`),
    ...[...inHtml].filter((word) => !inText.has(word)).map((word) => `only in the HTML: ${word}`),
    ...tags.map((tag) => `the tag ${tag}`),
    ...[...html.matchAll(/ (?:href)="([^"]*)"/gu)].filter((match) => !/^https?:\/\//u.test(match[1] ?? '')).map((match) => `a link to ${match[1]}`),
    ...[...(html.match(/<[^>]*>/gu) ?? []).join('').matchAll(/ (on\w+|src|background|srcset)=|url\(|@import|<link/giu)].map((match) => `something remote: ${match[0]}`),
  ];
}
