// "So make it a 3", "ich würde es mit 3 einstufen", "gravité, je dirais 2": how grave the writer rates it, where the word of
// the level does not stand right before its figure. In: lines of prose, what is known. Out: a claim for the one numbered
// choice of the desk. A verb that may speak of anything ("take 2") counts only where the sentence, or the one before it,
// names the level; what others say of it, a question and a denial rate nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { foldedWords, labelKey } from '../fold.ts';
import { onlyLevel } from './only-level.ts';
import { figureOf, numberWord } from '../value/number-words.ts';
import { linesOfSentences, shortLines } from '../short-lines.ts';
import type { TextLine } from '../text-line.ts';

/** Longer lines are logs. */
const lineCharactersMax = 600;
const figure = String.raw`(?<figure>\d|${numberWord})(?![\p{L}\p{N}]|[.,:]\d|\s?[-–/%]\s?\d|\s?%)`;
/** "Make it 2 users": counted, unless nothing but a reason follows. */
const uncounted = String.raw`(?=\s*(?:$|["')\].,;:!?–—>-]|(?:for|in|to|and|because|since|as|on|at|from|then|now|please|today|if|so|but|here|i|we|only|though|anyway|right|is|will|für|nach|aus|und|weil|da|denn|bitte|wäre|dürfte|genügt|genügte|erschein\p{L}*|erschien\p{L}*|schein\p{L}*|halten|halte|ein|einstuf\p{L}*|einordn\p{L}*|heute|wohl|reicht|passt|sagen|sein|nennen|ansetzen|vergeben|nehmen|angeben|vorschlagen|wählen|pour|selon|et|car|à|chez|ici|merci|suffi\p{L}*|serait|semble\p{L}*|para[iî]t\p{L}*|convien\p{L}*|seems|would|should|might|may|suits?|fits?|est)(?![\p{L}])))`;
const it = String.raw`(?:it|this|that|this one|that one|the (?:ticket|case|issue|thing|matter|whole thing|whole|lot|fault|problem))`;
const level = String.raw`(?:(?:an?|the|level|number|grade|class|category|severity|sev|stufe|klasse|kategorie|grad|eine[rnm]?|die|der|une?|le|niveau|degré|classe|catégorie|numéro|gravité|sévérité)\s){0,3}`;

/** Verbs of rating: they need nothing else. */
const rating: readonly RegExp[] = [
  String.raw`(?:rat(?:e|ed|ing)|rank(?:ed|ing)?|class(?:ify|ified|ed|ing|ifying)?|grad(?:e|ed|ing)|categori[sz](?:e|ed|ing))\s(?:${it}\s)?(?:down\s)?(?:(?:as|at|in|under|with|to)\s)?${level}${figure}${uncounted}`,
  String.raw`(?:mit|als|auf|in|unter|bei)\s(?:einer\s)?${level}${figure}\s(?:einzustufen|ein(?:stufen|gestuft|ordnen|geordnet|zuordnen)|zu bewerten|bewerten|bewertet|klassifizier\p{L}*|anzusetzen|ansetzen|eingruppier\p{L}*)`,
  String.raw`(?:eingestuft|eingeordnet|bewertet|klassifiziert|angesetzt)\s(?:(?:haben|hätten|habe|wir|ich|es|das|ihn|selbst|bisher|hier)\s){1,4}(?:mit|als|auf|in|bei|unter)\s${level}${figure}${uncounted}`,
  String.raw`(?:stufen?|ordnen?)\s(?:(?:ich|wir|es|das|sie|ihn|bitte|den fall|die sache|die störung|den fehler|das ticket|vorerst|mal|selbst)\s){1,4}(?:(?:mit|als|auf|in|bei|unter)\s)?${level}${figure}(?:\sein)?${uncounted}`,
  String.raw`(?:class(?:er|é|ée|ons|ez|erais|erions)|évalu\p{L}+|cot(?:er|ons|ez))\s(?:(?:cela|ça|ceci|le|la|ce ticket|ce cas|l['’]incident|plutôt)\s){0,2}(?:(?:en|à|comme|au)\s)?${level}${figure}${uncounted}`,
  // A sentence of nothing else: "3 pls.", "Das ist für uns eine 1."
  String.raw`^(?:an?\s|eine\s|une?\s)?${figure},?\s(?:pls|plz|please|bitte|svp|s['’]il vous pla[iî]t|merci)[.!]?$`,
  String.raw`^(?:so |also |donc )?(?:it['’]?s|(?:it|this|that) is|das ist|es ist|das w[aä]re|c['’]est|ce serait)\s(?:(?:for us|clearly|für uns|klar|eindeutig|pour nous)\s)?(?:an?|eine|une?)\s${figure}(?:,?\s(?:for us|für uns|pour nous|please|bitte|i['’]d say|würde ich sagen))?[.!]?$`,
].map((source) => new RegExp(String.raw`(?<![\p{L}])${source}`, 'giu'));

