// Whole situations of reply-text.ts: what must stay text, forwards, signatures, notices, ticket systems, inline
// answers and hostile input. The wording is our own; addresses are `.example`.
import { describe, expect, it } from 'vitest';
import { recogniseReplyText } from './reply-text.ts';

const read = (text: string, subject?: string) =>
  recogniseReplyText(text.split('\n').map((line) => ({ text: line })), subject === undefined ? {} : { subject });
const newText = (text: string, subject?: string): string => read(text, subject).text;
const kinds = (text: string, subject?: string): string => read(text, subject).segments.map(({ kind }) => kind).join(' ');

describe('what only looks like a quote stays text', () => {
  it.each([
    ['a sentence that ends in wrote', 'On Monday our users wrote: the server is down.\nPlease check.'],
    ['a sentence that ends in wrote and a new paragraph', 'On Monday our users wrote:\n\nThe server is down and nobody can log in.'],
    ['a dated sentence of a person', 'On 10.03.2026 at 09:12 our customer wrote:\n\nNothing arrives any more.'],
    ['the same in German', 'Am 10.03.2026 um 09:12 schrieb unser Kunde:\n\nEs kommt nichts mehr an.'],
    ['several sentences with date, address and verb', 'Since 10.03.2026 09:12 the system fails.\nThe user anna@nord.example wrote:\n\nI cannot log in.'],
    ['from as a preposition', 'From: the lobby printer\nwe get no scans any more.'],
    ['a form with from and to', 'From: 10.03.2026 08:00\nTo: 10.03.2026 09:30\nSubject: outage of the scanner\nSite: Harbour'],
    ['a table of addresses', 'From | To | Date\n10.0.0.1 | 10.0.0.2 | 10.03.2026\nFrom | 10.0.0.1\nTo | 10.0.0.2\nDate | 10.03.2026'],
    ['an introduced sample', 'This mail is missing:\n\nFrom: shop@acme.example\nTo: anna@nord.example\nDate: Tue, 10 Mar 2026 08:12:00 +0100\nSubject: Your order\n\nCan you trace it?'],
    ['a sample under its label', 'EXAMPLE\nFrom: shop@acme.example\nTo: anna@nord.example\nDate: 10.03.2026 08:12\nSubject: Your order\n\nCan you trace it?'],
    ['a raw header section', 'Please see what we got\n\nReturn-Path: <shop@acme.example>\nFrom: shop@acme.example\nTo: anna@nord.example\nSubject: Your order\nMessage-ID: <1@acme.example>\n\nWhy was it refused?'],
    ['a raw header section that starts like a block', 'Please see what we got\n\nFrom: shop@acme.example\nTo: anna@nord.example\nSubject: Your order\nMessage-ID: <1@acme.example>\n\nWhy was it refused?'],
    ['a sample at the end of the report', 'One of them is here\n\nFrom: shop@acme.example\nTo: anna@nord.example\nDate: 10.03.2026 08:12\nSubject: Your order\n\nKind regards\nAnna'],
    ['a form below dashes', 'Hello\n--\nMain ID: 73125\nService: Email'],
    ['contacts between rules', 'Our admins\n-----\nAnna anna@nord.example\nPaul p.brun@nord.example\n\nThey saw the error on every machine, and they ask for a quick fix of the printer driver today.'],
    ['a form that tells of mails deleted at the recipients', 'Key: 40117\nServer: mail.nord.example\nSteps: Mail löschen, Papierkorb leeren, nach dem Empfänger suchen\nIst: die vertrauliche Nachricht wird trotz Fehler gefunden\nSoll: kein Treffer'],
    ['a last paragraph about a confidential mail', 'Hello\n\nThe mail that was lost is confidential, so we can only tell you its size and the time at which we handed it over.'],
    ['the words of a marker', 'Our rule adds this text:\nForwarded message\nto each subject.'],
    ['a pasted bounce', 'This comes back:\n\n<anna@nord.example>: host mx.nord.example[192.0.2.1] said:\n550 5.1.1 unknown user (in reply to RCPT TO command)'],
    ['a pasted delivery report', 'Your message\n\n  To: anna@nord.example\n  Subject: Invoice\n  Sent: Tue, 10 Mar 2026 09:12:00 +0100\n\ndid not reach the recipient. Why?'],
    ['rules and headings', 'Symptoms\n--------\nIt hangs.\n\nSteps\n-----\n1. start\n2. wait\n==========\nEnd of list'],
    ['a markdown table', '| id | state |\n|----|-------|\n| 1  | down  |\n| 2  | up    |'],
    ['a log', '2026-03-10 08:00:01 [main] ERROR a.b.C - refused: from=<a@x.example>\n2026-03-10 08:00:02 [main] WARN retry:\n\tat a.b.C.run(C.java:12)'],
    ['many dashes', Array.from({ length: 30 }, (_, index) => (index % 3 === 0 ? '-----' : `- item ${index}`)).join('\n')],
    ['a Python prompt', 'It fails like this\n>>> import gateway\n>>> gateway.start()\nTraceback'],
    ['a comparison', 'Alert when queue\n>= 500 for ten minutes'],
    ['a link broken over two lines', 'See <https://status.example/incident/4711\n> for the state, it says resolved.'],
    ['a banner of arrows', 'Look here\n>>> https://status.example <<<\nand tell us.'],
    ['dashes that divide a form', 'Hello\n--\nMain ID: 73125\nService: Email\n--\nSomething is wrong'],
    ['an answer below the greeting', 'Please find the id below.\n\nKind regards\nAnna Keller\n\nMain Customer ID: 73125'],
    ['a greeting and a name', 'It works.\n\nThanks,\nAnna'],
    ['a postscript', 'It works.\n\nBest regards\nAnna\n\nP.S. The main id is 73125, please note it.'],
    ['a report about a confidential mail', 'A confidential message was sent to the wrong recipient by the gateway.\nPlease delete it from the queue.\n\nAnna'],
    ['sent from as a statement', 'Sent from the gateway at 08:00, received at 09:00.'],
  ])('%s', (_situation, text) => {
    const written = text.split('\n').map((line) => line.trimEnd()).join('\n');

    expect(newText(text)).toBe(written);
    expect(newText(text, 'Printer in the lobby')).toBe(written);
  });
});

