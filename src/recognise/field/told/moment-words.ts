// The words beside a time of day that say what it was: when a fault began, when it was over, or neither. As they stand in
// the same clause as the time. Words of languages only; nothing of a vendor.

const word = (...parts: readonly string[]): RegExp => new RegExp(String.raw`(?<![\p{L}])(?:${parts.join('|')})(?![\p{L}])`, 'iu');

/** What somebody did, or what is planned, agreed or only goes with it. */
export const otherDoing = word(
  String.raw`(?:contracts?|contrat|vertrag\p{L}*|subscription|abonnement|licen[cs]e|lizenz|certificate|zertifikat|certificat|maintenance|wartung\p{L}*|valid|gültig|valable|expir\p{L}*|appointment|termin|rendez-vous|planned|geplant\p{L}*|prévue?s?|migration|umzug|umstellung|update|upgrade|rollout|deployment|backup|sicherung|newsletter|campaign|kampagne|campagne|meeting|besprechung|réunion|training|schulung|formation)`,
  String.raw`(?:tests?|testmails?|test-mails?|test ?sendung\p{L}*|probemail\p{L}*|(?:e-mail|message|mail|envoi) (?:de )?(?:test|d['’]essai)|logs?|log ?(?:line|entry|zeile|eintrag)|logzeile|logeintrag|journal|screenshot|bildschirmfoto|capture)`,
  String.raw`(?:tested|retested|checked|looked|tried|rang|called|phoned|telephoned|wrote|mailed|asked|complain\p{L}*|restart\p{L}*|reboot\p{L}*|upgraded|updated|migrated|installed|patched|replaced|reset|moved|switched|renewed|changed|configured|opened|closed)`,
  String.raw`(?:getestet|geprüft|nachgesehen|probiert|angerufen|rief\p{L}*|geschrieben|gefragt|gemeldet|beschwert\p{L}*|neu ?gestartet|aktualisiert|installiert|ersetzt|getauscht|zurückgesetzt|umgestellt|umgezogen|erneuert|geändert|konfiguriert|eröffnet|geschlossen|eingespielt)`,
  String.raw`(?:(?:avons|ai|a|ont) (?:\p{L}+ ){0,2}(?:testé|vérifié|essayé|appelée?s?|téléphoné|écrit|demandé|redémarré|installé|remplacé|réinitialisé|basculé|renouvelé|changé|modifié|configuré|ouvert|fermé))`,
  String.raw`(?:reach\p{L}*|available|call us|call me|erreichbar|anrufen|joignable|appeler|office|büro|bureau|opening|öffnungszeit\p{L}*|business|hours|geschäftszeit\p{L}*|horaires|weekdays|every day|daily|nightly|täglich|nächtlich\p{L}*|werktags|tous les jours|chaque jour|last (?:week|month|year)|on leave|holiday|urlaub|congé)`,
  String.raw`(?:as usual|as planned|as always|wie üblich|wie immer|planmäßig|comme d['’]habitude|for a while|for a moment|briefly|zeitweise|kurzzeitig|vorübergehend|un moment|(?:the|a|our|der|das|ein|eine|unser|le|un|une|notre|l['’]) ?(?:\p{L}+ )?(?:job|call|phone call|anruf|telefonat|gespräch|mailing|aussendung|webinar|schicht|shift|session|appel) (?:was |wurde |a )?(?:started|ran|began|begann|startete|lief|dauerte|ended|endete|gestartet|commencé|débuté))`,
  String.raw`(?:(?:older|old|previous|earlier|former|other|last|alte[rnsm]?|frühere[rnsm]?|vorige[rnsm]?|andere[rnsm]?|ancien\p{L}*|précédent\p{L}*|autre) (?:case|ticket|incident|outage|issue|fall|vorfall|störung|ausfall|cas|incident|panne|dossier)|back then|at that time|damals|seinerzeit|à l['’]époque|(?:letztes|voriges) mal|last time)`,
);

/** It was over. */
export const over = word(
  String.raw`(?:stopped|ended|ending|ends|end|ceased|over|finished|resolved|solved|fixed|repaired|recovered|restored|gone|went away|vanished|disappeared|cleared(?: up)?|sorted|healed|settled|calmed down|back to normal|came right(?: again)?|(?:all|everything|it|they|things|was|were|is|are) (?:fine|normal|ok|okay|good))`,
  String.raw`(?:works?|worked|working|runs?|ran|running|flows?|flowed|flowing|fine|up|ok|okay|good|normal|delivers?|delivered|delivering|accept(?:s|ed|ing)?|available|reachable|arriv(?:e|es|ed|ing)|went through|go through|got through|came through|come through) again`,
  String.raw`(?:ende|endete|beendet|vorbei|vorüber|behoben|gelöst|erledigt|überstanden|ausgestanden|schluss|weg|aufgehört|hörte|verschwand|verschwunden|beruhigte|beruhigt|legte sich|gelegt|verzogen|entstört)`,
  String.raw`(?:(?:läuft|liefen?|lief|funktioniert\p{L}*|geht|gehen|ging|gingen|klappt\p{L}*|kamen?|kommt|kommen)[\s()]+(?:\p{L}[\p{L}-]*[\s()]+){0,5}wieder|wieder (?:alles |ganz |völlig |zugestellt|angenommen|erreichbar|verfügbar|durch)?(?:normal|in ordnung|gut|da|ok|okay|frei|online|an|angelaufen|ruhe|zugestellt|angenommen|erreichbar|verfügbar))`,
  String.raw`(?:rétabli\p{L}*|résolu\p{L}*|terminée?s?|termine|finie?s?|pris fin|cessé|réparée?s?|disparue?s?|retour à la normale|revenue?s? à la normale|rentrée?s? dans l['’]ordre|de nouveau (?:normal|opérationnel|ok|bon)|refonctionn\p{L}*|remarch\p{L}*|(?:fonctionn|march|pass|arriv|part|repass)\p{L}* (?:à nouveau|de nouveau)|fin|calmée?s?)`,
);

