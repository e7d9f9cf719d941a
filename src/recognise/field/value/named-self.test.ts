// "Myself" behind the label of a person is whoever wrote the mail.
import { expect, it } from 'vitest';
import type { FieldRule } from '../../recognition-rules.ts';
import { asNamed, isSelf } from './named-self.ts';
import type { ReadContext } from './reading.ts';

const context = { writer: { name: 'Ida Holm', address: 'ida@port.example' } } as ReadContext;
const keeper = { kind: 'contact', fallback: ['forwarded'] } as unknown as FieldRule;
const mate = { kind: 'contact', reached: true, fallback: [] } as unknown as FieldRule;

it.each([
  ['ich selbst, aber heute unter +49 30 23125 600', 'Ida Holm, +49 30 23125 600, ida@port.example'], ['moi-même, +33 1 99 00 42 62', 'Ida Holm, +33 1 99 00 42 62, ida@port.example'], ['the undersigned, +44 20 7946 0155, 9-17', 'Ida Holm, +44 20 7946 0155, 9-17, ida@port.example'],
  ['myself, mate@port.example', 'Ida Holm, mate@port.example'],
])('is the writer with the number of today: %s', (said, expected) => {
  expect(asNamed(said, mate, context)).toBe(expected);
});

it('is the writer where no number is asked for, and left to the records where one is', () => {
  expect(asNamed('me', keeper, context)).toBe('Ida Holm');
  expect(asNamed('me, I sit there today', keeper, context)).toBe('Ida Holm');
  expect(asNamed('me', mate, context)).toBeNull();
});

it.each(['Me Guivarch, 01 99 00 42 62', 'I. Holm, +44 20 7946 0155', 'me or Owen Bruhn, +44 20 7946 0155', 'ich weiß es nicht', 'Mia Lind, +44 20 7946 0155'])('names somebody else, or nobody: %s', (said) => {
  expect(asNamed(said, mate, context)).toBeNull();
});

it('is nobody where a team wrote', () => {
  expect(asNamed('me', keeper, { writer: { name: 'Port Service Desk', address: 'desk@port.example' } } as ReadContext)).toBeNull();
  expect(asNamed('me', keeper, {} as ReadContext)).toBeNull();
});

it.each([['only me', true], ['nur ich', true], ['moi uniquement', true], ['myself', true], ['me and Owen', false], ['Ich-AG Nord', false], ['meeting room', false]])('is an entry of a list that means the writer: %s', (said, expected) => {
  expect(isSelf(said)).toBe(expected);
});
