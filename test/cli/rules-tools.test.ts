// The admin's tools on a rules folder: its tests, the same mails through two folders, and stored mail through another one.
// Each runs the built command on real mails; the folder under trial is a copy of the shipped one with one rule changed.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { directorySchema } from '../../src/rulebook/directory-schema.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn, root, type Ran } from './postern.ts';

vi.setConfig({ testTimeout: 120_000 });

interface Change { what: string; before: string | null; after: string | null }

let postern: (args: readonly string[], extra?: { readonly env?: Readonly<Record<string, string>> }) => Promise<Ran>;
let folder: string;
/** The shipped rules, but the company stands behind another label. */
let changed: string;
let mails: string;

const opening = `From: Jess Tan <jess@harbour.example>
To: partner.support@rhipe.example
Subject: Mail does not leave
Message-ID: <first@harbour.example>
Date: Tue, 10 Mar 2026 09:00:00 +0000

Company Name: Contoso Dental
Tenant domain: contoso.onmicrosoft.com
Issue: since this morning mail to outside addresses stays in the outbox
`;
const answer = `From: Jess Tan <jess@harbour.example>
To: partner.support@rhipe.example
Subject: Re: Mail does not leave
Message-ID: <second@harbour.example>
In-Reply-To: <first@harbour.example>
Date: Tue, 10 Mar 2026 10:00:00 +0000

Users affected: all users
Troubleshooting: checked the connectors and the licences, tried another network
`;

beforeAll(async () => {
  postern = posternOn(await embeddedDataFolder());
  folder = mkdtempSync(join(tmpdir(), 'postern-tools-'));
  removeAfterwards(folder);
  changed = join(folder, 'changed');
  cpSync(join(root, 'rules'), changed, { recursive: true });
  mails = join(folder, 'mails');
  mkdirSync(mails);
  writeFileSync(join(mails, '1.eml'), opening);
  writeFileSync(join(mails, '2.eml'), answer);
  const path = join(changed, 'rhipe-csp/pack.yaml');
  const pack = readFileSync(path, 'utf8');
  const labels = /en: \[Company Name[^\]]*\]/u;
  if (!labels.test(pack)) throw new Error('the labels to take away are not there');
  // Nor may he be found by his name in the prose, nor by what his label is like.
  writeFileSync(path, pack.replace(labels, 'en: [Firm]').replace(/\n    named_by: tenant_domain/u, '').replace(/\n    asked_like: company/u, ''));
}, 120_000);

describe('rules test', () => {
  test('passes on the shipped packs and names what no test mail uses', async () => {
    const json = jsonOf<{ desks: { desk: string; passed: number; failed: number; gaps: { rule: string; why: string }[] }[] }>(await postern(['rules', 'test', '--json']));

    expect(json.desks.every((one) => one.failed === 0 && one.passed > 0)).toBe(true);
    expect(json.desks.flatMap((one) => one.gaps).every((one) => /^[\w/.-]+\.yaml:\d+$/u.test(one.rule))).toBe(true);
  });

  test('fails (65) with file and line of the case and of the verdict, what was expected and what was found', async () => {
    const ran = await postern(['rules', 'test', changed, '--desk', 'rhipe-csp']);

    expect(ran.code).toBe(65);
    expect(ran.text).toMatch(/failed {2}rhipe-csp\/pack\.test\.yaml:\d+ all details by mail/u);
    expect(ran.text).toMatch(/rhipe-csp\/pack\.test\.yaml:\d+ fields\.company: expected "Contoso Dental", found nothing/u);
  });

  test('names the rules that hit mails of a folder which were written to nobody of ours', async () => {
    writeFileSync(join(folder, 'stranger.eml'), 'From: a@b.example\nTo: c@elsewhere.example\nSubject: hello\n\nTenant domain: contoso.onmicrosoft.com\n');

    const ran = await postern(['rules', 'test', '--over', join(folder, 'stranger.eml'), '--json']);
    const { over } = jsonOf<{ over: { mails: number; hits: { desk: string; kind: string; text: string; file: string; line: number; addressed: boolean }[] } }>(ran);

    expect(over.mails).toBe(1);
    expect(over.hits).toContainEqual(expect.objectContaining({ desk: 'rhipe-csp', kind: 'label', file: join(folder, 'stranger.eml'), line: 1, addressed: false }));
  });
});

