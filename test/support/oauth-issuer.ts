// A small OAuth 2.0 token endpoint for tests (RFC 6749 4.4 and 6, RFC 7662): gives tokens out, rotates refresh tokens, takes
// a consent back, and tells a mail server whose a token is.
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll } from 'vitest';

export interface OauthIssuer {
  readonly tokenEndpoint: string;
  readonly introspectionUrl: string;
  /** Bodies of all requests for a token, newest last. */
  readonly asked: URLSearchParams[];
  /** The only refresh token that counts now; null = the consent was taken back. */
  refreshToken: string | null;
  /** Access tokens that a mail server is told are good. */
  readonly good: Set<string>;
  /** Seconds that an access token is said to live. */
  lifeSeconds: number;
  /** Answers instead of a token, once. */
  failNext(status: number, body: object): void;
  close(): Promise<void>;
}

const issuers = new Set<OauthIssuer>();
afterAll(async () => {
  for (const issuer of issuers) await issuer.close();
});

/** Every token is for `user`. */
export async function startOauthIssuer(user: string): Promise<OauthIssuer> {
  let given = 0;
  let failure: { readonly status: number; readonly body: object } | null = null;
  const token = (form: URLSearchParams): { status: number; body: object } => {
    issuer.asked.push(form);
    const failed = failure;
    failure = null;
    if (failed !== null) return failed;
    given += 1;
    const access = `access-${given}`;
    if (form.get('grant_type') === 'refresh_token') {
      if (issuer.refreshToken === null || form.get('refresh_token') !== issuer.refreshToken) return { status: 400, body: { error: 'invalid_grant', error_description: 'the token was revoked' } };
      issuer.refreshToken = `refresh-${given}`;
    }
    issuer.good.add(access);
    return {
      status: 200,
      body: {
        access_token: access, token_type: 'Bearer', expires_in: issuer.lifeSeconds, id_token: 'not.to.be.read',
        ...(form.get('grant_type') === 'refresh_token' ? { refresh_token: issuer.refreshToken } : {}),
      },
    };
  };
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await bodyOf(request));
    const { status, body } = request.url === '/token' ? token(form)
      : { status: 200, body: issuer.good.has(form.get('token') ?? '') ? { active: true, username: user } : { active: false } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const base = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  const issuer: OauthIssuer = {
    tokenEndpoint: `${base}/token`, introspectionUrl: `${base}/introspect`, asked: [], refreshToken: 'refresh-0', good: new Set(), lifeSeconds: 3_600,
    failNext: (status, body) => (failure = { status, body }),
    close: async () => {
      issuers.delete(issuer);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  issuers.add(issuer);
  return issuer;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
