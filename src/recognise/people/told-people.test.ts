// Persons that a letter tells of, at the lighthouse desk: who reported it, whom to call, and everybody who is neither.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';

const keeper: FieldRule = { ...beacon.fields.find((field) => field.id === 'keeper')!, fallback: [], labels: [] };
const people: RecognitionRules = {
  ...beacon,
  fields: [
    ...beacon.fields.filter((field) => field.id !== 'keeper'),
    { ...keeper, toldBy: ['reported', 'reported by', 'rang', 'called', 'asked', 'told us', 'says', 'noticed', 'a call from', 'request comes from', 'according to', 'on behalf of', 'hat gemeldet', 'gemeldet', 'gemeldet von', 'a signalé', 'signalé par', 'caller is'] },
    { ...keeper, id: 'mate', reached: true, toldBy: ['call', 'please call', 'please speak to', 'you can reach', 'our contact is', 'is our contact', 'am available on', 'I am the contact', 'may work with', 'bitte rufen Sie', 'Ansprechpartner', 'Ansprechpartner ist', 'Ansprechpartner bin', 'Sie erreichen', 'appelez', 'je suis joignable', 'reach me', 'should talk to'] },
  ],
};
const values = (text: string, head: Readonly<Record<string, string>> = {}): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp', ...head }), people).fields.map((claim) => [claim.field, claim.value]));

const asked: FieldRule = { ...keeper, labels: ['Reported by', 'Gemeldet von', 'Signalé par'].map((text) => ({ ...beacon.fields[0]!.labels[0]!, text })) };
const labelled: RecognitionRules = { ...beacon, version: 'labelled', fields: beacon.fields.map((field) => (field.id === 'keeper' ? asked : field)) };

describe('who writes from the address of a team', () => {
  it('is nobody who reported it', () => {
    expect(values('morning, its carol on nights. Lars from the tower called us, the lamp is dark')['keeper']).toBe('Lars');
    expect(values('hi, Carol here from the desk. The lamp is dark.')['keeper']).toBeUndefined();
  });
});

describe('who signs from the mailbox of a team', () => {
  const signing: RecognitionRules = { ...beacon, version: 'signing', fields: beacon.fields.map((field) => (field.id === 'keeper' ? { ...field, fallback: ['signature'] } : field)) };
  const of = (text: string, from = 'Night Desk <desk@tower.example>'): unknown => recognised(mailOf(text, { From: from }), signing).fields.find((claim) => claim.field === 'keeper')?.value;

  it.each(['The lamp is dark.\n\nBirte Holm\nTower Ltd, phone +49 30 23125 660', 'The lamp is dark.\n\nBirte Holm, Tower Ltd, +49 30 23125 660'])('is whom one calls: %s', (text) => {
    expect(of(text)).toBe('Birte Holm, +49 30 23125 660, desk@tower.example');
  });

  it.each(['The lamp is dark.\n\nBirte Holm called us on +49 30 23125 660. She waits.', 'The lamp is dark.\n\nTower Ltd\n+49 30 23125 660'])('is nobody where no name signs: %s', (text) => {
    expect(String(of(text))).not.toMatch(/Birte/u);
  });

  it('is no part of the answer above the name', () => {
    expect(recognised(mailOf('Report:\nthe lamp goes dark every night.\n\nTobias Hagen', { From: 'Night Desk <desk@tower.example>' }), signing).fields.find((claim) => claim.field === 'report')?.value).toBe('the lamp goes dark every night.');
  });

  const storyOf = (signature: string): unknown => recognised(mailOf(`The lamp goes dark every night.\n\n${signature}`, { From: 'Tower Desk <desk@tower.example>' })).fields.find((claim) => claim.field === 'report')?.value;

  it('ends the story with his name above his company, also where no list knows the name', () => {
    expect(storyOf('Tobias Hagen\nTower Ltd | 10119 Berlin')).toBe('The lamp goes dark every night.');
    expect(storyOf('Quorbin Hagen\nTower Ltd | 10119 Berlin')).toBe('The lamp goes dark every night.');
  });

  it('ends no story with two words above something that is not his company', () => {
    expect(storyOf('Main Light\nThe fog horn is dead as well.')).toContain('The fog horn is dead');
    expect(storyOf('Main Light\nnorth pier, second floor')).toContain('north pier');
  });
});

