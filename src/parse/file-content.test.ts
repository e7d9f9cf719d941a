// What a file is by its bytes, against what it is called: types, pictures inside documents, and what must not be opened unseen.
import { describe, expect, it } from 'vitest';
import { zipFile } from '../../test/support/zip-file.ts';
import { parseAndExamine } from './examine-files.ts';
import { examineFile } from './file-content.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const exe = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)]);
const word = (...inside: string[]): Buffer => zipFile([{ name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' }, { name: 'word/document.xml', content: '<w/>' }, ...inside.map((name) => ({ name }))]);
const ole = (...inside: (string | Buffer)[]): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), ...inside.map((one) => (typeof one === 'string' ? Buffer.from(one, 'utf16le') : one))]);
const looked = (name: string, bytes: Buffer | string, mediaType = 'application/octet-stream') => examineFile({ name, mediaType, bytes: Buffer.from(bytes) });

describe('the type of a file', () => {
  it.each([
    ['a picture called a log', 'mail.log', png, 'image/png'],
    ['a Word document', 'error.docx', word(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['an SVG', 'plan.svg', '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['HTML', 'report', '\ufeff<!DOCTYPE html><html></html>', 'text/html'],
    ['XML', 'web.config', '<?xml version="1.0"?><configuration/>', 'application/xml'],
    ['a mail', 'thread', 'Return-Path: <a@b.example>\r\nReceived: from x\r\n\tby y\r\nSubject: z\r\n\r\nText', 'message/rfc822'],
    ['a winmail.dat', 'x', Buffer.from('789f3e2201009007', 'hex'), 'application/ms-tnef'],
    ['text', 'notes.txt', 'Just words.', null],
    ['nothing', 'empty', '', null],
  ])('%s', async (_, name, bytes, mediaType) => {
    expect((await looked(name, bytes)).mediaType).toBe(mediaType);
  });
});

describe('pictures inside a document (RHI-46)', () => {
  it.each([
    ['a .docx with a screenshot', word('word/media/image1.png'), true],
    ['a .docx with words only', word('word/styles.xml'), false],
    ['a .doc with a screenshot', ole('WordDocument', png), true],
    ['a .doc with words only', ole('WordDocument'), false],
    ['a spreadsheet of the old kind says nothing', ole('Workbook'), null],
    ['a .docx that cannot be read says nothing', Buffer.from('PK\x03\x04 cut off'), null],
  ])('%s', async (_, bytes, pictures) => {
    expect((await looked('error.doc', bytes)).pictures).toBe(pictures);
  });
});

describe('what nobody should open unseen', () => {
  it.each([
    ['a program', 'setup.exe', exe, 'program'],
    ['a program without an extension', 'setup', exe, 'program'],
    ['a program by its name only', 'run.ps1', 'Get-Date', 'program'],
    ['an extension behind which Windows drops dots and blanks', 'run.bat. .', 'dir', 'program'],
    ['a program called a picture', 'screen.png', exe, 'disguised'],
    ['two extensions', 'invoice.pdf.exe', exe, 'disguised'],
    ['two extensions with blanks between', 'invoice.pdf                    .scr', 'x', 'disguised'],
    ['a zip around a program', 'fix.zip', zipFile([{ name: 'fix/' }, { name: 'fix/fix.exe', content: exe }]), 'program'],
    ['a zip with a disguised program among files', 'logs.zip', zipFile([{ name: 'a.log' }, { name: 'b.log' }, { name: 'c.log' }, { name: 'd.txt.js' }]), 'disguised'],
    ['a path out of the folder does not hide it', 'x.zip', zipFile([{ name: '../../start.cmd' }]), 'program'],
    ['a zip bomb', 'logs.zip', zipFile([{ name: 'a.log', claims: 4_000_000_000 }]), 'bomb'],
    ['a zip that grows two hundredfold', 'logs.zip', zipFile([{ name: 'a.log', content: Buffer.alloc(1_000), claims: 200_000_000 }]), 'bomb'],
    ['a document with macros', 'list.docm', word('word/vbaProject.bin'), 'macros'],
    ['an old document with macros', 'list.doc', ole('WordDocument', '_VBA_PROJECT'), 'macros'],
    ['a picture that runs in a browser', 'plan.svg', '<svg onload="alert(1)"/>', 'script'],
    ['an SVG of ten billion laughs', 'plan.svg', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', 'script'],
    ['a picture that does not', 'plan.svg', '<svg><path d="M0 0"/></svg>', null],
    ['a bundle of logs with a script of theirs', 'logs.zip', zipFile(['a.log', 'b.log', 'c.log', 'collect.bat'].map((name) => ({ name }))), null],
    ['a document', 'error.docx', word('word/media/image1.png'), null],
    ['a log with two dots', 'server.2026.log', 'x', null],
    ['nested zips are not opened', 'a.zip', zipFile([{ name: 'b.zip', content: zipFile([{ name: 'c.exe' }]) }]), null],
  ])('%s', async (_, name, bytes, danger) => {
    expect((await looked(name, bytes)).danger).toBe(danger);
  });

  it('is found inside a mail that is attached', async () => {
    const mail = await parseAndExamine(Buffer.from(['Subject: fwd', 'Content-Type: multipart/mixed; boundary=a', '', '--a', '', 'see below', '--a', 'Content-Type: message/rfc822', '', 'From: a@b.example', 'Subject: bill', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'pay', '--b', 'Content-Type: application/pdf; name="bill.pdf.exe"', '', 'MZ', '--b--', '--a--', ''].join('\r\n')));

    expect(mail.attachments.map((one) => one.content)).toEqual([{ mediaType: 'message/rfc822', pictures: null, danger: 'disguised' }]);
  });
});

it('a mail without attachments is parsed and not looked into', async () => {
  expect((await parseAndExamine(Buffer.from('Subject: x\r\n\r\nText'))).attachments).toEqual([]);
});
