// The other side's own number, told in a sentence at the lighthouse desk, and the numbers that are none.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const numbered: RecognitionRules = { ...beacon, fields: [...beacon.fields, { ...beacon.fields.find((field) => field.id === 'sighting')!, id: 'logbook', labels: [], reference: true }] };
const logbook = (text: string): unknown => recognised(mailOf(`The lamp is dark. ${text}`), numbered).fields.find((claim) => claim.field === 'logbook')?.value;

describe('a number of the other side', () => {
  it.each([
    ['Our number for it is AV-3381.', 'AV-3381'], ['Our ticket for this one is 44812.', '44812'], ['Our ticket here 44812.', '44812'], ['Ref INC-1.', 'INC-1'], ['We logged it here as INC-1042.', 'INC-1042'], ['We track this under ticket 55120.', '55120'],
    ['INC-9912 on our side.', 'INC-9912'], ['Our ticket #88123 is open since Monday.', '88123'], ['Our internal reference is hd-2026-114.', 'hd-2026-114'], ['Our case number is INC 10422.', 'INC 10422'],
    ['Bei uns läuft es unter 4711-22.', '4711-22'], ['Unsere Ticketnummer ist AB-77.', 'AB-77'], ['Notre référence est le DOS-4412.', 'DOS-4412'], ["Chez nous c'est le dossier 44120.", '44120'],
    ['Notre ticket porte la référence DOS-4412.', 'DOS-4412'], ['Notre dossier a le numéro AV-3382, merci.', 'AV-3382'], ['Unser Vorgang trägt die Nummer AB-78.', 'AB-78'], ['Unser Ticket hat die Nummer 44813.', '44813'],
    ['Our case bears the number AV-3383.', 'AV-3383'], ['Ref AV-3384 (not 3370, which is closed)', 'AV-3384'], ['Ref AV-3385 (nicht AV-3371, der ist zu).', 'AV-3385'], ['Réf. AV-3386, pas AV-3372', 'AV-3386'],
    ['Our ticket is AV-3387, not AV-3373.', 'AV-3387'], ['Please quote AV-3388 when you answer.', 'AV-3388'], ['Merci de rappeler notre numéro AV-3389.', 'AV-3389'], ['Bitte immer AV-3390 angeben.', 'AV-3390'], ['The beam is out (our AV-3391).', 'AV-3391'],
    ['Dossier chez nous : DOS-4413.', 'DOS-4413'], ['This one is 66152 here.', '66152'], ['Filed as 2026-0881 in our own queue, in case you want to quote it.', '2026-0881'], ['Our helpdesk gave it SD-4471.', 'SD-4471'],
    ['Unsere Nummer dafür ist die 66-2041.', '66-2041'], ['Le dossier porte chez nous le numéro 7731.', '7731'], ['Az. bei uns 2026/77', '2026/77'], ['Our end: job #70442 - please put it in your subject.', '70442'], ['Ours is 70551, the one from last week (70498) was closed.', '70551'],
    ['Tracked in our Logmaster as OPS-2231.', 'OPS-2231'], ['Ticket on our side is AV-3394.', 'AV-3394'], ['Our INC-30911 is open with you since Monday.', 'INC-30911'], ['Our ticket: 5-7719', '5-7719'], ['Ref. (ours) 88213', '88213'], ['Réf. interne : LY-40913', 'LY-40913'], ['Our ticket AV-3392 was opened today.', 'AV-3392'], ['The call number is AV-55390 (not 55388).', 'AV-55390'],
  ])('answers where it is called ours: %s', (text, expected) => {
    expect(logbook(text)).toBe(expected);
  });

  it.each([
    'Your ticket AB-3381 is closed.', 'Our lamp 4321LP is dark.', 'Our number for it is BCN-2026-000012.', 'Our phone number is 020 5550 1234.', 'We ran it as administrator on port 8080.',
    'We run it with SQL 2019.', 'Our case is 2 days old.', 'My request from 2026 was denied.', 'The error is logged as 0x80070005.', 'Our request for 1200 lamps.', 'Our ticket is AB-1, our case is AB-2.',
    'It has nothing to do with our ticket, but not our case AB-3.', 'Our old lamp has the number AV-3381.', 'Please quote us a price for DL-380 lamps.', 'Please mention your ticket AB-3381.', 'Unser Turm trägt die Nummer AB-78.', 'Our DL-380 is dark.',
    'The ticket 2026022710000034 in our system was for a different lamp.', 'Their internal ticket is 88120.', 'Our customer has it as 88120.', 'With us 4000 boats are waiting.', 'Our extension here is 4412.', 'Wir haben hier 2500 Boote.', 'Our order number is 77120.', 'The maker has it as case 2603110050001234.', 'Our ticket AV-3393 is closed.',
  ])('is none that is another\'s, a year, a count, or one of two: %s', (text) => {
    expect(logbook(text)).toBeUndefined();
  });
});

