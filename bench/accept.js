// Mails per second through the SMTP door into memory, beside smtp-server without our door in the same run.
// Usage: npm run -s build && node bench/accept.js [--mails 4000] [--bytes 33000] [--connections 16]
// The sender is a thread of its own; both sides share the machine. Nothing is stored: this is the price of the door.
import { once } from 'node:events';
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** One connection that sends `mails` mails one after the other, MAIL, RCPT and DATA in one packet (PIPELINING). */
async function sendOver(port, mails, body) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let received = '';
  let wake = () => {};
  socket.on('data', (bytes) => {
    received += bytes;
    wake();
  });
  const until = async (pattern) => {
    while (!pattern.test(received)) await new Promise((resolve) => (wake = resolve));
    received = '';
  };
  await until(/^220 /m);
  socket.write('EHLO bench.example\r\n');
  await until(/^250 /m);
  for (let i = 0; i < mails; i++) {
    socket.write('MAIL FROM:<jane@partner.example>\r\nRCPT TO:<desk@kestrel.example>\r\nDATA\r\n');
    await until(/^354 /m);
    socket.write(body);
    await until(/^250 /m);
  }
  socket.end('QUIT\r\n');
  await once(socket, 'close');
}

async function send({ port, mails, bytes, connections }) {
  const line = `${'the quick brown fox jumps over the lazy dog, again and again. '.padEnd(76, '.')}\r\n`;
  const body = Buffer.from(`Subject: bench\r\n\r\n${line.repeat(Math.ceil(bytes / line.length))}.\r\n`);
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, () => sendOver(port, Math.floor(mails / connections), body)));
  return (Math.floor(mails / connections) * connections) / ((performance.now() - started) / 1000);
}

async function rateOf(port, load) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...load, port } });
  const [rate] = await once(worker, 'message');
  await worker.terminate();
  return rate;
}

async function withDoor(load) {
  const { startSmtpListener } = await import(new URL('../dist/receive/smtp-listener.js', import.meta.url).href);
  const { pino } = await import('pino');
  let id = 0;
  const listener = await startSmtpListener({
    at: { host: '127.0.0.1', port: 0 }, hostName: 'postern.example', deskOf: () => 'bench', now: () => Date.now(), log: pino({ level: 'warn' }),
    acceptMail: { accept: () => Promise.resolve({ outcome: 'stored', id: String(++id) }) },
  });
  const rate = await rateOf(listener.port, load);
  const { inFlightBytesPeak } = listener.stats();
  await listener.close();
  return { rate, inFlightBytesPeak };
}

async function withoutDoor(load) {
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false,
    onData(stream, _session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => done(null, String(Buffer.concat(chunks).length)));
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const rate = await rateOf(server.server.address().port, load);
  await new Promise((resolve) => server.close(resolve));
  return rate;
}

if (isMainThread) {
  const number = (text, otherwise) => (text === undefined ? otherwise : Number(text));
  const { values } = parseArgs({ options: { mails: { type: 'string' }, bytes: { type: 'string' }, connections: { type: 'string' } } });
  const load = { mails: number(values.mails, 4000), bytes: number(values.bytes, 33_000), connections: number(values.connections, 16) };
  await withDoor({ ...load, mails: 400 });
  // Alternating rounds and their medians: whatever else the machine does then falls on both.
  const rounds = [];
  for (let round = 0; round < 5; round++) rounds.push({ bare: await withoutDoor(load), door: await withDoor(load) });
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  console.log(`bare smtp-server  ${Math.round(median(rounds.map(({ bare }) => bare)))} mails/s`);
  console.log(`door              ${Math.round(median(rounds.map(({ door }) => door.rate)))} mails/s, at most ${Math.round(Math.max(...rounds.map(({ door }) => door.inFlightBytesPeak)) / 1024)} kB held`);
  console.log(`ratio             ${median(rounds.map(({ bare, door }) => door.rate / bare)).toFixed(2)}`);
} else {
  parentPort.postMessage(await send(workerData));
}
