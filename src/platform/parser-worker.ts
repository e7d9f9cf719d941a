// The code that runs inside a worker thread of the parser pool: takes a job by name, answers with its result. Only
// pure functions stand in the table. Whatever one of them throws is answered as a fault, the thread goes on.
import { parentPort } from 'node:worker_threads';
import { isLayoutPicture } from '../mail/layout-picture.ts';
import { parseAndExamine } from '../parse/examine-files.ts';
import { parseMessage } from '../parse/parse-message.ts';
import { contentFingerprint } from '../parse/content-fingerprint.ts';
import { safeBody } from '../parse/safe-body.ts';
import { passedFile } from '../parse/passed-file.ts';
import { partContents } from '../parse/part-content.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { redactMessage } from '../parse/redact-message.ts';
import { withoutAttachments } from '../parse/without-attachments.ts';
import { recognise } from '../recognise/recognise.ts';
import type { Recognition, RecognitionInput } from '../recognise/recognition.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import { rememberRules, rulesKey, type KnownRules } from './known-rules.ts';

/** Every job takes the bytes of one mail first; further arguments are plain data. */
const jobs = {
  parse: (bytes: Uint8Array): Promise<ParsedMessage> => parseAndExamine(bytes),
  understand: async (bytes: Uint8Array, input: Omit<RecognitionInput, 'mail'>, rules: RecognitionRules | KnownRules): Promise<UnderstoodMail> => {
    const mail = await parseAndExamine(bytes);
    return { mail, recognition: recognise({ ...input, mail }, interned(rules)), fingerprint: contentFingerprint(bytes) };
  },
  page: (bytes: Uint8Array): string | null => safeBody(bytes),
  /** What lies at these paths, null where nothing does. */
  contents: (bytes: Uint8Array, paths: readonly string[]): (Uint8Array | null)[] => partContents(bytes, paths).map((one) => one?.bytes ?? null),
  /** The mail without what names a person, null when nothing does. */
  redact: (bytes: Uint8Array, pattern: string): Uint8Array | null => redactMessage(bytes, pattern),
  /** The mail without its files, null when it has none. */
  strip: (bytes: Uint8Array): Uint8Array | null => withoutAttachments(bytes),
  /** The attachments that people would call so, or those at `paths`, with their content; letter paper stays behind. */
  attachments: (bytes: Uint8Array, paths: readonly string[] | null): { name: string; mediaType: string; bytes: Uint8Array }[] => {
    const wanted = parseMessage(bytes).attachments.filter((one) => (paths === null ? !isLayoutPicture(one) : paths.includes(one.path)));
    const contents = partContents(bytes, wanted.map((one) => one.path));
    return wanted.flatMap((one, index) => {
      const content = contents[index] ?? null;
      return content === null ? [] : [passedFile(one, index + 1, content.bytes)];
    });
  },
};

export interface UnderstoodMail {
  readonly mail: ParsedMessage;
  readonly recognition: Recognition;
  readonly fingerprint: Uint8Array;
}

const rulesByVersion = new Map<string, RecognitionRules>();

/** Compiling rules costs more than reading a mail, and what was compiled is kept by object: the first copy of each version stands for all. */
function interned(rules: RecognitionRules | KnownRules): RecognitionRules {
  const known = rulesByVersion.get(rulesKey(rules));
  if (known !== undefined) return known;
  if (!('fields' in rules)) throw new Error(`the rules ${rulesKey(rules)} were never sent`);
  rememberRules(rulesByVersion, rules, rules);
  return rules;
}

/** What a mail costs by itself is not known before the rules are compiled: a first, empty one takes that upon itself. */
function makeReady(rules: RecognitionRules): void {
  const mail = parseMessage(Buffer.from('Subject: x\r\n\r\nx\r\n'));
  recognise({ mail, reversePath: null, forwardPaths: [], ownHost: '', trustedAuthservIds: [], receivedAt: 0 }, interned(rules));
}

/** The rules that a request brings along, null when it names those that are known, or needs none. */
function rulesBroughtBy(request: ParserRequest): RecognitionRules | null {
  if (request.job !== 'understand') return null;
  const rules = request.input.at(-1);
  return typeof rules === 'object' && rules !== null && 'version' in rules && 'fields' in rules ? (rules as RecognitionRules) : null;
}

export type ParserJobs = typeof jobs;
export type ParserJobName = keyof ParserJobs;
export type ParserResult<K extends ParserJobName> = Awaited<ReturnType<ParserJobs[K]>>;

/** What the pool sends. */
export interface ParserRequest {
  readonly job: ParserJobName;
  readonly input: Parameters<ParserJobs[ParserJobName]>;
}

/** What comes back: `ready` once at the start, then one answer per request, after a `begun` when it brought rules along. */
export type ParserReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'fault'; readonly message: string };

if (parentPort !== null) {
  const port = parentPort;
  const answer = (reply: ParserReply): void => port.postMessage(reply);
  const work = async (request: ParserRequest): Promise<void> => {
    try {
      const rules = rulesBroughtBy(request);
      if (rules !== null) {
        makeReady(rules);
        answer({ kind: 'begun' });
      }
      // The table's types hold for each job by itself; TypeScript cannot spread a union of tuples.
      const job = jobs[request.job] as (...input: readonly unknown[]) => unknown;
      answer({ kind: 'result', result: await job(...request.input) });
    } catch (fault) {
      answer({ kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) });
    }
  };
  port.on('message', (request: ParserRequest) => void work(request));
  answer({ kind: 'ready' });
}
