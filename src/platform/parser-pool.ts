// A pool of worker threads for everything that reads hostile bytes. Each message has a hard deadline and each worker
// a heap limit: a worker that hangs, runs out of memory or dies is replaced, and its message gets the degraded result
// the caller provides, or the fault that the caller makes of it. Rules that a worker has not had are made ready before
// the deadline of the message begins, in a time of their own. One job per worker at a time; others queue.
// Knowingly not limited: memory outside the JS heap (Buffers), which is bounded by the size of the mail.
import { Worker } from 'node:worker_threads';
import { limits } from '../mail/limits.ts';
import type { Problem } from '../mail/problem.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import type { ParserJobName, ParserJobs, ParserReply, ParserRequest, ParserResult } from './parser-worker.ts';
import { rememberRules, rulesKey, type KnownRules } from './known-rules.ts';

export interface ParserPoolOptions {
  /** Worker threads. */
  readonly size: number;
  /** For one job from the moment a worker begins it, in milliseconds (limits.parseMs). */
  readonly timeoutMs: number;
  /** For making rules ready that come along with a job (default: limits.rulesReadyMs). */
  readonly readyTimeoutMs?: number;
  /** Old-generation heap of one worker in MB (limits.parserHeapMb). */
  readonly heapMb: number;
  /** Another module than parser-worker that speaks its protocol; tests give one that hangs or dies. */
  readonly workerUrl?: URL;
}

export interface ParserPool {
  /**
   * Runs one job of the worker's table. The first input is the mail's bytes: copied once and handed over, the
   * caller's stay whole. `degraded` gives the result when the worker timed out (`parser-timeout`) or died
   * (`parser-crashed`). Rejects only when the pool is closed or no worker can start at all.
   */
  run<K extends ParserJobName>(job: K, input: Parameters<ParserJobs[K]>, degraded: (problem: Problem) => ParserResult<K>): Promise<ParserResult<K>>;
  /** One mail; degraded to its header when it cannot be parsed in time. */
  parse(bytes: Uint8Array): Promise<ParsedMessage>;
  /** Ends all workers; jobs not yet done are rejected. */
  close(): Promise<void>;
}

interface Task {
  readonly request: ParserRequest;
  readonly finish: (result: unknown) => void;
  readonly degrade: (problem: Problem) => void;
  readonly reject: (fault: Error) => void;
}

interface Slot {
  readonly worker: Worker;
  ready: boolean;
  task: Task | null;
  deadline: NodeJS.Timeout | null;
  /** Rules that this worker has. */
  readonly rules: Map<string, true>;
  /** Why we are ending it ourselves, null while it is alive or when it died by itself. */
  ended: Problem | null;
}

/** Node runs workers as JavaScript only: from sources (tests) the built one is used, which `npm run build` makes. */
const parserWorkerUrl = import.meta.url.endsWith('.ts') ? new URL('../../dist/platform/parser-worker.js', import.meta.url) : new URL('./parser-worker.js', import.meta.url);

/** Workers that die one after the other before they are ready mean a broken installation, not a bad mail. */
const failedStartsMax = 3;

class Pool implements ParserPool {
  readonly #options: ParserPoolOptions;
  readonly #slots = new Set<Slot>();
  readonly #queue: Task[] = [];
  #failedStarts = 0;
  #closed = false;

  constructor(options: ParserPoolOptions) {
    this.#options = options;
  }

