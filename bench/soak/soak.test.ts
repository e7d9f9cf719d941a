// Mixed mail against the whole system while everything in it fails in turn. A short run is part of the tests; a long one:
//   SOAK_MINUTES=60 SOAK_SEED=7 npx vitest run bench/soak
// It prints what happened; the same seed draws the same mails and mishaps, though not the same moments.
import { expect, test } from 'vitest';
import type { GatewayProcess } from '../../test/support/gateway-process.ts';
import { eventually } from '../../test/support/eventually.ts';
import { describeWith } from '../../test/support/servers.ts';
import { startPeople } from './people.ts';
import { reckon } from './soak-faults.ts';
import { startSurroundings } from './surroundings.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 0.5);
const seed = Number(process.env['SOAK_SEED'] ?? 1);
const writers = 4;
/** Between two mishaps: long enough for some mail to get through, short enough to meet it on its way. */
const calmMs = 1_500;

/** Mulberry32: small, seeded, good enough to choose by. */
function seeded(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describeWith('postgres', 'two of every role under mixed mail, with one mishap after the other', () => {
  test('every mail has its state, every case was treated like the others, and nothing left twice', { timeout: minutes * 60_000 + 600_000 }, async () => {
    const surroundings = await startSurroundings();
    if (surroundings === null) throw new Error('PostgreSQL or Redis is not installed');
    const { relay, asked } = surroundings;
    try {
      const people = startPeople(surroundings.port, writers, seeded(seed));
      const draw = seeded(seed + 1);
      const until = Date.now() + minutes * 60_000;
      const mishaps = new Map<string, number>();
      while (Date.now() < until) {
        await new Promise((done) => setTimeout(done, calmMs));
        people.read(relay.taken);
        const name = await surroundings.mishap(draw());
        mishaps.set(name, (mishaps.get(name) ?? 0) + 1);
      }
      people.rest();
      await settled(asked, () => people.read(relay.taken), () => relay.taken.length);
      await people.stop();
      await settled(asked, () => undefined, () => relay.taken.length);

      const { faults, counts, uncertain } = await reckon(asked, relay, people.delivered);
      console.log(`soak: ${people.delivered.length} mails (${Object.entries(counts).map(([kind, number]) => `${number} ${kind}`).join(', ')}), ${relay.taken.length} left, ${uncertain} uncertain`);
      console.log(`soak: ${[...mishaps].map(([name, times]) => `${name} ${times}×`).join(', ')}`);
      expect(faults).toEqual([]);
    } finally {
      await surroundings.close();
    }
  });
});

/** Until nothing waits any more: leases of the dead run out, the pauses after a refusal pass, and nobody has more to say. */
async function settled(gateway: GatewayProcess, read: () => void, left: () => number): Promise<void> {
  let before = -1;
  await eventually(async () => {
    // Of processes that are dead: whoever lives settles what it claimed within seconds.
    await gateway.query(`update messages set claimed_until = null where state = 'accepted' and claimed_until < now() + interval '30 seconds'`);
    await gateway.query(`update outbox set claimed_until = now() - interval '1 second' where state = 'sending' and claimed_until < now() + interval '270 seconds'`);
    await gateway.query(`update outbox set next_attempt_at = now() where state = 'pending'`);
    read();
    const [row] = await gateway.query<{ accepted: number; unsent: number; said: string | null }>(
      `select (select count(*)::int from messages where state = 'accepted') as accepted, (select count(*)::int from outbox where state in ('pending', 'sending')) as unsent,
              (select max(reply) from outbox where state = 'pending') as said`,
    );
    const news = left() - before;
    before = left();
    await new Promise((done) => setTimeout(done, 1_000));
    if (row === undefined || row.accepted + row.unsent + news > 0) throw new Error(`not settled: ${JSON.stringify({ ...row, news })}`);
    return true;
  }, 240_000);
}
