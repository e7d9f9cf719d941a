// One value that a text names.

export interface SaidValue {
  /** The same for every mention of one value. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What of the text is read when this one holds. */
  readonly text: string;
}
