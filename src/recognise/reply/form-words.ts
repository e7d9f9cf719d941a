// What people call a form, what they call filling it in, and where they say that they did: words of one sentence without
// accents, in lower case. In: such a sentence. Out: what it says of a form. Shared by those who look for answers in a quote
// (pointed-form.ts) and those who leave a quote aside (dismissed.ts).
const words = (...parts: readonly string[]): RegExp => new RegExp(`(?<![a-z])(?:${parts.join('|')})(?![a-z])`);

/** Also the answers themselves: "my replies are in the text". */
export const formWords = words(
  'forms?', 'reports?', 'paperwork', 'write-?up', 'it all', 'template', 'sheet', 'questionnaire', 'answers?', 'repl(?:y|ies)', 'responses?', 'details', 'particulars', 'data', 'values', 'info(?:rmation|s)?', 'facts', 'everything', 'all (?:that )?(?:you|we) (?:need|want|ask\\w*)', 'what you (?:need|want|ask\\w*)', 'comments', 'notes', 'fields', 'entries',
  'formular\\w*', 'vorlage', 'fragebogen', 'blatt', 'antwort\\w*', 'angaben', 'daten', 'werte', 'infos?', 'informationen', 'alles', 'liste', 'eintrage', 'felder', 'anmerkungen', 'details',
  'formulaire', 'modele', 'questionnaire', 'fiche', 'reponses?', 'donnees', 'informations', 'elements', 'renseignements', 'tout', 'precisions',
);
export const filledWords = words(
  'fill(?:ed|s|ing)?(?: (?:it|this|that|them))?(?: (?:in|out|up))?', 'complete[ds]?', 'answered', 'entered', 'typed', 'added', 'put (?:\\w+ ){0,4}(?:in|into|there|here)', 'written', 'provided', 'given', 'noted', 'returned', 'done', 'written up',
  '(?:aus|ein)gefullt\\w*', 'beantwortet', 'notiert', 'eingetragen', 'erganzt', 'hineingeschrieben', 'eingegeben', 'ausfullen lassen', '(?:hin|r)?eingeschrieben', 'geschrieben',
  'rempli\\w*', 'complete\\w*', 'renseigne\\w*', 'inscrit\\w*', 'saisi\\w*', 'repond\\w*', 'ajoute\\w*', 'note\\w*',
);
export const placeWords = words(
  'below', 'underneath', 'beneath', 'in-?line', 'in line', 'between (?:the|your|our) (?:lines|questions)', 'in (?:capitals|caps|colou?r|red|blue|bold|green)', 'from there', 'in there', 'in here', 'see (?:\\w+ ){0,2}(?:mail|e-?mail|message|quote|form|template|sheet)', '(?:mail|message) i (?:quote|forward|pass on)\\w*', 'the quote', 'therein', 'see (?:there|form)', 'here you go', 'here (?:is|are|it is|they are)', '(?:in|on|from|per|with|within|under|into) (?:the|this|that|your|our|my|his|her|their|each|every|\\w+.s) (?:\\w+ ){0,2}(?:form|template|quote|quoted \\w+|thread|mail|e-?mail|message|text|sheet|questionnaire|question|questions|line|point|label|field|fields|reply)s?', 'under(?:neath)? each \\w+', 'behind each \\w+', 'attached',
  'unten', 'zitat', 'von dort', 'dort', 'untenstehend\\w*', 'unten stehend\\w*', 'nachstehend\\w*', 'folgend\\w*', 'darunter', 'anbei', 'im (?:\\w+ )?(?:text|formular|zitat|verlauf|mail)', 'in der (?:\\w+ )?(?:mail|vorlage|nachricht|anfrage)', 'in (?:ihre|eure|deine) (?:\\w+ )?(?:mail|nachricht|vorlage)', 'zwischen (?:den|ihren|euren) (?:zeilen|fragen)', '(?:unter|bei|neben) (?:den|der|jeder|ihren|euren|deinen) (?:\\w+ )?fragen?', 'hinter (?:den|dem|jeder|jedem) \\w+', 'behind (?:the|each|every) \\w+', 'direkt (?:dahinter|darunter|im)', 'dahinter', 'daraus', 'hier (?:ist|das|die|sind)',
  'ci-dessous', 'plus bas', 'ci-apres', 'ci-joint\\w*', 'en dessous', 'dessous', 'dans (?:le|son|votre|ce) (?:\\w+ )?(?:texte|formulaire|message|mail|corps|fil)', 'sous chaque \\w+', '(?:sous|apres) (?:vos|les|tes) (?:\\w+ )?questions', 'apres chaque \\w+', 'entre (?:les|vos) (?:lignes|questions)', 'voici',
);
/** Nobody filled it in, or the answers stand elsewhere. */
export const blankWords = words('blank', 'empty', 'unfilled', 'without answers', 'not (?:yet )?(?:been )?(?:filled|completed|answered)', 'leer(?:e[nrsm]?)?', 'unausgefullt\\w*', 'nicht ausgefullt', 'noch auszufullen', 'ausfullen(?! lassen)', 'vide', 'vierge', 'non rempli', 'a remplir', 'please fill', 'to be (?:filled|completed)', 'instead', 'stattdessen', 'lieber', 'plutot', 'no need');
/** It is not there, or comes later: said of the form, or of the one answer that its writer still owes. */
export const pendingWords = words('could not', 'couldn.?t', 'cannot', 'can.?t', 'lost', 'missing', 'fehlt', 'fehlen', 'konnte(?:n)? (?:\\w+ ){0,3}nicht', 'manque\\w*', 'later', 'spater', 'folgt(?! (?:\\w+ ){0,2}(?:unten|untenstehend|nachstehend|darunter|hier))', 'plus tard');
/** The sheet itself and nothing else. */
export const sheetWords = words('(?:fault |report )?forms?', 'templates?', 'sheets?', 'questionnaires?', 'formular\\w*', 'vorlagen?', '\\w*bogen', 'bogens', 'formulaires?', 'fiches?', 'modeles?');

