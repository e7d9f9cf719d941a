// What stands behind a label and is still no answer: the help text of a blank form, dots and dashes, "n/a", "see
// below". H-14: nothing is invented out of them. "No" and "none so far" ARE answers to a question, and are kept.
import { unaccented } from '../fold.ts';
import { pointsBack } from './points-back.ts';

const empty = /^(?:[-–—_.…*?!/\\\s]+|n ?[/.]? ?a\.?|none|unknown|unbekannt|inconnue?|keine?[rsn]?|aucune?|ninguno|tb[dcan]|todo|(?:[a-z]{1,12}[-_]){0,3}(?:x{3,}|#{3,})(?:rs)?(?:[-_](?:x{2,}|#{2,}))*|nil|null|leer|empty|blank|k\.? ?a\.?|not (?:known|applicable|available|provided|sure|yet known)|nicht (?:bekannt|zutreffend|vorhanden)|entfallt|pas (?:connu|disponible|applicable)|non applicable|(?:still )?to (?:be|follow).{0,30}|will follow.{0,30}|folgt.{0,20}|wird nachgereicht|noch offen|(?:i |we )?don'?t know|no idea|not yet|weiss (?:ich )?nicht|keine ahnung|je ne sais pas|optional|required|pflichtfeld|if any|if applicable|falls vorhanden|(?:\S+ ){0,4}(?:eintragen|angeben|ausfullen|einsetzen|einfugen|a completer|a remplir|a renseigner|a preciser|a confirmer|(?:please )?fill (?:this )?in(?: here)?|enter here)|to be (?:filled in|completed|supplied|confirmed|provided|advised).{0,60})[.!]?$/;
const pointer = /^(?:(?:voir|siehe|s\.|see|look|steht|cf\.?) (?:plus (?:bas|haut)|weiter (?:unten|oben)|further (?:down|up)|(?:the |field |feld |champ )?(?:issue|problem|description|beschreibung|probleme|was|what))|\(?(?:pls\.?|please|bitte|voir|cf\.?)? ?(?:see|siehe|s\.|vgl\.?|wie|voir|cf\.?|as|same as|same|like|per|comme) (?:the |my |our |in der |in meiner |im |in |la |ma )?(?:below|above|signature|signatur|footer|(?:attached|enclosed|beigefugte[nrs]?|angehangte[nrs]?)(?: (?:screen ?shot|screen|picture|pic|image|photo|file|document|log|sheet|list|pdf|bild|foto|datei|dokument|liste|bildschirmfoto))?s?|attachments?|enclosure|anhang|anlage|beilage|(?:screen ?shot|picture|image|photo|bild|foto|bildschirmfoto)(?: (?:attached|below|anbei|im anhang))?|capture(?: d'ecran)?(?: (?:jointe|ci-jointe|en annexe))?|piece jointe|annexe|fichier joint|document joint|photo jointe|unten|oben|dessous|dessus|ci-dessous|ci-dessus|symptoms?|symptome[sn]?|description|beschreibung|fehlerbeschreibung|descriptif|tests?|text|mail|e-?mail|message|request|anfrage|demande|title|titre|betreffzeile|objet|usual|immer|subject|betreff|before|always|d'habitude|last time|last mail|last year|before|earlier|previously|agreed|discussed|known|previous (?:one|ticket|case|mail)|(?:the )?(?:other|last|old) (?:one|ticket|case|mail)|gehabt|bekannt|besprochen|zuvor|vorher|letztes mal|beim letzten mal|in der letzten mail|im letzten ticket|beim letzten ticket|la derniere fois|la fois d'avant|precedemment|avant|convenu|deja indique|deja donne|le dernier ticket|dans le dernier mail)\)?|idem (?:que|qu'|a|au|comme) .{0,40}|meme (?:chose )?que .{0,40}|(?:wie|siehe) (?:beim|im|in der|das) letzten? .{0,30}|(?:le |la |les )memes? que [^,;:()]{0,40}|(?:see|siehe|voir|cf\.?) (?:the |die |den |der |das |le |la |l')?(?:domain|domane|domaine|tenant|customer|kunde|client|company|firma|name|next line|line below|line above|nachste zeile)|(?:the )?same (?:one )?as [^,;:()]{0,40}|(?:der|die|das|den) ?(?:gleiche|selbe)n? wie [^,;:()]{0,40}|(?:the |our |der |die |das )?(?:usual|ubliche|gewohnte|habituel(?:le)?)(?: one| client| customer| kunde)?|unchanged(?: from .{0,30})?|unverandert|inchangee?|me|myself|ich|ich selbst|moi|moi-meme|s\. ?[uo]\.|s\. ?signatur|ditto|dito|idem|(?:it(?:'s| is) )?in (?:my|the|meiner|der) (?:signature|signatur))[.!]?$/;
const bareNo = /^(?:none|keine?[rsn]?|aucune?|nil|nothing|nichts|rien|not yet|noch nicht|noch nichts|pas encore|(?:none|nothing|nichts|rien|aucune?|keine?)(?: at all| du tout| uberhaupt)? (?:yet|so far|for now|until now|up to now|to date|at this point|as yet|bisher|bislang|bis jetzt|vorerst|derzeit|encore|pour le moment|pour l'instant|jusqu'ici|jusqu'a present|a ce stade)|(?:encore|bisher|bislang|so far|until now|bis jetzt|pour l'instant|pour le moment),? (?:rien|nichts|keine?|none|nothing|aucune?))[.!]?$/;

const exampleStart = /^(?:[\s([{<"'*_]*(?:e\. ?g\.?|eg[.:,]|z\. ?b\.?|zb[.:]|zum beispiel|p\. ?ex\.?|par ex(?:emple|\.)|for example|for instance|such as)(?=[\s:,.)]|$)|\s*[([](?:exemple|beispiel|example|ex\.) ?:)/i;

/** A whole line that only shows an example, as our own forms print it below a label: `(e.g. 27.08.2019 - 11:00 UTC+2)`. */
export function isExampleLine(text: string): boolean {
  const trimmed = text.trim();
  return exampleStart.test(trimmed);
}

/** `(what did you try?)`: the form asks, nobody answers. */
const questionInBrackets = /^(?:\([^()]*\?\)|\[[^[\]]*\?\]|<[^<>]*\?>)$/u;

/** `list accounts or "all users"`: what to write here, left where the answer belongs. */
const toList = /^(?:please |bitte |merci de )?(?:list|name|enter|state|give|specify|indicate|nennen|angeben|auflisten|lister|indiquer|préciser)\s(?:here |the |all |every |hier |alle |die |les |tous les )*(?:affected |betroffene[rn]? )?(?:accounts?|users?|names?|mailboxes|logins?|konten|benutzer|namen|postfächer|comptes|utilisateurs|noms?)(?: (?:affected|betroffen|concernés?))?(?:\s(?:or|oder|ou)\s.{1,40})?$/i;

/** "Describe all symptoms here": what a form wants in its place. */
const toDescribe = /^(?:(?:please |bitte |merci de )?(?:describe|explain|enter|type|write|put|insert|décrire|décrivez|indiquer|saisir)\s[^.;:,\d]{0,60}\s(?:here|below|ici|ci-dessous)|(?:bitte )?(?:hier|unten)\s[^.;:,\d]{0,60}\s(?:beschreiben|eintragen|eingeben|angeben|einfügen)|[^.;:,\d]{2,60}\s(?:hier|unten) (?:beschreiben|eintragen|eingeben|angeben|einfügen))[.!]?$/i;

/** `(timestamp, sender, recipient, …)`, `<please fill in>`, `[your answer]`: help that a form prints. */
export function isHelpText(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > 400) return false;
  if (isExampleLine(trimmed) || isPrintedList(trimmed) || toList.test(trimmed) || toDescribe.test(trimmed)) return true;
  if (/^<[^<>@/]{3,80}>$/.test(trimmed) && !/\d{3}/.test(trimmed)) return true;
  if (/^\[[^[\]@]{3,80}\]$/.test(trimmed) && /\b(?:your|please|enter|fill|insert|here|bitte|ihre?|hier|votre|saisir|answer|antwort)\b/i.test(trimmed)) return true;
  if (questionInBrackets.test(trimmed)) return true;
  if (!/^\(.*\)?$/.test(trimmed) || /\d{3}|@/.test(trimmed)) return false;
  if (formHint.test(trimmed)) return true;
  return /(?:\.\.\.|…)\s*\)*$/.test(trimmed) || (trimmed.match(/[,/]/g) ?? []).length >= 2 || /^\((?:optional|if any|required|falls|si |wenn|please|bitte|date|datum|yes\s*\/\s*no|ja\s*\/\s*nein|oui\s*\/\s*non)/i.test(trimmed);
}

/** "(name of the customer)", "(what did you try?)", "(hier einfügen)": what a form says about its own place. */
const formHint = /^\((?:please\s|bitte\s|the\s|full\s|legal\s|exact\s|main\s|le\s|la\s|les\s|ihre?\s|euer\s|vos\s|votre\s){0,2}(?:names?(?=\s(?:of|as|and|,)|,)|list|paste|insert|enter|fill|describe|copy|what|which|who|whom|when|how|where|your|main steps|code or|name des|name und|liste|hier|was|welche[rs]?|wer|wann|einfügen|nom (?:du|de|et)|coller|collez|indiquez|quels?|quelles?|que|qui|décrivez)(?![\p{L}])[^()]{0,120}\)$/iu;
const hintInFront = /^\s*(\([^()]{3,140}\))\s*[:=]?\s*(?=\S)/u;

/** "[Lamp / Horn / …] Horn": the choices that a form prints, and the answer behind them. */
const choicesInFront = /^\s*\[[^[\]]{1,120}(?:\s\/\s|\.\.\.|…)[^[\]]{0,120}\]\s*[:=]?\s*(?=[\p{L}\p{N}])/u;

/** An example in front of the real value on the same line: `(e.g. 73125) 80210`, `e.g. 73125 -> 80210`. */
export function withoutLeadingExample(text: string): string {
  const hint = hintInFront.exec(text);
  if (hint !== null && formHint.test(hint[1] ?? '')) return text.slice(hint[0].length);
  const choices = choicesInFront.exec(text);
  if (choices !== null) return text.slice(choices[0].length);
  const found = /^\s*\(\s*(?:e\. ?g\.?|z\. ?b\.?|p\. ?ex\.?|eg[.:]|ex\.)[^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,200})?\)\s*[:=]?\s*/i.exec(text) ?? (isExampleLine(text) ? /^.{0,120}?(?:->|=>|→|⇒)\s*(?=\S)/.exec(text) : null);
  return found === null ? text : text.slice(found[0].length);
}

/** "__.__.2026 - __:__ UTC__", "(  )", ".. / .. / 2026": the places of a form that nobody filled in. */
const unwritten = /^(?=.*(?:__|\.\. ?[/.]))(?:[-_.:/()[\]\s–]|20\d\d(?!\d)|utc|gmt|h|uhr)+$/;

/** Nothing was answered. */
export function isEmptyAnswer(text: string): boolean {
  const folded = unaccented(text.trim());
  return !/[\p{L}\p{N}\p{So}]/u.test(folded) || (folded.length < 60 && (unwritten.test(folded) || empty.test(folded) || /^\([^()]{0,30}\)$/.test(folded) && empty.test(folded.slice(1, -1))));
}

const pointerCharactersMax = 60;

/** The answer only points elsewhere ("see signature"). */
export function isPointer(text: string): boolean {
  const folded = unaccented(text.trim());
  return folded.length < pointerCharactersMax && (pointer.test(folded) || shownElsewhere.test(folded) || pointsBack(folded));
}

/** "See symptoms": at another answer of the form, which is not this one. */
export function pointsToAnswer(text: string): boolean {
  return isPointer(text) && /(?:symptom|descri|beschreibung|anfrage|request|demande)/.test(unaccented(text));
}

/** "Pic attached", "Screenshot anbei", "capture jointe": it is shown elsewhere. */
const shownElsewhere = /^(?:the |a |an |die |das |der |ein |la |le |l'|une? )?(?:screen ?shots?|screens?|pictures?|pics?|images?|photos?|snapshots?|bild(?:er)?|fotos?|bildschirmfotos?|liste|list|capture(?: d'ecran)?|document|dokument|datei|file) (?:(?:is|are|ist|sind|est|sont) )?(?:attached|enclosed|below|anbei|beigefugt|angehangt|im anhang|hangt an|liegt bei|jointe?s?|ci-jointe?s?|en piece jointe|en annexe)[.!]?$/;

const bareNoCharactersMax = 32;

/** "None", "nothing", "not yet": no value of a plain text field, an answer to a question about work done. */
export function isBareNo(text: string): boolean {
  const folded = unaccented(text.trim());
  return folded.length < bareNoCharactersMax && bareNo.test(folded);
}

/** What forms ask for one by one, in so many words. */
const asked = /^(?:dates?|times?|timestamps?|date and time|senders?|recipients?|status|errors?|error messages?|error logs?|error log extract|log extract|message.?ids?|(?:used )?interface|impact|error patterns?|messages?|number of affected (?:customers|users)|affected (?:customers|users)|related tickets?|associated tickets?|[a-z]{2,5}-numbers?|incident already known|already known|zeitpunkt|uhrzeit|absender|empfanger|fehlermeldung(?:en)?|fehlerbild(?:er)?|protokollauszug|(?:genutzte )?schnittstelle|auswirkung(?:en)?|betroffene kunden|anzahl (?:der )?betroffenen? (?:kunden|nutzer)|(?:verwandte )?tickets?|ticketnummern?|bereits bekannt|horodatage|heure|expediteur|destinataire|statut|messages? d'erreur|extrait du journal|interface utilisee|clients touches|nombre de clients touches|numeros? de ticket|deja connu|etc|etc\.)$/;

/** "timestamp, sender, recipient, error log extract": the list that a form prints, left where the answer belongs. */
function isPrintedList(text: string): boolean {
  const items = unaccented(text).replace(/[([]s[)\]]/g, 's').split(/[,;/]|(?:\.\.\.|…)/).map((item) => item.trim()).filter((item) => item !== '');
  return items.length >= 2 && items.every((item) => asked.test(item));
}