describe('who reported it', () => {
  it.each(['The name of the caller will follow, Ida Holm took the call. The lamp is dark.', 'Wer angerufen hat, weiß ich nicht. Ida Holm rief an.', "Je ne sais pas qui a appelé. Ida Holm a appelé."])('is nobody while his name is still to come: %s', (text) => {
    expect(values(text)['keeper']).toBeUndefined();
  });

  it.each([
    ['It was reported by Judith Lind of Port Trust.', 'Judith Lind'], ['Miss Trent from the north tower rang, the lamp is dark.', 'Miss Trent'],
    ['The request comes from Judith Lind at Port Trust.', 'Judith Lind'], ['We had a call from a Mr Pettigrew of Port Trust.', 'Mr Pettigrew'],
    ["C'est Mme Le Dahl qui a signalé la panne.", 'Mme Le Dahl'], ['Gerufen hat Herr Yilmaz.', 'Herr Yilmaz'], ['The person asking, a Mr Pettigrew, wants a new lamp.', 'Mr Pettigrew'],
    ['According to Nia Dahl the lamp is dark.', 'Nia Dahl'], ['The caller is J. Lind, keeper of the north tower.', 'J. Lind'],
    ['It was Owen Bruhn who noticed it first.', 'Owen Bruhn'], ["Mara O'Brien, the harbour master at Port Trust, rang.", "Mara O'Brien"],
    ['On behalf of Jan van der Berg we ask for a new lens.', 'Jan van der Berg'], ['J. Lind rang. Judith Lind says it is dark.', 'Judith Lind'],
    ['Das Licht ist aus, Frau Keller hat gemeldet, dass es flackert.', 'Frau Keller'], ['Der Fehler wurde von Herrn Brandt gemeldet.', 'Herrn Brandt'],
    ['Le problème a été signalé par Pascal Brun.', 'Pascal Brun'], ['Mme Leroy a signalé que la lampe est éteinte.', 'Mme Leroy'],
    ['Carol from Port Trust rang, the lamp is dark.', 'Carol'], ['This morning Dave rang us.', 'Dave'],
    ["Carys Bruhn (reception) can't see the beam.", 'Carys Bruhn'],
  ])('is the person of the deed, not where he is from: %s', (text, expected) => {
    expect(values(text)['keeper']).toBe(expected);
  });

  it.each([
    'Port Trust called: nobody sees the beam.', 'Exchange Online reported an error.', 'Event Viewer noticed a fault.', 'Ida Holm called the harbour.',
    'We called Owen Bruhn at the harbour and he did not answer.', 'I asked Owen Bruhn to wait.', 'Owen Bruhn was asked to restart the lamp.',
    'Nadia Lind of your team asked me to write this.', 'Our technician Ben Lind noticed it in the log.', 'Hi Nadia Lind,\nyou asked for the level: it is 2.',
    'Please tell Judith Lind when it is done.', 'Please make an account for Per Dahl, he starts on Monday.', 'A colleague of Judith Lind told us.',
    'Judith Lind rang, and Owen Bruhn told us the same.', 'Reception rang us.', 'Kestrel rang us.', 'Monitoring called us at noon.', 'Did Judith Lind call you?',
  ])('is nobody who is spoken of otherwise: %s', (text) => {
    expect(values(text)).not.toHaveProperty('keeper');
  });

  it.each([
    ['in the boat so quick one\nlamp is dark again nobody can see a thing since noon and the fog is thick\ndave the night watch rang me hes on the list', 'dave'],
    ['morning. tower 4 again. carys bruhn (office, shes allowed) cant see the beam.', 'carys bruhn'], ['dave rang me, lamp is dark', 'dave'],
  ])('has no capital where the writer uses none: %s', (text, expected) => {
    expect(values(text)['keeper']).toBe(expected);
  });

  it.each(['nobody from the tower rang us', 'the keeper in the north told us that it is dark', 'customer rang me, lamp is dark', 'reception called us about it', 'Tower 4 is dark. The fog is thick. dave the night watch rang.'])('is no common word: %s', (text) => {
    expect(values(text)).not.toHaveProperty('keeper');
  });

  it.each([
    ['Angerufen hat Frau Keller.', 'Frau Keller'], ['Gemeldet wurde dies gestern von Herrn Brandt.', 'Herrn Brandt'], ['Auf dem Turm möchte Per Dahl, dass es heller wird.', 'Per Dahl'], ['Der Wunsch geht zurück auf Herrn Lind.', 'Herrn Lind'], ['Frau Keller beklagt, dass es flackert.', 'Frau Keller'],
    ['Ms Avil put this to us yesterday.', 'Ms Avil'], ['It was brought to our attention by Mara Lind.', 'Mara Lind'], ["The harbour's apprentice, Mara Lind, wants the lamp turned.", 'Mara Lind'], ['The person who actually logged it with us is Owen Bruhn.', 'Owen Bruhn'], ['Mara Lind (night watch, on the list) dropped us a line.', 'Mara Lind'],
    ["C'est M. Pascal Brun qui en a besoin.", 'M. Pascal Brun'], ['La remarque est venue de Mme Leroy.', 'Mme Leroy'], ['Signalé ce matin au téléphone par Pascal Brun.', 'Pascal Brun'], ['Mme Mara Lind, du port nord (droit vérifié), souhaite une seconde lampe.', 'Mme Mara Lind'],
  ])('is who did what only a reporter does: %s', (text, expected) => {
    expect(values(text)['keeper']).toBe(expected);
  });

  it.each([
    ['Reported by: first I had it from the watch, but the person who actually logged it\nwith us is Owen Bruhn. I was going to ask more.', 'Owen Bruhn'], ['Gemeldet von: erst kam es von der Wache, angerufen hat dann Frau Keller.', 'Frau Keller'], ["Signalé par : d'abord la garde, mais c'est Mme Leroy qui nous l'a signalé.", 'Mme Leroy'],
  ])('is picked out of the story behind the label: %s', (text, expected) => {
    const told = recognised(mailOf(`${text}\nThe lamp is dark.`, { Subject: 'lamp' }), labelled).fields.find((claim) => claim.field === 'keeper');

    expect(told?.value).toBe(expected);
  });

  it.each(['Reported by: the same gentleman as last week', 'Gemeldet von: demselben Herrn wie letzte Woche', 'Signalé par : la même dame'])('is nobody whom only another mail names: %s', (text) => {

    expect(recognised(mailOf(`${text}\nThe lamp is dark.`, { Subject: 'lamp' }), labelled).fields.map((claim) => claim.field)).not.toContain('keeper');
  });

  it.each([
    ['lamp dark. caller j lind, not checked.', 'j lind'], ['usr D. Lind, ok.', 'D. Lind'], ['lamp out since 7. gemeldet von j. lind, darf das.', 'j. lind'], ['j lind called, lamp out.', 'j lind'], ['lampe éteinte. signalé par j. brun', 'j. brun'],
  ])('has an initial in notes without sentences: %s', (text, expected) => {
    expect(values(text)['keeper']).toBe(expected);
  });

  it.each([
    'Mara Lind mentioned that she may ask for it.', 'Das möchte Frau Keller nicht.', 'Please give Mara Lind and Per Dahl a key.', 'A friend of Mara Lind wants the lamp turned.', 'Our technician Ben Lind wants to know more.', 'Gemeldet hat es niemand, auch nicht Frau Keller.',
    'caller unknown, lamp dark', 'usr of the tower, lamp dark', 'a keeper called, lamp out.', "Ce n'est pas Mme Leroy.", 'Mme Leroy signale une panne. La demande vient de M. Roux.',
  ])('is nobody who did no such deed: %s', (text) => {
    expect(values(text)).not.toHaveProperty('keeper');
  });

  it('may stand in the subject', () => {
    expect(values('See the subject please.', { Subject: 'Re: lamp dark since noon, reported by J. Lind of Port Trust' })['keeper']).toBe('J. Lind');
  });
});

