// Two packs side by side, in the words of the pack: `field start: label "Began" (en) added`, `timer response: due 4h → 2h`.
// Whatever has a name is compared by it; steps and rules, which have none, are compared by what they say.
import { actionsText } from './action-words.ts';
import type { Action, Pack, Predicate } from './pack-schema.ts';
import { predicateWords } from './predicate-words.ts';

/** One difference; null before = added, null after = removed. */
export interface PackChange {
  /** `timer response: due` */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Everything that differs between two packs, in the order of the pack. */
export function packChanges(before: Pack, after: Pack): PackChange[] {
  return compare([], before, after);
}

/** Likewise for any two pieces of plain data, such as files of the directory, each difference named from `path` on. */
export function dataChanges(path: readonly string[], before: unknown, after: unknown): PackChange[] {
  return compare(path, before, after);
}

function compare(path: readonly string[], before: unknown, after: unknown): PackChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after) && !isCondition(path)) return compareKeys(path, before, after);
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, before, after);
  if (isRecord(before) && after === undefined && isNamed(path)) return [{ what: nameOf(path), before: summary(before), after: null }];
  if (isRecord(after) && before === undefined && isNamed(path)) return [{ what: nameOf(path), before: null, after: summary(after) }];
  // A whole map of texts or labels that came or went: each entry by itself.
  if (isRecord(before ?? after) && !isCondition(path) && (before === undefined || after === undefined)) return compareKeys(path, isRecord(before) ? before : {}, isRecord(after) ? after : {});
  if (Array.isArray(before ?? after) && (before === undefined || after === undefined)) return compareLists(path, Array.isArray(before) ? before : [], Array.isArray(after) ? after : []);
  return [{ what: nameOf(path), before: wordsOf(path, before), after: wordsOf(path, after) }];
}

function compareKeys(path: readonly string[], before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): PackChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => compare([...path, key], before[key], after[key]));
}

/** Entries that only one side has; the same entries in another order are one change. */
function compareLists(path: readonly string[], before: readonly unknown[], after: readonly unknown[]): PackChange[] {
  const [keyed, others] = [keyOf(before, after), (list: readonly unknown[]) => list.map((one) => wordsOf(path, one) ?? '')];
  if (keyed !== null) return compareKeys(path, byKey(before, keyed), byKey(after, keyed));
  const [was, is] = [others(before), others(after)];
  const removed = was.filter((one) => !is.includes(one));
  const added = is.filter((one) => !was.includes(one));
  const what = nameOf(path);
  if (removed.length + added.length === 0) return [{ what: `${what}, order`, before: was.join(' | '), after: is.join(' | ') }];
  const changes = removed.map((one): PackChange => {
    const successor = added.findIndex((other) => isLike(one, other));
    const only = removed.length === 1 && added.length === 1 ? 0 : successor;
    return { what, before: one, after: only < 0 ? null : (added.splice(only, 1)[0] ?? null) };
  });
  return [...changes, ...added.map((one) => ({ what, before: null, after: one }))];
}

/** Two rules of the same event that share a condition or an action are one rule that was changed. */
function isLike(one: string, other: string): boolean {
  const [[event, ...parts], [otherEvent, ...others]] = [one.split(', '), other.split(', ')];
  return event === otherEvent && parts.some((part) => others.includes(part));
}

/** The property that names the entries of a list, such as `id` of organisations; null when they have none. */
function keyOf(...lists: readonly (readonly unknown[])[]): string | null {
  const all = lists.flat();
  return ['id', 'address', 'key'].find((key) => all.length > 0 && all.every((one) => isRecord(one) && typeof one[key] === 'string')) ?? null;
}

function byKey(list: readonly unknown[], key: string): Record<string, unknown> {
  return Object.fromEntries(list.map((one) => [String((one as Readonly<Record<string, unknown>>)[key]), one]));
}

const conditions = new Set(['if', 'detect', 'when', 'not']);

function isCondition(path: readonly string[]): boolean {
  return conditions.has(path.at(-1) ?? '');
}

/** Sections whose entries have names, and what one of them is called. */
const nouns: Readonly<Record<string, string>> = {
  channels: 'channel', identifiers: 'identifier', types: 'type', fields: 'field', calendars: 'calendar', statuses: 'status', timers: 'timer',
  require: 'required of', flow: 'flow', rules: 'rule', hints: 'hint', open_by: 'who may write', organisations: 'organisation', contacts: 'contact', entitlements: 'key',
};

function isNamed(path: readonly string[]): boolean {
  return path.length === 2 && nouns[path[0] ?? ''] !== undefined;
}

/** `fields start labels en` → `field start: label (en)` */
function nameOf(path: readonly string[]): string {
  const [section = '', name, ...rest] = path;
  const noun = nouns[section] ?? section.replaceAll('_', ' ');
  if (name === undefined) return noun;
  if (rest.length === 0) return `${noun} ${name}`;
  const [part = '', ...more] = rest;
  const words = { labels: 'label', values: 'value', needs: 'need', numbers: 'number', due: 'due', on_due: 'when due', on_warn: 'when nearly due' }[part] ?? part.replaceAll('_', ' ');
  return `${noun} ${name}: ${words}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}

/** What an entry is, in one word or a few. */
function summary(entry: Readonly<Record<string, unknown>>): string {
  return ['kind', 'is', 'pattern', 'due', 'name'].map((key) => entry[key]).find((value) => typeof value === 'string') ?? 'there';
}

interface Step { readonly event?: string; readonly if?: Predicate; readonly to?: string; readonly do?: readonly Action[]; readonly say?: string; readonly then?: string; readonly field?: string; readonly soft?: boolean; readonly reason?: string; readonly at_most?: string }

/** A value, condition, step or rule as a person would say it. */
function wordsOf(path: readonly string[], value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (isCondition(path)) return predicateWords(value as Predicate);
  if (Array.isArray(value)) return value.map((one) => wordsOf(path, one)).join(', ');
  if (!isRecord(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const step = value as Step;
  if (path.at(-1) === 'on_due' || path.at(-1) === 'on_warn') return actionsText([value as Action]);
  const parts = [
    step.event ?? step.field ?? step.then, step.soft === true ? 'asked for along the way' : undefined, step.if === undefined ? undefined : `if ${predicateWords(step.if)}`,
    step.to === undefined ? undefined : `to ${step.to}`, step.at_most === undefined ? undefined : `at most ${step.at_most}`,
    step.do === undefined ? undefined : actionsText(step.do), step.say === undefined ? undefined : `say ${step.say}`,
    step.reason === undefined ? undefined : `(${step.reason})`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? JSON.stringify(value) : parts.join(', ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
