// What stands behind the label of a thing and is yet another one, or two of which one is meant: "Framework: .NET Framework
// 4.8" where only the runtime knows that name, "OS: SLES 15; they wanted Debian 12 but that was never done", "Java: they
// said 11.0.16, real is 17.0.11". In: claims of labels. Out: the same, each for the field whose thing it is, with the one
// that is meant.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { spacedPattern } from './escaped-pattern.ts';
import { thingMeant } from './named-things.ts';
import { versionMeant } from './told-versions.ts';

const valueCharactersMax = 400;

export function labelledThings(claims: readonly FieldClaim[], rules: RecognitionRules): FieldClaim[] {
  const stated = new Set(claims.map((claim) => claim.field));
  const things = claims.flatMap((claim) => makersThing(claim, stated, rules));
  return [...things.filter((one, i) => things.findIndex((other) => other.field === one.field) === i), ...claims.flatMap((claim) => {
    const field = rules.fields.find((one) => one.id === claim.field);
    if (field === undefined || typeof claim.value !== 'string' || claim.value.length > valueCharactersMax || (field.kind !== 'version' && !(field.kind === 'text' && field.names.length > 0))) return [claim];
    const owner = field.kind === 'text' ? ownerOf(claim.value, field, rules) : null;
    if (owner !== null) return stated.has(owner.id) ? [] : [{ ...claim, field: owner.id, rule: owner.rule }];
    const meant = field.kind === 'version' ? versionMeant(claim.raw, field, rules) : (thingMeant(claim.value, field, rules) ?? withoutDenied(claim.value));
    return [meant === null ? claim : { ...claim, value: meant }];
  })];
}

/** "Orb version: Tower Orb 4.2, 64 bit": with the number stands the whole thing, which another field asks for. */
function makersThing(claim: FieldClaim, stated: ReadonlySet<string>, rules: RecognitionRules): FieldClaim[] {
  const field = rules.fields.find((one) => one.id === claim.field && one.kind === 'version' && one.names.length > 0);
  const text = claim.raw.trim();
  if (field === undefined || claim.value === null || text.length > valueCharactersMax || !/\d/.test(text)) return [];
  const begins = (name: string): boolean => new RegExp(String.raw`^${spacedPattern(name)}(?![\p{L}\p{N}])`, 'iu').test(text);
  const thing = rules.fields.filter((one) => one.kind === 'text' && one.names.some((name) => field.names.includes(name) && begins(name)));
  const [only] = thing;
  return only === undefined || thing.length > 1 || stated.has(only.id) ? [] : [{ ...claim, field: only.id, value: thingMeant(text, only, rules) ?? text, problem: null, rule: only.rule }];
}

/** "Slate 15.4, not 14.9 as in the last ticket". */
function withoutDenied(value: string): string | null {
  const at = value.search(/[\s,;(–-]{1,3}(?:and |und |et )?(?:not|nicht|pas|instead of|statt|au lieu de)\s(?:the |der |die |la |le )?v?\d+\.\d/i);
  return at > 0 && /\d/.test(value.slice(0, at)) ? value.slice(0, at).trim() : null;
}

/** The only other field that knows the name which the value begins with; "Harbour Orb 4.8": its maker may stand before. */
function ownerOf(value: string, field: FieldRule, rules: RecognitionRules): FieldRule | null {
  if (field.names.some((name) => value.toLowerCase().includes(name.toLowerCase()))) return null;
  const begins = (one: FieldRule): boolean => new RegExp(String.raw`^(?:\p{Lu}\p{L}+\s)?(?:${one.names.map(spacedPattern).join('|')})(?=\s(?:v\.?\s?)?\d|\sversion\s|[,;(]|$)`, 'iu').test(value);
  const others = rules.fields.filter((one) => one !== field && one.kind === 'text' && one.names.length > 0 && begins(one));
  return others.length === 1 ? (others[0] ?? null) : null;
}
