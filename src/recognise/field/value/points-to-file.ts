// "See the attached Word file", "same sheet", "siehe beiliegende Tabelle", "dans le fichier joint": an answer that only says in
// which paper the answer stands. In: what stands behind a label. Out: whether it says nothing else. Every word of it must be
// one of pointing, one of them must name the paper, and one must point: "Excel file" and "the list" by themselves may be
// what is broken. Whether such a paper came with the mail is not known here.
import { unaccented } from '../fold.ts';

const charactersMax = 110;
const wordsMax = 14;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const leads = wordsOf('see refer consult compare cf siehe s vgl vergleiche voir consulter consultez laut lt gemass selon entnehmen entnehmt entnehme');
/** Of which paper: a lead by itself is not needed beside these. */
const marks = wordsOf('attached enclosed appended accompanying same said ditto idem beigefugt beigefugte beigefugten beigefugter beigefugtes beigefugtem angehangt angehangte angehangten angehangter angehangtes angehangtem anhangend anhangende anhangenden anhangender anhangendes anhangendem beiliegend beiliegende beiliegenden beiliegender beiliegendes beiliegendem anliegend anliegende anliegenden anliegender anliegendes anliegendem anbei gleiche gleichen gleicher gleiches gleichem selbe selben selber selbes selbem dieselbe dieselben derselbe derselben dasselbe demselben dito joint jointe joints jointes ci-joint ci-jointe ci-joints ci-jointes annexe annexee annexes annexees meme memes');
const papers = wordsOf('sheet sheets spreadsheet spreadsheets worksheet worksheets file files document documents documentation doc docs docx pdf pdfs xls xlsx attachment attachments enclosure annex appendix screenshot screenshots picture pictures photo photos scan scans page pages table tables list lists form forms log logs zip archive blatt datenblatt tabelle tabellen datei dateien dokument dokumente dokumentation anlage anlagen anhang anhange beilage beilagen bild bilder foto fotos bildschirmfoto bildschirmfotos seite seiten liste listen formular protokoll protokolle archiv fichier fichiers feuille feuilles feuillet tableau tableaux pj piece pieces capture captures formulaire journal journaux worddatei worddokument wordfile exceldatei exceltabelle excelliste excelblatt excelfile pdfdatei textdatei logdatei bilddatei');
const fillers = wordsOf('the a an my our your his her their this that it its they them all everything everyone is are was were be stands stand listed described given written stated shown found find filled provided noted included contained contains contain details detail information info infos data please pls kindly you will i we have has had put sent of for in on at to from into inside with within as per above below further more also again exactly word excel calc text csv html first second other full complete separate extra customer customers der die das den dem des ein eine einen einem einer im am in aus vom zu zum zur bei beim mit unter oben unten bitte steht stehen alles es ist sind findet finden sie sich beschrieben aufgefuhrt angegeben enthalten ausgefullt naheres weitere weiteres mehr infos angaben daten dort wie auch ich wir habe haben meine meiner meinem meinen unser unsere unserer unserem unseren kunden le la les l un une du de des d dans au aux a sur et en que qu ce cette cet ces est sont tout toutes tous se trouve trouvent trouverez vous decrit decrite indique indiquee indiques figure figurent detail details infos plus svp merci s il plait mon ma mes notre nos ecran j ai nous avons');
const named = /^[\p{L}\d][\p{L}\d_()-]*\.(?:docx?|xlsx?|ods|odt|pdf|txt|log|zip|png|jpe?g|msg|eml|csv|rtf)$/u;
const number = /^\d{1,2}$/;

export function pointsToFile(text: string): boolean {
  if (text.length > charactersMax) return false;
  const words = unaccented(text.trim()).split(/\s*[\s'’,;:!?()"“„«»/]\s*|\.(?=\s|$)/).filter((word) => /[\p{L}\d]/u.test(word)).flatMap(partsOf);
  if (words.length === 0 || words.length > wordsMax) return false;
  const isPaper = (word: string): boolean => papers.has(word) || named.test(word);
  if (!words.every((word) => leads.has(word) || marks.has(word) || fillers.has(word) || isPaper(word) || number.test(word))) return false;
  return words.some(isPaper) && words.some((word) => leads.has(word) || marks.has(word));
}

/** "Word-Datei", "Excel-file": one paper, of two words. */
function partsOf(word: string): readonly string[] {
  return marks.has(word) || named.test(word) ? [word] : word.split('-').filter((part) => part !== '');
}
