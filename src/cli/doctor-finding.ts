// What the doctor says about one thing: how it is, and what to do when it is not well.

export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly what: string;
  readonly detail: string;
  /** Empty when there is nothing to do. */
  readonly advice: string;
  /** A fault of configuration (exit code 78) rather than of something that is away (69). */
  readonly configuration: boolean;
}

export function ok(what: string, detail: string): Finding {
  return { level: 'ok', what, detail, advice: '', configuration: false };
}

export function warn(what: string, detail: string, advice: string): Finding {
  return { level: 'warn', what, detail, advice, configuration: false };
}

export function fail(what: string, detail: string, advice: string): Finding {
  return { level: 'fail', what, detail, advice, configuration: false };
}

export function misconfigured(what: string, detail: string, advice: string): Finding {
  return { level: 'fail', what, detail, advice, configuration: true };
}