/** Words that choose, whatever it is. */
const choosing: readonly RegExp[] = [
  String.raw`(?:make|making|call|calling|put|putting|log|file|treat|take|set|mark|count|see|leave|keep|book|open)\s(?:${it}\s)?(?:down\s)?(?:(?:as|at|to|in|on|under|with|for)\s)?${level}${figure}${uncounted}`,
  String.raw`(?:i|we|i['’]d|we['’]d|i['’]ll|we['’]ll|would|will|should|let['’]?s|let us|id|wed)\s(?:(?:probably|rather|also|just|personally|now|still|only)\s)?(?:say|go (?:for|with)|opt for|suggest|propose|settle (?:for|on)|guess|think|pick|choose|vote for|stick (?:to|with))\s(?:it(?:['’]s| is)\s)?${level}${figure}${uncounted}`,
  String.raw`(?:so|then|hence|therefore|->|=>|→)\s(?:it(?:['’]s| is)\s)?${level}${figure}\s?(?:i (?:guess|think|suppose)|then|it is|please|for us)`,
  String.raw`(?:ich|wir)\s(?:(?:würden?|möchten?|hätten?|schlagen?|nehmen?|sagen?|setzen?|vergeben?|tippen?|denken?|meinen?|sehen?)\s)(?:(?:es|das|hier|da|bitte|gern|gerne|mal|wohl|eher|vorerst|auf|als|bei|mit|mir|uns|eine|auf eine)\s){0,4}${level}${figure}(?:\s(?:sagen|vergeben|nehmen|vorschlagen|ansetzen|angeben|geben|wählen|vor|an))?${uncounted}`,
  String.raw`(?:nehmt|nehmen sie|nehmen wir|nimm|setzt|setzen sie|setzen wir|sagen wir|macht|machen sie|machen wir|tragt|tragen sie|gebt|geben sie)\s(?:(?:es|das|ihm|dem|dafür|hier|bitte|mal|ruhig|einfach|daraus|auf|als|eine|die)\s){0,5}${level}${figure}${uncounted}`,
  String.raw`(?:als|mit|auf)\s${level}${figure}\s(?:führen|behandeln|aufnehmen|laufen lassen|eintragen|anlegen|erfassen|setzen|buchen|zu führen|zu behandeln|geführt)`,
  String.raw`(?:je|nous|on)\s(?:dirais|dirions|dirait|propose|proposons|mettrais|mettrions|mets|mettons|opterais|penche|penchons|suggère|suggérons|pense|pensons)\s(?:(?:pour|à|en|plutôt|que c['’]est|au)\s){0,3}${level}${figure}${uncounted}`,
  String.raw`(?:mettez|prenez|disons|comptez|mettons|prenons|notez|ouvrez)(?:-l[ea])?\s(?:(?:le|la|cela|ça|plutôt|en|à|au|donc)\s){0,3}${level}${figure}${uncounted}`,
].map((source) => new RegExp(String.raw`(?<![\p{L}])${source}`, 'giu'));

/** Somebody else's word, or none: "the customer would say 1", "I would not call it 2". */
const notHis = /(?:(?<!\p{L})(?:not|n['’]t|never|nobody|no one|if|whether|before|last time|back then|he|she|they|boss|manager|customers?|clients?|users?|bank|nicht|nie|niemand|ob|wenn|falls|er|kunden?|chef|leitung|ne|pas|jamais|si|il|elle|ils|client|chef|banque)\s(?:(?:would|will|['’]d|wants? (?:us )?to|might|could|did|do|würden?|möchten?|wollen|will|dirait|voudrait|is|are|to|us|me|uns|mir|really|even|ever)\s){0,3})$/iu;

/** "The captain would …", "der Kapitän würde es …". */
const another = /(?<!\p{L})(?:the|a|my|our|their|his|her|der|die|das|ein|eine|unser\p{L}*|mein\p{L}*|ihr|sein|le|la|un|une|notre|mon|son)\s\p{L}+\s(?:would|will|wants? to|might|würden?|will|möchte|wollte)\s(?:(?:rather|even|es|das|ihn|sie|probably)\s){0,2}$/iu;

