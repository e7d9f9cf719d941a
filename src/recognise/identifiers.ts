// Every identifier of the desk that stands somewhere in the mail: behind a label or not, with the place it stands in.
// Patterns run on the linear engine only. What looks like an identifier inside a URL, a message-id or a mail address
// is left out; a form that post codes and ports share counts behind a label, or is reported as unlabelled so that
// decide/ can compare it with the sender's own. Quoted text counts only in the quoted copy of our own thread.
import { limits } from '../mail/limits.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { withoutExcludedThings } from './field/withdrawn/excluded.ts';
import { labelWords } from './field/fold.ts';
import { findLabel } from './field/label/label-index.ts';
import { logLines } from './field/log-lines.ts';
import { identifierValue } from './field/value/identifier-value.ts';
import type { TextLine } from './field/text-line.ts';
import { plainSpaces } from './field/text-line.ts';
import { isExampleHost } from './field/value/open-place.ts';
import { type CompiledIdentifier, findMatches, occurringIdentifiers, type PatternMatch } from './pattern.ts';
import type { FieldClaim, FieldSource, IdentifierClaim } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';

export interface IdentifierInput {
  readonly mail: ParsedMessage;
  readonly lines: readonly TextLine[];
  readonly rules: RecognitionRules;
  readonly compiled: CompiledRules;
  /** Claims of labelled fields: their values count as labelled here. */
  readonly claims: readonly FieldClaim[];
  readonly signature: ReadonlySet<number>;
  readonly ownForm: ReadonlySet<number>;
  /** Lines with words like labels that are none. */
  readonly pasted: ReadonlySet<number>;
  /** Quoted lines of the sender's own earlier mail: they fill a gap, below everything else. */
  readonly ownEarlier: ReadonlySet<number>;
}

export function recogniseIdentifiers(input: IdentifierInput): IdentifierClaim[] {
  const found: IdentifierClaim[] = [];
  const subject = plainSpaces(input.mail.subject);
  // A long quote above the answer must not use up what is searched.
  const lines = [subject, ...input.lines.filter((line) => sourceOf(line, input) !== null || input.ownEarlier.has(line.number)).map((line) => line.text)];
  const occurring = occurringIdentifiers(input.compiled.patterns, lines.join('\n'));
  if (occurring.length === 0) return [];
  // The automaton over one line is far cheaper than a search: each pattern only searches lines that it occurs in.
  const inLine = new Map(lines.map((text) => [text, new Set(occurringIdentifiers(input.compiled.patterns, text))]));
  for (const identifier of occurring) {
    found.push(...claimsOf(identifier, subject, input, (text) => inLine.get(text)?.has(identifier) === true));
  }
  // Labelled first, then in the order they stand; the subject (line 0) does not come before the text.
  const place = (claim: IdentifierClaim): number => (claim.source === 'subject' ? limits.textLinesMax + 1 : claim.line);
  return found.sort((a, b) => Number(b.labelled) - Number(a.labelled) || place(a) - place(b));
}