describe('a person that is taken back', () => {
  it.each([
    ['Wärter: Frau Lind, Korrektur: Herr Brandt', 'Herr Brandt'], ['Contact: Ms Lind - sorry, Mr Hart', 'Mr Hart'], ['Wärter: Herr Brandt hat es gesehen, Frau Lind hatte Dienst am Dienstag', 'Herr Brandt'],
    ['Contact: Tom Hart, sorry, +44 20 5550 204', 'Tom Hart, sorry, +44 20 5550 204'], ['Contact: Tom Hart (night watch)', 'Tom Hart (night watch)'],
  ])('gives way behind the label: %s', (text, expected) => {
    expect(recognised(mailOf(text)).fields.find((claim) => claim.field === 'keeper')?.value).toBe(expected);
  });

  it('leaves the lines below him to themselves', () => {
    const claims = recognised(mailOf('Station number: 40117\nKeeper on duty: Herr Brandt\nthe site is Harbour and it is dark\nlevel 2')).fields;

    expect(claims.find((claim) => claim.field === 'keeper')?.value).toBe('Herr Brandt');
    expect(claims.find((claim) => claim.field === 'site')?.value).toBe('Harbour');
  });

  it.each([['Reported by Ms Lind, correction: Mr Hart reported it.', 'Mr Hart'], ['Frau Lind hat gemeldet, Korrektur: Herr Brandt hat gemeldet.', 'Herr Brandt'], ["Mme Leroy a signalé le défaut, pardon, M. Brun a signalé le défaut.", 'M. Brun']])('gives way in a sentence: %s', (text, expected) => {
    expect(values(text)['keeper']).toBe(expected);
  });
});

