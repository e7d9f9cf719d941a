// Where the value behind a label ends, and what two values or a slip beside it make of it: read by the shipped packs.
// Invented words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';
import { toldValue } from './told-value.ts';

const rulebook = await shippedRulebook();

/** What is said to be wrong with a field. */
function problems(desk: string, field: string, text: string): string[] {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: note\r\nMessage-ID: <m1@quay.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`));
  const { fields } = recognise({ mail, reversePath: null, forwardPaths: [], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt: Date.parse('2026-03-20T12:00:00Z') }, rules);
  return fields.filter((claim) => claim.field === field && claim.problem !== null).map((claim) => claim.problem ?? '');
}

describe('a value', () => {
  it.each([
    ['ox-cloud', 'expected_load', '**Event date:** 12.05.2026 10:00\n**Expected load:** 40,000 letters within the hour\n**Questions to:** Ida Holm', '40,000 letters within the hour'],
    ['ox-cloud', 'expected_load', 'Datum der Kampagne: 12.05.2026 10:00\nErwartete Last: 40.000 Briefe in der Stunde\nFragen bitte an: Ida Holm', '40.000 Briefe in der Stunde'],
    ['rhipe-csp', 'explanation', 'Client final : Quai Sud\nProblème : deux personnes ne voient plus le calendrier\nBureau des deux : Brest', 'deux personnes ne voient plus le calendrier'],
    ['ox-cloud', 'expected', '5. Expected behaviour – the sheet opens at the place where it was left\n6. Ticket of ours – there is none', 'the sheet opens at the place where it was left'],
  ])('ends in front of a line written like its own label, whatever that asks for (%s %s)', (desk, field, text, value) => {
    expect(toldValue(desk, field, text)).toBe(value);
  });

  it('goes on over what a machine says in such a line', () => {
    expect(toldValue('ox-cloud', 'current', 'Current behaviour: the export stops\nError: 550 quota exceeded')).toContain('550 quota');
  });

  it.each([
    ['retarus-partner', 'example', 'Example:\n12.03.2026 14:11 from quay@pier.example to dock@pier.example,\nresult "picture taken off by policy"\n\nTest transactions permitted: no', '12.03.2026 14:11 from quay@pier.example to dock@pier.example,\nresult "picture taken off by policy"'],
  ])('goes on behind a comma, whatever the second half is like (%s %s)', (desk, field, text, value) => {
    expect(toldValue(desk, field, text)).toBe(value);
  });

  it('ends with its paragraph where nothing but the name and what stands below it follows', () => {
    expect(toldValue('waratek-reseller', 'desired', 'I have a wish for the portal.\n\nDesired solution: a switch that sends the list of findings to the auditor.\n\nNothing is broken in the product as we have it, this is merely a wish.\n\nIda Holm\nContact preference: e-mail')).toBe('a switch that sends the list of findings to the auditor.');
  });

  it.each([
    ['The portal hangs. The JVM is Temurin 17.0.10, 64-bit.', 'Temurin 17.0.10, 64-bit'],
    ['Das Portal hängt. Das JDK ist Azul Zulu 17.0.10 (64 Bit).', 'Azul Zulu 17.0.10 (64 Bit)'],
    ['The portal hangs. The JVM is Temurin 17.0.10, 64 people wait.', 'Temurin 17.0.10'],
  ])('keeps how its thing was built: %s', (text, value) => {
    expect(toldValue('waratek-reseller', 'runtime', text)).toBe(value);
  });
});

describe('two blocks of labels', () => {
  const blocks = 'Night:\nServer: QUA-CMS-0042\nMonitoring Console: ok\n\nMorning:\nServer: QUA-CMS-0042\nMonitoring Console: failure\n\nIda Holm';

  it('that contradict each other leave both values there, to be asked about', () => {
    expect(toldValue('zynstra-cms', 'console', blocks)).toBe('ok / failure');
  });

  it('count as their heads say', () => {
    expect(toldValue('zynstra-cms', 'console', blocks.replace('Night:', 'Yesterday (solved):').replace('Morning:', 'Today (broken):'))).toBe('failure');
  });
});

describe('a label with a slip in front of a number', () => {
  it('says that the number is none of ours', () => {
    expect(problems('zynstra-cms', 'server', 'Sever : QUA-CMS-42\nMonitoring Console : failure')).toEqual(['not of the expected form']);
  });

  it.each(['Sever : ____', 'Sever: tbc', 'Sever: the cable between the two, please', 'Never: QUA42x'])('is nothing where none stands there: %s', (line) => {
    expect(problems('zynstra-cms', 'server', `${line}\nMonitoring Console: failure`)).toEqual([]);
  });
});

describe('the place of a fault', () => {
  it.each([
    ['Description: uploads are refused\nTroubleshooting done: same build in the lab, small ones pass, large ones do not.', ''],
    ['The customer sees the uploads refused. In our lab they pass.', ''],
    ['Environment: Production\nProduct version: 25.2.0\nDescription: the login page hangs for a minute\n\nPS: the version above is wrong. 25.2.0 is what we have in the lab, the customer is on 25.1.0. The rest is right.', 'Production'],
    ['Der Kunde kann nichts hochladen. In unserem Labor geht es.', ''],
    ['Our customer sees it in their test environment: the login page hangs.', 'Non-production'],
    ['In our lab the console does not start.', 'Non-production'],
  ])('is not where the writer tried it himself: %s', (text, value) => {
    expect(toldValue('waratek-reseller', 'environment', text)).toBe(value);
  });
});
