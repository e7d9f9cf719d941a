// Mail into a gateway through its real SMTP socket, and the few shapes of mail that tests write by hand.
import nodemailer from 'nodemailer';

export interface MailText {
  readonly from: string;
  /** Of the envelope; default: the address in `from`. '' is the null reverse-path. */
  readonly reversePath?: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  /** More header lines, each without its line end. */
  readonly headers?: readonly string[];
}

/** `Anna Keller <anna@nordlicht.example>` → `anna@nordlicht.example`. */
export function addrSpecOf(mailbox: string): string {
  return /<([^>]*)>/u.exec(mailbox)?.[1] ?? mailbox.trim();
}

/** The bytes of a plain mail, with CRLF. */
export function mailBytes(mail: MailText): Buffer {
  const lines = [
    `From: ${mail.from}`, `To: ${mail.to}`, `Subject: ${mail.subject}`, `Message-ID: <${mail.messageId}>`,
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', ...(mail.headers ?? []),
    '', ...mail.text.split('\n'),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

/** Sends bytes to `port`; rejects with `responseCode` when the gateway does not take them. */
export async function sendBytes(port: number, reversePath: string, forwardPaths: readonly string[], raw: Buffer): Promise<void> {
  const client = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, connectionTimeout: 10_000, socketTimeout: 30_000 });
  try {
    // nodemailer takes false for the null reverse-path.
    const from = reversePath === '' ? (false as unknown as string) : reversePath;
    await client.sendMail({ envelope: { from, to: [...forwardPaths] }, raw });
  } finally {
    client.close();
  }
}

export async function sendMail(port: number, mail: MailText): Promise<void> {
  await sendBytes(port, mail.reversePath ?? addrSpecOf(mail.from), [addrSpecOf(mail.to)], mailBytes(mail));
}
