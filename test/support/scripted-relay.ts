// An SMTP server that says and does exactly what a test wrote down for each phase, so that every way in which a relay can
// fail is tried, also those that no SMTP library would produce. It takes a mail only by `250` behind the final dot.
import { createServer, type Socket } from 'node:net';

/** A reply line (or several), `drop` = the connection is reset, `stall` = no answer, ever. */
export type Reaction = string;

export interface Script {
  readonly greeting?: Reaction;
  readonly ehlo?: Reaction;
  readonly auth?: Reaction;
  readonly mail?: Reaction;
  /** By recipient. */
  readonly rcpt?: (address: string) => Reaction;
  readonly data?: Reaction;
  /** Cut after so many bytes of the message. */
  readonly cutAfterBytes?: number;
  readonly end?: Reaction;
}

export interface ScriptedRelay {
  readonly port: number;
  /** Every command line in order, without the message. */
  readonly said: string[];
  /** What it took responsibility for. */
  readonly taken: { readonly recipients: readonly string[]; readonly bytes: Buffer }[];
  /** From now on. */
  follow(script: Script): void;
  close(): Promise<void>;
}

const replies = {
  greeting: '220 relay.example ESMTP', ehlo: '250-relay.example\r\n250-DSN\r\n250-AUTH PLAIN XOAUTH2\r\n250 SMTPUTF8', auth: '235 2.7.0 welcome', mail: '250 2.1.0 ok', data: '354 go ahead', end: '250 2.0.0 queued as 42',
} as const;

export async function startScriptedRelay(): Promise<ScriptedRelay> {
  let script: Script = {};
  const said: string[] = [];
  const taken: { recipients: string[]; bytes: Buffer }[] = [];
  const sockets = new Set<Socket>();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const react = (reaction: Reaction): boolean => {
      if (reaction === 'drop') socket.resetAndDestroy();
      else if (reaction !== 'stall') socket.write(`${reaction}\r\n`);
      return reaction !== 'drop' && reaction !== 'stall';
    };
    let recipients: string[] = [];
    let message: Buffer | null = null;
    let buffered = Buffer.alloc(0);
    const command = (line: string): void => {
      said.push(line);
      const verb = line.split(/[ :]/u, 1)[0]?.toUpperCase();
      if (verb === 'EHLO') react(script.ehlo ?? replies.ehlo);
      else if (verb === 'AUTH') react(script.auth ?? replies.auth);
      else if (verb === 'MAIL') {
        recipients = [];
        react(script.mail ?? replies.mail);
      } else if (verb === 'RCPT') {
        const address = /<([^>]*)>/u.exec(line)?.[1] ?? '';
        const reaction = script.rcpt?.(address) ?? '250 2.1.5 ok';
        if (reaction.startsWith('2')) recipients.push(address);
        react(reaction);
      } else if (verb === 'DATA') {
        const reaction = script.data ?? replies.data;
        if (react(reaction) && reaction.startsWith('354')) message = Buffer.alloc(0);
      } else react(verb === 'QUIT' ? '221 bye' : '250 ok');
    };
    socket.on('data', (chunk: Buffer) => {
      buffered = Buffer.concat([buffered, chunk]);
      for (;;) {
        if (message !== null) {
          if (script.cutAfterBytes !== undefined && buffered.length >= script.cutAfterBytes) return void socket.resetAndDestroy();
          const end = buffered.indexOf('\r\n.\r\n');
          if (end < 0) return;
          message = buffered.subarray(0, end + 2);
          buffered = buffered.subarray(end + 5);
          const reaction = script.end ?? replies.end;
          if (reaction.startsWith('250')) taken.push({ recipients, bytes: message });
          message = null;
          react(reaction);
        } else {
          const end = buffered.indexOf('\r\n');
          if (end < 0) return;
          const line = buffered.subarray(0, end).toString();
          buffered = buffered.subarray(end + 2);
          command(line);
        }
      }
    });
    react(script.greeting ?? replies.greeting);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0, said, taken,
    follow: (next) => {
      script = next;
    },
    close: () => new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    }),
  };
}
