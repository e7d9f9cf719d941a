// Announcements to many: planned maintenance in time, emergency maintenance at once, an outage from the first mail over
// hourly updates to its end; by hand and by mail, each mail once, singly to everybody, and never without what it must say.
import { expect, it } from 'vitest';
import { ActRefused } from '../../src/decide/decide.ts';
import type { NoticeText } from '../../src/decide/decision.ts';
import { submitEvent, submitNotice } from '../../src/journey.ts';
import type { SentMail, TestGateway } from '../support/gateway.ts';
import { answerTo, converse, lastTo, type ExpectedMail } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const team = 'team@ox.example';
const operator = 'Robin Falk <robin@ox.example>';
const eu = 'oxcloud-de-1@lists.example';
const euIncidents = 'oxcloud-de-1-incidents@lists.example';
const ref = 'CLD-0000001';

const said = (values: NoticeText['values'], more: Partial<NoticeText> = {}): NoticeText => ({ values, details: '', title: 'Storage upgrade', platforms: ['eu'], anyway: '', ...more });
const open = (gateway: TestGateway, notice: string, text: NoticeText): Promise<unknown> =>
  submitNotice(gateway.running.installation.journey, 'ox-cloud', { kind: 'notice', notice, said: text, by: 'cli' });
const act = (verb: 'notice' | 'waive' | 'interval', argument: string) => ({ verb, argument });

const header = (mail: SentMail, name: string): string | undefined => mail.mail.headers.find((field) => field.name.toLowerCase() === name)?.body.trim();
const toList = (to: string, subject: string, says: readonly (string | RegExp)[], saysNot: readonly (string | RegExp)[] = []): ExpectedMail => ({
  kind: 'notice', to, subject, says, saysNot,
  and: (mail) => {
    expect(header(mail, 'precedence')).toBe('bulk');
    expect(header(mail, 'list-unsubscribe')).toMatch(/^<mailto:support@ox\.example\?subject=unsubscribe%20\w+>$/u);
    expect(mail.mail.to).toHaveLength(1);
    expect(mail.mail.replyTo[0]?.addrSpec).toBe('support@ox.example');
  },
});
const onCall: ExpectedMail = { kind: 'tell', to: 'oncall@ox.example' };
const staffTold: ExpectedMail = { kind: 'tell', to: team };

const planned = said({ start: '2026-03-10 02:00', impact: 'Webmail is not reachable for about ten minutes.' });