describe('answers around and between the quote', () => {
  it('keeps inline answers in order', () => {
    const text = 'Hi, see inline.\n\nOn Tue, Mar 10, 2026 at 9:12 AM Support <support@desk.example> wrote:\n\n> Which version?\n\n25.2.0\n\n> Since when?\n> Please give a time.\nSince 08:00.\n\n> Thanks\n';

    expect(newText(text)).toBe('Hi, see inline.\n\n25.2.0\n\nSince 08:00.');
    expect(kinds(text)).toBe('new quoted new quoted new quoted');
  });

  it('keeps an answer below the quote', () => {
    expect(newText('On 10.03.2026 09:12, Support wrote:\n> Does it work?\n>\n> Support\n\nYes, thank you.')).toBe('Yes, thank you.');
  });

  it('keeps an answer typed after the labels of our quoted form as quoted text for another recogniser', () => {
    const text = 'Merci, voir ci-dessous\n\nDe : Support <support@desk.example>\nEnvoyé : mardi 10 mars 2026 09:12\nÀ : Paul Brun\nObjet : [R-1] Questions\n\nSTART OF INCIDENT: 10.03.2026 - 08:00 UTC+1';

    expect(newText(text, 'RE: [R-1] Questions')).toBe('Merci, voir ci-dessous');
    expect(kinds(text, 'RE: [R-1] Questions')).toBe('new quoted');
  });

  it('does not take the lost end of a wrapped quoted line for an answer', () => {
    const text = '> The gateway has refused the message because the recipient does not\nexist any more\n> in the directory of the company.\n\nThen create it.';

    expect(newText(text)).toBe('Then create it.');
  });

  it('separates an answer from an attribution on the same line', () => {
    expect(newText('Thanks!  On Tue, Mar 10, 2026 at 9:12 AM, Support <support@desk.example> wrote:\n> Done.')).toBe('Thanks!');
  });
});