describe('whom to call', () => {
  it.each([
    ['Please call Mirko Stahl on +49 30 5550 455, he is at his desk until six.', 'Mirko Stahl, +49 30 5550 455, until six'],
    ['The harbour may work with Tom Dahl, +61 2 5550 0144, tom@tower.example, he is available Monday to Friday from 9 to 17 Sydney time.', 'Tom Dahl, +61 2 5550 0144, tom@tower.example, Monday to Friday from 9 to 17 Sydney time'],
    ['Our contact is Ida Marsh. Her number is +44 20 5550 99.', 'Ida Marsh, +44 20 5550 99'], ['Ida Marsh (+44 20 5550 99) is our contact.', 'Ida Marsh, +44 20 5550 99'],
    ['Please speak to Ida Marsh or Tom Dahl, +44 20 5550 97.', 'Ida Marsh, Tom Dahl, +44 20 5550 97'],
    ['Bitte rufen Sie Herrn Stahl unter +49 30 5550 455 an.', 'Herrn Stahl, +49 30 5550 455'], ['Ansprechpartner ist Jens Voss (+49 30 5550 12).', 'Jens Voss, +49 30 5550 12'],
    ['Person the harbour should talk to: Ida Marsh, our keeper. She\'s on +44 20 5550 99 or ida.marsh@tower.example and works Tuesday to Saturday 07:00-15:30. Not me, I am off from Thursday.', 'Ida Marsh, +44 20 5550 99, ida.marsh@tower.example, works Tuesday to Saturday 07:00-15:30'],
    ['Please call Mirko Stahl on +49 30 5550 455 (nicht über die Zentrale, +49 30 5550 0).', 'Mirko Stahl, +49 30 5550 455'],
    ['Appelez M. Dupont au +33 1 55 50 12 34, il est joignable de 9h à 17h.', 'M. Dupont, +33 1 55 50 12 34, de 9h à 17h'],
  ])('is a person with the way to reach him: %s', (text, expected) => {
    expect(values(text)['mate']).toBe(expected);
  });

  it.each([
    ['Call me on +44 20 5550 123 please.', '+44 20 5550 123'], ['I am available on +44 20 5550 123 until 18:00.', '+44 20 5550 123'],
    ['Ansprechpartner bin ich selbst, Durchwahl +49 30 5550 11.', '+49 30 5550 11'], ['Sie erreichen mich unter +49 30 5550 13.', '+49 30 5550 13'],
    ['Reach me +44 20 5550 14 (not the office line, +44 20 5550 00, nobody is there before 9)', '+44 20 5550 14'], ['Reach me on +44 20 5550 15.', '+44 20 5550 15'],
    ['Je suis joignable au +33 1 55 50 12 34.', '+33 1 55 50 12 34'], ['Weekdays 8 to 4, +44 20 5550 11, I am the contact (Ida Holm).', '+44 20 5550 11'],
  ])('is the writer where he says so: %s', (text, phone) => {
    expect(values(text)['mate']).toMatch(/^Ida Holm, /);
    expect(values(text)['mate']).toContain(phone);
  });

  it.each([
    'Please do not call Ida Marsh on +44 20 5550 99.', 'We called Ida Marsh on +44 20 5550 99 and she did not answer.', 'The keeper Ida Marsh (+44 20 5550 99) rang this morning.',
    'Please call Ida Marsh.', 'Please call Port Trust on +44 20 5550 98.', 'Please call back as soon as possible.', 'The call form shows +49 30 5550 44.', 'Can you call Ida Marsh on +44 20 5550 99?',
  ])('is nobody without a way, denied, or spoken of otherwise: %s', (text) => {
    expect(values(text)).not.toHaveProperty('mate');
  });
});

