// What a partner reads: greeted by his own name, values in his words and language, urgency in his own words, what merely
// helps below what is asked.
import { describe, expect, it } from 'vitest';
import { composed, plainAnswer } from '../../test/support/composed.ts';
import { apiaryWith, knownField, ticketWith } from '../../test/support/desk.ts';
import type { AnswerEffect } from '../decide/decision.ts';
import type { Ticket } from '../decide/ticket.ts';
import { shortened } from './shortened.ts';

const ida = { displayName: 'Ida Holm', addrSpec: 'ida@linden.example' };
const textOf = (effect: Partial<AnswerEffect>, ticket: Partial<Ticket> = {}, desk = apiaryWith()): string =>
  composed({ ...plainAnswer, ...effect }, ticketWith({ requester: ida, ...ticket }, desk), { desk }).text;

describe('a mail greets the one who reads it', () => {
  it.each<readonly [string, Partial<AnswerEffect>, string]>([
    ['the requester, who is answered', {}, 'Hello Ida,'],
    ['a colleague who wrote', { to: { displayName: 'Bo Lund', addrSpec: 'bo@linden.example' } }, 'Hello Bo,'],
    ['nobody by name, when a colleague writes under none', { to: { displayName: '', addrSpec: 'bo@linden.example' } }, 'Hello,'],
    ['who wrote, where the mail goes to the mailbox of the club', { to: { displayName: '', addrSpec: 'club@linden.example' }, cc: ['bo@linden.example'], greets: 'Bo Lund' }, 'Hello Bo,'],
    ['him in German by his whole name', { language: 'de', to: { displayName: 'Lund, Bo', addrSpec: 'bo@linden.example' } }, 'Guten Tag Bo Lund,'],
  ])('%s', (_, effect, greeting) => {
    expect(textOf({ situation: 'notice', ...effect }).split('\n')[0]).toBe(greeting);
  });
});

describe('values of the pack’s own words', () => {
  const desk = apiaryWith(['values: [question, sickness], words', 'values: [question, sickness], shown: {sickness: {en: a sickness, de: eine Krankheit}}, words']);
  const fields = { treated: knownField('yes'), seen_before: knownField('no'), ended: knownField('ongoing'), frames: knownField('all'), kind_of: knownField('sickness') };

  it.each([['en', ['= yes', '= no', '= still ongoing', '= all', '= a sickness']], ['de', ['= ja', '= nein', '= dauert noch an', '= alle', '= eine Krankheit']]])('are printed in %s as people say them', (language, lines) => {
    const text = textOf({ language }, { language, fields }, desk);

    for (const line of lines) expect(text).toContain(line);
    expect(text).not.toMatch(/= ongoing$/mu);
  });

  it('stay as they are for machines', () => {
    const sent = composed({ kind: 'forward', to: 'keepers@works.example', reason: 'complete', attachmentsOf: [] }, ticketWith({ fields }, desk), { desk });
    const json = JSON.parse(sent.files[0]?.text ?? '') as { fields: { id: string; value: string }[] };

    expect(Object.fromEntries(json.fields.map((one) => [one.id, one.value]))).toEqual({ treated: 'yes', seen_before: 'no', ended: 'ongoing', frames: 'all', kind_of: 'sickness' });
    expect(sent.text).toContain('Kind of mail: a sickness');
  });

  it('are what a wrong choice is answered with', () => {
    const wrong = { field: 'kind_of', reason: 'not_a_choice', detail: '', raw: 'fire' } as const;

    expect(textOf({ wrong: ['kind_of'], situation: 'still-missing' }, { wrong: [wrong] }, desk)).toContain('You wrote "fire" - please choose one of these: question, a sickness.');
  });
});

describe('what is quoted back', () => {
  it('is cut between words, with a sign', () => {
    expect(shortened('every login of the protected application ends here', 44)).toBe('every login of the protected application …');
    expect(shortened('short enough', 44)).toBe('short enough');
    expect(shortened(`https://apiary.example/${'x'.repeat(80)}`, 44)).toMatch(/^https.{30,40} …$/u);
  });

  it('is never cut in a word where it does not fit', () => {
    const raw = 'Bo Lund of the other club, +49 30 23125 124, bo.lund@another-club.example, on working days from nine to five';
    const text = textOf({ wrong: ['stand_in'], situation: 'still-missing' }, { wrong: [{ field: 'stand_in', reason: 'not_in_tenant', detail: '', raw }] });

    expect(text.replace(/\n/gu, ' ')).toContain('You wrote "Bo Lund of the other club, +49 30 23125 124, bo.lund@another-club.example, on working days from …" - ');
  });
});

describe('what is said', () => {
  it('has a subject without a loose colon, when the mail had none', () => {
    const sent = composed({ kind: 'tell', to: ['keepers@works.example'], text: 'assigned' }, ticketWith({ subject: '' }));

    expect(sent.subject).toBe('[BEE-2026-0001] for you');
  });

  it('names the ticket once', () => {
    const count = (text: string): number => text.split('\n\nKind regards')[0]?.split('BEE-2026-0001').length ?? 0;

    expect(count(textOf({ situation: 'closed', paragraphs: ['goodbye'] }, { closeReason: 'agreed' }))).toBe(2);
    expect(textOf({ situation: 'notice', paragraphs: ['phone'] })).toContain('This is about your ticket BEE-2026-0001.');
  });

  it('stands below what is asked, where the pack calls it good to know', () => {
    const desk = apiaryWith(['hints:', 'good_to_know: [phone]\nhints:']);
    const text = textOf({ paragraphs: ['phone'], missing: ['story'] }, {}, desk);

    expect(text.indexOf('Story:')).toBeGreaterThan(0);
    expect(text.indexOf('== Good to know ==')).toBeGreaterThan(text.indexOf('What we have noted'));
    expect(text.indexOf('Ring us')).toBeGreaterThan(text.indexOf('== Good to know =='));
  });

  it('does not tell what the status means below words that say what has happened', () => {
    expect(textOf({ situation: 'reopened', paragraphs: ['phone'] }, { status: 'fresh' })).not.toContain('We look at it.');
    expect(textOf({ situation: 'reopened' }, { status: 'fresh' })).toContain('We look at it.');
  });
});
