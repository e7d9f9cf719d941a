// Hand-written mails to the cloud-mail desk. Truth as in retarus-partner.js.
const lange = 'Kim Lange <k.lange@mailwerk.example>';
const noc = 'Mailwerk NOC <noc@mailwerk.example>';
const prairie = 'Dana Whitfield <dana@prairie.example>';
const key = 'MWAG-SUP-77120-4F2K9';
const quote = (text) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
const ask = `Thank you, your ticket is CLD-0000321. A few things are still open; just type behind the labels.

License Key:
(e.g. MYCO-SUP-00000-XXXXX)

Severity:
How severe is it - 1 complete outage, 2 severely disrupted, 3 partial loss, 4 question?
(e.g. 3)

Expected behaviour:
(e.g. the editor shows the quoted mail)

What we have so far:
Server: https://mail.mailwerk.example

Open-Xchange Support`;

export const desk = 'ox-cloud';
export const address = 'support@ox.example';
export const mails = [
  { n: 'full-template', d: 'easy', from: lange, s: 'Calendar invitations lose the time zone', b: `License Key: ${key}
Server: https://mail.mailwerk.example
Server Version: 8.24.17
Platform: OX Cloud EU
Environment: Production
GUI Version: 8.24.17
Severity: 3
End-User-Impact: Multiple
Track-ID: 2026031044000123
Product: App Suite Calendar

Steps to reproduce:
1. Create an appointment in America/Denver
2. Invite somebody in Berlin
3. Open the ICS

Current behaviour:
The ICS carries UTC only.

Expected behaviour:
The ICS carries the organiser's zone.

Best regards
Kim Lange`, t: { support_key: key, server: 'https://mail.mailwerk.example', server_version: '8.24.17', platform: 'OX Cloud EU', environment: 'Production', gui_version: '8.24.17', severity: '3', end_user_impact: 'Multiple', track_id: '2026031044000123', product: 'App Suite Calendar', steps: { contains: ['America/Denver', 'Open the ICS'], not_contains: ['carries UTC'] }, current: { contains: ['carries UTC only'], not_contains: ["organiser's"] }, expected: { contains: ["organiser's zone"], not_contains: ['regards'] } } },
  { n: 'template-choices-left', d: 'easy', from: prairie, s: 'ticket', b: `License Key: OX-SUPPORT-OR-LICENSE-KEY-XXX
Server:
Server Version:
Platform:
Environment: Staging or Production
GUI Version:
Severity: 4, 3, 2, 1
End-User-Impact: Unknown, Single, Multiple, All, VIP
Track-ID:
Product:

Steps to reproduce:

Current behaviour:
Search returns nothing for shared folders, since the upgrade of this night.

Expected behaviour:
`, t: { current: { contains: ['shared folders'], not_contains: ['Expected'] } }, a: ['support_key', 'server', 'environment', 'severity', 'end_user_impact', 'track_id', 'product', 'steps', 'expected', 'server_version'] },
  { n: 'severity-words', d: 'real', from: lange, s: 'Webmail langsam', b: `Lizenzschlüssel: ${key}
Schweregrad: 2 - stark eingeschränkt
Umgebung: Produktiv
Schritte zur Reproduktion: anmelden, Ordner mit 20.000 Mails öffnen
Aktuelles Verhalten: Spinner für 40 Sekunden
Erwartetes Verhalten: unter 2 Sekunden wie bisher
Server: webmail.mailwerk.example`, t: { support_key: key, severity: '2', environment: 'Production', steps: { contains: ['20.000'], not_contains: ['Spinner'] }, current: { contains: ['40 Sekunden'] }, expected: { contains: ['wie bisher'] }, server: 'webmail.mailwerk.example' } },
  { n: 'french', d: 'real', from: prairie, s: 'Problème de synchronisation', b: `Bonjour,

Clé de support : PRM-SUP-20011-A1
Gravité : 3
Environnement : Recette
Étapes de reproduction : ouvrir l'agenda partagé puis déplacer un rendez-vous
Comportement actuel : le rendez-vous revient à sa place
Comportement attendu : il reste déplacé

Cordialement`, t: { support_key: 'PRM-SUP-20011-A1', severity: '3', environment: 'Staging', steps: { contains: ['agenda partagé'] }, current: { contains: ['revient'] }, expected: { contains: ['reste'], not_contains: ['Cordialement'] } } },
  { n: 'key-in-signature', d: 'real', from: lange, s: 'Drive uploads fail', b: `Hi,

uploads above 2 GB into Drive stop at 99 percent for all users since Monday. Works with 1.9 GB.

Severity: 3

-- 
K. Lange
Mailwerk AG, Lützowstr. 99, 10785 Berlin
OX support key ${key}
+49 30 5550 0177`, t: { support_key: key, severity: '3', current: { contains: ['stop at 99 percent'], not_contains: ['Lützowstr'] } }, a: ['server', 'environment'] },
  { n: 'key-in-subject', d: 'real', from: noc, s: `[${key}] Sev 2: IMAP logins slow`, b: `Hello,
IMAP logins take up to 20 seconds on all nodes, started around noon. Expected behaviour: below one second.

NOC Mailwerk`, t: { support_key: key, severity: '2', expected: { contains: ['below one second'] } } },
  { n: 'key-on-top', d: 'real', from: lange, s: 'POP3 error', b: `${key}

Hello support,
POP3 clients get "-ERR internal" at about one of five polls. Server mail.mailwerk.example, production.
`, t: { support_key: key, current: { contains: ['-ERR internal'] } } },
  { n: 'two-keys', d: 'nasty', from: lange, s: 'question', b: `MWAG-SaaS-99810-1

Hi, how do I change the theme for one context? The other contract (${key}) has it already.
Severity: 4`, t: { support_key: 'MWAG-SaaS-99810-1', severity: '4' } },
  { n: 'lookalike-keys', d: 'nasty', from: lange, s: 'OX-Drive and OXUI-1234', b: `Hello,
after installing the OX-App-Suite patch for OXUI-1234 and OXOUT-123456 our OX-Drive clients crash. List oxcloud-de-1-incidents mentions nothing, ticket CLD-0000123 was about the same.`, t: {}, a: ['support_key', 'track_id'] },
  { n: 'html-outlook-table', d: 'real', from: lange, s: 'Ticket', h: `<div><p>Hi,</p><table><tr><td><p><b>License Key</b></p></td><td><p>${key}</p></td></tr><tr><td><p><b>Server</b></p></td><td><p><a href="https://mail.mailwerk.example">https://mail.mailwerk.example</a></p></td></tr><tr><td><p><b>Severity</b></p></td><td><p>Sev 2</p></td></tr><tr><td><p><b>Environment</b></p></td><td><p>prod</p></td></tr><tr><td><p><b>Steps to reproduce</b></p></td><td><ol><li>login</li><li>open settings</li><li>click Signatures</li></ol></td></tr><tr><td><p><b>Current behaviour</b></p></td><td><p>page stays white</p></td></tr><tr><td><p><b>Expected behaviour</b></p></td><td><p>list of signatures</p></td></tr></table><p>Regards, Kai</p></div>`, t: { support_key: key, server: 'https://mail.mailwerk.example', severity: '2', environment: 'Production', steps: { contains: ['open settings', 'Signatures'] }, current: { contains: ['white'] }, expected: { contains: ['list of signatures'] } } },
  { n: 'gmail-html-bold', d: 'real', from: prairie, s: 'Mail filter broken', h: `<div dir="ltr"><div><b>License Key: </b>PRM-SUP-20011-A1<br></div><div><b>Server:</b> <a href="https://ox.prairie.example/">ox.prairie.example</a></div><div><b>Severity:</b> 3 (partial)</div><div><b>Steps to reproduce:</b></div><div><ul><li>create a rule with two conditions</li><li>save</li></ul></div><div><b>Current behavior:</b> only the first condition is kept</div><div><b>Expected behavior:</b> both are kept</div><div><br></div><div>--<br></div><div>Dana Whitfield<br>Prairie Mail Inc<br>(555) 010-0199</div></div>`, t: { support_key: 'PRM-SUP-20011-A1', server: 'ox.prairie.example', severity: '3', steps: { contains: ['two conditions', 'save'], not_contains: ['first condition'] }, current: { contains: ['only the first'] }, expected: { contains: ['both are kept'], not_contains: ['Dana'] } } },
  { n: 'checkboxes', d: 'nasty', from: lange, s: 'Ticket', b: `Key: ${key}
Environment: [ ] Staging [x] Production
Severity: ( ) 1  (x) 2  ( ) 3  ( ) 4
End-User-Impact: ☐ Single ☒ Multiple ☐ All
Current behaviour: logins fail with HTTP 500 on two of six nodes`, t: { support_key: key, environment: 'Production', severity: '2', end_user_impact: 'Multiple', current: { contains: ['two of six'] } } },
  { n: 'http-log', d: 'nasty', from: noc, s: 'API answers 502', b: `License Key: ${key}
Severity: 2
Current behaviour: the API answers 502 for /ajax/login, sample below

$ curl -i https://mail.mailwerk.example/ajax/login
HTTP/1.1 502 Bad Gateway
Server: nginx/1.24.0
Date: Tue, 10 Mar 2026 08:11:02 GMT
Content-Type: text/html

Expected behaviour: 200`, t: { support_key: key, severity: '2', current: { contains: ['/ajax/login'], not_contains: ['Expected'] }, expected: { contains: ['200'] } }, a: ['server', 'environment'] },
  { n: 'stack-trace', d: 'nasty', from: noc, s: 'NPE', b: `License Key: ${key}
Severity: 3
Steps to reproduce: send a mail with a 300 character subject
Current behaviour:
java.lang.NullPointerException: null
    at com.openexchange.mail.Compose.write(Compose.java:412)
Error: 500
Caused by: java.io.IOException: stream closed
Expected behaviour:
mail is sent`, t: { support_key: key, severity: '3', steps: { contains: ['300 character'] }, current: { contains: ['NullPointerException', 'stream closed'], not_contains: ['mail is sent'] }, expected: { contains: ['mail is sent'] } }, a: ['server', 'product'] },
  { n: 'prose-words', d: 'nasty', from: lange, s: 'question about the product', b: `Hi team,
our product manager asks: is the severity of a ticket shown in the portal? The server is fine, the environment too.
Which platform would you recommend for tests: staging or production?
Thanks`, t: {}, a: ['product', 'severity', 'server', 'environment', 'platform', 'support_key'] },
  { n: 'severity-range', d: 'nasty', from: lange, s: 'slow', b: `License Key: ${key}
Severity: 2-3
Environment: not production`, t: { support_key: key }, a: ['severity', 'environment'] },
  { n: 'severity-high', d: 'nasty', from: lange, s: 'slow', b: `License Key: ${key}
Severity: high
Server Version: unknown
Platform: n/a`, t: { support_key: key }, a: ['severity', 'server_version', 'platform'] },
  { n: 'sev-glued', d: 'real', from: lange, s: 'Sev1 - all logins fail', b: `SEV1!!
License key ${key}
No logins possible at all since 07:50, no workaround, all users.`, t: { support_key: key, severity: '1' } },
  { n: 'impact-unknown', d: 'real', from: lange, s: 'x', b: `License Key: ${key}
End-User-Impact: Unknown
Track-ID: -
Product: Drive`, t: { support_key: key, end_user_impact: 'Unknown', product: 'Drive' }, a: ['track_id'] },
  { n: 'track-id-forms', d: 'real', from: lange, s: '[MW#88231] broken thumbnails', b: `Support Key: ${key}
Track-ID: MW#88231 (please keep in the subject)
Severity: 4
Current behaviour: thumbnails of PDF files are black`, t: { support_key: key, track_id: 'MW#88231', severity: '4' } },
  { n: 'key-lower-case', d: 'nasty', from: lange, s: 'x', b: `license key: mwag-sup-77120-4f2k9
severity: 3`, t: { support_key: key, severity: '3' } },
  { n: 'key-with-url-decoy', d: 'nasty', from: lange, s: 'x', b: `See https://portal.example/keys/ABC-SUP-11111-X1 for the old one.
License Key: <${key}>
Severity = 3`, t: { support_key: key, severity: '3' } },
  { n: 'quoted-old-key', d: 'nasty', from: lange, s: 'RE: renewal', re: true, b: `New case: the address book export is empty. Severity 3.

On Mon, Mar 2, 2026 at 9:00 AM Sales <sales@reseller.example> wrote:
> License Key: OLDX-SUP-10000-A1
> Severity: 1`, t: { severity: '3' }, a: ['support_key'] },
  { n: 'own-form', d: 'real', from: lange, s: 'Re: [CLD-0000321] Sync', re: true, b: `Answers below.

On Tue, Mar 10, 2026 at 10:15 AM Open-Xchange Support <support@ox.example> wrote:

${quote(ask.replace('License Key:', `License Key: ${key}`).replace('Severity:\n', 'Severity: 2\n').replace('Expected behaviour:', 'Expected behaviour: no duplicates'))}`, t: { support_key: key, severity: '2', expected: { contains: ['no duplicates'], not_contains: ['quoted mail'] } } },
  { n: 'own-form-typed-below', d: 'nasty', from: lange, s: 'Re: [CLD-0000321] Sync', re: true, b: `Open-Xchange Support <support@ox.example> wrote on 10.03.2026:
> Thank you, your ticket is CLD-0000321.
>
> License Key:
> (e.g. MYCO-SUP-00000-XXXXX)
${key}
> Severity:
> (e.g. 3)
2 I guess
> Expected behaviour:
> (e.g. the editor shows the quoted mail)

No duplicates, please.

> What we have so far:
> Server: https://mail.mailwerk.example`, t: { support_key: key, severity: '2', expected: { contains: ['No duplicates'] } } },
  { n: 'own-form-untouched', d: 'easy', from: lange, s: 'Re: [CLD-0000321] Sync', re: true, b: `Will follow tomorrow.

> ${ask.split('\n').join('\n> ')}`, t: {}, a: ['support_key', 'severity', 'expected', 'steps'] },
  { n: 'forwarded-customer', d: 'real', from: noc, s: 'Fwd: cannot log in', b: `FYI, please handle. License Key: ${key}, Severity: 3

---------- Forwarded message ---------
From: Pat Miller <pat@kunde.example>
Date: Tue, 10 Mar 2026 at 08:02
Subject: cannot log in
To: <help@mailwerk.example>

Hello, my Server: imap.kunde.example shows an error since today.
Priority: 1, Severity: 1!!!
Phone 0151 5550188`, t: { support_key: key, severity: '3' } },
  { n: 'campaign', d: 'real', from: noc, s: 'Campaign in April', b: `Hi,
we plan a campaign.
License Key: ${key}
Event date: 30.03.2026 09:00
Expected load: 400,000 mails, logins three times as usual`, t: { support_key: key, event_date: '2026-03-30T07:00:00Z', expected_load: { contains: ['400,000'] } } },
  { n: 'campaign-prose', d: 'nasty', from: noc, s: 'Heads-up', b: `On 30.03.2026 09:00 we mail 400,000 users, expect triple logins.`, t: { event_date: '2026-03-30T07:00:00Z', expected_load: { contains: ['triple logins'] } }, a: ['support_key'] },
  { n: 'campaign-no-date', d: 'real', from: noc, s: 'Campaign', b: `License Key: ${key}
Event date: next month
Expected load: about 200k logins`, t: { support_key: key, expected_load: { contains: ['200k'] } }, a: ['event_date'] },
  { n: 'values-below', d: 'real', from: prairie, s: 'Ticket', b: `LICENSE KEY
PRM-SUP-20011-A1
SERVER
ox.prairie.example
SEVERITY
3
STEPS TO REPRODUCE
Open contacts, choose export.
CURRENT BEHAVIOUR
File is empty.
EXPECTED BEHAVIOUR
File has contacts.`, t: { support_key: 'PRM-SUP-20011-A1', server: 'ox.prairie.example', severity: '3', steps: { contains: ['choose export'], not_contains: ['empty'] }, current: { contains: ['File is empty'], not_contains: ['has contacts'] }, expected: { contains: ['has contacts'] } } },
  { n: 'headings-markdown', d: 'real', from: prairie, s: 'Ticket', b: `License Key: PRM-SUP-20011-A1, Severity: 3, Environment: Production

## Steps to reproduce

1. open a shared folder
2. drag a mail out of it

## Current behaviour

The mail is copied, *not* moved.

It also loses its flags.

## Expected behaviour

Moved with flags.

Thanks!
Dana`, t: { support_key: 'PRM-SUP-20011-A1', severity: '3', environment: 'Production', steps: { contains: ['drag a mail'], not_contains: ['copied'] }, current: { contains: ['copied', 'loses its flags'], not_contains: ['Moved with'] }, expected: { contains: ['Moved with flags'], not_contains: ['Dana'] } } },
  { n: 'underlined-headings', d: 'nasty', from: prairie, s: 'Ticket', b: `License Key: PRM-SUP-20011-A1

Steps to reproduce
------------------
Click on print.

Current behaviour
-----------------
Print preview has no header.

Expected behaviour
------------------
Header with sender and date.`, t: { support_key: 'PRM-SUP-20011-A1', steps: { contains: ['Click on print'], not_contains: ['preview'] }, current: { contains: ['no header'] }, expected: { contains: ['sender and date'] } } },
  { n: 'slash-chain', d: 'nasty', from: lange, s: 'Ticket', b: `License Key: ${key} / Severity: 3 / Environment: Staging / Server: https://staging.mailwerk.example
Current behaviour: folder tree collapses after each refresh`, t: { support_key: key, severity: '3', environment: 'Staging', server: 'https://staging.mailwerk.example', current: { contains: ['collapses'] } } },
  { n: 'aligned-columns', d: 'nasty', from: lange, s: 'Ticket', b: `License Key      ${key}
Server           https://mail.mailwerk.example
Severity         3
Environment      Production
Track-ID         4711-0815`, t: { support_key: key, server: 'https://mail.mailwerk.example', severity: '3', environment: 'Production', track_id: '4711-0815' } },
  { n: 'dots-leader', d: 'nasty', from: lange, s: 'Ticket', b: `License Key ......: ${key}
Severity .........: 3
Environment ......: Production`, t: { support_key: key, severity: '3', environment: 'Production' } },
  { n: 'german-key-typo-label', d: 'real', from: lange, s: 'Ticket', b: `Lizenzschluessel: ${key}
Schweregard: 3
Umgebnug: Staging
Erwartets Verhalten: die Liste ist sortiert`, t: { support_key: key, severity: '3', environment: 'Staging', expected: { contains: ['sortiert'] } } },
  { n: 'expected-only-prose', d: 'nasty', from: lange, s: 'Kontakte', b: `Hallo, seit gestern sind die Kontakte weg. Erwartet hätte ich, dass sie da bleiben.

Gruß Kai`, t: { current: { contains: ['Kontakte weg'], not_contains: ['Gruß'] } }, a: ['support_key', 'severity', 'expected', 'server'] },
  { n: 'server-sentence', d: 'nasty', from: lange, s: 'Ticket', b: `License Key: ${key}
Server: mail2.mailwerk.example (the second node), not mail1
GUI Version: 8.24 Build 7
Platform: Chrome 122 on Windows 11`, t: { support_key: key, server: 'mail2.mailwerk.example', gui_version: '8.24 Build 7', platform: 'Chrome 122 on Windows 11' } },
  { n: 'wrapped-steps', d: 'real', from: lange, s: 'Ticket', b: `License Key: ${key}
Steps to reproduce: Log in as a user of context 12, open the calendar of
a colleague who shared it read-only, and drag an appointment to another
day.
Current behaviour: it moves, and jumps back after reload
Severity: 3`, t: { support_key: key, steps: { contains: ['context 12', 'another day'], not_contains: ['jumps back'] }, current: { contains: ['jumps back'], not_contains: ['Severity'] }, severity: '3' } },
  { n: 'subscription', d: 'real', from: lange, s: 'Please add us', b: `Hello, please add ops@mailwerk.example to the list.
Support key: ${key}
List: incidents`, t: { support_key: key, list: 'incidents' } },
  { n: 'blank-chain', d: 'nasty', from: lange, s: 'Ticket', b: `License Key: ${key} Server: https://mail.mailwerk.example Severity: 3 Environment: Production
Current behaviour: folders are shown twice after login`, t: { support_key: key, server: 'https://mail.mailwerk.example', severity: '3', environment: 'Production', current: { contains: ['twice'] } } },
  { n: 'apology-first', d: 'real', from: lange, s: 'RE: nothing', b: `Hi, sorry for the short mail, I am on the road.

Support Key ${key}
Sev: 2 (business critical, about 4000 users)
What happens: IMAP IDLE drops after 60 s. Expected behaviour: stays open 30 min. Steps to reproduce: open any IMAP client and wait.

Cheers, Kim (mobile +49 171 5550 730)`, t: { support_key: key, severity: '2', expected: { contains: ['stays open'], not_contains: ['Steps'] }, steps: { contains: ['and wait'], not_contains: ['Cheers'] } } },
  { n: 'japanese-colon-table', d: 'nasty', from: prairie, s: 'Ticket', h: `<table><tr><td>License Key：</td><td>PRM-SUP-20011-A1</td></tr><tr><td>Severity：</td><td>３</td></tr><tr><td>Server：</td><td>ox.prairie.example</td></tr></table>`, t: { support_key: 'PRM-SUP-20011-A1', severity: '3', server: 'ox.prairie.example' } },
  { n: 'enumeration-in-prose', d: 'nasty', from: lange, s: 'Ticket', b: `License Key: ${key}
Severity: one
Environment: our staging system
Product: "App Suite"
Steps to reproduce:
- open mail
- press "Reply": the editor opens
- wait: it closes
Current behaviour: editor closes: text is lost`, t: { support_key: key, environment: 'Staging', product: 'App Suite', steps: { contains: ['the editor opens', 'it closes'], not_contains: ['text is lost'] }, current: { contains: ['text is lost'] } } },
  { n: 'severity-explained', d: 'real', from: lange, s: 'Ticket', b: `License Key: ${key}
Severity 3 - partial, non-critical loss
Environment - Production
Server Version - 8.24.17
Current behaviour - the unread counter is wrong`, t: { support_key: key, severity: '3', environment: 'Production', server_version: '8.24.17', current: { contains: ['unread counter'] } } },
  { n: 'forwarded-otrs', d: 'real', from: noc, s: 'Fwd: [Ticket#2026031044000123] Kalender', b: `Please take over.

License Key: ${key}
Track-ID: 2026031044000123
Severity: 3
Server: https://mail.mailwerk.example

Von: Kunde <kunde@firma.example>
Gesendet: Dienstag, 10. März 2026 07:55
An: hilfe@mailwerk.example
Betreff: Kalender

Guten Tag, mein Kalender ist leer.
Mein Server: imap.firma.example
Gruß, Kunde`, t: { support_key: key, track_id: '2026031044000123', severity: '3', server: 'https://mail.mailwerk.example' } },
  { n: 'bold-run-on', d: 'nasty', from: prairie, s: 'Ticket', h: `<p><b>License Key:</b> PRM-SUP-20011-A1 <b>Severity:</b> 3 <b>Environment:</b> Production</p><p><b>Current behaviour:</b><br>Search is slow.<br><b>Expected behaviour:</b><br>Search is fast.</p>`, t: { support_key: 'PRM-SUP-20011-A1', severity: '3', environment: 'Production', current: { contains: ['slow'], not_contains: ['fast'] }, expected: { contains: ['fast'] } } },
  { n: 'key-masked-decoy', d: 'nasty', from: lange, s: 'Re: key', b: `You wrote the key ends in ...4F2K9 (MWAG-SUP-…4F2K9), that is right. Please go on.`, t: {}, a: ['support_key', 'severity'] },
  { n: 'zip-and-phone', d: 'nasty', from: lange, s: 'Moved office', b: `Our new address: Lützowstr. 99, 10785 Berlin, phone +49 30 5550 0177, ref 2026/03-10785. Environment unchanged, severity none.`, t: {}, a: ['support_key', 'track_id', 'severity', 'environment', 'server'] },
];
