// "I could make out 25.2.0 on the photo", "Im Banner steht 25.2.0.", "25.2.0.": the version of the one thing that a letter is
// about, told by where somebody read it. In: sentences in their order, the names of the thing. Out: numbers. All words around
// such a number are words of looking and of where one looks; any other word may be the name of what else has a version, or
// tells of another time.
import { unaccented } from '../fold.ts';
import type { SaidVersion } from './said-version.ts';

/** Two parts are a time, a share or a size as often. */
const number = /(?<![\p{L}\p{N}.,/-])v?(\d{1,3}\.\d{1,3}\.\d{1,3})(?![\p{L}\p{N}]|[.,]\d|\s?(?:%|[kmgt]i?b(?!\p{L})|ms(?!\p{L})))/giu;
const clauseEnds = /[,;:()«»"„“”]|\s[–—-]\s/u;
const words = new Set(`
 a an the this that these it its is are be on in at of from to by with for as and or only just also still now currently here there so then not
 i we he she they you one me us him them his her their our my your
 if when what which where right correctly exactly precisely
 see sees saw seen read reads reading make makes made out find finds found spot recognise recognize say says said show shows shown tell tells told
 state states stated print prints printed list lists display displays displayed stand stands give gives call calls itself according appears claims can could sent sends took takes wrote writes mailed
 banner log logs logfile file about box page dialog screen photo picture screenshot sticker label jar manifest archive name package installer portal console header footer title corner
 line top bottom start startup up first events number numbers figure figures version release build stamp agent product customer client colleague admin s
 use uses used using run runs running have has had got installed question upgraded updated lifted raised moved went switched since last week freshly recently yesterday monday tuesday wednesday thursday friday today
 der die das dem den des ein eine einem einen einer es ist sind im in am an auf aus bei zu zum zur von vom mit nach laut nur noch jetzt nun aktuell derzeit hier dort da so und oder
 ich wir er sie man mir uns ihm ihnen unser unsere
 sehe sieht sehen lese liest lesen erkenne erkennt erkennen steht stehen zeigt zeigen meldet sagt sagen nennt lautet heisst gibt kann konnte abgelesen gesehen gelesen geschickt zufolge demnach
 anzeige banner protokoll startprotokoll logdatei datei foto bild aufkleber etikett zettel schild paket archiv seite dialog konsole kopfzeile fusszeile zeile oben unten ecke titel nummer zahl version versionsnummer stand release ausgabe agent agenten produkt kunde kunden kollege admin
 installiert eingespielt gezogen wurde haben hat laufen lauft benutzen nutzen im einsatz seit gestern montag dienstag mittwoch donnerstag freitag
 le la les l un une du de des d en au aux a dans sur par selon apres que qu ce c cet cette est sont y et ou seulement juste encore maintenant actuellement ici la-bas
 je nous il elle ils on me m moi lui leur notre mon ma son sa
 vois voit voyons lis lit lisons lire lu vu affiche affiches indique indiquent dit disent donne porte apparait envoye envoyee envoyait figure figurent peux peut pu crois lors
 affichage banniere journal fichier photo image capture etiquette autocollant paquet archive page fenetre console entete ligne haut bas coin titre numero chiffre version mouture edition produit agent client collegue portail
 installe installee utilise utilisons avons ont a tourne tournent depuis hier lundi mardi mercredi jeudi vendredi
`.trim().split(/\s+/));
/** "Is 4.2.0 out yet?", "no longer 4.2.0". */
const denied = /\?\s*$|(?<!\p{L})(?:not|never|no longer|nicht|nie|kein\p{L}*|pas|plus|jamais|n['’]est)(?!\p{L})/iu;

/** `own` finds the names of the thing, which must stand in the sentence or in one beside it; `others` those of other things. */
export function shownVersions(sentences: readonly string[], at: number, own: RegExp, others: RegExp): SaidVersion[] {
  const sentence = sentences[at] ?? '';
  if (denied.test(sentence)) return [];
  const beside = sentences.slice(Math.max(0, at - 1), at + 2).some((one) => one.search(own) >= 0);
  if (!beside) return [];
  const found = [...sentence.matchAll(number)].filter((one) => isOnlyShown(sentence, one.index, one.index + one[0].length, own) && !others.test(sinceThing(sentence.slice(0, one.index), own)));
  return found.map((one) => ({ value: one[1] ?? '', start: one.index, end: one.index + one[0].length, now: false }));
}

/** What stands between the thing's last name and the number, or the beginning of the sentence. */
function sinceThing(before: string, own: RegExp): string {
  const last = [...before.matchAll(own)].at(-1);
  return last === undefined ? before : before.slice(last.index + last[0].length);
}

/** Its clause holds nothing else; where it stands alone between commas, what leads to it holds nothing else either. */
function isOnlyShown(sentence: string, start: number, end: number, own: RegExp): boolean {
  const before = sentence.slice(0, start).split(clauseEnds);
  const behind = sentence.slice(end).split(clauseEnds)[0] ?? '';
  const lead = before.at(-1) ?? '';
  const around = `${lead} ${behind}`;
  if (!areWordsOfLooking(around, own)) return false;
  return /\p{L}/u.test(around) || before.slice(0, -1).every((clause) => areWordsOfLooking(clause, own));
}

function areWordsOfLooking(text: string, own: RegExp): boolean {
  return unaccented(text.replace(own, ' ')).toLowerCase().split(/[^\p{L}]+/u).every((word) => word === '' || words.has(word));
}