describe('a number under the name of the organisation that the mail comes from', () => {
  const of = (text: string): unknown => recognised(mailOf(`The lamp is dark.\n${text}`, { From: 'Night desk <desk@harbourit.example>' }), numbered).fields.find((claim) => claim.field === 'logbook')?.value;

  it.each([['Harbour ticket: 77-3106', '77-3106'], ['Ticket at Harbour: SD-5508', 'SD-5508'], ['Harbour case AV-3395 is open since today.', 'AV-3395']])('is called ours: %s', (text, expected) => {
    expect(of(text)).toBe(expected);
  });

  it.each(['Seaview ticket: 77-3106', 'Ticket at Seaview: SD-5508', 'Harbour phone: 77-3106', 'Harbour order 77-3106'])('is none of another organisation or of another thing: %s', (text) => {
    expect(of(text)).toBeUndefined();
  });
});

it('is also the one in the mail of a colleague that was passed on', () => {
  const passedOn = (from: string): unknown => recognised(mailOf(`See below.\n\n---------- Forwarded message ---------\nFrom: Ida Holm <${from}>\nDate: Mon, 2 Mar 2026 at 10:00\nSubject: lamp\nTo: Desk <desk@harbourit.example>\n\nThe lamp is dark.\nOur ticket is AV-3396.\nIda`, { From: 'Desk <desk@harbourit.example>' }), numbered).fields.find((claim) => claim.field === 'logbook')?.value;
  expect([passedOn('ida@harbourit.example'), passedOn('ida@seaview.example')]).toEqual(['AV-3396', undefined]);
});

describe('a number that nothing calls a reference', () => {
  const whole = (text: string): unknown => recognised(mailOf(text), numbered).fields.find((claim) => claim.field === 'logbook')?.value;

  it.each([
    'The lamp is dark.\n\nAV-3381\n\nIda Holm', 'The lamp is dark.\n16:15  Logged as AV-3381.\n\nIda', 'Das Licht ist aus.\nErfasst unter AV-3381.', 'Le feu est éteint.\n\nEnregistré sous AV-3381.\nIda', 'The lamp is dark.\n\nIda, Tower IT, AV-3381', 'The lamp is dark.\n\n[AV-3381]', 'AV-3381\n\nThe lamp is dark.', 'The lamp is dark.\nticket AV-3381', 'The lamp is dark.\nours: AV-3381', 'Das Licht ist aus.\nVorgang AV-3381', 'Das Licht ist aus.\nTicket bei uns: AV-3381', 'La lampe est éteinte.\nChez nous : AV-3381',
    'Sighting: same from two boats\nour ref AV-3381', 'Sighting: same from two boats\nWe keep it under AV-3381.', 'The lamp is dark.\n\nRegards\nIda Holm / AV-3381', 'The lamp is dark.\n\nRegards\nIda Holm\nTower Ltd | ref AV-3381', 'The lamp is dark.\n\nIda Holm, Tower Ltd (AV-3381)', 'The lamp is dark.\n\nTa,\nIda (Tower Ltd, job AV-3381)', 'The lamp is dark.\n\nIda Holm\nTower Ltd, dossier AV-3381', 'The lamp is dark.\nIncident ........... AV-3381',
  ])('is the other side\'s in a line or in the signature: %s', (text) => {
    expect(whole(text)).toBe('AV-3381');
  });

  it.each([
    'The lamp is dark.\n\nRegards\nIda Holm\nCH-8001 Zürich', 'The lamp is dark.\nThe error was logged as AV-3381 by the tower', 'The lamp is dark.\n\nIda, Tower IT, ERR-5021', 'Dark is the new lamp, AV-3381', 'The lamp is dark.\n\nRegards\nIda Holm | DE-20095', 'The lamp is dark and shows\nERR-5021', 'The lamps are\n- AV-3381\n- AV-3382', 'Dark are AV-3381\nand AV-3382', 'The lamp is dark.\nLOG-12345', 'Last time it was AV-3381.', 'The lamp AV-3381 is dark.',
  ])('is none where it may be a place, an error or a thing: %s', (text) => {
    expect(whole(text)).toBeUndefined();
  });
});

it('may have the year in it', () => {
  expect(recognised(mailOf('The lamp is dark.\n\nGruß\nIda Holm\nK-2026-0371'), numbered).fields.find((claim) => claim.field === 'logbook')?.value).toBe('K-2026-0371');
});

describe('a number in the subject', () => {
  const of = (subject: string, text = 'The lamp is dark.'): unknown => recognised(mailOf(text, { Subject: subject }), numbered).fields.find((claim) => claim.field === 'logbook')?.value;

  it.each([
    ['[Ticket#2026031210000155] Lamp is dark', '2026031210000155'], ['[SR-9917] lamp is dark', 'SR-9917'], ['Lamp is dark (our ref AV-60113)', 'AV-60113'], ['[Desk] INC0091377 assigned to vendor: lamp is dark', 'INC0091377'],
  ])('is the other side\'s as its program prints it: %s', (subject, expected) => {
    expect(of(subject)).toBe(expected);
  });

  it.each(['Lamp [2026] is dark', 'Lamp INC0091377 is dark', '[External] lamp is dark', 'Your ticket AV-60113', 'Order PO-77120'])('is none that nothing says to be one: %s', (subject) => {
    expect(of(subject)).toBeUndefined();
  });

  it('yields to the one that the letter calls ours', () => {
    expect(of('[SR-9917] lamp is dark', 'The lamp is dark. Our ticket is AV-1200.')).toBe('AV-1200');
  });
});
