// Every fixture of the parser, as LF and as CRLF, against its golden summary (UPDATE_GOLDEN=1 writes it anew). The
// summary holds what other stages build on; sizes are left out because line ends change them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entity, ParsedMessage } from '../../src/parse/parsed-message.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';

const folders = ['mime', 'charset', 'malformed', 'hostile'];
const root = new URL('../../fixtures/', import.meta.url).pathname;

function tree(entity: Entity): unknown {
  const self = `${entity.path || '-'} ${entity.mediaType}`;
  return entity.children.length === 0 ? self : { [self]: entity.children.map(tree) };
}

function summary(mail: ParsedMessage): unknown {
  const mailboxes = (list: ParsedMessage['from']): string[] => list.map(({ displayName, addrSpec }) => `${displayName}<${addrSpec}>`);
  return {
    messageId: mail.messageId,
    date: mail.date === null ? null : new Date(mail.date).toISOString(),
    received: mail.received === null ? null : new Date(mail.received).toISOString(),
    from: mailboxes(mail.from),
    replyTo: mailboxes(mail.replyTo),
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc),
    subject: mail.subject,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    tree: tree(mail.root),
    lines: mail.lines.map((line) => (line.cells === undefined ? line.text : { cells: line.cells })),
    attachments: mail.attachments.map(({ path, name, mediaType, inline }) => `${path || '-'} ${mediaType} ${inline ? 'inline' : 'attached'} ${name}`),
    reports: mail.reports.map(({ path, mediaType }) => `${path} ${mediaType}`),
    problems: mail.problems.map(({ code, severe }) => (severe ? `${code} (severe)` : code)),
  };
}

function withCrlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}

describe.each(folders)('fixtures/%s', (folder) => {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.eml'));

  it('holds mails', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(names)('reads %s the same with LF and CRLF and as recorded', (name) => {
    const bytes = readFileSync(join(root, folder, name));
    const golden = join(root, folder, name.replace(/\.eml$/, '.expected.json'));

    const lf = summary(parseMessage(bytes));
    const crlf = summary(parseMessage(withCrlf(bytes)));

    if (process.env['UPDATE_GOLDEN'] === '1' || !existsSync(golden)) writeFileSync(golden, `${JSON.stringify(lf, null, 2)}\n`);
    expect(lf).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    expect(crlf).toEqual(lf);
  });
});
