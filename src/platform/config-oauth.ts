// The part `oauth` of whatever logs in with an access token: a mailbox, a relay. docs/config.md prints the descriptions.
import { z } from 'zod';

/** A host of this machine, to which plain text goes no way that others could read. */
export const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/iu;

export const oauthSection = z.strictObject({
  grant: z.enum(['client_credentials', 'refresh_token']).meta({ description: 'How an access token is had: `client_credentials` (the installation itself was admitted to the mailbox) or `refresh_token` (a person consented once).' }),
  token_endpoint: z.url({ protocol: /^https?$/u }).meta({ description: 'Where tokens are had. Plain http only on this machine.' }),
  client_id: z.string().min(1).meta({ description: 'Id of the registered application.' }),
  client_secret: z.string().min(1).optional().meta({ description: 'Its secret; none for a public client.' }),
  scope: z.string().min(1).optional().meta({ description: 'What is asked for.' }),
  refresh_token: z.string().min(1).optional().meta({ description: 'The token of the consent. What the provider gives in its place is kept in the store; another one here counts from the next start.' }),
});

/** The descriptions, for the document. */
export const oauthShape = oauthSection.shape;

export interface OauthConfig {
  readonly grant: 'client_credentials' | 'refresh_token';
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly scope: string | null;
  readonly refreshToken: string | null;
}

/** The section as it is used; what is wrong with it goes to `faults` under the name `where`. */
export function oauthConfig(where: string, written: z.output<typeof oauthSection>, faults: string[]): OauthConfig {
  const { protocol, hostname } = new URL(written.token_endpoint);
  if (protocol === 'http:' && !loopback.test(hostname)) faults.push(`${where}.token_endpoint: plain http would show the secret of the client; take https`);
  if (written.grant === 'client_credentials' && written.client_secret === undefined) faults.push(`${where}.client_secret: the grant client_credentials needs it`);
  return {
    grant: written.grant, tokenEndpoint: written.token_endpoint, clientId: written.client_id, clientSecret: written.client_secret ?? null,
    scope: written.scope ?? null, refreshToken: written.refresh_token ?? null,
  };
}
