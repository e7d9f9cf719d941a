// A scripted SMTP client: what is written goes onto the wire as it is, replies come back one by one. Knows nothing
// of SMTP beyond where a reply ends, so that a test can say things no library would.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export class RawSmtpClient {
  #socket: Socket;
  #received = '';
  #waiting: (() => void)[] = [];
  #over = false;

  private constructor(socket: Socket) {
    this.#socket = this.#follow(socket);
    socket.setNoDelay(true);
  }

  #follow(socket: Socket): Socket {
    socket.on('data', (bytes: Buffer) => {
      this.#received += bytes.toString('utf8');
      this.#wake();
    });
    // A server that closes first may answer our last bytes with a reset: the end of the conversation either way.
    socket.on('error', () => this.#wake());
    socket.on('close', () => {
      this.#over = true;
      this.#wake();
    });
    return socket;
  }

  /** Connected, nothing read yet. */
  static async open(port: number): Promise<RawSmtpClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new RawSmtpClient(socket);
  }

  /** Greeted and introduced. */
  static async greeted(port: number): Promise<RawSmtpClient> {
    const client = await RawSmtpClient.open(port);
    await client.reply();
    await client.says('EHLO sender.example');
    return client;
  }

  /** In the DATA phase of a transaction to `recipients`. */
  static async inData(port: number, recipients: readonly string[] = ['desk@kestrel.example']): Promise<RawSmtpClient> {
    const client = await RawSmtpClient.greeted(port);
    await client.envelope(recipients);
    await client.says('DATA');
    return client;
  }

  async envelope(recipients: readonly string[] = ['desk@kestrel.example'], reversePath = 'jane@partner.example'): Promise<void> {
    await this.says(`MAIL FROM:<${reversePath}>`);
    for (const recipient of recipients) await this.says(`RCPT TO:<${recipient}>`);
  }

  /** TLS from here on (after the 220 to STARTTLS). */
  async secure(): Promise<void> {
    this.#socket.removeAllListeners('data');
    const secured = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    await new Promise((resolve, reject) => {
      secured.once('secureConnect', resolve);
      secured.once('error', reject);
    });
    this.#socket = this.#follow(secured);
  }

  write(bytes: string | Buffer): void {
    this.#socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** One command line and its reply. */
  says(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** The next whole reply; '' when the server has closed instead. */
  async reply(): Promise<string> {
    for (;;) {
      const match = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3}(?: [^\r\n]*)?\r\n/.exec(this.#received);
      if (match !== null) {
        this.#received = this.#received.slice(match[0].length);
        return match[0].trimEnd();
      }
      if (this.#over) return '';
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Everything until the server closes. */
  async rest(): Promise<string> {
    while (!this.#over) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#received;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Closes as a client does that is done. */
  end(): void {
    this.#socket.end();
  }

  /** Cuts the line in the middle of whatever is going on. */
  vanish(): void {
    this.#socket.resetAndDestroy();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
