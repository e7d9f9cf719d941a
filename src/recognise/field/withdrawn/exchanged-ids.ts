// "Server W – scrub that, wrong tab. It is V", "the domain is not W (those are the dentists) but V", "V. W gehört zur
// Bäckerei", "Domain: W [struck out; read: V]": a mail names two numbers of one kind and says which of them is not meant.
// In: lines of the writer, claims. Out: the withdrawn numbers with those that hold instead, and the claims without the
// former. The text itself stays as it is: whoever reads the story must find in it what was written.
import { type CompiledIdentifier, findMatches, type PatternMatch } from '../../pattern.ts';
import type { FieldClaim, IdentifierClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import { identifierValue } from '../value/identifier-value.ts';
import type { TextLine } from '../text-line.ts';
import { asksToReplace } from './replacing.ts';
import { takingBack } from './taken-back.ts';
import { shapeOf, valueThatHolds } from './value-that-holds.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';

export interface Exchange {
  readonly identifier: string;
  readonly wrong: string;
  /** Null = none is named instead. */
  readonly right: string | null;
  readonly raw: string;
  readonly line: number;
  /** It counts without a label. */
  readonly sure: boolean;
  /** Words of the paragraph as labels are compared, a blank on either side. */
  readonly said: string;
}

/** A longer paragraph is pasted. */
const paragraphMax = 1_500;
const numbersMax = 12;
/** What stands further behind is told of something else. */
const nearby = 200;
const clause = 120;

const thing = String.raw`(?:tab|one|line|window|row|number|sticker|label|server|box|machine|customer|client|key|id|domain|tenant|copy|paste|clipboard|sheet|zeile|spalte|nummer|kunde|kundin|server|schlüssel|domäne|domain|fenster|reiter|ligne|numéro|client|cliente|serveur|clé|domaine|onglet)`;
/** Alone behind a number they withdraw it. */
const marks = [
  String.raw`(?:scrub|strike|scratch|scrap|forget|ignore|disregard|cancel|delete)(?: (?:that|it|this|about (?:that|it)))?(?: one)?`, 'struck (?:out|through)', 'crossed out', 'not (?:that|this) one', 'oops', 'no[,:]? wait',
  String.raw`wrong(?: ${thing})?`, 'mistyped', 'misread', 'typo', 'my mistake', 'old one', 'mixed (?:it|them) up',
  String.raw`(?:durch)?gestrichen`, 'streichen(?: sie)?(?: das)?', String.raw`falsch(?:e[rsn]?)?(?: (?:abgelesen|abgeschrieben|kopiert|${thing}))?`, 'vertippt', 'verlesen', 'verschrieben', 'verwechselt', 'zahlendreher', 'tippfehler', 'quatsch', 'unsinn', 'stimmt nicht', '(?:bitte )?vergessen(?: sie)?(?: (?:das|es|die|den|ihn|sie))?', '(?:bitte )?ignorieren(?: sie)?(?: (?:das|es|die|den))?',
  'rayée?', 'barrée?', 'biffée?', 'erreur(?: de (?:ma part|frappe|ligne|copie|client|numéro))?', 'faute de frappe', 'oubliez(?:-l[ea]s?)?(?: ça| cela)?', 'ignorez(?:-l[ea]s?)?(?: ça| cela)?', 'faux', 'fausse', String.raw`mauvaise? ${thing}`,
].join('|');
/** What is said of a withdrawn number, with or without "that" in front. */
const saidOfIt = [
  String.raw`(?:just )?(?:a |an |the |my |our )?(?:wrong(?: ${thing})?|typo|slip(?: of the (?:pen|finger|keyboard))?|mistake|mix-up|other (?:one|${thing})|last (?:week|month|year|time)['’]?s|yesterday['’]?s|old (?:one|${thing}))`, String.raw`(?:for |about )?another (?:one|${thing})`, String.raw`not (?:it|the one|the right (?:one|${thing})|meant|(?:this|the) ${thing})`, 'mistyped', 'of (?:the other|another) (?:customer|client|site|case)',
  String.raw`(?:nur )?(?:ein |eine |der |die |das |mein )?(?:zahlendreher|tippfehler|versehen|irrtum|verwechslung|falsch(?:e[rsn]?)?(?: ${thing})?|ander(?:er|e|es)(?: ${thing})?|alte[rsn]?(?: ${thing})?)`, 'vertippt', 'nicht gemeint',
  String.raw`(?:une? |le |la |l['’])?(?:simple )?(?:erreur|faute(?: de frappe)?|autre(?: ${thing})?|ancienn?e?(?: ${thing})?|mauvaise?(?: ${thing})?)`, 'faux', 'fausse', 'celle? d(?:e|u|es)',
].join('|');
const bracket = String.raw`[\s"'”»)\]]*(?:[-–—,;:.([/>→=|…!]+\s*){0,3}`;
const ends = String.raw`(?=\s*(?:$|[,.;:!?)\]–—/-]|\bread\b|\bcorrect\b|\bit['’]?s\b))`;
const markBehind = new RegExp(String.raw`^${bracket}(?:sorry,? |pardon,? |sorry[:;] )?(?:${marks})${ends}`, 'iu');
const directly = String.raw`(?:${takingBack}|korrigiert|correct|right is|right one is|richtig|richtig ist|besser|read|lire|lies|that is [\p{L} ]{2,30}|das ist [\p{L} ]{2,30}|c['’]est [\p{L} ]{2,30})`;
/** "W, no, V", "W / correction: V", "W. Nein, falsch abgelesen: V": nothing else between the two. */
const directlyBetween = new RegExp(String.raw`^${bracket}(?:${directly}|${marks})(?:[\s,;:.!–—-]+(?:${directly}|${marks}|it['’]s|it is|ist|es ist|c['’]est|of course|natürlich|de ma part|(?:the|our|their|der|die|das|unser|le|la|notre) [\p{L} -]{2,30} (?:is|ist|lautet|est)))*[\s,;:.!"'([–—-]*$`, 'iu');
const told = String.raw`(?:that['’]s|that (?:is|was)|it (?:is|was)|this (?:is|was)|which (?:is|was)|is|was|das (?:ist|war)|die (?:ist|war)|ist|war|c['’]est|c['’]était|est|était|ce n['’]est pas|qui est)`;
const saidBehind = new RegExp(String.raw`^${bracket}(?:(?:on the phone|in my (?:first|last|earlier) mail|in the subject|yesterday|before|am telefon|vorhin|gestern|genannt|gesagt|geschrieben|au téléphone|hier|tout à l['’]heure)[\s,.;:–-]*){0,3}(?:but |aber |mais |and |und |et )?${told}\s(?:${saidOfIt})(?![\p{L}])`, 'iu');
const belongsBehind = /^["'”»)\]\s]*(?:belongs? to|(?:is|was) (?:the one |that )?(?:of|from) (?:last|(?:mon|tues|wednes|thurs|fri)day|yesterday)|(?:is|was) (?:yesterday|last week|(?:mon|tues|wednes|thurs|fri)day)['’]s|(?:ist|war) (?:der|die|das) (?:von|vom) (?:gestern|letzte|\p{L}+tag)|(?:est|était) (?:celui|celle) (?:de|d['’]) ?(?:hier|lundi|mardi|mercredi|jeudi|vendredi|la semaine)|gehört (?:zu|zur|zum|einem|einer|der|dem)|appartient (?:à|au|aux)|is (?:that of|from) (?:the other|another)|has nothing to do|hat (?:hiermit|damit|mit) [^.]{0,30}nichts|n['’]a rien à voir)/iu;
const denied = /(?:(?<![\p{L}])(?:not|isn['’]t|wasn['’]t|ain['’]t|nicht|n['’]est pas|n['’]était pas|pas|non))\s(?:(?:about|for|um|bei|de|du|la|le|les|the|der|den|die|das|number|server|key|nummer|schlüssel|numéro|serveur)\s)*["'„“«]?$/iu;
const insteadComes = /(?:(?:,\s|\s)(?:but|sondern|mais|rather|instead|plutôt)|[.!,;–-]\s+(?:it|this|es|das|ce)\s?(?:is|['’]s|ist)|c['’]est|[.!,;–-]\s+(?:the|our|der|die|das|unser|le|la|notre|celui|celle)\s[^.!;]{0,60}(?:is|ist|lautet|heißt|est)\s*$|[!.,]\s*$)/i;
const notOther = /^["'”»)\]]*[\s,;(–—-]*(?:and |und |et |but |aber |mais )?(?:not|nicht|non|pas|instead of|rather than|statt|anstatt|anstelle von|au lieu de|plutôt que)\s(?:(?:um|de|du|for|about|the|die|den|der|la|le)\s)*["'„“«]?$/i;
/** "V is down. Not the one at the mill, that was W." */
const notTheOther = /(?:^|[.!?;]\s+)(?:and |und |et )?(?:not|nicht|non|pas)\s(?!(?:the|das|die|der|le|la) (?:first|only|same|erste|einzige|premi|seul))(?:the|that|on|at|about|for|with|der|die|das|den|dem|um|bei|von|auf|le|la|celui|celle|sur)\s[^.!?;]{0,70}(?<!\p{L})(?:(?:that|this|it|which)(?: one)? (?:is|was)|(?:das|die|der) (?:ist|war)|c['’](?:est|était)|qui (?:est|était))\s["'„“«]?$/iu;
const instead = /(?:^|[\s("'„“«])(?:instead of|statt|anstatt|anstelle von|au lieu de|replace|remplace[rz]|ersetzen sie|ignore|forget(?: about)?|disregard|drop|scrap|oublie[rz]|ignore[rz]|vergessen sie|ignorieren sie|streichen sie)\s(?:(?:the|den|die|das|der|dem|le|la|l|number|server|key|domain|tenant|nummer|schlüssel|numéro|serveur|clé|domaine)\s)*["'„“«]?$/i;
/** "V (first I had W here)", "V (W in my earlier mail was wrong)". */
const earlierInBracket = /(?<![\p{L}])(?:first|before|earlier|previous(?:ly)?|wrong(?:ly)?|used to|vorher|vorhin|zuerst|erst|früher|alte[rsn]?|falsch|avant|d['’]abord|ancienn?e?|erreur|faux)(?![\p{L}])/iu;
const saidEarlier = /(?<![\p{L}])(?:had|wrote|said|gave(?: you)?|told you|named|quoted|hatte|hatten|schrieb(?:en)?|sagten?|nannten?|gaben?|(?:ai|avons) (?:dit|écrit|donné|indiqué))(?![\p{L}])[^.!?]{0,24}$/iu;
const thought = /(?<![\p{L}])(?:thought|assumed|believed|suspected|dachten?|meinten?|glaubten?|pensais|pensions|croyais|croyions)(?![\p{L}])[^.!?]{0,24}$/iu;
/** "W, no, that is the bakery: V". */
const noBehind = /^["'”»)\]]*[\s,;:.(–—-]+(?:no|nope|nein|non)\s?[,;:–—-]/i;
const isIt = /(?:it['’]s|it is|is|ist|lautet|heißt|est|c['’]est|des?|of)\s(?:(?:the|der|die|das|den|le|la|number|server|nummer|key|schlüssel|domain)\s)*["'„“«]?$/i;

const rowBefore = /^\s*[^:.]{2,40}:\s*$/;

interface Number extends PatternMatch {
  readonly value: string;
}

/** Every number of the writer's own text of which he says that it is not meant. */
export function exchangedIds(lines: readonly TextLine[], identifiers: Iterable<CompiledIdentifier>, model: SentenceModel | null = null): Exchange[] {
  const found: Exchange[] = [];
  const own = lines.filter((line) => line.text.length <= paragraphMax && line.cells === null && line.depth === 0);
  for (const identifier of identifiers) {
    const all = own.map((line) => numbersIn(line.text, identifier));
    for (const [index, line] of own.entries()) {
      const numbers = all[index] ?? [];
      if (numbers.length === 0 || numbers.length > numbersMax) continue;
      const elsewhere = all.some((others, other) => other !== index && others.some(({ value }) => !numbers.some((one) => one.value === value)));
      const withdrawn = withdrawnOf(line.text, numbers, areAlike(numbers) ? model : null, elsewhere);
      for (const [at, one] of numbers.entries()) {
        if (!withdrawn.has(one.value) || found.some((other) => other.identifier === identifier.rule.id && other.wrong === one.value)) continue;
        const right = [...numbers.slice(at + 1), ...numbers.slice(0, at).toReversed()].find((other) => !withdrawn.has(other.value));
        found.push({ identifier: identifier.rule.id, wrong: one.value, right: right?.value ?? null, raw: right?.text ?? one.text, line: line.number, sure: !identifier.rule.labelNeeded || (identifier.rule.sureEnding !== undefined && right?.value.toLowerCase().endsWith(identifier.rule.sureEnding) === true), said: ` ${labelWords(line.text).join(' ')} ` });
      }
    }
  }
  // What another paragraph withdraws holds nowhere.
  return found.map((one) => (found.some((other) => other.identifier === one.identifier && other.wrong === one.right) ? { ...one, right: null } : one));
}

/** What is so said of a number that stands in prose must leave no doubt: a customer may have two. */
const sureMin = 0.9;

/** `elsewhere`: another number of its kind stands on another line. */
function withdrawnOf(text: string, numbers: readonly Number[], model: SentenceModel | null, elsewhere: boolean): ReadonlySet<string> {
  const listed = new Set(numbers.filter((_, at) => isWithdrawn(text, numbers, at, elsewhere)).map((one) => one.value));
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (listed.size > 0 || first === undefined || last === undefined) return listed;
  const from = text.slice(0, first.start).search(lastSentence);
  const to = text.slice(last.end).search(/[.!?](?=\s)/u);
  const said = text.slice(Math.max(0, from), to < 0 ? undefined : last.end + to + 1);
  const verdict = valueThatHolds(said, numbers.map((one) => ({ key: one.value, start: one.start - Math.max(0, from), end: one.end - Math.max(0, from) })), model);
  return verdict === null || typeof verdict === 'string' || verdict.sureness < sureMin ? listed : new Set(numbers.map((one) => one.value).filter((value) => value !== verdict.holds));
}

/** A loose form matches words as well. */
function areAlike(numbers: readonly Number[]): boolean {
  return numbers.every(({ value }) => /\.\p{L}/u.test(value)) || (numbers.every(({ value }) => /\d/.test(value)) && new Set(numbers.map(({ value }) => shapeOf(value))).size === 1);
}

/** Where the sentence begins that goes on to the end. */
const lastSentence = /(?<=[.!?]\s)[^.!?]*$|^[^.!?]*$/u;

function numbersIn(text: string, identifier: CompiledIdentifier): Number[] {
  return findMatches(identifier.pattern, text).filter(({ start, end }) => text[start - 1] !== '@' && text[end] !== '@').map((match) => ({ ...match, value: identifierValue(identifier, match.text) }));
}

function isWithdrawn(text: string, numbers: readonly Number[], at: number, elsewhere: boolean): boolean {
  const one = numbers[at];
  if (one === undefined) return false;
  const next = numbers.slice(at + 1).find((other) => other.value !== one.value);
  const last = numbers.slice(0, at).findLast((other) => other.value !== one.value);
  const before = text.slice(Math.max(0, one.start - clause), one.start);
  const behind = text.slice(one.end, one.end + nearby);
  const between = next !== undefined && next.start - one.end <= nearby ? text.slice(one.end, next.start) : null;
  if (between !== null && (directlyBetween.test(between) || noBehind.test(between))) return true;
  if (between !== null && next !== undefined && asksToReplace(before, between, text.slice(next.end, next.end + clause))) return true;
  const inLine = numbers.some((other) => other.value !== one.value);
  // "W, no wait, W is the bakery, it is V".
  const again = numbers[at + 1];
  if (inLine && again?.value === one.value && directlyBetween.test(text.slice(one.end, again.start))) return true;
  if (markBehind.test(behind) || saidBehind.test(behind)) return inLine || elsewhere;
  if (belongsBehind.test(behind)) return inLine;
  if ((inLine || elsewhere) && notTheOther.test(before)) return true;
  if (denied.test(before) && between !== null && insteadComes.test(between.replace(/\([^()]*\)/g, ''))) return true;
  // "Domain: W -> V": in a row of its own.
  if (between !== null && /^\s*(?:[-=]+>|→)\s*$/.test(between) && rowBefore.test(before)) return true;
  if (instead.test(before)) return between !== null || last !== undefined;
  if (last !== undefined && notOther.test(text.slice(last.end, one.start))) return true;
  const open = last === undefined ? '' : text.slice(last.end, one.start);
  if (/^\s*\([^()]*$/.test(open) && earlierInBracket.test(`${open} ${/^[^()]*(?=\))/.exec(text.slice(one.end))?.[0] ?? ''}`)) return true;
  if (thought.test(before) && between !== null && /(?<!\p{L})(?:but|aber|mais)(?!\p{L})/iu.test(between)) return true;
  return saidEarlier.test(before) && between !== null && /[,.;–-]/.test(between) && isIt.test(between) && /(?<![\p{L}])(?:wrong|falsch|erreur|faux|vergessen|forget|correct|right|richtig|that['’]s|but|aber|mais)(?![\p{L}])/iu.test(between);
}

/** Claims of a withdrawn number read as the one that holds; where nothing of the field is left, the one that was named instead. */
export function withExchanged(claims: readonly FieldClaim[], exchanges: readonly Exchange[], rules: RecognitionRules): FieldClaim[] {
  if (exchanges.length === 0) return [...claims];
  const byField = new Map(rules.fields.filter((field) => field.kind === 'id' || field.kind === 'id_list').map((field) => [field.id, field]));
  const kept = claims.flatMap((claim): FieldClaim[] => {
    const field = byField.get(claim.field);
    const own = field === undefined ? [] : exchanges.filter((one) => one.identifier === (field.identifier ?? field.id));
    if (own.length === 0) return [claim];
    if (Array.isArray(claim.value)) {
      const left = claim.value.filter((value) => !own.some((one) => one.wrong === value));
      return left.length === claim.value.length ? [claim] : left.length === 0 ? [] : [{ ...claim, value: left }];
    }
    const wrong = own.find((one) => one.wrong === claim.value);
    if (wrong === undefined) return [claim];
    return wrong.right === null ? [] : [{ ...claim, value: wrong.right, raw: wrong.raw, line: wrong.line }];
  });
  const told = exchanges.flatMap((one) => {
    const fields = [...byField.values()].filter((field) => (field.identifier ?? field.id) === one.identifier);
    const [field] = fields;
    if (field === undefined || fields.length > 1 || one.right === null || kept.some((claim) => claim.field === field.id)) return [];
    return one.sure || namesIt(one, field) || claims.some((claim) => claim.field === field.id) ? [{ field: field.id, value: field.kind === 'id_list' ? [one.right] : one.right, problem: null, raw: one.raw, source: 'sublabel' as const, line: one.line, rule: field.rule }] : [];
  });
  return [...kept, ...told];
}

/** Any word of a label stands beside it. */
function namesIt({ said }: Exchange, field: FieldRule): boolean {
  return field.labels.some(({ text }) => said.includes(` ${labelWords(text).join(' ')} `));
}

export function withoutWithdrawn(identifiers: readonly IdentifierClaim[], exchanges: readonly Exchange[]): IdentifierClaim[] {
  return identifiers.filter((one) => !exchanges.some((other) => other.identifier === one.identifier && other.wrong === one.value));
}
