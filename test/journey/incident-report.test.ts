// RHI-25: a partner asks for a report on his case, staff send it: the facts, the targets, the root cause in their own
// words and what happened, to the requester; nothing that was said among colleagues, and nothing of who wrote from outside.
import { expect, it } from 'vitest';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const jess = 'Jess Tan <jess@harbour.example>';
const partner = 'jess@harbour.example';
const engineers = 'engineers@rhipe.example';
const engineer = 'Pat <pat@rhipe.example>';

const complete = `Partner: Harbour Cloud Pty Ltd
Technical contact: Jess Tan, +61 2 5550 0188, jess@harbour.example
Company Name: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Issue: since Friday evening shared mailboxes no longer appear in Outlook for the reception
Users affected: reception@contoso.example
Troubleshooting steps: new Outlook profile, cached mode off`;

const worked: readonly Turn[] = [
  {
    what: 'a case', mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: partner }],
    mail: () => ({ from: jess, to: 'partner.support@rhipe.example', subject: 'Shared mailboxes missing', messageId: 'report@harbour.example', text: complete }),
  },
  { what: 'colleagues talk', act: { verb: 'note', argument: 'this partner always forgets the cache' }, mails: [] },
  { what: 'triage is done', act: { verb: 'triaged', argument: '' }, mails: [] },
  { what: 'the level is set', act: { verb: 'severity', argument: '3 one user' }, mails: [{ kind: 'answer', to: partner }] },
  {
    what: 'an engineer answers', until: '2026-03-10T03:00:00Z', mail: (sofar) => answerTo(lastTo(sofar, engineers), engineer, 'Please restart Outlook once.'), state: 'joined',
    mails: [{ kind: 'relay', to: partner }],
  },
];

onEveryGround((ground) => {
  it('sends what happened on a case to who asked for it, once staff say so', async () => {
    await converse(ground(), '2026-03-10T01:00:00Z', [
      ...worked,
      {
        what: 'she asks', until: '2026-03-10T05:00:00Z', state: 'joined', ticket: { flags: ['incident_report_wanted'] },
        mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'Thank you. Could you send us the incident report, please?'),
        mails: [{ kind: 'tell', to: 'tss@rhipe.example', says: ['#report'] }, { kind: 'relay', to: engineers }, { kind: 'answer', to: partner, says: [/A\s+colleague sends it/u] }],
      },
      {
        what: 'staff send it', until: '2026-03-10T06:00:00Z', state: 'joined', ticket: { flags: [] },
        mail: (sofar) => answerTo(lastTo(sofar, engineers), engineer, '#report The profile pointed to a server that is gone.'),
        history: [/^report: incident_report sent$/u],
        mails: [{
          kind: 'answer', to: partner, subject: 'Re: [RHI-0000001] Support Incident Report: Shared mailboxes missing',
          says: [
            'The profile pointed to a server that is gone.', /Opened +Tue 10 Mar 2026 12:00/u, /Answered +Tue 10 Mar 2026 14:00/u, '3 (medium)', 'Contoso Dental',
            /12:00 AEDT +You opened it: Shared mailboxes missing/u, /14:00 AEDT +We wrote: Please restart Outlook once\./u, /16:00 AEDT +You wrote: Thank you\. Could you/u, /yes +first response/u, /yes +triage/u, /12:00 AEDT +Status: open/u,
          ],
          saysNot: [/always forgets/u, /tss@|pat@/u, /incident_report/u],
          and: ({ raw }) => expect(raw.toString('latin1')).toMatch(/filename="?RHI-0000001\.csv/u),
        }],
      },
    ]);
  });

  it('invents no cause that staff have not given', async () => {
    await converse(ground(), '2026-03-10T01:00:00Z', [
      ...worked,
      { what: 'staff send it on their own', act: { verb: 'report', argument: '' }, mails: [{ kind: 'answer', to: partner, says: ['You opened it'], saysNot: [/Root cause/u] }] },
    ]);
  });
});