describe('ticket systems, Notes, GroupWise and others', () => {
  it.each([
    ['please type', '##- Please type your reply above this line -##\n\nYour request has been updated.'],
    ['do not remove', '--- Reply above. Do not remove this line. ---\n\nIssue 12 has been updated.'],
    ['German', '--- Bitte über dieser Zeile antworten ---\n\nIhr Ticket wurde aktualisiert.'],
    ['French', '--- Répondez au-dessus de cette ligne ---\n\nVotre demande a été mise à jour.'],
    ['Spanish', '## Por favor, escriba su respuesta por encima de esta línea ##\n\nSu solicitud ha sido actualizada.'],
    ['bare', 'Please reply above this line\n\nYour request has been updated.'],
    ['Notes', '-----Support <support@desk.example> wrote: -----\nTo: anna@nord.example\nFrom: Support\nDate: 10.03.2026 09:12\nSubject: Printer\n\nPlease try.'],
    ['GroupWise', '>>> Support Desk <support@desk.example> 3/10/2026 9:12 AM >>>\nPlease try once more.'],
    ['Yahoo classic', '--- On Tue, 3/10/26, Support <support@desk.example> wrote:\n\nFrom: Support <support@desk.example>\nSubject: Printer\nTo: anna@nord.example\nDate: Tuesday, March 10, 2026, 9:12 AM\n\nPlease try.'],
    ['ProtonMail', '‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Tuesday, March 10, 2026 9:12 AM, Support <support@desk.example> wrote:\n\n> Please try.'],
    ['QQ', '------------------ 原始邮件 ------------------\n发件人: "Support" <support@desk.example>;\n发送时间: 2026年3月10日(星期二) 上午9:12\n收件人: "Anna"<anna@nord.example>;\n主题: Printer\n\nPlease try.'],
    ['table rows', 'Von: | Support <support@desk.example>\nGesendet: | Dienstag, 10. März 2026 09:12\nAn: | Anna Keller\nBetreff: | Drucker\n\nBitte prüfen.'],
    ['values on the next line', 'From:\nSupport <support@desk.example>\nSent:\nTuesday, March 10, 2026 9:12 AM\nTo:\nAnna Keller\nSubject:\nPrinter\n\nPlease try.'],
    ['wrapped recipients', 'From: Support <support@desk.example>\nSent: Tuesday, March 10, 2026 9:12 AM\nTo: Anna Keller <anna@nord.example>;\n Paul Brun <p.brun@nord.example>;\n Trainee <trainee@nord.example>\nCc: Desk\nSubject: Printer\n\nPlease try.'],
  ])('%s: cuts what follows', (_system, quote) => {
    expect(newText(`Still broken.\n\n${quote}`, 'Re: Printer')).toBe('Still broken.');
  });
});

describe('a mail that holds nothing else', () => {
  it('keeps what a ticket system says below its own marker', () => {
    expect(newText('##- Please type your reply above this line -##\n\nWe have found the cause: a full disk.', '[Desk] Request 4711')).toBe('We have found the cause: a full disk.');
  });

  it.each([
    '-----Original Message-----\nFrom: Hafen IT <it@hafen.example>\nSent: Tuesday, March 10, 2026 8:31 AM\nSubject: Fax\n\nNothing arrives.',
    'From: Hafen IT <it@hafen.example>\nSent: Tuesday, March 10, 2026 8:31 AM\nTo: Anna\nSubject: Fax\n\nNothing arrives.',
    'On Tue, Mar 10, 2026 at 9:12 AM Hafen IT <it@hafen.example> wrote:\n\nNothing arrives.',
  ])('is forwarded when its subject answers nothing, quoted when it does', (text) => {
    expect(kinds(text, 'Fax')).toBe('forwarded');
    expect(kinds(text, 'Re: Fax')).toBe('quoted');
  });
});

