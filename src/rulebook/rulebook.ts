// A rulebook: every pack of a rules folder, validated and compiled as one whole. It is immutable; a change of the
// folder makes another one with another version, and each ticket event names the version that decided it.
import type { Calendar } from '../decide/calendar.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import type { DirectoryFile } from './directory-schema.ts';
import type { Pack } from './pack-schema.ts';

/** A fault of a rules folder, for people: `retail/pack.yaml:41:7 unknown field "strat" (did you mean start?)`. */
export interface RuleFault {
  readonly file: string;
  /** 1-based; 1:1 when the fault is the file as a whole. */
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

/** Until when the holidays of a calendar are known. */
export interface HolidayHorizon {
  readonly calendar: string;
  /** null: the dates that stand in the pack itself. */
  readonly list: string | null;
  readonly lastDay: string;
}

/** A version that the desk's vendor has published; ISO dates. */
export interface Release {
  readonly product: string;
  readonly version: string;
  readonly released: string;
  /** null: as long as the pack says. */
  readonly supportedUntil: string | null;
}

export interface Desk {
  readonly id: string;
  readonly pack: Pack;
  /** `2021-03 9f3c2a`: the admin's version and a hash of everything that makes this desk. */
  readonly version: string;
  readonly recognition: RecognitionRules;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly holidayHorizons: readonly HolidayHorizon[];
  readonly releases: readonly Release[];
  /** Mail addresses of its channels, lower case. */
  readonly addresses: readonly string[];
  /** Pack line of a path: `line(['rules', 3])` = `retail/pack.yaml:120`. */
  readonly line: (path: readonly (string | number)[]) => string;
  /** Keys that stand in a text, to be masked before it leaves. */
  readonly secretsIn: (text: string) => readonly string[];
  /** Liquid source of a paragraph (`texts.<lang>.yaml`), falling back to the desk's main language; null = none. */
  readonly text: (name: string, language: string) => string | null;
  /** Liquid source of a whole mail (`templates/<name>.<lang>.liquid` of the pack, else of rules/shared). */
  readonly template: (name: string, language: string) => string | null;
  /** Fixed words of shared templates (`rules/shared/words.<lang>.yaml`), falling back likewise. */
  readonly word: (name: string, language: string) => string;
  /** All of them for one language, main-language words filling the gaps. */
  readonly words: (language: string) => Readonly<Record<string, string>>;
}

export interface Rulebook {
  readonly version: string;
  readonly desks: ReadonlyMap<string, Desk>;
  readonly directory: readonly DirectoryFile[];
}

/** Files of a rules folder by path relative to it, with '/' as separator. */
export type RuleFiles = ReadonlyMap<string, string>;

export type RulebookResult =
  | { readonly rulebook: Rulebook; readonly faults: readonly [] }
  | { readonly rulebook: null; readonly faults: readonly RuleFault[] };
