// Hand-written mails to the managed-server desk. Truth as in retarus-partner.js.
const sam = 'Sam Reed <sam@avonit.example>';
const desk2 = 'Avon Service Desk <desk@avonit.example>';
const quote = (text) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
const ask = `Thank you, your ticket is ZYN-000321. A few things are still open; just type behind the labels.

Reported by:
(e.g. J. Sample)

Authority checked:
(e.g. yes)

Suspected component:
server, client, lan, internet, internet_service or unclear
(e.g. server)

Monitoring Console:
(e.g. ok)

What we have so far:
Server = AVN-CMS-0042

Zynstra Support Team`;

export const desk = 'zynstra-cms';
export const address = 'support@zynstra.example';
export const mails = [
  { n: 'full-form', d: 'easy', from: sam, s: 'Mail stops', b: `Server: AVN-CMS-0042
Reported by: J. Hart
Authority checked: yes
Symptoms: since noon no mail arrives; sending works; the web page is slow
Suspected component: server
Monitoring Console: ok
Reproduction: same from two PCs and from the web page
Known issue: no
Our reference: INC-20417

Sam`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', symptoms: { contains: ['since noon'], not_contains: ['INC-20417'] }, suspected: 'server', console: 'ok', reproduced: { contains: ['two PCs'] }, known_issue: 'no', l1_ref: 'INC-20417' } },
  { n: 'prose-server-is', d: 'nasty', from: sam, s: 'slow', b: `Hi,

our server is AVN-CMS-0042. Reported by J. Hart, authority checked. Users cannot open shared folders since this morning, all three floors.
The monitoring console is ok. Suspected component: unclear.

Sam`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', console: 'ok', suspected: 'unclear', symptoms: { contains: ['shared folders'] } } },
  { n: 'thin-console-failure', d: 'real', from: sam, s: 'AVN-CMS-0042', b: `AVN-CMS-0042, Monitoring Console: failure of mail component. Reported by J. Hart, authority checked.`, t: { server: 'AVN-CMS-0042', console: 'failure', user: { contains: ['J. Hart'] }, authority: 'yes' }, a: ['suspected', 'reproduced'] },
  { n: 'authority-denied', d: 'real', from: sam, s: 'Restore', b: `Request: restore the partner's mailbox. User: intern. Authority checked: no`, t: { request: { contains: ["partner's mailbox"], not_contains: ['intern'] }, user: { contains: ['intern'] }, authority: 'no' }, a: ['server', 'console'] },
  { n: 'one-line-commas', d: 'nasty', from: desk2, s: 'printer', b: `Server: AVN-CMS-0042, User: Pat Lowe, Authority: yes, Suspected: LAN, Console: green, Our ref: INC-5512
Symptoms: printers on the second floor go offline each hour and come back by themselves`, t: { server: 'AVN-CMS-0042', user: { contains: ['Pat Lowe'], not_contains: ['Authority'] }, authority: 'yes', suspected: 'lan', console: 'ok', symptoms: { contains: ['second floor'] } } },
  { n: 'one-line-semicolons', d: 'nasty', from: desk2, s: 'AVN-CMS-0042', b: `Reported by: Mrs Vaughan; Authority checked: yes; Suspected component: internet connection; Monitoring Console: not checked
Description: web pages load for a minute and then stop; phone lines are fine`, t: { user: { contains: ['Vaughan'] }, authority: 'yes', suspected: 'internet', console: 'not_checked', symptoms: { contains: ['load for a minute'] }, server: 'AVN-CMS-0042' } },
  { n: 'enum-words', d: 'real', from: sam, s: 'fault', b: `Server: avn-cms-0042
Reported by: A. Pugh (office manager)
Authority validated: Yes, by phone
Suspected cause: the switch
Console status: all green
Tests performed: swapped the cable, tried port 7
Symptoms: two PCs lose the network about every 20 minutes
Known or transient issue: not that we know`, t: { server: 'AVN-CMS-0042', user: { contains: ['A. Pugh'] }, authority: 'yes', suspected: 'lan', console: 'ok', reproduced: { contains: ['swapped the cable'] }, symptoms: { contains: ['20 minutes'] } } },
  { n: 'request-restore', d: 'real', from: sam, s: 'Please restore', b: `Server: AVN-CMS-0042
Requested by: J. Hart
Authority confirmed: yes
Administration request: restore the folder "Wills 2025" as it was on Monday evening
Why third level: we have no access to the snapshots
Reasonable: yes`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', request: { contains: ['Wills 2025'] }, why_l3: 'cannot_action', reasonable: 'yes' }, a: ['console', 'suspected'] },
  { n: 'table-html', d: 'real', from: desk2, s: 'Fault', h: `<table><tr><td>Server</td><td>AVN-CMS-0042</td></tr><tr><td>Reported by</td><td>J. Hart</td></tr><tr><td>Authority checked</td><td>Y</td></tr><tr><td>Symptoms</td><td>Outlook asks for the password all the time; the web page works</td></tr><tr><td>Suspected component</td><td>client application</td></tr><tr><td>Monitoring Console</td><td>OK</td></tr><tr><td>Reproduction</td><td>same after a new profile</td></tr></table><p>Avon Service Desk<br>Bristol BS1 4ST</p>`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', symptoms: { contains: ['asks for the password'] }, suspected: 'client', console: 'ok', reproduced: { contains: ['new profile'] } } },
  { n: 'reply-in-form', d: 'real', from: sam, re: true, s: 'Re: [ZYN-000321] slow', b: `See below

On Tue, 10 Mar 2026 at 10:02, Zynstra Support Team <support@zynstra.example> wrote:
${quote(ask).replace('> Reported by:', '> Reported by: J. Hart').replace('> Authority checked:', '> Authority checked: yes').replace('> Suspected component:', '> Suspected component: not sure').replace('> Monitoring Console:', '> Monitoring Console:\nall green')}`, t: { user: { contains: ['J. Hart'] }, authority: 'yes', suspected: 'unclear', console: 'ok' }, a: ['symptoms', 'request'] },
  { n: 'reply-on-top', d: 'nasty', from: sam, re: true, s: 'Re: [ZYN-000321] slow', b: `Reported by J. Hart, authority checked. Suspected component is the server, monitoring console is green.

On Tue, 10 Mar 2026 at 10:02, Zynstra Support Team <support@zynstra.example> wrote:
${quote(ask)}`, t: { user: { contains: ['J. Hart'] }, authority: 'yes', suspected: 'server', console: 'ok' } },
  { n: 'two-servers', d: 'nasty', from: sam, s: 'AVN-CMS-0042', b: `Server: AVN-CMS-0042
The same happened last year on AVN-CMS-0017, then it was the switch.
Symptoms: backups stop at 80 percent every night since Thursday`, t: { server: 'AVN-CMS-0042', symptoms: { contains: ['80 percent'] } }, a: ['suspected', 'console'] },
  { n: 'server-in-signature-of-quote', d: 'nasty', from: sam, s: 'slow again', b: `Everything is slow at the branch since noon, nobody can save documents.

> On Mon, Anne wrote:
> Server: OLD-CMS-0001
> Monitoring Console: failure
> Suspected component: lan`, t: { symptoms: { contains: ['nobody can save'] } }, a: ['server', 'console', 'suspected'] },
  { n: 'console-words', d: 'nasty', from: sam, s: 'AVN-CMS-0042 console', b: `Server name: AVN-CMS-0042
Console shows: component failure (mail store)
Reporter: Mr Hart
User authorised: yes - he is on the list
Where is the fault: Cloud Managed Server
Fault description: mailboxes cannot be opened by anybody, since 07:10`, t: { server: 'AVN-CMS-0042', console: 'failure', user: { contains: ['Hart'] }, authority: 'yes', suspected: 'server', symptoms: { contains: ['07:10'] } } },
  { n: 'choices-left', d: 'nasty', from: sam, s: 'form', b: `Server: ABC-CMS-0001
Reported by:
Authority checked: yes / no
Suspected component: server, client, lan, internet, internet_service or unclear
Monitoring Console: failure / ok / not_checked
Symptoms: the shared calendar shows appointments of last year only`, t: { symptoms: { contains: ['shared calendar'] } }, a: ['user', 'authority', 'suspected', 'console'] },
  { n: 'concern', d: 'real', from: sam, s: 'Unhappy', b: `Hello,
we are not happy with how ZYN-000077 is handled: four days, no progress, and our customer threatens to leave.

Sam Reed`, t: { symptoms: { contains: ['no progress'] } }, a: ['server', 'console', 'authority', 'l1_ref'] },
  { n: 'below-label', d: 'real', from: sam, s: 'fault', b: `Cloud Managed Server
AVN-CMS-0042

Reporting user
J. Hart

Authority checked
yes

Suspected component
unclear

Monitoring Console
ok

Tests done
ping to the server is fine
the share opens from PC 4 but not from PC 7

Description
Documents open read-only for half of the users.`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', suspected: 'unclear', console: 'ok', reproduced: { contains: ['PC 7'] }, symptoms: { contains: ['read-only'] } } },
  { n: 'typos', d: 'nasty', from: sam, s: 'fault', b: `Sever: AVN-CMS-0042
Reportd by: J. Hart
Autority checked: yes
Simptoms: since Friday the nightly copy fails and the tray icon is red
Suspeced component: server
Monitring Console: ok
Reproducton: ran it by hand, same error`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', symptoms: { contains: ['nightly copy'] }, suspected: 'server', console: 'ok', reproduced: { contains: ['by hand'] } } },
  { n: 'german', d: 'nasty', from: sam, s: 'Störung', b: `Server: AVN-CMS-0042
Gemeldet von: J. Hart
Berechtigung geprüft: ja
Symptome: seit heute früh keine Anmeldung am Dateiserver möglich, Mail geht
Vermutete Komponente: unklar
Monitoring Console: ok
Reproduktion: von zwei PCs aus probiert`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', symptoms: { contains: ['Dateiserver'] }, suspected: 'unclear', console: 'ok', reproduced: { contains: ['zwei PCs'] } } },
  { n: 'french', d: 'nasty', from: sam, s: 'Panne', b: `Serveur : AVN-CMS-0042
Signalé par : J. Hart
Autorité vérifiée : oui
Symptômes : depuis midi aucun courriel n'arrive, l'envoi fonctionne
Composant suspecté : serveur
Console de surveillance : panne`, t: { server: 'AVN-CMS-0042', user: { contains: ['J. Hart'] }, authority: 'yes', symptoms: { contains: ['depuis midi'] }, suspected: 'server', console: 'failure' } },
  { n: 'bullets', d: 'real', from: desk2, s: 'Ticket INC-7781', b: `Hi Zynstra,

* Affected server – AVN-CMS-0042
* Name of the user – Pat Lowe
* Authority – yes
* Suspected – unclear
* Console – not checked
* Symptoms – calendar invitations arrive hours late, plain mail is fine
* L1 ticket – INC-7781

Kind regards
Service Desk
Tel: 01632 960120`, t: { server: 'AVN-CMS-0042', user: { contains: ['Pat Lowe'] }, authority: 'yes', suspected: 'unclear', console: 'not_checked', symptoms: { contains: ['hours late'] }, l1_ref: 'INC-7781' } },
  { n: 'url-decoy', d: 'nasty', from: sam, s: 'link', b: `Please see https://portal.avonit.example/assets/AVN-CMS-0099 for the old one.

Server: AVN-CMS-0042
Symptoms: the console at https://console.example/AVN-CMS-0042/status does not load for us
Monitoring Console: not checked`, t: { server: 'AVN-CMS-0042', symptoms: { contains: ['does not load'] }, console: 'not_checked' } },
  { n: 'authority-prose-no', d: 'nasty', from: sam, s: 'Restore please', b: `Server AVN-CMS-0042. The intern asks us to restore the partner's mailbox; authority not checked yet.
Request: restore the mailbox of the partner as of Friday`, t: { server: 'AVN-CMS-0042', request: { contains: ['as of Friday'] }, authority: 'no' } },
  { n: 'l2-narrative', d: 'nasty', from: desk2, s: 'AVN-CMS-0042: VPN', b: `Dear team,

J. Hart at Severn Law reported that the VPN drops every ten minutes for the six home workers.

What we did: restarted the router, tried a 4G stick (same).
Monitoring console: all green. Authority checked: yes.
Suspected component: still unclear.

Thank you
Avon Service Desk`, t: { server: 'AVN-CMS-0042', console: 'ok', authority: 'yes', suspected: 'unclear', symptoms: { contains: ['VPN drops'] } } },
];