describe('a mail below a letter that answers nothing', () => {
  const below = '\n\n-----Ursprüngliche Nachricht-----\nVon: Hafen IT <it@hafen.example>\nGesendet: Dienstag, 10. März 2026 09:12\nAn: anna@nord.example\nBetreff: Fax\n\nEs kommt nichts an.';

  it.each(['Please see below what they write.', 'bitte unten lesen, ich fasse zusammen', 'Die Mail unten kam heute früh.', 'voyez le message ci-dessous'])('was passed on where the letter points to it: %s', (text) => {
    expect(kinds(text + below, 'Störung bei Hafen')).toBe('new forwarded');
    expect(kinds(text + below, 'AW: Störung bei Hafen')).toBe('new quoted');
  });

  it.each(['Weiterleitung: Fax', 'Forward: fax', 'Transfert : fax'])('was passed on where the subject says so: %s', (subject) => {
    expect(kinds('Guten Tag' + below, subject)).toBe('new forwarded');
  });

  it('is quoted where nothing points to it', () => {
    expect(kinds('Nothing of that today.' + below, 'Störung bei Hafen')).toBe('new quoted');
  });
});

describe('forwarded mail', () => {
  it('is a quote below a name that somebody typed by hand, in a mail that says it is one', () => {
    expect(kinds('Please take.\n\n> From: Ted (freight desk)\n> the rates page shows zeros\n> cheers ted', 'Fwd: rates')).toBe('new forwarded');
    expect(kinds('Bitte übernehmen.\n\n> Von: Ute aus der Buchhaltung\n> die Seite zeigt Nullen', 'WG: Seite')).toBe('new forwarded');
    expect(kinds('Please take.\n\n> From: Ted (freight desk)\n> the rates page shows zeros', 'Re: rates')).toBe('new quoted');
    expect(kinds('Please take.\n\n> From: 08:00\n> the rates page shows zeros', 'Fwd: rates')).toBe('new quoted');
  });

  it.each([
    ['Gmail', '---------- Forwarded message ---------\nFrom: Hafen IT <it@hafen.example>\nDate: Tue, Mar 10, 2026 at 9:12 AM\nSubject: Fax\nTo: Anna <anna@nord.example>\n\n\nNothing arrives.'],
    ['Apple', 'Begin forwarded message:\n\nFrom: Hafen IT <it@hafen.example>\nSubject: Fax\nDate: 10 March 2026 at 09:12:00 CET\nTo: Anna <anna@nord.example>\n\nNothing arrives.'],
    ['Apple with marks', '> Anfang der weitergeleiteten Nachricht:\n>\n> Von: Hafen IT <it@hafen.example>\n> Betreff: Fax\n> Datum: 10. März 2026 um 09:12:00 MEZ\n> An: Anna <anna@nord.example>\n>\n> Es kommt nichts an.'],
    ['Thunderbird', '-------- Weitergeleitete Nachricht --------\nBetreff: \tFax\nDatum: \tTue, 10 Mar 2026 09:12:00 +0100\nVon: \tHafen IT <it@hafen.example>\nAn: \tAnna <anna@nord.example>\n\nEs kommt nichts an.'],
    ['Outlook de', '-----Ursprüngliche Nachricht-----\nVon: Hafen IT <it@hafen.example>\nGesendet: Dienstag, 10. März 2026 09:12\nAn: Anna Keller\nBetreff: Fax\n\nEs kommt nichts an.'],
    ['Outlook fr', 'De : Hafen IT [mailto:it@hafen.example]\nEnvoyé : mardi 10 mars 2026 09:12\nÀ : Anna Keller\nObjet : Fax\n\nRien ne vient.'],
  ])('%s: is forwarded, with its originator', (_client, forwarded) => {
    const result = read(`pls open, 73125, since 8 this morning\n\n${forwarded}`, 'WG: Fax');

    expect(result.text).toBe('pls open, 73125, since 8 this morning');
    expect(result.segments.map(({ kind }) => kind)).toEqual(['new', 'forwarded']);
    expect(result.forwardedFrom).toEqual({ displayName: 'Hafen IT', addrSpec: 'it@hafen.example' });
    expect(result.forwardedText).toMatch(/^(?:Es kommt nichts an\.|Rien ne vient\.|Nothing arrives\.)$/u);
  });

  it('is a quote when the subject says reply', () => {
    expect(kinds('Done.\n\nFrom: Hafen IT <it@hafen.example>\nSent: Tuesday, March 10, 2026 9:12 AM\nTo: Anna Keller\nSubject: Fax\n\nHello', 'RE: Fax')).toBe('new quoted');
  });

  it('keeps a quote inside it apart', () => {
    expect(kinds('fyi\n\n---------- Forwarded message ---------\nFrom: a@x.example\nDate: 10.03.2026 09:12\nSubject: x\nTo: b@x.example\n\nsee below\n\n> older', 'Fwd: x')).toBe('new forwarded quoted');
  });

  it('goes back to new text behind the marked part and behind an end line', () => {
    expect(newText('one\n\n> Begin forwarded message:\n>\n> From: a@x.example\n> Subject: x\n>\n> body\n\ntwo', 'Fwd: x')).toBe('one\n\ntwo');
    expect(newText('one\n\n-------- Forwarded message --------\nbody\n-------- End of forwarded message --------\ntwo', 'Fwd: x')).toBe('one\n\ntwo');
  });

  it('is quoted when it stands inside a quote', () => {
    expect(kinds('Blah\n\n-----Original Message-----\n\nFYI\n\n---------- Forwarded message ----------\nFrom: a@x.example\nSubject: x', 'Re: x')).toBe('new quoted');
  });
});

