// RHI-55, RHI-S11: a conversation with the vendor's engineer in which we are in copy opens nothing, but the case that has
// the vendor's number keeps it; without a clock, a status or a word to anybody because of it.
import { expect, it } from 'vitest';
import { converse, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const jess = 'jess@harbour.example';
const ref = 'RHI-0000001';
const desk = 'partner.support@rhipe.example';

const escalated: readonly Turn[] = [
  {
    what: 'a case', mails: [{ kind: 'forward', to: 'engineers@rhipe.example' }, { kind: 'answer', to: jess }],
    mail: () => ({ from: jess, to: desk, subject: 'Shared mailboxes missing', messageId: 'case@harbour.example', text: 'Issue: shared mailboxes no longer appear in Outlook\nPoint of Contact: Tom Hale, +61 2 5550 0142, tom@harbour.example, Mon-Fri 9-17\nReason for escalation: no cause found\nTroubleshooting: new profile' }),
  },
  { what: 'has a number of the vendor', act: { verb: 'ref', argument: 'TrackingID#2112010010001234' }, mails: [] },
  { what: 'and is reviewed', act: { verb: 'flag', argument: 'l2_review' }, mails: [] },
  { what: 'and ours', act: { verb: 'flag', argument: 'entitled_subscription' }, mails: [] },
  { what: 'and handed over', act: { verb: 'handover', argument: '' }, mails: [{ kind: 'answer', to: jess }], ticket: { status: 'handed_over' } },
];

const writes = (from: string, messageId: string, text: string, cc: string): NonNullable<Turn['mail']> => () => ({ from, to: desk, subject: 'Case TrackingID#2112010010001234', messageId, text, headers: [`Cc: ${cc}`] });

onEveryGround((ground) => {
  it('keeps what the engineer and the partner write to each other on the case that has the number', async () => {
    const gateway = ground();
    await converse(gateway, '2026-03-10T01:00:00Z', [
      ...escalated,
      { what: 'the engineer writes', mail: writes('engineer@microsoft.example', 'a@microsoft.example', 'The fix is being rolled out.', jess), state: 'redirected', mails: [], ticket: { status: 'handed_over' }, history: [/^copy: Case TrackingID#2112010010001234: The fix is being rolled out\.$/u] },
      { what: 'Tom answers all', mail: writes('tom@harbour.example', 'b@harbour.example', 'Thank you, Monday is fine.', 'engineer@microsoft.example'), state: 'redirected', mails: [{ kind: 'answer', to: 'tom@harbour.example', says: [/no point of contact/u] }], ticket: { status: 'handed_over' }, history: [/^copy: .*Monday is fine\.$/u] },
    ]);

    const kept = await gateway.db.selectFrom('messages').innerJoin('tickets', 'tickets.id', 'messages.ticket_id').select(['messages.state', 'tickets.ref']).where('messages.state', '=', 'redirected').execute();
    expect(kept).toEqual([{ state: 'redirected', ref }, { state: 'redirected', ref }]);
    expect((await gateway.tickets()).length).toBe(1);
  });

  it('keeps nothing of a conversation in which nobody of the case takes part, and nothing under another number', async () => {
    const gateway = ground();
    await converse(gateway, '2026-03-10T01:00:00Z', [
      ...escalated,
      { what: 'with somebody else', mail: writes('engineer@microsoft.example', 'c@microsoft.example', 'Their fix.', 'somebody@elsewhere.example'), state: 'redirected', mails: [] },
      { what: 'another number', mail: () => ({ from: 'engineer@microsoft.example', to: desk, subject: 'Case TrackingID#2112010010009999', messageId: 'd@microsoft.example', text: 'Another one.', headers: [`Cc: ${jess}`] }), state: 'redirected', mails: [] },
    ]);

    expect((await gateway.history(ref)).filter((entry) => entry.kind === 'copy')).toEqual([]);
    expect(await gateway.db.selectFrom('messages').select('id').where('state', '=', 'redirected').where('ticket_id', 'is not', null).execute()).toEqual([]);
  });
});
