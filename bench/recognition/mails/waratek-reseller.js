// Hand-written mails to the reseller desk of the security product. Truth as in retarus-partner.js.
const jo = 'Jo Park <jo@kestrel.example>';
const liam = 'Liam Doyle <liam@bastion.example>';
const ops = 'Bastion Operations <ops@bastion.example>';
const quote = (text) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
const ask = `Thank you, your ticket is WAR-00321. A few things are still open; just type behind the labels.

Product version:
(e.g. 25.2.0)

Java version, major and minor:
(e.g. Java 8u201)

Operating system:
(e.g. RHEL 8)

What we have so far:
Waratek Product = Waratek Secure

Waratek Support`;

export const desk = 'waratek-reseller';
export const address = 'support@waratek.example';
export const mails = [
  { n: 'full-list', d: 'easy', from: jo, s: 'Agent stops the ledger service', b: `Waratek Product: Waratek Secure
Product version: 25.2.0
Issue type: Issue
Java version: Java 8u201
Operating system: RHEL 8.6
JDK: Oracle HotSpot 8u201 64-bit
Application server: WebSphere 8.5.5.9
Database: Oracle 19c
Other agents: Dynatrace OneAgent 1.216
Environment: test
Severity: 3

Description: The ledger service stops with exit code 3 right after the agent has loaded.

Steps to Reproduce:
1. start the service with the agent
2. wait for the banner

Expected Output: the service runs
Actual Output: exit code 3

Regards,
Jo Park`, t: { product: 'Waratek Secure', version: '25.2.0', issue_type: 'Issue', java: { contains: ['8u201'] }, os: 'RHEL 8.6', runtime: { contains: ['HotSpot', '64-bit'] }, app_server: 'WebSphere 8.5.5.9', datastore: 'Oracle 19c', agents: { contains: ['OneAgent'] }, environment: 'Non-production', severity_wish: '3', scenario: { contains: ['exit code 3 right'], not_contains: ['banner'] }, steps: { contains: ['banner'], not_contains: ['the service runs'] }, expected: 'the service runs', actual: 'exit code 3' } },
  { n: 'numbered-guide-list', d: 'real', from: jo, s: 'RE: agent', b: `1a. Waratek Product – Secure for Java
1b. Product version – 6.10.1
1c. Issue type – Issue
1d. Java version – 11.0.19
2a. The operating system name/s and version/s – Windows Server 2019
2b. The JDK / .NET Framework vendor, name/s, version/s, data-model – Temurin 11.0.19+7 64 bit
2c. Application server – Tomcat 9.0.71
2d. Application/framework/database/datastore – Spring Boot 2.7 / PostgreSQL 14
2e. Other Java / .NET agents – none

Since the rule update of Monday every upload above 1 MB is answered with 403.`, t: { product: 'Secure for Java', version: '6.10.1', issue_type: 'Issue', java: { contains: ['11.0.19'] }, os: { contains: ['Windows Server 2019'] }, runtime: { contains: ['Temurin', '64 bit'] }, app_server: { contains: ['Tomcat 9.0.71'] }, datastore: { contains: ['PostgreSQL 14'] }, scenario: { contains: ['answered with 403'] } }, a: ['severity_wish', 'environment'] },
  { n: 'one-line-facts', d: 'real', from: jo, s: 'login broken', b: `Sev 2! Prod agent breaks login. Product: Secure. Java 8.`, t: { product: 'Waratek Secure', severity_wish: '2', scenario: { contains: ['breaks login'] } }, a: ['java', 'version', 'os', 'runtime', 'issue_type'] },
  { n: 'one-line-comma-list', d: 'nasty', from: liam, s: 'Elevate', b: `Hi team,

Product: Elevate, version: 25.1.3, OS: Ubuntu 22.04, JDK: Temurin 17.0.8 64-bit, Java: 17.0.8, issue type: bug, environment: UAT.
The dashboard shows no applications although six agents are connected.

Liam`, t: { product: 'Elevate', version: '25.1.3', os: 'Ubuntu 22.04', runtime: { contains: ['Temurin 17.0.8'] }, java: { contains: ['17.0.8'] }, issue_type: 'Issue', environment: 'Non-production', scenario: { contains: ['no applications'] } } },
  { n: 'one-line-slashes', d: 'nasty', from: jo, s: 'portal', b: `Product: Portal SaaS / Version: 24.4.0 / Type: Question / Severity: 4

How do we give a second administrator read-only rights?`, t: { product: 'Portal SaaS', version: '24.4.0', issue_type: 'Question', severity_wish: '4', scenario: { contains: ['read-only'] } } },
  { n: 'one-line-bars', d: 'nasty', from: jo, s: 'portal', b: `Product: .NET | Product version: 3.2.1 | Issue type: Issue | OS: Windows Server 2022 | .NET Framework: 4.8 x64
Description: the application pool recycles each time a rule is changed, users lose their sessions.`, t: { product: '.NET', version: '3.2.1', issue_type: 'Issue', os: 'Windows Server 2022', runtime: { contains: ['4.8'] }, scenario: { contains: ['recycles'] } }, a: ['java', 'severity_wish'] },
  { n: 'prose-is', d: 'nasty', from: ops, s: 'Heap grows', b: `Hello,

our product is Waratek Secure, the version is 25.2.0 and the operating system is Debian 12. The JDK is Corretto 11.0.20 64 bit.
The heap of the billing nodes grows by 200 MB an hour until they are restarted. This is an issue, not a question.

Thanks
Ops`, t: { product: 'Waratek Secure', version: '25.2.0', os: { contains: ['Debian 12'] }, runtime: { contains: ['Corretto 11.0.20'] }, scenario: { contains: ['200 MB'] } } },
  { n: 'html-table', d: 'real', from: liam, s: 'Case', h: `<p>Hi,</p><table><tr><th>Waratek Product</th><td>Waratek Secure</td></tr><tr><th>Product version</th><td>25.2.0</td></tr><tr><th>Issue type</th><td>Issue</td></tr><tr><th>Java version</th><td>1.8.0_291</td></tr><tr><th>Operating system</th><td>RHEL&nbsp;7.9</td></tr><tr><th>JDK</th><td>IBM J9 8.0.6.30, 64-bit</td></tr><tr><th>Problem description</th><td><p>Two of eight nodes do not load the rules.</p><p>Log says: <i>rule file not readable</i></p></td></tr><tr><th>Steps to Reproduce</th><td><ol><li>copy the rules</li><li>restart node 4</li></ol></td></tr><tr><th>Severity</th><td>Sev 3</td></tr></table><p>Regards<br>Liam</p>`, t: { product: 'Waratek Secure', version: '25.2.0', issue_type: 'Issue', java: { contains: ['1.8.0_291'] }, os: { contains: ['RHEL', '7.9'] }, runtime: { contains: ['J9'] }, scenario: { contains: ['Two of eight', 'not readable'] }, steps: { contains: ['restart node 4'] }, severity_wish: '3' } },
  { n: 'html-nested-table', d: 'nasty', from: liam, s: 'Case', h: `<table width="100%"><tr><td><table><tr><td>Product:</td><td>Secure for Java</td></tr><tr><td>Version:</td><td>6.9.0</td></tr></table></td></tr><tr><td><table><tr><td>OS:</td><td>SLES 15 SP4</td></tr><tr><td>JVM:</td><td>SapMachine 17.0.6, 64 bit</td></tr><tr><td>Java:</td><td>17.0.6</td></tr></table></td></tr><tr><td><p><b>What happens:</b> the start takes 14 minutes instead of two, with the agent switched off it takes two.</p></td></tr></table>`, t: { product: 'Secure for Java', version: '6.9.0', os: 'SLES 15 SP4', runtime: { contains: ['SapMachine'] }, java: { contains: ['17.0.6'] }, scenario: { contains: ['14 minutes'] } } },
  { n: 'markdown-table', d: 'real', from: jo, s: 'rules', b: `| Field | Value |
|---|---|
| Waratek Agent | Waratek Secure |
| Agent version | 24.3.2 |
| Issue type | Bug |
| Java version | 8u352 |
| OS | AIX 7.2 |
| JDK | IBM Semeru 8u352 64-bit |
| Environment | Pre-prod |

The deserialisation rule blocks our own session store.`, t: { product: 'Waratek Secure', version: '24.3.2', issue_type: 'Issue', java: { contains: ['8u352'] }, os: 'AIX 7.2', runtime: { contains: ['Semeru'] }, environment: 'Non-production', scenario: { contains: ['session store'] } } },
  { n: 'label-above-value', d: 'real', from: jo, s: 'memory', b: `Product
Waratek Secure

Product version
25.0.1

Operating system
CentOS Stream 9

JDK
Azul Zulu 21.0.1, 64 bit

Java version
21.0.1

Problem description
After a week the agent holds 3 GB of memory and the node is killed by the kernel.

Issue type
Issue`, t: { product: 'Waratek Secure', version: '25.0.1', os: 'CentOS Stream 9', runtime: { contains: ['Zulu'] }, java: { contains: ['21.0.1'] }, scenario: { contains: ['killed by the kernel'] }, issue_type: 'Issue' } },
  { n: 'typos', d: 'nasty', from: jo, s: 'memory', b: `Waratek Prodct: Waratek Secure
Prodcut version: 25.0.1
Isue type: Issue
Java verison: 8u201
Operating sytem: RHEL 8
Enviroment: Production
Serverity: 2
Step to reproduce: start, log in, wait
Expected Reuslt: start page
Actual Result: 500`, t: { product: 'Waratek Secure', version: '25.0.1', issue_type: 'Issue', java: { contains: ['8u201'] }, os: 'RHEL 8', environment: 'Production', severity_wish: '2', steps: { contains: ['log in'] }, expected: 'start page', actual: '500' } },
  { n: 'german-writer', d: 'nasty', from: liam, s: 'Agent', b: `Hallo zusammen,

Produkt: Waratek Secure
Version: 25.2.0
Betriebssystem: RHEL 9.2
JDK: OpenJDK 17.0.9 (64 Bit)
Java-Version: 17.0.9
Umgebung: Produktion
Schweregrad: 2
Beschreibung: Nach dem Laden des Agenten enden alle Anmeldungen mit Fehler 500.

Viele Grüße
Liam`, t: { product: 'Waratek Secure', version: '25.2.0', os: 'RHEL 9.2', runtime: { contains: ['OpenJDK 17.0.9'] }, java: { contains: ['17.0.9'] }, environment: 'Production', severity_wish: '2', scenario: { contains: ['Anmeldungen'] } } },
  { n: 'french-writer', d: 'nasty', from: liam, s: 'Agent', b: `Bonjour,

Produit : Elevate
Version du produit : 25.1.0
Système d'exploitation : Ubuntu 20.04
Version de Java : 11.0.21
Environnement : recette
Gravité : 3
Description : l'agent ne démarre plus depuis la mise à jour, le journal reste vide.

Cordialement`, t: { product: 'Elevate', version: '25.1.0', os: 'Ubuntu 20.04', java: { contains: ['11.0.21'] }, environment: 'Non-production', severity_wish: '3', scenario: { contains: ['ne démarre plus'], not_contains: ['Cordialement'] } } },
  { n: 'reply-in-form', d: 'real', from: jo, re: true, s: 'Re: [WAR-00321] Agent', b: `Answers below.

Jo

On Tue, Mar 10, 2026 at 10:02 AM Waratek Support <support@waratek.example> wrote:
${quote(ask).replace('> Product version:', '> Product version: 25.2.0').replace('> Java version, major and minor:', '> Java version, major and minor:\n8u291').replace('> Operating system:', '> Operating system: RHEL 8.4')}`, t: { version: '25.2.0', java: { contains: ['8u291'] }, os: 'RHEL 8.4' }, a: ['product', 'scenario', 'runtime', 'severity_wish'] },
  { n: 'reply-on-top', d: 'real', from: jo, re: true, s: 'Re: [WAR-00321] Agent', b: `Product version 25.2.0, Java 8u291, operating system RHEL 8.4

On Tue, Mar 10, 2026 at 10:02 AM Waratek Support <support@waratek.example> wrote:
${quote(ask)}`, t: { version: '25.2.0', java: { contains: ['8u291'] }, os: { contains: ['RHEL 8.4'] } }, a: ['product', 'runtime'] },
  { n: 'log-decoys', d: 'nasty', from: ops, s: 'NullPointerException', b: `Product: Waratek Secure
Version: 25.2.0
Environment: Production
Severity: 2
Actual Result:
2026-03-10 08:11:02,114 WARN  Agent - version: 24.0.0 found in cache
2026-03-10 08:11:02,120 ERROR Agent - Product: unknown, Severity: 5
java.lang.NullPointerException: Cannot invoke "String.length()"
        at com.bastion.Ledger.post(Ledger.java:88)
OS: Linux 4.18 (from the crash dump)
Expected Result: no exception`, t: { product: 'Waratek Secure', version: '25.2.0', environment: 'Production', severity_wish: '2', actual: { contains: ['NullPointerException'] }, expected: 'no exception' } },
  { n: 'other-versions', d: 'nasty', from: jo, s: 'Question about 25.3', b: `Type: Question
Product: Portal Dedicated
Product version: 25.1.0

We run Elasticsearch 7.2.0 beside it. Does the portal support 8.x, and will 25.3 change that? The other customer has version 24.`, t: { issue_type: 'Question', product: 'Portal Dedicated', version: '25.1.0', scenario: { contains: ['support 8.x'] } }, a: ['java', 'severity_wish', 'os'] },
  { n: 'placeholders', d: 'nasty', from: jo, s: 'agent', b: `Waratek Product: Waratek Secure
Product version: (e.g. 25.2.0)
Issue type: Issue / Question
Java version, major and minor: tbd
Operating system: n/a
JDK: ?
Severity: 1 / 2 / 3 / 4
Description: After the upgrade of the operating system the agent does not find its licence file any more.`, t: { product: 'Waratek Secure', scenario: { contains: ['licence file'] } }, a: ['version', 'issue_type', 'java', 'os', 'runtime', 'severity_wish'] },
  { n: 'two-severities', d: 'nasty', from: jo, s: 'agent', b: `Severity: 2
Product: Elevate
Description: reports stay empty since Sunday, the scheduler shows no error at all
Severity: 3`, t: { product: 'Elevate', scenario: { contains: ['stay empty'] } }, a: ['severity_wish'] },
  { n: 'quoted-history', d: 'nasty', from: jo, s: 'RE: old case', b: `New case please: the agent 25.2.0 refuses to start on the two new nodes, "licence invalid".

Product: Waratek Secure

-----Original Message-----
From: Old Customer <old@acme-bank.example>
Sent: Monday, 2 March 2026 09:00
To: Jo Park <jo@kestrel.example>
Subject: old case

Product version: 23.1.0
Java version: 7u301
Severity: 1
Operating system: Solaris 10`, t: { product: 'Waratek Secure', scenario: { contains: ['licence invalid'] } }, a: ['java', 'severity_wish', 'os'] },
  { n: 'signature-decoys', d: 'real', from: ops, s: 'Elevate question', b: `Product: Elevate
Version: 25.1.0
Issue type: Question

Where are the audit records kept, and for how long?

-- 
Bastion Security Ltd | Version 3 of our terms applies
Dublin 2, D02 X285 | Tel +353 1 555 0120 | OS support: ext. 17
Severity of incidents: call us first`, t: { product: 'Elevate', version: '25.1.0', issue_type: 'Question', scenario: { contains: ['audit records'], not_contains: ['Dublin'] } }, a: ['os', 'severity_wish'] },
  { n: 'bold-and-wide-colon', d: 'nasty', from: liam, s: 'x', b: `**Waratek Product**：Waratek Secure
**Product version**： 25.2.0
*Operating system :* RHEL 8
__Java version__: 8u201
[Environment] Production
→ Issue type = Issue
# Description
The console shows no events although the agent writes them into its own log.`, t: { product: 'Waratek Secure', version: '25.2.0', os: 'RHEL 8', java: { contains: ['8u201'] }, environment: 'Production', issue_type: 'Issue', scenario: { contains: ['no events'] } } },
  { n: 'severity-in-subject', d: 'real', from: liam, s: 'Severity 1 - production down', b: `Waratek Secure 25.2.0 on RHEL 8, Java 8u201. All logins fail since 03:05 UTC, no workaround.
Issue type: Issue. Environment: Production.`, t: { severity_wish: '1', product: 'Waratek Secure', java: { contains: ['8u201'] }, issue_type: 'Issue', environment: 'Production', scenario: { contains: ['All logins fail'] } } },
  { n: 'priority-is-not-severity', d: 'real', from: jo, s: 'Urgent', b: `Priority: High
Product: Waratek Secure
Product version: 25.2.0
Description: our customer wants to go live on Friday and the rule editor does not save.`, t: { priority_wish: 'High', product: 'Waratek Secure', version: '25.2.0', scenario: { contains: ['go live'] } }, a: ['severity_wish', 'issue_type'] },
  { n: 'multi-line-values', d: 'real', from: jo, s: 'Rule', b: `Problem description:
The SQL injection rule fires on the search page.

It began with 25.2.0; 25.1.0 was fine.
About 30 users see it.

Product: Secure for Java
Product version:
25.2.0
Operating system:
RHEL 8.6 (nodes 1-4)
RHEL 9.1 (nodes 5-6)
JDK:
Oracle HotSpot 11.0.15, 64-bit
Java version:
11.0.15
L2 findings:
reproduced in our lab
not with the agent switched off`, t: { scenario: { contains: ['search page', '25.1.0 was fine', '30 users'], not_contains: ['Secure for Java'] }, product: 'Secure for Java', version: '25.2.0', os: { contains: ['RHEL 8.6', 'RHEL 9.1'] }, runtime: { contains: ['HotSpot'] }, java: { contains: ['11.0.15'] }, l2_work: { contains: ['our lab', 'switched off'] } } },
  { n: 'hash-headings', d: 'real', from: jo, s: 'bug', b: `### Product
Elevate

### Product version
25.1.3

### Steps to Reproduce
1. open the report
2. choose "last month"

### Expected Result
31 days

### Actual Result
30 days

### Issue type
Bug`, t: { product: 'Elevate', version: '25.1.3', steps: { contains: ['last month'], not_contains: ['31 days'] }, expected: '31 days', actual: '30 days', issue_type: 'Issue' } },
  { n: 'checkboxes', d: 'nasty', from: jo, s: 'bug', b: `Issue type: [x] Issue [ ] Question
Environment: ( ) Production (x) Non-production
Severity: ☐ 1 ☐ 2 ☒ 3 ☐ 4
Product: Waratek Secure
Description: the upload filter lets a file of zero bytes through and then complains about it.`, t: { issue_type: 'Issue', environment: 'Non-production', severity_wish: '3', product: 'Waratek Secure', scenario: { contains: ['zero bytes'] } } },
  { n: 'session-wish', d: 'real', from: liam, s: 'Session', b: `We would like to book a support session next week, to go through the tuning of our rules.
Contact preference: phone`, t: { contact_pref: 'phone', scenario: { contains: ['tuning'] } }, a: ['product', 'version'] },
  { n: 'proposal', d: 'real', from: liam, s: 'Feature request', b: `Feature request for Elevate: export of reports as CSV.

Description: our auditors need the weekly report as a file that they can filter.
Desired solution: a button "CSV" beside "PDF"`, t: { scenario: { contains: ['auditors'] }, desired: { contains: ['CSV'] } } },
  { n: 'forwarded-customer', d: 'nasty', from: jo, s: 'Fwd: agent', b: `pls help, Product: Waratek Secure, 25.2.0

---------- Forwarded message ---------
From: IT Acme <it@acme-bank.example>
Date: Tue, 10 Mar 2026 at 09:01
Subject: agent
To: Jo Park <jo@kestrel.example>

Hi Jo,
our teller application shows error 500 after each login since the agent was updated last night.
OS: RHEL 8.6
Java version: 8u345
Severity: 2`, t: { product: 'Waratek Secure', os: 'RHEL 8.6', java: { contains: ['8u345'] }, severity_wish: '2' } },
];