describe('signatures and notices', () => {
  it.each([
    ['dashes', '-- \nAnna Keller\nNordlicht IT GmbH\nTel. +49 30 1234567'],
    ['dashes without the blank', '--\nAnna Keller\nNordlicht IT GmbH\nTel. +49 30 1234567'],
    ['greeting and contact block', 'Mit freundlichen Grüßen\n\nAnna Keller\nNordlicht IT GmbH\nHafenstr. 1, 81669 München\nTel.: +49 30 1234567\nMail: anna.keller@nordlicht.example\nGeschäftsführer: P. Brun'],
    ['rule and contact block', '_______________\nAnna Keller\nPhone: +49 30 1234567\nwww.nordlicht.example'],
    ['iPhone en', 'Sent from my iPhone'],
    ['iPhone de', 'Von meinem iPhone gesendet'],
    ['iPhone fr', 'Envoyé de mon iPhone'],
    ['iPhone es', 'Enviado desde mi iPhone'],
    ['iPhone it', 'Inviato da iPhone'],
    ['iPhone nl', 'Verstuurd vanaf mijn iPhone'],
    ['iPhone pt', 'Enviado do meu iPhone'],
    ['iPhone pl', 'Wysłane z iPhone’a'],
    ['iPhone sv', 'Skickat från min iPhone'],
    ['iPhone da', 'Sendt fra min iPhone'],
    ['iPhone ja', 'iPhoneから送信'],
    ['iPhone zh', '发自我的 iPhone'],
    ['iPhone ru', 'Отправлено с iPhone'],
    ['Outlook en', 'Get Outlook for iOS<https://aka.ms/link>'],
    ['Outlook de', 'Holen Sie sich Outlook für Android'],
    ['Outlook fr', 'Télécharger Outlook pour iOS'],
    ['notice en', 'This e-mail is confidential and intended only for the addressee. If you have received it in error, please notify the sender and delete the message.'],
    ['notice de', 'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender und löschen Sie diese Nachricht. Unbefugte Weitergabe ist nicht gestattet.'],
    ['notice fr', 'Ce message et ses pièces jointes sont confidentiels et établis à l\'intention exclusive de ses destinataires. Toute utilisation non autorisée est interdite. Si vous recevez ce message par erreur, merci de le détruire.'],
    ['notice paper', 'Please consider the environment before printing this e-mail.'],
  ])('%s: is not part of the answer', (_kind, tail) => {
    expect(newText(`It works again.\n\n${tail}`)).toBe('It works again.');
    expect(newText(`It works again.\n\n${tail}\n\nOn 10 Mar 2026, at 09:12, Support <support@desk.example> wrote:\n\n> Try.`)).toBe('It works again.');
  });

  it.each([
    'Please consider the environment before printing this e-mail.', 'Think before you print.', 'Is it necessary to print? Think of the environment before printing.', 'Save a tree. Do not print this mail.',
    'Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.', 'Der Umwelt zuliebe: Muss diese Mail ausgedruckt werden? Danke, dass Sie die Umwelt schonen und diese Mail nicht ausdrucken.', 'Bitte prüfen Sie der Umwelt zuliebe, ob der Ausdruck dieser Mail erforderlich ist.', 'Schonen Sie die Bäume und drucken Sie diese Mail nicht aus.',
    "Pensez à l'environnement avant d'imprimer ce message.", "Avant d'imprimer, pensez à l'environnement.", "N'imprimez ce message que si nécessaire.",
    'Antes de imprimir este mensaje, piense en el medio ambiente.', "Rispetta l'ambiente: non stampare questa mail.", 'Denk aan het milieu voordat u deze mail print.', 'Tänk på miljön innan du skriver ut detta mail.', 'Tænk på miljøet, før du udskriver denne mail.', 'Chroń środowisko, nie drukuj tej wiadomości, jeśli to nie konieczne.', 'Antes de imprimir, pense no meio ambiente.',
  ])('a wish to spare paper is not part of the answer: %s', (wish) => {
    expect(newText(`It works again.\n\n${wish}`)).toBe('It works again.');
  });

  it.each([
    'Papierkorb geleert, die gelöschte Mail ist trotzdem wieder da.', 'Der Drucker zieht kein Papier ein, sobald die Mail zwei Seiten hat.', 'Mail löschen, Papierkorb leeren, dann nach der Mail suchen.', 'Die Testumwelt druckt, Production nicht: ausdrucken geht dort gar nicht.',
    "L'environnement est en production, impossible d'imprimer le calendrier.", "Impossible d'imprimer dans l'environnement de test.", 'The preview stays white before printing, on every printer.', 'In our environment nobody can print the month view.', 'El ambiente de producción no puede imprimir.', 'Het milieu is productie, afdrukken lukt niet.',
    'Steps: delete the message, open the wrong folder, notify the sender\nCurrent: error, the confidential mail is there\nExpected: no mail to another addressee\nSeverity: 3',
  ])('a report about paper, mail and environments is: %s', (report) => {
    expect(newText(`It is back.\n\n${report}`)).toBe(`It is back.\n\n${report}`);
  });

  it.each([
    'CAUTION: This email originated from outside the organization. Do not click links.',
    '[EXTERNAL]',
    'ACHTUNG: Diese E-Mail stammt von außerhalb der Organisation.',
  ])('takes the banner of the receiving side off the top: %s', (banner) => {
    expect(newText(`${banner}\n\nIt works again.`)).toBe('It works again.');
  });
});

