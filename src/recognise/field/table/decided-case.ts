// Which of several cases is meant, by all that was said of each. In: for every source (heads, sentences, states) a verdict
// for each case. Out: the indexes of those meant, or null where it is open. Sources that contradict each other settle
// nothing, and one that says the same of all cases tells none of them from the others.
import type { Verdict } from './state-words.ts';

export type Verdicts = readonly (Verdict | 'disputed' | null)[];

export function decidedCases(count: number, sources: readonly Verdicts[]): readonly number[] | null {
  const telling = sources.filter((verdicts) => new Set(verdicts).size > 1);
  const of = (index: number): Verdict | 'disputed' | null => {
    const said = new Set(telling.flatMap((verdicts) => verdicts[index] ?? []));
    return said.size === 0 ? null : said.size > 1 ? 'disputed' : ([...said][0] ?? null);
  };
  const cases = Array.from({ length: count }, (_, index) => of(index));
  if (cases.includes('disputed')) return null;
  const at = (verdict: Verdict | null): number[] => cases.flatMap((one, index) => (one === verdict ? [index] : []));
  const [meant, open] = [at('meant'), at(null)];
  if (meant.length > 0) return meant;
  return open.length === 1 && count > 1 ? open : null;
}
