import { describe, expect, it } from 'vitest';
import { trainCases } from '../../sentence/case-standing.ts';
import { withoutToldAnew } from './told-anew.ts';

const model = trainCases([
  { kind: 'case_back', examples: ['hang on, wrong sticky note', 'Start again:', 'Sorry, scratch all of the above, that was Friday.', 'scratch all of the above, wrong form', 'Wait, wrong sheet, start again:', 'Moment, falscher Zettel', 'Noch einmal von vorn:', 'Oubliez tout ce qui précède, mauvaise fiche'] },
  { kind: 'case_this', examples: ['The mail does not arrive.', 'Sorry, the version is 4.', 'He gets an error again.', 'Nothing arrives at all.', 'The customer is Fern Hill.', 'Holly cannot log in.', 'Mails come late since Friday.'] },
], []);
const kept = (text: string): string => withoutToldAnew(text.split('\n').map((line) => ({ text: line, cells: null, role: 'new' as const })), model).map(({ text: line }) => line.trim()).filter((line) => line !== '').join('\n');

describe('a letter that is told anew', () => {
  it('keeps only what stands below the words that take the rest back', () => {
    const below = 'The customer is Emu Plumbing, emu.example, and Ravi Menon gets no mail since Friday.';

    expect(kept(`Customer Fern Hill, fern.example, Holly cannot log in.\nhang on, wrong sticky note. Start again:\n${below}`)).toBe(below);
    expect(kept(`Customer: Fern Hill\nDomain: fern.example\nSorry, scratch all of the above, that was Friday.\n${below}`)).toBe(below);
    expect(kept(`Kunde Fern Hill, fern.example.\nMoment, falscher Zettel. Noch einmal von vorn:\n${below}`)).toBe(below);
  });

  it.each([
    'Customer: Fern Hill\nDomain: fern.example\nHolly cannot log in since nine, mails come late for all of them.\nSorry, scratch all of the above.',
    'Customer: Fern Hill\nSorry, scratch all of the above, wrong form. Only the domain is another: fern.example. The rest stays as it is.',
    'Customer: Fern Hill\nSorry, the version is 4.\nNothing arrives at all at the mailbox of Holly, and mails come late.',
    'Contact:\nUte Brandt, 0421 5550\nStart again:\nHolly cannot log in since nine, mails come late for all of them.',
  ])('stays as it is where nothing, or not all, is told anew: %s', (text) => {
    expect(kept(text)).toBe(text);
  });

  it('stays as it is where nothing was learnt', () => {
    const lines = [{ text: 'hang on, wrong sticky note. Start again:', cells: null, role: 'new' as const }];

    expect(withoutToldAnew(lines, null)).toEqual(lines);
  });
});
