// Of what kind an attachment is: by its name, by what its sender says, and above all by its bytes.
import { describe, expect, it } from 'vitest';
import { file } from '../../test/support/desk.ts';
import type { FileContent } from '../parse/parsed-message.ts';
import { globMatches, isOfKind } from './file-kind.ts';

describe('globMatches', () => {
  it.each([
    ['*.docx', 'Report.DOCX', 'application/octet-stream', true],
    ['*.docx', 'docx', 'application/octet-stream', false],
    ['image/*', 'a.png', 'image/png', true],
    ['image/*', 'image/png', 'text/plain', false],
    ['message/rfc822', '', 'message/rfc822', true],
    ['events.log', 'Events.log', 'text/plain', true],
    ['events.log', 'old-events.log', 'text/plain', false],
  ])('%s on %s (%s) is %s', (glob, name, type, expected) => {
    expect(globMatches(glob, name, type)).toBe(expected);
  });
});

describe('isOfKind', () => {
  const of = (name: string, claimed: string, found: string | null, danger: FileContent['danger'] = null) => file(name, claimed, { content: { mediaType: found, pictures: null, danger } });

  it.each([
    ['a screenshot without a type', ['image/*'], of('Clip', 'application/octet-stream', 'image/png'), true],
    ['a PDF that is called a picture', ['image/*'], of('scan.png', 'image/png', 'application/pdf'), false],
    ['another picture than its sender says', ['image/png'], of('a', 'image/png', 'image/jpeg'), true],
    ['a zip may be what its sender says', ['application/x-logs'], of('a', 'application/x-logs', 'application/zip'), true],
    ['a program that pretends is nothing', ['*.png', 'image/*'], of('a.png', 'image/png', 'application/x-msdownload', 'disguised'), false],
    ['nobody has looked', ['image/*'], file('a.png', 'image/png'), true],
  ])('%s', (_, globs, one, expected) => {
    expect(isOfKind(globs, one)).toBe(expected);
  });
});
