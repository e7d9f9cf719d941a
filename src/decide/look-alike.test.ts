import { expect, it } from 'vitest';
import { apiary, apiaryWith, claim, factsOf, joined, mail, opened, tellsOf, ticketOf, ticketWith, type MailOptions } from '../../test/support/desk.ts';
import { onceKeys } from './said-once.ts';

const linden = { id: 'linden', name: 'Linden Club e.V.' };
const from = async (address: string, options: MailOptions = {}, ...values: (readonly [string, string])[]): Promise<ReturnType<typeof mail>> =>
  mail({ from: address, name: '', facts: await factsOf(address, ...values), ...options });

it.each<[string, MailOptions, (readonly [string, string])[]]>([
  ['writes of himself', {}, []], ['has a first name of theirs', { name: 'Ida' }, []], ['has half of their name', { text: 'We are the Linden Beekeepers.' }, []],
  ['quotes a number of others', {}, [['club_no', '4712']]],
])('a stranger with a similar domain who %s is a stranger', async (_, options, values) => {
  const decision = opened(await from('ida@lindenn.example', options, ...values));

  expect(decision.outcome).toMatchObject({ state: 'held', reason: 'sender unknown' });
});

it('the two of a pair that are both listed are nobody’s look-alikes', async () => {
  expect((await factsOf('x@heather.example')).resembles).toBeUndefined();
  expect(opened(await from('ida@linden.example', {}, ['club_no', '4711'])).outcome?.state).toBe('opened');
});

it.each<[string, MailOptions, (readonly [string, string])[], string]>([
  ['their number', {}, [['club_no', '4711']], 'states a number of theirs (club_no)'],
  ['a key of theirs that would open a ticket', {}, [['licence', 'LIC-LINDEN-1001']], 'states a number of theirs (licence)'],
  ['a number of whom they serve', {}, [['hive', '1001HV']], 'states a number of theirs (hive)'],
  ['the full name of a contact', { name: 'Bo Lind' }, [], 'passes for Bo Lind'],
  ['their name without what the law adds', { text: 'Call us back. Your LINDEN CLUB' }, [], 'is signed with their name'],
])('with %s he is held in the name of the other, and nobody is answered', async (_, options, values, why) => {
  const decision = opened(await from('kim@1inden.example', options, ...values));

  expect(decision.outcome).toEqual({ state: 'held', reason: `1inden.example resembles linden.example of Linden Club e.V., and the mail ${why}`, held: { organisation: null, authorised: false, sender: null } });
  expect(decision.effects).toEqual(tellsOf(decision));
  expect(tellsOf(decision)).toMatchObject([{ text: 'held_look_alike', to: ['keepers@works.example'] }]);
});

it('shows what the mail would have been about, and keeps nothing of it', async () => {
  const decision = opened(await from('kim@1inden.example', { name: 'Bo Lind', fields: [claim('licence', 'LIC-LINDEN-1001')] }, ['licence', 'LIC-LINDEN-1001']));

  expect(ticketOf(decision)).toMatchObject({ ref: '', timers: {}, fields: { licence: { value: 'LIC-LINDEN-1001' } } });
  expect([decision.history, decision.wantsRef]).toEqual([[], false]);
});

it('tells people once for a domain, whoever writes from there', async () => {
  const [first, second] = [await from('kim@1inden.example', { name: 'Bo Lind' }), await from('lee@1inden.example', { name: 'Bo Lind' })];
  const [once] = tellsOf(opened(first))[0]?.once ?? [];

  expect(onceKeys(apiary, second)).toContainEqual(once);
  expect(opened({ ...second, said: [once?.text ?? ''] }).effects).toEqual([]);
});

it('on a ticket of theirs he is held whatever token he has, be he a person or a machine; on a ticket of others and on his own he is not', async () => {
  const theirs = ticketWith({ organisation: linden });
  const event = await from('kim@1inden.example');

  expect(joined(theirs, event).outcome).toMatchObject({ state: 'held', reason: expect.stringContaining(`is for ${theirs.ref}, a ticket of theirs`) });
  expect(joined(theirs, await from('kim@1inden.example', { mailClass: { classification: 'automatic' } })).outcome?.state).toBe('held');
  expect(joined(ticketWith({ organisation: { id: 'heather', name: 'Heather Club' } }), event).outcome?.state).toBe('joined');
  expect(joined({ ...theirs, requester: { displayName: '', addrSpec: 'Kim@1inden.example' } }, event).outcome?.state).toBe('joined');
  expect(opened({ ...event, names: ['BEE-2026-0001'] }).outcome?.reason).toContain('names BEE-2026-0001');
});

it('passes when a person lets it, and never holds the working side', async () => {
  const released = await from('kim@1inden.example', { name: 'Bo Lind', release: {} });
  const works = apiaryWith(['senders: ["*@works.example"]', 'senders: ["*@1inden.example"]']);

  expect(opened(released).outcome?.state).toBe('opened');
  expect(joined(ticketWith({ organisation: linden }), await from('kim@1inden.example', { threadSide: 'working' }), works).outcome?.state).toBe('joined');
});
