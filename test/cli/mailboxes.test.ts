// Mailboxes as an admin sees them: three accounts, one well, one with a wrong password, one whose consent is gone; what the
// list, the doctor and the metrics say, and how the last one is brought back. Needs `npm run build`.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { eventually } from '../support/eventually.ts';
import { GatewayProcess } from '../support/gateway-process.ts';
import { startOauthIssuer, type OauthIssuer } from '../support/oauth-issuer.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { describeWith } from '../support/servers.ts';
import { jsonOf, posternOn, type Ran } from './postern.ts';

// Each test starts several processes; a loaded machine must not fail it.
vi.setConfig({ testTimeout: 120_000 });

interface Listed { id: string; desk: string; state: string; needsConsent: boolean; reason: string; lastSuccessAt: string | null; uidMark: number | null; readBy: string | null }
interface Found { level: string; what: string; detail: string; advice: string }

describeWith('dovecot', 'the mailboxes of a gateway', () => {
  const consenting = 'consenting@box.example';
  let dovecot: TestDovecot;
  let issuer: OauthIssuer;
  let gateway: GatewayProcess;
  let postern: (args: readonly string[], extra?: { readonly input?: string }) => Promise<Ran>;
  const listed = async (): Promise<Listed[]> => jsonOf<Listed[]>(await postern(['mailboxes', '--json']));

  beforeAll(async () => {
    issuer = await startOauthIssuer(consenting);
    issuer.refreshToken = null;
    dovecot = await startDovecot({ introspectionUrl: issuer.introspectionUrl });
    const folder = mkdtempSync(join(tmpdir(), 'postern-config-'));
    removeAfterwards(folder);
    const environment = { POSTERN_CONFIG: join(folder, 'postern.yaml'), BOX_PASSWORD: dovecot.password };
    const at = `host: 127.0.0.1, port: ${dovecot.port}, tls: none, poll_seconds: 1`;
    writeFileSync(environment.POSTERN_CONFIG, `mailboxes:
  well: {desk: ox-cloud, ${at}, user: well@box.example, password: "\${BOX_PASSWORD}"}
  wrong: {desk: ox-cloud, ${at}, user: wrong@box.example, password: wrong}
  revoked: {desk: ox-cloud, ${at}, user: ${consenting}, oauth: {grant: refresh_token, token_endpoint: "${issuer.tokenEndpoint}", client_id: postern, refresh_token: refresh-0}}
`);
    dovecot.deliver('well@box.example', 'From: anna@nord.example\r\nTo: x@y.example\r\nSubject: Down\r\nMessage-ID: <a@nord.example>\r\n\r\nIt is down.\r\n');
    gateway = await GatewayProcess.create({ environment });
    const command = posternOn(gateway.dataFolder);
    postern = (args, extra = {}) => command(args, { ...extra, env: environment });
  }, 120_000);

  it('are tried by the doctor before the gateway was ever started', async () => {
    const found = jsonOf<Found[]>({ ...(await postern(['doctor', '--json'])), code: 0 }).filter((one) => one.what.startsWith('mailbox'));

    expect(found.map(({ what, level }) => [what, level])).toEqual([['mailbox well', 'ok'], ['mailbox wrong', 'fail'], ['mailbox revoked', 'ok']]);
    expect(found[0]?.detail).toBe('logged in as well@box.example at 127.0.0.1, INBOX is open; for ox-cloud');
    // Its token would be rotated with nowhere to keep the new one.
    expect(issuer.asked).toEqual([]);
  });

  it('say how each of them is, also in the doctor and the metrics', async () => {
    await gateway.start();
    await eventually(async () => (await listed()).map((one) => one.state).join() === 'reading,failing,needs-consent', 60_000);

    const [well, wrong, revoked] = await listed();
    const table = (await postern(['mailboxes'])).text;
    const found = jsonOf<Found[]>({ ...(await postern(['doctor', '--json'])), code: 0 }).filter((one) => one.what.startsWith('mailbox'));
    const http = /^http\s+(http:\/\/\S+)\/healthz$/mu.exec(gateway.said)?.[1];
    const metrics = await (await fetch(`${http}/metrics`)).text();

    expect(well).toMatchObject({ desk: 'ox-cloud', needsConsent: false, uidMark: 1, reason: '' });
    expect(wrong?.reason).toContain('the login was refused');
    expect(revoked).toMatchObject({ needsConsent: true, reason: 'no token: invalid_grant: the token was revoked', lastSuccessAt: null });
    expect(table).toContain('needs consent');
    expect(found.map(({ what, level }) => [what, level])).toEqual([['mailbox well', 'ok'], ['mailbox wrong', 'fail'], ['mailbox revoked', 'fail']]);
    expect(metrics).toContain('postern_mailbox_state{mailbox="revoked",state="needs-consent"} 1');
    expect(metrics).toMatch(/postern_mailbox_last_success_timestamp_seconds\{mailbox="well"\} 1\d{9}/u);
    expect(metrics).toContain('postern_mailbox_last_success_timestamp_seconds{mailbox="wrong"} 0');
  });

  it('are read again at once when a person has consented anew', async () => {
    issuer.refreshToken = 'given-anew';

    const kept = await postern(['mailboxes', 'revoked', '--refresh-token'], { input: 'given-anew\n' });
    await eventually(async () => (await listed()).find((one) => one.id === 'revoked')?.state === 'reading', 60_000);

    expect(kept).toMatchObject({ code: 0, text: 'the token is kept; the mailbox is tried at once\n' });
    expect((await postern(['mailboxes', 'revoked'])).text).not.toContain('given-anew');
  });

  it('are named when another one is asked for, and tokens go only where tokens are used', async () => {
    const unknown = await postern(['mailboxes', 'wel']);
    const password = await postern(['mailboxes', 'well', '--refresh-token'], { input: 'x' });
    const nameless = await postern(['mailboxes', '--retry']);

    expect(unknown).toMatchObject({ code: 64 });
    expect(unknown.errors).toContain('did you mean well?');
    expect(password).toMatchObject({ code: 65 });
    expect(nameless).toMatchObject({ code: 64 });
    expect(await gateway.terminate()).toBe(0);
  });
});
