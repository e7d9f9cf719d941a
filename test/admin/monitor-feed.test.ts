// The door of the monitoring feed: who may come in, how much at once, and what is said to whoever sends nonsense.
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { addMonitorFeed } from '../../src/admin/monitor-feed.ts';
import type { PlatformSample } from '../../src/journey.ts';
import { shippedRulebook } from '../rulebook/shipped-rules.ts';

const { desks } = await shippedRulebook();
const token = 'a-token-of-this-test';
const sample = { service: 'http', platform: 'eu', at: '2026-03-10T09:00:00Z', response_ms: 31_000 };

function door(configured: string | null = token) {
  const taken: PlatformSample[] = [];
  const app = Fastify();
  addMonitorFeed(app, {
    token: configured, desks: () => desks, now: () => Date.parse('2026-03-10T09:01:00Z'),
    submit: async (_desk, samples) => {
      taken.push(...samples);
      return { opened: ['CLD-0000001'], mails: 1 };
    },
  });
  const post = (payload: unknown, headers: Record<string, string> = { authorization: `Bearer ${token}` }, desk = 'ox-cloud') =>
    app.inject({ method: 'POST', url: `/api/v1/monitor/${desk}`, headers: { 'content-type': 'application/json', ...headers }, payload: JSON.stringify(payload) });
  return { post, taken };
}

describe('POST /api/v1/monitor/DESK', () => {
  it('takes samples in and says which outage they have opened', async () => {
    const { post, taken } = door();

    const answer = await post({ samples: [sample, { service: 'imap', at: '2026-03-10T10:00:00+01:00', response_ms: null }] });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ accepted: 2, opened: ['CLD-0000001'] });
    expect(taken).toEqual([
      { service: 'http', platform: 'eu', at: Date.parse('2026-03-10T09:00:00Z'), responseMs: 31_000 },
      { service: 'imap', platform: '', at: Date.parse('2026-03-10T09:00:00Z'), responseMs: null },
    ]);
  });

  it.each([
    ['no token', { samples: [sample] }, {}, 'ox-cloud', 401, /Bearer/u],
    ['another token', { samples: [sample] }, { authorization: 'Bearer something-else-here' }, 'ox-cloud', 401, /Bearer/u],
    ['a desk that measures nothing', { samples: [sample] }, undefined, 'waratek-reseller', 404, /measures nothing/u],
    ['no samples', { samples: [] }, undefined, 'ox-cloud', 400, /samples/u],
    ['too many', { samples: Array.from({ length: 1_001 }, () => sample) }, undefined, 'ox-cloud', 400, /samples/u],
    ['a word instead of a figure', { samples: [{ ...sample, response_ms: 'slow' }] }, undefined, 'ox-cloud', 400, /samples\.0\.response_ms/u],
    ['a service nobody knows', { samples: [sample, { ...sample, service: 'gopher' }] }, undefined, 'ox-cloud', 422, /samples\.1\.service: no gopher here; there are http, smtp, imap, pop3/u],
    ['a platform nobody knows', { samples: [{ ...sample, platform: 'mars' }] }, undefined, 'ox-cloud', 422, /there are eu, us, us-2/u],
    ['a sample from tomorrow', { samples: [{ ...sample, at: '2026-03-11T09:00:00Z' }] }, undefined, 'ox-cloud', 422, /future/u],
  ])('refuses %s and takes nothing of it', async (_what, payload, headers, desk, code, error) => {
    const { post, taken } = door();

    const answer = await post(payload, headers, desk);

    expect(answer.statusCode).toBe(code);
    expect(answer.json().error).toMatch(error);
    expect(taken).toEqual([]);
  });

  it('is not there without a token in the configuration', async () => {
    expect((await door(null).post({ samples: [sample] })).statusCode).toBe(404);
  });

  it('asks a feed that comes too often to wait', async () => {
    const { post } = door();
    for (let count = 0; count < 120; count++) expect((await post({ samples: [sample] })).statusCode).toBe(200);

    const answer = await post({ samples: [sample] });

    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('60');
  });

  it('refuses a body larger than a minute of samples can be', async () => {
    expect((await door().post({ samples: [{ ...sample, service: 'x'.repeat(300_000) }] })).statusCode).toBe(413);
  });
});
