// What speaks for a clause that begins, or against it, whatever was learnt of the words around: where German puts its verbs,
// "what people do is …", a name that goes on. In: the words of a text without marks. Out: weights by the place of a word.
import { figureOf } from '../field/value/number-words.ts';
import { isLinking } from './linking-words.ts';

const fronted = 2.5;
const cleft = 6;
const inName = -3;
const whole = -99;

export function marksOfClauses(words: readonly string[], isOrdinary: (word: string) => boolean): number[] {
  return words.map((_, at) => frontedParticiple(words, at) + cleftAt(words, at) + nameAt(words, at, isOrdinary) + lastingVerb(words, at) + (leads(words, at) ? fronted : 0) + beforeModal(words, at) + (behindExchange(words, at) ? cleft : 0) + (isPointed(words, at) ? whole : 0) + (isToDo(words, at) || isOfThing(words, at) || thenWords.has(words[at - 1] ?? '') ? inName : 0));
}

/** "… mehr an | zum beispiel das fax von …", "und zwar". */
function leads(words: readonly string[], at: number): boolean {
  const pair = `${words[at] ?? ''} ${words[at + 1] ?? ''}`;
  return opening.has(pair) && !linksTo.has(words[at - 1] ?? '');
}

const opening = new Set(['und zwar', 'zum beispiel', 'for example', 'for instance', 'par exemple', 'ein beispiel', 'an example', 'un exemple']);
const linksTo = new Set(['wie', 'like', 'as', 'comme', 'is', 'ist', 'est', 'und', 'and', 'et', 'send', 'schicke', 'so']);

/** "… then right | click on a folder": how one points is one word. */
function isPointed(words: readonly string[], at: number): boolean {
  return pointed.has(words[at - 1] ?? '') && clicks.test(words[at] ?? '');
}

const pointed = new Set(['right', 'left', 'double', 'single', 'middle', 'long', 'rechts', 'links', 'doppelt']);
const clicks = /^(?:click|clicks|clicked|clicking|press|tap|klick|klicken|klickt|klicke|geklickt)$/u;

/** "… almost a minute | to come up": what something takes or needs goes on; "to see it, open …" begins. */
function isToDo(words: readonly string[], at: number): boolean {
  return words[at] === 'to' && !begun.has(words[at + 1] ?? '') && !isLinking(words[at + 2] ?? '');
}

const begun = new Set(['see', 'reproduce', 'get', 'start', 'trigger', 'do', 'make', 'sum', 'be', 'cut', 'give', 'answer', 'work', 'fix', 'try', 'test', 'check', 'show', 'recreate', 'cause', 'help', 'repeat', 'me', 'us']);

/** What comes next stands behind them: "open drive then | right click on a folder". */
const thenWords = new Set(['then', 'dann', 'puis', 'ensuite']);

/** "Mit einer mail aus | outlook web": where a thing is from, not the end of a verb. */
function isOfThing(words: readonly string[], at: number): boolean {
  return ofThing.has(words[at - 1] ?? '') && oneThing.has(words[at - 3] ?? '');
}

const ofThing = new Set(['aus', 'von', 'mit', 'bei', 'fur', 'in']);
const oneThing = new Set(['ein', 'eine', 'einer', 'einem', 'einen', 'der', 'die', 'das', 'dem', 'den']);

/** "No hang on make it three | about five customers told us". */
function behindExchange(words: readonly string[], at: number): boolean {
  return figureOf(words[at - 1] ?? '') !== null && /(?:^| )make (?:it|that|this)(?: a)?$/u.test(words.slice(Math.max(0, at - 4), at - 1).join(' ')) && !goesOnOfIt.has(words[at] ?? '');
}

const goesOnOfIt = new Set(['please', 'then', 'for', 'instead', 'and', 'or']);

/** "… auch nicht an | testmails dürft ihr schicken", "| reproduzieren konnten wir es". */
function beforeModal(words: readonly string[], at: number): number {
  let verb = at + 1;
  while (verb < at + thingWordsMax && determiners.has(words[verb - 1] ?? '')) verb++;
  const isModal = modals.has(words[verb] ?? '') && inverted.has(words[verb + 1] ?? '') && !subordinating.has(words[at] ?? '');
  return isModal && !determiners.has(words[at - 1] ?? '') ? fronted : 0;
}

const thingWordsMax = 4;
const modals = new Set(['konnt', 'konnten', 'konnen', 'konnte', 'kann', 'durft', 'durfen', 'darf', 'musst', 'mussen', 'sollt', 'sollen', 'wollen', 'mochten', 'lies', 'liess', 'lasst']);
const inverted = new Set(['wir', 'ihr', 'ich', 'man', 'sie', 'es', 'er']);
const determiners = new Set(['die', 'der', 'das', 'den', 'dem', 'ein', 'eine', 'einen', 'unsere', 'mit', 'ohne', 'bei', 'fur', 'in', 'am', 'im', 'auf']);

/** "… läuft wieder | gemeldet hat es herr hollis", "73125 | angefangen hat das am montag". */
function frontedParticiple(words: readonly string[], at: number): number {
  const [word = '', next = '', behind = ''] = words.slice(at, at + 3);
  const isFirst = participle.test(word) && auxiliary.has(next) && subjects.has(behind) && !subordinating.has(words[at - 1] ?? '') && !auxiliary.has(words[at - 1] ?? '');
  return isFirst ? fronted : 0;
}