  run<K extends ParserJobName>(job: K, input: Parameters<ParserJobs[K]>, degraded: (problem: Problem) => ParserResult<K>): Promise<ParserResult<K>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('the parser pool is closed'));
        return;
      }
      this.#queue.push({
        request: { job, input },
        // The table's types hold on both sides of the thread boundary; what crosses it is a structured clone.
        finish: (result) => resolve(result as ParserResult<K>),
        degrade: (problem) => {
          try {
            resolve(degraded(problem));
          } catch (fault) {
            // The caller's own fault must reach the caller, not the event loop this runs on.
            reject(fault instanceof Error ? fault : new Error(String(fault)));
          }
        },
        reject,
      });
      this.#dispatch();
    });
  }

  parse(bytes: Uint8Array): Promise<ParsedMessage> {
    return this.run('parse', [bytes], (problem) => minimalMessage(bytes, problem));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#rejectAll(new Error('the parser pool is closed'));
    await Promise.all([...this.#slots].map((slot) => slot.worker.terminate()));
  }

  #rejectAll(fault: Error): void {
    for (const task of this.#queue.splice(0)) task.reject(fault);
    for (const slot of this.#slots) {
      slot.task?.reject(fault);
      this.#release(slot);
    }
  }

  /** Gives waiting tasks to idle workers, starting workers up to the size of the pool. */
  #dispatch(): void {
    for (const slot of this.#slots) {
      if (!slot.ready || slot.task !== null || slot.ended !== null) continue;
      const task = this.#queue.shift();
      if (task === undefined) return;
      this.#give(slot, task);
    }
    const starting = [...this.#slots].filter((slot) => !slot.ready).length;
    if (this.#queue.length > starting && this.#slots.size < this.#options.size) this.#start();
  }

  #start(): void {
    const worker = new Worker(this.#options.workerUrl ?? parserWorkerUrl, { resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMb }, stderr: false, env: {} });
    const slot: Slot = { worker, ready: false, task: null, deadline: null, rules: new Map(), ended: null };
    this.#slots.add(slot);
    worker.on('message', (reply: ParserReply) => this.#hear(slot, reply));
    // 'error' comes before 'exit' when the thread dies of an exception or of its heap limit.
    worker.on('error', (fault) => {
      slot.ended ??= { code: 'parser-crashed', detail: fault instanceof Error ? fault.message : String(fault), severe: true };
    });
    worker.on('exit', (code) => this.#bury(slot, code));
  }

  #give(slot: Slot, task: Task): void {
    slot.task = task;
    slot.worker.ref();
    const [bytes, ...rest] = task.request.input;
    // Not slice(): that of a Buffer shares the memory, and handing it over would take the caller's bytes away.
    const copy = new Uint8Array(bytes);
    const given = rest.map((one) => byName(slot, one));
    const { timeoutMs, readyTimeoutMs = limits.rulesReadyMs } = this.#options;
    if (given.some((one) => one !== null && typeof one === 'object' && isRules(one))) this.#endAfter(slot, readyTimeoutMs, 'the rules were not ready');
    else this.#endAfter(slot, timeoutMs, 'not done');
    slot.worker.postMessage({ job: task.request.job, input: [copy, ...given] }, [copy.buffer]);
  }

  #endAfter(slot: Slot, ms: number, what: string): void {
    if (slot.deadline !== null) clearTimeout(slot.deadline);
    slot.deadline = setTimeout(() => {
      slot.ended = { code: 'parser-timeout', detail: `${what} within ${ms} ms`, severe: true };
      void slot.worker.terminate();
    }, ms);
  }

  #release(slot: Slot): void {
    if (slot.deadline !== null) clearTimeout(slot.deadline);
    slot.deadline = null;
    slot.task = null;
    // An idle pool must not keep a finished command alive.
    slot.worker.unref();
  }

  #hear(slot: Slot, reply: ParserReply): void {
    if (reply.kind === 'ready') {
      slot.ready = true;
      this.#failedStarts = 0;
      slot.worker.unref();
    } else if (reply.kind === 'begun') {
      if (slot.task !== null) this.#endAfter(slot, this.#options.timeoutMs, 'not done');
    } else if (slot.task !== null) {
      const { task } = slot;
      this.#release(slot);
      if (reply.kind === 'result') task.finish(reply.result);
      else task.degrade({ code: 'parser-crashed', detail: reply.message, severe: true });
    }
    this.#dispatch();
  }

  #bury(slot: Slot, code: number): void {
    this.#slots.delete(slot);
    const { task } = slot;
    this.#release(slot);
    if (this.#closed) return;
    if (!slot.ready && ++this.#failedStarts >= failedStartsMax) {
      this.#failedStarts = 0;
      this.#rejectAll(new Error(`parser workers cannot start: ${slot.ended?.detail ?? `exit code ${code}`}`));
      return;
    }
    task?.degrade(slot.ended ?? { code: 'parser-crashed', detail: `the worker ended with code ${code}`, severe: true });
    this.#dispatch();
  }
}

/** Rules go to each worker once; after that their name stands for them. */
function byName(slot: Slot, input: object | string | null): object | string | null {
  if (input === null || typeof input === 'string' || !isRules(input)) return input;
  if (slot.rules.has(rulesKey(input))) return { desk: input.desk, version: input.version } satisfies KnownRules;
  rememberRules(slot.rules, input, true);
  return input;
}

function isRules(input: object): input is RecognitionRules {
  return 'desk' in input && 'version' in input && 'fields' in input;
}

/** A pool that starts its workers when there is work. Close it when done. */
export function createParserPool(options: ParserPoolOptions): ParserPool {
  return new Pool(options);
}
