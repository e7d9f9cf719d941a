// Things that a pack knows by name: "on RHEL 8.6 with OpenJDK 11.0.16 64-bit" names an operating system and a runtime, and
// "Shop Agent 24.3.1" has its version right behind its name. In: lines that no label holds. Out: claims for the
// fields whose pack lists names (`names`) or says whose version they are (`version_of`), when exactly one thing is named.
// A version field with names takes the number behind one: "its OpenJDK 21.0.2" says which Java it is, in prose only,
// because behind a label the thing answers its own question.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { unaccented } from '../fold.ts';
import { hasMinor, noMinor } from '../value/has-minor.ts';
import { shortLines } from '../short-lines.ts';
import type { TextLine } from '../text-line.ts';
import { boundVersions } from './bound-versions.ts';
import { spacedPattern } from './escaped-pattern.ts';
import { asTypedIn, withNamesSpelt } from './misspelt-names.ts';
import { isNamedAlone } from './named-alone.ts';
import { isSetAside, type Mention, thoseMeant } from './spoken-of.ts';
import { toldRelease } from './told-release.ts';
import { thingWords } from './thing-words.ts';
import { hasForm } from './version-forms.ts';

type Line = Pick<TextLine, 'text' | 'number'>;

/** Longer lines are logs. */
const lineCharactersMax = 600;
/** What goes on behind a name: numbers, and the words of releases and data models. */
// Tokens and what parts them share no character, and no token begins like another: the search stays linear.
const release = String.raw`(?:(?:[\s,]{1,2}|-(?=\d|(?:jdk|jre|vm|runtime)(?![\p{L}])))(?:v\.?\s?\d[\w.+-]*|\d[\w.+-]*|server|linux|enterprise|standard|datacenter|lts|hotspot|jdk|jre|release|version|update|std|std\.|vm|runtime|environment|sp\d|r2|x64|x86|amd64|arm64|bits?|\((?:32|64)[\s-]?bit\)|stream|final|community|builds?|service pack|edition|\([\p{L}][\p{L} .-]{1,24}\)(?=[\s,]{1,2}v?\d))(?![\p{L}\p{N}]))*`;
/** What a form prints as its example is no thing of the writer's. */
const shown = /(?<![\p{L}])(?:e\.\s?g\.|eg[.:,]|z\.\s?B\.|p\.\s?ex\.|for example|for instance|such as|zum Beispiel|par exemple)[^;]*/giu;
/** "Tomcat, 3 nodes": a number of something else. */
const counted = /^\D*,\s*(?!(?:32|64)[\s-]?bits?(?!\p{L}))\d+(?![\d.u_])/iu;
/** "HotSpot in 64 bit": no release, but more than the name. */
const dataModel = String.raw`(?:(?:\s\(|\s(?:by|from|von|de)\s)\p{L}[\p{L} .-]{1,24},\s(?:32|64)[\s-]?bits?\)?|[\s,(–-]{1,3}(?:(?:in|with|for|mit|für|en|als|a|the|und zwar)\s){0,2}(?:32|64)[\s-]?bits?\)?)?`;
/** What he who looks at the fault sits at is not what it runs on. */
const userMachine = /(?<!\p{L})(?:browsers?|notebooks?|laptops?|workstations?|desktops?|macbook|my (?:own )?(?:pc|machine|computer|box)|(?:user|client|colleague|keeper|customer)['’]s (?:pc|machine|computer|box)|arbeitsplatz\p{L}*|arbeitsplätze\p{L}*|dienstrechner|mein(?:em|en)? (?:rechner|pc|computer)|bei mir (?:am|auf dem)|(?:rechner|pc)s? (?:der|des|von) (?:anwender|benutzer|nutzer|kolleg|kunde)\p{L}*|navigateurs?|ordinateur portable|portables?|poste de travail|mon (?:poste|pc|ordinateur)|postes? (?:client|utilisateur)s?|firefox|chrome)(?!\p{L})/iu;
/** "Tower Lamp 2019, runtime is …": the word of the next thing. */
const beginsNext = /(?:[.,]\s|,)(?:version|release|runtime|environment|jdk|jre|vm|update|server)$/i;
/** "It was 24.4.0": an abbreviation that is a word as well, without its capitals. */
const everyday = /^(?:was|resin)(?!\p{L})/u;
/** "OpenJ9", "Db2": a digit that is part of the name. */
const ownDigit = /^(?:\p{L}+\s)?\p{L}+\d(?![\d.])/u;
const numberIn = /\d+(?:[._u]\d+)+(?:[+_-][\w.]+)?/i;

export function namedThings(lines: readonly Line[], labelled: ReadonlySet<number>, subject: string, rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && !isMajorAlone(claim)).map((claim) => claim.field));
  const typed = new Map(lines.map((line) => [line.number, line.text]));
  const text = shortLines(withNamesSpelt(lines, rules), lineCharactersMax).map((line) => ({ ...line, text: withoutUsers(line.text.replace(shown, '')) }));
  const prose = text.filter((line) => !labelled.has(line.number));
  const title = [{ text: subject, number: 0 }];
  return rules.fields.filter((field) => !stated.has(field.id) || (field.versionOf !== null && !stated.has(field.versionOf))).flatMap((field) => {
    if (field.names.length === 0 && field.versionOf === null) return [];
    const search = searches.get(field) ?? (field.names.length > 0 ? nameSearch(field, rules) : versionSearch(field, rules));
    searches.set(field, search);
    const ofMaker = rules.fields.find((one) => isMadeBy(one, field));
    const counted = ofMaker !== undefined && (stated.has(ofMaker.id)) ? search : released(search);
    const found = only(field, counted, field.kind === 'version' && field.names.length > 0 ? prose : text, 'sublabel') ?? only(field, counted, title, 'subject') ?? [];
    // A version that is known otherwise may still show whose it is.
    return [...(stated.has(field.id) ? [] : found.map((claim) => asTyped(claim, typed))), ...found.flatMap((claim) => thingOf(field, claim, rules, stated))];
  });
}

