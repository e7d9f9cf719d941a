// What one mail becomes: the situations other systems got wrong (the F numbers), said as outcomes. Mails are built
// here where a few lines say it better than a file; the files are in fixtures/ and run in test/parse.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../mail/limits.ts';
import type { Entity, ParsedMessage } from './parsed-message.ts';
import { parseMessage } from './parse-message.ts';

function mail(...lines: readonly string[]): ParsedMessage {
  return parseMessage(Buffer.from(lines.join('\r\n'), 'utf8'));
}

function texts(parsed: ParsedMessage): string[] {
  return parsed.lines.map((line) => line.text);
}

function codes(parsed: ParsedMessage): string[] {
  return parsed.problems.map((problem) => problem.code);
}

function multipart(subtype: string, ...parts: readonly (readonly string[])[]): ParsedMessage {
  return mail('From: a@hafen.example', `Content-Type: multipart/${subtype}; boundary=b`, '', ...parts.flatMap((part) => ['--b', ...part]), '--b--');
}

describe('header', () => {
  it('leaves the message id null when it is absent or empty (F20)', () => {
    expect(mail('Subject: x', '', 'y').messageId).toBeNull();
    expect(mail('Message-ID: <>', '', 'y').messageId).toBeNull();
    expect(mail('Message-ID: <a@b.example>', '', 'y').messageId).toBe('a@b.example');
  });

  it('gives no mailbox and a problem for an empty From (F22)', () => {
    const parsed = mail('From: <>', '', '');

    expect(parsed.from).toEqual([]);
    expect(codes(parsed)).toContain('from-missing');
  });

  it('finds the address that an encoded word hides (F23)', () => {
    expect(mail('From: =?utf-8?Q?Anna_=3Canna=40hafen.example=3E?=', '', '').from).toEqual([{ displayName: 'Anna', addrSpec: 'anna@hafen.example' }]);
  });

  it('never takes an address out of a display name when the field has a real one', () => {
    expect(mail('From: "boss@bank.example" <thief@evil.example>', '', '').from).toEqual([{ displayName: 'boss@bank.example', addrSpec: 'thief@evil.example' }]);
    expect(mail('From: =?utf-8?Q?boss=40bank.example?= <thief@evil.example>', '', '').from[0]?.addrSpec).toBe('thief@evil.example');
  });

  it('keeps non-ASCII and dotless domains (F24)', () => {
    expect(mail('From: info@wünsche', '', '').from[0]?.addrSpec).toBe('info@wünsche');
  });

  it('reads a Reply-To without address as none (F25)', () => {
    expect(mail('From: a@hafen.example', 'Reply-To: Nobody', '', '').replyTo).toEqual([]);
  });

  it('reads groups and undisclosed recipients (F26)', () => {
    expect(mail('To: undisclosed-recipients:;', 'Cc: Team: b@hafen.example, c@hafen.example;', '', '').cc.map((mailbox) => mailbox.addrSpec)).toEqual(['b@hafen.example', 'c@hafen.example']);
    expect(mail('To: undisclosed-recipients:;', '', '').to).toEqual([]);
  });

  it('keeps MAILER-DAEMON although it has no domain', () => {
    expect(mail('From: Mail Delivery Subsystem <MAILER-DAEMON>', '', '').from).toEqual([{ displayName: 'Mail Delivery Subsystem', addrSpec: 'MAILER-DAEMON' }]);
  });

  it('takes an impossible date as none and says so (F27)', () => {
    const parsed = mail('Date: Mon, 31 Feb 2026 29:24:05 +0100', '', '');

    expect(parsed.date).toBeNull();
    expect(codes(parsed)).toContain('date-invalid');
  });

  it('takes the instant of the newest Received field', () => {
    expect(mail('Received: by a; Tue, 10 Mar 2026 09:12:30 +0000', 'Received: by b; Tue, 10 Mar 2026 09:00:00 +0000', '', '').received).toBe(Date.UTC(2026, 2, 10, 9, 12, 30));
  });

  it('reads parents through commas, comments, phrases and folding (F28)', () => {
    const parsed = mail('In-Reply-To: Your message of Tue <1@a.example> (x) <2@a.example>', 'References: <0@a.example>,<1@a.example> junk <2', ' @a.example>', '', '');

    expect(parsed.inReplyTo).toEqual(['1@a.example', '2@a.example']);
    expect(parsed.references).toEqual(['0@a.example', '1@a.example', '2@a.example']);
  });

  it('keeps the newest references when there are too many', () => {
    const ids = Array.from({ length: limits.referencesMax + 5 }, (_, index) => `<${index}@a.example>`);

    const { references } = mail(`References: ${ids.join(' ')}`, '', '');

    expect(references).toHaveLength(limits.referencesMax);
    expect(references.at(-1)).toBe(`${limits.referencesMax + 4}@a.example`);
  });

  it('decodes a subject whose tag is encoded (F29)', () => {
    expect(mail('Subject: =?UTF-8?Q?Re:_[#5]_St=C3?= =?utf-8?Q?=B6rung?=', '', '').subject).toBe('Re: [#5] Störung');
  });

  it('lets the first of two From fields count and says so', () => {
    const parsed = mail('From: a@hafen.example', 'From: b@evil.example', '', '');

    expect(parsed.from.map((mailbox) => mailbox.addrSpec)).toEqual(['a@hafen.example']);
    expect(codes(parsed)).toContain('duplicate-header');
  });

  it('shortens a file name that no column would hold and keeps its extension (F31)', () => {
    const parsed = mail(`Content-Type: application/pdf; name="${'n'.repeat(3_000)}.pdf"`, '', 'x');

    expect(parsed.attachments[0]?.name).toMatch(/^n{251}\.pdf$/);
    expect(parsed.root.headers[0]?.body.length).toBeGreaterThan(3_000);
  });
});

