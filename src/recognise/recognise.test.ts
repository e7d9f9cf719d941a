// The whole of recognition: identifiers, phrases, commands, and what must hold for any mail at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beacon, claimsOf, htmlOf, mailOf, receivedAt, recognised } from '../../test/recognise/sample-desk.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { plainSpaces } from './field/text-line.ts';
import { findMatches, compilePatterns } from './pattern.ts';
import { recognise } from './recognise.ts';
import type { RecognitionRules } from './recognition-rules.ts';

const ids = (mail: ParsedMessage): string[] => recognised(mail).identifiers.map((claim) => `${claim.identifier} ${claim.value} ${claim.source}${claim.labelled ? ' labelled' : ''}${claim.placeholder ? ' placeholder' : ''}`);

describe('identifiers', () => {
  it('are found labelled or not, labelled first, each with its place', () => {
    const mail = mailOf('The lamp 2001lp broke, see LOG-88213.\nLamps: 2002LP\n\n-- \nIda\nspare 2003LP\n', { Subject: 'lamp 2004LP' });

    expect(ids(mail)).toEqual(['lamp 2002LP label labelled', 'lamp 2001LP label', 'log LOG-88213 label', 'lamp 2003LP signature', 'lamp 2004LP subject']);
  });

  it('touching letters, digits, hyphens or underscores are not found', () => {
    expect(ids(mailOf('X2001LP 2001LPS 12001LP A-2001LP 2001LP_old file2001LP.txt'))).toEqual([]);
  });

  it('in URLs, addresses and message-ids are not found', () => {
    expect(ids(mailOf('https://a.example/2001LP/x 2001LP@a.example <LOG-88213.x@a.example>'))).toEqual([]);
  });

  it('of the blank form are marked', () => {
    expect(ids(mailOf('Lamps: 1234LP'))).toEqual(['lamp 1234LP label labelled placeholder']);
  });

  it('that look like anything are unlabelled unless a label stands before them, even in a sentence', () => {
    expect(ids(mailOf('Our station number is 40117, thanks.'))).toEqual(['station 40117 label labelled']);
    expect(ids(mailOf('Our station number with you is 40117, thanks.'))).toEqual(['station 40117 label labelled']);
    expect(ids(mailOf('The trouble with you is 40117 lamps.'))).toEqual(['station 40117 label']);
    expect(ids(mailOf('pls open, 40117, dark since eight'))).toEqual(['station 40117 label']);
    expect(ids(mailOf('x', { Subject: '40117: dark' }))).toEqual(['station 40117 subject']);
    for (const text of ['Bitte aufmachen: 40117, Harbour', '40117 / 2001, main light', 'Références : 40117 pour nous', 'We are 40117 : please open']) expect(ids(mailOf(text))).toEqual(['station 40117 label']);
  });

  it('that are post codes, ports, counts or amounts are left out', () => {
    for (const text of ['our ref 40117', 'Réf. interne 40117', 'Vorgang Nr. 40117', 'Rechnung: 40117', 'port: 10025']) expect(ids(mailOf(text)), text).toEqual([]);
    expect(ids(mailOf('x', { Subject: 'Réf. interne 40117 - dark' }))).toEqual([]);
    expect(ids(mailOf('Hafen 1, 28195 Bremen\nport 10025, :10025, 10000 mails, 20000 EUR-zone, $50000, 99999 ms, 20001 recipients, 20002 Empfänger, extension 20003, Durchwahl 20004, 1.40117, 40117/tcp\n'))).toEqual([]);
  });

  it('in the quoted mail of the writer himself fill a gap, those of others never do', () => {
    const quote = (from: string): string => `\n\nOn Mon, 9 Mar 2026 at 10:00, ${from} wrote:\n> Lamps: 2001LP\n> Station number: 40117\n>\n> On Sun, 8 Mar 2026 at 10:00, Bo <bo@other.example> wrote:\n>> Lamps: 2009LP\n`;

    expect(ids(mailOf(`Any news?${quote('Ida Holm <ida@tower.example>')}`))).toEqual(['lamp 2001LP forwarded labelled', 'station 40117 forwarded labelled']);
    expect(ids(mailOf(`Any news of 2002LP?${quote('Ida Holm <ida@tower.example>')}`)).filter((one) => one.startsWith('lamp'))).toEqual(['lamp 2002LP label']);
    expect(ids(mailOf(`Any news?${quote('Bo <bo@other.example>')}`))).toEqual([]);
  });

  it('are never more than a few of a kind', () => {
    expect(ids(mailOf('2001LP '.repeat(5_000))).length).toBeLessThanOrEqual(40);
  });
});