/** What is shown of the mail stands there. */
function asTyped(claim: FieldClaim, typed: ReadonlyMap<number, string>): FieldClaim {
  const text = typed.get(claim.line) ?? '';
  if (claim.source === 'subject' || text === '' || text.includes(claim.raw)) return claim;
  return { ...claim, raw: text.trim(), value: typeof claim.value === 'string' ? asTypedIn(claim.value, text.trim(), claim.raw) : claim.value };
}

/** What stands beside the word for somebody's own machine is what that runs on. */
function withoutUsers(text: string): string {
  return text.replace(besideUserMachine, (part) => ' '.repeat(part.length));
}
/** "…, the servers are": the clause of the machine that it runs on. */
const theServer = String.raw`,\s(?:but\s|aber\s|mais\s)?(?:the|our|their|his|die|der|das|unser\p{L}*|ihr\p{L}*|le|la|les|leurs?)\s[^,.;]{0,20}(?:servers?|servern?|serveurs?)(?!\p{L})`;
const besideUserMachine = new RegExp(String.raw`(?:(?<=[\s(,])[\p{L}\d]+\s(?:[\d.]+\s)?)?${userMachine.source}(?:(?!${theServer})[^.;!?\n]){0,60}(?:\.\d(?:(?!${theServer})[^.;!?\n]){0,20})?`, 'giu');

/** Between a name and its version; a name behind it ("version 4.2 of the Beam") is farther than one before it. */
const besideMax = 160;
const besideBefore = 80;

/** Whose version it is stands right before it: "Smoker 24.3.2" names the product as well. */
function thingOf(field: FieldRule, version: FieldClaim, rules: RecognitionRules, stated: ReadonlySet<string>): FieldClaim[] {
  const thing = rules.fields.find((one) => one.id === field.versionOf);
  if (thing === undefined || stated.has(thing.id)) return [];
  const at = version.raw.indexOf(String(version.value));
  const named = [...thing.values.map((value) => ({ text: value, value })), ...thing.words]
    .map((name) => ({ ...name, distance: Math.min(...[...version.raw.matchAll(new RegExp(`(?<![\\p{L}\\p{N}.-])${spacedPattern(name.text)}(?![\\p{L}\\p{N}])`, 'giu'))].map((one) => (one.index < at ? at - one.index - one[0].length : one.index - at + besideBefore)).filter((distance) => distance < besideMax)) }))
    .filter((name) => Number.isFinite(name.distance)).sort((a, b) => a.distance - b.distance || b.text.length - a.text.length)[0];
  return named === undefined ? [] : [{ ...version, field: thing.id, value: named.value, rule: thing.rule }];
}

/** "Java 17 (Temurin 17.0.9)": a number that is not enough yet. */
function isMajorAlone(claim: FieldClaim): boolean {
  return claim.value === null && claim.source === 'sublabel' && claim.problem === noMinor;
}