/** The figure that a text rates it with; the last one counts. `named` = it speaks of the level anyway. */
export function ratedIn(text: string, named: boolean): string | null {
  const found = [...rating, ...(named ? choosing : [])].flatMap((form) => [...text.matchAll(form)])
    .filter((one) => !notHis.test(text.slice(0, one.index)) && !another.test(text.slice(0, one.index)) && !text.slice(one.index).trim().endsWith('?'))
    .sort((a, b) => a.index - b.index);
  return figureOf(found.at(-1)?.groups?.['figure'] ?? '');
}

/** The one choice of the desk that is numbers; which of two is meant, no sentence says. */
export function numberedChoice(rules: RecognitionRules): FieldRule | null {
  const numbered = rules.fields.filter((field) => field.kind === 'enum' && field.values.length > 1 && field.values.every((value) => /^\d$/.test(value)));
  return numbered.length === 1 ? (numbered[0] ?? null) : null;
}

export function ratedLevels(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const field = numberedChoice(rules);
  if (field === null || claims.some((claim) => claim.field === field.id && claim.source !== 'signature' && claim.source !== 'forwarded')) return [];
  const names = namesOf(field);
  const found = shortLines(lines, lineCharactersMax).filter((line) => line.cells === null && line.depth === 0).flatMap((line) => {
    let before = false;
    return linesOfSentences([line]).flatMap(({ text }) => {
      const named = foldedWords(text).some((word) => names.has(word));
      const beside = besideName(text, names);
      const value = beside ?? ratedIn(text, named || before) ?? onlyLevel(text, names);
      before = named;
      return value === null || !field.values.includes(value) ? [] : [{ value, text, line }];
    });
  });
  const first = found[0];
  if (first === undefined || found.some((one) => one.value !== first.value)) return [];
  return [{ field: field.id, value: first.value, problem: null, raw: first.text.trim(), source: 'sublabel', line: first.line.number, rule: field.rule }];
}

/** "Severity I would say 3", "Schweregrad aus unserer Sicht 3", "gravité pour nous : 2": nothing but words of a wish between. */
const wishWords = String.raw`(?:i|we|i['’]d|we['’]d|would|should|shall|could|say|put|it|this|that|at|a|as|is|be|to|of|for|us|me|my|our|in|view|opinion|eyes|from|side|wish|like|please|here|think|guess|probably|rather|just|set|want|level|number|aus|unserer|unsererseits|meiner|sicht|dürfte|könnte|müsste|läge|liegt|wise|würden?|ich|wir|sagen|hätten?|gern|gerne|bitte|wohl|eher|nach|n\.|gem\.|lt\.|laut|gemäß|interner|internem|internen|raster|maßstab|own|internal|scale|scheme|grid|matrix|grille|échelle|interne|meinung|einschätzung|einstufung|von|uns|mir|her|wäre|sehen|sehe|als|mal|auf|eine|die|dafür|hier|pour|nous|moi|je|dirais|dirions|serait|souhaitée?|proposée?|demandée?|estimée?|selon|à|notre|mon|avis|mettons|plutôt|du|côté|de|propose|proposes|proposing|suggest|suggesting|recommend|give|rate|see|assign|choose|vorschlage|vorschlagen|schlage|schlagen|ansetzen|geben|gebe|proposerais|proposons|suggère|suggérons|donnerais)`;
const besideForm = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?<name>\p{L}{3,14})(?:[,:]?\s|-(?=wise))(?:${wishWords}[,:]?\s|(?:an?|eine|une)\s|(?<=,\s)){1,7}:?\s?${figure}${uncounted}`, 'giu');

function besideName(text: string, names: ReadonlySet<string>): string | null {
  if (/\?\s*$/.test(text)) return null;
  const hit = [...text.matchAll(besideForm)].findLast((one) => foldedWords(one.groups?.['name'] ?? '').every((word) => names.has(word)));
  return hit === undefined || notHis.test(text.slice(0, hit.index)) ? null : figureOf(hit.groups?.['figure'] ?? '');
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, ReadonlySet<string>>();

/** Labels of one word, folded as the words of a sentence are. */
function namesOf(field: FieldRule): ReadonlySet<string> {
  const names = known.get(field) ?? new Set(field.labels.map((label) => foldedWords(label.text)).filter((words) => words.length === 1 && labelKey(words[0] ?? '').length >= 3).flat());
  known.set(field, names);
  return names;
}
