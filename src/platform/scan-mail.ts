// The journey's port to a virus scanner: a mail with attachments is scanned as a whole, because the scanner takes mails apart
// in its own way, and then file by file as our parser finds them, which names the file. Mail without attachments is not.
import type { Infection } from '../decide/decision.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { Clamd } from './clamd.ts';
import { Fault } from './fault.ts';
import type { ParserPool } from './parser-pool.ts';

/** Scans one parsed mail; throws a Fault where there is no verdict. */
export function createScan(clamd: Clamd, pool: ParserPool) {
  return async (raw: Uint8Array, { attachments }: Pick<ParsedMessage, 'attachments'>): Promise<readonly Infection[]> => {
    if (attachments.length === 0) return [];
    const contents = await pool.run('contents', [raw, attachments.map((one) => one.path)], (problem) => {
      throw new Fault('attachments-unreadable', `the attachments could not be taken out for the virus scanner: ${problem.detail}`, { retryable: false });
    });
    const [whole = null, ...each] = await clamd.scan([raw, ...contents.map((one) => one ?? new Uint8Array())]);
    const found = attachments.flatMap((one, index) => {
      const signature = each[index] ?? null;
      return signature === null ? [] : [{ path: one.path, name: one.name === '' ? one.mediaType : one.name, signature }];
    });
    return found.length > 0 || whole === null ? found : [{ path: null, name: 'the mail as a whole', signature: whole }];
  };
}
