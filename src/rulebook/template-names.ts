// What a template or a text may name: the names that compose/ offers, as a table, so that a misspelt one is a fault of the
// pack and no mail that cannot be written. compose/ is held to it by its types.

/** Text to print; a list of things; names below a name; or anything at all. */
export type NameShape = 'text' | 'any' | { readonly each: NameShape } | { readonly names: Names };
export interface Names { readonly [name: string]: NameShape }

const text = 'text';
const askNames = { id: text, label: text, hint: text, example: text } as const satisfies Names;
const fieldNames = { id: text, label: text, value: text, assumed: text, source: text, source_note: text } as const satisfies Names;
const asks = { each: { names: askNames } } as const;
const wrongs = { each: { names: { ...askNames, raw: text, reason: text } } } as const;
const known = { each: { names: fieldNames } } as const;
const texts = { each: text } as const;

/** Of every ticket: what a paragraph of texts.<language>.yaml may name, and every template as well. */
const ticketNames = {
  ref: text, subject: text, desk: text, team: text, name: text, type: text, type_name: text, type_assumed: text, status: text, status_text: text,
  severity: text, severity_name: text, severity_assumed: text, severity_reason: text, severity_before: text, severity_because: text, claimed: text, severity_to_confirm: text, severity_guarded: text,
  requester: { names: { name: text, address: text } }, owner: text, organisation: text, tier: text, received: text, closed: text, close_reason: text,
  follows: text, merged_into: text, answers: text, related: text, alike: text, vendor_refs: text, links: 'any', phone: text, phones: { each: { names: { region: text, numbers: text } } }, known,
  timers: { each: { names: { name: text, title: text, due_local: text } } }, reopen_until: text, rating: text, supported_until: text, caller: { names: { phone: text, name: text, address: text, organisation: text } }, fields: 'any', open_count: text,
  ladder: { names: { current: text, next: text, not_before: text, attempts_missing: text } },
} as const satisfies Names;

const wordNames = { words: 'any' } as const satisfies Names;
export const paragraphNames = { ...ticketNames, ...wordNames } as const satisfies Names;

export const answerNames = {
  ...paragraphNames, reader: text, good_to_know: texts, situation: text, stored: text, followup_of: text, paragraphs: texts, missing: asks, optional: asks, wrong: wrongs, helpful: texts, kept_back: texts,
  open_count: text, complete: text, forwarded: text, resolved: text,
} as const satisfies Names;
export const forwardNames = { ...paragraphNames, reason: text, complete: text, asked: text, missing: asks, wrong: wrongs, text, flags: texts, kept_back: texts } as const satisfies Names;
export const relayNames = { ...paragraphNames, author: text, text, changed: known, paragraphs: texts, resolved: text, kept_back: texts } as const satisfies Names;
export const colleagueNames = { ...paragraphNames, reader: text, body: text, text } as const satisfies Names;
export const noticeNames = { ...paragraphNames, body: text, stored: text, text } as const satisfies Names;

export const announcementNames = {
  ...paragraphNames, body: text, facts: { each: { names: { label: text, value: text } } }, news: text, since: text, progress: text, details: text,
  audience: text, platforms: text, subscribed: text, list: text, address: text,
} as const satisfies Names;

export const reportNames = {
  ...wordNames, kind: text, desk: text, zone: text, organisation: text, month: text, body: text, columns: texts, rows: 'any',
  totals: { each: { names: { label: text, value: text } } }, missed: texts, more: text,
} as const satisfies Names;

export const caseNames = {
  ...paragraphNames, reader: text, title: text, made: text, body: text, facts: { each: { names: { label: text, value: text } } }, columns: texts, targets: 'any',
  findings: { each: { names: { label: text, value: text } } }, event_columns: texts, events: 'any', more: text,
} as const satisfies Names;

/** By template; a name that is not here is a forward of the pack's own (`forward: {template: …}`). */
export const templateNames: Readonly<Record<string, Names>> = {
  answer: answerNames, forward: forwardNames, 'relay-to-requester': relayNames, 'relay-to-working-side': relayNames, 'staff-notice': noticeNames, colleague: colleagueNames,
  announcement: announcementNames, report: reportNames, 'case-report': caseNames,
};
