// Answers that stand close to each other, in one line or below questions, read by the shipped packs: each is of its own question.
import { describe, expect, it } from 'vitest';
import { toldValue as told } from './told-value.ts';

const below = (question: string, answer: string): string => `Answers in between.\n\nOn Wed, 11 Mar 2026 at 11:02, Support <support@zynstra.example> wrote:\n> Thank you for your mail. To go on we need the following.\n>\n> Which server is it about?\n\nAVN-CMS-0042\n\n> ${question}\n\n${answer}\n\nRegards, Ida`;

describe('a yes or no', () => {
  it.each([
    ['You may send test mails. No, it is not a known issue here.', 'yes'],
    ['You may send test mails. No, sorry, they do not want that.', 'no'],
  ])('is turned round only by words about it: %s', (text, expected) => {
    expect(told('retarus-partner', 'test_ok', `Mails are late.\n${text}`)).toBe(expected);
  });

  it('is told by a line that refuses and says why behind a colon', () => {
    expect(told('retarus-partner', 'test_ok', "Merci d'ajouter ce domaine.\n\nPas d'envois de test de votre part, s'il vous plaît : l'adresse est déjà utilisée par la boutique.")).toBe('no');
  });

  it('is none where somebody waits for it', () => {
    expect(told('retarus-partner', 'test_ok', "Envois de test autorisés : j'attends l'accord du client\nDéjà connu : non")).toBe('');
  });
});

describe('an answer below a question in words of its own', () => {
  it('is the choice with its reason behind a stroke, though it begins like a label', () => {
    expect(told('zynstra-cms', 'suspected', below('Which component do you suspect?', 'The server - the scanner writes happily to a USB stick'))).toBe('server');
  });

  it('tells how it was repeated where it is asked what was done to repeat it', () => {
    expect(told('zynstra-cms', 'reproduced', below('What have you done to reproduce it?', 'Sent a test page three times, zero bytes each time'))).toContain('three times');
  });

  it('is whole though the question has no mark and a time stands in it', () => {
    expect(told('retarus-partner', 'transactions', 'My answers are below.\n\nOn Tue, 10 Mar 2026 at 09:02, Support <support@retarus.example> wrote:\n> 1. Which main customer ID is it?\n\n73125\n\n> 2. One affected transaction, please.\n\n10.03.2026 05:34, shop@quay.example to k.lind@post.example\n\n> 3. May we send test transactions?\n\nYes\n\nIda')).toBe('10.03.2026 05:34, shop@quay.example to k.lind@post.example');
  });

  it('is no number where it is "none yet"', () => {
    expect(told('ox-cloud', 'track_id', 'Our ticket: None yet, sorry.')).toBe('');
    expect(['OTRS#4412', '#12', 'T42', '2026031044000123'].map((number) => told('ox-cloud', 'track_id', `Our ticket: ${number}`))).toEqual(['OTRS#4412', '#12', 'T42', '2026031044000123']);
  });
});

describe('a state of the console', () => {
  it.each([
    ['All green, no alarms.', 'ok'],
    ['ok - no, wait, failure since noon', 'failure'],
  ])('is taken back by nothing that only says it again: %s', (answer, expected) => {
    expect(told('zynstra-cms', 'console', below('What does the Monitoring Console show?', answer))).toBe(expected);
  });

  it('is told by a sentence that the mail program broke before its name', () => {
    expect(told('zynstra-cms', 'console', 'The clocks run fast, and door badges and the\ntime sheets are refused by all. Where the fault lies is unclear. Nobody here has checked the\nMonitoring Console so far.\n\nIda')).toBe('not_checked');
  });
});

describe('a form of his own that the writer quotes', () => {
  const quoted = '\n\nIda\n\n-----Original Message-----\nFrom: Ida Holm <ida.holm@quay.example>\nSent: Tuesday, 10 March 2026 2:44 PM\nTo: partner.support@rhipe.example\nSubject: help\n\nCompany Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nUsers affected: kim@contoso.example\nTroubleshooting steps: rebuilt the index';

  it.each(['Sorry, forget the form I sent ten minutes ago, I had filled it in for the wrong customer.', 'Bitte ignorieren Sie das Formular von vorhin.'])('answers nothing where he takes it back: %s', (sentence) => {
    expect(told('rhipe-csp', 'tenant_domain', `${sentence}\n\nThe customer is Wattle Dental, the tenant wattle.onmicrosoft.com.${quoted}`, 'Re: help')).toBe('wattle.onmicrosoft.com');
  });

  // To ask again for all that was answered would be the worst answer.
  it.each(['The reports of the portal are sent out for the wrong customer.', 'All users ignore the mail sent before.', 'They just changed the template of the invoice.', 'Sie vergessen, das Formular zu speichern.'])('stays where the same words tell the trouble: %s', (sentence) => {
    expect(told('rhipe-csp', 'tenant_domain', `Please see the form below. ${sentence}${quoted}`, 'Re: help')).toBe('contoso.onmicrosoft.com');
  });
});

describe('what was done', () => {
  it('is told by no sentence about the mail itself', () => {
    expect(told('rhipe-csp', 'steps_done', 'Blank form at the bottom, I typed here instead, easier.\n\nThe button is grey for all users. I signed out two pupils and cleared the cache.')).toBe('I signed out two pupils and cleared the cache.');
  });
});

describe('which component it is', () => {
  it('is told by no sentence about something else that nobody knows', () => {
    expect(told('zynstra-cms', 'suspected', 'The programme hangs every hour. We do not know whom to turn to.')).toBe('');
    expect(told('zynstra-cms', 'suspected', 'The programme hangs every hour. Suspected component: do not know')).toBe('unclear');
  });
});

describe('a row of a table', () => {
  const row = 'Hi, one row as usual:\n\nProduct | Product version | Issue type | Java version\nSecure for Java | 25.2.0 | Issue | 8u382\n\nJo';

  it('is read below its heads, though no bar stands in front', () => {
    expect(['product', 'version', 'java'].map((field) => told('waratek-reseller', field, row))).toEqual(['Secure for Java', '25.2.0', '8u382']);
  });
});

describe('a short value behind its label', () => {
  it('is no answer that was left open', () => {
    expect(told('ox-cloud', 'expected', 'Steps: create a task with a reminder, wait.\nExpected behaviour: one reminder, one time.\nServer: https://mail.quay.example')).toBe('one reminder, one time.');
  });
});
