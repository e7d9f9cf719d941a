// The journey's Understand port over the parser pool: parse and recognise in a worker, within its deadline. Of a mail that
// kills or outlasts its worker nothing is known, and that is not the same as a mail that says nothing: whoever asked hears
// that it is unread, tries again and sets it aside in the end. Nobody is asked for what he may have written.
import type { RecognitionInput } from '../recognise/recognition.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import { exitCodes, Fault } from './fault.ts';
import type { ParserPool } from './parser-pool.ts';
import type { UnderstoodMail } from './parser-worker.ts';

/** Understands one mail of a desk; rejects with a Fault `mail-unread` when that took too long or ended the worker. */
export function createUnderstand(pool: ParserPool) {
  return (raw: Uint8Array, input: Omit<RecognitionInput, 'mail'>, rules: RecognitionRules): Promise<UnderstoodMail> =>
    pool.run('understand', [raw, input, rules], (problem) => {
      // Not retryable in the sense of a store that is away: it may well be the mail itself, so its attempts run out.
      throw new Fault('mail-unread', `the mail could not be read: ${problem.detail}`, { retryable: false, exitCode: exitCodes.tryLater });
    });
}

/** True when a mail could not be read in time, or not without ending who read it. */
export function isUnread(error: unknown): boolean {
  return error instanceof Fault && error.code === 'mail-unread';
}
