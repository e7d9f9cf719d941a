// What a label asks for, whatever its words: "What we tried", "Was wir gemacht haben" and "Déjà essayé" all ask for what
// was done. In: the words of a lead that ends with a colon. Out: the sorted concepts they name, '' when a word is none of
// these: people invent leads ("Should be:"), and one unknown word ("Room:") makes another thing of them. Closed tables.
import { foldedWords } from '../fold.ts';

const wordsOf = {
  do: 'did done tried attempted undertaken performed measures troubleshooting gemacht getan versucht probiert ausprobiert unternommen erledigt maßnahmen massnahmen fait faits tenté essayé effectué effectuée effectuées entrepris mesures',
  act: 'do does doing mache macht machen tue tun fais faisons',
  see: 'come comes coming appear appears kommt kommen erscheint vient apparaît see sees saw seeing observe observed observation happens happen happening happened going wrong fails broken breaks sehen sieht sehe beobachtet beobachtung passiert geschieht los passe passent voit voyons vois constaté constate constatons observé',
  get: 'get gets got actual aktuell aktuelles tatsächlich tatsächliches bekommen bekommt erhalten actuel obtenu obtenons',
  expect: 'expected expect expects expecting expectation should supposed ought erwartet erwarten erwarte erwartete erwarteter erwartetes erwartung soll sollte sollten attendu attendue attendus attendues attend attends attendions attendait attendons attendiez attendez erwarteten erwartetet devrait devraient',
  repro: 'repro reproduce reproduced reproducible reproducing reproduction nachstellen nachgestellt nachstellbar nachstellung reproduzieren reproduziert reproduzierbar reproduktion reproduire reproduit reproductible',
  how: 'how wie comment',
  what: 'what quoi', which: 'which welche welcher welches quel quelle',
  example: 'example examples sample samples beispiel beispiele bsp zb exemple exemples ex',
  where: 'where wo où',
  who: 'who whom wer wen wem qui',
  start: 'since start started began begin beginning when seit beginn begonnen begann angefangen besteht wann depuis début commencé quand',
  known: 'known know bekannt kennt kennen connu connue connaissez',
  test: 'test tests testing testen tester essai essais',
  allow: 'may can could darf dürfen dürft kann können könnt konnte konnten könnten peut peuvent pouvons pouvez allowed permitted ok okay erlaubt möglich gestattet autorisé autorisés possible possibles permis',
  error: 'error errors fehler fehlermeldung fehlermeldungen fehlercode fehlercodes erreur erreurs',
  user: 'user users benutzer anwender nutzer utilisateur utilisateurs account accounts konten comptes mailbox mailboxes postfächer',
  affected: 'affected affects impacted betrifft concerne touche betroffen betroffene betroffener betroffenes touché touchés concerné concernés concernée impacté impactés',
  customer: 'customer kunde kunden endkunde client company firma société',
  reason: 'reason why grund begründung warum wieso weshalb raison pourquoi motif',
  version: 'version release', product: 'product produkt produit', environment: 'environment umgebung environnement', service: 'service dienst', console: 'console konsole',
  suspect: 'think believe denken glauben vermuten pensons suspected suspect suspicion guess verdacht vermutung vermutet vermutete soupçon', authority: 'authority berechtigung autorisation', reported: 'reported called rang phoned gemeldet angerufen signalé appelé', requested: 'requested angefragt demandé',
  severity: 'bad severe schlimm severity schweregrad sévérité gravité', priority: 'priority priorität priorité', workaround: 'workaround contournement umgehung',
  // These say little of their own: beside another word they may be left out.
  step: 'step steps schritt schritte étape étapes', problem: 'problem problems problème issue fault symptom symptoms störung panne description beschreibung pb pbm', result: 'result results outcome output behaviour behavior verhalten ergebnis résultat comportement', message: 'message messages meldung code codes text',
} as const;