interface Found {
  readonly value: string;
  /** Without a release: that counts where its version is told elsewhere. */
  readonly alone?: boolean;
  readonly start: number;
  readonly end: number;
}
interface Place extends Mention {
  readonly line: Line;
}
type Search = (text: string) => Found[];

/** Of what a label's value names, the one that is meant: "SLES 15; they wanted Debian 12 but that was never done". null = it names no two. */
export function thingMeant(text: string, field: FieldRule, rules: RecognitionRules): string | null {
  const search = searches.get(field) ?? nameSearch(field, rules);
  searches.set(field, search);
  const found = released(search)(text).map((one): Mention => ({ ...one, text }));
  const meant = thoseMeant(found);
  const first = meant[0];
  return first === undefined || meant.length === found.length || found.every((one) => one.value === first.value) || meant.some((one) => one.value !== first.value) ? null : first.value;
}

/** How many kinds of things a text names with their releases. */
export function thingsNamed(text: string, rules: RecognitionRules): number {
  return rules.fields.filter((field) => field.kind === 'text' && field.names.length > 0).filter((field) => {
    const search = searches.get(field) ?? nameSearch(field, rules);
    searches.set(field, search);
    return search(text).some(({ value }) => /\d/.test(value));
  }).length;
}

/** The memory goes with the rules. */
const searches = new WeakMap<FieldRule, Search>();

/** One claim when all places name the same; [] when they contradict; null when nothing is named. */
function only(field: FieldRule, search: Search, lines: readonly Line[], source: FieldSource): FieldClaim[] | null {
  const all = withRelease(lines.flatMap((line) => search(line.text).map((one): Place => ({ ...one, text: line.text, line }))));
  if (all.length === 0) return null;
  const found = thoseMeant(all);
  const first = found[0];
  if (first === undefined) return [];
  const longest = found.reduce((best, one) => (one.value.length > best.value.length ? one : best), first);
  const same = found.every((one) => unaccented(longest.value).includes(unaccented(one.value)));
  return same ? [{ field: field.id, value: longest.value, problem: null, raw: longest.line.text.trim(), source, line: longest.line.number, rule: field.rule }] : [];
}

/** "64-bit" is no release: where another place tells one, that counts. */
function withRelease(places: readonly Place[]): readonly Place[] {
  const released = places.filter(({ value }) => /\d/.test(value.replace(/(?:32|64)[\s-]?bits?/gi, '').replace(ownDigit, '')));
  return released.length > 0 ? released : places;
}

