// "Their confirmations stopped getting out", "hörte der Connector auf zu senden", "le flux a cessé d'arriver": what ought to run
// stopped, so there the fault begins. "The errors stopped", "mails stopped bouncing": the fault itself stopped, there it is
// over. In: the clause of a time. Out: which of them; null = neither, or nothing that anybody could tell ("the thing stopped").
// Words of languages only; what stops is a thing that runs, or what it no longer does.

const anyOf = (...parts: readonly string[]): string => `(?:${parts.join('|')})`;
const whole = (text: string): RegExp => new RegExp(String.raw`(?<!\p{L})${text}(?!\p{L})`, 'iu');

/** It came to an end, said of a fault as well as of what ought to run. */
const stopped = whole(anyOf(
  String.raw`(?:stopped|stops|ceased|ended|quit|gone|vanished|disappeared|came to (?:an end|a (?:sudden )?(?:halt|stop)))`,
  String.raw`(?:gave up(?: the ghost| working)?|dried up|dropped dead|died(?: away)?|went (?:quiet|silent|dark|dead|mute|offline|away))`,
  String.raw`(?:hört(?:e|en)?(?: \p{L}[\p{L}-]*){0,5} auf|auf(?:ge)?hört\p{L}*|endete\p{L}*|verstumm\p{L}*|versieg\p{L}*|eingeschlafen|schlief(?:en)?(?: \p{L}[\p{L}-]*){0,5} ein|weg|verschwand(?:en)?|verschwunden|blieb(?:en)?(?: \p{L}[\p{L}-]*){0,5} (?:aus|stehen|weg)|ausgeblieben|stehen ?geblieben|ging(?:en)?(?: \p{L}[\p{L}-]*){0,4} (?:aus|offline)|ausgegangen|gab(?:en)?(?: \p{L}[\p{L}-]*){0,4} (?:den geist )?auf|den geist aufgegeben|zum erliegen)`,
  String.raw`(?:cessé|(?:s['’]est|se sont|s['’]était|s['’]étaient) (?:arrêtée?s?|interrompue?s?|tue?s?|éteinte?s?|tarie?s?)|a arrêté|ont arrêté|disparue?s?|rendu l['’]âme|devenue?s? (?:muette?s?|silencieu(?:x|se|ses)))`,
));
/** "Gone quiet": no word of good times, whatever "gone" means alone. */
const fellSilent = /(?<!\p{L})gone (?:quiet|silent|dark|dead|mute|missing|down|off|offline)(?!\p{L})/iu;

