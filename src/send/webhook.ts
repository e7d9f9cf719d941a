// The hand-off to a working side by HTTP instead of mail. Signed, so that the other end can tell us from anybody; named by
// the Message-ID of the mail, so that it can tell a repetition from a second case, and we may repeat without harm.
import { createHmac } from 'node:crypto';
import type { Instant } from '../mail/instant.ts';
import { errorText } from '../platform/fault.ts';
import type { DeliveryVerdict, Refusal } from './transport.ts';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly now: () => Instant;
}

export interface Webhook {
  /** One call. `reference` is the number that the other side gave the case, when it told one. Never throws. */
  call(id: string, body: Buffer, address: string): Promise<WebhookVerdict>;
}

export interface WebhookVerdict {
  readonly verdict: Exclude<DeliveryVerdict, { kind: 'sandboxed' | 'uncertain' }>;
  readonly reference: string | null;
}

/** More of an answer than anybody needs for a reference and a reason. */
const answerBytesMax = 16_384;
/** These say that the same call may work later (RFC 9110 15.5.9, RFC 6585 4, RFC 8470 5.2). */
const laterCodes = new Set([408, 425, 429]);

export function createWebhook({ url, secret, timeoutMs, now }: WebhookOptions): Webhook {
  return {
    call: async (id, body, address) => {
      try {
        const response = await fetch(url, {
          method: 'POST', body: new Uint8Array(body), redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
          headers: { 'content-type': 'application/json', 'user-agent': 'Postern', 'idempotency-key': `"${id}"`, ...signature(body, secret, now()) },
        });
        return verdictOf(response.status, await shortText(response), address);
      } catch (error) {
        // Whether it arrived or not: the next call bears the same key.
        return later(reasonOf(error));
      }
    },
  };
}

/** `X-Postern-Signature: v1=<hex HMAC-SHA256 of "timestamp.body">`; the timestamp keeps an old call from being played again. */
export function signature(body: Buffer, secret: string, now: Instant): { 'x-postern-timestamp': string; 'x-postern-signature': string } {
  const timestamp = String(Math.floor(now / 1000));
  return { 'x-postern-timestamp': timestamp, 'x-postern-signature': `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}` };
}

function verdictOf(status: number, answer: string, address: string): WebhookVerdict {
  const reply = `HTTP ${status} ${answer}`.replace(/\s+/gu, ' ').trim().slice(0, 500);
  if (status >= 200 && status < 300) return { verdict: { kind: 'sent', reply, refused: [], deferred: [] }, reference: referenceOf(answer) };
  if (status >= 500 || laterCodes.has(status)) return later(reply);
  const refused: Refusal[] = [{ address, reply }];
  return { verdict: { kind: 'permanentFailure', reply, refused }, reference: null };
}

function later(reply: string): WebhookVerdict {
  return { verdict: { kind: 'persistentTransientFailure', reply, refused: [] }, reference: null };
}

/** `{"reference": "INC0012345"}`; anything else is no reference. */
function referenceOf(answer: string): string | null {
  try {
    const { reference } = JSON.parse(answer) as { reference?: unknown };
    return typeof reference === 'string' && /^[\w#:/.-]{1,64}$/u.test(reference) ? reference : null;
  } catch {
    return null;
  }
}

async function shortText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size >= answerBytesMax) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, answerBytesMax);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? `: ${errorText(error.cause)}` : '';
  return `${errorText(error)}${cause}`.slice(0, 500);
}
