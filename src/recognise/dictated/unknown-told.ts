// "The vendor of the jvm i do not know yet", "welche version der server hat weiß ich nicht": what is not known stands in front of
// the words that say so, and the next clause begins behind them. In: the words of a text without marks. Out: where such words
// begin and end; those that go on about what is not known ("i do not know if …") are none of them.
export interface Unknown {
  /** Where that begins which is not known. */
  readonly thing: number;
  readonly from: number;
  /** Behind its last word. */
  readonly to: number;
  /** The clause ends there. */
  readonly ends: boolean;
}

const told = [
  /^(?:i|we) (?:(?:really |still |just )?(?:do not|dont) (?:yet )?know|(?:can not|cannot|cant|could not|couldnt) (?:tell(?: you| yet)?|say))(?: yet| so far| right now| at the moment| for sure| exactly)*(?= |$)/u,
  /^nobody (?:knows|could tell(?: me| us)?)(?: yet| so far)*(?= |$)/u,
  /^(?:weiss|weis|kenne|wissen|kennen) (?:ich|wir)(?: (?:leider|noch|auch|gerade|momentan|selbst|es))* nicht(?: genau)?(?= |$)/u,
  /^kann (?:ich|man)(?: (?:euch|ihnen|leider|noch|auch|jetzt))* nicht sagen(?= |$)/u,
  /^(?:je|nous|on) ne (?:l[ae]s? |l')?(?:sais|savons|sait|connais|connaissons|connait) pas(?: encore)?(?= |$)/u,
];
/** "How to reproduce it | i still have to ask": only behind what asks is it about that. */
const toAsk: readonly RegExp[] = [
  /^(?:i|we) (?:(?:still|first|will|would|do|also) )*(?:(?:have|need|want) to (?:first )?|must (?:first )?|will |ll |am going to )(?:still |first )?(?:ask|check|clarify|find out|clear|look up|see|confirm|discuss)(?= |$)/u,
  /^(?:muss|mussen|werde|werden|kann|konnen|will|wollen|soll|sollen|darf) (?:ich|wir|man)(?= |$)/u,
  /^(?:klare|klaren|frage|fragen|prufe|prufen|erfrage) (?:ich|wir)(?= |$)/u,
  /^(?:je|nous|on) (?:dois|devons|doit|vais|allons|va) (?:(?:encore|d'abord|le|la|l) )*(?:le |la |l')?(?:demander|verifier|clarifier|voir|confirmer|regarder)(?= |$)/u,
];
const wordsMax = 9;
const goesOn = new Set(['if', 'whether', 'what', 'which', 'how', 'who', 'why', 'when', 'where', 'about', 'the', 'ob', 'was', 'welche', 'welcher', 'welches', 'wie', 'wer', 'warum', 'wann', 'wo', 'si', "s'il", "s'ils", 'quel', 'quelle', 'qui', 'pourquoi', 'comment', 'ce']);
/** "What people do is …" begins anew, "what it shows" goes on. */
const subjectsOfMany = new Set(['people', 'users', 'customers', 'they', 'he', 'she', 'we', 'you', 'happens', 'die', 'man', 'passiert', 'wir']);

export function unknownTold(words: readonly string[]): Unknown[] {
  return words.flatMap((_, from): Unknown[] => {
    const text = words.slice(from, from + wordsMax).join(' ');
    const isToAsk = toAsk.some((one) => one.test(text));
    const found = [...told, ...toAsk].map((one) => one.exec(text)?.[0]).find((match) => match !== undefined);
    if (found === undefined || from === 0) return [];
    const to = from + found.split(' ').length;
    const [next = '', behind = ''] = [words[to], words[to + 1]];
    const thing = isToAsk ? askedBefore(words, from) : thingBefore(words, from);
    if (thing === null) return [];
    if (isToAsk) return [{ thing, from, to, ends: false }];
    const anew = (next === 'what' || next === 'was') && subjectsOfMany.has(behind) && words.slice(to + 2, to + 6).some((word) => word === 'is' || word === 'ist');
    return !anew && goesOn.has(next) ? [] : [{ thing, from, to, ends: true }];
  });
}

/** What is not known stands in front: "ob das bekannt ist", "the vendor of the jvm", not "it is the lan or the server | we can not tell". */
function thingBefore(words: readonly string[], from: number): number | null {
  const first = Math.max(0, from - thingWordsMax);
  const asked = askedBefore(words, from);
  if (asked !== null) return asked;
  for (let at = from - 1; at >= first; at--) {
    if (!determiners.has(words[at] ?? '') || belongs.has(words[at - 1] ?? '')) continue;
    return saidOf.has(words[at - 1] ?? '') ? null : at;
  }
  return bare.has(words[from - 1] ?? '') ? from - 1 : null;
}

function askedBefore(words: readonly string[], from: number): number | null {
  const first = Math.max(0, from - thingWordsMax);
  const asked = words.slice(first, from).findLastIndex((word) => asks.has(word));
  return asked < 0 ? null : first + asked;
}

const thingWordsMax = 9;
const asks = new Set(['ob', 'if', 'whether', 'si', 'welche', 'welcher', 'welches', 'welchen', 'which', 'quel', 'quelle', 'how', 'why', 'who', 'wie', 'warum', 'wer', 'wann', 'comment', 'pourquoi', 'when', 'where', 'wo', 'quand']);
const determiners = new Set(['the', 'our', 'their', 'der', 'die', 'das', 'den', 'unsere', 'deren', 'la', 'le', 'les', 'notre', 'leur']);
const belongs = new Set(['of', 'in', 'on', 'from', 'for', 'von', 'vom', 'auf', 'bei', 'fur', 'de', 'du', 'sur', 'pour', 'chez']);
const saidOf = new Set(['is', 'are', 'was', 'were', 'be', 'or', 'ist', 'sind', 'war', 'oder', 'est', 'sont', 'etait', 'ou', 'to', 'with', 'at', 'by', 'mit', 'zu', 'avec']);
/** "Steps i cannot give you". */
const bare = new Set(['steps', 'version', 'versions', 'severity', 'schritte', 'schweregrad', 'gravite', 'vendor', 'hersteller']);
