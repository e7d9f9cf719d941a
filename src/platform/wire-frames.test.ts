import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { backendFrames, errorFrame, frame, FrameReader, queryFrame } from './wire-frames.ts';

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

function readAll(reader: FrameReader, stream: Buffer, cuts: readonly number[]): string[] {
  const edges = [0, ...cuts.map((cut) => cut % stream.length).sort((one, other) => one - other), stream.length];
  const chunks = edges.slice(1).map((edge, index) => stream.subarray(edges[index], edge));
  return chunks.flatMap((chunk) => reader.push(chunk)).map(({ type, bytes }) => `${type}${bytes.toString('hex')}`);
}

describe('a reader of client messages', () => {
  it('finds the same messages however the stream was cut', () => {
    const messages = [sslRequest, startup, queryFrame('SELECT 1'), frame('B', Buffer.alloc(3000, 7)), frame('S', Buffer.alloc(0))];
    const expected = messages.map((bytes, index) => `${['', '', 'Q', 'B', 'S'][index]}${bytes.toString('hex')}`);

    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (cuts) => {
        expect(readAll(new FrameReader(), Buffer.concat(messages), cuts)).toEqual(expected);
      }),
    );
  });

  it('refuses a length that no message has', () => {
    const reader = new FrameReader();
    reader.push(startup);

    expect(() => reader.push(Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff]))).toThrow(RangeError);
    expect(() => new FrameReader().push(Buffer.from([0, 0, 0, 1]))).toThrow(RangeError);
  });
});

describe('an answer of the server', () => {
  it('falls into its messages', () => {
    const answer = Buffer.concat([errorFrame('ERROR', '22012', 'division by zero'), frame('Z', Buffer.from('E'))]);

    expect([...backendFrames(answer)].map(({ type, bytes }) => [type, bytes.length])).toEqual([
      ['E', answer.length - 6],
      ['Z', 6],
    ]);
  });
});
