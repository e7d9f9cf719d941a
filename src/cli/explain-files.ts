// Files → what explain prints of each, as they are done, and the exit code. A file that cannot be read is a line with a
// problem. A mail that was not read in time is read once more when the others are done; then it is a line that says so
// (75), never one of a mail that says nothing.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { explainMail, type ExplainContext, type ExplainOptions } from '../main/explain-mail.ts';
import { errorText, exitCodes } from '../platform/fault.ts';
import { isUnread } from '../platform/understand.ts';
import { explainJson } from './explain-json.ts';
import { explainText } from './explain-text.ts';

/** What is printed of a file, and how it ended. */
interface Explained {
  readonly text: string;
  readonly end: 'explained' | 'unusable' | 'unread';
}

export interface ExplainFilesOptions extends ExplainOptions {
  readonly json: boolean;
  readonly print: (text: string) => Promise<void>;
}

/** Explains each file; returns the exit code for all of them. */
export async function explainFiles(context: ExplainContext, files: readonly string[], options: ExplainFilesOptions): Promise<number> {
  const ended = { explained: 0, unusable: 0, unread: 0 } satisfies Record<Explained['end'], number>;
  const queue = files.map((file) => ({ file, isLastTry: false }));
  // As many at once as there are workers, and two more to keep them fed; memory stays flat over any number of files.
  const lanes = Array.from({ length: availableParallelism() + 2 }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const done = await explainFile(context, next.file, options, next.isLastTry);
      if (done === null) {
        queue.push({ file: next.file, isLastTry: true });
        continue;
      }
      ended[done.end]++;
      await options.print(done.text);
    }
  });
  await Promise.all(lanes);
  if (ended.unread > 0) return exitCodes.tryLater;
  return ended.unusable > 0 && ended.unusable === files.length ? exitCodes.badData : 0;
}

/** null: it was not read in time, and is to be tried again. */
async function explainFile(context: ExplainContext, file: string, options: ExplainFilesOptions, isLastTry: boolean): Promise<Explained | null> {
  try {
    const explanation = await explainMail(context, await readFile(file), options);
    return { text: options.json ? `${JSON.stringify(explainJson(resolve(file), explanation))}\n` : `${explainText(file, explanation)}\n`, end: 'explained' };
  } catch (error) {
    const end = isUnread(error) ? 'unread' : 'unusable';
    if (end === 'unread' && !isLastTry) return null;
    const detail = (error as { readonly code?: unknown }).code === 'ENOENT' ? 'there is no such file' : errorText(error);
    if (!options.json) return { text: `${file}\n  ${end === 'unread' ? `UNREAD    ${detail}; what it says is not known. The gateway would try again, and ask nobody` : `PROBLEM   ${detail}`}\n`, end };
    const problem = { code: end === 'unread' ? 'mail-unread' : 'not-explained', detail, severe: true };
    return { text: `${JSON.stringify({ file: resolve(file), desk: null, classification: null, senderVerdict: 'none', fields: {}, missing: [], optionalMissing: [], wrong: [], problems: [problem] })}\n`, end };
  }
}
