// "Same as last time", "siehe Vorgängerticket", "comme d'habitude", "as described in my last mail": an answer that only
// points at something said before, which is not in this mail. In: what stands behind a label. Out: whether it is nothing
// else. Every word of it must be one of pointing; a word of the matter ("as before the update") makes it an answer.
import { unaccented } from '../fold.ts';

const wordsMax = 12;
/** "The same procedure as last time": the thing itself may be named, right behind that word. */
const sameThing = /(?<![a-z])(?:same|gleiche[nrs]?|(?:die|das|der|den)?selben?|memes?) ([a-z]+) (?=as |wie |que )/;
/** "The one from the last ticket". */
const theOne = /^(?:the |my |our |der |die |das |den |le |la |l'|les )?(?:one|ones|von|vom|aus|du|de la|de l'|celui|celle|ceux)(?![a-z])/;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const leads = wordsOf('see refer as like same identical analogous siehe celui celle ceux s vgl vergleiche wie gleich gleiche gleichen gleicher gleiches selbe selben dieselbe dieselben derselbe dasselbe identisch analog voir cf comme idem pareil pareille identique meme memes selon per cp compare reportez consultez');
const earlier = wordsOf('last latest previous previously prior earlier before past old older other preceding former formerly usual usually always ever agreed discussed yesterday gestern hier letzte letzten letztes letztem letzter letztens vorige vorigen voriges vorigem voriger vorherige vorherigen vorheriges vorherigem vorher zuvor vorhin frueher fruehere frueheren fruher fruhere fruheren alte alten altes altem anderen damals immer gehabt ublich ubliche ublichen gewohnt gewohnte bekannt besprochen vereinbart dernier derniere derniers dernieres precedent precedente precedents precedentes precedemment ancien ancienne autre avant toujours habitude habituel habituelle habituels convenu');
const matters = wordsOf('time times ticket tickets case cases mail mails email e-mail message request report form incident one call answer reply occasion mal male vorgang fall falls meldung anfrage nachricht antwort formular anruf fois demande dossier courriel formulaire appel reponse vorgangerticket vorgangermail vorgangerfall vorganger vorticket vorjahr year month week monat woche jahr annee mois semaine');
const fillers = wordsOf('the my our your his her in on at of from to this that it is was were are be described written stated mentioned given noted told said sent explained reported what wrote put answered entered i we you he she had have has did with for please pls and way there just exactly again already der die das den dem des ein einem einer im am beim bei auf in an aus von vom zu ich wir sie er es war waren ist sind steht stand bitte beschrieben geschrieben erwahnt angegeben genannt mitgeteilt gesagt gemeldet geschildert schon bereits auch genau so nochmal wieder meine meiner meinem meinen unser unsere unserer unserem unseren ihr ihre le la les l un une du de des d dans au aux a sur que qu ce cela c est etait j ai je nous avons vous mon ma mes notre nos votre vos deja indique indiquee decrit decrite dit ecrit mentionne donne precise ecrivais colleague colleagues kollege kollegen kollegin collegue collegues s il plait svp');
/** "As on previous tickets", "wie gehabt" point by what they compare with; "das Übliche" by itself. */
const byItself = wordsOf('usual ublich ubliche habituel habituelle vorganger vorgangerticket');
const number = /^(?=\S*\d)[\p{L}\d#._/-]+$/u;

export function pointsBack(text: string): boolean {
  const plain = unaccented(text.trim());
  const words = plain.replace(sameThing, (found, thing: string) => found.replace(thing, '')).split(/[\s'’,;:.!?()"“„-]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > wordsMax || /\d{1,2}[.:]\d|@/.test(text)) return false;
  const back = words.filter((word) => earlier.has(word) || byItself.has(word));
  const lead = theOne.test(plain) || words.some((word) => leads.has(word));
  const isSame = words.some((word) => /^(?:same|gleiche\w?|selben?|dieselben?|memes?)$/.test(word));
  const numbers = words.filter((word) => number.test(word));
  const others = words.filter((word) => !leads.has(word) && !earlier.has(word) && !matters.has(word) && !fillers.has(word) && !byItself.has(word) && !number.test(word));
  if (others.length > 0) return false;
  if (back.length > 0) return lead || words.every((word) => byItself.has(word) || fillers.has(word));
  return numbers.length > 0 && lead && words.some((word) => matters.has(word) || isSame);
}
