import { expect, it } from 'vitest';
import { apiary, draftOf, mail, type MailOptions } from '../../test/support/desk.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { takeInCopied } from './copied-people.ts';
import type { Draft } from './draft.ts';

type Copied = 'ignored' | 'may_write' | 'informed';

function taken(copied: Copied | undefined, options: MailOptions): Draft['ticket'] {
  const desk: Desk = { ...apiary, pack: { ...apiary.pack, desk: { ...apiary.pack.desk, ...(copied === undefined ? {} : { copied }) } } };
  const draft = draftOf(mail({ from: 'ida@linden.example', ...options }), { participants: ['ida@linden.example'], requester: { displayName: 'Ida', addrSpec: 'ida@linden.example' } });
  const own: Draft = { ...draft, desk };
  takeInCopied(own);
  return own.ticket;
}

it('takes nobody in unless the pack says so', () => {
  expect(taken(undefined, { cc: ['kim@consultant.example'] }).participants).toEqual(['ida@linden.example']);
  expect(taken('ignored', { cc: ['kim@consultant.example'] }).participants).toEqual(['ida@linden.example']);
});

it('lets people in copy write, and read along only where the pack wants that', () => {
  expect(taken('may_write', { cc: ['Kim@Consultant.example'] })).toMatchObject({ participants: ['ida@linden.example', 'kim@consultant.example'] });
  expect(taken('may_write', { cc: ['kim@consultant.example'] }).copied).toBeUndefined();
  expect(taken('informed', { cc: ['kim@consultant.example'] }).copied).toEqual(['kim@consultant.example']);
});

it('takes in nobody of the other conversation, no desk, no machine', () => {
  const cc = ['lee@works.example', 'keepers@works.example', 'lead@works.example', 'hives+bee-2026-0001.r.k@apiary.example', 'other-desk@apiary.example', 'no-reply@shop.example', 'mailer-daemon@shop.example'];

  expect(taken('informed', { cc }).participants).toEqual(['ida@linden.example']);
});

it('takes in nobody whom a doubtful author names, and no crowd', () => {
  expect(taken('informed', { cc: ['kim@consultant.example'], authentication: { from: 'fail', detail: '' } }).participants).toEqual(['ida@linden.example']);
  expect(taken('informed', { cc: Array.from({ length: 11 }, (_, index) => `p${index}@consultant.example`) }).participants).toEqual(['ida@linden.example']);
});
