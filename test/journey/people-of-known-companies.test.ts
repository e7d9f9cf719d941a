// Somebody of a company we know, whom or whose number we do not: he is served, and proposed for the directory. A company
// whose contract is over is served too, and told nothing about it.
import { expect, it } from 'vitest';
import { dismissProposal, withoutDismissed } from '../../src/record/dismissed-proposals.ts';
import { listProposals } from '../../src/record/proposed-contacts.ts';
import { answerTo, converse, lastTo } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const pascal = 'Pascal Brun <p.brun@nordlicht.example>';
const issue = `Product: Waratek Secure
Version: 25.2.0
Issue type: Issue
Java version: Java 8u201
Operating system: RHEL 8
JDK: Oracle HotSpot 8u291 64-bit
Problem description: after the agent is loaded, every login of our test portal ends with error 500`;

onEveryGround((gateway) => {
  it('serves a new colleague of a reseller, shows him the portal, and proposes him for the directory', async () => {
    await converse(gateway(), '2026-03-10T10:00:00Z', [{
      what: 'Nina writes for the first time', state: 'opened', ticket: { flags: ['new_contact', 'all_info'], sla: true, organisation: expect.objectContaining({ id: 'bastion' }) as never },
      mail: () => ({ from: 'Nina Quinn <nina@bastion.example>', to: 'support@waratek.example', subject: 'Login fails', messageId: 'nina@bastion.example', text: issue }),
      mails: [{ kind: 'forward', to: 'engineers@waratek.example' }, { kind: 'answer', to: 'nina@bastion.example', says: [/register in the\s+portal/u] }, { kind: 'tell', to: 'd.moran@waratek.example' }],
      history: [/^proposed: for the directory: Nina Quinn, nina@bastion\.example$/u],
      and: async (running) => {
        expect(await listProposals(running.db, null, running.clock.now())).toEqual([{ desk: 'waratek-reseller', ref: 'WAR-00001', organisation: 'bastion', address: 'nina@bastion.example', name: 'Nina Quinn', phone: null }]);
        const [proposal] = await listProposals(running.db, null, running.clock.now());
        if (proposal === undefined) return;
        await running.db.transaction().execute((tx) => dismissProposal(tx, proposal));
        expect(await withoutDismissed(running.db, [proposal, { ...proposal, phone: '+353 1 555 0199' }, { ...proposal, desk: 'ox-cloud' }])).toMatchObject([{ phone: '+353 1 555 0199' }, { desk: 'ox-cloud' }]);
      },
    }]);
  });

  it('serves a reseller whose contract is over without any clock, and tells the account team alone', async () => {
    await converse(gateway(), '2026-03-10T10:00:00Z', [{
      what: 'Kai writes ten days after the last day', state: 'opened', ticket: { flags: ['no_active_contract', 'all_info'], sla: false, timers: {} },
      mail: () => ({ from: 'Kai Ellis <kai@lapwing.example>', to: 'support@waratek.example', subject: 'Login fails', messageId: 'kai@lapwing.example', text: issue }),
      mails: [{ kind: 'tell', to: 'accounts@waratek.example' }, { kind: 'forward', to: 'engineers@waratek.example' }, { kind: 'answer', to: 'kai@lapwing.example', saysNot: [/contract/iu] }],
    }]);
  });

  it('proposes the number that an answer brings for somebody who had none', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [{
      what: 'Pascal writes without a number', state: 'opened', ticket: { status: 'AWAITING_INFO' },
      mail: () => ({ from: pascal, to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'brun@nordlicht.example', text: 'Main Customer ID: 73125\nAFFECTED SERVICE: Email Security\nDESCRIPTION: around 40 users of Hafen AG get refusals when they write to gmx' }),
      mails: [{ kind: 'answer', to: 'p.brun@nordlicht.example', says: [/^Contact person\(s\) including telephone number:$/mu] }],
    }, {
      what: 'and answers with it', mail: (sofar) => answerTo(lastTo(sofar, 'p.brun@nordlicht.example'), pascal, 'Contact person: Pascal Brun, +33 1 99 00 55 02'),
      mails: [{ kind: 'answer', to: 'p.brun@nordlicht.example' }], history: [/^proposed: for the directory: Pascal Brun, \+33 1 99 00 55 02/u],
      and: async (running) => expect(await listProposals(running.db, 'retarus-partner', running.clock.now())).toMatchObject([{ address: 'p.brun@nordlicht.example', phone: '+33 1 99 00 55 02' }]),
    }]);
  });

  it('answers two wishes of one mail in one mail: the report is noted, the access for a customer declined', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [{
      what: 'Pascal wishes two things', state: 'opened', ticket: { type: 'SRQ', flags: expect.arrayContaining(['wants_monthly_report']) as never, status: 'AWAITING_INFO' },
      mail: () => ({ from: pascal, to: 'support@retarus.example', subject: 'Two wishes', messageId: 'wishes@nordlicht.example', text: 'Hello,\n\nplease send us the monthly ticket report from now on, and create EAS logins for it@hafen.example.\n\nPascal' }),
      mails: [{ kind: 'tell', to: 'reports@retarus.example' }, {
        kind: 'answer', to: 'p.brun@nordlicht.example',
        says: [/noted that you would like it/u, /A colleague\s+confirms it/u, /traffic volumes/u, /cannot set up logins for an end customer/u, /^Contact person\(s\) including telephone number:$/mu],
      }],
    }]);
  });
});
