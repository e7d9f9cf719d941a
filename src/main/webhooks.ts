// The webhooks that packs name, by the address they stand for. A pack that names one which the configuration does not have
// is a fault (78): its tickets would go to nobody.
import { exitCodes, Fault } from '../platform/fault.ts';
import { createWebhook, type Webhook } from '../send/webhook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Installation } from './installation.ts';

export interface DeskWebhooks {
  /** The webhook for mail of this desk to exactly these recipients; null = it is mailed. */
  readonly of: (desk: string, forwardPaths: readonly string[]) => Webhook | null;
  /** Addresses whose mail is called in, lower case. */
  readonly addresses: () => readonly string[];
}

/** Follows the rules: a pack may name another webhook while we run. Sandboxed installations call nobody. */
export function createDeskWebhooks({ config, journey, rulebook }: Installation): DeskWebhooks {
  const byId = new Map(config.webhooks.map((one) => [one.id, createWebhook({ ...one, now: journey.now })]));
  const unknown = unknownWebhooks(rulebook(), config.webhooks.map((one) => one.id));
  if (unknown.length > 0) throw new Fault('bad-configuration', unknown.join('\n  '), { retryable: false, exitCode: exitCodes.configuration });
  return {
    of: (desk, [address, ...others]) => {
      const side = rulebook().desks.get(desk)?.pack.working_side;
      if (!config.live || side?.webhook === undefined || address === undefined || others.length > 0) return null;
      return side.address.toLowerCase() === address.toLowerCase() ? (byId.get(side.webhook) ?? null) : null;
    },
    addresses: () => (config.live ? [...rulebook().desks.values()].flatMap(({ pack }) => (pack.working_side.webhook === undefined ? [] : [pack.working_side.address.toLowerCase()])) : []),
  };
}

/** A sentence for each pack whose webhook is not among `known`. */
export function unknownWebhooks(rulebook: Rulebook, known: readonly string[]): string[] {
  return [...rulebook.desks.values()].flatMap(({ id, pack: { working_side: { webhook } } }) => (webhook === undefined || known.includes(webhook) ? [] : [
    `${id}: working_side names the webhook ${webhook}, and the configuration has ${known.length === 0 ? 'none' : `only ${known.join(', ')}`}; add it under webhooks`,
  ]));
}