describe('the number of the writer', () => {
  it.each([
    ['The lamp is dark.\nPhone is +49 421 5550 123.', 'Ida Holm, +49 421 5550 123, ida@tower.example'], ['Sorry, forgot it. My direct number is +49 421 5550 123, mornings only.', 'Ida Holm, +49 421 5550 123, ida@tower.example'],
    ['You can reach me on +49 421 5550 123.', 'Ida Holm, +49 421 5550 123, ida@tower.example'], ['Meine Nummer ist 0421 5550123.', 'Ida Holm, 0421 5550123, ida@tower.example'],
    ['C’est moi qui m’en occupe, tél. +33 1 99 00 42 17.', 'Ida Holm, +33 1 99 00 42 17, ida@tower.example'], ['Mon numéro est le +33 1 99 00 42 17.', 'Ida Holm, +33 1 99 00 42 17, ida@tower.example'], ['Phone: +49 421 5550 123', 'Ida Holm, +49 421 5550 123, ida@tower.example'],
    ['You can ring me on +49 421 5550 123 if it is easier.', 'Ida Holm, +49 421 5550 123, ida@tower.example'], ['+49 421 5550 123 reaches me directly, or write back.', 'Ida Holm, +49 421 5550 123, ida@tower.example'],
    ['Zu erreichen bin ich werktags unter +49 421 5550 123 oder unter dieser Adresse.', 'Ida Holm, +49 421 5550 123, ida@tower.example'], ['Vous pouvez me joindre le matin au +33 1 99 00 42 17.', 'Ida Holm, +33 1 99 00 42 17, ida@tower.example'],
    ['Zu erreichen war niemand unter +49 421 5550 123.', undefined], ['The number +49 421 5550 123 gets no calls any more.', undefined], ['Fax is +49 421 5550 123.', undefined], ['The number is 4711.', undefined], ['His phone is +49 421 5550 123.', undefined],
  ])('is told by a sentence about his number: %s', (text, expected) => {
    expect(values(text)['mate']).toBe(expected);
  });

  it.each([
    'The quickest way to get me is my desk phone, +49 421 5550 123.', 'I am at my desk all day, +49 421 5550 123.', 'The phone to use today is +49 421 5550 123, not the one in my signature.', 'Please do not hesitate to ring me on +49 421 5550 123.',
    'Mich erreichen Sie unter +49 421 5550 123.', 'Rufen Sie gern an: +49 421 5550 123, vormittags bin ich am Platz.', 'Zuständig bin ich, telefonisch erreichbar unter +49 421 5550 123.', 'Rückruf bitte unter +49 421 5550 123.',
    'Vous me joignez au +49 421 5550 123.', 'Je reste joignable au +49 421 5550 123.', "N'hésitez pas à me rappeler au +49 421 5550 123.",
  ])('is told in many ways: %s', (text) => {
    expect(values(`The lamp is dark.\n${text}`)['mate']).toMatch(/^Ida Holm, \+49 421 5550 123/);
  });

  it.each([
    'Do not call me on +49 421 5550 123 today.', 'Please call the customer on +49 421 5550 123.', 'My old number +49 421 5550 123 is gone.', 'Ich bin unter +49 421 5550 123 nicht erreichbar.', 'Meine Nummer +49 421 5550 123 gilt nicht mehr.', 'I sent an SMS to +49 421 5550 123 and nothing came.',
    'Notre client est joignable au +49 421 5550 123.', 'Je ne suis pas joignable au +49 421 5550 123.',
  ])('is not what is another\'s, or not to be used: %s', (text) => {
    expect(values(`The lamp is dark.\n${text}`)).not.toHaveProperty('mate');
  });
});