describe('charset', () => {
  it('reads text under an unknown charset name and keeps going (F40)', () => {
    const parsed = mail('Content-Type: text/plain; charset=x-klingon', '', 'Grüße');

    expect(texts(parsed)).toEqual(['Grüße']);
    expect(codes(parsed)).toContain('charset-unknown');
  });

  it('takes NUL bytes out of text and subject (F41)', () => {
    const parsed = mail('Subject: a\0b', '', '73\u0000125');

    expect(parsed.subject).toBe('ab');
    expect(texts(parsed)).toEqual(['73125']);
    expect(codes(parsed)).toContain('nul-bytes');
  });

  it('joins an id that an invisible character cuts, and makes wide blanks plain', () => {
    expect(texts(mail('Content-Type: text/plain; charset=utf-8', '', 'Main\u00a0ID: 731\u200b25'))).toEqual(['Main ID: 73125']);
  });
});

describe('structure', () => {
  it('treats a malformed Content-Type of a part as octets (F42)', () => {
    const parsed = multipart('mixed', ['Content-Type: text/plain', '', 'body'], ['Content-Type: =?utf-8?Q?application/pdf?=; name=x.pdf', '', 'x']);

    expect(parsed.root.children[1]?.mediaType).toBe('application/octet-stream');
    expect(parsed.attachments.map((attachment) => attachment.name)).toEqual(['x.pdf']);
  });

  it('ends a part at the end of the mail when the closing boundary is missing (F43)', () => {
    const parsed = mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'body', '--b', 'Content-Type: image/png', '', 'x');

    expect(texts(parsed)).toEqual(['body']);
    expect(parsed.attachments).toHaveLength(1);
  });

  it('continues the body after an attachment', () => {
    expect(texts(multipart('mixed', ['', 'before'], ['Content-Type: image/png; name=a.png', '', 'x'], ['', 'after']))).toEqual(['before', '', 'after']);
  });

  it('keeps inline text files and inline mails out of the body', () => {
    const parsed = multipart('mixed', ['', 'body'], ['Content-Type: text/plain; name=log.txt', 'Content-Disposition: inline', '', 'log'], ['Content-Type: message/rfc822', 'Content-Disposition: inline', '', 'From: x@y.example', '', 'inner']);

    expect(texts(parsed)).toEqual(['body']);
    expect(parsed.attachments.map((attachment) => attachment.mediaType)).toEqual(['text/plain', 'message/rfc822']);
    expect(parsed.from.map((mailbox) => mailbox.addrSpec)).toEqual(['a@hafen.example']);
  });

  it('reads HTML inside multipart/related and knows the logo as inline', () => {
    const parsed = multipart('related', ['Content-Type: text/html', '', '<p>text <img src="cid:logo%40x"></p>'], ['Content-Type: image/png; name=logo.png', 'Content-ID: <logo@x>', '', 'x']);

    expect(texts(parsed)).toEqual(['text']);
    expect(parsed.attachments[0]).toMatchObject({ name: 'logo.png', inline: true });
  });

  it('reads the HTML when the text part is empty or only says so', () => {
    expect(texts(multipart('alternative', ['', ''], ['Content-Type: text/html', '', '<p>real</p>']))).toEqual(['real']);
    expect(texts(multipart('alternative', ['', 'Please use an HTML reader.'], ['Content-Type: text/html', '', '<p>real</p>']))).toEqual(['real']);
    expect(texts(multipart('alternative', ['', 'The HTML page is broken'], ['Content-Type: text/html', '', '<p>The HTML page is broken</p>']))).toEqual(['The HTML page is broken']);
  });

  it('tells that winmail.dat and sealed mail were not opened (F48, F49)', () => {
    expect(codes(multipart('mixed', ['', 'x'], ['Content-Type: application/ms-tnef', '', 'x']))).toContain('tnef');
    expect(codes(mail('Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', '', 'x'))).toContain('encrypted');
  });

  it('finds no body in sealed garbage and does not fail', () => {
    for (const der of ['', '3080', '30800609', '308006092a864886f70d010702a080308002010131', '3084ffffffff', '30'.repeat(200), '3080'.repeat(5_000)]) {
      expect(mail('Content-Type: application/pkcs7-mime', 'Content-Transfer-Encoding: base64', '', Buffer.from(der, 'hex').toString('base64')).lines).toEqual([]);
    }
  });

  it('has an empty body when there is an attachment only (F51)', () => {
    const parsed = multipart('mixed', ['Content-Type: image/png; name=shot.png', '', 'x']);

    expect(parsed.lines).toEqual([]);
    expect(parsed.attachments).toHaveLength(1);
  });

  it('gives the bodies of report parts that recognisers need', () => {
    const parsed = multipart('report; report-type=delivery-status', ['', 'sorry'], ['Content-Type: message/delivery-status', '', 'Final-Recipient: rfc822; x@y.example'], ['Content-Type: message/rfc822', '', 'Subject: original', '', 'text']);

    expect(parsed.reports.map((report) => report.mediaType)).toEqual(['message/delivery-status', 'message/rfc822']);
    expect(parsed.reports[0]?.text).toContain('Final-Recipient');
    expect(parsed.reports[1]?.text).toContain('Subject: original');
  });
});

