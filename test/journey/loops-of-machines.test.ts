// H-05 against real machines: two gateways that are each other's customer, and robots that answer everything without
// marking it. Whatever they do, what we write stays within its budgets, and every mail that came is there.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heldByMute, liftMute, listMutes } from '../../src/record/loop-counts.ts';
import { releaseMessage } from '../../src/record/message-repair.ts';
import { apiaryFolder } from '../support/apiary-folder.ts';
import { startGateway, type SentMail, type TestGateway } from '../support/gateway.ts';
import { answerTo } from './conversation.ts';

const here = 'help@apiary.example';
const there = 'help@linden.example';

/** Each is a club of the other's desk, and its desk an authorised contact there. */
const known = (text: string): string => text.replaceAll('ida@linden.example', there);
const swapped = (text: string): string => known(text).replaceAll('linden.example', '@').replaceAll('apiary.example', 'linden.example').replaceAll('@@', '@apiary.example').replaceAll(/(?<=[[ "])@(?=[\], "])/gu, 'apiary.example')
  .replaceAll('works.example', 'labs.example').replaceAll('BEE-', 'ANT-');
const generous = (text: string): string => text.replace('  personal_copy: true', '  budgets: {tickets_per_sender: 12}\n');

let a: TestGateway;
let b: TestGateway;
beforeAll(async () => {
  a = await startGateway({ environment: { POSTERN_RULES: apiaryFolder((text) => generous(known(text))), POSTERN_HOST: 'a.gateway.example' } });
  b = await startGateway({ environment: { POSTERN_RULES: apiaryFolder((text) => generous(swapped(text))), POSTERN_HOST: 'b.gateway.example' } });
}, 120_000);
afterAll(async () => {
  await a.close();
  await b.close();
});
beforeEach(async () => {
  for (const gateway of [a, b]) await gateway.reset('2026-03-10T09:00:00Z');
});

/** Header fields by which a relay, or a careless system, could forget that a machine wrote. */
const marks = /^(?:Auto-Submitted|X-Auto-Response-Suppress|X-Desk-Id|X-Ticket-Ref)$/iu;
const threading = /^(?:In-Reply-To|References|Reply-To)$/iu;

interface Post {
  readonly without: readonly RegExp[];
  /** Also the reference in the subject. */
  readonly plainSubject?: boolean;
}

/** The bytes of a mail of ours as they arrive over there. */
function carried(sent: SentMail, { without, plainSubject }: Post): Buffer {
  const raw = sent.raw.toString('latin1');
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/u).filter((field) => !without.some((one) => one.test(field.split(':')[0] ?? '')));
  const header = fields.map((field) => (plainSubject === true && /^Subject:/iu.test(field) ? field.replaceAll(/\[[^\]]*\]\s*/gu, '') : field)).join('\r\n');
  return Buffer.from(header + raw.slice(end), 'latin1');
}

/** Carries mail between the two until neither writes to the other any more; `minutes` pass at most, one a round. */
async function wire(post: Post, minutes = 90): Promise<{ readonly rounds: number; readonly toA: number; readonly toB: number }> {
  let [toA, toB] = [0, 0];
  for (let round = 0; round < minutes; round += 1) {
    await a.settled();
    await b.settled();
    const fromA = (await a.newMails()).filter((mail) => mail.to === there);
    const fromB = (await b.newMails()).filter((mail) => mail.to === here);
    if (fromA.length + fromB.length === 0) return { rounds: round, toA, toB };
    for (const mail of fromA) await b.sendRaw(mail.reversePath, [there], carried(mail, post));
    for (const mail of fromB) await a.sendRaw(mail.reversePath, [here], carried(mail, post));
    toB += fromA.length;
    toA += fromB.length;
    for (const gateway of [a, b]) gateway.clock.advance(60_000);
  }
  return { rounds: minutes, toA, toB };
}

const countOf = async (gateway: TestGateway): Promise<number> => (await gateway.messages()).length;

/** The first word, as if a person had written from the desk over there. */
const firstWord = { from: `Linden desk <${there}>`, to: here, subject: 'Ill bees', messageId: 'first@linden.example', text: 'Club: 4711\n\nThe bees of stand three are ill since this morning.' };

