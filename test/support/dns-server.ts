// A name server on a free UDP port of this machine that answers from a zone of the test: what node's resolver sends over a
// real socket, and nothing more of RFC 1035 than that needs.
import { createSocket } from 'node:dgram';
import type { Zone } from './mail-zone.ts';

const types: Readonly<Record<number, string>> = { 1: 'A', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
const typeTxt = 16;

export interface DnsServer {
  /** `127.0.0.1:53531` */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts it; a name that the zone does not have does not exist. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answerTo(query, zone), from.port, from.address));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${socket.address().port}`, close: () => new Promise((resolve) => socket.close(() => resolve())) };
}

function answerTo(query: Buffer, zone: Zone): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const question = query.subarray(12, at + 5);
  const type = types[query.readUInt16BE(at + 1)] ?? '';
  const found = zone.get(`${type} ${labels.join('.').toLowerCase()}`);
  const records = found === undefined || 'code' in found || type !== 'TXT' ? [] : found.map(textRecord);
  const head = Buffer.from(query.subarray(0, 12));
  // A response, recursion available; 3 = no such name (RFC 1035 4.1.1).
  head.writeUInt16BE(0x8180 | (found === undefined ? 3 : 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, question, ...records]);
}

/** The name is that of the question (a pointer to byte 12), class IN, a minute to live; strings of at most 255 bytes. */
function textRecord(strings: readonly string[]): Buffer {
  const pieces = strings.flatMap((text) => text.match(/.{1,255}/gsu) ?? ['']);
  const data = Buffer.concat(pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')])));
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(typeTxt, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
