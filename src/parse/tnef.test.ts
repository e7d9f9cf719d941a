// winmail.dat: its files and its text are read as if they were parts of the mail, and bytes of any kind do no harm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tnefStream } from '../../test/support/tnef-stream.ts';
import { parseMessage } from './parse-message.ts';
import { partContents } from './part-content.ts';
import { rtfText, unpackRtf } from './rtf-text.ts';
import { readTnef } from './tnef.ts';

const log = { name: 'mail flow – Freitag.log', shortName: 'MAILFL~1.LOG', mediaType: 'text/plain', bytes: Buffer.from('10:00 refused\n') };
const picture = { name: 'image001.png', mediaType: 'image/png', contentId: 'image001@01DC', bytes: Buffer.from('89504e470d0a1a0a', 'hex') };
/** The example of [MS-OXRTFCP] 4.1: `{\rtf1\ansi\ansicpg1252\pard hello world}`. */
const helloWorld = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423 20af32068656c09002062770 5b06c647d0a800fa0'.replaceAll(' ', ''), 'hex');

function mailWith(stream: Buffer, text: string, type = 'application/ms-tnef; name="winmail.dat"'): Buffer {
  return Buffer.from(`From: Ida <ida@linden.example>\r\nTo: help@apiary.example\r\nSubject: hive\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${stream.toString('base64')}\r\n--b--\r\n`);
}

describe('a winmail.dat', () => {
  it('gives its files their long names and types, and is not itself an attachment any more', () => {
    const mail = parseMessage(mailWith(tnefStream({ text: 'The bees are ill.', files: [log, picture] }), 'The bees are ill.'));

    expect(mail.attachments.map(({ path, name, mediaType, contentId }) => [path, name, mediaType, contentId])).toEqual([['2.1', log.name, 'text/plain', null], ['2.2', 'image001.png', 'image/png', 'image001@01DC']]);
    expect(mail.lines.map((line) => line.text)).toEqual(['The bees are ill.']);
    expect(mail.problems).toEqual([]);
  });

  it('hands out each file by its path, byte for byte', () => {
    expect(Buffer.from(partContents(mailWith(tnefStream({ files: [log] }), 'see log'), ['2.1'])[0]?.bytes ?? [])).toEqual(log.bytes);
  });

  it.each([
    ['as text', tnefStream({ text: 'Die Bienen sind krank: 7 Völker', files: [log] }), 'Die Bienen sind krank: 7 Völker'],
    ['as HTML', tnefStream({ html: '<p>Seven hives</p>', files: [log] }), 'Seven hives'],
    ['as compressed RTF', tnefStream({ rtf: helloWorld }), 'hello world'],
  ])('is the mail when there is nothing beside it: %s', (_, stream, text) => {
    expect(parseMessage(mailWith(stream, '')).lines.map((line) => line.text)).toEqual([text]);
  });

  it('is known by its name when its type says nothing', () => {
    expect(parseMessage(mailWith(tnefStream({ files: [log] }), 'see log', 'application/octet-stream; name="WINMAIL.DAT"')).attachments.map((one) => one.name)).toEqual([log.name]);
  });

  it('stays an attachment with a severe problem when it cannot be read', () => {
    const mail = parseMessage(mailWith(Buffer.from('something else'), 'see attachment'));

    expect(mail.attachments.map((one) => one.name)).toEqual(['winmail.dat']);
    expect(mail.problems).toMatchObject([{ code: 'tnef', severe: true }]);
  });

  it('keeps what came before the place where it was cut', () => {
    const whole = tnefStream({ text: 'ill', files: [log, picture] });

    expect(readTnef(whole.subarray(0, whole.length - 60), 10)?.files[0]).toMatchObject({ name: log.name, bytes: log.bytes });
  });

  it('never throws and never reads more than it has, whatever bytes are changed', () => {
    const whole = tnefStream({ text: 'ill', html: '<p>ill</p>', rtf: helloWorld, files: [log, picture] });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), fc.nat(whole.length), (changes, end) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of changes) if (at >= 4) bytes[at] = byte;
      const content = readTnef(bytes.subarray(0, end), 10);
      if (content?.rtf != null) rtfText(unpackRtf(content.rtf));
      expect((content?.files ?? []).reduce((sum, file) => sum + file.bytes.length, 0)).toBeLessThanOrEqual(2 * whole.length);
    }), { numRuns: 500 });
  });
});

describe('RTF', () => {
  it('is unpacked as the specification shows', () => {
    expect(unpackRtf(helloWorld)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  });

  it('shows what people see: breaks, letters of a code page and of Unicode, no fonts, nothing that HTML left', () => {
    expect(rtfText(String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf hidden\htmlrtf0 7 V\'f6lker\par \u20013?\u-10179?\u-8704? \{ill\}{\*\htmltag72 </p>}}`)).toBe('7 Völker\n中\ud83d\ude00 {ill}');
  });

  it('claims as much as it likes without getting it', () => {
    const bomb = Buffer.alloc(64);
    bomb.writeUInt32LE(0xffffffff, 4);
    bomb.writeUInt32LE(0x75465a4c, 8);

    expect(unpackRtf(bomb).length).toBeLessThanOrEqual(8 * 256 * 1024);
  });
});
