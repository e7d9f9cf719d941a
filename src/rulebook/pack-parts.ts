// Where in a pack predicates and actions stand, each with its path: one list for every check that walks over them.
import type { Action, Pack, PackField, Predicate } from './pack-schema.ts';
import type { Path } from './yaml-source.ts';

export interface At<T> {
  readonly path: Path;
  readonly item: T;
}

/** Every predicate of the pack, those inside `all`, `any` and `not` included. */
export function predicatesOf(pack: Pack): At<Predicate>[] {
  const tops: { path: Path; item: Predicate | undefined }[] = [
    ...pack.open_by.map((rule, index) => ({ path: ['open_by', index, 'if'], item: rule.if })),
    ...Object.entries(pack.channels).map(([name, channel]) => ({ path: ['channels', name, 'detect'], item: channel.detect })),
    ...Object.entries(pack.types).map(([name, type]) => ({ path: ['types', name, 'detect'], item: type.detect })),
    ...Object.entries(pack.require).flatMap(([type, list]) => list.map((one, index) => ({
      path: ['require', type, index, 'if'], item: typeof one === 'string' ? undefined : one.if,
    }))),
    ...(pack.severity.cap ?? []).map((cap, index) => ({ path: ['severity', 'cap', index, 'if'], item: cap.if })),
    ...pack.flow.map((step, index) => ({ path: ['flow', index, 'if'], item: step.if })),
    ...Object.entries(pack.timers).map(([name, timer]) => ({ path: ['timers', name, 'if'], item: timer.if })),
    ...(pack.ladder?.steps ?? []).map((step, index) => ({ path: ['ladder', 'steps', index, 'if'], item: step.if })),
    { path: ['forward', 'when'], item: pack.forward.when },
    ...pack.files.map((one, index) => ({ path: ['files', index, 'if'], item: one.if })),
    ...pack.rules.map((rule, index) => ({ path: ['rules', index, 'if'], item: rule.if })),
    { path: ['survey', 'if'], item: pack.survey?.if },
    ...pack.hints.map((hint, index) => ({ path: ['hints', index, 'if'], item: hint.if })),
  ];
  return tops.flatMap(({ path, item }) => (item === undefined ? [] : withInner(path, item)));
}

function withInner(path: Path, item: Predicate): At<Predicate>[] {
  return [
    { path, item },
    ...(item.all ?? []).flatMap((one, index) => withInner([...path, 'all', index], one)),
    ...(item.any ?? []).flatMap((one, index) => withInner([...path, 'any', index], one)),
    ...(item.not === undefined ? [] : withInner([...path, 'not'], item.not)),
  ];
}

/** Every action of the pack: of rules, and of timers when they warn or are due. */
export function actionsOf(pack: Pack): At<Action>[] {
  return [
    ...pack.rules.flatMap((rule, index) => rule.do.map((item, at) => ({ path: ['rules', index, 'do', at], item }))),
    ...Object.entries(pack.timers).flatMap(([name, timer]) => [
      ...timer.on_due.map((item, at) => ({ path: ['timers', name, 'on_due', at], item })),
      ...(timer.on_warn ?? []).map((item, at) => ({ path: ['timers', name, 'on_warn', at], item })),
    ]),
  ];
}

/** A requirement as field id with its weight: `tenants?` is asked for but never blocks. */
export function requirementField(requirement: Pack['require'][string][number]): { field: string; blocks: boolean } {
  if (typeof requirement !== 'string') return { field: requirement.field, blocks: requirement.soft !== true };
  return { field: requirement.replace(/\?$/, ''), blocks: !requirement.endsWith('?') };
}

/** Kinds of sentence that `told_like` names, each with the value it tells; null = the value is the sentence itself. */
export function sentenceKinds(toldLike: PackField['told_like']): { path: Path; value: string | null; kind: string }[] {
  if (toldLike === undefined) return [];
  if (typeof toldLike === 'string' || Array.isArray(toldLike)) return asList([], null, toldLike);
  return Object.entries(toldLike).flatMap(([value, kinds]) => asList([value], value, kinds));
}

function asList(path: Path, value: string | null, kinds: string | readonly string[]): { path: Path; value: string | null; kind: string }[] {
  return typeof kinds === 'string' ? [{ path, value, kind: kinds }] : kinds.map((kind, i) => ({ path: [...path, i], value, kind }));
}

interface Figure {
  readonly path: Path;
  readonly tier: string | null;
  readonly level: string | null;
  readonly figure: string;
}

/** Every figure of a timer that may differ by severity or by tier and severity, with where it stands. */
export function figuresOf(path: Path, spread: Pack['timers'][string]['due']): Figure[] {
  if (spread === undefined) return [];
  if (typeof spread === 'string') return [{ path, tier: null, level: null, figure: spread }];
  return Object.entries(spread).flatMap(([key, one]): Figure[] => (typeof one === 'string'
    ? [{ path: [...path, key], tier: null, level: key, figure: one }]
    : Object.entries(one).map(([level, figure]) => ({ path: [...path, key, level], tier: key, level, figure }))));
}
