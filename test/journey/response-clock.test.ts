// Clocks of a case that came by mail: priority by default, response and triage by the clock, silence that closes, days
// in which it can be reopened, and a new case after them. Weeks pass on a moved clock over the real store.
import { expect, it } from 'vitest';
import { isoInstant } from '../../src/mail/instant.ts';
import type { TestGateway } from '../support/gateway.ts';
import { answerTo, converse, lastTo, type ExpectedMail, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const jess = 'Jess Tan <jess@harbour.example>';
const partner = 'jess@harbour.example';
const engineers = 'engineers@rhipe.example';
const engineer = 'Pat <pat@rhipe.example>';
const ref = 'RHI-0000001';

const complete = `Hello team,

Partner: Harbour Cloud Pty Ltd
Technical contact: Jess Tan, +61 2 5550 0188, jess@harbour.example
Company Name: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Issue: since Friday evening shared mailboxes no longer appear in Outlook for the reception
Users affected: reception@contoso.example
Troubleshooting steps: new Outlook profile, cached mode off`;

const due = (name: string, instant: string) => async (gateway: TestGateway): Promise<void> => {
  const timer = (await gateway.ticket(ref)).timers[name];
  // To the second: the clock of a test ticks.
  expect(timer === undefined ? 'no timer' : `${name} ${timer.state} ${isoInstant(timer.dueAt).slice(0, 16)}Z`).toBe(`${name} running ${instant}`);
};
const all = (...checks: readonly ((gateway: TestGateway) => Promise<void>)[]) => async (gateway: TestGateway): Promise<void> => {
  for (const check of checks) await check(gateway);
};
const timerState = (name: string, state: string) => async (gateway: TestGateway): Promise<void> => {
  expect(`${name} ${(await gateway.ticket(ref)).timers[name]?.state}`).toBe(`${name} ${state}`);
};

const received: ExpectedMail = { kind: 'answer', to: partner, subject: `Re: [${ref}] Shared mailboxes missing`, says: ['Priority 2', 'assumed'] };

const opened: Turn = {
  what: 'Jess writes on Saturday night, complete',
  mail: () => ({ from: jess, to: 'partner.support@rhipe.example', subject: 'Shared mailboxes missing', messageId: 'shared@harbour.example', text: complete }),
  state: 'opened', ticket: { ref, severity: '2', severityAssumed: true, status: 'triage', missing: [] },
  mails: [{ kind: 'forward', to: engineers, subject: `[${ref}] INCIDENT (2): Shared mailboxes missing` }, received],
  and: all(due('triage', '2026-03-07T15:00Z'), due('response', '2026-03-07T15:00Z')),
};

/** Staff resolve on Thursday 2 April, 16:00 in Sydney: Easter and the end of summer time lie before the closing. */
const resolvedBeforeEaster: readonly Turn[] = [
  {
    what: 'Jess writes', mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: partner }],
    mail: () => ({ from: jess, to: 'partner.support@rhipe.example', subject: 'Shared mailboxes missing', messageId: 'easter@harbour.example', text: complete }),
  },
  { what: 'triage is done', act: { verb: 'triaged', argument: '' }, mails: [], ticket: { status: 'open' } },
  {
    what: 'an engineer resolves it', until: '2026-04-02T05:00:00Z',
    mail: (sofar) => answerTo(lastTo(sofar, engineers), engineer, '#resolve\n\nThe permission was missing; please restart Outlook.'),
    state: 'joined', ticket: { status: 'resolved' }, mails: [{ kind: 'relay', to: partner, says: ['restart Outlook', /resolved/u] }],
    and: due('auto_close', '2026-04-07T06:00Z'),
  },
];

const vacation: Turn = {
  what: 'her out-of-office note comes at once',
  mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'I am away over Easter.', { subject: 'Automatic reply: out of office', headers: ['Auto-Submitted: auto-replied'] }),
  state: 'automatic', mails: [], ticket: { status: 'resolved' }, and: due('auto_close', '2026-04-07T06:00Z'),
};

const closedBySilence: Turn = {
  what: 'nobody says a word for three business days', until: '2026-04-07T06:00:01Z',
  mails: [
    { kind: 'answer', to: partner, says: [/closes by\s+itself/u] },
    { kind: 'answer', to: partner, says: [/As we have not heard from you/u, /answer this mail until/u] },
  ],
  ticket: { status: 'closed', closeReason: 'no_response' }, and: due('reopen', '2026-04-14T06:00Z'),
};