describe('hostile input ends', () => {
  it.each([
    ['newlines', '\n'.repeat(64_000)],
    ['quote marks', '>'.repeat(64_000)],
    ['lines of quote marks', '>\n'.repeat(32_000)],
    ['dashes', '-'.repeat(64_000)],
    ['lines of dashes', '-----\n'.repeat(12_000)],
    ['one line', 'a '.repeat(100_000)],
    ['one line of blanks', ' '.repeat(200_000)],
    ['open angles', '<'.repeat(64_000)],
    ['lines of open angles', '<\n'.repeat(32_000)],
    ['header lines', 'From: a@x.example\nTo: b@x.example\n'.repeat(2_500)],
    ['empty labels', 'From:\nTo:\n'.repeat(2_500)],
    ['attributions without end', 'On 10 Mar 2026, at 09:12, Anna <\n'.repeat(5_000)],
    ['wrote', 'wrote '.repeat(20_000)],
    ['greetings', 'Kind regards\n'.repeat(5_000)],
    ['signature dashes', '--\n'.repeat(5_000)],
    ['labels in a line', 'From: '.repeat(10_000)],
    ['long paragraphs', `${'confidential message delete '.repeat(70)}\n`.repeat(2_000)],
  ])('%s', (_situation, text) => {
    const { segments } = read(text, 'Re: x');

    expect(segments.at(-1)?.to).toBe(text.split('\n').length);
  });
});

