// Running text of HTML → draft lines: white space collapsed as a browser does, blocks and <br> end lines, margins
// become one empty line, list marks and quote levels go to the lines they belong to. Knows no tags.

/** A line before the limits and the quote prefix are applied. `cells` as in `BodyLine`. */
export interface DraftLine {
  readonly text: string;
  readonly quoteLevel: number;
  readonly cells?: readonly string[];
}

/** More levels than any conversation has; each costs two characters on every line. */
const quoteLevelMax = 20;

export class LineWriter {
  readonly lines: DraftLine[] = [];
  #current = '';
  #marginDue = false;
  #mark = '';
  #quoteLevel = 0;

  /** Adds text; runs of blanks and line ends become one blank unless `preformatted`. NBSP stays. */
  text(raw: string, preformatted: boolean): void {
    if (preformatted) {
      const [first = '', ...rest] = raw.split(/\r\n|[\r\n]/);
      this.#append(first);
      for (const line of rest) {
        this.lineBreak();
        this.#append(line);
      }
      return;
    }
    const collapsed = raw.replaceAll(/[ \t\r\n\f]+/g, ' ');
    this.#append(this.#current === '' || this.#current.endsWith(' ') ? collapsed.replace(/^ /, '') : collapsed);
  }

  #append(text: string): void {
    if (text === '') return;
    if (this.#current === '') {
      if (this.#marginDue && this.lines.length > 0 && this.lines.at(-1)?.text !== '') this.lines.push({ text: '', quoteLevel: this.#marginLevel() });
      this.#marginDue = false;
      this.#current = this.#mark;
      this.#mark = '';
    }
    this.#current += text;
  }

  /** The empty line between quoted and own text belongs to neither quote. */
  #marginLevel(): number {
    return Math.min(this.#quoteLevel, this.lines.at(-1)?.quoteLevel ?? 0);
  }

  /** `<br>`: ends the line, also an empty one. */
  lineBreak(): void {
    this.lines.push({ text: this.#current.replace(/ +$/, ''), quoteLevel: Math.min(quoteLevelMax, this.#quoteLevel) });
    this.#current = '';
    this.#marginDue = false;
  }

  /** Start or end of a block: ends the line when something is on it. */
  block(): void {
    if (this.#current !== '') this.lineBreak();
  }

  /** Start or end of a block that stands apart: an empty line before whatever comes next. */
  margin(): void {
    this.block();
    this.#marginDue = true;
  }

  /** `- ` or `1. ` for the next line that gets text. */
  mark(mark: string): void {
    this.block();
    this.#mark = mark;
  }

  clearMark(): void {
    this.block();
    this.#mark = '';
  }

  quote(change: 1 | -1): void {
    this.block();
    this.#quoteLevel += change;
  }

  /** Adds finished lines (of a table) at the present quote level. */
  add(lines: readonly DraftLine[]): void {
    if (lines.length === 0) return;
    this.block();
    if (this.#marginDue && this.lines.length > 0 && this.lines.at(-1)?.text !== '') this.lines.push({ text: '', quoteLevel: this.#marginLevel() });
    this.#marginDue = false;
    for (const line of lines) this.lines.push({ ...line, quoteLevel: Math.min(quoteLevelMax, line.quoteLevel + this.#quoteLevel) });
  }

  /** Ends the last line and gives all. */
  finish(): DraftLine[] {
    this.block();
    return this.lines;
  }
}
