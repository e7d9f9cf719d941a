// Hand-written mails of cloud resellers. Truth as in retarus-partner.js.
const jess = 'Jess Tan <jess@harbour.example>';
const tom = 'Tom Hale <tom@harbour.example>';
const sign = `--
Jess Tan | Harbour Cloud Pty Ltd
Level 4, 12 Pitt St, Sydney NSW 2000
T +61 2 5550 0188  M 0400 555 012  jess@harbour.example
Partner of the year 2024`;
const quote = (text) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
const ask = `Thanks for your mail, your case is RHI-0000456.

Tenant domain:
(e.g. example.onmicrosoft.com)

Users affected:
Which accounts are affected - list them, or say "all users"
(e.g. kim@example.onmicrosoft.com, lee@example.onmicrosoft.com)

Troubleshooting:
What you have tried so far
(e.g. tried another browser, reset the password, checked the licence)

We already have:
Partner: Harbour Cloud Pty Ltd

rhipe Support`;

export const desk = 'rhipe-csp';
export const address = 'partner.support@rhipe.example';
export const mails = [
  { n: 'all-details', d: 'easy', from: jess, s: 'Contoso Dental cannot send', b: `Hi team,

Partner: Harbour Cloud Pty Ltd
Technical contact: Jess Tan, +61 2 5550 0188, jess@harbour.example
Company Name: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Issue: Since this morning external mail sits in the outbox, internal mail is fine.
Users affected: all users
Troubleshooting: new Outlook profile, OWA tested, MX records checked
Error: 5.7.705 Access denied, tenant has exceeded threshold

Cheers,
Jess`, t: { partner_name: 'Harbour Cloud Pty Ltd', tech_contact: { contains: ['Jess Tan', '+61255500188', 'jess@harbour.example'] }, company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['sits in the outbox'], not_contains: ['Users affected'] }, users: ['all'], steps_done: { contains: ['OWA tested'] }, errors: { contains: ['5.7.705'], not_contains: ['Cheers'] } } },
  { n: 'list-of-users', d: 'easy', from: jess, s: 'Teams calls drop', b: `Company Name: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Description: Teams calls drop after exactly 30 seconds for the people below
Affected users: reception@contoso.example, d.singh@contoso.example and m.ford@contoso.example
Steps performed: reset Teams cache, reinstalled client`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['30 seconds'] }, users: ['reception@contoso.example', 'd.singh@contoso.example', 'm.ford@contoso.example'], steps_done: { contains: ['reinstalled'] } } },
  { n: 'user-lines', d: 'real', from: tom, s: 'MFA loop', b: `Hello,
Customer: Contoso Dental
Domain: contoso.onmicrosoft.com
Users affected:
- a.wong@contoso.example
- b.diaz@contoso.example
Issue: both are asked for MFA again and again, the authenticator says approved
Troubleshooting steps:
* revoked sessions
* re-registered MFA
Error code: AADSTS50076`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['a.wong@contoso.example', 'b.diaz@contoso.example'], explanation: { contains: ['authenticator says approved'] }, steps_done: { contains: ['revoked sessions', 're-registered MFA'], not_contains: ['AADSTS'] }, errors: { contains: ['AADSTS50076'] } } },
  { n: 'thin', d: 'real', from: tom, s: 'login', b: `user can't log in, pls help`, t: {}, a: ['company', 'tenant_domain', 'users', 'steps_done', 'tech_contact'] },
  { n: 'prose', d: 'real', from: jess, s: 'SharePoint sync stuck', b: `Hi team,

One of our customers has trouble with SharePoint: since the weekend the sync client reports "processing changes" for ever, about twelve people cannot open current files. We already reset OneDrive on two machines without success.

Thanks,
Jess

${sign}`, t: { explanation: { contains: ['processing changes', 'twelve people'], not_contains: ['Pitt St', 'Thanks'] }, tech_contact: { contains: ['Jess Tan', '+61255500188', 'jess@harbour.example'] } }, a: ['tenant_domain', 'company', 'partner_name'] },
  { n: 'contact-two-lines', d: 'real', from: jess, s: 'Case', b: `Technical contact: Priya Nair
Phone: +61 3 5550 0144, priya@harbour.example
Company: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Issue: licence assignment fails with a generic error for every new user since yesterday`, t: { tech_contact: { contains: ['Priya Nair', '+61355500144', 'priya@harbour.example'] }, company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['licence assignment'] } } },
  { n: 'contact-block', d: 'real', from: jess, s: 'Case', b: `Technical contact details:
Priya Nair
priya@harbour.example
+61 3 5550 0144

Company: Contoso Dental`, t: { tech_contact: { contains: ['Priya Nair', '+61355500144', 'priya@harbour.example'] }, company: 'Contoso Dental' } },
  { n: 'numbered-minimum', d: 'easy', from: tom, s: 'Case details', b: `1. Partner details: Harbour Cloud Pty Ltd
2. Technical contact details: Tom Hale, 0400 555 013, tom@harbour.example
3. Tenant / Customer details: Contoso Dental, contoso.onmicrosoft.com
4. Explanation: shared calendars are read only since the change of plan on Friday
5. Screenshots: attached
6. Users affected: all users in the tenant
7. Main troubleshooting steps performed: removed and re-added permissions
8. Error messages: none`, t: { partner_name: 'Harbour Cloud Pty Ltd', tech_contact: { contains: ['Tom Hale', '0400555013'] }, explanation: { contains: ['read only'] }, users: ['all'], steps_done: { contains: ['re-added permissions'] } }, a: ['errors'] },
  { n: 'html-table', d: 'easy', from: jess, s: 'New case', h: `<p>Hi,</p><table><tbody><tr><td>Partner</td><td>Harbour Cloud Pty Ltd</td></tr><tr><td>Company Name</td><td>Contoso Dental</td></tr><tr><td>Tenant domain</td><td><a href="http://contoso.onmicrosoft.com">contoso.onmicrosoft.com</a></td></tr><tr><td>Users affected</td><td>reception@contoso.example<br>d.singh@contoso.example</td></tr><tr><td>Issue</td><td>Power Automate flows stopped at midnight, all of them say "connection not authorised"</td></tr><tr><td>Troubleshooting</td><td>re-created one connection</td></tr><tr><td>Error</td><td></td></tr></tbody></table><p>${sign.replace(/\n/g, '<br>')}</p>`, t: { partner_name: 'Harbour Cloud Pty Ltd', company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['reception@contoso.example', 'd.singh@contoso.example'], explanation: { contains: ['connection not authorised'] }, steps_done: { contains: ['one connection'] } }, a: ['errors'] },
  { n: 'html-four-columns', d: 'nasty', from: jess, s: 'New case', h: `<table><tr><td>Partner</td><td>Harbour Cloud Pty Ltd</td><td>Company</td><td>Contoso Dental</td></tr><tr><td>Tenant domain</td><td>contoso.onmicrosoft.com</td><td>Users affected</td><td>everyone</td></tr></table><p>Issue: no mail arrives from one supplier, the trace shows nothing at all</p>`, t: { partner_name: 'Harbour Cloud Pty Ltd', company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['all'], explanation: { contains: ['one supplier'] } } },
  { n: 'domain-in-mail-address', d: 'nasty', from: jess, s: 'Case', b: `Tenant domain: admin@contoso.onmicrosoft.com
Company: Contoso Dental`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com' } },
  { n: 'domain-url', d: 'nasty', from: jess, s: 'Case', b: `Domain: https://contoso.sharepoint.example/sites/hr
Company: Contoso Dental Pty Ltd (Bondi)`, t: { company: 'Contoso Dental Pty Ltd (Bondi)', tenant_domain: 'contoso.sharepoint.example' } },
  { n: 'domain-two', d: 'real', from: jess, s: 'Case', b: `Tenant domain: contoso.onmicrosoft.com (custom domain contoso.example)
Customer name: Contoso Dental`, t: { tenant_domain: 'contoso.onmicrosoft.com', company: 'Contoso Dental' } },
  { n: 'no-domain-in-prose', d: 'nasty', from: jess, s: 'DNS question', b: `Hello, the customer moved his domain to registrar.example and now mail.contoso.example no longer resolves for anybody. Website www.contoso.example is fine.`, t: { explanation: { contains: ['no longer resolves'] } }, a: ['tenant_domain', 'company', 'users'] },
  { n: 'urgent-shouting', d: 'real', from: tom, s: 'URGENT P1!!! Exchange down', b: `URGENT P1!!! Exchange down for ALL users, no workaround!!!
tenant domain contoso.onmicrosoft.com`, t: { tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['Exchange down for ALL users'] } } },
  { n: 'issue-prose-colon', d: 'nasty', from: jess, s: 'case', b: `The customer reported an issue: nobody can print. We saw this error: 0x0000011b on each PC and the contact: unclear.
Users: everyone except the two directors`, t: { explanation: { contains: ['nobody can print'] } }, a: ['errors', 'tech_contact', 'company'] },
  { n: 'all-but', d: 'nasty', from: jess, s: 'case', b: `Company: Contoso Dental
Users affected: all users except the owner
Issue: the intranet asks for a password on each page since the last patch`, t: { company: 'Contoso Dental', users: ['all users except the owner'], explanation: { contains: ['each page'] } } },
  { n: 'mixed-german', d: 'real', from: tom, s: 'Postfach voll', b: `Partner: Harbour Cloud Pty Ltd
Company Name: Zahnärzte Süd GmbH
Tenant domain: zahn-sued.onmicrosoft.com
Problem: Das Archivpostfach wächst nicht mehr mit, Mails werden abgewiesen
Users affected: praxis@zahn-sued.example
Troubleshooting: Archiv neu aktiviert`, t: { partner_name: 'Harbour Cloud Pty Ltd', company: 'Zahnärzte Süd GmbH', tenant_domain: 'zahn-sued.onmicrosoft.com', explanation: { contains: ['Archivpostfach'] }, users: ['praxis@zahn-sued.example'], steps_done: { contains: ['neu aktiviert'] } } },
  { n: 'escalation-poc', d: 'real', from: tom, s: 'please escalate to Microsoft', b: `Case RHI-0000400, please escalate.
Point of Contact: Tom Hale, +61 400 000 000, tom@harbour.example, Mon-Fri 9-17 AEST
Reason for escalation: two weeks without a root cause
Troubleshooting: see case notes, all steps of the article done
Tenant domain: contoso.onmicrosoft.com`, t: { poc: { contains: ['Tom Hale', '+61400000000', 'tom@harbour.example', 'Mon-Fri'] }, reason: { contains: ['two weeks'] }, steps_done: { contains: ['all steps of the article'] }, tenant_domain: 'contoso.onmicrosoft.com' } },
  { n: 'poc-lines', d: 'nasty', from: tom, s: 'escalation', b: `Technical Point of Contact:
Tom Hale
+61 400 000 000
tom@harbour.example
available Mon-Fri 09:00-17:00 AEST
Reason for escalation: vendor fix needed`, t: { poc: { contains: ['Tom Hale', '+61400000000', 'tom@harbour.example', '09:00-17:00'], not_contains: ['vendor fix'] }, reason: { contains: ['vendor fix'] } } },
  { n: 'workaround-bool', d: 'real', from: jess, s: 'case', b: `Company: Contoso Dental
Workaround: no, none found yet
Issue: booking page answers 404 for all outside visitors since 6 am`, t: { company: 'Contoso Dental', workaround: 'no', explanation: { contains: ['booking page'] } } },
  { n: 'own-form', d: 'real', from: jess, s: 'RE: [RHI-0000456] sync', re: true, b: `see inline

From: rhipe Support <partner.support@rhipe.example>
Sent: Tuesday, 10 March 2026 8:00 PM
To: Jess Tan <jess@harbour.example>
Subject: [RHI-0000456] sync

${ask.replace('Tenant domain:', 'Tenant domain: contoso.onmicrosoft.com').replace('Users affected:', 'Users affected: all users').replace('Troubleshooting:', 'Troubleshooting: rebooted')}`, t: { tenant_domain: 'contoso.onmicrosoft.com', users: ['all'], steps_done: { contains: ['rebooted'], not_contains: ['browser'] } } },
  { n: 'own-form-quoted', d: 'real', from: jess, s: 'Re: [RHI-0000456] sync', re: true, b: `Hi, answers below!

On 10 Mar 2026, at 8:00 pm, rhipe Support <partner.support@rhipe.example> wrote:

${quote(ask).replace('> (e.g. example.onmicrosoft.com)', '> (e.g. example.onmicrosoft.com)\n\ncontoso.onmicrosoft.com\n').replace('> (e.g. kim@example.onmicrosoft.com, lee@example.onmicrosoft.com)', '> (e.g. kim@example.onmicrosoft.com, lee@example.onmicrosoft.com)\n\neveryone\n')}

Jess`, t: { tenant_domain: 'contoso.onmicrosoft.com', users: ['all'] }, a: ['steps_done'] },
  { n: 'quoted-vendor', d: 'nasty', from: tom, s: 'RE: TrackingID#2112010010001234', re: true, b: `no progress since Monday

From: Engineer <eng@vendor.example>
Sent: Monday, 9 March 2026 10:00
To: Tom Hale
Subject: TrackingID#2112010010001234

Issue: mailbox move stuck
Customer: Fabrikam
Tenant domain: fabrikam.onmicrosoft.com`, t: {}, a: ['company', 'tenant_domain', 'explanation_'] },
  { n: 'signature-decoys', d: 'nasty', from: jess, s: 'Licences', b: `Please add five licences for Contoso Dental, they start on Monday and need mail right away.

Kind regards
Jess Tan
Harbour Cloud Pty Ltd
ABN 12 345 678 901
Phone: +61 2 5550 0188
Web: www.harbour.example
Customer: we put you first!`, t: { explanation: { contains: ['five licences'], not_contains: ['ABN'] }, tech_contact: { contains: ['Jess Tan', '+61255500188'] } }, a: ['tenant_domain', 'company'] },
  { n: 'iphone', d: 'real', from: tom, s: 'contoso', b: `Tenant: Contoso Dental
Domain: contoso.onmicrosoft.com
Problem: no emails coming in from gmail since 2pm
Affected users: all

Sent from my iPhone`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['since 2pm'], not_contains: ['iPhone'] }, users: ['all'] } },
  { n: 'dash-labels', d: 'real', from: tom, s: 'case', b: `Company Name – Contoso Dental
Tenant domain – contoso.onmicrosoft.com
Users affected – reception@contoso.example
Issue – cannot open the shared mailbox since the password change last week`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['reception@contoso.example'], explanation: { contains: ['shared mailbox'] } } },
  { n: 'paragraph-values', d: 'real', from: jess, s: 'case', b: `Company Name: Contoso Dental

Issue: Booking reminders go out twice.

It began after the calendar migration on Friday and hits about one in three patients.

Troubleshooting: We disabled the rule.

Then we enabled it again.

Error: none shown`, t: { company: 'Contoso Dental', explanation: { contains: ['go out twice', 'one in three'], not_contains: ['disabled'] }, steps_done: { contains: ['disabled the rule', 'enabled it again'], not_contains: ['none shown'] } } },
  { n: 'trailing-polite', d: 'real', from: jess, s: 'case', b: `Company Name: Contoso Dental
Issue: the scanner cannot send to mailboxes any more, SMTP auth is refused

Please let me know if you need anything else.

Jess`, t: { company: 'Contoso Dental', explanation: { contains: ['SMTP auth'], not_contains: ['anything else'] } } },
  { n: 'forward-of-customer', d: 'real', from: jess, s: 'FW: cannot open files', b: `Hi, please check for Contoso Dental. Tenant domain: contoso.onmicrosoft.com

From: Reception <reception@contoso.example>
Sent: Tuesday, 10 March 2026 9:02 AM
To: Support Harbour <help@harbour.example>
Subject: cannot open files

Hi Jess,
none of us can open files from the portal, it says "something went wrong", correlation id 7f3a. Error: 0x8004de40
Phone 02 5550 0166`, t: { tenant_domain: 'contoso.onmicrosoft.com', errors: { contains: ['0x8004de40'] } } },
  { n: 'label-glued-html', d: 'nasty', from: tom, s: 'case', h: `<div><b>Company Name</b>: Contoso Dental<br><b>Tenant domain</b>: contoso.onmicrosoft.com<br><b>Issue</b>: search index is empty after the migration, nobody finds old mail<br><br>Regards<br>Tom</div>`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['search index'], not_contains: ['Regards'] } } },
  { n: 'definition-list', d: 'nasty', from: tom, s: 'case', h: `<dl><dt>Company Name</dt><dd>Contoso Dental</dd><dt>Tenant domain</dt><dd>contoso.onmicrosoft.com</dd><dt>Issue</dt><dd>forms answers arrive hours late, the owner waits for them</dd></dl>`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['hours late'] } } },
  { n: 'users-with-names', d: 'real', from: jess, s: 'case', b: `Users affected: Ann Lee (ann@contoso.example), Bo Ng (bo@contoso.example)
Company: Contoso Dental`, t: { users: ['ann@contoso.example', 'bo@contoso.example'], company: 'Contoso Dental' } },
  { n: 'users-names-only', d: 'real', from: jess, s: 'case', b: `Users affected: Ann Lee, Bo Ng and Cy Oh
Company: Contoso Dental`, t: { users: ['Ann Lee', 'Bo Ng', 'Cy Oh'], company: 'Contoso Dental' } },
  { n: 'question-about-contact', d: 'nasty', from: jess, s: 'question', b: `Who is our contact? We need a new domain: can you help? Which partner: you or us?`, t: {}, a: ['tech_contact', 'tenant_domain', 'partner_name', 'company'] },
  { n: 'unknown-values', d: 'real', from: jess, s: 'case', b: `Company Name: Contoso Dental
Tenant domain: unknown
Users affected: ?
Troubleshooting: nothing yet
Error: n/a
Issue: portal asks for a second factor although it is switched off for everyone`, t: { company: 'Contoso Dental', explanation: { contains: ['second factor'] } }, a: ['tenant_domain', 'users', 'errors'] },
  { n: 'tenant-and-domain-one-line', d: 'real', from: jess, s: 'case', b: `Company Name: Contoso Dental Tenant domain: contoso.onmicrosoft.com
Issue: room mailboxes decline every booking since the weekend, no rule changed`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['room mailboxes'] } } },
  { n: 'case-caps', d: 'real', from: tom, s: 'case', b: `COMPANY NAME
Contoso Dental

TENANT DOMAIN
contoso.onmicrosoft.com

ISSUE
Files vanish from the shared library during sync, the recycle bin is empty.

USERS AFFECTED
All users`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['recycle bin'] }, users: ['all'] } },
  { n: 'pipes', d: 'nasty', from: tom, s: 'case', b: `Partner: Harbour Cloud Pty Ltd | Contact: Tom Hale, +61 491 570 006, tom@harbour.example | Tenant: Contoso Dental | Domain: contoso.onmicrosoft.com
Issue: nobody can join meetings from outside since the policy change on Monday`, t: { partner_name: 'Harbour Cloud Pty Ltd', tech_contact: { contains: ['Tom Hale', '+61491570006', 'tom@harbour.example'], not_contains: ['Contoso'] }, company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['policy change'] } } },
  { n: 'commas', d: 'nasty', from: tom, s: 'case', b: `Partner: Harbour Cloud Pty Ltd, Customer: Contoso Dental, Domain: contoso.onmicrosoft.com, Users: all
Problem: sign-in page shows the logo of another company since today`, t: { partner_name: 'Harbour Cloud Pty Ltd', company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['all'], explanation: { contains: ['another company'] } } },
  { n: 'domain-sentence', d: 'real', from: jess, s: 'case', b: `Hi, the tenant domain is contoso.onmicrosoft.com and the company name is Contoso Dental. All their users get error 53003 since the new access rule went live this morning.`, t: { tenant_domain: 'contoso.onmicrosoft.com', explanation: { contains: ['53003'] } } },
  { n: 'outlook-plain-copy', d: 'real', from: jess, s: 'New case', b: `Partner name

Harbour Cloud Pty Ltd

Company name

Contoso Dental

Tenant domain

contoso.onmicrosoft.com

Users affected

2: reception@contoso.example, d.singh@contoso.example

Issue

Shared mailbox shows "access denied" for both.

Troubleshooting

Removed and re-added the permission.

Kind regards
Jess`, t: { partner_name: 'Harbour Cloud Pty Ltd', company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['reception@contoso.example', 'd.singh@contoso.example'], explanation: { contains: ['access denied'], not_contains: ['Removed'] }, steps_done: { contains: ['re-added'], not_contains: ['Jess'] } } },
  { n: 'log-in-errors', d: 'nasty', from: tom, s: 'case', b: `Company: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Error message:
[2026-03-10 08:00:01] INFO  Domain: fabrikam.example resolved
[2026-03-10 08:00:02] ERROR User: bob@fabrikam.example not found
Request Id: 7f3a-11
Issue: connector sync stops half way, every night, since the certificate was renewed`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', errors: { contains: ['bob@fabrikam.example', '7f3a'], not_contains: ['certificate'] }, explanation: { contains: ['certificate'] } } },
  { n: 'all-in-brackets', d: 'nasty', from: jess, s: '[Contoso] case', b: `[Company Name]: Contoso Dental
[Tenant Domain]: contoso.onmicrosoft.com
[Users Affected]: everyone
[Issue]: the org chart is empty, profile pictures are gone as well`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['all'], explanation: { contains: ['org chart'] } } },
  { n: 'arrows', d: 'nasty', from: jess, s: 'case', b: `Company Name -> Contoso Dental
Tenant domain -> contoso.onmicrosoft.com
Users affected => all users
Issue => invoices mailed from the practice software bounce with 5.7.60`, t: { company: 'Contoso Dental', tenant_domain: 'contoso.onmicrosoft.com', users: ['all'], explanation: { contains: ['5.7.60'] } } },
  { n: 'users-count-first', d: 'nasty', from: jess, s: 'case', b: `Company: Contoso Dental
Users affected: about 40 users in Bondi
Issue: printers show offline after the driver push from the cloud`, t: { company: 'Contoso Dental', users: ['about 40 users in Bondi'], explanation: { contains: ['driver push'] } } },
];
