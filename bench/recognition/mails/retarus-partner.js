// Hand-written mails of partners of the secure-email desk: what people really send. Truth: `t` = what must be found (a
// string or list exactly, {contains, not_contains} otherwise), `a` = what must not be claimed.
const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const brun = 'Pierre Brun <p.brun@nordlicht.example>';
const roux = 'Claire Roux <c.roux@sudouest.example>';
const to = 'support@retarus.example';
const signature = `--
Anna Keller
Nordlicht IT GmbH · Hafenstraße 12 · 81669 München
Tel. +49 30 23125 411 · Fax +49 30 23125 499 · Mobil 0171 5550199
Amtsgericht München HRB 10025 · USt-IdNr. DE812345678`;
const ask = `Vielen Dank, Ihre Nachricht hat die Nummer RTP-2026-000123.
Uns fehlen noch diese Angaben. Antworten Sie einfach auf diese Mail.

Beginn der Störung (START OF INCIDENT):
(z. B. 27.08.2019 - 11:00 UTC+2)

Beispiel (EXAMPLE):
(z. B. 10.03.2026 09:41, a@sender.example -> b@recipient.example, 550 5.7.1 rejected)

Darf mit Testmails geprüft werden (Is Retarus permitted to send test transactions)?:
(z. B. ja)

Was bisher bekannt ist:
PARTNERS' MAIN CUSTOMER ID: 73125
AFFECTED SERVICE: Email Security

Mit freundlichen Grüßen
Retarus Support`;
const quote = (text) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');

