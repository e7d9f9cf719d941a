// An invented desk and mails for it, for the tests of recognition: a lighthouse keeper's helpdesk with every kind of
// field, two identifiers and word lists. Nothing of it exists in rules/.
import { parseMessage } from '../../src/parse/parse-message.ts';
import type { ParsedMessage } from '../../src/parse/parsed-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import type { FieldClaim, FieldValue, Recognition } from '../../src/recognise/recognition.ts';
import type { FieldKind, FieldRule, IdentifierRule, RecognitionRules } from '../../src/recognise/recognition-rules.ts';

export const receivedAt = Date.parse('2026-03-10T12:00:00Z');

let line = 0;
function field(id: string, kind: FieldKind, labels: readonly string[], more: Partial<FieldRule> = {}): FieldRule {
  line += 1;
  return {
    id, kind, labels: labels.map((text, i) => ({ text, language: 'en', rule: `beacon/pack.yaml:${line * 10 + i}` })), values: [], words: [], identifier: null,
    zone: null, allWords: [], charactersMin: 0, minorNeeded: false, questions: [], toldBy: [], names: [], versionOf: null, fallback: [], prose: false, rule: `beacon/pack.yaml:${line * 10}`, ...more,
  };
}
function identifier(id: string, pattern: string, more: Partial<IdentifierRule> = {}): IdentifierRule {
  return { id, pattern, ignoreCase: false, labelNeeded: false, placeholders: [], external: false, rule: `beacon/pack.yaml:${id}`, ...more };
}

export const beacon: RecognitionRules = {
  desk: 'beacon',
  version: 'test',
  fields: [
    field('station', 'id', ['STATION NUMBER', 'Stationsnummer', 'N° de station'], { identifier: 'station' }),
    field('lamps', 'id_list', ['Lamp(s) or spare lamp(s)', 'Lamps', 'Lampen'], { identifier: 'lamp' }),
    field('keeper', 'contact', ['Keeper on duty', 'Contact', 'Wärter'], { fallback: ['signature'] }),
    field('signal', 'enum_open', ['SIGNAL AFFECTED', 'Betroffenes Signal', 'Signal concerné'], { values: ['Main Light', 'Fog Horn'] }),
    field('dark_since', 'instant', ['DARK SINCE', 'Dunkel seit', 'Éteint depuis']),
    field('lit_again', 'instant', ['LIT AGAIN (OPTIONAL)', 'LIT AGAIN']),
    field('event_day', 'instant', ['Day of the visit'], { zone: 'Europe/Berlin' }),
    field('report', 'text', ['REPORT', 'Bericht', 'Rapport'], { charactersMin: 20, prose: true }),
    field('sighting', 'text', ['SIGHTING', 'Sichtung']),
    field('done', 'text', ['What has already been done by the keeper to light the lamp', 'Already done']),
    field('may_test', 'bool', ['Is the crew permitted to send test signals', 'Test signals']),
    field('known', 'bool_text', ['Is this outage already known']),
    field('level', 'enum', ['Level', 'Lvl'], { values: ['1', '2', '3', '4'], words: [{ text: 'high', value: '2' }] }),
    field('site', 'enum', ['Site', 'Standort'], { values: ['Harbour', 'Open sea'], words: [{ text: 'Hafen', value: 'Harbour' }, { text: 'offshore', value: 'Open sea' }] }),
    field('ships', 'list', ['Ships affected', 'Affected ships'], { allWords: ['all ships', 'everyone'] }),
    field('console_url', 'url', ['Console']),
    field('firmware', 'version', ['Firmware version']),
    field('error', 'text', ['Error', 'Error code']),
    field('share', 'percent', ['Share of ships']),
  ],
  identifiers: [
    identifier('station', String.raw`\d{5}`, { labelNeeded: true }),
    identifier('lamp', String.raw`\d{4}LP`, { ignoreCase: true, placeholders: ['1234LP'] }),
    identifier('log', String.raw`LOG[- ]?\d{4,}`, { ignoreCase: true }),
  ],
  phrases: [
    { name: 'visit', phrases: ['visit the tower', 'Besuch * Turm'], rule: 'phrases/en.yaml:1' },
    { name: 'grease', phrases: ['grease the gear'], rule: 'phrases/en.yaml:2' },
  ],
  languages: ['en', 'de', 'fr'],
  deskAddresses: ['desk@beacon.example'],
  refForms: ['BCN-{yyyy}-{seq:6}'],
  commands: ['resolve', 'status', 'note'],
};

/** Bytes of a mail with this body; `head` replaces or adds header fields. */
export function mailOf(body: string, head: Readonly<Record<string, string>> = {}): ParsedMessage {
  const fields = { From: 'Ida Holm <ida@tower.example>', To: 'desk@beacon.example', Subject: 'lamp', 'Message-ID': '<m1@tower.example>', Date: 'Tue, 10 Mar 2026 09:12:00 +0000', 'Content-Type': 'text/plain; charset=utf-8', ...head };
  return parseMessage(Buffer.from(`${Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`));
}

export function htmlOf(body: string): ParsedMessage {
  return mailOf(body, { 'Content-Type': 'text/html; charset=utf-8' });
}

export function recognised(mail: ParsedMessage, rules: RecognitionRules = beacon): Recognition {
  return recognise({ mail, reversePath: 'ida@tower.example', forwardPaths: ['desk@beacon.example'], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt }, rules);
}

/** Claims of one field as `source value` or `source !problem`, in order. */
export function claimsOf(mail: ParsedMessage, id: string): string[] {
  return recognised(mail).fields.filter((claim) => claim.field === id).map(shown);
}

function shown(claim: FieldClaim): string {
  return claim.value === null ? `${claim.source} !${claim.problem ?? ''}` : `${claim.source} ${textOf(claim.value)}`;
}

function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join(', ');
}
