// Letters in which a fact stands beside what looks like another one, and forms typed in a hurry: read by the shipped packs.
// Invented words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const receivedAt = Date.parse('2026-03-20T12:00:00Z');

function told(desk: string, field: string, text: string): string[] {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: note\r\nMessage-ID: <m1@quay.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`));
  const { fields } = recognise({ mail, reversePath: null, forwardPaths: [], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt }, rules);
  return fields.filter((claim) => claim.field === field && claim.value !== null).map((claim) => [claim.value ?? ''].flat().join(' '));
}

describe('a form typed in a hurry', () => {
  it.each([
    ['ox-cloud', 'current', 'Current behaivour: the draft is gone', 'the draft is gone'],
    ['ox-cloud', 'expected', 'Expected behaivour: the draft stays\nCurrent behaivour: the draft is gone', 'the draft stays'],
    ['zynstra-cms', 'suspected', 'suspectd componet: servr', 'server'],
    ['zynstra-cms', 'suspected', 'Suspected component: cleint', 'client'],
    ['zynstra-cms', 'authority', 'autority chekced: yse', 'yes'],
    ['zynstra-cms', 'authority', 'Authority checked: nien', 'no'],
  ])('is read where only one answer is meant (%s %s): %s', (desk, field, text, value) => {
    expect(told(desk, field, text)).toEqual([value]);
  });

  it.each([
    ['zynstra-cms', 'suspected', 'Suspected component: lamp'],
    ['zynstra-cms', 'suspected', 'Suspected component: severe'],
    ['zynstra-cms', 'authority', 'Authority checked: eyes'],
  ])('tells nothing where another word may be meant (%s %s): %s', (desk, field, text) => {
    expect(told(desk, field, text)).toEqual([]);
  });
});

describe('a fact', () => {
  it.each([
    ['retarus-partner', 'start', 'Our customer (tenant 12345RS, we are partner 73125) gets nothing since 10 March 2026, 08:20 UTC+1.', '2026-03-10T07:20:00Z'],
    ['zynstra-cms', 'suspected', 'At first I suspected her browser. Wrong: it isn\'t the client, it is the server.', 'server'],
    ['rhipe-csp', 'reason', 'Reason for escalation: no cause found', 'no cause found'],
    ['ox-cloud', 'environment', 'Drops after a minute. This is on production. Sorry, wrong, I was looking at the other terminal: it is on staging. Production is fine.', 'Staging'],
    ['ox-cloud', 'environment', 'Production is fine, staging fails.', 'Staging'],
    ['retarus-partner', 'start', 'It began on 18.03.2026 at 08:15. UTC+1 of course.', '2026-03-18T07:15:00Z'],
    ['ox-cloud', 'end_user_impact', 'A handful of subscribers complained so far.', 'Multiple'],
    ['waratek-reseller', 'expected', 'The report should list all rules, but it is empty.', 'The report should list all rules'],
    ['waratek-reseller', 'actual', 'The report should list all rules, but it is empty.', 'it is empty.'],
    ['waratek-reseller', 'actual', 'Each rule should be listed once. It hangs for ten minutes.', 'It hangs for ten minutes.'],
    ['ox-cloud', 'environment', '| Was | Wert |\n|---|---|\n| **Umgebung** | ~~Staging~~ Produktion |\n| **Severity** | 2 |', 'Production'],
    ['ox-cloud', 'product', 'Server              | https://mail.quay.example\nEnvironment         | Production\nSeverity            | 3\nProduct             | App Suite Mail\nExpected behaviour  |', 'App Suite Mail'],
    ['retarus-partner', 'done_so_far', 'Konkretes Beispiel: 10.03.2026 08:52 kai@quay.example an hafen@dock.example, Einstufung "bulk"\n\nOb es nachstellbar ist, wissen wir noch nicht, das prüft Frau Holm morgen. Bisher haben wir den Absender auf die Whitelist gesetzt, leider ohne Wirkung. Testsendungen durch Sie sind nicht erwünscht.', 'Bisher haben wir den Absender auf die Whitelist gesetzt, leider ohne Wirkung.'],
  ])('is told beside what looks like another one (%s %s): %s', (desk, field, text, value) => {
    expect(told(desk, field, text)).toEqual([value]);
  });

  it.each([
    ['retarus-partner', 'start', 'They have been a customer of ours since 10 March 2026, 08:20 UTC+1.'],
    ['ox-cloud', 'current', '| Was | Wert |\n|---|---|\n| **Umgebung** | Produktion |\n| **Severity** | 2 |'],
    ['ox-cloud', 'expected', 'Server              | https://mail.quay.example\nEnvironment         | Production\nSeverity            | 3\nProduct             | App Suite Mail\nExpected behaviour  |'],
    ['retarus-partner', 'test_ok', 'Zwei eigene Testmails sind ebenfalls verschwunden.'],
    ['ox-cloud', 'end_user_impact', 'This is not the case of January; that one (Severity 2, staging) is closed.'],
  ])('is none where words only sound like it (%s %s): %s', (desk, field, text) => {
    expect(told(desk, field, text)).toEqual([]);
  });
});
