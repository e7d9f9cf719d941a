// Whether the writer says that the answers stand in what he quotes: "answers are in the form below", "Formular anbei unten
// ausgefüllt", "mes réponses sont dans le texte". In: lines of any role. Out: yes or no. An empty form that only hangs there
// ("blank form at the bottom") and a text that is to be ignored hold no answers.
import { dismisses } from '../../reply/dismissed.ts';
import { ownSentences } from '../../reply/own-sentences.ts';
import type { TextLine } from '../text-line.ts';

const words = (...parts: readonly string[]): RegExp => new RegExp(`(?<![a-z])(?:${parts.join('|')})(?![a-z])`);
const form = words(
  'forms?', 'reports?', 'paperwork', 'write-?up', 'it all', 'template', 'sheet', 'questionnaire', 'answers?', 'repl(?:y|ies)', 'responses?', 'details', 'particulars', 'data', 'values', 'info(?:rmation|s)?', 'facts', 'everything', 'all (?:that )?(?:you|we) (?:need|want|ask\\w*)', 'what you (?:need|want|ask\\w*)', 'comments', 'notes', 'fields', 'entries',
  'formular\\w*', 'vorlage', 'fragebogen', 'blatt', 'antwort\\w*', 'angaben', 'daten', 'werte', 'infos?', 'informationen', 'alles', 'liste', 'eintrage', 'felder', 'anmerkungen', 'details',
  'formulaire', 'modele', 'questionnaire', 'fiche', 'reponses?', 'donnees', 'informations', 'elements', 'renseignements', 'tout', 'precisions',
);
const filled = words(
  'fill(?:ed|s|ing)?(?: (?:it|this|that|them))?(?: (?:in|out|up))?', 'complete[ds]?', 'answered', 'entered', 'typed', 'added', 'put (?:\\w+ ){0,4}(?:in|into|there|here)', 'written', 'provided', 'given', 'noted', 'returned', 'done', 'written up',
  '(?:aus|ein)gefullt\\w*', 'beantwortet', 'notiert', 'eingetragen', 'erganzt', 'hineingeschrieben', 'eingegeben', 'ausfullen lassen', '(?:hin|r)?eingeschrieben', 'geschrieben',
  'rempli\\w*', 'complete\\w*', 'renseigne\\w*', 'inscrit\\w*', 'saisi\\w*', 'repond\\w*', 'ajoute\\w*', 'note\\w*',
);
const place = words(
  'below', 'underneath', 'beneath', 'in-?line', 'in line', 'between (?:the|your|our) (?:lines|questions)', 'in (?:capitals|caps|colou?r|red|blue|bold|green)', 'from there', 'in there', 'in here', 'see (?:\\w+ ){0,2}(?:mail|e-?mail|message|quote|form|template|sheet)', '(?:mail|message) i (?:quote|forward|pass on)\\w*', 'the quote', 'therein', 'see (?:there|form)', 'here you go', 'here (?:is|are|it is|they are)', '(?:in|on|from|per|with|within|under|into) (?:the|this|that|your|our|my|his|her|their|each|every|\\w+.s) (?:\\w+ ){0,2}(?:form|template|quote|quoted \\w+|thread|mail|e-?mail|message|text|sheet|questionnaire|question|questions|line|point|label|field|fields|reply)s?', 'under(?:neath)? each \\w+', 'behind each \\w+', 'attached',
  'unten', 'zitat', 'von dort', 'dort', 'untenstehend\\w*', 'unten stehend\\w*', 'nachstehend\\w*', 'folgend\\w*', 'darunter', 'anbei', 'im (?:\\w+ )?(?:text|formular|zitat|verlauf|mail)', 'in der (?:\\w+ )?(?:mail|vorlage|nachricht|anfrage)', 'in (?:ihre|eure|deine) (?:\\w+ )?(?:mail|nachricht|vorlage)', 'zwischen (?:den|ihren|euren) (?:zeilen|fragen)', '(?:unter|bei|neben) (?:den|der|jeder|ihren|euren|deinen) (?:\\w+ )?fragen?', 'hinter (?:den|dem|jeder|jedem) \\w+', 'behind (?:the|each|every) \\w+', 'direkt (?:dahinter|darunter|im)', 'dahinter', 'daraus', 'hier (?:ist|das|die|sind)',
  'ci-dessous', 'plus bas', 'ci-apres', 'ci-joint\\w*', 'en dessous', 'dessous', 'dans (?:le|son|votre|ce) (?:\\w+ )?(?:texte|formulaire|message|mail|corps|fil)', 'sous chaque \\w+', '(?:sous|apres) (?:vos|les|tes) (?:\\w+ )?questions', 'apres chaque \\w+', 'entre (?:les|vos) (?:lignes|questions)', 'voici',
);
const empty = words('blank', 'empty', 'unfilled', 'without answers', 'not (?:yet )?(?:been )?(?:filled|completed|answered)', 'leer(?:e[nrsm]?)?', 'could not', 'couldn.?t', 'cannot', 'can.?t', 'lost', 'missing', 'fehlt', 'fehlen', 'konnte(?:n)? (?:\\w+ ){0,3}nicht', 'manque\\w*', 'unausgefullt\\w*', 'nicht ausgefullt', 'noch auszufullen', 'ausfullen(?! lassen)', 'vide', 'vierge', 'non rempli', 'a remplir', 'please fill', 'to be (?:filled|completed)', 'instead', 'stattdessen', 'lieber', 'plutot', 'no need', 'later', 'spater', 'folgt(?! (?:\\w+ ){0,2}(?:unten|untenstehend|nachstehend|darunter|hier))', 'plus tard');