function claimsOf(identifier: CompiledIdentifier, subject: string, input: IdentifierInput, occursIn: (text: string) => boolean): IdentifierClaim[] {
  const fieldIds = new Set(input.rules.fields.filter((field) => (field.identifier ?? field.id) === identifier.rule.id).map((field) => field.id));
  const labelled = new Set(input.claims.filter((claim) => fieldIds.has(claim.field)).flatMap((claim) => (claim.value === null ? [] : [claim.value].flat().map((value) => `${claim.line} ${value}`))));
  const placeholders = new Set(identifier.rule.placeholders.map((text) => text.toUpperCase()));
  const claims: IdentifierClaim[] = [];
  // What was typed behind another label of the form: "Additional information: looks like RCR-901177".
  const isTyped = (text: string, number: number): boolean => input.claims.some((claim) => claim.source === 'own-form' && claim.line === number && claim.value !== null && [claim.value].flat().some((value) => value.includes(text)));
  const take = (text: string, number: number, source: FieldSource, pasted = false, above = ''): void => {
    if (!occursIn(text)) return;
    for (const match of findMatches(identifier.pattern, meantOf(text, above))) {
      if (claims.length >= limits.patternMatchesMax * 2) return;
      if ((!/[\d.]/.test(match.text) && !placeholders.has(match.text.toUpperCase())) || isExampleHost(match.text)) continue;
      const value = identifierValue(identifier, match.text);
      const behind = pasted ? null : labelBefore(input.compiled, text, match, fieldIds);
      const certain = labelled.has(`${number} ${value}`) || (behind !== null && !isPrintedExample(text, match));
      // Our own words, examples and error texts come back in the quote: there only a filled-in label counts (F84).
      if (!certain && source === 'own-form' && !isTyped(match.text, number)) continue;
      if (!certain && !standsAlone(identifier, text, match, source)) continue;
      if (claims.some((claim) => claim.value === value && claim.line === number && claim.source === source)) continue;
      claims.push({
        identifier: identifier.rule.id, value, raw: match.text, source, line: number, labelled: certain,
        placeholder: placeholders.has(value.toUpperCase()), rule: behind ?? identifier.rule.rule,
      });
    }
  };
  const logs = logLines(input.lines);
  for (const [index, line] of input.lines.entries()) {
    const pasted = logs.has(index) || input.pasted.has(line.number);
    const source = sourceOf(line, input);
    if (source === null) continue;
    // "Track: 4711" in a log line is no label of the writer's.
    if (identifier.rule.labelNeeded && (source === 'own-form' || pasted)) continue;
    const above = input.lines[index - 1];
    take(line.text, line.number, source, pasted, above !== undefined && above.number === line.number - 1 && above.role === line.role && line.role === 'new' ? above.text : '');
  }
  take(subject, 0, 'subject');
  if (claims.length > 0 || input.claims.some((claim) => fieldIds.has(claim.field))) return claims;
  for (const line of input.lines) if (input.ownEarlier.has(line.number)) take(line.text, line.number, 'forwarded');
  return claims;
}

/** "Please don't use / the one of my former employer (AB-3380)": a mail program may break the sentence that excludes. */
function meantOf(text: string, above: string): string {
  const own = withoutExcludedThings(text);
  if (above.length < brokenMin || above.length > brokenMax || /[.!?:;]\s*$/.test(above)) return own;
  const both = withoutExcludedThings(`${above} ${text}`).slice(above.length + 1);
  // Every place stays where it is.
  return both.length === own.length ? own.split('').map((letter, i) => (both[i] === ' ' ? ' ' : letter)).join('') : own;
}

/** Where mail programs break. */
const brokenMin = 45;
const brokenMax = 130;

/** Where the line stands; null = nothing that stands there counts. */
function sourceOf(line: TextLine, input: IdentifierInput): FieldSource | null {
  if (line.role === 'new') return input.signature.has(line.number) ? 'signature' : line.cells === null && line.row === undefined ? 'label' : 'table';
  if (line.role === 'signature') return 'signature';
  if (line.role === 'forwarded') return 'forwarded';
  return line.role === 'quoted' && input.ownForm.has(line.number) ? 'own-form' : null;
}

