// What a letter may call the things whose versions a desk asks for: by name ("Big Lamp", "Orb JDK") or by a word of the
// field's own labels ("Agent version", "Version des Portals" → agent, Portals). In: the rules. Out: one search for all of
// them, the longest first, and for each of them the field of its version; things of other fields have names as well, so
// that their numbers are left to them.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { fold } from '../fold.ts';
import { namePattern } from './escaped-pattern.ts';

export interface ThingWord {
  /** The field of its version; null = a thing whose version nobody asks for here. */
  readonly field: FieldRule | null;
  /** A name; else a word for it ("the agent"). */
  readonly isName: boolean;
  /** The choice of the thing's own field that has this name. */
  readonly value: string | null;
}

export interface ThingWords {
  readonly fields: readonly FieldRule[];
  /** Source of a pattern that finds any of them. */
  readonly source: string;
  /** Words of names: "the portal (dedicated)". */
  readonly parts: ReadonlySet<string>;
  readonly find: (text: string) => ThingWord | null;
}

/** "Agent version", "Version IHM", "Version der Oberfläche", "Java-Release". */
const versionOfThing: readonly RegExp[] = [
  /^(?<thing>\p{L}[\p{L} .-]{1,30}?)[\s-](?:version|release)$/iu,
  /^version (?:of the|of|des|der|von|du|de la|de l['’]|de|d['’])\s?(?<thing>\p{L}[\p{L} .-]{1,30})$/iu,
  /^version (?<thing>\p{L}{3,12})$/iu,
];
/** "Produktversion": the word for the thing is part of it. */
const compound = /^\p{L}{4,}version$/iu;
/** A server by its address, without the stop behind it. */
const addressPattern = String.raw`https?:\/\/[^\s<>"'(),;]{3,120}(?<![.:!?])`;
const begunAddress = /^https?:\/\//i;
const endings = '(?:s|n|en|es)?';

/** The memory goes with the rules. */
const known = new WeakMap<RecognitionRules, ThingWords>();

export function thingWords(rules: RecognitionRules): ThingWords {
  const made = known.get(rules) ?? compile(rules);
  known.set(rules, made);
  return made;
}

function compile(rules: RecognitionRules): ThingWords {
  const fields = rules.fields.filter((field) => field.kind === 'version');
  const words = new Map<string, ThingWord & { readonly pattern: string }>();
  const add = (text: string, word: ThingWord, pattern = namePattern(text)): void => {
    const key = keyOf(text);
    const before = words.get(key);
    // The maker's name is that of the runtime and of its version alike.
    if (before === undefined || (before.field === null && word.field !== null)) words.set(key, { ...word, pattern });
  };
  // "Production version" is no version of a thing called so.
  const choices = new Set(rules.fields.filter((field) => field.kind === 'enum' && field.bare === true).flatMap((field) => [...field.values, ...field.words.map((word) => word.text)]).map(keyOf));
  for (const field of fields) {
    const thing = rules.fields.find((one) => one.id === field.versionOf);
    for (const one of [...(thing?.values ?? []).map((value) => ({ text: value, value })), ...(thing?.words ?? [])]) add(one.text, { field, isName: true, value: one.value });
    // A maker's product that only the field of the whole thing knows ("Orb by Harbour") has the same version.
    const makers = rules.fields.filter((one) => one !== field && one.names.some((name) => field.names.includes(name))).flatMap((one) => one.names).filter((name) => field.names.some((own) => keyOf(name).startsWith(`${keyOf(own)} `) || keyOf(name).endsWith(` of ${keyOf(own)}`)));
    for (const text of [...field.names, ...makers]) add(text, { field, isName: true, value: null });
  }
  // Of a field for an address its own words, and any address: "it carries 8.3.1", said of https://….
  const site = fields.find((field) => rules.fields.some((one) => one.id === field.versionOf && one.kind === 'url'));
  const address: ThingWord | null = site === undefined ? null : { field: site, isName: true, value: null };
  for (const field of fields) {
    for (const noun of nounsOf(field)) if (!choices.has(keyOf(noun))) add(noun, { field, isName: false, value: null }, namePattern(noun) + endings);
  }
  for (const field of rules.fields) for (const text of field.names) add(text, { field: null, isName: true, value: null });
  // ".NET" begins the name of another thing: alone it says neither.
  const all = [...words].map(([key, word]) => ({ key, word: word.value !== null && [...words].some(([other, one]) => one.field !== word.field && other.startsWith(`${key} `)) ? { ...word, field: null, value: null } : word }));
  const sorted = [...all].sort((a, b) => b.word.pattern.length - a.word.pattern.length);
  const byKey = new Map(all.map(({ key, word }) => [key, word]));
  const find = (text: string): ThingWord | null => (address !== null && begunAddress.test(text) ? address : null) ?? byKey.get(keyOf(text)) ?? ['s', 'n', 'en', 'es'].flatMap((ending) => (keyOf(text).endsWith(ending) ? [byKey.get(keyOf(text).slice(0, -ending.length))] : [])).find((one) => one !== undefined) ?? null;
  const parts = new Set(rules.fields.filter((one) => fields.some((field) => field.versionOf === one.id)).flatMap((one) => one.values.flatMap((value) => value.toLowerCase().split(/\s+/))));
  return { fields, parts, source: [...(address === null ? [] : [addressPattern]), ...sorted.map(({ word }) => word.pattern)].join('|') || '(?!)', find };
}

function keyOf(text: string): string {
  return fold(text).replace(/[\s(-]+/g, ' ').trim();
}

function nounsOf(field: FieldRule): string[] {
  return field.labels.flatMap(({ text }) => {
    if (compound.test(text)) return [text];
    if (field.minorNeeded && /^\p{L}{3,14}$/u.test(text)) return [text];
    return versionOfThing.flatMap((form) => form.exec(text)?.groups?.['thing'] ?? []).slice(0, 1);
  });
}
