import { expect, it } from 'vitest';
import { readNoticeCommand } from './notice-text.ts';

it('reads the kind, a value a line with what follows it, and below a blank line the words for the mail', () => {
  const { word, said } = readNoticeCommand('plan', 'Planned time: 2026-03-10 02:00\nImpact: Webmail is away\nfor ten minutes.\nPlatform: EU, us-2\n\nWe replace disks: all of them.\n\nThank you.');

  expect(word).toBe('planned');
  expect(said).toEqual({
    values: { start: '2026-03-10 02:00', impact: 'Webmail is away\nfor ten minutes.' }, platforms: ['eu', 'us-2'], title: '', anyway: '',
    details: 'We replace disks: all of them.\n\nThank you.',
  });
});

it('takes words behind the command for the mail, and a value there for a value', () => {
  expect(readNoticeCommand('update We have found the cause.', '').said.details).toBe('We have found the cause.');
  expect(readNoticeCommand('finish successful: yes', '').said.values).toEqual({ successful: 'yes' });
});

it('leaves a label that it does not know in the text', () => {
  expect(readNoticeCommand('update', 'Cause: a broken switch.').said).toMatchObject({ values: {}, details: 'Cause: a broken switch.' });
});
