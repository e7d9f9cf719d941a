// "At the bottom of the page I read: version 25.2.0", "they are on 4.3.1 now": the version of the one thing that a letter is
// about, told apart from its name. In: a sentence. Out: numbers, and whether the text says that they hold now. A number
// behind the name of something else, or of something else by what follows, is none; an address and a day are none.

const number = String.raw`(?<![\p{L}\p{N}.,/-])v?(?<number>\d{1,4}(?:\.\d{1,5}){1,3})(?![\p{L}\p{N}]|[.,]\d|\s?(?:%|[kmgt]i?b(?!\p{L})|ms(?!\p{L})|s(?!\p{L})|sec|min|h(?!\p{L})|uhr|hours?|stunden|users?|times|mal(?!\p{L})|fois))`;
/** The word right before "version": any other says whose it is. */
const lead = String.raw`(?:^|[:,;(–—>-]|(?<!\p{L})(?:the|its|their|our|this|that|current|installed|product|agent|in|at|on|is|with|shows?|shown|reads?|says?|see|sees|displays?|reports|states|prints|gives|und|and|et|die|der|das|ihre|unsere|deren|aktuelle|installierte|installiert|ist|steht|zeigt|meldet|lese ich|lesen wir|sehe ich|sehen wir|auf|unter|mit|davon die|wovon die|la|sa|leur|notre|cette|en|dont la|dont le|de|lis|lisons|lit|vois|voyons|affiche|indique|actuelle|installée))`;
const said = String.raw`(?:version|release|versionsnummer|versionsstand|numéro de version|stand)(?:\s(?:number|no\.?|nummer|nr\.?))?`;
const bridge = String.raw`(?:\s?:|\s(?:of it|of this|in use|there|here|number|displayed|shown|being|is|reads|says|installed|today|remains|stays|still|now|currently|the|davon|dort|hier|ist|lautet|heißt|derzeit|aktuell|noch|jetzt|die|der|est|reste|actuellement|toujours|encore|affichée?|installée?|la|le|y)(?!\p{L})){0,5}`;
const behindWord = new RegExp(String.raw`${lead}\s?${said}${bridge}\s${number}`, 'giu');
const installed = new RegExp(String.raw`(?<!\p{L})(?:(?:what is |what['’]s )?installed|what (?:they|we) (?:run|have|use)|(?:they|we)(?: are|['’]re)|put in|about (?:page|box|dialog|screen)|installiert|im einsatz|eingespielt|(?:sind|laufen) (?:wir|sie)|(?:wir|sie) (?:sind|laufen)|nous (?:en )?sommes|ils (?:en )?sont|installée?)(?:\s(?:of \p{L}+|today|there|here|now|currently|still|is|are|remains|stays|on|at|with|the|shows?|says|reads|tells|me|us|version|ist|heute|dort|derzeit|aktuell|noch|jetzt|auf|bei|mit|der|die|das|zeigt|est|à|en|sur|la|le|actuellement|toujours|encore)(?!\p{L})){0,5}:?\s${number}`, 'giu');
const nowLead = new RegExp(String.raw`(?<!\p{L})(?:now|since then|by now|jetzt|inzwischen|mittlerweile|seither|seitdem|nun|maintenant|désormais|depuis(?: lors)?)(?:\s(?:it is|is|on|at|with|version|the|ist es|ist|auf|mit|die|der|en|à|la|sur|c['’]est)){0,4}\s${number}`, 'giu');
const nowBehind = new RegExp(String.raw`${number}(?=[,\s]{1,2}(?:(?:that|which|this) is (?:what|where) (?:they|we) (?:are|run|have|use)|(?:das|die) (?:ist|läuft|haben (?:sie|wir)) (?:jetzt|nun|heute)|c['’]est (?:celle|ce)))`, 'giu');
/** "4.2 of the driver". */
const ofAnother = /^\s(?:of|for|von|vom|des|der|für|de|du|pour|d['’])\s?(?!it(?!\p{L}))\p{L}/iu;

export interface SaidVersion {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The text says that it is the one in use by now. */
  readonly now: boolean;
}

/** `others` finds the names of other things: a sentence that names one may mean its number. */
export function saidVersions(sentence: string, others: RegExp): SaidVersion[] {
  if (/\?\s*$/.test(sentence) || !/\d\.\d/.test(sentence)) return [];
  const found = ([[nowLead, true], [nowBehind, true], [behindWord, false], [installed, false]] as const).flatMap(([form, now]) => [...sentence.matchAll(form)].flatMap((one): SaidVersion[] => {
    const value = one.groups?.['number'] ?? '';
    const start = one.index + one[0].lastIndexOf(value);
    const end = start + value.length;
    const nearby = sentence.slice(Math.max(0, one.index - nearMax), end + nearMax);
    return others.test(nearby) || ofAnother.test(sentence.slice(end)) || isAddressOrDay(value) ? [] : [{ value, start, end, now }];
  }));
  return found.filter((one, i) => found.findIndex((other) => other.start === one.start) === i);
}

const nearMax = 60;

function isAddressOrDay(value: string): boolean {
  const parts = value.split('.');
  return (parts.length === 4 && parts.every((part) => Number(part) < 256)) || (parts.length === 3 && /^\d{4}$/.test(parts[2] ?? '') && Number(parts[1]) <= 12);
}
