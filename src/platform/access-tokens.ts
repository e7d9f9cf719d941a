// Access tokens by OAuth 2.0 (RFC 6749 4.4 and 6), for whatever logs in with one. A refresh token that the provider gives
// in place of the old one is kept before its access token is used: should keeping fail, it is tried again before anything
// else, because the old one may be worth nothing already.
import * as oauth from 'openid-client';
import type { Instant } from '../mail/instant.ts';
import type { OauthConfig } from './config-oauth.ts';
import { errorText, Fault } from './fault.ts';

/** Where refresh tokens are kept. */
export interface RefreshTokens {
  /** The one to refresh with; null = none was ever given. */
  read(): Promise<string | null>;
  keep(token: string): Promise<void>;
}

export interface AccessTokens {
  /** One that is good now. Faults: `needs-consent` (a person must act) or `no-token` (try again). */
  get(): Promise<string>;
  /** It was not taken: the next one is had anew. */
  refused(): void;
}

/** A token that runs out within this time may do so before the server has looked at it. */
const slackMs = 60_000;
/** RFC 6749 5.1 leaves out how long; an hour is what providers mean. */
const lifeMsDefault = 3_600_000;
const answerSeconds = 30;

/** These say that the consent is gone and no repetition brings it back (RFC 6749 5.2, OpenID Connect Core 3.1.2.6). */
const consentErrors = new Set(['invalid_grant', 'interaction_required', 'consent_required', 'login_required']);

/** Asks for a token when it is needed, and keeps it until it runs out. */
export function createAccessTokens(consent: OauthConfig, tokens: RefreshTokens, now: () => Instant): AccessTokens {
  const config = clientOf(consent);
  let current: { readonly accessToken: string; readonly until: Instant } | null = null;
  let unkept: string | null = null;

  const keep = async (): Promise<void> => {
    if (unkept === null) return;
    await tokens.keep(unkept);
    unkept = null;
  };
  return {
    get: async () => {
      await keep();
      if (current !== null && current.until > now()) return current.accessToken;
      current = null;
      const given = await ask(config, consent, tokens);
      if (given.refresh_token !== undefined) unkept = given.refresh_token;
      await keep();
      current = { accessToken: given.access_token, until: now() + (given.expires_in === undefined ? lifeMsDefault : given.expires_in * 1_000) - slackMs };
      return current.accessToken;
    },
    refused: () => {
      current = null;
    },
  };
}

function clientOf({ tokenEndpoint, clientId, clientSecret }: OauthConfig): oauth.Configuration {
  const endpoint = new URL(tokenEndpoint);
  const config = new oauth.Configuration({ issuer: endpoint.origin, token_endpoint: tokenEndpoint }, clientId, {}, clientSecret === null ? oauth.None() : oauth.ClientSecretPost(clientSecret));
  config.timeout = answerSeconds;
  // Who logged in is not asked, and an identity token that cannot be checked must not cost the refresh token beside it.
  config[oauth.customFetch] = async (url, options) => withoutIdentity(await fetch(url, options as RequestInit));
  // The configuration lets http pass for this machine only.
  // oxlint-disable-next-line no-deprecated -- marked so to be noticed
  if (endpoint.protocol === 'http:') oauth.allowInsecureRequests(config);
  return config;
}

async function withoutIdentity(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const { id_token: _, ...rest } = (await response.json()) as { readonly id_token?: unknown };
  return Response.json(rest, { status: response.status });
}

type Given = Awaited<ReturnType<typeof oauth.refreshTokenGrant>>;

async function ask(config: oauth.Configuration, { grant, scope }: OauthConfig, tokens: RefreshTokens): Promise<Given> {
  const parameters: Record<string, string> = scope === null ? {} : { scope };
  const refreshToken = grant === 'refresh_token' ? await tokens.read() : null;
  if (grant === 'refresh_token' && refreshToken === null) throw new Fault('needs-consent', 'nobody has consented yet: there is no refresh token', { retryable: true });
  try {
    return refreshToken === null ? await oauth.clientCredentialsGrant(config, parameters) : await oauth.refreshTokenGrant(config, refreshToken, parameters);
  } catch (error) {
    throw tokenFault(error);
  }
}

function tokenFault(error: unknown): Fault {
  if (!(error instanceof oauth.ResponseBodyError)) return new Fault('no-token', `no token: ${errorText(error)}`, { retryable: true, cause: error });
  const said = error.error_description === undefined ? error.error : `${error.error}: ${error.error_description}`;
  return new Fault(consentErrors.has(error.error) ? 'needs-consent' : 'no-token', `no token: ${said}`, { retryable: true, cause: error });
}
