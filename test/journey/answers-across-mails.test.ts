// Partners answer bit by bit, in words of their own, and change their mind: what was said counts, nothing is asked twice,
// and nobody is left without a word at the end.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';

const sam = 'Sam Reed <sam@avonit.example>';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);
afterAll(async () => gateway?.close());

/** `from` answers the newest mail that reached `to`, or himself. */
function says(from: string, text: string, to: string): NonNullable<Turn['mail']> {
  return (sofar) => answerTo(lastTo(sofar, to), from, text);
}

it('tells whoever suspects the LAN in an answer that it is not covered, and asks nothing again when it is unclear after all', async () => {
  const writes = (text: string): NonNullable<Turn['mail']> => says(sam, text, 'sam@avonit.example');
  await converse(gateway, '2026-03-10T09:00:00Z', [
    { what: 'thin', mail: () => ({ from: sam, to: 'support@zynstra.example', subject: 'server slow', messageId: 'lan@avonit.example', text: 'AVN-CMS-0042 has been really slow since noon, opening a file from the share takes a minute.' }), mails: [{ kind: 'answer', to: 'sam@avonit.example' }] },
    { what: 'who and what', mail: writes('Reported by Jane Hart of Severn Law, she is allowed to. Console is all green.'), mails: [{ kind: 'answer', to: 'sam@avonit.example', saysNot: [/^Reported by:/mu, /^Authority checked:/mu] }] },
    {
      what: 'the LAN', mail: writes('We think it might be the LAN. We reproduced it from two PCs, both need a minute to open a file.'), ticket: { type: 'OUT_OF_SCOPE', status: 'with_L2' },
      mails: [{ kind: 'answer', to: 'sam@avonit.example', says: [/are not covered by our support/u, /If it is unclear where the fault lies, say so/u], saysNot: [/all we needed|nothing left for you to do/u] }],
    },
    {
      what: 'unclear after all', mail: writes('We swapped the switch, still slow, so honestly it is unclear where it sits. Not a known issue.'), ticket: { type: 'FAULT', status: 'with_L3', missing: [] },
      mails: [{ kind: 'forward', to: 'engineers@zynstra.example', says: [/Jane Hart/u, /really slow since noon/u] }, { kind: 'answer', to: 'sam@avonit.example', saysNot: [/What we still need/u] }],
    },
  ]);
  expect((await gateway.tickets()).at(-1)?.flags).not.toContain('not_the_server');
});
