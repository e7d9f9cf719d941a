// The names that pack.test.yaml expects must be the pack's own: an `absent: [strat]` would pass for ever.
import { oneOf } from './near-names.ts';
import type { Pack } from './pack-schema.ts';
import type { Expectation, PackTests } from './pack-test-schema.ts';
import type { Names, Report } from './report.ts';
import type { Path } from './yaml-source.ts';

/** Names that live outside pack.yaml; null = nobody can say. */
export interface TestSurroundings {
  readonly texts: Names;
  readonly phrases: Names;
}

type ListVerdict = Extract<keyof Expectation, 'absent' | 'missing' | 'optional' | 'wrong' | 'flags' | 'phrases' | 'says' | 'silent_on' | 'tells' | 'timers'>;

/** Reports every name in the tests that the pack does not have. */
export function checkTestNames(tests: PackTests, pack: Pack, { texts, phrases }: TestSurroundings, report: Report): void {
  const fields = new Set(Object.keys(pack.fields));
  // Flags are made by rules, and by the engine itself: only their spelling is not checked here.
  const lists: Readonly<Record<ListVerdict, readonly [string, Names]>> = {
    absent: ['field', fields], missing: ['field', fields], optional: ['field', fields], wrong: ['field', fields], flags: ['flag', null], phrases: ['word list', phrases],
    says: ['text', texts], silent_on: ['text', texts], tells: ['text', null], timers: ['timer', new Set(Object.keys(pack.timers))],
  };
  const check = (path: Path, expect: Expectation): void => {
    const need = (at: Path, noun: string, known: Names, name: string | null | undefined): void => {
      if (name != null && known !== null && !known.has(name)) report([...path, ...at], `${noun} ${name}, which does not exist`, oneOf(name, known, `a ${noun}`));
    };
    need(['type'], 'type', new Set(Object.keys(pack.types)), expect.type);
    need(['status'], 'status', new Set(Object.keys(pack.statuses)), expect.status);
    need(['severity'], 'severity', new Set(pack.severity.levels), expect.severity);
    for (const id of Object.keys(expect.fields ?? {})) need(['fields', id], 'field', fields, id);
    for (const [verdict, [noun, known]] of Object.entries(lists)) expect[verdict as ListVerdict]?.forEach((name, index) => need([verdict, index], noun, known, name));
  };
  tests.tests.forEach((test, index) => {
    check(['tests', index, 'expect'], test.expect);
    test.then?.forEach((step, at) => check(['tests', index, 'then', at, 'expect'], step.expect));
  });
}