/** The fault by its name, or by a word that points to it. */
const fault = whole(anyOf(
  String.raw`(?:errors?|faults?|failures?|delays?|bounces?|refusals?|rejections?|rejects?|problems?|issues?|trouble|outages?|incident|interruptions?|disruptions?|timeouts?|time-outs?|drop-?outs?|drops|crash(?:es)?|complaints?|alerts?|alarms?|warnings?|backlog|slowness|symptoms?|duplicates?|loops?|flood|spam|attacks?|congestion|lag|hangs?|disconnects|glitch(?:es)?|nightmare|flapping|double \p{L}+|(?:this|that|which|it|all this)(?= (?:has |have |had |then |also |finally |suddenly |just )*(?:stopp|ceas|end|quit|gone|went|vanish|disapp|came|died|dried|was|is|gave)))`,
  String.raw`(?:\p{L}*(?:fehler\p{L}*|störung\p{L}*|probleme?n?s?|verzögerung\p{L}*|ausfalls?|ausfälle\p{L}*|abbrüche?\p{L}*|abbruch|ablehnung\p{L}*|abweisung\p{L}*|rückläufer\p{L}*|bounces|timeouts?|alarme?|beschwerden?|warnung\p{L}*|unterbrechung\p{L}*|aussetzer\p{L}*|rückstau|stau|rückstand|schleifen?|flut|hänger|abstürze?)|spuk|doppelte\p{L}*|das ganze|es|(?:das|dies)(?= (?:hat|hörte|endete|war|ist|verschwand|auf)(?!\p{L})))`,
  String.raw`(?:erreurs?|pannes?|problèmes?|soucis?|retards?|rejets?|refus|échecs?|incidents?|coupures?|interruptions?|perturbations?|lenteurs?|alertes?|alarmes?|plaintes?|doublons?|boucles?|plantages?|déconnexions?|dysfonctionnements?|ralentissements?|embouteillage|file d['’]attente|cela|ça)`,
));
/** What it stopped to do was the fault: "stopped bouncing", "hörten auf zu hängen". */
const faulty = whole(anyOf(
  String.raw`(?:failing|bouncing|hanging|crashing|looping|flapping|erroring|timing out|happening|occurring|appearing|refusing|rejecting|blocking|dropping|losing|freezing|stalling|sticking|complaining|duplicating|piling up|growing|disconnecting|misbehaving|stuttering|being (?:refused|rejected|bounced|blocked|delayed|dropped|lost|duplicated|deferred|held|quarantined|returned|truncated|cut)|to (?:fail|bounce|hang|crash|loop|refuse|reject|block|drop|freeze|stall|happen|occur|appear))`,
  String.raw`(?:zu (?:hängen|stocken|bouncen|flattern|klemmen|streiken|abstürzen|spinnen|wachsen|blockieren|haken|stauen)|(?:abzu(?:lehnen|weisen|brechen|stürzen)|aufzu(?:treten|hängen)|auszufallen|zurückzukommen))`,
  String.raw`(?:de |d['’])(?:échouer|rebondir|planter|bloquer|refuser|rejeter|boucler|se produire|apparaître|geler|perdre|grossir|couper|être (?:refusée?s?|rejetée?s?|bloquée?s?|retardée?s?))`,
));
/** What it does no longer: any other verb behind the stop. */
const nowIdle = /(?<!\p{L})(?:(?:stopped|stops|ceased|quit) (?:being )?\p{L}{2,}(?:ing|ed)(?!\p{L})|(?:stopped|ceased) to \p{L}|(?:hört(?:e|en)?(?: \p{L}[\p{L}-]*){0,5} auf|aufgehört),? (?:\p{L}+ ){0,3}(?:zu \p{L}{3}|\p{L}+zu\p{L}{3})|(?:cessé|arrêtée?s?) (?:de |d['’])\p{L}{2})/iu;
/** What ought to run. */
const running = whole(anyOf(
  String.raw`(?:e-?mails?|mail ?flow|mail ?boxe?s?|mails?|messages?|newsletters?|letters|fax(?:es)?|sms|texts|invoices?|orders|reports|statements|receipts?|notifications?|confirmations?|reminders|deliver(?:y|ies)|transmissions?|traffic|data|sending|processing|uploads?|downloads?|imports?|exports?|sync(?:hroni[sz]ation)?|replication|feeds?|jobs?|tasks?|queues?|batch(?:es)?|service|servers?|gateways?|connectors?|connections?|links?|interfaces?|apis?|portals?|sites?|webmail|log-?ins?|log-?in pages?|pages?|console|dashboard|app|apps|agents?|adapters?|relays?|nodes?|clusters?|databases?|archiv(?:e|ing)|backups?|calendars?|polling|streams?|documents|files|calls?|printing|scanners?|heartbeats?|logs|logging|everything|all of it|things)`,
  String.raw`\p{L}*(?:mails?|nachrichten|fluss|newsletters?|fax(?:e|en)?|sms|rechnungen|bestellungen|bestätigung\p{L}*|meldung|berichte|belege|benachrichtigung\p{L}*|zustellung\p{L}*|versand|empfang|eingang|ausgang|verkehr|übertragung\p{L}*|verarbeitung|übermittlung|anbindung|import|export|abgleich|synchronisation|sync|feed|job|jobs|aufträge|warteschlange|dienst|dienste|server|servers|gateway|connector|konnektor|verbindung|verbindungen|leitung|schnittstelle|api|portal|seite|anmeldeseite|anmeldung|konsole|postfach|postfächer|agent|relay|datenbank|archivierung|archiv|sicherung|druck|scanner|lieferungen|sendungen|daten)|alles`,
  String.raw`(?:e-?mails?|courriels?|messages?|fax|sms|factures|commandes|confirmations?|notifications?|accusés|livraisons?|remises?|envois?|réception|transmission|trafic|flux|données|traitements?|imports?|exports?|synchronisation|tâches?|file|service|services|serveurs?|passerelle|connecteurs?|connexions?|liaison|lien|interface|api|portail|site|webmail|page|console|boîtes?|agents?|relais|base|archivage|sauvegardes?|documents|fichiers|tout)`,
));

export type Stopped = 'service' | 'fault';

export function whatStopped(clause: string): Stopped | null {
  const end = stopped.exec(clause);
  const silent = fellSilent.test(clause);
  if (end === null && !silent) return null;
  if (faulty.test(clause)) return 'fault';
  // In German and French what stopped may stand between the words that say so.
  const subject = end === null ? clause : clause.slice(0, end.index + end[0].length);
  if (fault.test(subject)) return 'fault';
  return silent || nowIdle.test(clause) || running.test(subject) ? 'service' : null;
}

/** The clause without the words that say that something stopped: whatever else says that it was over stays. */
export function withoutStop(clause: string): string {
  return clause.replace(fellSilent, ' ').replace(stopped, ' ');
}