/** "Deliveries stopped", "tout s'est arrêté": with what ought to run, the fault begins there. */
export const goodStopped = word(
  String.raw`(?:deliver(?:y|ies)|mail ?flow|traffic|sending|service|connections?|transmission|processing|imports?) (?:[\p{L}'’]+ ){0,3}(?:stopped|ceased|ended|broke down|died)(?! \p{L}+ing(?!\p{L}))`,
  String.raw`(?:everything|all|it all) (?:stopped|ceased|came to a (?:halt|stop)|stood still)`,
  String.raw`(?:zustellung\p{L}*|versand|mailfluss|dienst|verkehr|verbindung\p{L}*|verarbeitung|alles) (?:[\p{L}'’]+ ){0,3}(?:ausgefallen|aufgehört|stehen geblieben|stillgestanden|abgebrochen|zusammengebrochen|eingestellt)`,
  String.raw`(?:livraisons?|envois?|trafic|service|connexions?|traitement|tout|flux) (?:[\p{L}'’]+ ){0,3}(?:s['’]est|se sont|s['’]était|s['’]étaient) (?:arrêtée?s?|interrompue?s?)`,
);
/** "Since then our newsletters are stopped", "da waren alle Mails weg": what is missed is gone, and not the fault. */
export const missing = word(
  String.raw`(?:e-?mails?|messages?|newsletters?|letters?|files?|folders?|entries|users?|orders?|invoices?) (?:is|are|was|were|have been|has been|got) (?:\p{L}+ )?(?:stopped|gone|lost|missing)(?! \p{L}+ing(?!\p{L}))`,
  String.raw`(?:sind|waren|ist|war) (?:[\p{L}-]+ ){0,3}(?:e-?mails?|nachrichten|dateien|ordner|einträge|rechnungen|sendungen|bestellungen) (?:\p{L}+ )?(?:weg|verschwunden)`,
  String.raw`(?:messages?|courriels?|envois?|fichiers?|dossiers?|factures?|commandes?) (?:ont|sont|étaient|avaient) (?:\p{L}+ )?(?:disparue?s?|arrêtée?s?)`,
);
/** Behind such a stop: what ran once runs again. */
export const resumed = word('resumed', 'came back', 'is back', 'was back', 'were back', 'started again', String.raw`wieder (?:an|auf)?gelaufen`, String.raw`lief(?:en)? wieder`, 'wieder da', String.raw`(?:ont|a) repris`, String.raw`reparti\p{L}*`, 'est revenue?');

/** It began. */
export const began = word(
  String.raw`(?:began|begun|begins?|beginning|started|starts?|starting|set in|first|from|since|as of|broke|went wrong|kicked off|cropped up|went down|appeared|occurred|hit|onset)`,
  String.raw`(?:begann|begonnen|beginn|anfang|angefangen|fing|los|losging|losgegangen|einsetzte|setzte|gestartet|erste[rnsm]?|erstmals|zuerst|seit|seitdem|ab|trat|traten|aufgetreten|aufgefallen|ausgefallen|fiel|bemerkt)`,
  String.raw`(?:commencé\p{L}*|débuté\p{L}*|début|démarré\p{L}*|apparue?s?|survenue?s?|premi(?:er|ère)s?|depuis|à partir|dès|constatée?s?|c['’]est parti|tombée?s?)`,
);
/** The last of them: the end, where the first one is told as well. */
export const last = word('last', 'latest', 'final', String.raw`letzte[rnsm]?`, 'zuletzt', String.raw`derni(?:er|ère)s?`);
export const first = word('first', String.raw`erste[rnsm]?`, 'erstmals', String.raw`premi(?:er|ère)s?`);
/** What came through last, before it began. */
export const lastGood = word(String.raw`(?:(?:last|latest|final) (?:good|successful|working|delivered|normal)|last \p{L}+ (?:that|which|to) (?:\p{L}+ )?(?:got|came|went|get|come|go|worked|arrived)|(?:letzte\p{L}*) (?:gute|erfolgreiche|zugestellte|normale)\p{L}*|letzte \p{L}+,? die (?:noch )?(?:durch|ankam|ging)|derni(?:er|ère)s? (?:bon\p{L}*|réussi\p{L}*))|(?:got|came|went) through|durchk\p{L}*|durchging\p{L}*|passée?s?`);

