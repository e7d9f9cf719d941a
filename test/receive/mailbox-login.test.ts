// Logging in to a mailbox with access tokens: both grants against an issuer of the test and XOAUTH2 against a Dovecot that
// has the tokens looked at there. Rotation, revocation, and a store that is away at the wrong moment (F11).
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailboxConfig } from '../../src/platform/config-mailboxes.ts';
import type { OauthConfig } from '../../src/platform/config-oauth.ts';
import { createMailboxLogin } from '../../src/receive/mailbox-login.ts';
import { listMailboxes } from '../../src/record/mailbox-listing.ts';
import { attemptNow } from '../../src/record/mailbox-rows.ts';
import { keepRefreshToken, readRefreshToken } from '../../src/record/refresh-tokens.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { eventually } from '../support/eventually.ts';
import { startOauthIssuer, type OauthIssuer } from '../support/oauth-issuer.ts';
import { describeWith } from '../support/servers.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { mailboxAt, mailNamed, startMailboxRig, type MailboxRig } from './watched-mailbox.ts';

const user = 'consenting@box.example';

function consent(issuer: OauthIssuer, options: Partial<OauthConfig> = {}): OauthConfig {
  return { grant: 'refresh_token', tokenEndpoint: issuer.tokenEndpoint, clientId: 'postern', clientSecret: 'its secret', scope: 'https://mail.example/.default', refreshToken: 'refresh-0', ...options };
}

/** Tokens in memory, and a clock that stands still. */
function loginOf(oauth: OauthConfig, kept: { token: string | null }, keep: (token: string) => Promise<void> = async (token) => void (kept.token = token)) {
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') };
  const mailbox: MailboxConfig = mailboxAt(1, { login: { oauth } });
  return { clock, login: createMailboxLogin(mailbox, { read: async () => kept.token ?? oauth.refreshToken, keep }, () => clock.now) };
}

describe('a login with an access token', () => {
  let issuer: OauthIssuer;
  beforeEach(async () => {
    issuer = await startOauthIssuer(user);
  });

  it('asks as the client itself where the installation was admitted to the mailbox', async () => {
    const { login } = loginOf(consent(issuer, { grant: 'client_credentials', refreshToken: null }), { token: null });

    expect(await login.get()).toEqual({ accessToken: 'access-1' });
    expect(Object.fromEntries(issuer.asked[0] ?? [])).toEqual({ grant_type: 'client_credentials', client_id: 'postern', client_secret: 'its secret', scope: 'https://mail.example/.default' });
  });

  it('keeps each refresh token that it is given in place of the last', async () => {
    const kept = { token: null as string | null };
    const { login, clock } = loginOf(consent(issuer), kept);

    await login.get();
    const first = kept.token;
    clock.now += 3_600_000;
    await login.get();

    expect([first, kept.token]).toEqual(['refresh-1', 'refresh-2']);
    expect(issuer.asked.map((form) => form.get('refresh_token'))).toEqual(['refresh-0', 'refresh-1']);
  });

  it('uses a token until shortly before it runs out, or until the server refuses it', async () => {
    const { login, clock } = loginOf(consent(issuer), { token: null });

    const first = await login.get();
    clock.now += 3_500_000;
    const second = await login.get();
    clock.now += 50_000;
    const third = await login.get();
    login.refused();
    const fourth = await login.get();

    expect([first, second, third, fourth].map((one) => ('accessToken' in one ? one.accessToken : ''))).toEqual(['access-1', 'access-1', 'access-2', 'access-3']);
  });

  it('keeps a new refresh token before anything else when the store was away as it came', async () => {
    const kept = { token: null as string | null };
    let away = true;
    const { login } = loginOf(consent(issuer), kept, async (token) => {
      if (away) throw new Error('the store is away');
      kept.token = token;
    });

    await expect(login.get()).rejects.toThrow('the store is away');
    await expect(login.get()).rejects.toThrow('the store is away');
    away = false;
    await login.get();

    expect(issuer.asked.map((form) => form.get('refresh_token'))).toEqual(['refresh-0', 'refresh-1']);
    expect(kept.token).toBe('refresh-2');
  });

  it('tells a consent that is gone from an endpoint that is not well', async () => {
    const { login } = loginOf(consent(issuer), { token: null });

    issuer.failNext(503, { error: 'temporarily_unavailable' });
    await expect(login.get()).rejects.toMatchObject({ code: 'no-token' });
    issuer.refreshToken = null;
    await expect(login.get()).rejects.toMatchObject({ code: 'needs-consent', message: 'no token: invalid_grant: the token was revoked' });
  });

  it('needs consent where nobody ever gave it', async () => {
    const { login } = loginOf(consent(issuer, { refreshToken: null }), { token: null });

    await expect(login.get()).rejects.toMatchObject({ code: 'needs-consent' });
  });
});

