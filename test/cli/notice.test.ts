// `postern notice` as a person types it: a preview that sends nothing, refusals that say all that is wrong, and the way
// from announced to finished.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { jsonOf, posternOn, type Ran } from './postern.ts';

let postern: (args: readonly string[], extra?: { readonly input?: string }) => Promise<Ran>;

vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  postern = posternOn(await embeddedDataFolder());
}, 120_000);

const planned = ['notice', 'plan', '--platform', 'eu', '--title', 'Storage upgrade', '--start', '2099-03-10 02:00', '--impact', 'Webmail is away for ten minutes.'];

describe('postern notice', () => {
  test('--dry-run prints the mail and who would read it, and keeps nothing', async () => {
    const preview = await postern([...planned, '--dry-run']);
    const data = jsonOf<{ recipients: string[]; subject: string }>(await postern([...planned, '--dry-run', '--json']));

    expect(preview).toMatchObject({ code: 0 });
    expect(preview.text).toMatch(/^nothing is sent; 1 would read this: oxcloud-de-1@lists\.example$/mu);
    expect(preview.text).toMatch(/^Planned start: Tue 10 Mar 2099 02:00 CET \(01:00 UTC\)$/mu);
    expect(data).toMatchObject({ recipients: ['oxcloud-de-1@lists.example'], subject: '[CLD-0000001] Planned maintenance: Storage upgrade' });
    expect(jsonOf<unknown[]>(await postern(['notice', 'list', '--json']))).toEqual([]);
  });

  test('refuses with everything that is wrong, and exit code 65', async () => {
    const refused = await postern(['notice', 'planned', '--start', 'next month']);

    expect(refused.code).toBe(65);
    expect(refused.errors).toMatch(/nothing was sent:\n {2}start: "next month" is no date with a time such as 2026-03-10 02:00\n {2}impact: is missing/u);
  });

  test('says which words there are when one is none, and exit code 64', async () => {
    const refused = await postern(['notice', 'planed']);

    expect(refused.code).toBe(64);
    expect(refused.errors).toMatch(/no announcement or phase "planed" \(did you mean planned\?\)/u);
  });

  test('announces, starts and finishes, each once and in order', async () => {
    const announced = jsonOf<{ ref: string; phase: string; recipients: string[] }>(await postern([...planned, '--json']));
    const early = await postern(['notice', 'finish', announced.ref, '--successful', 'yes']);
    const started = await postern(['notice', 'start', announced.ref]);
    const again = await postern(['notice', 'start', announced.ref]);
    const finished = jsonOf<{ status: string }>(await postern(['notice', 'finish', announced.ref, '--successful', 'no', '--json', '-'], { input: 'We try again on Friday.' }));
    const shown = await postern(['notice', 'show', announced.ref]);

    expect(announced).toMatchObject({ ref: 'CLD-0000001', phase: 'announced', recipients: ['oxcloud-de-1@lists.example'] });
    expect(early.errors).toMatch(/finished: comes later; it is announced, next comes changed or started or cancelled/u);
    expect(started.text).toMatch(/^CLD-0000001: planned started, 1 mail;/u);
    expect(again).toMatchObject({ code: 65 });
    expect(finished).toMatchObject({ status: 'closed' });
    expect(shown.text.match(/ notice: /gu)).toHaveLength(3);
  });
});
