// Which files go to the other side, what staff and the requester hear of the others, and what is said of a mail that could not
// be read as a whole.
import { describe, expect, it } from 'vitest';
import { answersOf, apiaryWith, claim, draftOf, factsOf, file, forwardsOf, historyOf, joined, mail, opened, relaysOf, tellsOf, ticketOf, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import { limits } from '../mail/limits.ts';
import type { FileDanger } from '../parse/parsed-message.ts';
import type { Decision, MailEvent } from './decision.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { filesFor, keepFilesOf } from './ticket-files.ts';

const dangerous = (name: string, danger: FileDanger, path = '2') => file(name, 'application/octet-stream', { path, content: { mediaType: null, pictures: null, danger } });
const complete = { fields: [claim('club_no', '4711'), claim('began', '2026-03-09T08:00:00Z'), claim('story', 'They lie before it'), claim('sample', 'a bee')] };

async function openedWith(options: MailOptions, more: Partial<MailEvent> = {}, desk?: Desk): Promise<Decision> {
  return opened({ ...mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), ...options }), ...more }, desk);
}

describe('files on their way to the working side', () => {
  it('go along, but for programs and what pretends; both sides are told which', async () => {
    const decision = await openedWith({ ...complete, attachments: [file('hive.jpg', 'image/jpeg', { path: '2' }), dangerous('fix.exe', 'program', '3'), dangerous('bill.pdf.exe', 'disguised', '4'), dangerous('list.docm', 'macros', '5')] });

    expect(forwardsOf(decision)).toMatchObject([{ attachmentsOf: ['17'] }]);
    expect(filesFor(ticketOf(decision), ['17']).taken?.map((one) => one.path)).toEqual(['2', '5']);
    expect(filesFor(ticketOf(decision), ['17']).leftOut.map((one) => [one.name, one.leftOut])).toEqual([['fix.exe', 'program'], ['bill.pdf.exe', 'disguised']]);
    expect(answersOf(decision)[0]?.keptBack?.map((one) => one.name)).toEqual(['fix.exe', 'bill.pdf.exe']);
    expect(historyOf(decision, 'file')).toEqual(['kept back, not passed on: fix.exe (program)', 'kept back, not passed on: bill.pdf.exe (disguised)']);
  });

  it('are held back as the pack says', async () => {
    const desk = apiaryWith(['  fields: [club_no, hives, keeper, began, story]\nrules:', '  fields: [club_no, hives, keeper, began, story]\n  withhold: [macros]\nrules:']);
    const decision = await openedWith({ ...complete, attachments: [dangerous('agent.jar', 'program', '2'), dangerous('list.docm', 'macros', '3')] }, {}, desk);

    expect(filesFor(ticketOf(decision), ['17']).taken?.map((one) => one.name)).toEqual(['agent.jar']);
  });

  it('stop where a mail would become too large or too many to be taken anywhere, and the sender learns the limit', async () => {
    const half = limits.passedFilesBytesMax / 2;
    const large = await openedWith({ attachments: ['2', '3', '4'].map((path) => file(`dump-${path}.gz`, 'application/gzip', { path, sizeBytes: half })) });
    const many = await openedWith({ attachments: Array.from({ length: limits.passedFilesMax + 2 }, (_, index) => file(`${index}.log`, 'text/plain', { path: String(index) })) });

    expect(answersOf(large)[0]?.keptBack).toMatchObject([{ name: 'dump-4.gz', leftOut: 'too_large' }]);
    expect(answersOf(many)[0]?.keptBack).toMatchObject([{ name: '50.log', leftOut: 'too_many' }, { name: '51.log', leftOut: 'too_many' }]);
  });

  it('of several mails that go in one forward are counted together', () => {
    const half = limits.passedFilesBytesMax / 2;
    const files = ['11', '12', '13'].map((messageId) => ({ messageId, path: '2', name: `${messageId}.gz`, sizeBytes: half, leftOut: null }));

    expect(filesFor({ files }, ['11', '12', '13']).leftOut).toMatchObject([{ name: '13.gz', leftOut: 'too_large' }]);
    expect(filesFor({ files }, ['13']).leftOut).toEqual([]);
  });

  it('the letter paper stays behind, a pasted screenshot goes along', async () => {
    const decision = await openedWith({ ...complete, attachments: [file('logo.png', 'image/png', { path: '2', inline: true, sizeBytes: 4_000 }), file('', 'image/png', { path: '3', inline: true, sizeBytes: 90_000 })] });

    expect(filesFor(ticketOf(decision), ['17']).taken).toMatchObject([{ path: '3', name: 'image/png' }]);
  });

  it('a reply with nothing but a program is answered, so that its sender knows', () => {
    const decision = joined(ticketWith({ forwardedAt: tuesday }), mail({ text: 'Here is the tool.', attachments: [dangerous('tool.exe', 'program')] }));

    expect(answersOf(decision)).toMatchObject([{ keptBack: [{ name: 'tool.exe' }] }]);
    expect(relaysOf(decision)).toMatchObject([{ direction: 'to-working-side', attachmentsOf: '17' }]);
  });

  it('of a ticket that is merged into another go along with it', () => {
    const draft = draftOf(mail(), { files: [{ messageId: '12', path: '2', name: 'b.log', sizeBytes: 1, leftOut: null }] });
    keepFilesOf(draft, { files: [{ messageId: '11', path: '2', name: 'a.log', sizeBytes: 1, leftOut: null }, { messageId: '11', path: '3', name: 'a.exe', sizeBytes: 1, leftOut: 'program' }] });

    expect(filesFor(draft.ticket, ['11', '12']).taken?.map((one) => one.name)).toEqual(['a.log', 'b.log']);
  });

  it('tickets from before files were noted send all they have', () => {
    expect(filesFor({}, ['17'])).toEqual({ taken: null, leftOut: [] });
  });
});