const participle = /^(?:(?:ab|an|auf|aus|ein|nach|um|zu|vor|mit|fest)?ge\p{L}{2,}(?:t|en)|(?:be|ver|er|ent)\p{L}{3,}(?:t|en)|\p{L}{3,}iert)$/u;
const auxiliary = new Set(['hat', 'haben', 'ist', 'sind', 'wurde', 'wurden', 'war', 'hatte', 'hatten']);
const subjects = new Set(['es', 'das', 'ich', 'wir', 'er', 'sie', 'man', 'der', 'die', 'uns', 'nur', 'herr', 'frau', 'bisher', 'sich', 'mehrere', 'alle', '#code', '#figure', '#host', '#mail']);
const subordinating = new Set(['dass', 'weil', 'wenn', 'ob', 'was', 'wie', 'der', 'die', 'das', 'den', 'nicht', 'nichts', 'schon', 'nie', 'es', 'nur', 'neu']);

/** "| what people do is …", "| and what they expect is …", "| was sie erwarten ist …". */
function cleftAt(words: readonly string[], at: number): number {
  const word = words[at] ?? '';
  const first = joining.has(word) ? at + 1 : at;
  if (!asks.has(words[first] ?? '') || (first === at && (joining.has(words[at - 1] ?? '') || governs.has(words[at - 1] ?? '')))) return 0;
  const verb = words.slice(first + 2, first + 2 + cleftWordsMax).findIndex(isLinking);
  return verb < 0 ? 0 : cleft;
}

const joining = new Set(['and', 'und', 'et', 'but', 'aber', 'mais', 'so', 'also']);
const asks = new Set(['what', 'was', 'ce']);
const cleftWordsMax = 4;
/** "I know what they do is …", "that is what …". */
const governs = new Set(['know', 'see', 'tell', 'say', 'of', 'about', 'is', 'to', 'with', 'exactly', 'wissen', 'weiss', 'sagen', 'etwas', 'alles', 'das', 'nichts', 'tout', 'que', 'de', 'est', 'than', 'as', 'es', 'er', 'sie', 'da', 'dort', 'immer', 'hier', 'it', 'this', 'that', 'there', 'he', 'she', 'i']);

/** "At galway | toll roads", "the customer is contoso | dental": behind the first word of a name another one seldom begins a clause. */
function nameAt(words: readonly string[], at: number, isOrdinary: (word: string) => boolean): number {
  const [before = '', last = '', word = ''] = [words[at - 2], words[at - 1], words[at]];
  const isName = (one: string): boolean => /^\p{L}{3,}$/u.test(one) && !isOrdinary(one);
  if (!isName(last)) return 0;
  if (isName(word)) return inName;
  if (ofCompanies.has(word)) return whole;
  return leadsToName.has(before) && !startsClauses.has(word) ? inName : 0;
}

const leadsToName = new Set(['at', 'for', 'of', 'from', 'by', 'with', 'customer', 'client', 'company', 'is', 'called', 'bei', 'von', 'fur', 'vom', 'kunde', 'kunden', 'kundin', 'firma', 'ist', 'chez', 'pour', 'de', 'du', 'societe', 'est']);
/** Ends of the names of companies and houses. */
const ofCompanies = new Set('ltd limited inc llc plc corp pty gmbh ag kg se sarl sas sa bv group holding holdings trust partners bank works lines legal law dental plumbing logistics energy foods dairy clinic clinics hospital school college council board union insurance services solutions systems software media hotel hotels airlines railways roads ferries buses kliniken klinik werke verlag bau stadtwerke spedition'.split(' '));
const startsClauses = new Set('the a an our my we i it they he she you this that these there and but when if what nobody everybody please its is der die das wir ich es er sie ihr man und aber wenn was ein eine unser unsere mein bitte le la les nous je il elle ils on et mais quand notre un une ce cela ca hier seit since depuis has have hat haben'.split(' '));

/** "Und zwar kommen | seit dem 18.03. um 7:30 | keine faxe mehr an": a verb in front of since when keeps what it is said of behind. */
function lastingVerb(words: readonly string[], at: number): number {
  const since = sinceAt(words, at);
  return since !== null && verb.test(words[since - 1] ?? '') && !notVerb.has(words[since - 1] ?? '') ? whole : 0;
}

/** Where "seit dem 18.03. um 7:30" begins that begins or ends right here. */
function sinceAt(words: readonly string[], at: number): number | null {
  if (words[at] === 'seit') return at;
  let first = at - 1;
  while (first > 0 && at - first < momentWordsMax && ofMoment.test(words[first] ?? '')) first--;
  return first < at - 1 && words[first] === 'seit' ? first : null;
}

const momentWordsMax = 9;
const ofMoment = /^(?:#figure|#code|dem|den|der|um|gegen|ca|etwa|uhr|utc|mez|cet|gestern|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|fruh|abend|mittag|morgen|nachmittag)$/;
const verb = /^(?:\p{L}{3,}(?:en|et|t)|geht|ist|sind|hat|tut)$/u;
const notVerb = new Set(['den', 'wegen', 'gegen', 'neben', 'zwischen', 'oben', 'unten', 'hinten', 'mit', 'nicht', 'seiten', 'kunden', 'leuten', 'nutzern', 'benutzern', 'personen', 'konten', 'mailadressen', 'adressen', 'fest', 'bereits', 'jetzt', 'selbst', 'damit', 'somit', 'kaputt', 'offen', 'langsam', 'weiterhin', 'rufen']);