function nameSearch(field: FieldRule, rules: RecognitionRules): Search {
  const names = [...field.names].sort((a, b) => b.length - a.length).map(spacedPattern).join('|');
  // "Orb JDK by Harbour": both are names.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}.-])(?:${names})(?![\\p{L}])(?:\\s(?:by|from|of|von|vom|de|d['’])\\s?(?:${names})(?![\\p{L}]))?${release}${dataModel}`, 'giu');
  // "The runtime of Harbour": a name inside the longer one of another thing.
  const longer = rules.fields.filter((one) => one !== field).flatMap((one) => one.names).filter((name) => field.names.some((own) => name.length > own.length && name.toLowerCase().includes(own.toLowerCase())) && !field.names.some((own) => own.toLowerCase() === name.toLowerCase()));
  const inside = longer.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}.-])(?:${longer.map(spacedPattern).join('|')})(?![\\p{L}])`, 'giu');
  const wares = field.kind === 'text' ? rules.fields.filter((one) => isMadeBy(one, field)).flatMap((one) => one.labels.map((label) => label.text)).filter((label) => !/[\s-]/.test(label)) : [];
  const made = makersOf(field, rules);
  const byMaker = made === null ? () => [] : (text: string): Found[] => [...text.matchAll(made)].flatMap((one) => {
    const ahead = releaseAhead(text.slice(Math.max(0, one.index - aheadCharactersMax), one.index), wares, true);
    return ahead === null ? [] : [{ value: `${ahead}${one[0]}`, start: one.index - ahead.length, end: one.index + one[0].length }];
  });
  // A bare name ("it runs on Linux") says too little to answer the question.
  const named = (text: string): Found[] => [...withoutLonger(text, inside).matchAll(pattern)].flatMap((one) => {
    const value = one[0].replace(/[\s,.-]+$/, '').replace(beginsNext, '');
    if (everyday.test(value)) return [];
    const place = { start: one.index, end: one.index + value.length };
    if (/\d/.test(value.replace(ownDigit, '')) && !counted.test(value)) return [{ value, ...place }];
    const told = toldRelease(text, place.end);
    if (told !== null) return [{ value: `${value} ${told.release}`, start: place.start, end: told.end }];
    const ahead = releaseAhead(text.slice(Math.max(0, place.start - aheadCharactersMax), place.start), wares);
    if (ahead !== null) return [{ value: `${ahead}${value}`, start: place.start - ahead.length, end: place.end }];
    return (field.namedAlone === true || wares.length > 0) && isNamedAlone(text, place.start, place.end) && !isSetAside({ value, text, ...place }, []) ? [{ value, ...place, alone: field.namedAlone !== true }] : [];
  });
  return field.kind === 'version' ? (text) => named(text).flatMap((one) => (numberIn.exec(one.value)?.slice(0, 1) ?? []).filter((value) => hasMinor(value) && hasForm(value, field)).map((value) => ({ ...one, value }))) : (text) => [...named(text), ...byMaker(text)];
}

/** Between the release and its maker. */
const aheadCharactersMax = 60;

/** "Lamp 17.0.9 by Harbour": the release of what the maker makes stands in front of his name. */
function releaseAhead(before: string, wares: readonly string[], said = false): string | null {
  if (wares.length === 0) return null;
  const by = String.raw`\s(?:by|from|frm|of|von|vom|de|de chez|d['’])\s?`;
  const between = said ? by : String.raw`(?:[\s,(–-]{1,3}|${by}|\s(?:namely|und zwar|as|als|en)\s?)`;
  return new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${wares.map(spacedPattern).join('|')})[\s:]{1,2}(?:(?:version|is|ist|est)\s){0,2}\d+(?:[._u]\d+)+[\w+-]{0,8}(?:[\s,(]{1,3}(?:32|64)[\s-]?bits?[,)]?)?${between}(?:(?:the|an?|der|die|das|dem|le|la|un|une|l['’])\s?)?(?:build of\s)?$`, 'iu').exec(before)?.[0] ?? null;
}

/** "from Harbour": who makes what the pack knows by a name of two words ("Harbour Orb"). */
function makersOf(field: FieldRule, rules: RecognitionRules): RegExp | null {
  const known = new Set(rules.fields.filter((one) => isMadeBy(one, field)).flatMap((one) => one.names.map((name) => name.toLowerCase())));
  const makers = new Set(field.names.flatMap((name) => {
    const words = name.split(' ');
    return words.length > 1 && known.has(words.at(-1)?.toLowerCase() ?? '') ? [words.slice(0, -1).join(' ')] : [];
  }));
  return makers.size === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}.-])(?:${[...makers].sort((a, b) => b.length - a.length).map(spacedPattern).join('|')})(?![\\p{L}\\p{N}-])(?:\\s\\((?:${field.names.map(spacedPattern).join('|')})\\))?`, 'giu');
}

/** The version field of what the makers make whom the text field knows by name. */
function isMadeBy(version: FieldRule, field: FieldRule): boolean {
  return field.kind === 'text' && version.kind === 'version' && version.minorNeeded && version.names.some((name) => field.names.includes(name));
}

/** Only what stands there with its release. */
function released(search: Search): Search {
  return (text) => search(text).filter(({ alone }) => alone !== true);
}

function withoutLonger(text: string, inside: RegExp | null): string {
  return inside === null ? text : text.replace(inside, (name) => ' '.repeat(name.length));
}

/** Between a name and its version, where a question names both. */
const askedBetween = /^(?:[\s,(-]|(?:in|on|auf|en|der|la|version|release|v)(?=[\s.]))*$/i;

/**
 * Beside its name, also in a subject and in a question ("does Beam 4.2.0 turn both ways?"), from which told-versions.ts takes
 * nothing: what somebody asks for need not be what he has.
 */
function versionSearch(field: FieldRule, rules: RecognitionRules): Search {
  return (text) => boundVersions(text.replaceAll('?', '.'), thingWords(rules), null).bound.filter(({ thing, called, lead }) => {
    const at = lead.lastIndexOf(called);
    return thing.field === field && thing.isName && (!text.includes('?') || (at >= 0 && askedBetween.test(lead.slice(at + called.length))));
  });
}