describe('a good-bye with the number in its line', () => {
  const signed = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'keeper' && claim.source === 'signature')?.value;

  it.each(['gruss i.holm / 0431 555 0162', 'Regards, Ida, 0431 555 0162', 'Cdlt, Ida Holm - 0431 555 0162'])('is a signature: %s', (line) => {
    expect(signed(`The lamp is dark and nobody knows why.\n\n${line}`)).toBe('Ida Holm, 0431 555 0162, ida@tower.example');
  });

  it('is none where it goes on', () => {
    expect(signed('The lamp is dark and nobody knows why.\n\nRegards to the man at 0431 555 0162. The lamp hung there.')).toBeUndefined();
  });
});

describe('a contact behind its label', () => {
  const keeperOf = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'keeper')?.value;

  it.each([
    ['Contact: Tom Hart, +44 20 5550 204, tom@tower.example, Mon-Fri 08:30-17:00. Please do not pass them Judith Lind, +44 20 5550 14 is her own number.', 'Tom Hart, +44 20 5550 204, tom@tower.example, Mon-Fri 08:30-17:00'],
    ['Contact: Tom Hart, +44 20 5550 204 (not the office line, +44 20 5550 00)', 'Tom Hart, +44 20 5550 204'],
    ['Wärter: Tom Hart, +44 20 5550 204 (nicht die Zentrale, +44 20 5550 00)', 'Tom Hart, +44 20 5550 204'], ['Contact: Tom Hart, +44 20 5550 204, not Judith Lind', 'Tom Hart, +44 20 5550 204'],
    ['Contact Tom Hart, tel. +44 20 5550 204', 'Tom Hart, +44 20 5550 204'], ['Wärter Tom Hart, Tel. +44 20 5550 204', 'Tom Hart, +44 20 5550 204'], ['Contact Tom Hart, fax +44 20 5550 204', 'Tom Hart'],
    ['Contact: Tom Hart, +44 20 5550 204 (not on Wednesdays)', 'Tom Hart, +44 20 5550 204 (not on Wednesdays)'], ['Contact: Tom Hart, +44 20 5550 204, not before 9', 'Tom Hart, +44 20 5550 204, not before 9'],
  ])('is without what is not to be used: %s', (text, expected) => {
    expect(keeperOf(text)).toBe(expected);
  });
});
