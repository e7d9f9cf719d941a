// Collects what was wrong while one mail is read. Hostile mail can repeat the same fault ten thousand times, so each
// code and detail is kept once and the list is bounded: the log must never become larger than the mail it describes.
import type { Problem } from '../mail/problem.ts';

/** A person reads these; beyond this many the mail is simply broken and more lines help nobody. */
const problemsMax = 100;

/** Grows while a message is parsed; `list` is what ends up in `ParsedMessage.problems`. */
export class ProblemLog {
  readonly list: Problem[] = [];
  readonly #seen = new Set<string>();

  /** Notes one fault. `severe` = content was lost or cut. Details are shortened: they quote hostile input. */
  add(code: string, detail: string, severe: boolean): void {
    const shown = detail.length > 200 ? `${detail.slice(0, 200)}…` : detail;
    const key = `${code}\n${shown}`;
    if (this.#seen.has(key) || this.list.length >= problemsMax) return;
    this.#seen.add(key);
    this.list.push({ code, detail: shown, severe });
  }
}