/** A label of the identifier's fields right before the match, as in "our customer number is 73125", "unsere Nummer bei Ihnen lautet 73125". */
function labelBefore(compiled: CompiledRules, text: string, match: PatternMatch, fieldIds: ReadonlySet<string>): string | null {
  const before = text.slice(Math.max(0, match.start - 80), match.start);
  const lead = /(?:\b(?:with you|at your end|bei (?:euch|ihnen|dir)|chez (?:vous|toi))\b)?(?:[\s:=#.–-]|\b(?:is|ist|est|lautet|are|no|nr|vom?|of)\b)*$/i.exec(before);
  const words = labelWords(before.slice(0, lead?.index ?? before.length));
  // "Kd.-Nr. 73125": the word for "number" is part of the label.
  const whole = findLabel(compiled.labels, labelWords(before).slice(-2), false);
  if (whole !== null && whole.wordCount === 2 && fieldIds.has(whole.field.id)) return whole.rule;
  for (let count = Math.min(words.length, compiled.labels.wordsMax); count >= 1; count--) {
    const tried = words.slice(-count);
    // One everyday word ("domain", "server") right before is not enough inside a sentence.
    if (count === 1 && words.length > 1 && (tried[0] ?? '').length < 8) break;
    const hit = findLabel(compiled.labels, tried, false);
    if (hit !== null && fieldIds.has(hit.field.id)) return hit.rule;
  }
  return null;
}

/** Without a label: not inside something longer, and with a digit in it ("OX-related" is a word). */
function standsAlone(identifier: CompiledIdentifier, text: string, match: PatternMatch, source: FieldSource): boolean {
  if (isPrintedExample(text, match)) return false;
  const token = tokenAround(text, match);
  if (/:\/\/|@|^www\.|^<.*>$/.test(token)) return false;
  if (!identifier.rule.labelNeeded) return true;
  // Shorter numbers are years, counts and times; nobody's id is looked up for them.
  // A host name is nobody's by accident.
  if (/^[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}$/u.test(match.text)) return source === 'label' || source === 'table' || source === 'subject';
  if (!/\d{5}/.test(match.text)) return false;
  if (ofAnotherRegister.test(text.slice(Math.max(0, match.start - 40), match.start))) return false;
  if (source === 'subject') return /^\s*(?:[:\]–]|-\s|$)/.test(text.slice(match.end)) || /(?:^|[\s[(,;])$/.test(text.slice(0, match.start));
  if (source === 'signature' || source === 'forwarded') return false;
  // Post codes ("81669 München", "D 81669"), ports ("port 10025", ":10025"), counts and amounts are other things.
  if (/^\s+\p{Lu}\p{Ll}+/u.test(text.slice(match.end)) || /(?:\bports?|\bzip|\bplz|\bpostcode|\bext(?:ension)?\.?|\bdurchwahl|\bposte|\btel(?:efon|ephone)?\.?|\bphone|\broom|\braum|\bzimmer|\bbatch|\bbuild|\bmessage|\bp\.?o\.? box|postfach)\s*[:=]?\s*$|[$€£#\d/=_]\s*$|[.:]$/i.test(text.slice(0, match.start))) return false;
  return !/^\s*(?:[%$€£]|[:/=_]\w|[=_]\s|\.\w|users?\b|mails?\b|recipients?\b|addresses\b|contacts?\b|accounts?\b|entries\b|people\b|hits\b|items\b|lines\b|calls\b|empfänger|adressen|kontakte|einträge|zeilen|konten|destinataires?\b|courriels?\b|adresses\b|eur\b|euros?\b|usd\b|chf\b|gbp\b|aud\b|mailbox|benutzer|messages?\b|nachrichten|tcp\b|udp\b|ms\b|kb\b|mb\b|bytes?\b|times?\b)/i.test(text.slice(match.end));
}

/** `Tenants: e.g. 12345RS, 23456RS`: the help text of a blank form, left where the answer belongs. */
function isPrintedExample(text: string, match: PatternMatch): boolean {
  return /(?:^|[:：=([<{]|\s{2})\s*[([<{]?(?:e\. ?g\.?|eg[.:,]|z\. ?b\.?|p\. ?ex\.?|par exemple|for example|zum beispiel|such as)(?=[\s:,.])(?:[\s:,.;/]|\b(?:or|and|oder|und|ou|et)\b|(?<![\p{L}\d-])[\p{L}-]*\d[\p{L}\d-]*(?![\p{L}\d-]))*$/iu.test(text.slice(Math.max(0, match.start - 120), match.start));
}

/** "Our ref 80442", "Réf. interne 73125", "Vorgang Nr. 80442": a number of somebody's own. */
const ofAnotherRegister = /(?<![\p{L}])(?:(?:internal|own|our|your|my) (?:ref(?:erence)?|case|ticket)|ref(?:erence)?|case|ticket|job(?: id)?|invoice|order|quote|(?:interne?s?|eigene|unsere|unser|ihre?|mein) (?:referenz|zeichen|vorgang|ticket|fall)\p{L}*|referenz\p{L}*|aktenzeichen|vorgang\p{L}*|rechnung\p{L}*|bestell\p{L}*|auftrag\p{L}*|(?:notre |votre |ma )?(?:réf(?:érence)?|référence)\.?(?: int(?:erne|\.)?)?|dossier|facture|commande)\.?\s?(?:no|nr|n°|number|nummer|numéro|id|is|ist|est|lautet)?\.?\s?[:#]?\s?$/iu;

function tokenAround(text: string, match: PatternMatch): string {
  const before = /\S*$/.exec(text.slice(Math.max(0, match.start - 200), match.start))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(match.end, match.end + 200))?.[0] ?? '';
  return `${before}${match.text}${after}`;
}