/** Grammar, and words of time and order that go with any of them. */
const neutral = new Set('habt hast hattet hättet hättest euch sich lässt avez aviez we i he she they you it one us me him her them our my his their your its this that these those the a an of in on at to for from with by and or is are was were be been being has have had having will would so far already yet now until till then there here also currently exactly actually just up instead wir ich er sie es uns mir ihm ihr ihnen man unser unsere unsererseits mein meine sein seine ihre der die das den dem des ein eine einer eines zu zum zur im in am an auf bei von vom mit für und oder ist sind war waren wird werden wurde wurden hat haben habe hatte hatten bisher bisherige bislang schon bereits noch jetzt so weit dazu dabei genau alles stattdessen nous on je il elle ils elles vous notre nos mon ma mes son sa ses leur leurs le la les l un une des de du d en side sides seite seiten côté dans à au aux pour par sur avec et ou est sont a ont avons ai été était déjà jusqu ici ce c qui qu que se s y lieu ve re ll t'.split(' ').flatMap(foldedWords));
/** "One of them: …" shows an example in words that none of the concepts has. */
const phrases = new Map<string, string>([
  ...['one of them', 'one of these', 'one of those', 'one such', 'one case', 'for instance', 'for example', 'as an example', 'e g', 'z b', 'zum beispiel', 'als beispiel', 'eine davon', 'einer davon', 'eines davon', 'ein fall', 'p ex', 'par exemple', 'l une d elles', 'l un d eux', 'un cas'].map((text) => [foldedWords(text).join(' '), 'example'] as const),
  ['was', 'what'],
]);
const concepts: ReadonlyMap<string, string> = new Map(Object.entries(wordsOf).flatMap(([concept, words]) => words.split(' ').flatMap((word) => foldedWords(word).map((key) => [key, concept] as const))));
/** "When did it start", "What does the console say": in a question the first verb is grammar, unless it is the only one. */
const askers = new Set(['what', 'when', 'where', 'how', 'who', 'whom', 'why', 'which']);
const helpers = new Set(['do', 'does', 'did'].flatMap(foldedWords));
/** Words that say nothing more beside one of the concepts: "send test mails", "the console says". */
const beside: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['test', new Set('send sending mail mails email emails transaction transactions transaktion transaktionen schicken senden verschicken envoyer envoi'.split(' ').flatMap(foldedWords))],
  ['console', new Set('say says show shows tell tells display displays read reads sagt zeigt meldet anzeigt dit affiche montre indique'.split(' ').flatMap(foldedWords))],
  ['known', new Set('issue fault incident störung vorfall'.split(' ').flatMap(foldedWords))],
];
const light = new Set(['step', 'problem', 'result', 'message', 'allow']);
const wordsMax = 8;

/** The concepts of these folded words, sorted; '' when one of them names none. */
export function conceptsOf(words: readonly string[]): string {
  if (words.length === 0 || words.length > wordsMax) return '';
  const phrase = phrases.get(words.join(' '));
  // German "was" at the head asks; English "was" is grammar and stands behind.
  const found = new Set<string>(phrase !== undefined ? [phrase] : words[0] === 'was' ? ['what'] : []);
  const left: string[] = [];
  for (const word of phrase === undefined ? words : []) {
    const concept = concepts.get(word);
    if (concept !== undefined) found.add(concept);
    else if (!neutral.has(word)) left.push(word);
  }
  const said = beside.find(([concept]) => found.has(concept))?.[1];
  if (left.some((word) => said?.has(word) !== true)) return '';
  if (words.length > 2 && askers.has(words[0] ?? '') && helpers.has(words[1] ?? '')) withoutHelper(found, words);
  return settled(found);
}

function withoutHelper(found: Set<string>, words: readonly string[]): void {
  const helped = words.slice(2).flatMap((word) => concepts.get(word) ?? []);
  const verbs = helped.filter((concept) => !light.has(concept));
  if (verbs.length === 0) return;
  // "What did you do" asks for what was done.
  if (words[1] === 'did' && verbs.includes('act')) found.delete('act');
  else for (const concept of ['do', 'act']) if (!verbs.includes(concept)) found.delete(concept);
}

/** A question word adds nothing to another concept; alone it asks what happens, or how one comes there. */
function settled(found: Set<string>): string {
  const strong = [...found].filter((concept) => concept !== 'what' && concept !== 'how' && (concept !== 'where' || !found.has('suspect')) && (concept !== 'who' || found.size === 1 || found.has('requested')));
  // What somebody does to see it: the way there. "To do" is a task.
  if (found.has('act')) return strong.length === 1 && found.size === 2 && (found.has('what') || found.has('how')) ? 'repro' : strong.toSorted().join(' ');
  if (found.has('how') && strong.every((concept) => concept === 'see' || concept === 'test' || concept === 'get' || light.has(concept))) return 'repro';
  if (found.has('what') && strong.length === 0) return 'see';
  if (found.has('expect')) return strong.filter((concept) => concept !== 'see' && concept !== 'get').toSorted().join(' ');
  return strong.toSorted().join(' ');
}

/** Whether the lead asks for a thing of its own: "Problem" and "Result" stand in front of anything. */
export function isWeighty(key: string): boolean {
  return key.split(' ').some((concept) => concept !== '' && !light.has(concept));
}

/** The same without the concepts that say little. */
export function weightyConcepts(key: string): string {
  const strong = key.split(' ').filter((concept) => !light.has(concept));
  return strong.length === 0 ? key : strong.join(' ');
}