it('what staff attach is held back by the same rule, and they are told', () => {
  const decision = joined(ticketWith({ forwardedAt: tuesday }), mail({ from: 'lee@works.example', text: 'Please run this.', attachments: [dangerous('patch.exe', 'program')] }));

  expect(relaysOf(decision)).toMatchObject([{ direction: 'to-requester' }]);
  expect(filesFor(ticketOf(decision), ['17']).taken).toEqual([]);
  expect(tellsOf(decision)).toMatchObject([{ to: ['lee@works.example'], text: 'files_kept_back', lines: ['patch.exe (program)'] }]);
});

describe('a mail that could not be read as a whole', () => {
  const encrypted = { code: 'encrypted', detail: 'the content is encrypted or sealed and was not opened', severe: true };
  const withProblems = (event: MailEvent): MailEvent => ({ ...event, mail: { ...event.mail, problems: [encrypted, { code: 'mime-too-deep', detail: 'parts nested deeper than 32 were not opened', severe: true }, { code: 'date-invalid', detail: 'x', severe: false }] } });

  it('is marked for staff, and its sender is asked to write it once more while something is missing (F49)', async () => {
    const decision = opened(withProblems(mail({ facts: await factsOf('ida@linden.example') })));

    expect(ticketOf(decision).flags).toContain('partly_unread');
    expect(historyOf(decision, 'problem')).toEqual(['encrypted: the content is encrypted or sealed and was not opened', 'mime-too-deep: parts nested deeper than 32 were not opened']);
    expect(answersOf(decision)[0]?.paragraphs).toContain('mail_encrypted');
  });

  it('whose files stayed behind because it was too large is told so, whether something else is missing or not (F13)', async () => {
    const tooLarge = { code: 'mail-too-large', detail: 'its files are not here', severe: true };
    const event = mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), ...complete });

    const decision = opened({ ...event, mail: { ...event.mail, problems: [tooLarge] } });

    expect(ticketOf(decision)).toMatchObject({ missing: [], flags: expect.arrayContaining(['partly_unread']) });
    expect(answersOf(decision)[0]?.paragraphs).toContain('mail_too_large');
  });

  it('whoever has said everything need not hear of formats', async () => {
    const decision = opened(withProblems(mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), ...complete })));

    expect(ticketOf(decision)).toMatchObject({ missing: [], flags: expect.arrayContaining(['partly_unread']) });
    expect(answersOf(decision)[0]?.paragraphs).not.toContain('mail_encrypted');
  });
});