const clauseBreak = /\s*[,;:]\s+|\s+[-–—]\s+|\s+(?:but|and|aber|und|mais|et)\s+(?=(?:the|what|all|other|no|i|we|der|die|das|was|alle|andere|ich|wir|ce|le|la|les|tout|je|j|nous|on)(?![a-z]))/;
const rest = words(
  '(?:all |everything )?(?:the )?(?:rest|remainder|remaining|others?|empty|blank|open)', 'everything else', 'anything else', 'all else', 'what(?:ever)? (?:\\w+ ){0,4}(?:open|empty|blank|missing|left|out)',
  '(?:alle[sn]? )?(?:de[rnm]|die|das)? ?(?:rest|ubrigen?|restlichen?|leeren?|offenen?|anderen?)', 'alles (?:andere|weitere|ubrige)', 'was (?:\\w+ ){0,4}(?:fehlt|offen|leer|fehlen)',
  '(?:tout )?le reste', 'les (?:autres|champs vides|cases vides)', 'ce qui (?:\\w+ ){0,3}(?:manque|vide|ouvert)',
);
const opensWithRest = new RegExp(`^(?:and |but |und |aber |et |mais )?${rest.source}`);

/** The sentence without what it says of the places that were left open: ", the rest does not matter here". */
export function withoutRest(sentence: string): string {
  const clauses = sentence.split(clauseBreak);
  const kept = clauses.filter((clause, i) => i === 0 || !opensWithRest.test(clause) || filledWords.test(clause) || placeWords.test(clause));
  return kept.length === clauses.length ? sentence : kept.join(', ');
}

/** The same without what is only owed, where that is said behind something else: ", what the console shows I will tell you later". */
export function withoutOwed(sentence: string): string {
  if (!pendingWords.test(sentence)) return sentence;
  const clauses = sentence.split(clauseBreak);
  return clauses.filter((clause, i) => i === 0 || !pendingWords.test(clause)).join(', ');
}
