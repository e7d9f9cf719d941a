// Collects what was wrong while one mail is read. Hostile mail can repeat the same fault ten thousand times, so each
// code and detail is kept once and the list is bounded: the log must never become larger than the mail it describes.
import type { Problem } from '../mail/problem.ts';
import { cutText, wellFormed } from './cut-text.ts';

/** A person reads these; beyond this many the mail is simply broken and more lines help nobody. */
const problemsMax = 100;

/** Grows while a message is parsed; `list` is what ends up in `ParsedMessage.problems`. */
export class ProblemLog {
  readonly list: Problem[] = [];
  readonly #seen = new Set<string>();

  /** Notes one fault. `severe` = content was lost or cut. Details are shortened: they quote hostile input. */
  add(code: string, detail: string, severe: boolean): void {
    // eslint-disable-next-line no-control-regex -- the detail quotes hostile bytes, and a database takes no NUL
    const clean = wellFormed(cutText(detail, 200)).replaceAll(/[\x00-\x1f\x7f]+/g, ' ').trim();
    const shown = detail.length > 200 ? `${clean}…` : clean;
    const key = `${code}\n${shown}`;
    if (this.#seen.has(key) || this.list.length >= problemsMax) return;
    this.#seen.add(key);
    this.list.push({ code, detail: shown, severe });
  }
}