describe('rules diff', () => {
  test('of a folder with itself is nothing (0), also when a reply joins the ticket of an earlier mail', async () => {
    const ran = await postern(['rules', 'diff', 'rules', 'rules', mails]);

    expect(ran).toMatchObject({ code: 0, text: '2 alike, 0 otherwise\n' });
  });

  test('of two folders tells field by field what is decided otherwise (1)', async () => {
    const ran = await postern(['rules', 'diff', 'rules', changed, mails, '--json']);
    const json = JSON.parse(ran.text) as { mails: { file: string; desk: string; changes: Change[] }[] };

    expect(ran.code).toBe(1);
    expect(json.mails[0]).toMatchObject({ file: join(mails, '1.eml'), desk: 'rhipe-csp' });
    expect(json.mails[0]?.changes).toContainEqual({ what: 'field company', before: 'Contoso Dental', after: null });
    expect(json.mails[0]?.changes.find((one) => one.what === 'missing')?.after).toContain('company');
    expect(json.mails[0]?.changes.some((one) => one.what === 'text of the answer')).toBe(true);
    // The reply completes the case by one set of rules and not by the other: only a simulated ticket can know.
    expect(json.mails[1]?.changes).toContainEqual({ what: 'missing', before: null, after: 'company' });
  });

  test('without mails tells what was changed, in words of the pack (1), and nothing where nothing was (0)', async () => {
    const [other, same] = [await postern(['rules', 'diff', 'rules', changed]), await postern(['rules', 'diff', 'rules', 'rules'])];

    expect(other.code).toBe(1);
    expect(other.text).toMatch(/^rhipe-csp {2}\S+ \w+ → \S+ \w+\n {4}field company: label \(en\) .*Company Name/u);
    expect(other.text).toMatch(/added Firm/u);
    expect(same).toMatchObject({ code: 0, text: 'the same rules\n' });
  });

  test('asks for what is not given (64), and names a mail for no desk (65)', async () => {
    const [none, stranger] = [await postern(['rules', 'diff', 'rules']), await postern(['rules', 'diff', 'rules', 'rules', join(folder, 'none.eml')])];

    expect(none.code).toBe(64);
    expect(stranger).toMatchObject({ code: 65, text: expect.stringContaining('no such file') as unknown });
  });
});

describe('rules replay', () => {
  beforeAll(async () => {
    await postern(['import', mails]);
  }, 120_000);

  test('by the same rules decides everything alike', async () => {
    const json = jsonOf(await postern(['rules', 'replay', '--since', '2026-03-01', '--json']));

    expect(json).toMatchObject({ since: '2026-03-01T00:00:00Z', mails: 2, alike: 2, otherwise: [] });
  });

  test('by other rules tells which tickets would be otherwise, and changes nothing', async () => {
    const before = (await postern(['tickets', '--json'])).text;
    const ran = await postern(['rules', 'replay', '--since', '2026-03-01', '--rules', changed]);
    const json = jsonOf<{ mails: number; alike: number; otherwise: { id: string; ref: string; changes: Change[] }[] }>(await postern(['rules', 'replay', '--since', '2026-03-01', '--rules', changed, '--json']));

    expect(ran.text).toMatch(/^2 mails since 2026-03-01 00:00 UTC by .*: 1 decided alike, 1 otherwise\n/u);
    expect(json.otherwise).toEqual([expect.objectContaining({
      id: '1', ref: expect.stringMatching(/^RHI-/u) as unknown,
      changes: [{ what: 'field company', before: 'Contoso Dental', after: null }, { what: 'missing', before: null, after: 'company' }],
    })]);
    expect((await postern(['tickets', '--json'])).text).toBe(before);
  });

  test('of a later time takes the earlier mails of a ticket along without counting them', async () => {
    const json = jsonOf<{ mails: number; alike: number }>(await postern(['rules', 'replay', '--since', '2026-03-10T09:30:00Z', '--json']));

    expect(json).toMatchObject({ mails: 1, alike: 1 });
  });

  test('asks for a time it understands (64)', async () => {
    const [none, odd, stray] = [await postern(['rules', 'replay']), await postern(['rules', 'replay', '--since', 'yesterday']), await postern(['rules', 'check', '--since', '30d'])];

    expect([none.code, odd.code, stray.code]).toEqual([64, 64, 64]);
    expect(odd.errors).toContain('30d');
  });
});

