// The section `webhooks` of the configuration: where a pack's `working_side: {webhook: NAME}` calls, and with which secret.
// docs/config.md prints the descriptions.
import { z } from 'zod';
import { loopback } from './config-oauth.ts';

const webhook = z.strictObject({
  url: z.url({ protocol: /^https?$/u }).meta({ description: 'Where calls go. Plain http only on this machine.' }),
  secret: z.string().min(16, 'at least 16 characters').meta({ description: 'Signs the calls, by HMAC-SHA256.' }),
  timeout_seconds: z.coerce.number().int().min(1).max(120).default(30).meta({ description: 'No answer by then is tried again later.' }),
});

/** The descriptions, for the document. */
export const webhookShape = webhook.shape;

export interface WebhookConfig {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
}

/** The webhooks of the section; what is wrong goes to `faults`, without the secret. */
export function readWebhooks(section: unknown, faults: string[]): WebhookConfig[] {
  if (section === undefined || section === null) return [];
  if (typeof section !== 'object' || Array.isArray(section)) {
    faults.push('webhooks: expected named entries, such as `their-desk: {url: …, secret: …}`');
    return [];
  }
  return Object.entries(section).flatMap(([id, written]) => {
    const parsed = webhook.safeParse(written);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) faults.push(`webhooks.${[id, ...issue.path].join('.')}: ${issue.message}`);
      return [];
    }
    const { url, secret, timeout_seconds } = parsed.data;
    const { protocol, hostname } = new URL(url);
    if (protocol === 'http:' && !loopback.test(hostname)) faults.push(`webhooks.${id}.url: plain http would show the ticket to everybody on its way; take https`);
    return [{ id, url, secret, timeoutMs: timeout_seconds * 1_000 }];
  });
}