export const desk = 'retarus-partner';
export const address = to;
export const mails = [
  { n: 'plain-form', d: 'easy', from: anna, s: 'Mails to gmx refused', b: `Hello team,

PARTNERS' MAIN CUSTOMER ID: 73125
Tenant(s) or Dedicated Customer ID(s): 12345RS
AFFECTED SERVICE: Email Security
START OF INCIDENT: 09.03.2026 - 14:20 UTC+1
END OF INCIDENT (OPTIONAL): 09.03.2026 - 15:05 UTC+1
DESCRIPTION: Outgoing mail of Hafen AG is refused by gmx since the afternoon, all 120 mailboxes
EXAMPLE: 09.03.2026 14:31, ship@hafen.example -> orders@gmx.example, 554 5.7.1 blocked
ADDITIONAL INFORMATION: RCR-773311 was similar

Kind regards
Anna`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-09T13:20:00Z', end: '2026-03-09T14:05:00Z', description: { contains: ['all 120 mailboxes'], not_contains: ['EXAMPLE'] }, example: { contains: ['554 5.7.1 blocked'], not_contains: ['RCR'] }, additional: { contains: ['RCR-773311'], not_contains: ['regards'] } } },
  { n: 'german-form', d: 'easy', from: anna, s: 'Quarantäne läuft voll', b: `Guten Morgen,

Haupt-Kundennummer: 73125
Mandant(en): 12345RS; 23456RS
Betroffener Dienst: Email Security
Beginn der Störung: 10.03.2026 - 07:15 UTC+1
Beschreibung: Der Quarantäne-Digest kommt seit heute früh nicht mehr an, betroffen sind rund 300 Postfächer.
Beispiel: 10.03.2026 07:30 digest@hafen.example, kein Eingang
Ansprechpartner: Anna Keller, +49 30 23125 411

Viele Grüße
Anna Keller`, t: { main_id: '73125', tenants: ['12345RS', '23456RS'], service: 'Email Security', start: '2026-03-10T06:15:00Z', description: { contains: ['rund 300'], not_contains: ['Beispiel'] }, example: { contains: ['kein Eingang'] }, contact: { contains: ['Anna Keller', '23125411'] } }, a: ['end'] },
  { n: 'french-form', d: 'easy', from: roux, s: 'Retards de remise', b: `Bonjour,

N° client principal : 80210
Locataire(s) : 34567RS
Service concerné : Transactional Email
Début de l'incident : 10/03/2026 à 9h30 UTC+1
Description : les e-mails transactionnels arrivent avec deux heures de retard
Exemple : 10.03.2026 09:41, shop@sud.example -> client@orange.example, toujours en file
Interlocuteur : Claire Roux, +33 5 55 01 02 03

Cordialement,
Claire Roux`, t: { main_id: '80210', tenants: ['34567RS'], service: 'Transactional Email', description: { contains: ['deux heures de retard'], not_contains: ['Exemple'] }, example: { contains: ['toujours en file'] }, contact: { contains: ['Claire Roux', '+335550102'] }, start: '2026-03-10T08:30:00Z' } },
  { n: 'french-dot-date', d: 'easy', from: roux, s: 'Incident', b: `N° client principal : 80210
Début de l'incident : 10 mars 2026 à 9h30 UTC+1
Fin de l'incident : en cours
Description : aucun message entrant pour le domaine sud.example depuis ce matin`, t: { main_id: '80210', start: '2026-03-10T08:30:00Z', description: { contains: ['aucun message'] } }, a: ['end'] },
  { n: 'label-above-value', d: 'real', from: anna, s: 'no inbound mail', b: `PARTNERS' MAIN CUSTOMER ID

73125

Tenant(s) or Dedicated Customer ID(s)

12345RS, 23456RS

AFFECTED SERVICE

Email Security

START OF INCIDENT

2026-03-10 08:05 +0100

DESCRIPTION

Nothing comes in from outside for both tenants.

Internal mail works.

EXAMPLE

10.03.2026 08:11 ext@supplier.example -> info@hafen.example, timeout

Thanks
Anna`, t: { main_id: '73125', tenants: ['12345RS', '23456RS'], service: 'Email Security', start: '2026-03-10T07:05:00Z', description: { contains: ['Nothing comes in', 'Internal mail works'], not_contains: ['EXAMPLE', 'timeout'] }, example: { contains: ['ext@supplier.example'], not_contains: ['Thanks'] } } },
  { n: 'one-line-everything', d: 'nasty', from: anna, s: 'urgent', b: `Main Customer ID: 73125, Tenant(s): 12345RS, Affected Service: Email Security, Start of Incident: 10.03.2026 - 09:00 UTC+1, Description: mails to the branch office bounce with 550, about 25 people`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-10T08:00:00Z', description: { contains: ['about 25 people'] } } },
  { n: 'hasty-mobile', d: 'real', from: anna, s: 'Re: störung', b: `customer id 73125
tenant 12345RS
service: email security
start: today
desc: nothing gets out since the update, 30 users at Hafen

Sent from my iPhone`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security' }, a: ['start'] },
  { n: 'markdown-bold', d: 'real', from: brun, s: 'Ticket', b: `**PARTNERS' MAIN CUSTOMER ID:** 73125
**AFFECTED SERVICE:** Transactional Email
**START OF INCIDENT:** 10.03.2026 - 06:00 UTC+1
**DESCRIPTION:** API calls answer 503 in roughly one of ten cases; the web shop of Alpina is affected
**EXAMPLE:** 06:12:44 POST /messages -> 503
`, t: { main_id: '73125', service: 'Transactional Email', start: '2026-03-10T05:00:00Z', description: { contains: ['503 in roughly'], not_contains: ['**'] }, example: { contains: ['POST /messages'] } } },
  { n: 'asterisk-single', d: 'real', from: brun, s: 'Ticket 2', b: `*Main Customer ID*: 73125
*Affected service*: Transactional Email
*Start of incident*: 10 March 2026 06:00 UTC
*Description*: the reporting page stays empty for tenant 23456RS`, t: { main_id: '73125', service: 'Transactional Email', start: '2026-03-10T06:00:00Z', description: { contains: ['reporting page stays empty'] } } },
  { n: 'numbered', d: 'real', from: anna, s: 'Incident report', b: `Dear support,

1. Main customer ID - 73125
2. Tenant(s) - 12345RS
3. Affected service – Email Security
4. Start of incident – 10.03.2026 09:30 CET
5. Description – some external senders get a greylisting answer for hours
6. Example – 10.03.2026 10:02 news@press.example -> pr@hafen.example 451 4.7.1 try later

Regards, Anna`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['greylisting'], not_contains: ['Example'] }, example: { contains: ['451 4.7.1'], not_contains: ['Regards'] } } },
  { n: 'bullets', d: 'real', from: anna, s: 'Incident', b: `Hi,
- Main Customer ID: 73125
- Tenant(s): 12345RS
- Affected Service: Email Security
- Start of incident: 10.03.26 9:30 MEZ
- Description: attachments above 10 MB are stripped, no notice to the recipient
• Example: 10.03.2026 09:50 a@hafen.example -> b@kunde.example
thx`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['above 10 MB'], not_contains: ['Example'] }, example: { contains: ['09:50'], not_contains: ['thx'] } } },
  { n: 'typos-in-labels', d: 'real', from: anna, s: 'Incident', b: `PARTNER MAIN COSTUMER ID: 73125
AFECTED SERVICE: Email Security
START OF INCIDNET: 10.03.2026 - 09:30 UTC+1
DESCRIPTON: users cannot release mails from the quarantine portal
EXMAPLE: link in digest ends on a blank page`, t: { main_id: '73125', service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['quarantine portal'], not_contains: ['EXMAPLE'] }, example: { contains: ['blank page'] } } },
  { n: 'mixed-languages', d: 'real', from: anna, s: 'Störung / incident', b: `Kundennummer: 73125
Tenant(s): 23456RS
Service concerné: Email Security
START OF INCIDENT: 10. März 2026, 09:30 Uhr MEZ
Beschreibung: Spam wird seit gestern nicht mehr markiert, betrifft Alpina komplett
EXAMPLE: 10.03. 08:55 win@lotto.example -> chef@alpina.example`, t: { main_id: '73125', tenants: ['23456RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['nicht mehr markiert'], not_contains: ['EXAMPLE'] }, example: { contains: ['win@lotto.example'] } } },
  { n: 'blank-template', d: 'easy', from: anna, s: 'new ticket', b: `PARTNERS' MAIN CUSTOMER ID: e.g. 73125 Tenant(s) or Dedicated Customer ID(s): e.g. 12345RS, 23456RS
AFFECTED SERVICE: e.g. Email Security, Transactional Email
START OF INCIDENT: e.g. 27.08.2019 - 11:00 UTC+2
END OF INCIDENT (OPTIONAL): e.g. 27.08.2019 - 13:00 UTC+2
DESCRIPTION: e.g. used interface (URL, data center, ...), impact, error patterns/ message(s), number of affected customers...
EXAMPLE: (timestamp, sender, recipient, status/error message, error log extract, ...)
ADDITIONAL INFORMATION: (related/ associated tickets (RCR-number[s], incident already known...)`, t: {}, a: ['main_id', 'service', 'start', 'end', 'description', 'example', 'additional'] },
  { n: 'half-template', d: 'real', from: anna, s: 'ticket', b: `PARTNERS' MAIN CUSTOMER ID: 73125
Tenant(s) or Dedicated Customer ID(s): e.g. 12345RS, 23456RS
AFFECTED SERVICE: Transactional Email
START OF INCIDENT:
END OF INCIDENT (OPTIONAL):
DESCRIPTION: the API key of Hafen is refused with 401 after the rotation of last night
EXAMPLE: (timestamp, sender, recipient, status/error message, error log extract, ...)
ADDITIONAL INFORMATION: -`, t: { main_id: '73125', service: 'Transactional Email', description: { contains: ['401'], not_contains: ['EXAMPLE'] } }, a: ['start', 'end', 'example', 'additional'] },
  { n: 'html-table', d: 'easy', from: anna, s: 'Störungsmeldung', h: `<p>Hallo zusammen,</p><table border="1"><tr><td><b>PARTNERS' MAIN CUSTOMER ID</b></td><td>73125<br>Tenant(s) or Dedicated Customer ID(s): 12345RS, 23456RS</td></tr><tr><td>AFFECTED SERVICE</td><td>Email Security</td></tr><tr><td>START OF INCIDENT</td><td>10.03.2026 - 09:30 UTC+1</td></tr><tr><td>END OF INCIDENT (OPTIONAL)</td><td></td></tr><tr><td>DESCRIPTION</td><td><p>Directory sync fails for both tenants.</p><p>About 60 new users have no mailbox.</p></td></tr><tr><td>EXAMPLE</td><td>10.03.2026 09:41 sync job 4711: LDAP timeout</td></tr><tr><td>ADDITIONAL INFORMATION</td><td>&nbsp;</td></tr></table><p>Gruß<br>Anna Keller<br>Tel +49 30 23125 411</p>`, t: { main_id: '73125', tenants: ['12345RS', '23456RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['Directory sync', '60 new users'], not_contains: ['LDAP'] }, example: { contains: ['LDAP timeout'] } }, a: ['end', 'additional'] },
  { n: 'html-nested-table', d: 'real', from: anna, s: 'Störung', h: `<table><tr><td>Haupt-Kundennummer</td><td>73125</td></tr><tr><td>Mandant(en)</td><td>12345RS; 23456RS</td></tr><tr><td>Betroffener Dienst</td><td>Transactional Email</td></tr><tr><td>Beginn der Störung</td><td>27.08.2025 - 11:00 UTC+2</td></tr><tr><td>Ende der Störung</td><td>27.08.2025 - 13:00 UTC+2</td></tr><tr><td>Beschreibung</td><td>Bestätigungen der Bestellungen kamen doppelt an</td></tr><tr><td>Beispiel</td><td><table><tr><td>11:02</td><td>a@shop.example</td></tr><tr><td>11:03</td><td>b@shop.example</td></tr></table></td></tr></table><p>Ansprechpartner ist wie immer Anna Keller.</p>`, t: { main_id: '73125', tenants: ['12345RS', '23456RS'], service: 'Transactional Email', start: '2025-08-27T09:00:00Z', end: '2025-08-27T11:00:00Z', description: { contains: ['doppelt'] }, example: { contains: ['a@shop.example', 'b@shop.example'] } } },
  { n: 'html-header-row', d: 'real', from: brun, s: 'incident table', h: `<table><tr><th>Main Customer ID</th><th>Tenant</th><th>Affected service</th><th>Start of incident</th></tr><tr><td>73125</td><td>23456RS</td><td>Email Security</td><td>2026-03-10T08:30:00+01:00</td></tr></table><p>Description: logins to the admin portal end in a loop for every user of Alpina</p>`, t: { main_id: '73125', tenants: ['23456RS'], service: 'Email Security', start: '2026-03-10T07:30:00Z', description: { contains: ['end in a loop'] } } },
  { n: 'markdown-table', d: 'real', from: brun, s: 'incident', b: `| Field | Value |
|---|---|
| Main Customer ID | 73125 |
| Tenant(s) | 12345RS |
| AFFECTED SERVICE | Email Security |
| START OF INCIDENT | 10.03.2026 - 09:30 UTC+1 |
| DESCRIPTION | Rules with attachments are ignored since the release |
`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['Rules with attachments'] } } },
  { n: 'tabs', d: 'real', from: anna, s: 'incident', b: `Main Customer ID\t73125
Tenant(s)\t12345RS
Affected Service\tEmail Security
Start of Incident\t10.03.2026 - 09:30 UTC+01:00
Description\tDKIM signatures are missing on outgoing mail of Hafen AG`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['DKIM'] } } },
  { n: 'decoy-signature', d: 'real', from: anna, s: 'Frage', b: `Hallo,

seit gestern Abend kommen bei Hafen keine Mails von web.example an. Port 10025 ist offen, Telnet geht.

Gruß Anna

${signature}`, t: { contact: { contains: ['Anna Keller', '+493023125411'] } }, a: ['main_id', 'tenants', 'start'] },
  { n: 'two-main-ids', d: 'nasty', from: anna, s: '80210: quarantine', b: `Main Customer ID: 73125
Tenant(s): 34567RS
Description: the quarantine of this tenant cannot be opened in the portal, error page after login`, t: { main_id: '73125', tenants: ['34567RS'], description: { contains: ['error page after login'] } } },
  { n: 'ambiguous-date', d: 'nasty', from: anna, s: 'incident', b: `Main Customer ID: 73125
START OF INCIDENT: 03/04/2026 09:30 UTC+1
DESCRIPTION: greylisting answers for all senders from one network`, t: { main_id: '73125' }, a: ['start'] },
  { n: 'settled-date', d: 'nasty', from: anna, s: 'incident', b: `Main Customer ID: 73125
START OF INCIDENT: 03/13/2026 09:30 AM UTC
DESCRIPTION: greylisting answers for all senders from one network`, t: { main_id: '73125', start: '2026-03-13T09:30:00Z' } },
  { n: 'impossible-date', d: 'nasty', from: anna, s: 'incident', b: `Main Customer ID: 73125
START OF INCIDENT: 31.02.2026 - 09:30 UTC+1
END OF INCIDENT: 10.03.2026 - 25:00 UTC+1
DESCRIPTION: greylisting answers for all senders from one network`, t: { main_id: '73125' }, a: ['start', 'end'] },
  { n: 'no-offset', d: 'real', from: anna, s: 'incident', b: `Main Customer ID: 73125
START OF INCIDENT: 10.03.2026 - 09:30
DESCRIPTION: greylisting answers for all senders from one network`, t: { main_id: '73125' }, a: ['start'] },
  { n: 'since-this-morning', d: 'real', from: anna, s: 'pls open', b: `pls open, 73125, Email Security, since 8 this morning nothing is delivered to Hafen

Anna`, a: ['start', 'end', 'tenants'], t: {} },
  { n: 'forwarded-inline', d: 'real', from: anna, s: 'WG: Mail kommt nicht an', b: `Hallo, bitte prüfen. Main Customer ID: 73125

-----Ursprüngliche Nachricht-----
Von: IT Hafen <it@hafen.example>
Gesendet: Dienstag, 10. März 2026 08:20
An: Anna Keller <anna.keller@nordlicht.example>
Betreff: Mail kommt nicht an

Hallo Anna,
bei uns (12345RS) kommen seit 8 Uhr keine Mails vom Zoll an.
Beispiel: 10.03.2026 08:02, bescheid@zoll.example -> import@hafen.example, keine Spur
Gruß
Ole Jensen
Hafen AG, Kai 7, 20457 Hamburg, Tel. 040 5550123`, t: { main_id: '73125', tenants: ['12345RS'], example: { contains: ['bescheid@zoll.example'] } }, a: ['start'] },
  { n: 'own-form-inline', d: 'easy', from: anna, s: 'Re: [RTP-2026-000123] Mails werden abgelehnt', re: true, b: `Danke, siehe unten.

Am 10.03.2026 um 10:15 schrieb Retarus Support <support@retarus.example>:
${quote(ask.replace('(START OF INCIDENT):', '(START OF INCIDENT): 10.03.2026 - 08:00 UTC+1').replace('test transactions)?:', 'test transactions)?: nein').replace('(EXAMPLE):', '(EXAMPLE): 10.03.2026 08:09, a@hafen.example -> b@web.example, 550'))}`, t: { start: '2026-03-10T07:00:00Z', test_ok: 'no', example: { contains: ['b@web.example'], not_contains: ['sender.example'] } } },
  { n: 'own-form-below', d: 'real', from: anna, s: 'Re: [RTP-2026-000123] Mails werden abgelehnt', re: true, b: `On Tue, Mar 10, 2026 at 10:15 AM Retarus Support <support+t.abc@retarus.example> wrote:

${quote(ask).replace('> (z. B. 27.08.2019 - 11:00 UTC+2)', '> (z. B. 27.08.2019 - 11:00 UTC+2)\n10.03.2026 - 08:00 UTC+1').replace('> (z. B. ja)', '> (z. B. ja)\nja, gerne').replace('> (z. B. 10.03.2026 09:41, a@sender.example -> b@recipient.example, 550 5.7.1 rejected)', '> (z. B. 10.03.2026 09:41, a@sender.example -> b@recipient.example, 550 5.7.1 rejected)\n10.03.2026 08:09, a@hafen.example -> b@web.example, 550')}`, t: { start: '2026-03-10T07:00:00Z', test_ok: 'yes', example: { contains: ['b@web.example'], not_contains: ['sender.example'] } } },
  { n: 'own-form-untouched', d: 'easy', from: anna, s: 'Re: [RTP-2026-000123] Mails werden abgelehnt', re: true, b: `Kommt heute Nachmittag.

Am 10.03.2026 um 10:15 schrieb Retarus Support <support@retarus.example>:
${quote(ask)}`, t: {}, a: ['start', 'example', 'test_ok', 'end'] },
  { n: 'own-form-outlook', d: 'nasty', from: brun, s: 'RE: [RTP-2026-000123] Mails werden abgelehnt', re: true, b: `Merci, voir ci-dessous

De : Retarus Support <support@retarus.example>
Envoyé : mardi 10 mars 2026 10:15
À : Pierre Brun <p.brun@nordlicht.example>
Objet : [RTP-2026-000123] Mails werden abgelehnt

${ask.replace('(START OF INCIDENT):', '(START OF INCIDENT): 10.03.2026 - 08:00 UTC+1').replace('test transactions)?:', 'test transactions)?: Non')}`, t: { start: '2026-03-10T07:00:00Z', test_ok: 'no' }, a: ['example', 'end'] },
  { n: 'quoted-history-only', d: 'nasty', from: anna, s: 'Re: Kapazität', re: true, b: `Noch ein Fall, bitte ansehen: Mails von bank.example landen im Spam.

Am 02.02.2026 um 09:00 schrieb Ole Jensen <it@hafen.example>:
> Main Customer ID: 80210
> Tenant(s): 12345RS
> START OF INCIDENT: 01.02.2026 - 08:00 UTC+1
> DESCRIPTION: alter Fall`, t: { description: { contains: ['landen im Spam'], not_contains: ['alter Fall'] } }, a: ['main_id', 'tenants', 'start'] },
  { n: 'questions-answered', d: 'real', from: anna, s: 'Incident', b: `Main customer ID: 73125
Contact person(s) including telephone number: Jonas Berg, +49 30 23125 415
Description of the request, change, problem and impact: SMTP relay refuses our appliance since 6 am, invoices of 14 customers wait
Details of affected transactions (timestamp / status / inbound number / termination address / sending account): 10.03.2026 06:10 / 530 / - / mx@hafen.example / relay01
Was it possible to reproduce the error and what steps were taken to reproduce it? Yes, telnet by hand gives the same answer
What has already been done by the customer support to identify and/or fix the problem? Rebooted the appliance, checked the firewall
Is Retarus permitted to send test transactions? No
Is this issue already known? no, first time`, t: { main_id: '73125', contact: { contains: ['Jonas Berg', '23125 415'] }, transactions: { contains: ['relay01'] }, reproduced: { contains: ['telnet by hand'], not_contains: ['Rebooted'] }, done_so_far: { contains: ['checked the firewall'], not_contains: ['Retarus'] }, test_ok: 'no', known: 'no', description: { contains: ['14 customers'] } } },
  { n: 'questions-next-line', d: 'real', from: anna, s: 'Incident', b: `Was it possible to reproduce the error and what steps were taken to
reproduce it?
No, it comes and goes.

What has already been done by the customer support to identify and/or fix the problem?
none so far

Is Retarus permitted to send test transactions?
yes please, to test@hafen.example

Is this issue already known?
RCR-445566`, t: { reproduced: { contains: ['comes and goes'] }, done_so_far: { contains: ['none so far'] }, test_ok: 'yes', known: { contains: ['RCR-445566'] } } },
  { n: 'short-questions', d: 'real', from: anna, s: 'Incident', b: `Main Customer ID: 73125
Test transactions: yes
Already known: no
Start: 2026-03-10T08:30Z
Contact: see signature

${signature}`, t: { main_id: '73125', test_ok: 'yes', known: 'no', start: '2026-03-10T08:30:00Z', contact: { contains: ['Anna Keller', '411'] } } },
  { n: 'no-problem-yes', d: 'nasty', from: anna, s: 'Incident', b: `Kundennummer 73125
Is Retarus permitted to send test transactions: kein Problem, jederzeit
Ende der Störung: dauert an
Beginn der Störung: Di, 10.03.2026, 9:30 Uhr MEZ`, t: { main_id: '73125', test_ok: 'yes', start: '2026-03-10T08:30:00Z' }, a: ['end'] },
  { n: 'spaced-ids', d: 'nasty', from: anna, s: 'Incident', b: `Main Customer ID: 73 125
Tenant(s): 12345rs / 23456 RS
Affected Service: E-Mail Security`, t: { main_id: '73125', tenants: ['12345RS', '23456RS'], service: 'Email Security' } },
  { n: 'address-behind-id', d: 'nasty', from: anna, s: 'Incident', b: `Main Customer ID: 73125, Nordlicht IT GmbH, Hafenstr. 12, 81669 München
Description: the live search shows no results for yesterday at all`, t: { main_id: '73125', description: { contains: ['live search'] } } },
  { n: 'prose-id', d: 'real', from: anna, s: 'Frage zur Quarantäne', b: `Hallo zusammen,

unsere Kundennummer ist 73125, es geht um den Mandanten 12345RS. Seit dem Update um 09:30 sehen die Nutzer leere Digests.

Danke
Anna`, t: { main_id: '73125', tenants: ['12345RS'] }, a: ['start'] },
  { n: 'log-lines', d: 'nasty', from: anna, s: 'Incident with log', b: `Main Customer ID: 73125
DESCRIPTION: mail loops between two relays
EXAMPLE:
Mar 10 09:41:12 mx1 postfix/smtp[10025]: 4F2K91: to=<b@gmx.example>, relay=mx.gmx.example[192.0.2.7]:25, status=bounced
Mar 10 09:41:13 mx1 postfix/qmgr[20457]: error: 550 too many hops

END OF INCIDENT: still ongoing
ADDITIONAL INFORMATION: none`, t: { main_id: '73125', description: { contains: ['loops'] , not_contains: ['postfix'] }, example: { contains: ['4F2K91', 'too many hops'], not_contains: ['ongoing'] } }, a: ['end', 'additional', 'start'] },
  { n: 'prose-start-word', d: 'nasty', from: anna, s: 'Start', b: `Start of the week was fine: then it broke.
We started the migration: nothing helps.
Our contact at Hafen: he is on holiday, error: 550 came up.`, t: {}, a: ['start', 'main_id', 'example'] },
  { n: 'full-width-colon', d: 'nasty', from: anna, s: 'Incident', b: `Main Customer ID： 73125
Tenant(s)： 12345RS
START OF INCIDENT： 2026/03/10 09:30 JST`, t: { main_id: '73125', tenants: ['12345RS'], start: '2026-03-10T00:30:00Z' } },
  { n: 'equals-and-arrows', d: 'nasty', from: brun, s: 'Incident', b: `main customer id = 73125
tenant(s) = 12345RS
affected service -> Email Security
[START OF INCIDENT] 10.03.2026 - 09:30 UTC+1
[DESCRIPTION] customers see a certificate warning in the portal`, t: { main_id: '73125', tenants: ['12345RS'], service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['certificate warning'] } } },
  { n: 'outlook-html-mail', d: 'real', from: anna, s: 'Störung', h: `<html><body><div class="WordSection1"><p class="MsoNormal"><b>Haupt-Kundennummer:</b> 73125</p><p class="MsoNormal"><b>Betroffener Dienst:</b> Email Security<o:p></o:p></p><p class="MsoNormal"><b>Beginn der Störung:</b> 10.03.2026&nbsp;-&nbsp;09:30 UTC+1</p><p class="MsoNormal"><b>Beschreibung:</b></p><p class="MsoNormal">Empfänger bekommen Mails doppelt.</p><p class="MsoNormal">Betroffen: alle Mandanten.</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">Mit freundlichen Grüßen</p><p class="MsoNormal">Anna Keller</p></div></body></html>`, t: { main_id: '73125', service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['doppelt', 'alle Mandanten'], not_contains: ['Grüßen'] } } },
  { n: 'change-request', d: 'real', from: brun, s: 'Change request: new relay host', b: `CHANGE REQUEST

Main Customer ID: 73125
Tenants: 23456RS
Affected service: Email Security
Description: please add 192.0.2.25 as relay host for Alpina from Monday on; impact none
Test transactions permitted? yes
Contact person: Pierre Brun (+33 5 55 01 02)`, t: { main_id: '73125', tenants: ['23456RS'], service: 'Email Security', description: { contains: ['192.0.2.25'] }, test_ok: 'yes', contact: { contains: ['Pierre Brun', '+335550102'] } }, a: ['start'] },
  { n: 'example-is-a-header', d: 'nasty', from: anna, s: 'Incident', b: `Main Customer ID: 73125
Affected Service: Email Security
Start of incident: 10/03/2026 09:30 CET
Description: mails of one sender vanish, no trace in the live search
Example:
From: zoll@amt.example
To: import@hafen.example
Date: Tue, 10 Mar 2026 08:02:11 +0100
Subject: Bescheid 4711

Test transactions: yes
Already known: no`, t: { main_id: '73125', service: 'Email Security', start: '2026-03-10T08:30:00Z', description: { contains: ['vanish'] }, example: { contains: ['zoll@amt.example'], not_contains: ['Test transactions'] }, test_ok: 'yes', known: 'no' } },
  { n: 'two-labels-one-head', d: 'nasty', from: anna, s: 'Incident', b: `Main Customer ID / Tenant: 73125 / 12345RS
Start / End: 10.03.2026 09:30 UTC+1 / still ongoing
Ansprechpartner: Anna Keller, Tel.: +49 30 23125 411, Mobil: +49 171 5550199`, t: { main_id: '73125', tenants: ['12345RS'], start: '2026-03-10T08:30:00Z', contact: { contains: ['23125 411', '5550199'] } } },
  { n: 'prose-answers', d: 'nasty', from: anna, s: 'Störung Hafen', h: `<table><tr><td>Haupt-Kundennummer</td><td>73125</td></tr><tr><td>Mandant(en)</td><td>12345RS</td></tr><tr><td>Beschreibung</td><td>Mails von web.example kommen nicht an, etwa 40 Nutzer</td></tr></table><p>Der Fehler ließ sich mit drei Mails nachstellen. Testtransaktionen sind erlaubt. Das Problem ist bisher nicht bekannt.</p><p>Gruß<br>Anna</p>`, t: { main_id: '73125', tenants: ['12345RS'], description: { contains: ['40 Nutzer'] }, test_ok: 'yes', known: 'no', reproduced: { contains: ['drei Mails'] } } },
  { n: 'prose-not-answers', d: 'nasty', from: anna, s: 'Test mails', b: `Main Customer ID: 73125
Our test transactions do not arrive since Monday, each one ends in a timeout.
Which steps would you take?`, t: { main_id: '73125' }, a: ['test_ok', 'reproduced', 'known', 'done_so_far'] },
  { n: 'semicolon-chain', d: 'real', from: brun, s: 'Incident', b: `Main Customer ID: 73125; Tenant: 23456RS; Service: Transactional Email; Start: 2026-03-10 06:00 UTC; Contact: Pascal Brun, +33 1 99 00 42 18
Description: the bounce webhook is called twice for each message`, t: { main_id: '73125', tenants: ['23456RS'], service: 'Transactional Email', start: '2026-03-10T06:00:00Z', contact: { contains: ['Pascal Brun', '42 18'] }, description: { contains: ['webhook'] } } },
  { n: 'disclaimer', d: 'real', from: anna, s: 'Incident', b: `Main Customer ID: 73125
Tenants: 12345RS and 23456RS
Description: the CSV export of the reports has no rows since March 1st

Mit freundlichen Grüßen
Anna Keller

--
Nordlicht IT GmbH, Geschäftsführer: Max Muster, Sitz München, HRB 54321
This e-mail may contain confidential information. If you are not the intended recipient, error: please delete it. Contact: postmaster@nordlicht.example`, t: { main_id: '73125', tenants: ['12345RS', '23456RS'], description: { contains: ['no rows'], not_contains: ['Geschäftsführer'] } }, a: ['start', 'example'] },
  { n: 'dont-know', d: 'real', from: anna, s: 'Incident', b: `Main Customer ID: 73125
Start of incident: unfortunately we do not know exactly, some time last night
End of incident: -
Affected service: I think Email Security?
Example: will follow
Details of affected transactions: see above
What has already been done by the customer support: keine Maßnahmen bisher
Is Retarus permitted to send test transactions: yes/no`, t: { main_id: '73125', done_so_far: { contains: ['keine Maßnahmen'] } }, a: ['start', 'end', 'example', 'test_ok'] },
  { n: 'quote-above-and-below', d: 'nasty', from: anna, s: 'AW: Rückfrage', re: true, b: `> Bitte nennen Sie uns die Kundennummer.
73125

> Seit wann?
10.03.2026 09:30 UTC+1

Gruß
Anna`, t: {}, a: ['description', 'end'] },
  { n: 'colon-in-value', d: 'nasty', from: anna, s: 'Incident', b: `Main Customer ID: 73125
Description: The error message is: "Relay denied: sender unknown". It hits: web shop, ERP, scanner.
Example: 09:41: a@hafen.example -> b@web.example: "550: denied"`, t: { main_id: '73125', description: { contains: ['Relay denied: sender unknown', 'scanner'], not_contains: ['Example'] }, example: { contains: ['09:41', '550: denied'] } } },
];
