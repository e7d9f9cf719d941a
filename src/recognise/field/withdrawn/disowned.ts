// Whether the writer says that what he quotes below is another matter: "nothing to do with the one below", "anderer Kunde". In:
// the new text and the subject. Out: yes or no; then his own older mail says nothing either. Who points at the form that he filled
// in, and says it of another mail ("my mail of January was about another customer"), leaves the form as it is.
import { ofOtherMail } from '../../reply/other-mail.ts';
import { ownSentences } from '../../reply/own-sentences.ts';
import { foldedWords } from '../fold.ts';
import type { TextLine } from '../text-line.ts';

const linesReadMax = 40;
const other = / (?:(?:other|another|different|new) (?:customer|client|case|tenant|matter|issue|ticket|topic|subject|problem|story)|(?:not|nothing|no) (?:the |to do with |related |connected )(?:[^ ]+ ){0,5}(?:below|underneath|quoted|old)|unrelated to|(?:anderer|anderen|andere|neue?r|neue?n|anderes|neue?s|separater|eigenes|eigener) (?:kunde|kunden|fall|vorgang|mandant|ticket|thema|problem|anliegen|sache|storung)|hat nichts (?:mit|damit)|(?:das (?:war|ist)|(?:that|this|it) (?:was|is)|c etait|voici) (?:der|die|das|the|our|unser|le|la|l|notre) (?:alter?|alten|altes|voriger?|fruherer?|old|older|earlier|previous|last|ancien|ancienne|precedent|precedente) (?:fall|vorgang|meldung|case|ticket|one|report|cas|dossier|panne|signalement)|nichts mit de[rmn] (?:[^ ]+ ){0,4}(?:unten|darunter|alten)|(?:autre|nouveau|nouvel|nouvelle) (?:client|cas|dossier|sujet|ticket|incident|demande|probleme|panne)|rien a voir avec|(?:(?<=^ )|(?:please|sorry|so|just|kindly|pls) )(?:forget|ignore|disregard|discard|scrap|bin) (?:[^ ]+ ){0,3}(?:form|sheet|mail|email|message|ticket|report) (?:[^ ]+ ){0,4}(?:sent|filled|below|wrote|earlier|before|ago|yesterday|previous|first)|(?:i|we) (?:[^ ]+ ){0,2}(?:filled|filed|sent|written|wrote|typed)(?: [^ ]+){0,4} for the wrong (?:customer|client|tenant|company)|(?:vergesst|vergessen sie|ignoriert|ignorieren sie|verwerfen sie)(?: [^ ]+){0,4} (?:formular|mail|meldung|nachricht|bogen)|(?:ich|wir) (?:[^ ]+ ){0,6}fur den falschen (?:kunden|mandanten)|(?:oubliez|ignorez)(?: [^ ]+){0,3} (?:formulaire|message|mail|fiche)|(?:j ai|nous avons) (?:[^ ]+ ){0,6}pour le mauvais client|(?:only|just|merely|nur|seulement)(?: [^ ]+){0,5} (?:as|als|comme)(?: (?:an?|my|eine?|une?))? (?:starting point|template|vorlage|modele)) /u;

export function disownsQuote(lines: readonly TextLine[], subject: string): boolean {
  const [first, last] = [lines.findIndex((line) => line.role === 'quoted'), lines.findLastIndex((line) => line.role === 'quoted')];
  // Between quoted lines stand answers: "the notes go out with another customer's file" is the trouble itself.
  const around = lines.filter((line, index) => line.role === 'new' && (index < first || index > last)).slice(0, linesReadMax);
  if (![subject, ...around.map((line) => line.text)].some(speaksOfOther)) return false;
  const sentences = ownSentences(around.map((line) => line.text));
  const others = ofOtherMail(sentences);
  return others.size === 0 || speaksOfOther(subject) || sentences.some((one) => !others.has(one) && speaksOfOther(one.text));
}

function speaksOfOther(text: string): boolean {
  return other.test(` ${foldedWords(text).join(' ')} `);
}

const firstLines = 8;
/** Folded, "neues" is "neus". */
const anew = / (?:(?:something|anything) new|new (?:one|case|matter|topic|fault|issu|request)|(?:as|open|treat|keep|handle)(?: [^ ]+){0,4} (?:a )?(?:separate|separately)(?: (?:case|ticket|one))?|different (?:box|matter|topic)|(?:et)?was neus|neu[rns]? (?:thema|anliegen|problem|fall|vorgang|anfrage|storung|auftrag)|(?:separat|getrennt)(?: [^ ]+)? (?:fuhren|anlegen|behandeln|erfassen)|autre (?:chose|sujet|demande|panne)|nouvelle (?:demande|panne)|nouveau (?:ticket|dossier|cas|sujet)|(?:traiter|ouvrir) (?:a part|separement)) /u;

/** "Thanks for that. Something new, please keep it separate:" above a quote: what we noted in the old case answers nothing in the new one. */
export function isNewMatter(lines: readonly TextLine[]): boolean {
  return lines.filter((line) => line.role === 'new' && line.text.trim() !== '').slice(0, firstLines).some((line) => anew.test(` ${foldedWords(line.text).join(' ')} `));
}
