// The world outside: an SMTP server that keeps every mail it took responsibility for, and misbehaves on demand.
import { SMTPServer } from 'smtp-server';
import { parseMessage } from '../../src/parse/parse-message.ts';

export interface TakenMail {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly reversePath: string;
  readonly raw: Buffer;
}

/** `null` takes the mail. `drop` cuts the connection when the mail has been read; a number is the reply to DATA's end. */
export type Behaviour = (mail: TakenMail) => 'drop' | number | null;

export interface CapturingRelay {
  readonly url: string;
  /** Every mail that was read to its end, also those that were then refused or dropped. */
  readonly seen: TakenMail[];
  readonly taken: TakenMail[];
  behave(behaviour: Behaviour): void;
  /** Cuts the connection at RCPT, when nothing can have left. */
  dropAtRecipients(drops: boolean): void;
  close(): Promise<void>;
}

export async function startRelay(): Promise<CapturingRelay> {
  const seen: TakenMail[] = [];
  const taken: TakenMail[] = [];
  let behaviour: Behaviour = () => null;
  let dropsAtRecipients = false;
  const dropAll = (): void => {
    for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], logger: false, hideSize: true,
    onRcptTo: (_, __, done) => {
      if (dropsAtRecipients) dropAll();
      else done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom } = session.envelope;
        const mail = {
          raw, messageId: parseMessage(raw).messageId ?? '', to: session.envelope.rcptTo.map((one) => one.address),
          reversePath: mailFrom === false ? '' : mailFrom.address,
        };
        seen.push(mail);
        const reaction = behaviour(mail);
        if (reaction === 'drop') {
          dropAll();
          return;
        }
        if (reaction !== null) {
          done(Object.assign(new Error('as told'), { responseCode: reaction }));
          return;
        }
        taken.push(mail);
        done();
      });
    },
  });
  // A client that is killed resets its connection.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', () => listening()));
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`, seen, taken,
    behave: (next) => {
      behaviour = next;
    },
    dropAtRecipients: (drops) => {
      dropsAtRecipients = drops;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** Message-IDs that were taken more than once. */
export function takenTwice(mails: readonly TakenMail[]): string[] {
  const ids = mails.map((mail) => mail.messageId);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