describe('two gateways that are each other’s customer', () => {
  it('stop after one answer, which the other files', async () => {
    await a.send(firstWord);

    expect(await wire({ without: [] })).toMatchObject({ toA: 0, toB: 1 });
    expect((await b.messages()).map((message) => message.state)).toEqual(['automatic']);
  });

  it('stay within the budget of a ticket when what lies between them takes all marks away', async () => {
    await a.send(firstWord);

    const { rounds, toA, toB } = await wire({ without: [marks] });

    expect(rounds).toBeLessThan(90);
    expect(toA).toBeLessThanOrEqual(3);
    expect(toB).toBeLessThanOrEqual(3);
    expect([await countOf(a), await countOf(b)]).toEqual([toA + 1, toB]);
  });

  it('stay within the budget of a sender when every mail looks like a new matter, and no mail is lost', async () => {
    await a.send(firstWord);

    const { rounds, toA, toB } = await wire({ without: [marks, threading, /^Message-ID$/iu], plainSubject: true });

    expect(rounds).toBeLessThan(90);
    expect(toA).toBeLessThanOrEqual(10);
    expect(toB).toBeLessThanOrEqual(10);
    expect(toA + toB).toBeGreaterThan(10);
    expect([await countOf(a), await countOf(b)]).toEqual([toA + 1, toB]);
    expect((await a.messages()).map((message) => message.state)).not.toContain('failed');
    expect((await listMutes(a.db, a.clock.now())).map((mute) => [mute.scope, mute.subject, mute.what])).toEqual([['sender', there, 'answers']]);
    // One word to those who look after the desk, however long it went on.
    const told = await a.db.selectFrom('outbox').select('mail').where('kind', '=', 'tell').execute();
    expect(told.filter(({ mail }) => mail.subject.includes('a sender is muted'))).toHaveLength(1);
  });
});

describe('a robot that answers everything in the words of a person', () => {
  it('on the ticket gets three mails, and its ticket a person', async () => {
    await a.send(firstWord);
    let sent = 1;
    let toRobot = 0;
    for (let round = 0; round < 20; round += 1) {
      await a.settled();
      const mails = (await a.newMails()).filter((mail) => mail.to === there);
      toRobot += mails.length;
      for (const [index, mail] of mails.entries()) {
        sent += 1;
        await a.send(answerTo(mail, there, `What happened: they lie before the hive, number ${round}.\nSeen before: ${round}\nMay we write to you at number ${round}?`, { messageId: `robot-${round}-${index}@linden.example` }));
      }
      a.clock.advance(60_000);
    }

    expect(toRobot).toBeLessThanOrEqual(3);
    expect(await countOf(a)).toBe(sent);
  });

  it('with a new matter in each mail opens tickets up to the budget of its sender; the rest is held, and goes on when an admin lifts the mute', async () => {
    for (let number = 1; number <= 20; number += 1) await a.send({ ...firstWord, subject: `Alarm ${number}`, messageId: `alarm-${number}@linden.example`, text: `Club: 4711\n\nThe scale of hive ${number} shows nothing any more.` });
    await a.settled();

    const states = (await a.messages()).map((message) => message.state);
    expect([states.filter((state) => state === 'opened').length, states.filter((state) => state === 'held').length]).toEqual([12, 8]);
    expect((await a.messages()).at(-1)?.reason).toMatch(/^muted: more than 12 new tickets within an hour from help@linden\.example/u);

    const mute = (await listMutes(a.db, a.clock.now())).find((one) => one.what === 'tickets');
    if (mute === undefined) throw new Error('nothing is muted');
    expect(mute.stopped).toBe(8);
    const held = await heldByMute(a.db, mute);
    await liftMute(a.db, mute, 'an admin', a.clock.now());
    for (const id of held) await releaseMessage(a.db, id, 'an admin', a.clock.now());
    await a.running.sweep();
    await a.settled();
    expect((await a.messages()).filter((message) => message.state === 'opened')).toHaveLength(20);
  });

  it('is answered again when it was silent for an hour', async () => {
    for (let number = 1; number <= 13; number += 1) await a.send({ ...firstWord, subject: `Alarm ${number}`, messageId: `flood-${number}@linden.example`, text: `Club: 4711\n\nThe scale of hive ${number} shows nothing any more.` });
    await a.settled();
    expect((await listMutes(a.db, a.clock.now())).map((one) => one.what).toSorted()).toEqual(['answers', 'tickets']);
    await a.newMails();

    a.clock.advance(2 * 3_600_000);
    await a.send({ ...firstWord, subject: 'Something else', messageId: 'calm@linden.example', text: 'Club: 4711\n\nNow the frames are broken.' });
    await a.settled();

    expect(await listMutes(a.db, a.clock.now())).toEqual([]);
    expect((await a.newMails()).filter((mail) => mail.kind === 'answer').map((mail) => mail.to)).toEqual([there]);
  });
});
