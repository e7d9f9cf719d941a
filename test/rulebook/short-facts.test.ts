// Short facts that letters tell in a sentence of their own, as people put them, read by the shipped packs; each beside what
// only sounds like it.
import { describe, expect, it } from 'vitest';
import { toldValue as told } from './told-value.ts';

const fault = 'Since noon every print job of theirs ends with an error page.';

describe('how somebody wants his answer', () => {
  it.each(['Please ring me about the day, mail vanishes in our shared inbox.', 'Better phone than mail, my inbox is hopeless this week.'])('is the way that reaches him: %s', (text) => {
    expect(told('waratek-reseller', 'contact_pref', `${fault}\n\n${text}`)).toBe('phone');
  });
});

describe('the console', () => {
  it.each(['The Monitoring Console is happy, all of it is green.', 'Our console is content, no red anywhere.'])('is no neighbour that is well: %s', (text) => {
    expect(told('zynstra-cms', 'console', `${fault} ${text}`)).toBe('ok');
  });

  it('is told beside a suspicion', () => {
    expect(told('zynstra-cms', 'suspected', `${fault} Console is ok, no alarms, and I am fairly sure it is only his laptop.`)).toBe('client');
  });
});

describe('whom it hits', () => {
  it.each(['The page comes up white for all subscribers.', 'Allen Kunden wird die alte Seite angezeigt.'])('is told by to whom it is shown: %s', (text) => {
    expect(told('ox-cloud', 'end_user_impact', text)).toBe('All');
  });

  it('is the one who complained, where all others are well', () => {
    expect(told('ox-cloud', 'end_user_impact', `${fault} So far a single customer has complained, all others are fine.`)).toBe('Single');
  });

  it.each(['Rund 35 Prozent der Benutzer sind betroffen.', 'About 35 % of the staff cannot sign in.'])('is a share of them: %s', (text) => {
    expect(told('rhipe-csp', 'users_percent', `${fault} ${text}`)).toBe('35');
  });

  it('is no share of anything else', () => {
    expect(told('rhipe-csp', 'users_percent', `${fault} The disk is 35 percent full.`)).toBe('');
  });

  it.each(['Percentage of users: 120 %', 'Percentage of users: -5 %'])('is no share that cannot be: %s', (text) => {
    expect(told('rhipe-csp', 'users_percent', `${fault}\n\n${text}`)).toBe('');
  });
});

describe('the platform', () => {
  it.each(['Wir arbeiten mit Ubuntu 22.04.', 'Nos serveurs tournent sous Ubuntu 22.04.', 'Underneath is Ubuntu 22.04.'])('is what the servers run: %s', (text) => {
    expect(told('ox-cloud', 'platform', `${fault} ${text}`)).toBe('Ubuntu 22.04');
  });

  it.each(['She opens it on her laptop with Ubuntu 22.04.', 'We had it on Windows 11 in the browser.'])('is not what a subscriber sits at: %s', (text) => {
    expect(told('ox-cloud', 'platform', `${fault} ${text}`)).toBe('');
  });
});

describe('whether it was bought through us', () => {
  it.each([['Subscription bought through rhipe: yes', 'yes'], ['These licences were ordered through you in January.', 'yes'], ['The customer bought the subscription directly from Microsoft.', 'no']])('%s', (text, value) => {
    expect(told('rhipe-csp', 'through_us', `${fault}\n\n${text}`)).toBe(value);
  });

  it('is not told by what somebody means to buy', () => {
    expect(told('rhipe-csp', 'through_us', `${fault} We may buy more seats through you next month.`)).toBe('');
  });
});

describe('the service', () => {
  it.each(['Betroffen ist Cloud Fax, Mail läuft.', 'The product in question is Cloud Fax.'])('is called by its name: %s', (text) => {
    expect(told('retarus-partner', 'service', `${fault} ${text}`)).toBe('Cloud Fax');
  });

  it('is no customer', () => {
    expect(told('retarus-partner', 'service', `${fault} Betroffen ist die ganze Buchhaltung, draußen läuft alles.`)).toBe('');
  });
});

describe('a lead in the words of the writer', () => {
  const text = 'Nachstellen konnten wir es: drei Faxe von zwei Geräten, keines kam an. Geprüft haben wir bisher die Weiterleitung und die Regeln, alles wie immer.';

  it('ends where the next sentence tells another field', () => {
    expect(told('retarus-partner', 'reproduced', `${fault}\n\n${text}`)).toBe('drei Faxe von zwei Geräten, keines kam an.');
    expect(told('retarus-partner', 'done_so_far', `${fault}\n\n${text}`)).toContain('die Weiterleitung');
  });
});

describe('the company', () => {
  it.each(['Your invoice charges us twelve seats of Business Premium for Fernhill Dental.', 'The licences for Fernhill Dental are on the last invoice twice.'])('is whom seats are billed for: %s', (text) => {
    expect(told('rhipe-csp', 'company', text)).toBe('Fernhill Dental');
  });

  it('is no month and no product', () => {
    expect(told('rhipe-csp', 'company', 'Your invoice charges us twelve seats of Business Premium for February.')).toBe('');
  });
});
