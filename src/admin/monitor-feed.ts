// POST /api/v1/monitor/<desk>: a monitoring system tells what it measured. A bearer token opens it, size and rate are
// bounded, and what is wrong with a request is said with its place. Nothing is taken in of a request that has a fault.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Instant } from '../mail/instant.ts';
import type { PlatformSample, SamplesResult } from '../journey.ts';
import type { Desk } from '../rulebook/rulebook.ts';

export interface MonitorFeedOptions {
  /** Absent: there is no feed. */
  readonly token: string | null;
  readonly desks: () => ReadonlyMap<string, Desk>;
  readonly submit: (desk: Desk, samples: readonly PlatformSample[]) => Promise<SamplesResult>;
  readonly now: () => Instant;
}

/** A thousand samples are a minute of a large installation; more is a mistake. */
const samplesMax = 1_000;
const bytesMax = 256 * 1024;
/** Clocks of two machines differ by less; a sample from tomorrow is a fault of the feed. */
const aheadMs = 5 * 60_000;
/** Two a second: a feed that sends more can put its samples together. */
const requestsPerMinuteMax = 120;

const name = z.string().regex(/^[a-z][\w-]{0,63}$/u, 'a name in lower case');
const body = z.strictObject({
  samples: z.array(z.strictObject({
    service: name, platform: name.optional(), at: z.iso.datetime({ offset: true }), response_ms: z.number().min(0).max(86_400_000).nullable(),
  })).min(1).max(samplesMax),
});

/** Adds the route. */
export function addMonitorFeed(app: FastifyInstance, options: MonitorFeedOptions): void {
  const recent: Instant[] = [];
  app.post('/api/v1/monitor/:desk', { bodyLimit: bytesMax }, async (request, reply) => {
    if (options.token === null) return fault(reply, 404, 'there is no monitoring feed: POSTERN_MONITOR_TOKEN is not set');
    if (!isToken(request.headers.authorization, options.token)) return fault(reply.header('www-authenticate', 'Bearer'), 401, 'expected Authorization: Bearer and the token of this installation');
    const now = options.now();
    while (recent[0] !== undefined && (recent[0] <= now - 60_000 || recent[0] > now)) recent.shift();
    if (recent.length >= requestsPerMinuteMax) return fault(reply.header('retry-after', '60'), 429, `more than ${requestsPerMinuteMax} requests a minute: put samples together`);
    recent.push(now);
    const desk = options.desks().get((request.params as { desk: string }).desk);
    if (desk === undefined || Object.keys(desk.pack.metrics).length === 0) return fault(reply, 404, 'no such desk, or one whose pack measures nothing');
    const read = body.safeParse(request.body);
    if (!read.success) return fault(reply, 400, read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '));
    const samples = read.data.samples.map((one): PlatformSample => ({ service: one.service, platform: one.platform ?? '', at: Date.parse(one.at), responseMs: one.response_ms === null ? null : Math.round(one.response_ms) }));
    const wrong = faultOf(desk, samples, now);
    if (wrong !== null) return fault(reply, 422, wrong);
    const { opened } = await options.submit(desk, samples);
    return reply.code(200).send({ accepted: samples.length, opened });
  });
}

function faultOf(desk: Desk, samples: readonly PlatformSample[], now: Instant): string | null {
  const services = new Set(Object.values(desk.pack.metrics).flatMap((metric) => metric.any.map((one) => one.service)));
  const platforms = new Set(Object.values(desk.pack.audiences).flatMap((audience) => Object.keys(audience.addresses)));
  for (const [index, one] of samples.entries()) {
    if (!services.has(one.service)) return `samples.${index}.service: no ${one.service} here; there are ${[...services].join(', ')}`;
    if (one.platform !== '' && !platforms.has(one.platform)) return `samples.${index}.platform: no ${one.platform} here; there are ${[...platforms].join(', ')}`;
    if (one.at > now + aheadMs) return `samples.${index}.at: lies in the future`;
  }
  return null;
}

function fault(reply: FastifyReply, code: number, error: string): FastifyReply {
  return reply.code(code).send({ error });
}

/** Compared in a time that does not depend on where the two differ. */
function isToken(header: string | undefined, token: string): boolean {
  const given = /^Bearer\s+(\S+)$/iu.exec(header ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
