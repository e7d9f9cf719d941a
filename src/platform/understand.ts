// The journey's Understand port over the parser pool: parse and recognise in a worker, within its deadline. A mail that
// kills or outlasts its worker goes on with its header only and a severe problem; recognising that little is harmless
// here.
import { contentFingerprint } from '../parse/content-fingerprint.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import { recognise } from '../recognise/recognise.ts';
import type { RecognitionInput } from '../recognise/recognition.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import type { ParserPool } from './parser-pool.ts';
import type { UnderstoodMail } from './parser-worker.ts';

/** Understands one mail of a desk. */
export function createUnderstand(pool: ParserPool) {
  return (raw: Uint8Array, input: Omit<RecognitionInput, 'mail'>, rules: RecognitionRules): Promise<UnderstoodMail> =>
    pool.run('understand', [raw, input, rules], (problem) => {
      const mail = minimalMessage(raw, problem);
      return { mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) };
    });
}