onEveryGround((gateway) => {
  it('announces planned maintenance three business days ahead, says when it starts and how it ended, each once', async () => {
    await converse(gateway(), '2026-03-05T00:59:00Z', [
      {
        what: 'a minute before the last moment', mails: [], and: async (running) => {
          await open(running, 'planned', planned);
          await running.running.sweep();
        },
      },
      {
        what: 'it has left', ticket: { ref, type: 'MAINTENANCE', status: 'open' }, history: [/^notice: announced: sent to information \(eu\)$/u],
        mails: [
          toList(eu, `[${ref}] Planned maintenance: Storage upgrade`, [/Planned start: Tue 10 Mar 2026 02:00 CET \(01:00 UTC\)/u, /What users notice: Webmail is not reachable/u]),
          staffTold,
        ],
      },
      {
        what: 'started', until: '2026-03-10T01:00:00Z', act: act('notice', 'started'),
        mails: [toList(eu, `[${ref}] Maintenance started: Storage upgrade`, ['has started'])],
      },
      {
        what: 'finished with success', until: '2026-03-10T01:20:00Z', act: act('notice', 'finished\nsuccessful: yes'), ticket: { status: 'closed' },
        mails: [toList(eu, `[${ref}] Maintenance finished: Storage upgrade`, [/Successful: yes/u])],
        and: async (running) => {
          await expect(submitEvent(running.running.installation.journey, ref, { kind: 'act', ...act('notice', 'finished'), by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } }))
            .rejects.toThrow('finished: was sent');
        },
      },
    ]);
  });

  it('refuses planned maintenance that is late, incomplete or nowhere, and tells operations when somebody says why it cannot wait', async () => {
    await converse(gateway(), '2026-03-05T01:01:00Z', [
      {
        what: 'a minute too late', mails: [], and: async (running) => {
          await expect(open(running, 'planned', planned)).rejects.toThrow(/had to leave by Thu 5 Mar 2026 02:00 CET.*anyway: REASON/u);
          await expect(open(running, 'planned', said({ start: 'next month' }))).rejects.toThrow(/"next month" is no date[\s\S]*impact: is missing/u);
          await expect(open(running, 'planned', { ...planned, platforms: ['mars'] })).rejects.toThrow('there is no mars; there are eu, us, us-2');
          await expect(open(running, 'festival', planned)).rejects.toBeInstanceOf(ActRefused);
          expect(await running.tickets()).toEqual([]);
          await open(running, 'planned', { ...planned, anyway: 'the disks fail now' });
          await running.running.sweep();
        },
      },
      {
        what: 'with a reason', ticket: { flags: ['announced_late'] }, history: [/anyway: the disks fail now$/u],
        mails: [toList(eu, `[${ref}] Planned maintenance: Storage upgrade`, []), { kind: 'tell', to: 'operations@ox.example' }, staffTold],
      },
    ]);
  });

  it('sends emergency maintenance at once, and alarms operations when it waits past four hours after its start', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      {
        what: 'Robin forgets the impact', state: 'opened',
        mail: () => ({ from: operator, to: 'support@ox.example', subject: 'Mail store', messageId: 'emergency@ox.example', text: '#notice emergency\nstart: 2026-03-10 11:00\nplatform: eu' }),
        mails: [{ kind: 'tell', to: 'robin@ox.example', says: [/impact: is missing/u] }],
      },
      {
        what: 'four hours after the start nothing has left', until: '2026-03-10T14:00:30Z', ticket: { flags: ['announced_late'] },
        mails: [{ kind: 'tell', to: 'operations@ox.example' }],
      },
      {
        what: 'he answers our question', state: 'joined',
        mail: (sofar) => answerTo(lastTo(sofar, 'robin@ox.example'), operator, '#notice announced\nimpact: Mail arrives with a delay of some minutes.\n\nWe replace a controller.'),
        mails: [
          toList(eu, `[${ref}] Emergency maintenance: Mail store`, [/delay of some minutes/u, /We replace a controller/u]),
          { kind: 'tell', to: 'operations@ox.example', says: ['within four hours'] },
          { kind: 'tell', to: 'robin@ox.example', says: ['#notice started', '#notice finished'] },
        ],
      },
    ]);
  });

  it('tells of an outage at once, every hour with what staff wrote or honestly without, and when it is over', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      { what: 'detected', mails: [], and: async (running) => {
        await open(running, 'outage', said({ impact: 'Nobody can log in to webmail.' }, { title: 'Webmail' }));
        await running.running.sweep();
      } },
      { what: 'the first mail', mails: [toList(euIncidents, `[${ref}] Service outage: Webmail`, [/What users notice: Nobody can log in/u], [/restoration/u]), onCall, { ...staffTold, says: ['#notice restored'] }] },
      { what: 'ten minutes before the update staff are asked', until: '2026-03-10T09:50:30Z', mails: [{ ...staffTold, says: [/leaves at the time below/u, /update on the outage due\s+Tue 10 Mar 2026 11:00 CET/iu] }] },
      {
        what: 'nobody wrote anything', until: '2026-03-10T10:00:30Z',
        mails: [toList(euIncidents, `[${ref}] Update on the service outage: Webmail`, [/going on since Tue 10 Mar 2026 10:00 CET/u, /do not want to guess/u])],
      },
      {
        what: 'staff answer the mail', until: '2026-03-10T10:20:00Z', state: 'joined', mails: [],
        mail: (sofar) => answerTo(lastTo(sofar, team), operator, 'A database is being restored, half of it is done.'),
      },
      { what: 'asked again', until: '2026-03-10T10:50:30Z', mails: [staffTold] },
      { what: 'the words leave with the next update', until: '2026-03-10T11:00:30Z', mails: [toList(euIncidents, `[${ref}] Update on the service outage: Webmail`, [/half of it is done/u])] },
      { what: 'and are not sold as news again', until: '2026-03-10T12:00:30Z', mails: [staffTold, toList(euIncidents, `[${ref}] Update on the service outage: Webmail`, [/nothing new since Tue 10 Mar 2026 11:20 CET/u])] },
      { what: 'another interval is agreed', act: act('interval', '3h agreed with Kim by phone'), mails: [], history: [/^interval: outage_update every 3h: agreed with Kim/u] },
      { what: 'so the next one comes later', until: '2026-03-10T15:00:45Z', mails: [staffTold, toList(euIncidents, `[${ref}] Update on the service outage: Webmail`, [])] },
      { what: 'restored', until: '2026-03-10T15:30:00Z', act: act('notice', 'restored'), ticket: { status: 'restored' }, mails: [toList(euIncidents, `[${ref}] Service restored: Webmail`, ['service is back'])] },
      { what: 'and nothing more', until: '2026-03-11T15:30:00Z', mails: [] },
    ]);
  });

  it('asks for proof before a mail of staff goes to many, and gives a customer who answers a ticket of his own', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      {
        what: 'a mail that says it is Robin’s', state: 'opened', reason: /waits for confirmation/u,
        mail: () => ({ from: operator, to: 'support@ox.example', subject: 'Webmail EU', messageId: 'outage@ox.example', text: '#notice outage\nimpact: Webmail is down.\nplatform: eu' }),
        mails: [{ kind: 'tell', to: 'robin@ox.example', says: ['#notice detected'] }],
      },
      {
        what: 'whoever reads his mail may send it', mail: (sofar) => answerTo(lastTo(sofar, 'robin@ox.example'), operator, '#notice detected'), state: 'joined',
        mails: [toList(euIncidents, `[${ref}] Service outage: Webmail EU`, ['Webmail is down']), onCall, { kind: 'tell', to: 'robin@ox.example' }],
      },
      {
        what: 'a customer answers', state: 'opened', reason: new RegExp(`; answers the announcement ${ref}$`, 'u'),
        mail: (sofar) => answerTo(lastTo(sofar, euIncidents), 'Kim Lange <k.lange@mailwerk.example>', 'When will it be back?'),
        mails: [{ kind: 'answer', to: 'noc@mailwerk.example' }], ticket: { ref: 'CLD-0000002', links: [{ ref, kind: 'answers' }] },
      },
      {
        what: 'another one answers under a subject of his own; what staff get names the announcement', until: '2026-03-10T09:05:00Z', state: 'opened', reason: new RegExp(`; answers the announcement ${ref}$`, 'u'),
        mail: (sofar) => answerTo(lastTo(sofar, euIncidents), 'ops@prairie.example', 'License Key: MWAG-SUP-77120-4F2K9\nSeverity: 2\nWebmail is down here too.', { subject: 'Webmail' }),
        mails: [{ kind: 'tell', to: 'oncall@ox.example' }, { kind: 'forward', to: team, says: [new RegExp(`Answers +${ref}`, 'u')] }, { kind: 'answer', to: 'ops@prairie.example' }],
      },
    ]);
  });

  it('hands the numbers of who wants to be phoned about an outage to the people on call, once', async () => {
    const list = 'oxcloud-us-2-incidents@lists.example';
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      {
        what: 'an outage where a customer wants to be phoned', mails: [], and: async (running) => {
          await open(running, 'outage', said({ impact: 'No mail can be read.' }, { title: 'Mail down', platforms: ['us-2'] }));
          await running.running.sweep();
        },
      },
      { what: 'it has left', mails: [{ kind: 'notice', to: list }, onCall, staffTold, { kind: 'tell', to: 'oncall@ox.example', subject: `[${ref}] who wants to be phoned: Mail down`, says: [/Prairie Mail Inc: \+1 312 555 0188/u, 'phones nobody'] }] },
      { what: 'news', until: '2026-03-10T09:20:00Z', act: act('notice', 'update\nprogress: A disk is being replaced.'), mails: [{ kind: 'notice', to: list, saysNot: ['0188'] }] },
    ]);
  });
});
