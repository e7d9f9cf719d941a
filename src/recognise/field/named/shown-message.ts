// Messages that a program shows, in quotation marks inside of a story: "vielmehr erscheint nach kurzer Zeit „Dienst nicht
// verfügbar“", "il affiche « conflit de version »", "in the corner it reads "sync pending"". In: one line. Out: the
// messages with where they stand. What a person said, the name of a button, folder or group and the subject of a mail are none.
import { leavesOpen } from '../withdrawn/left-open.ts';

export interface Shown {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const messageCharactersMax = 200;
/** So far before a quotation its lead may stand. */
const leadCharactersMax = 90;
const quotations = [
  new RegExp(String.raw`["“”„«]\s?([^"“”„«»\n]{3,${messageCharactersMax}}?)\s?["“”»]`, 'gu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}])['‘‚]((?:[^'‘’‚\n]|(?<=\p{L})['’](?=\p{L})){3,${messageCharactersMax}})['’](?![\p{L}\p{N}])`, 'gu'),
  new RegExp(String.raw`\x60([^\x60\n]{3,${messageCharactersMax}})\x60`, 'gu'),
];

/** Right before what a program shows: "the bounce says", "Fehlermeldung:", "affiche le message". */
const shows = /(?<![\p{L}])(?:(?<=\p{L}\s)(?:sees?|saw|seeing|sehen|sieht|sahen|voit|voient)|says?|said|saying|told|tells?|states?|stating|answers?|answered|replies|answering|ndr|every \p{L}+ with|reads?|shows?|showing|shown|gives?|gave|throws?|displays?|returns?|gets?|getting|got|back|bounced?|fails?|failed|ends?|ended|with|is|was|errors?|messages?|prompts?|pop-?ups?|code|meldet|meldungen?|\p{L}*meldung|\p{L}*fehler|fehlertext|fehlercode|zeigt|steht|erscheint|kommt|bekommen|bekommt|erhalten|erhält|mit|lautet|ist|affiche|affichée?|indique|erreurs?|dit|reçoi\p{L}+|renvoie|obtien\p{L}+|avec|est|message)[\s:,–-]{1,3}(?:(?:the|an?|this|that|error|message|code|following|back|der|die|das|dem|den|eine[rm]?|ein|meldung|fehler|folgende[rn]?|le|la|l['’]|un|une|d['’]|erreur|suivante?|nur|just|only|juste|dann|jeweils|immer|noch|stets|then|always|simply|that|alors|toujours|simplement)[\s:,]{0,2}){0,4}$/iu;
/** The same, with what stands between ("erscheint nach wenigen Sekunden"), for words that only programs do. */
const appears = /(?<![\p{L}])(?:(?:it|that|which|screen|page|window|box|bar|app|client|site|server|service|log|report|trace|portal|scanner|outlook|teams|word|excel|phone|laptop|es|da|dort|es heißt|ça|cela)\s(?:then |just |only |simply |always |now |immer |nur |dann |sofort )?(?:says?|reads?|tells?|states?|replies|steht|stand|heißt|heisst|sagt|dit|affiche|indique)|heißt es|heisst es|sieht man|steht(?: da| dort)?|lesen|liest man|appears?|appeared|pops? up|popped up|popping up|comes? up|came up|greets?|greeted|flash(?:es|ed)?|shows? up|prompted|ends? (?:up )?(?:in|with|at)|displays?|displayed|throws?|threw|stops? (?:with|at)|dies with|crash(?:es|ed)? with|erscheint|erscheinen|erschien|eingeblendet|angezeigt|angezeigte[nrs]?|meldet|meldeten?|zeigt|quittiert\p{L}*|endet|bricht|wirft|begrüßt|affichent?|affichée?s?|s['’]affichent?|apparaît|apparait|apparaissent|surgit|tombe sur|tombent sur|renvoie|renvoient|bute sur|indique|signale|répond(?:u)?|lit|s['’]arrête|(?:message|notice|banner|pop-?up|warning|dialog(?:ue)?|prompt|toast|notification|alert|bubble|text|words?|wording|line|entry|bounce|ndr|hinweis|meldung|\p{L}+meldung|warnung|fenster|banner|text|wortlaut|zeile|eintrag|hinweistext|bandeau|avertissement|fenêtre|bulle|mention|texte|libellé|alerte|popup|ligne|message))(?![\p{L}])[^.;!?"“”„«»]{0,60}$/iu;
/** A message tells that something does not work; what a button or a page is called does not. */
const fault = /(?<![\p{L}])(?:can ?not|\p{L}+n['’]t|can['’]?t|interrupted|unterbrochen\p{L}*|getrennt|interrompue?|expire|could ?n[o'’]?t|unable|fail\p{L}*|denied|error|invalid|expired|blocked|refused|rejected|wrong|missing|unknown|unavailable|required|timed? ?out|not|no|disconnected|lost|full|disabled|exceeded|went wrong|kann|konnte|nicht|kein\p{L}*|fehler\p{L}*|ungültig|verweigert|abgelaufen|gesperrt|abgelehnt|fehlgeschlagen|unbekannt\p{L}*|verbindung|impossible|échec|échoué|erreur|refusée?|introuvable|expirée?|bloquée?|inconnue?|interdite?|invalide|pas|perdue?|offline|locked|conflict|pending|restricted|reached|turned (?:\p{L}+ )?off|suspended|revoked|needs?|must|try again|contact your|existing|already exists|existiert bereits|bereits vorhanden|existe déjà|stopped|broken|corrupt\p{L}*|damaged|insufficient|unexpected|unsupported|unreachable|unlicensed|too (?:large|many|big|long)|read[- ]only|paused|quarantined|throttled|fatal|abort\p{L}*|crashed|problem|issue|konflikt|ausstehend|eingeschränkt|erreicht|deaktiviert|blockiert|beschädigt|voll|überschritten|offline|später erneut|wenden sie sich|gestoppt|angehalten|fehlt|fehlen|unzureichend\p{L}*|abgebrochen|unerwartet\p{L}*|zeitüberschreitung|widerrufen|schreibgeschützt|problem|conflit|attente|restreint|atteinte?|désactivée?|verrouillée?|endommagée?|pleine?|dépassée?|saturée?|réessayez|contactez|arrêtée?|manquante?|insuffisante?s?|interrompue?|inattendue?|hors ligne|incorrecte?|indisponible|non (?:disponible|autorisée?|valide|reconnue?)|rejetée?|impossible de|problème|vérifier|verify)(?![\p{L}])/iu;
/** "Gateway_DataSourceAccessError", "TimeoutException": one word, as a program calls it. */
const nameOfError = /^\p{Lu}[\w.:-]*(?:Error|Exception|Fault|Fail(?:ed|ure)|Denied|Missing|Invalid|Timeout|NotFound|Exceeded|Attribution)\w*$/u;
const ofPerson = /^(?:i|i['’]m|i['’]ve|we['’]re|my|our|he|she|they|ich|unser\p{L}*|mein\p{L}*|je|j['’]|notre|mon|ma|ça|c['’]est)(?![\p{L}])/iu;
/** Programs say "we" and "it" as well, where something is said to show it. */
const ofSomebody = /^(?:we|it['’]?s|wir|es|nous)(?![\p{L}])/iu;
/** Who speaks is a person: "the boss says", "Frau Holm meinte", "le client nous dit". */
const person = String.raw`(?:boss|chef\p{L}*|customers?|clients?|kund\p{L}+|users?|owner|manager|director|lady|guy|man|woman|girls?|colleague|kolleg\p{L}+|mitarbeiter\p{L}*|benutzer\p{L}*|sekretärin|patron(?:ne)?|cliente?s?|collègue|utilisat\p{L}+|directeur|directrice|secrétaire|doctor|dentist|teacher|receptionist|admin|technician|engineer|techniker|technicien|agent|he|she|they|i|we|er|sie|ich|wir|elle|je|nous|who|(?:Mr|Mrs|Ms|Dr|Frau|Herrn?|Mme|M)\.?\s\p{L}[\p{L}-]+|everybody|everyone|jeder|alle)`;
const saidByPerson = new RegExp(String.raw`(?<![\p{L}])(?:${person}(?:\s(?:who|just|also|only|even|always|has|have|had|hat|haben|a|ont|nous|me|mir|uns|auch|immer|then|now)){0,3}\s(?:says?|said|calls?|called|tells?|told|writes?|wrote|thinks?|asks?|asked|puts? it|describes?|described|meinte?n?|sagte?n?|schrieb\p{L}*|schreib\p{L}*|nenn\p{L}+|fragte?n?|beschreib\p{L}+|gesagt|dit|disent|écrit|appelle|parle|demande)|(?:in (?:his|her|their|the \p{L}+['’]s) (?:own )?words|quote|zitat|wörtlich|je cite|according to|laut|selon|d['’]après|angabe))(?![\p{L}])[^.;!?"“”„«»]{0,40}$`, 'iu');
/** It is what something is called, or was pressed. */
const thing = String.raw`(?:buttons?|tabs?|options?|menus?|folders?|files?|lists?|channels?|polic(?:y|ies)|rules?|groups?|teams?|sites?|mailbox(?:es)?|calendars?|settings?|check ?box(?:es)?|switch(?:es)?|toggles?|labels?|fields?|columns?|subjects?|roles?|rights?|permissions?|licen[cs]es?|reports?|library|workspaces?|projects?|views?|templates?|flows?|documents?|sheets?|commands?|case|ticket|request|plans?|products?|courses?|closed|\p{L}*ordner\p{L}{0,2}|\p{L}*datei\p{L}{0,2}|schaltfläche|knopf|reiter|menü|\p{L}*gruppe|kanal|betreff\p{L}{0,2}|\p{L}*richtlinie|regel|\p{L}*liste|einstellung|option|häkchen|spalte|feld|rolle|lizenz|\p{L}*postfach|bibliothek|vorlage|bericht|ansicht|fall|anfrage|bouton|onglets?|dossiers?|fichiers?|groupes?|équipes?|canal|objet|règles?|stratégies?|listes?|case|rôle|licence|boîte|bibliothèque|modèle|rapport|demande)`;
const namedBefore = new RegExp(String.raw`(?<![\p{L}])(?:${thing}|titled|entitled|called|named|labelled|heißt|heisst|namens|genannt|bezeichnet|mit dem titel|intitulée?s?|nommée?s?|appelée?s?|click(?:ed|s|ing)?(?: on)?|press(?:ed|es|ing)?|choose|chose|select(?:ed|s)?|pick(?:ed)?|klick\p{L}*(?: auf)?|drück\p{L}*|wähl\p{L}*|cliqu\p{L}*(?: sur)?|chois\p{L}*|ran|run|running|using|used|set(?: it)? to|switched to|in|into|under|aus|unter|auf|über|dans|sous|from|via)\s?,?\s(?:(?:the|a|an|our|its|der|die|das|den|dem|ein(?:e|en|em)?|le|la|les|un|une|is|was|now|ist|est|on|auf|sur)\s){0,2}$`, 'iu');
const namedBehind = new RegExp(String.raw`^\s?-?(?:${thing})(?![\p{L}])`, 'iu');
/** It stands by itself beside the story: behind a comma, a stroke, a colon, in brackets, or begins the line. */
const apart = /(?:^|[,:(–—=-]\s?|[.!?]\s)$/u;

/** "Message on the screen: Licence expired", "Popup = quota reached": noted without quotation marks, up to the end of its clause. */
const noted = /(?:^|[.;!]\s)\W{0,4}(?:[\p{L}'’-]{1,20}\s){0,4}?(?:messages?|popup|pop-up|banner|notice|prompt|bounce|ndr|errors?|codes?|screen says|log|meldung|\p{L}{2,16}meldung|hinweis|wortlaut|anzeige|anzeigetext|texte?|bandeau|alerte|erreur)(?:\s[\p{L}'’-]{1,20}){0,4}\s?[:=]\s{1,3}(?!["„“«'\x60])([\p{L}\d][^\n;]{3,160}?)(?=$|[.;!](?:\s|$))/giu;
const none = /^(?:no|none|nil|not? (?:error|message|code)|keine?[rsn]?|aucune?|nichts|nothing|rien|n\/a|pas de|sans)(?![\p{L}])/iu;

/** `isCode`: whether a text holds one of the shapes that the desk knows. */
export function shownMessages(text: string, isCode: (text: string) => boolean): Shown[] {
  const found: Shown[] = [];
  for (const quotation of quotations) {
    for (const one of text.matchAll(quotation)) {
      const shown: Shown = { text: one[1] ?? '', at: one.index, end: one.index + one[0].length };
      if (!found.some((other) => shown.at < other.end && other.at < shown.end) && isMessage(shown, text, isCode)) found.push(shown);
    }
  }
  for (const one of text.matchAll(noted)) {
    const value = one[1] ?? '';
    const end = one.index + one[0].length;
    const shown: Shown = { text: value, at: end - value.length, end };
    if (!none.test(value) && !leavesOpen(value) && !ofPerson.test(value) && (fault.test(value) || isCode(value)) && !found.some((other) => shown.at < other.end && other.at < shown.end)) found.push(shown);
  }
  return found;
}

function isMessage(shown: Shown, text: string, isCode: (text: string) => boolean): boolean {
  if (isCode(shown.text)) return true;
  const before = text.slice(Math.max(0, shown.at - leadCharactersMax), shown.at).replace(/^.*[.!?]\s(?=\p{Lu})/su, '');
  const isShown = shows.test(before);
  if (nameOfError.test(shown.text)) return isShown || apart.test(before) || appears.test(before);
  if (!/\s/.test(shown.text) || ofPerson.test(shown.text) || saidByPerson.test(before) || namedBefore.test(before) || namedBehind.test(text.slice(shown.end))) return false;
  if (!fault.test(shown.text)) return false;
  return appears.test(before) || (!ofSomebody.test(shown.text) && (isShown || apart.test(before)));
}

/** Whether what stands there is what a program shows. */
export function leadsToMessage(before: string): boolean {
  return shows.test(before);
}
