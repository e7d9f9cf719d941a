// Mails that partners pass on with a few lines of their own, and letters around a story: what is described is the story, read
// by the shipped packs and sentences. Invented words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import type { FieldClaim, Recognition } from '../../src/recognise/recognition.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const receivedAt = Date.parse('2026-03-20T12:00:00Z');

function read(desk: string, subject: string, text: string): Recognition {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: ${subject}\r\nMessage-ID: <m1@quay.example>\r\nDate: Fri, 20 Mar 2026 09:12:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`));
  return recognise({ mail, reversePath: 'ida.holm@quay.example', forwardPaths: [rules.deskAddresses[0] ?? ''], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt }, rules);
}
const claims = (desk: string, subject: string, text: string): readonly FieldClaim[] => read(desk, subject, text).fields;
const told = (desk: string, field: string, subject: string, text: string): string => claims(desk, subject, text).filter((claim) => claim.field === field && claim.value !== null).map((claim) => [claim.value ?? ''].flat().join(', ')).join('\n');

const below = (from: string, story: string): string => `\n\n---------- Forwarded message ---------\nFrom: Bo Lind <bo@${from}>\nDate: Fri, 20 Mar 2026 at 08:02\nSubject: help\nTo: Ida Holm <ida.holm@quay.example>\n\n${story}\n`;

describe('a covering note', () => {
  it.each([
    ['retarus-partner', 'description', 'Please take this one, everything else is in the mail below.', 'Hi Ida,\nsince this morning no mail with a drawing reaches us any more, the sender gets "551 refused".\nBo', '551 refused'],
    ['retarus-partner', 'description', 'Hallo,\nbitte als Ticket anlegen, alles Weitere steht unten.\nGruß Ida', 'Hallo Ida,\nseit heute früh kommen bei uns keine Rechnungen mehr an, der Absender bekommt "551 refused".\nGruß\nBo', 'keine Rechnungen'],
    ['rhipe-csp', 'explanation', 'Bonjour,\nje vous fais suivre le message de notre client. Merci d\'ouvrir un dossier.\nIda', 'Bonjour Ida,\nle carnet d\'adresses du cabinet ne s\'affiche plus depuis hier, la page reste blanche.\nBo', 'carnet d\'adresses'],
    ['rhipe-csp', 'explanation', 'Morning,\nsee Bo\'s mail underneath. Over to you.\nIda', 'Hi Ida,\nwhen I open the plans library in SharePoint I get "Access denied" and nothing else.\nBo', 'plans library'],
    ['waratek-reseller', 'scenario', 'Passing this on from the bank, it is theirs in their own words.\nIda', 'Hi Ida,\nthe payment service crashes every night with a heap error since the agent runs on it.\nBo', 'crashes every night'],
  ])('leaves the story of %s to the mail that it passes on: %s %s', (desk, field, note, story, part) => {
    const text = told(desk, field, 'FW: help', note + below('dock.example', story));

    expect(text).toContain(part);
    expect(text).not.toMatch(/Please take|alles Weitere|fais suivre|underneath|Passing this/);
  });

  it('that tells of the fault itself stands before the story', () => {
    const text = told('waratek-reseller', 'scenario', 'FW: help', `The login page of the portal stays blank for all of their staff. See below.\nIda${below('dock.example', 'Hi Ida,\nsince the update the page shows "error 500" and nobody gets in.\nBo')}`);

    expect(text).toMatch(/stays blank[\s\S]*error 500/);
  });

  it.each([
    ['retarus-partner', 'description', 'Kurz vorweg: beim Hafenamt kommt seit Mittag kein einziges Fax mehr an.', 'Hallo Ida,\nunser Mandant ist 12345RS. Eins der Faxe, die fehlen:\n20.03.2026 08:17 von a@dock.example an b@quay.example, Status "deferred"\nBo', 'kein einziges Fax', 'die fehlen'],
    ['retarus-partner', 'description', 'Please take this up - the harbour office cannot release anything from its quarantine.', 'Hi Ida,\none of the messages that we cannot release:\n20.03.2026 08:17 from a@dock.example to b@quay.example, status "held"\nBo', 'cannot release anything', 'one of the messages'],
    ['retarus-partner', 'description', 'À ouvrir chez vous : tous les envois du port restent bloqués depuis midi.', 'Bonjour Ida,\nvoici un des courriels bloqués :\n20.03.2026 08:17 de a@dock.example à b@quay.example, statut "deferred"\nBo', 'tous les envois', 'voici un'],
  ])('that tells of it behind a few words of its own needs no lead of an example below (%s %s): %s', (desk, field, note, story, part, lead) => {
    const text = told(desk, field, 'FW: help', `${note}\n\nIda${below('dock.example', story)}`);

    expect(text).toContain(part);
    expect(text).not.toContain(lead);
  });

  it('that only points behind a colon leaves the story below', () => {
    const text = told('retarus-partner', 'description', 'FW: help', `One for your desk: he explains it all himself.\n\nIda${below('dock.example', 'Hi Ida,\nthe following happens to every scan since noon:\nthe mail comes back with "551 refused".\nBo')}`);

    expect(text).toContain('happens to every scan since noon');
    expect(text).not.toContain('explains it all');
  });

  it('wins where it says something else than the mail below', () => {
    const found = claims('waratek-reseller', 'FW: help', `Please take this one. Operating system is RHEL 9.2, he got that wrong.\nIda${below('dock.example', 'Hi Ida,\nthe service crashes every night with a heap error.\nOS: RHEL 8.6\nBo')}`).filter((claim) => claim.field === 'os');

    expect(found.filter((claim) => claim.source !== 'forwarded').map((claim) => claim.value)).toEqual([expect.stringContaining('RHEL 9.2')]);
  });

  it('lets facts below be read, labelled or named in passing', () => {
    const found = claims('waratek-reseller', 'FW: help', `Please take this one.\nIda${below('dock.example', 'Hi Ida,\nthe service crashes every night with a heap error.\n\nMachine: Debian 12.5\nJava version: Java 17.0.9\n\nBo')}`);

    expect(found.map((claim) => `${claim.field} ${String(claim.value)} ${claim.source}`)).toEqual(expect.arrayContaining(['os Debian 12.5 forwarded', 'java Java 17.0.9 forwarded']));
  });
});

describe('nothing comes from', () => {
  it('an older mail of the desk that is passed on', () => {
    const text = `Please see what you sent us last year, we have it again: all scanners are refused with "551 refused".\nIda\n\n-----Original Message-----\nFrom: Support <support@retarus.example>\nSent: Monday, 2 March 2026 10:00\nTo: Ida Holm <ida.holm@quay.example>\nSubject: old case\n\nMain customer ID: 71111\nDescription: mails of the branch were late\nStart of incident: 01.03.2026 - 09:00 UTC+1`;

    expect(claims('retarus-partner', 'FW: old case', text).filter((claim) => claim.source === 'forwarded')).toEqual([]);
    expect(told('retarus-partner', 'description', 'FW: old case', text)).toContain('551 refused');
  });

  it.each([
    ['New case please, nothing to do with the one quoted below. The customer is Fern Dental.', 'Re: scanner - other customer'],
    ['Neuer Fall, anderer Kunde: Praxis Fern. Der Scanner wird mit 535 abgewiesen.', 'AW: Scanner'],
    ['Nouveau cas, autre client que ci-dessous : Cabinet Fern. Le scanner reçoit 535.', 'Re: scanner'],
  ])('the sender\'s own old mail where he says it is another case: %s', (text, subject) => {
    expect(read('rhipe-csp', subject, `${text}\n\nIda\n\nOn Mon, 9 Mar 2026 at 11:03, Ida Holm <ida.holm@quay.example> wrote:\n> Company name: Reed Dental\n> Tenant domain: reed.onmicrosoft.com\n> Users affected: scan@reed.example`).identifiers).toEqual([]);
  });

  it('but his own old mail on the same case gives its numbers', () => {
    expect(read('rhipe-csp', 'Re: scanner', 'Hello,\nit is back, the scanner is refused with 535 again.\n\nIda\n\nOn Mon, 9 Mar 2026 at 11:03, Ida Holm <ida.holm@quay.example> wrote:\n> Company name: Reed Dental\n> Tenant domain: reed.onmicrosoft.com').identifiers.map((claim) => claim.value)).toEqual(['reed.onmicrosoft.com']);
  });
});

describe('a letter', () => {
  it.each([
    ['ox-cloud', 'current', 'Veuillez m\'excuser d\'écrire en français, mon collègue est absent.\n\nNotre gravité : 3.\n\nLes pièces jointes ne s\'ouvrent plus, on obtient une page vide.', 'page vide', 'm\'excuser'],
    ['rhipe-csp', 'explanation', 'Hello,\nI am covering for Mel this week. Just so you have it on record:\n\nNobody at the practice can open the shared calendar since noon, it says "access denied".', 'shared calendar', 'covering for'],
    ['retarus-partner', 'description', 'Hallo,\nich vertrete Anja in dieser Woche. Nur ganz kurz, das Telefon klingelt dauernd:\n\nAusgehende Mails bleiben seit heute früh in der Warteschlange hängen.', 'Warteschlange', 'vertrete'],
    ['waratek-reseller', 'scenario', 'Moin, nur kurz:\n\n- Typ: Issue\n- Übersicht zeigt seit dem Umstieg keine Werte mehr, alles auf null\n- OS RHEL 9.2\n', 'keine Werte', 'nur kurz'],
    ['zynstra-cms', 'symptoms', 'Hi,\nlogging this with you so that it does not get lost.\n\nAffected server is AVN-CMS-0042. Both scanners on the ground floor have dropped off, the one upstairs works.', 'scanners', 'logging this'],
  ])('is described by its story alone (%s %s): %s', (desk, field, text, part, courtesy) => {
    const value = told(desk, field, 'help', text);

    expect(value).toContain(part);
    expect(value).not.toContain(courtesy);
  });

  it('of nothing but courtesy describes nothing', () => {
    expect(told('retarus-partner', 'description', 'hello', 'Hello all,\nI am covering for Mel this week.\nHave a nice day.')).toBe('');
  });

  it('keeps a story in the words of the fault where it also holds a number', () => {
    expect(told('ox-cloud', 'current', 'help', 'Hello,\nsince the update mail.dock.example shows "error 500" to everybody who logs in. Severity 2.')).toContain('error 500');
  });
});

describe('what kind of ticket it is', () => {
  const said = (desk: string, note: string, story: string): string[] => read(desk, 'FW: help', note + below('dock.example', story)).phrases.map(({ name }) => name);
  const fault = 'Hallo Ida,\nseit heute früh kommen bei uns keine Rechnungen mehr an, sie hängen alle fest.\nBo';

  it('the mail below tells where the note only passes it on', () => {
    expect(said('retarus-partner', 'Hallo,\nbitte macht hierzu ein Ticket auf.\nIda', fault)).toContain('fault');
  });

  it('the note tells where it says what is wanted', () => {
    const kinds = said('retarus-partner', 'Hallo,\nbitte stellt für diesen Kunden die Warteschlange auf die neue Adresse um.\nIda', fault);

    expect(kinds.some((kind) => /wish/.test(kind))).toBe(true);
    expect(kinds).not.toContain('fault');
  });
});

describe('an address below the name of the writer', () => {
  it('says nothing of a fault', () => {
    const text = 'Hello,\nwe would like you to configure a retention policy for our tenant, keep everything for seven years.\nIf that costs extra, send me a quote.\n\nIda Holm\nPractice Manager, Quay Legal\nPO Box 9155, Auckland 1149\n+64 9 555 0133';

    expect(read('rhipe-csp', 'Retention policy', text).phrases.map(({ name }) => name)).not.toContain('fault');
  });
});

describe('the name of a service', () => {
  it.each(['The affected service is Transactional Email.', 'Only transactional email is affected.', 'What is affected is their transactional email.'])('is no transaction: %s', (sentence) => {
    expect(told('retarus-partner', 'transactions', 'help', `Hello,\nreset mails do not arrive. ${sentence}\nIda`)).toBe('');
  });

  it('leaves what is said of transactions', () => {
    expect(told('retarus-partner', 'transactions', 'help', 'Hello,\nreset mails do not arrive. The affected transactions are all of this morning.\nIda')).toContain('this morning');
  });
});
