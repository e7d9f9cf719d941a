// Mails that are almost right: the fixtures, changed where mail is made of something. Header fields, boundaries, encodings,
// nesting, charsets, line ends, parameters, HTML and plain bytes; each change is one that a broken or an evil sender makes.
// Works on latin1 text, in which every byte is one character.
import { tnefStream } from '../support/tnef-stream.ts';
import { zipFile } from '../support/zip-file.ts';
import type { Random } from './random.ts';

/** Files whose inside is looked at. */
const binaries: readonly Buffer[] = [
  tnefStream({ text: 'ill', html: '<p>ill</p>', rtf: Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09002062770 5b06c647d0a800fa0'.replace(' ', ''), 'hex'), files: [{ name: 'a – b.log', mediaType: 'text/plain', contentId: 'x@y', bytes: Buffer.from('log') }] }),
  tnefStream({ files: [{ name: 'inner.dat', bytes: tnefStream({ text: 'inside' }) }] }),
  zipFile([{ name: 'word/document.xml', content: '<w/>' }, { name: 'word/media/image1.png', content: 'x' }, { name: '../../a.exe' }]),
  zipFile(Array.from({ length: 300 }, (_, index) => ({ name: `${index}.log`, content: 'x', claims: index * 1_000_000 }))),
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_600), Buffer.from('WordDocument_VBA_PROJECT', 'utf16le')]),
  Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg onload="x"><a href="javascript:x"/></svg>'),
  Buffer.from('<html><body><form action=x><input><table><tr><td><p>a<img src=cid:x></table>'), Buffer.from('From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nx\n--q\nContent-Type: text/html\n\n<b>x\n'),
  Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff', 'hex'), Buffer.from('25504446', 'hex'), Buffer.from('1f8b0800000000000003', 'hex'), Buffer.from('3080060a2a864886f70d010702a080', 'hex'),
];

