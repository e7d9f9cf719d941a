// The one way to the DNS: what is asked once, what is remembered, and what a hostile or absent server can cost.
import { expect, it } from 'vitest';
import { limits } from '../../src/mail/limits.ts';
import { createDnsResolver } from '../../src/platform/dns-resolver.ts';
import { startDnsServer } from '../support/dns-server.ts';

const codes = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

it('asks for a name once, however often it is wanted, also at the same time', async () => {
  let questions = 0;
  const dns = createDnsResolver({ servers: [], ask: async () => [[`answer ${(questions += 1)}`]] });

  const answers = await Promise.all([dns.ask('shop.example', 'TXT'), dns.ask('SHOP.example', 'TXT')]);
  answers.push(await dns.ask('shop.example', 'TXT'));

  expect(answers).toEqual([[['answer 1']], [['answer 1']], [['answer 1']]]);
  expect(dns.counts()).toEqual({ asked: 1, cached: 1, failed: 0 });
});

it('remembers that there is nothing, and that nobody answered', async () => {
  for (const code of ['ENOTFOUND', 'ESERVFAIL']) {
    const dns = createDnsResolver({ servers: [], ask: codes(code) });

    await expect(dns.ask('none.example', 'TXT')).rejects.toMatchObject({ code });
    await expect(dns.ask('none.example', 'TXT')).rejects.toMatchObject({ code });

    expect(dns.counts()).toMatchObject({ asked: 1, failed: code === 'ENOTFOUND' ? 0 : 1 });
  }
});

it('answers no more questions about one message than it may have', async () => {
  const ask = createDnsResolver({ servers: [], ask: async () => [['x']] }).bounded();
  for (let count = 0; count < limits.dnsLookupsMax; count += 1) await ask(`n${count}.example`, 'TXT');

  await expect(ask('one-more.example', 'TXT')).rejects.toMatchObject({ code: 'ETOOMANY' });
});

it('takes as much of a huge answer as fits', async () => {
  const dns = createDnsResolver({ servers: [], ask: async () => Array.from({ length: 5_000 }, () => ['x'.repeat(250)]) });

  expect((await dns.ask('huge.example', 'TXT')).length).toBeLessThanOrEqual(limits.dnsRecordsMax);
  expect(JSON.stringify(await dns.ask('huge.example', 'TXT')).length).toBeLessThan(limits.dnsRecordCharactersMax + 200);
});

it('asks the name servers of the configuration, over a real socket', async () => {
  const key = 'x'.repeat(400);
  const server = await startDnsServer(new Map([['TXT shop.example', [['v=spf1 -all'], [key]]]]));
  try {
    const dns = createDnsResolver({ servers: [server.address] });

    expect((await dns.ask('shop.example', 'TXT')).map((strings) => (strings as string[]).join('')).toSorted()).toEqual(['v=spf1 -all', key]);
    await expect(dns.ask('other.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  } finally {
    await server.close();
  }
});

it('says that nobody answered when nobody listens', async () => {
  const server = await startDnsServer(new Map());
  await server.close();

  await expect(createDnsResolver({ servers: [server.address] }).ask('shop.example', 'TXT')).rejects.toMatchObject({ code: expect.stringMatching(/^(ECONNREFUSED|ETIMEOUT)$/u) });
});