describeWith('dovecot', 'a mailbox that is read with access tokens', () => {
  let issuer: OauthIssuer;
  let dovecot: TestDovecot;
  let rig: MailboxRig;
  const state = async (id: string) => (await listMailboxes(rig.db)).find((one) => one.id === id);

  beforeAll(async () => {
    issuer = await startOauthIssuer(user);
    dovecot = await startDovecot({ introspectionUrl: issuer.introspectionUrl });
    rig = await startMailboxRig();
  });

  it('goes on with the rotated token after a restart, and with another one that is configured', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'tokens', user, login: { oauth: consent(issuer) } });
    dovecot.deliver(user, mailNamed('first'));
    const watcher = rig.watch(mailbox);
    await eventually(async () => (await rig.stored('tokens')).length === 1);
    await watcher.stop();
    dovecot.deliver(user, mailNamed('second'));

    const again = rig.watch(mailbox);
    await eventually(async () => (await rig.stored('tokens')).length === 2);
    await again.stop();

    expect(await readRefreshToken(rig.db, mailbox.id, 'refresh-0')).toBe(issuer.refreshToken);
    expect(await readRefreshToken(rig.db, mailbox.id, 'a newer consent')).toBe('a newer consent');
  });

  it('waits for a person when the consent is gone, keeps the mail where it is, and goes on once it is given anew', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'revoked', user, folder: 'INBOX', start: 'new', login: { oauth: consent(issuer) } });
    issuer.refreshToken = null;
    const watcher = rig.watch(mailbox);
    await eventually(async () => (await state(mailbox.id))?.state === 'needs-consent');
    const alarms = rig.log.filter((line) => line.mailbox === mailbox.id && line.level === 'error');

    issuer.refreshToken = 'given anew';
    await keepRefreshToken(rig.db, mailbox.id, 'given anew', 'refresh-0');
    await attemptNow(rig.db, mailbox.id, Date.now());
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');
    dovecot.deliver(user, mailNamed('after'));
    await eventually(async () => (await rig.stored('revoked')).length === 1);
    await watcher.stop();

    expect(alarms.map((line) => [line.text, line.reason])).toEqual([['mailbox needs consent: a person must log in anew', 'no token: invalid_grant: the token was revoked']]);
    expect(await rig.stored('revoked')).toEqual(['after']);
  });

  it('has a new token at once when its server no longer takes the old one', async () => {
    const proxy = await startTcpProxy(dovecot.port);
    const mailbox = mailboxAt(proxy.port, { desk: 'expired', user, start: 'new', login: { oauth: consent(issuer, { grant: 'client_credentials', refreshToken: null }) } });
    const watcher = rig.watch(mailbox, { loginBackoff: { firstMs: 3_600_000, longestMs: 3_600_000 } });
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');
    issuer.good.clear();
    proxy.behave(({ connection }) => (connection === 1 ? 'cut' : 'pass'));

    await eventually(async () => issuer.good.size > 0 && (await state(mailbox.id))?.state === 'reading');

    await watcher.stop();
    expect(await state(mailbox.id)).toMatchObject({ state: 'reading', failures: 0 });
  });
});