/** Right before a time: up to then. */
export const until = /(?<![\p{L}])(?:until|till|til|up to|through|bis|jusqu['’](?:à|au|aux?))[\s,(]*(?:(?:at|about|around|um|gegen|ca\.?|zum|zu|den|le|vers|environ|about|early|\p{L}*day|\p{L}*tag),?\s*){0,3}[\s(]*$/iu;
/** It went on up to then. */
export const lasting = word('lasted', 'lasting', 'lasts', 'went on', 'continued', 'persisted', 'kept', String.raw`dauerte\p{L}*`, 'gedauert', 'hielt', 'hielten', 'anhielt', 'zog', 'zogen', 'ging bis', String.raw`dur(?:é|ait|aient|ée)`, String.raw`persisté\p{L}*`, String.raw`continué\p{L}*`);
/** "It worked until then": what ended there is the good time. */
export const goodTime = word('worked', 'fine', 'well', 'ran', 'running', 'normal(?:ly)?', 'ok', 'okay', 'good', 'all right', 'no (?:trouble|problem)s?', String.raw`lief(?:en)?`, String.raw`funktioniert\p{L}*`, String.raw`klappt\p{L}*`, 'gut', 'ging(?:en)? (?:alles|es|noch)', 'alles (?:ging|in ordnung)', String.raw`allait bien`, String.raw`march(?:ait|aient)`, String.raw`fonctionn(?:ait|aient)`);

/** The same of a whole stretch of time, of which "it ran" says nothing. */
export const goodStretch = word('worked', 'fine', 'well', 'normal(?:ly)?', 'okay', 'good', 'all right', 'without', 'ohne', 'sans', 'gut', 'einwandfrei', 'reibungslos', 'bien', 'normalement', 'no (?:trouble|problem)s?', 'reachable', 'erreichbar');

export const denied = word('not', 'nothing', 'nichts', 'rien', String.raw`aucune?s?`, 'nobody', 'niemand', String.raw`\p{L}+n['’]t`, 'never', 'nicht', 'nie', 'kein[e]?', 'keineswegs', 'pas', 'jamais', 'still', 'immer noch', 'noch immer', 'toujours', 'encore');
export const toCome = word('should', 'will', 'shall', 'would', 'expected', 'hope', 'hopefully', 'promised', 'until further', 'soll', 'sollte', 'sollen', 'wird', 'werden soll', 'voraussichtlich', 'versprochen', 'angeblich', 'sera', 'seront', 'devrait', 'devraient', 'prévu', 'if', 'unless', 'wenn', 'falls', 'si');
/** "The day after": the day behind that of the beginning. */
export const dayAfter = word('(?:the )?(?:next|following) (?:day|morning|night)', String.raw`(?:am |des )?(?:folgetag(?:e?s)?|nächsten (?:tag(?:e?s)?|morgen)|tags darauf|folgenden tag(?:e?s)?)`, 'tags darauf', String.raw`(?:le )?(?:lendemain|jour suivant)`);
/** Another day than that of the beginning, which one nobody can tell without a calendar. */
export const otherDay = word('today', 'yesterday', 'tonight', 'this (?:morning|afternoon|evening)', 'tomorrow', 'heute', 'gestern', 'vorgestern', 'morgen', String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)day`, String.raw`(?:mon|diens|donners|frei|sams|sonn)tag\p{L}*`, 'mittwoch', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', String.raw`aujourd['’]hui`, 'hier', 'avant-hier', 'demain', 'ce (?:matin|soir)', 'cet après-midi', String.raw`(?:\p{L}+|\d+) (?:days|weeks|nights|tage|wochen|jours|semaines) (?:later|after|später|danach|plus tard|après)`);

/** Between two times that are the ends of one stretch of time. */
export const stretch = /^[\s,()]*(?:(?:on|am|le|den|du)(?!\p{L})[\s,()]*)?(?:(?:until|till|til|to|up to|through|thru|bis|à|au|jusqu['’](?:à|au))(?![\p{L}])|[–—/→-])[\s,(]*(?:(?:at|about|around|roughly|approximately|circa|etwa|ungefähr|vers|environ|zum|zu|um|gegen|à|ca|den|dem|the|le|early|[\p{L}]*day|[\p{L}]*tag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?![\p{L}])[\s,.(]*){0,3}$/iu;
export const joined = /^[\s,()]*(?:uhr[\s,]*)?(?:and|und|et)(?![\p{L}])[\s,(]*(?:(?:at|about|around|roughly|etwa|ungefähr|vers|environ|um|gegen|à|the|le|dem|den|of)(?![\p{L}])[\s,.(]*){0,2}$/iu;
export const between = /(?<![\p{L}])(?:between|zwischen|entre)(?![\p{L}])[^;.!]*$/iu;
