import { describe, expect, it } from 'vitest';
import { trainCases } from '../../sentence/case-standing.ts';
import { isLikeAnother, otherPartFrom } from './case-likeness.ts';
import { withoutOtherParts } from './other-parts.ts';

const model = trainCases([
  { kind: 'case_other', examples: ['A hoster we know sees the same on mx.north.example, but they will write to you themselves.', 'A friend at another company sees the same, he will write to you himself.', 'The Windows machine I listed first was the jump host of another customer.', 'The machine I listed first was that of another customer.', 'Another provider sees the same, they write themselves.', 'What Tom tried on Monday belongs to another ticket.', 'What they tried belongs to another ticket.', 'Not the one at the dentists, that was closed on Monday.', 'Not the machine of the bakery, that was closed last week.', 'It was closed by a friend at the bakery on Monday.'] },
  { kind: 'case_this', examples: ['The search does not find senders with an accent.', 'The system is Linux.', 'The version is 4 and the system is Linux.', 'I deleted the device and tried again.', 'We see the same on a second machine.', 'Another user sees the same.', 'The key is the same as always.', 'Nobody can log in since Monday.'] },
], []);
const kept = (text: string): string => withoutOtherParts(text.split('\n').map((line) => ({ text: line, cells: null, role: 'new' as const })), '', model).map((line) => line.text.replace(/\s+/g, ' ').trim()).join('\n');

describe('a sentence that is like those of another case', () => {
  it('is left out, and what follows it of this case is kept', () => {
    expect(kept('The search does not find senders. A hoster we know sees the same on mx.lake.example, but they will write to you themselves. The key is the same as always.')).toBe('The search does not find senders. The key is the same as always.');
    expect(kept('Nobody can log in. What Tom tried on Monday belongs to another ticket. I deleted the device and tried again.')).toBe('Nobody can log in. I deleted the device and tried again.');
  });

  it('ends with itself where it only sets the other apart', () => {
    expect(kept('Nobody can log in. Not the one at the bakery, that was closed on Monday. It was seen by a friend.')).toBe('Nobody can log in. It was seen by a friend.');
  });

  it('is left out from where the other begins', () => {
    expect(otherPartFrom('The system is Linux - the Windows machine I listed first was the jump host of another customer.', model)).toBe('The system is Linux'.length);
  });

  it.each(['Another user sees the same.', 'Customer: Fern Hill, the hoster we know', 'ABC-0042, 4.2, mx.north.example', 'We see the same on a second machine.'])('is of this case where it only sounds like it: %s', (text) => {
    expect(isLikeAnother(text, model)).toBe(false);
    expect(kept(text)).toBe(text);
  });

  it('is nothing where nothing was learnt', () => {
    expect(isLikeAnother('What Tom tried on Monday belongs to another ticket.', null)).toBe(false);
  });
});