describe('any bytes', () => {
  const counts = (entity: Entity): number => 1 + entity.children.reduce((sum, child) => sum + counts(child), 0);

  function expectWithinLimits(parsed: ParsedMessage, bytes: Uint8Array): void {
    expect(codes(parsed)).not.toContain('parser-fault');
    expect(parsed.sizeBytes).toBe(bytes.byteLength);
    expect(counts(parsed.root)).toBeLessThanOrEqual(limits.mimePartsMax);
    for (const line of [...parsed.lines, ...(parsed.html ?? [])]) expect(line.text.length).toBeLessThanOrEqual(limits.lineCharactersMax + 200);
    expect(parsed.lines.length).toBeLessThanOrEqual(limits.textLinesMax);
    // PostgreSQL takes neither NUL nor half a surrogate pair.
    expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud[89a-f]/);
    // The result crosses a thread.
    structuredClone(parsed);
  }

  it('give a message within the limits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => expectWithinLimits(parseMessage(bytes), bytes)),
      { numRuns: 300 },
    );
  });

  it('made of pieces of mail give a message within the limits', () => {
    const piece = fc.constantFrom('\r\n', '\n', '\r\n\r\n', '--b', '--b--', 'Content-Type: ', 'multipart/mixed; boundary=b', 'text/html', 'message/rfc822', 'text/plain; format=flowed', '; charset=', 'utf-8', 'iso-2022-jp', 'utf-7', 'utf-16', 'Content-Transfer-Encoding: base64', 'quoted-printable', '=?utf-8?Q?', '=C3', '?=', 'From: ', '<a@b.example>', '"', '(', ';', '<table>', '<tr><td>', '</td>', '<blockquote>', '<a href="http://x.example">', '&amp', 'References: ', 'Date: ', '10 Mar 2026', '\0', '\u001b$B', 'Content-Disposition: attachment; filename*0*=', "utf-8''%ff", '> ', '-- ', ' ');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 120 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''), 'utf8');
        expectWithinLimits(parseMessage(bytes), bytes);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a file name in sections', () => {
  it('keeps the blank with which a section begins', () => {
    const mail = parseMessage(Buffer.from("Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''Angebot%20f%C3%BCr;\r\n filename*1=\" Hafen.pdf\"\r\n\r\nx"));

    expect(mail.attachments.map((one) => one.name)).toEqual(['Angebot für Hafen.pdf']);
  });
});