describe('phrases', () => {
  it.each(['We do not want to visit, no, not visit the tower.', 'Please don\'t come and, as said, not yet visit the tower.', 'Aucune plainte. Pas de Besuch Turm.'])('that are denied right before are not told: %s', (text) => {
    expect(recognised(mailOf(text)).phrases).toEqual([]);
  });

  it.each(['The lamp is not lit, visit the tower.', 'Not now. Visit the tower!', 'We cannot see a thing: visit the tower'])('of another clause are told: %s', (text) => {
    expect(recognised(mailOf(text)).phrases.map((one) => one.name)).toEqual(['visit']);
  });

  it('match by words without case and accents, with gaps, in new text and subject', () => {
    const found = recognised(mailOf('Nous voulons faire une visite.\nEin BESÜCH auf dem alten Turm wäre schön.', { Subject: 'May we Visit the tower?' })).phrases;

    expect(found).toEqual([{ name: 'visit', line: 2, words: 'BESÜCH auf dem alten Turm' }]);
    expect(recognised(mailOf('See subject.', { Subject: 'May we Visit the tower?' })).phrases).toEqual([{ name: 'visit', line: 0, words: 'Visit the tower' }]);
    expect(recognised(mailOf('Ein Besuch auf dem alten Turm wäre schön.')).phrases).toEqual([{ name: 'visit', line: 1, words: 'Besuch auf dem alten Turm' }]);
  });

  it('do not match part of a word, too wide a gap, or quoted text', () => {
    expect(recognised(mailOf('Wir revisit the towers. Besuch auf dem sehr alten schönen hohen Turm.')).phrases).toEqual([]);
    expect(recognised(mailOf('no\n\nOn Mon, 2 Mar 2026 at 10:00, Bo <bo@other.example> wrote:\n> grease the gear\n')).phrases).toEqual([]);
  });
});

describe('commands', () => {
  it('are the known words at the top, with their arguments', () => {
    const found = recognised(mailOf('#Status open\n# note check the fuse\n#resolve\n\nThe fuse was broken.\n#resolve\n'));

    expect(found.commands).toEqual([{ verb: 'status', argument: 'open', line: 1 }, { verb: 'note', argument: 'check the fuse', line: 2 }, { verb: 'resolve', argument: '', line: 3 }]);
    expect(found.message).toBe('The fuse was broken.\n#resolve');
  });

  it('are nothing further down, quoted, or unknown', () => {
    expect(recognised(mailOf('Hello\n#resolve\n')).commands).toEqual([]);
    expect(recognised(mailOf('> #resolve\n')).commands).toEqual([]);
    expect(recognised(mailOf('#frobnicate now\n#resolve\n')).commands).toEqual([]);
    expect(recognised(mailOf('#1 lamp\n')).commands).toEqual([]);
  });
});

