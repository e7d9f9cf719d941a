// The code that runs inside a worker thread of the parser pool: takes a job by name, answers with its result. Only
// pure functions stand in the table. Whatever one of them throws is answered as a fault, the thread goes on.
import { parentPort } from 'node:worker_threads';
import { parseMessage } from '../parse/parse-message.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';

/** Every job takes the bytes of one mail first; further arguments are plain data. */
const jobs = {
  parse: (bytes: Uint8Array): ParsedMessage => parseMessage(bytes),
};

export type ParserJobs = typeof jobs;
export type ParserJobName = keyof ParserJobs;

/** What the pool sends. */
export interface ParserRequest {
  readonly job: ParserJobName;
  readonly input: Parameters<ParserJobs[ParserJobName]>;
}

/** What comes back, `ready` once at the start, then one answer per request. */
export type ParserReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'fault'; readonly message: string };

if (parentPort !== null) {
  const port = parentPort;
  const answer = (reply: ParserReply): void => port.postMessage(reply);
  port.on('message', (request: ParserRequest) => {
    try {
      answer({ kind: 'result', result: jobs[request.job](...request.input) });
    } catch (fault) {
      answer({ kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) });
    }
  });
  answer({ kind: 'ready' });
}