describe('a telephone label of two words', () => {
  it.each(['Tél. direct : +33 1 99 00 42 17', 'Direct line: +44 20 5550 199', 'Telefon (dienstlich): +49 30 5550 144', 'Mobile no.: +44 7700 900 118'])('belongs to the signature: %s', (line) => {
    expect(newText(`The lamp is dark.\n\n--\nIda Holm\nTower Ltd\n${line}`)).toBe('The lamp is dark.');
  });

  it.each(['Number of lamps: 4711', 'Direct cause: +1 on the switch', 'Work order: 4711'])('does not make one of an answer: %s', (line) => {
    expect(newText(`The lamp is dark.\n--\n${line}`)).toContain(line);
  });
});

describe('a mail passed on that passes on another one', () => {
  const first = '-----Original Message-----\nFrom: Lou Hart <lou@quay.example>\nSent: Monday, 9 March 2026 9:01 AM\nTo: Anna <anna@nord.example>\nSubject: lamp\n\nThe lamp is dark since noon.\n\nLou';
  const second = '-----Original Message-----\nFrom: Kai Berg <kai@bay.example>\nSent: Friday, 9 January 2026 9:01 AM\nTo: Anna <anna@nord.example>\nSubject: horn\n\nThe horn is mute.';

  it.each(['A new case for the top mail only. What stands at the very bottom was another customer.', 'Please ignore the mail at the very bottom, that is an old case.', 'Ganz unten steht noch ein alter Fall, bitte ignorieren.', 'Tout en bas, c’est un ancien dossier.'])('keeps the upper one where the lower is set aside: %s', (note) => {
    const reply = read(`${note}\n\nAnna\n\n${first}\n\n${second}`, 'FW: lamp');

    expect([reply.forwardedText, reply.segments.at(-1)?.kind]).toEqual(['The lamp is dark since noon.\n\nLou', 'disclaimer']);
    expect(reply.forwardedFrom?.addrSpec).toBe('lou@quay.example');
  });

  it('is set aside with it where all is', () => {
    expect(read(`Please ignore everything below, that is an old case.\n\nAnna\n\n${first}\n\n${second}`, 'FW: lamp').forwardedText).toBe('');
  });

  it('gives its place to the inner one when its writer added nothing', () => {
    const reply = read(`Please see below.\n\nAnna\n\n${first.replace('The lamp is dark since noon.', 'fyi')}\n\n${second}`, 'FW: lamp');

    expect([reply.forwardedText, reply.forwardedFrom?.addrSpec]).toEqual(['The horn is mute.', 'kai@bay.example']);
  });
});