describe('directory', () => {
  const env = { POSTERN_DIRECTORY: 'postgres' };
  const csv = (text: string): string => {
    const path = join(folder, 'partners.csv');
    writeFileSync(path, text);
    return path;
  };

  test('is imported into the store, shown, and decides who may write', async () => {
    const path = csv('organisation,name,kind,domains,contact_address,contact_name,contact_authorised\nnew,New Partner,reseller,new.example,ann@new.example,Ann,yes\n');
    const kind = /kind: (\w+)/u.exec(readFileSync(join(root, 'rules/directory/rhipe-csp.yaml'), 'utf8'))?.[1] ?? '';
    writeFileSync(path, readFileSync(path, 'utf8').replace('reseller', kind));

    const first = await postern(['directory', 'import', path, '--desk', 'rhipe-csp', '--json'], { env });
    const second = await postern(['directory', 'import', path, '--desk', 'rhipe-csp', '--replace'], { env });
    const list = jsonOf<{ desk: string; organisations: { id: string; contacts: unknown[] }[] }[]>(await postern(['directory', 'list', '--desk', 'rhipe-csp', '--json'], { env }));
    writeFileSync(join(folder, 'ann.eml'), opening.replaceAll('jess@harbour.example', 'ann@new.example').replace('first@', 'third@'));
    await postern(['import', join(folder, 'ann.eml')], { env });

    expect(jsonOf(first)).toEqual({ desk: 'rhipe-csp', organisations: 1, contacts: 1, domains: 1, keys: 0, inUse: true });
    expect(second).toMatchObject({ code: 0, text: 'rhipe-csp now has 1 organisations, 1 contacts, 1 domains, 0 keys\n' });
    expect(list).toMatchObject([{ desk: 'rhipe-csp', organisations: [{ id: 'new', contacts: [{ address: 'ann@new.example', authorised: true }] }] }]);
    expect(jsonOf<{ messageId: string; state: string }[]>(await postern(['messages', '--json']))).toContainEqual(expect.objectContaining({ messageId: 'third@harbour.example', state: 'opened' }));
  });

  test('with a mistake is not imported (65) and keeps what was there', async () => {
    const before = (await postern(['directory', 'list', '--json'], { env })).text;

    const wrong = await postern(['directory', 'import', csv('organisation,name,kind\nx,X,nonsense\n'), '--desk', 'rhipe-csp'], { env });
    const desk = await postern(['directory', 'import', csv('organisation\n'), '--desk', 'nobody'], { env });

    expect(wrong).toMatchObject({ code: 65, errors: expect.stringMatching(/partners\.csv:2:5: found kind nonsense/u) as unknown });
    expect(desk.code).toBe(64);
    expect((await postern(['directory', 'list', '--json'], { env })).text).toBe(before);
  });

  test('is exported as a file that the rules folder takes, and writes over nothing', async () => {
    const path = join(folder, 'exported.yaml');
    const written = await postern(['directory', 'export', path, '--desk', 'rhipe-csp']);
    const again = await postern(['directory', 'export', path, '--desk', 'rhipe-csp']);
    const printed = await postern(['directory', 'export', '--desk', 'rhipe-csp']);
    const listed = jsonOf<unknown[]>(await postern(['directory', 'list', '--desk', 'rhipe-csp', '--json']));

    expect(written).toMatchObject({ code: 0, text: expect.stringContaining('organisations') as unknown });
    expect(again).toMatchObject({ code: 65, errors: expect.stringContaining('cannot be written') as unknown });
    expect(readFileSync(path, 'utf8')).toBe(printed.text);
    expect([directorySchema.parse(parse(printed.text))]).toEqual(listed);
  });

  test('is that of the rules folder unless the configuration says otherwise', async () => {
    const list = await postern(['directory', 'list']);

    expect(list.text).toContain('(rules folder)');
    expect(list.text).toContain('harbour');
  });
});