/** What has broken mail systems in a header field. */
const fieldBodies = [
  '', ' ', '=?', '=?utf-8?B?////?=', '=?utf-8?Q?=00=00?=', '=?x-unknown?Q?a?=', '=?utf-8?B?' + 'QUFB'.repeat(400) + '?=', '=?iso-2022-jp?B?GyRC?=', '=?utf-16?B?2AA=?=', '<>', '<<>>', '<' + 'a'.repeat(2_000) + '@b.example>',
  '"', '""@x', 'a@b@c.example', '\0', '\xff\xfe', 'undisclosed-recipients:;', 'g: a@b.example, c@d.example;', ',,,,', ';;;;', '(((((((((', '\\', '%s%n', 'Mon, 99 Foo 99999 99:99:99 +9999', '-1', '1e999', 'text/plain; charset="', 'multipart/mixed; boundary=',
  'multipart/mixed; boundary=""', 'multipart/alternative; boundary=b; boundary=c', 'text/html; charset=utf-7', 'message/rfc822', 'message/partial; id=a; number=1; total=2', 'application/ms-tnef; name=winmail.dat', 'application/pkcs7-mime; smime-type=signed-data',
  'attachment; filename*0*=utf-8\'\'%ZZ%F0; filename*99=x; filename*1=" "', 'inline; filename="../../etc/passwd"', 'base64', 'quoted-printable', '8bit', 'binary', 'x-uuencode', 'auto-replied', 'bulk', '0', '\t', 'a\r\n b', '\u0085'.repeat(3), '[BEE-2026-000001]', 'y'.repeat(1_500), 'Zo\u00eb <zoe@linden.example>',
];
const fieldNames = [
  // The ones that reach our own mails stand here more often.
  'From', 'Subject', 'Message-ID', 'Subject', 'From', 'Reply-To', 'References',
  'From', 'To', 'Cc', 'Reply-To', 'Sender', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References', 'Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition', 'Content-ID', 'MIME-Version', 'Return-Path', 'Received',
  'Auto-Submitted', 'Precedence', 'List-Id', 'Authentication-Results', 'X-Failed-Recipients', 'X-Desk-Id', 'Delivered-To', '', ':', 'Content-Type ', 'X-' + 'y'.repeat(300),
];
const charsets = ['utf-8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'utf-16', 'utf-16le', 'utf-7', 'iso-2022-jp', 'gb18030', 'big5', 'shift_jis', 'x-unknown', '', 'utf-8; charset=latin1', 'unicode-1-1-utf-7', 'ibm437', 'macintosh', '\0', 'utf-32', 'base64', 'hex'];
const encodings = ['7bit', '8bit', 'binary', 'base64', 'quoted-printable', 'x-uuencode', 'BASE64', ' base64 ', 'base64, quoted-printable', '', '\0'];
const types = ['text/plain', 'text/html', 'multipart/mixed', 'multipart/alternative', 'multipart/related', 'multipart/digest', 'multipart/report; report-type=delivery-status', 'message/rfc822', 'message/delivery-status', 'message/global', 'application/octet-stream', 'application/ms-tnef', 'application/pkcs7-mime', 'text/calendar', 'image/png', 'text/enriched', 'text/plain; format=flowed', '/', 'text', 'a'.repeat(200)];
const texts = [
  '\0', '\r', '\n', '\r\n\r\n', '\xff', '\xed\xa0\x80', '\xf0\x9f\x98', '\xef\xbb\xbf', '\u0085', '\xe2\x80\xa8', '\xe2\x80\xae', ' '.repeat(3_000), '\n'.repeat(3_000), '>'.repeat(500), '> '.repeat(200) + '\n', '-'.repeat(2_000), '_'.repeat(500) + '\n', 'x'.repeat(20_000),
  '<' , '<table>'.repeat(300), '<div>'.repeat(2_000), '</p>'.repeat(500), '<!--', '<![CDATA[', '<script>', '<style>', '&#x110000;', '&#0;', '&nbsp'.repeat(200), '<a href="', 'On Tue, 10 Mar 2026 at 09:12, A <a@b.example> wrote:\n', '-----Original Message-----\n', 'From: a\nTo: b\nSubject: c\n', '-- \n',
  'SEVERITY: 1\n', 'Main Customer ID: 73125\n', 'START OF INCIDENT: 31.02.2026 - 25:61 UTC+99\n', ': '.repeat(300), '| a | b |\n'.repeat(50), '#resolve\n', '#severity 1\n', '=\n', '=00', '=ZZ', 'begin 644 x\n#0V%T\n`\nend\n', '-----BEGIN PGP MESSAGE-----\n', '.\r\n', '\ttab\tab\n', 'a'.repeat(999) + '\n',
];

type Mutator = (mail: string, random: Random, other: () => string) => string;

const headEnd = (mail: string): number => {
  const at = /\r?\n\r?\n/.exec(mail)?.index ?? mail.length;
  return at;
};
/** Places where a field begins, of the message and of its parts. */
const fieldStarts = (mail: string): number[] => [...mail.matchAll(/(?:^|\n)[A-Za-z][\w-]{1,40}:/g)].map((match) => (match[0].startsWith('\n') ? match.index + 1 : match.index));
const fieldEnd = (mail: string, start: number): number => {
  const end = /\n(?![ \t])/.exec(mail.slice(start));
  return end === null ? mail.length : start + end.index + 1;
};
const splice = (mail: string, start: number, end: number, put: string): string => mail.slice(0, start) + put + mail.slice(end);
const somewhere = (mail: string, random: Random): number => random.below(mail.length + 1);
/** Replaces one occurrence by what `put` makes of it. */
const replaceOne = (mail: string, pattern: RegExp, random: Random, put: (found: string) => string): string => {
  const all = [...mail.matchAll(pattern)];
  if (all.length === 0) return mail;
  const match = random.pick(all);
  return splice(mail, match.index, match.index + match[0].length, put(match[0]));
};

const mutators: Readonly<Record<string, Mutator>> = {
  dropField: (mail, random) => {
    const starts = fieldStarts(mail);
    if (starts.length === 0) return mail;
    const start = random.pick(starts);
    return splice(mail, start, fieldEnd(mail, start), '');
  },
  doubleField: (mail, random) => {
    const starts = fieldStarts(mail);
    if (starts.length === 0) return mail;
    const start = random.pick(starts);
    return splice(mail, start, start, mail.slice(start, fieldEnd(mail, start)).repeat(1 + random.below(4)));
  },
  changeField: (mail, random) => {
    const starts = fieldStarts(mail);
    if (starts.length === 0) return mail;
    const start = random.pick(starts);
    const colon = mail.indexOf(':', start) + 1;
    return splice(mail, colon, fieldEnd(mail, start), ` ${random.pick(fieldBodies)}\n`);
  },
  spoilField: (mail, random) => {
    const starts = fieldStarts(mail);
    if (starts.length === 0) return mail;
    const start = random.pick(starts);
    const at = start + random.below(Math.max(1, fieldEnd(mail, start) - start));
    return splice(mail, at, at + random.below(8), random.pick(fieldBodies));
  },
  addField: (mail, random) => `${random.pick(fieldNames)}:${random.pick(fieldBodies)}\n${mail}`,
  hugeHeader: (mail, random) => `${random.pick(fieldNames)}: ${random.pick([...fieldBodies, 'a@b.example, ']).repeat(1 + random.below(random.chance(0.1) ? 20_000 : 200))}\n${mail}`,
  manyFields: (mail, random) => `${`${random.pick(fieldNames)}: ${random.pick(fieldBodies)}\n`.repeat(1 + random.below(random.chance(0.1) ? 3_000 : 100))}${mail}`,
  foldOddly: (mail, random) => replaceOne(mail.slice(0, headEnd(mail)), /[ ;,]/g, random, (found) => found + random.pick(['\n ', '\r\n\t', '\n\n ', '\r ', '\n \n '])) + mail.slice(headEnd(mail)),
  renameBoundary: (mail, random) => replaceOne(mail, /boundary="?[^"\s;]+/gi, random, (found) => random.pick([found.slice(0, -1), `${found}x`, 'boundary=""', 'boundary', found.repeat(30), 'boundary="a b', 'boundary=--', 'boundary*0=a; boundary*1=b'])),
  dropDelimiter: (mail, random) => replaceOne(mail, /\n--[^\n]{1,80}/g, random, () => random.pick(['', '\n', '\n--', '\n----', ' --x'])),
  doubleDelimiter: (mail, random) => replaceOne(mail, /\n--[^\n]{1,80}\n/g, random, (found) => found.repeat(2 + random.below(random.chance(0.1) ? 3_000 : 20))),
  closeEarly: (mail, random) => replaceOne(mail, /\n--[^\n]{1,80}/g, random, (found) => `${found.trimEnd()}--`),
  changeEncoding: (mail, random) => replaceOne(mail, /Content-Transfer-Encoding:[^\n]*/gi, random, () => `Content-Transfer-Encoding: ${random.pick(encodings)}`),
  changeCharset: (mail, random) => replaceOne(mail, /charset="?[\w.:-]*"?/gi, random, () => `charset=${random.pick(charsets)}`),
  changeType: (mail, random) => replaceOne(mail, /Content-Type:\s*[^;\n]*/gi, random, () => `Content-Type: ${random.pick(types)}`),
  wrapInMultipart: (mail, random) => {
    let wrapped = mail;
    for (let level = random.below(random.chance(0.1) ? 600 : 40); level >= 0; level--) wrapped = `Content-Type: ${random.pick(['multipart/mixed', 'multipart/related', 'multipart/alternative', 'multipart/digest'])}; boundary=w${level}\n\n--w${level}\n${wrapped}\n${random.chance(0.7) ? `--w${level}--\n` : ''}`;
    return `From: a@b.example\n${wrapped}`;
  },
  wrapInMessage: (mail, random) => {
    let wrapped = mail;
    for (let level = random.below(random.chance(0.1) ? 600 : 40); level >= 0; level--) wrapped = `Subject: ${level}\nContent-Type: message/rfc822\n\n${wrapped}`;
    return `From: a@b.example\n${wrapped}`;
  },
  wrapInBase64: (mail, random) => `From: a@b.example\nContent-Type: ${random.pick(types)}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(mail, 'latin1').toString('base64').replace(/.{76}/g, random.chance(0.5) ? '$&\n' : '$&')}`,
  bodyOfAnother: (mail, _random, other) => {
    const another = other();
    return mail.slice(0, headEnd(mail)) + another.slice(headEnd(another));
  },
  insertAnother: (mail, random, other) => {
    const at = somewhere(mail, random);
    return splice(mail, at, at, other());
  },
  insertText: (mail, random) => {
    const at = headEnd(mail) + random.below(mail.length - headEnd(mail) + 1);
    return splice(mail, at, at, random.pick(texts));
  },
  insertAnywhere: (mail, random) => {
    const at = somewhere(mail, random);
    return splice(mail, at, at, random.pick(random.chance(0.5) ? texts : fieldBodies));
  },
  repeatChunk: (mail, random) => {
    const start = somewhere(mail, random);
    const chunk = mail.slice(start, start + 1 + random.below(400));
    return splice(mail, start, start, chunk.repeat(1 + random.below(random.chance(0.05) ? 3_000 : 60)));
  },
  dropChunk: (mail, random) => {
    const start = somewhere(mail, random);
    return splice(mail, start, start + random.below(random.chance(0.2) ? 5_000 : 200), '');
  },
  swapLines: (mail, random) => {
    const lines = mail.split('\n');
    const [one, two] = [random.below(lines.length), random.below(lines.length)];
    [lines[one], lines[two]] = [lines[two] as string, lines[one] as string];
    return lines.join('\n');
  },
  changeBytes: (mail, random) => {
    const characters = [...mail];
    for (let count = 1 + random.below(20); count > 0; count--) characters[random.below(characters.length)] = String.fromCharCode(random.below(256));
    return characters.join('');
  },
  cutOff: (mail, random) => mail.slice(0, somewhere(mail, random)),
  lineEnds: (mail, random) => mail.replaceAll('\r\n', '\n').replaceAll('\n', random.pick(['\r\n', '\r', '\n\r', '\r\r\n', '\n\n', ' \n'])),
  mixedLineEnds: (mail, random) => mail.replaceAll(/\r?\n/g, () => random.pick(['\n', '\r\n', '\r', '\n'])),
  deepHtml: (mail, random) => splice(mail, headEnd(mail), headEnd(mail), `\nContent-Type: text/html\n\n${random.pick(['<div>', '<table><tr><td>', '<blockquote>', '<b>', '<ul><li>']).repeat(1 + random.below(3_000))}x`),
  attachBinary: (mail, random) => {
    const bytes = Buffer.from(random.pick(binaries));
    for (let count = random.below(30); count > 0 && bytes.length > 0; count--) bytes[random.below(bytes.length)] = random.below(256);
    const cut = bytes.subarray(0, random.chance(0.3) ? random.below(bytes.length + 1) : bytes.length);
    const name = random.pick(['winmail.dat', 'a.zip', 'a.docx', 'a.doc', 'a.svg', 'a.html', 'a.eml', '', 'a.pdf.exe', 'x'.repeat(300), '\u202egpj.exe']);
    return `From: Anna Keller <anna.keller@nordlicht.example>\nContent-Type: multipart/mixed; boundary=bin\n\n--bin\n${mail}\n--bin\nContent-Type: ${random.pick(['application/ms-tnef', 'application/octet-stream', 'image/svg+xml', 'text/html', 'message/rfc822', 'application/pkcs7-mime', 'image/png'])}; name="${name}"\nContent-Transfer-Encoding: base64\n\n${cut.toString('base64')}\n--bin--\n`;
  },
  nothing: () => '',
};
const names = Object.keys(mutators);

/** At most this large: longer ones only take time that other mails could have. */
const bytesMax = 600_000;

/** One of the seeds with a handful of changes, and which ones. */
export function mutateMail(seeds: readonly Buffer[], random: Random): { readonly bytes: Buffer; readonly changes: readonly string[] } {
  const other = (): string => random.pick(seeds).toString('latin1');
  let mail = other();
  const changes: string[] = [];
  for (let count = 1 + random.below(random.chance(0.3) ? 10 : 4); count > 0; count--) {
    const name = random.pick(names);
    mail = (mutators[name] as Mutator)(mail, random, other).slice(0, bytesMax);
    changes.push(name);
  }
  return { bytes: Buffer.from(mail, 'latin1'), changes };
}
