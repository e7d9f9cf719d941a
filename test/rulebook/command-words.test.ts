// The commands that a mail may carry are listed in rulebook/, which may not load decide/, where the verbs are.
import { expect, it } from 'vitest';
import { actVerbs } from '../../src/decide/decision.ts';
import { commandWords } from '../../src/rulebook/compile-recognition.ts';

/** A mail is a reply, it is no door to forward by, and it names only its own sender to the directory, no caller. */
const notByMail = ['reply', 'forward', 'contact'];

it('takes every verb from a mail but those that a mail is by itself', () => {
  expect([...commandWords].toSorted()).toEqual(actVerbs.filter((verb) => !notByMail.includes(verb)).toSorted());
});
