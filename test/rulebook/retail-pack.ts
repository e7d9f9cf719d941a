// An invented desk, small enough to break on purpose: no vendor's words, every section of the language.
import type { RuleFiles } from '../../src/rulebook/rulebook.ts';

export const retailPack = `pack: retail
version: "1"
desk:
  name: Shop Support
  ref: "SHOP-{seq:4}"
  zone: Europe/Dublin
  languages: [en]
channels:
  mail: {kind: email, address: help@shop.example, opens: true}
  phone: {kind: phone, numbers: {IE: "+353 1 555 0111"}}
working_side:
  name: Shop team
  address: team@shop.example
  senders: ["*@shop.example"]
  roles: {lead: lead@shop.example}
open_by:
  - {if: {org: customer}, then: accept, reason: a customer}
  - {if: {otherwise: true}, then: hold, say: who, reason: a stranger}
identifiers:
  order:
    pattern: 'A\\d{4}'
    resolves: asset
  plan: {pattern: 'K-\\d', resolves: entitlement}
entitlement:
  by: [sender]
types:
  BUG: {default: true, detect: {text: broken}}
  ASK: {detect: {is: {kind_of: question}}}
fields:
  order: {kind: id, labels: {en: [Order]}}
  began: {kind: instant, labels: {en: [Began]}, offset: required, not_after: now}
  ended: {kind: instant, labels: {en: [Ended]}, not_before: began}
  kind_of: {kind: enum, labels: {en: [Kind]}, values: [question, fault]}
  level: {kind: enum, labels: {en: [Level]}, values: ["1", "2"]}
  story: {kind: text, question: {en: What happened}}
require:
  BUG: [order, began, "ended?", {field: story, soft: true}]
  ASK: [story]
severity:
  levels: ["1", "2"]
  default: {any: "2"}
  proposed_by: level
calendars:
  office:
    zone: Europe/Dublin
    week:
      mon-fri: "09:00-17:30"
    holidays: ["2026-12-25"]
statuses:
  open: {ball: us, is: open, initial: true}
  asked: {ball: requester, is: waiting}
  done: {ball: requester, is: resolved}
  over: {ball: none, is: closed}
flow:
  - {event: mail.opened, if: {lacks: required}, to: asked}
  - {event: fields.complete, to: open}
timers:
  response:
    title: {en: response}
    from: received
    until: [staff.replied]
    clock: office
    due: 4h
    on_due: [{tell: lead, template: late}]
  shutting:
    title: {en: closing}
    from: status.done
    clock: office
    due: {"1": 1bd, "2": none}
    on_due: [{close: silence}]
forward:
  when: {status: open}
rules:
  - event: mail.opened
    if: {matches: order}
    do: [{say: hello}, {flag: seen}]
  - event: mail.reply
    if: {flag: seen}
    do: [{start: response}]
hints:
  - {if: {text: broken}, say: hello}
`;

const texts = 'hello: |\n  Hello, {{ ref }}.\nwho: |\n  Who are you?\nlate: |\n  Late.\n';
const directory = `desk: retail
organisations:
  - id: acme
    name: Acme
    kind: customer
    domains: [acme.example]
    identifiers: {order: [A1234]}
    contacts: [{address: jo@acme.example, name: Jo}]
entitlements:
  - {key: K-1, organisation: acme, response: {"1": 30m}}
`;

/** A rules folder with the invented desk; `changes` replaces or adds files, null removes one. */
export function retailFiles(changes: Readonly<Record<string, string | null>> = {}): RuleFiles {
  const files = new Map<string, string>([
    ['retail/pack.yaml', retailPack],
    ['retail/texts.en.yaml', texts],
    ['phrases/en.yaml', 'broken:\n  - is broken\n'],
    ['shared/words.en.yaml', 'severity: severity\n'],
    ['shared/templates/answer.en.liquid', 'Hello {{ name }}\n'],
    ['shared/templates/forward.en.liquid', '{{ ref }}\n'],
    ['directory/retail.yaml', directory],
  ]);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

/** `text` with `from` replaced once; a replacement that finds nothing is a mistake of the test. */
export function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
  return text.replace(from, () => to);
}

/** 1-based line of the first `needle`. */
export function lineOf(text: string, needle: string): number {
  return text.slice(0, text.indexOf(needle)).split('\n').length;
}
