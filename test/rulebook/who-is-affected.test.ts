// Whom a fault hits where something beside it looks like him: a mailbox that something is done with, an address in a log,
// somebody who is put right below. And what a label or a sentence of the same letters leaves open. Read by the shipped packs.
import { describe, expect, it } from 'vitest';
import { toldValue } from './told-value.ts';

const users = (text: string): string => toldValue('rhipe-csp', 'users', text);

describe('a mailbox that something is done with', () => {
  it.each([
    ['ada.lind@quill.example and ben.roth@quill.example can no longer send as the common mailbox front@quill.example.', 'ada.lind@quill.example, ben.roth@quill.example'],
    ['Seit heute können ada.lind@quill.example und ben.roth@quill.example nicht mehr im Namen des Postfachs empfang@quill.example senden.', 'ada.lind@quill.example, ben.roth@quill.example'],
    ['Depuis lundi, ada.lind@quill.example ne peut plus envoyer au nom de la boîte partagée accueil@quill.example.', 'ada.lind@quill.example'],
  ])('is nobody whom it hits beside those who have it: %s', (text, value) => {
    expect(users(text)).toBe(value);
  });

  it('is what it hits where nobody else has it', () => {
    expect(users('Since this morning the shared mailbox front@quill.example gets no mail.')).toBe('front@quill.example');
    expect(users('The shared mailbox front@quill.example and ben.roth@quill.example get no mail.')).toBe('front@quill.example, ben.roth@quill.example');
  });
});

describe('an address that a machine wrote', () => {
  it.each([
    'Ada Lind cannot sign in. The trace only has 09:14:02 INVITE sip:gate@192.0.2.9:5060 and then stops.',
    'Calls drop for Ada Lind. In the log: 09:14:02.113 INFO user=svc-line@quill.example state=closed.',
  ])('is no user: %s', (text) => {
    expect(users(text)).toBe('Ada Lind');
  });

  it('is one where a person tells of it', () => {
    expect(users('The address is sip:ada.lind@quill.example and she cannot call out.')).toBe('ada.lind@quill.example');
  });
});

describe('whoever is put right below', () => {
  it.each([
    ['Users affected: Lou Hart\nCorrection, sorry: the affected user is Lena Hart, not Lou.', 'Lena Hart'],
    ['Users affected: Lou Hart, Ben Roth\nProblem: mail does not arrive\n\nPS: it is Lena Hart, not Lou.', 'Lena Hart, Ben Roth'],
    ['Users affected: lou.hart@quill.example\nProblem: mail does not arrive\n\nSorry, typo: it is lena.hart@quill.example, not lou.hart@quill.example.', 'lena.hart@quill.example'],
    ['Betroffene Benutzer: Lou Hart\nProblem: Mails kommen nicht an\n\nKorrektur: betroffen ist Lena Hart, nicht Lou.', 'Lena Hart'],
  ])('is the one whom it hits: %s', (text, value) => {
    expect(users(text)).toBe(value);
  });

  it.each([
    'Lena Hart, who sits beside Lou, has checked the cable.', 'Lou is on leave from Monday, please ask Lena Hart then.', 'Correction: the contact is Lena Hart, not Lou.', 'Not sure whether it is only Lou; Lena Hart has not tried yet.',
  ])('is nobody who is only named beside him: %s', (sentence) => {
    expect(users(`Users affected: Lou Hart\nProblem: mail does not arrive\n\n${sentence}`)).toBe('Lou Hart');
  });
});

describe('a promise to tell', () => {
  it.each(['I will pass on what it says this afternoon', 'Was sie zeigt, reiche ich morgen nach', "je vous transmets ce qu'elle affiche demain"])('says nothing of whether anybody has looked: %s', (answer) => {
    expect(toldValue('zynstra-cms', 'console', `User: Ada Lind\nMonitoring Console: ${answer}`)).toBe('');
  });

  it.each([['not looked yet, I will tell you this afternoon', 'not_checked'], ['I will look this afternoon', 'not_checked'], ['green, I will send a picture', 'ok'], ['failure, I will send what it says', 'failure']])('takes no answer away: %s', (answer, value) => {
    expect(toldValue('zynstra-cms', 'console', `User: Ada Lind\nMonitoring Console: ${answer}`)).toBe(value);
  });
});

describe('what is said of another customer behind the label of the story', () => {
  const symptoms = (more: string): string => toldValue('zynstra-cms', 'symptoms', `User: Ada Lind\nSymptoms: The label printer takes every job and nothing comes out of it. ${more}`);

  it.each(['At our other customer, Fern Mill on FML-CMS-0310, the console was red in January and it was the LAN.', 'Bei unserem anderen Kunden Farnmühle war es im Januar das LAN.'])('is no part of it: %s', (more) => {
    expect(symptoms(more)).toBe('The label printer takes every job and nothing comes out of it.');
  });

  it('stays where it is of this one', () => {
    expect(symptoms('Its lamp blinks red all the time and the paper tray hums.')).toContain('blinks red');
  });
});

describe('a statement in front of a colon', () => {
  it('has answered whether there is a way round', () => {
    expect(toldValue('rhipe-csp', 'workaround', 'Two of them cannot print.\n\nThere is a workaround: both print from the other tray for now.')).toBe('yes');
    expect(toldValue('rhipe-csp', 'workaround', 'Two of them cannot print.\n\nIs there a workaround: a setting, a policy?')).toBe('');
  });

  it('keeps a code of several parts whole', () => {
    expect(toldValue('rhipe-csp', 'errors', 'Mail is stuck for Ada Lind. Outlook gives the error 0x80040115-0x0003ab-0x000724.')).toBe('0x80040115-0x0003ab-0x000724');
  });
});