onEveryGround((gateway) => {
  it('starts triage and response from the receipt at the default priority, and only people stop them', async () => {
    await converse(gateway(), '2026-03-07T11:00:00Z', [
      opened,
      {
        what: 'Jess adds something; her mail stops nothing', until: '2026-03-07T12:00:00Z',
        mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'It is five people by now.'),
        state: 'joined', mails: [{ kind: 'relay', to: engineers, says: ['five people'] }],
        and: all(timerState('triage', 'running'), timerState('response', 'running')),
      },
      {
        what: 'an engineer keeps a note', mails: [], state: 'joined', until: '2026-03-07T13:00:00Z',
        mail: (sofar) => answerTo(lastTo(sofar, engineers), engineer, '#note\nlooks like permissions'),
        and: timerState('response', 'running'),
      },
      {
        what: 'an engineer answers', mails: [{ kind: 'relay', to: partner, says: ['Which Outlook version'] }], state: 'joined', until: '2026-03-07T14:20:00Z',
        mail: (sofar) => answerTo(lastTo(sofar, engineers), engineer, 'Hello Jess,\n\nWhich Outlook version is it?'),
        and: all(timerState('response', 'stopped'), timerState('triage', 'running')), history: [/^timer: response stopped by staff\.replied$/u],
      },
      {
        what: 'triage is done', act: { verb: 'triaged', argument: '' }, mails: [], ticket: { status: 'open' }, and: timerState('triage', 'stopped'),
      },
    ]);
  });

  it('tells the watchers of open cases when nobody answers in time, once', async () => {
    await converse(gateway(), '2026-03-07T11:00:00Z', [
      opened,
      {
        what: 'four hours pass', until: '2026-03-08T11:00:00Z', ticket: { flags: expect.arrayContaining(['response_late']) as unknown as string[] },
        mails: [{ kind: 'tell', to: 'tss@rhipe.example', says: ['triaged'] }, { kind: 'tell', to: 'tss@rhipe.example', says: ['response time'] }],
      },
      {
        what: 'the answer comes late', mails: [{ kind: 'relay', to: partner }], state: 'joined',
        mail: (sofar) => answerTo(lastTo(sofar, engineers), engineer, 'Sorry, here we are.'), and: timerState('response', 'fired'),
      },
    ]);
  });

  it('counts a lowered priority from the receipt, over the weekend', async () => {
    await converse(gateway(), '2026-03-07T11:00:00Z', [
      opened,
      { what: 'staff lower it to 3', until: '2026-03-07T13:30:00Z', act: { verb: 'severity', argument: '3 one team only' }, mails: [{ kind: 'answer', to: partner, says: [/priority of your case \S+ is now 3 \(medium\); before, it was 2\s+\(high\)\.\s+Our\s+team\s+writes:\s+one\s+team\s+only\./u] }], ticket: { severity: '3', severityAssumed: false }, and: due('response', '2026-03-09T13:00Z') },
      { what: 'staff lower it to 4', act: { verb: 'severity', argument: '4' }, mails: [{ kind: 'answer', to: partner, says: [/is now 4 \(low\)/u] }], ticket: { severity: '4' }, and: due('response', '2026-03-10T13:00Z') },
    ]);
  });

  it('closes after three business days of silence, an out-of-office note being silence', async () => {
    await converse(gateway(), '2026-04-02T03:00:00Z', [...resolvedBeforeEaster, vacation, closedBySilence]);
  });

  it('stays open when the partner says a minute before the closing that it is still broken', async () => {
    await converse(gateway(), '2026-04-02T03:00:00Z', [
      ...resolvedBeforeEaster,
      {
        what: 'still broken', until: '2026-04-07T05:59:00Z', state: 'joined', ticket: { status: 'open' },
        mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'It is still broken, sorry.'),
        mails: [{ kind: 'answer', to: partner, says: [/closes by\s+itself/u] }, { kind: 'relay', to: engineers, says: ['still broken'] }],
        and: timerState('auto_close', 'stopped'),
      },
      { what: 'the closing hour passes', until: '2026-04-08T06:00:00Z', mails: [], ticket: { status: 'open' } },
    ]);
  });

  it('reopens under its number within five business days', async () => {
    await converse(gateway(), '2026-04-02T03:00:00Z', [
      ...resolvedBeforeEaster, closedBySilence,
      {
        what: 'an out-of-office note does not reopen it', until: '2026-04-13T01:00:00Z', state: 'automatic', ticket: { status: 'closed' }, mails: [],
        mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'I am away.', { subject: 'Out of office', headers: ['Auto-Submitted: auto-replied'] }),
      },
      {
        what: 'it is back', until: '2026-04-14T05:59:00Z', state: 'joined', ticket: { ref, status: 'open', closedAt: null },
        mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'It is back since this morning.'),
        mails: [{ kind: 'relay', to: engineers, says: ['back since'] }, { kind: 'answer', to: partner, says: [/open again/u] }],
      },
    ]);
  });

  it('opens a linked case that names the old one when the five days are over', async () => {
    await converse(gateway(), '2026-04-02T03:00:00Z', [
      ...resolvedBeforeEaster, closedBySilence,
      {
        what: 'it is back, too late', until: '2026-04-14T06:01:00Z', state: 'opened', reason: /follows RHI-0000001/u,
        mail: (sofar) => answerTo(lastTo(sofar, partner), jess, 'It is back: the shared mailboxes of the reception are missing in Outlook again.'),
        ticket: { ref: 'RHI-0000002', status: 'triage', links: [{ ref, kind: 'follows' }] },
        mails: [
          { kind: 'forward', to: engineers, subject: '[RHI-0000002] INCIDENT (2): Shared mailboxes missing', says: [/Follows\s+RHI-0000001/u] },
          { kind: 'answer', to: partner, says: ['RHI-0000002', /continues RHI-0000001/u] },
        ],
        and: async (running) => expect(await running.ticket(ref)).toMatchObject({ status: 'closed', links: [{ ref: 'RHI-0000002', kind: 'continued-by' }] }),
      },
    ]);
  });
});