describe('any mail', () => {
  const pieces = fc.oneof(
    fc.constantFrom('STATION NUMBER:', 'Lamps', 'Level', ': ', '：', ' = ', '\t', '|', ' - ', '**', '> ', '>> ', '\n', '\n\n', '-- \n', '40117', '2001LP', '10.03.2026 - 09:30 UTC+1', 'yes', 'e.g. ', '(', ')', '?', 'What has already been done by the keeper', 'Regards', 'From: a@b.example', 'On Mon, 2 Mar 2026 at 10:00, Bo <bo@other.example> wrote:', '```', '----', '1a. ', '\u00a0', '\u200b', 'é', '😀', 'http://x/', 'BCN-2026-000001'),
    fc.string({ maxLength: 12 }),
  );

  it('gives claims whose raw text really stands on their line, and never throws', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), fc.boolean(), (parts, html) => {
      const mail = html ? htmlOf(parts.join('')) : mailOf(parts.join(''));

      const found = recognised(mail);

      expect(found.problems).toEqual([]);
      for (const claim of [...found.fields, ...found.identifiers]) {
        const first = claim.raw.split('\n')[0] ?? '';
        // A sentence that a mail program broke goes on in the lines below.
        const below = mail.lines.slice(claim.line, claim.line + 6).map((one) => one.text).join(' ');
        const line = claim.line === 0 ? mail.subject : `${mail.lines[claim.line - 1]?.text ?? ''} ${below}\n${mail.lines[claim.line - 1]?.cells?.join('\n') ?? ''}`;
        expect(plainSpaces(line).replace(/\s+/g, '')).toContain(first.replace(/\s+/g, ''));
      }
    }), { numRuns: 400 });
  });

  it('is linear however hostile', () => {
    const hostile = [
      'STATION NUMBER:'.repeat(4_000), 'a: '.repeat(20_000), ': '.repeat(30_000), '? '.repeat(30_000), '| '.repeat(30_000), '> '.repeat(30_000), '* '.repeat(30_000), '(e.g. '.repeat(10_000), '40117 '.repeat(10_000),
      'Station number - '.repeat(4_000), `${'x'.repeat(60_000)}:`, 'Level 1 '.repeat(8_000), 'visit '.repeat(10_000), 'Besuch a b c '.repeat(6_000), `${'STATION NUMBER\n'.repeat(4_000)}`, 'a\n'.repeat(4_900), '\n'.repeat(60_000), 'What has already been done by the keeper\n'.repeat(2_000), '['.repeat(50_000), '10.03.2026 '.repeat(6_000), '=?'.repeat(20_000), `REPORT:\n${'line of a log: error=17 | x=1\n'.repeat(2_500)}`,
    ];
    for (const text of hostile) {
      const begin = performance.now();
      const found = recognised(mailOf(text));
      // No claim about speed, only a net for what would take minutes if it were quadratic.
      expect(performance.now() - begin, text.slice(0, 30)).toBeLessThan(10_000);
      expect(found.problems).toEqual([]);
    }
  });

  it('survives a recogniser that fails, with a problem', () => {
    const broken = { ...beacon, get phrases(): never { throw new Error('no phrases today'); } } as unknown as RecognitionRules;

    const found = recognise({ mail: mailOf('Station number: 40117'), reversePath: '', forwardPaths: [], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt }, broken);

    expect(found.fields.map((claim) => claim.value)).toContain('40117');
    expect(found.problems).toEqual([{ code: 'recogniser-failed', detail: expect.stringContaining('no phrases today') as string, severe: true }]);
  });

  it('without any text gives nothing', () => {
    expect(recognised(mailOf('', { Subject: '' })).fields).toEqual([]);
    expect(claimsOf(mailOf('\n\n\n'), 'report')).toEqual([]);
  });
});

describe('patterns of admins', () => {
  it('cost the same on hostile text as on honest text', () => {
    const { identifiers } = compilePatterns([{ id: 'x', pattern: '(a+)+b|(a|aa)*c', ignoreCase: true, labelNeeded: false, placeholders: [], external: false, rule: 'x' }]);
    const pattern = identifiers[0]?.pattern;

    expect(pattern === undefined ? null : findMatches(pattern, 'a'.repeat(60_000))).toEqual([]);
  });

  it('may keep look-around at their rims, which the boundary replaces', () => {
    const { identifiers } = compilePatterns([{ id: 'x', pattern: String.raw`(?<![\dA-Z-])\d{5}(?![\dA-Z])`, ignoreCase: false, labelNeeded: true, placeholders: [], external: false, rule: 'x' }]);
    const pattern = identifiers[0]?.pattern;

    expect(pattern === undefined ? [] : findMatches(pattern, '73125 RCR-123456 12345RS D-81669 81669.').map((match) => match.text)).toEqual(['73125', '81669']);
  });
});
