// A form that was filled in anew above an older one, corrections beside a form, and another customer beside this one: read by
// the shipped packs and sentences. Invented words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const receivedAt = Date.parse('2026-03-20T12:00:00Z');

function told(desk: string, field: string, text: string, subject = 'Incident'): string {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: ${subject}\r\nMessage-ID: <m1@quay.example>\r\nDate: Fri, 20 Mar 2026 09:12:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`));
  const { fields } = recognise({ mail, reversePath: 'ida.holm@quay.example', forwardPaths: [rules.deskAddresses[0] ?? ''], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt }, rules);
  return fields.filter((claim) => claim.field === field && claim.value !== null).map((claim) => [claim.value ?? ''].flat().join(', ')).join('\n');
}

const form = 'Main customer ID: 80210\nAffected service: Email Security\nStart of incident: 20.03.2026 - 08:10 UTC+1\nDescription: seals are cut off every mail that leaves the house\nTest transactions: yes\nDone so far: ____';
const older = (from: string): string => `\n\n-----Original Message-----\nFrom: ${from}\nSent: Thursday, 12 February 2026 15:20\nTo: Support\nSubject: incident\n\nAffected service: Transactional Email\nStart of incident: 12.02.2026 - 14:00 UTC+1\nDescription: the portal was slow for an hour or so\nDone so far: proxy restarted\n`;

describe('the writer\'s own older form below', () => {
  it('fills in nothing that the one above leaves open', () => {
    const text = form + older('Ida Holm');

    expect(told('retarus-partner', 'done_so_far', text, 'FW: incident')).toBe('');
    expect(told('retarus-partner', 'service', text, 'FW: incident')).toBe('Email Security');
  });

  it('tells what it says where he only sends it again', () => {
    const text = `My mail of yesterday once more, no answer so far.${older('Ida Holm')}`;

    expect(told('retarus-partner', 'done_so_far', text, 'FW: incident')).toBe('proxy restarted');
  });

  it('of somebody else fills in no place of the same form either', () => {
    expect(told('retarus-partner', 'done_so_far', form + older('Bo Lind'), 'FW: incident')).toBe('');
  });
});

const product = 'Product: Waratek Secure\nProduct version: 25.2.0\nOperating system: RHEL 8.9\nDescription: The heap grows by a tenth every day until nothing answers.\n\n';

describe('a correction of one label', () => {
  it.each([
    ['The product version up there is outdated. The right one is 24.3.1.'],
    ['Die Produktversion oben ist veraltet. Richtig ist 24.3.1.'],
    ['La version du produit ci-dessus est fausse. C\'est 24.3.1, pas 25.2.0.'],
  ])('withdraws nothing of a label that is a part of it, and is no expectation: %s', (sentence) => {
    expect(told('waratek-reseller', 'version', product + sentence)).toBe('24.3.1');
    expect(told('waratek-reseller', 'product', product + sentence)).toBe('Waratek Secure');
    expect(told('waratek-reseller', 'expected', product + sentence)).toBe('');
  });

  it('stands above the form that it corrects', () => {
    expect(told('waratek-reseller', 'os', `The operating system in the form below is still the old one. It has to be RHEL 9.3.\n\n${product}`)).toBe('RHEL 9.3');
  });

  it('is no wish beside it', () => {
    expect(told('waratek-reseller', 'os', `${product}By summer the operating system should be RHEL 9.3 everywhere.`)).not.toBe('RHEL 9.3');
  });
});

describe('what is told of another customer', () => {
  it.each([
    ['At Fern Hill the console is red, but that is another customer and you have it as ZYN-000377 already.'],
    ['Unser Nachbar Fern Hill übrigens: die Konsole ist rot. Die melden sich selbst.'],
    ['Chez Fern Hill la console est rouge, mais c\'est un autre client.'],
  ])('answers nothing: %s', (sentence) => {
    const text = `Server: AVN-CMS-0042\nSymptoms: the calendar is empty for everybody since nine.\n\n${sentence}`;

    expect(told('zynstra-cms', 'console', text)).toBe('');
    expect(told('zynstra-cms', 'known_issue', text)).toBe('');
  });
});
