// What is said once: in a conversation of others, to a person, to a company.
import { expect, it } from 'vitest';
import { converse, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const jess = 'jess@harbour.example';

/** Jess writes to the vendor's engineer with the desk in copy. */
function copied(what: string, messageId: string, more: { readonly text?: string; readonly references?: string; readonly said: boolean }): Turn {
  return {
    what, state: 'redirected', mails: more.said ? [{ kind: 'answer', to: jess, says: [/no point of contact|do not add us|not a point of contact/iu] }] : [],
    mail: () => ({
      from: jess, to: 'partner.support@rhipe.example', subject: 'Re: Case TrackingID#2112010010001234', messageId,
      headers: ['Cc: engineer@microsoft.example', ...(more.references === undefined ? [] : [`References: <${more.references}>`])], text: more.text ?? 'TrackingID#2112010010001234 Monday is fine.',
    }),
  };
}

onEveryGround((gateway) => {
  it('asks a partner to leave us out once a conversation, by its mails or its number, and again in another one', async () => {
    await converse(gateway(), '2026-03-10T01:00:00Z', [
      copied('Jess answers the engineer with us in copy', 'one@harbour.example', { said: true }),
      copied('and once more, as a new mail under the same number', 'two@harbour.example', { said: false }),
      copied('and in the thread, where another number is named too', 'three@harbour.example', { references: 'one@harbour.example', text: 'REG:115062912345678 belongs to it.', said: false }),
      { ...copied('another case', 'four@harbour.example', { text: 'TrackingID#2112010010009999 is another case.', said: true }), mail: () => ({ from: jess, to: 'partner.support@rhipe.example', subject: 'Another case', messageId: 'four@harbour.example', headers: ['Cc: engineer@microsoft.example'], text: 'TrackingID#2112010010009999 is another case.' }) },
    ]);
  });

  it('tells a person of the guides once, however many tickets he opens', async () => {
    const writes = (from: string, messageId: string, says: boolean): Turn => ({
      what: `${from} writes`, state: 'opened',
      mail: () => ({ from, to: 'support@retarus.example', subject: `Mails are refused ${messageId}`, messageId, text: 'Main Customer ID: 73125\nDESCRIPTION: around 40 users of Hafen AG get refusals when they write to gmx' }),
      mails: [{ kind: 'answer', to: from, ...(says ? { says: [/Global Support\s+Guide/u] } : { saysNot: [/Global Support/u] }) }],
    });

    await converse(gateway(), '2026-03-10T09:12:00Z', [
      writes('anna.keller@nordlicht.example', 'a@nordlicht.example', true), writes('anna.keller@nordlicht.example', 'b@nordlicht.example', false),
      { what: 'what was said is kept', mails: [], and: async (running) => expect(await running.db.selectFrom('said_once').select(['text', 'who']).execute()).toEqual([{ text: 'guides', who: 'person anna.keller@nordlicht.example' }]) },
    ]);
  });

  it('asks a company once for the addresses of announcements, whoever of it writes', async () => {
    const question = (from: string, messageId: string, says: boolean): Turn => ({
      what: `${from} asks`, state: 'opened',
      mail: () => ({ from, to: 'support@ox.example', subject: `Question ${messageId}`, messageId, text: 'License Key: MWAG-SUP-77120-4F2K9\nSeverity: 4\nCurrent behaviour: where do we export the contacts of one user?' }),
      mails: [{ kind: 'forward', to: 'team@ox.example' }, { kind: 'answer', to: 'noc@mailwerk.example', ...(says ? { says: [/central address of yours/u] } : { saysNot: [/central address/u] }) }],
    });

    await converse(gateway(), '2026-03-10T09:12:00Z', [question('k.lange@mailwerk.example', 'a@mailwerk.example', true), question('noc@mailwerk.example', 'b@mailwerk.example', false)]);
  });
});