export function pointsToForm(lines: readonly Pick<TextLine, 'role' | 'text' | 'depth'>[]): boolean {
  return ownSentences(lines.map((line) => (line.role === 'new' && line.depth === 0 ? line.text : null))).some(({ text }) => points(text));
}

/** A lead is short; who tells a story beside it does so in another sentence. */
const leadCharactersMax = 200;
/** "All I know so far is in the mail below", "so weit wir es wissen, steht es unten". */
const asFarAs = new RegExp(`^\\W*(?:(?:all|what(?:ever)?|as (?:far|much) as|everything) (?:that )?(?:i|we) (?:know|have|could find)|(?:so ?weit|was) (?:wir|ich)(?: (?:es|bisher|schon))* (?:wissen|weiss|haben|habe)|(?:tout )?ce que (?:je|nous) (?:sais|savons|avons)|ce que j'ai)(?![a-z])[^.;]{0,40}${place.source}[^,;]{0,20}$`);
/** "Erledigt, steht jeweils darunter", "done, see below": nothing but where. */
const onlyWhere = new RegExp(`^\\W*(?:(?:done|okay|ok|sure|erledigt|gemacht|fait|voila|siehe|see|voir|steht|stehen|jeweils|is|are|it|c.est)[\\s,:;.-]+){1,4}${place.source}[^,;]{0,20}$`);
/** "inline:", "in-line answers": the same without a word before it. */
const terse = /^\W*(?:(?:my |our )?(?:answers |replies |comments )?in-?line|im text|dans le texte|siehe (?:unten|zitat)|see below|voir (?:ci-dessous|plus bas)|s\. ?u\.?|here you (?:go|are)|here (?:it|they|we) (?:is|are|go)|as (?:requested|asked|required|wanted|promised)|(?:bitte ?(?:sehr|schon)|hier bitte|bitte hier)|wie (?:gewunscht|erbeten|verlangt|angefordert|besprochen|versprochen)|comme (?:demande|convenu|souhaite|promis)|voici|voila|(?:form |all )?(?:completed|filled (?:in|out)|answered)|(?:alles |formular )?(?:ausgefullt|beantwortet|erganzt)|(?:tout est |formulaire )?(?:rempli|complete))(?:,? (?:as far as (?:i|we) (?:can|could|know)|(?:with )?(?:what|all) (?:i|we) (?:have|know)|soweit (?:bekannt|moglich|wir (?:es )?wissen|ich (?:es )?weiss)|(?:avec )?ce que (?:nous savons|je sais|l.on sait)|autant que possible))?(?: (?:below|unten|ci-dessous))?\W*$/;

/** The thing, the place and the deed: two of them say it. */
const tellingMin = 2;

/** Of a sentence without accents, in lower case. */
function points(sentence: string): boolean {
  // Who asks after a form does not say that it holds the answers.
  if (sentence.length > leadCharactersMax || sentence.endsWith('?') || empty.test(sentence) || dismisses(sentence)) return false;
  return terse.test(sentence) || onlyWhere.test(sentence) || asFarAs.test(sentence) || [form, place, filled].filter((one) => one.test(sentence)).length >= tellingMin;
}
