// Whether a sentence leaves aside what stands below it: "please ignore what stands below the line", "the form at the bottom
// belongs to last month's incident". In: a sentence without accents, in lower case. Out: yes or no. It must name the place or
// the thing below and say that it is another's, old, settled or to be left aside; "ignore the first line of the log below"
// leaves only a part aside, and so dismisses nothing, nor does "I filled in the form below, the rest does not matter".
import { withoutRest } from './form-words.ts';

export const words = (...parts: readonly string[]): string => `(?<![a-z])(?:${parts.join('|')})(?![a-z])`;
/** Not too far from each other, in one sentence. */
const near = '[^.;!?]{0,60}?';
const month = '(?:jan(?:uary|uar|vier)|feb(?:ruary|ruar)|fevrier|march|marz|mars|april|avril|may|mai|june?|juni|juin|july|juli|juillet|august|aout|septemb(?:er|re)|o[ck]tob(?:er|re)|novemb(?:er|re)|de[cz]emb(?:er|re))';

/** What was quoted, forwarded or left standing. */
const thing = words(
  'what(?:ever)?(?=\\s(?:is|stands|comes|follows|you|was|remains|hangs)\\b)', 'everything', 'anything', 'all', '(?:old )?(?:text|form|template|e-?mails?|mails?|messages?|thread|discussion|exchange|history|trail|quotes?|quotation|tickets?|case|conversation|correspondence|data|details|info(?:rmation)?|values|entries|lines|part|section|stuff|rest|block|copy|record|report|paste|leftovers?)',
  'alles', 'was(?=\\s(?:unten|darunter|unter|nach|hinter|danach|folgt|noch|weiter))', 'das(?=\\s(?:unten|darunter|untenstehende|zitierte|folgende|da unten))', '(?:formular|vorlage|texte?s?|mails?|nachricht|verlauf|zitate?s?|ticket|fall|vorgang|daten|angaben|korrespondenz|anhang|inhalt|unterhaltung|rest|teil|abschnitt|block|kopie|zeilen|meldung|werte)',
  'tout(?= ce qui)?', 'ce qui(?=\\s(?:suit|figure|est|se trouve))', '(?:formulaire|modele|textes?|mails?|messages?|courriels?|fil|historique|citation|ticket|dossier|cas|echanges?|discussion|conversation|correspondance|suite|contenu|donnees|informations|reste|partie|bloc|copie|lignes|fiche)',
);
const place = words(
  'below', 'beneath', 'underneath', '(?:under|after|behind|past|beyond|below|beneath|than) (?:the|this|that|my|these) (?:\\w+ of )?(?:line|dashes|dash|rule|stars|underscores|signature|text|name|separator|hashes)', '(?:at|on|to) the (?:very )?(?:bottom|end|foot)', 'further down', 'down there', 'down below', 'quoted', 'i quote(?:d)?', 'attached', 'at the foot', 'that follows', 'which follows', 'follows (?:below|here)',
  'unten', 'darunter', 'drunter', '(?:unter(?:halb)?|nach|hinter) (?:de[rmns]|dieser|diesem|meiner) (?:strichs?|linie|trennlinie|zeile|striche|signatur|unterschrift|text)s?', 'im zitat', 'zitats?', 'untenstehend\\w*', 'unten stehend\\w*', 'nachstehend\\w*', 'zitiert\\w*', 'am ende', 'weiter hinten', 'angehangt\\w*', 'anhangend\\w*',
  'ci-dessous', 'plus bas', 'en bas', 'en dessous', 'dessous', 'au-dessous', '(?:sous|apres) (?:la|le|ma|cette|ce) (?:ligne|trait|signature|barre|texte)', 'cite\\w*', 'a la fin', 'en fin de (?:mail|message)',
);
const leave = words(
  'ignore', 'ignoring', 'disregard', 'skip', 'overlook', 'forget(?: about)?', 'leave (?:\\w+ )?(?:aside|out)', '(?:can|may|should) be (?:skipped|ignored|disregarded|left out)', 'be confused by', '(?:do not|don.?t) (?:\\w+ )?(?:read|look) further', 'process it', 'dismiss', 'set aside', 'discard', 'drop', '(?:do not|don.?t|never|no need to|not to) (?:be )?(?:mind|read|use|used|look at|consider|count|take|process|care about|pay attention to|bother (?:about|with))', 'pay no (?:attention|heed) to', 'have no regard for', 'do without', 'never mind', 'take no notice of', 'not to be (?:minded|read|used|considered|counted|taken)',
  '(?:nicht|nichts) (?:zu )?(?:beachten|berucksichtigen|beruecksichtigen|lesen|verwenden|werten|nehmen|ubernehmen|auswerten|bearbeiten)', 'ignorier\\w*', 'zu ignorieren', 'ausser (?:acht|betracht)', 'uberles\\w*', 'uberspring\\w*', 'vergess?en sie', 'vergesst', 'ubergehen', 'unbeachtet', '(?:nicht|keine) weiter(?:lesen)?', 'unberucksichtigt', '(?:beachten|berucksichtigen|lesen|verwenden|nehmen) sie (?:bitte )?nicht',
  'ignore[rz]?', 'ne (?:pas )?(?:\\w+ )?tene[zr] (?:pas )?compte', 'ne pas (?:en |y )?(?:tenir compte|lire|utiliser|regarder|considerer|traiter|preter attention)', 'ne (?:lisez|regardez|utilisez|considerez|prenez) pas', 'sans tenir compte', 'oublie[rz]', 'laisse[rz] de cote',
);
const kase = '(?:one|case|ticket|matter|incident|issue|problem|thread|mail|e-?mail|message|story|form|request|customer|client|report|fault|conversation|server|tenant|site|project|job|order|copy|entry|data|text|history|stuff|year)';
const fall = '(?:fall|fall(?:s|es)|vorgang|vorgangs|ticket|tickets|mail|nachricht|verlauf|thema|problem|storung|sache|kunde|kunden|formular|geschichte|anfrage|server|meldung|angelegenheit|text|stand|daten)';
const affaire = '(?:dossier|cas|ticket|incident|panne|client|demande|probleme|mail|message|serveur|formulaire|echange|affaire|sujet|texte)';
/** It is old, another's or settled. */
const other = words(
  `(?:old|older|past|former|previous|earlier|closed|solved|resolved|finished|unrelated|outdated|obsolete|january'?s?) (?:\\w+ )?${kase}`, `(?:of|from|is|are|was|were|to|concerns?|about|for|on) (?:an?|the|our|my|some|quite)? ?(?:an?|some)? ?(?:other|another|different|separate) (?:\\w+ )?${kase}`, '(?:is|are|was|were|just|only|all|an?) (?:an? )?(?:old|outdated|obsolete|history|unrelated|irrelevant|left ?overs?)', 'left ?over', 'left (?:in|there|standing|over)', '(?:an?|the) (?:old|previous|earlier) (?:and|,)', `(?:last|previous) (?:week|month|year|quarter)(?:'s)?`, `(?:of|from|in|back in|since|this|last) (?:last )?${month}`, `${month}'s`, 'not (?:relevant|valid|related|connected|part of|for (?:you|this|today)|about (?:this|today)|of (?:today|this)|this (?:one|case)|today.s|to do with|meant)', 'no longer (?:valid|relevant|applies|apply|counts?|current|matters?)', '(?:does|do) not (?:count|apply|belong|concern|matter)', '(?:doesn|don).?t (?:count|apply|belong|concern|matter)', 'nothing to do with', 'irrelevant', 'unrelated', 'only (?:there|here|in there) because', '(?:has|have|had|is|are|was|were|been|already|long|since) (?:been )?(?:long |all |now )?(?:closed|solved|resolved|settled|done(?: with)?|dealt with|finished|over|obsolete|history)', 'out of date', 'finished business', '(?:about|for|from|of) (?:somebody|someone|something) else', 'is over', 'in the past', '(?:last|previous) (?:week|month|year|autumn|summer|spring|winter)', 'not part of', 'of no (?:relevance|interest|concern|importance)',
  `(?:alte[rnsm]?|altere[rnsm]?|fruhere[rnsm]?|vorige[rnsm]?|erledigte[rnsm]?|abgeschlossene[rnsm]?|geschlossene[rnsm]?|andere[rnsm]?|geloste[rnsm]?|vergangene[rnsm]?) (?:\\w+ )?${fall}`, '(?:ist|sind|war|nur) (?:schon |langst |bereits |noch |inzwischen )?(?:alt|erledigt|abgeschlossen|geschlossen|gelost|uberholt|veraltet|hinfallig|irrelevant)', `(?:vom|von|aus dem|aus|im) (?:letzten |vorigen )?(?:${month}|vorjahr|letzten jahr|letzten monat|letzter woche|letzte woche)`, 'hat sich erledigt', '(?:gilt|gelten|zahlt|zahlen) (?:hier |heute |dafur |dabei )?(?:nicht|nichts|nicht mehr)', 'nichts (?:mit|damit|hiermit|zur sache|zu tun|gemein)', 'nicht (?:mehr )?(?:relevant|gultig|aktuell|zum thema|der von|die von|das von|von heute|dazu)', 'gehor(?:t|en) (?:nicht )?(?:zu|dazu|hierzu|hierher)', 'ohne belang', 'belanglos', 'altlasten?', '(?:spielt|spielen|hat|haben) (?:hier |heute )?(?:keine rolle|keine bedeutung)', 'stamm(?:t|en) (?:noch )?(?:von|vom|aus)', 'tut nichts zur sache', 'erledigt', 'ubrig(?:geblieben)?',
  `(?:ancien(?:ne)?s?|vieux|vieil|vieille|precedente?s?|autres?|anterieure?s?) (?:\\w+ )?${affaire}`, `(?:de|du mois de|en) (?:${month})`, `(?:est|sont|etait) (?:deja |desormais |maintenant )?(?:clos\\w*|resolu\\w*|regle\\w*|termine\\w*|ferme\\w*|ancien\\w*|perime\\w*|obsolete\\w*)`, "rien a voir", "ne (?:concerne\\w*|compte\\w*|vaut|valent|s'applique\\w*) (?:pas|plus)", "n'(?:est|ont?|a|ont) (?:plus|pas|aucun|rien)", 'plus (?:valable|actuel\\w*|d.actualite)', "le mois dernier|du mois dernier|de l'an dernier", 'sans (?:rapport|importance|interet)',
);
/** "the case below was solved, but now it is back": it counts after all. */
const yetCounts = words('but (?:it|the|this|that|still|now|again)', 'however', 'nevertheless', 'is back', 'came back', 'still (?:valid|apply|applies|count|counts|correct)', '(?:not|isn.?t) (?:solved|resolved|closed|fixed)', 'aber', 'jedoch', 'trotzdem', 'weiterhin', 'nicht (?:gelost|behoben|erledigt)', 'mais', 'toujours', "n'est pas (?:resolu|regle)", 'pas (?:resolu|regle)');
const pointed = `(?:${thing}${near}${place}|${place}${near}${thing}|${words('what(?:ever)? (?:comes|stands|is|follows|you (?:see|find|read))(?: \\w+)? (?:below|underneath|after|under|beneath|quoted)', 'was (?:unten|darunter|danach) (?:steht|folgt|kommt)', 'das untenstehende', 'untenstehendes', 'unten (?:hangt|steht|folgt|ist|kommt)', 'ce qui suit', '(?:the )?(?:one|ones|case|that) (?:quoted|below)', '(?:das|der|die|dem|den) (?:da )?(?:unten|von unten|darunter)')})`;
/** What is certainly of another time, wherever it stands in the sentence. */
const oldMatter = words('(?:old|closed|solved|previous|earlier) (?:one|case|ticket|e-?mail|mail|thread|form|story|conversation|matter|history)s?', 'nothing to do with', 'unrelated to', '(?:alte[rnsm]?|erledigte[rnsm]?|abgeschlossene[rnsm]?) (?:fall|vorgang|ticket|mail|formular|verlauf|nachricht)s?', 'nichts mit', '(?:ancien|vieux|precedent)(?:ne)? (?:dossier|cas|ticket|mail|message|formulaire|echange)', 'rien a voir avec');
const belowOne = words('the (?:\\w+ )?(?:one|case|ticket|matter|incident|form|mail)(?: that is| which is)? (?:quoted|below|underneath|further down|at the bottom)', '(?:der|die|das|den|dem) (?:\\w+ )?(?:von |da |weiter )?(?:unten|darunter|zitierte\\w*)', 'cel(?:ui|le) (?:cite\\w* )?(?:ci-dessous|plus bas|en bas|d.en bas|de dessous)');
/** Not "ignore the typo": only a part is left aside. */
const ofAll = '(?= (?:it|its|them|that|this|any|all|please|bitte|dies|das|es|for|since|as|because|da|denn|car|und|and|or|s.il)(?![a-z])|\\s?[^a-z\\s]|\\s*$)';
const patterns: readonly { readonly says: RegExp; readonly unless?: RegExp }[] = [
  // "ignore everything under the dashes"
  { says: new RegExp(`${leave} (?:[a-z']+ ){0,4}?${pointed}`) },
  // "the quoted text …, ignore it", "das Formular unter dem Strich bitte nicht beachten"
  { says: new RegExp(`${pointed}${near}${leave}${ofAll}`) },
  // "the form at the bottom belongs to last month's incident"
  { says: new RegExp(`${pointed}${near}${other}`), unless: new RegExp(yetCounts) },
  // "an old ticket is still attached below"
  { says: new RegExp(`${oldMatter}${near}${place}`), unless: new RegExp(yetCounts) },
  // "not the one below", "nicht der von unten"
  { says: new RegExp(`${words('not', 'isn.?t', 'nicht', 'pas')} (?:about |um |de |to do with |to be mixed up with |confused with )?${belowOne}`), unless: /\b(?:only|nur|seulement|just)\b/ },
];
/** Whether a sentence (unaccented, lower case) leaves aside what stands below. */
export function dismisses(whole: string): boolean {
  const sentence = withoutRest(whole);
  return patterns.some(({ says, unless }) => says.test(sentence) && unless?.test(sentence) !== true);
}
