// The words by which three languages say how many people a fault hits: numbers, "nineteen calls", "nur er", "the board", and
// who speaks of it: "sechs Firmenkunden haben sich beschwert", "nobody gets in any more". In: a clause. Out:
// how many, or whether it says that of anybody.
import type { ToldExtent } from '../../recognition-rules.ts';
import { affectedUnknown } from '../../people/affected-words.ts';
import { unaccented } from '../fold.ts';

type Extent = Exclude<keyof ToldExtent, 'like'>;


const unknown = /(?<![a-z])(?:how many|wie viele|combien)(?![a-z])[^.;]{0,80}(?<![a-z])(?:know|known|unknown|unclear|say|tell|wissen|weiss|unklar|unbekannt|sagen|bekannt|sa(?:it|vons|is)|ignor\w*|dire)(?![a-z])|(?<![a-z])(?:know|known|unknown|unclear|wissen|weiss|unklar|unbekannt|savons|sais|ignor\w*)(?![a-z])[^.;]{0,30}(?<![a-z])(?:how many|wie viele|combien)(?![a-z])/;
const leaders = /(?<![a-z])(?:board(?: members?)?|ceo|cfo|managing directors?|directors|executives?|chairman|chairwoman|vips?|top management|vorst\w+|geschaftsf\w+|geschaftsleitung|chefetage|aufsichtsrat\w*|la direction|comite de direction|pdg|dirigeants?|directeur general|directrice generale)(?![a-z])/;
const all = /(?<![a-z])(?:all(?: of)? (?:the |our |my )?\w+|every(?:one|body)?(?: \w+)?|everything|the (?:whole|entire)|no (?:one|user|customer|subscriber|mailbox)|nobody|none of|not (?:a single|one)|alle[nrs]?|jede[rmns]?|samtliche[nr]?|ausnahmslos|niemand|nicht ein(?:e[rn]?)? (?:\w+ )?(?:nutzer\w*|kund\w*|benutzer\w*|anwender\w*|postfach)|kein(?:e[rn]?)? (?:nutzer|kunde\w*|benutzer|anwender|abonnent\w*|einziger)|die gesamte\w*|tous|toutes|chaque|chacun|pas un|plus un seul|plus aucun|l'ensemble|aucune?|personne|tout le monde|la totalite)(?![a-z])/;
const exception = /(?<![a-z])(?:except|but (?:one|two|not)|apart from|almost|nearly|not all|ausser|bis auf|fast|nicht alle|nicht jede\w*|sauf|hormis|presque|pas tous|pas toutes)(?![a-z])/;
const one = /(?<![a-z])(?:(?:only|just|exactly)? ?(?:one|1|a single|a sole) (?:\w+ )?(?:user|customer|subscriber|mailbox|account|person|client|household|man|woman)|(?:nur|genau|bisher|erst)? ?(?:ein(?:e[mnrs]?)?|1) (?:einzige[rnms]?|einzelne[rnms]?) \w+|(?:nur|genau) (?:ein(?:e[mnrs]?)?|1) \w+|(?:un|une|1) seule? \w+|(?:un|une) unique \w+|seule? (?:un|une) \w+)(?![a-z])/;
const several = /(?<![a-z])(?:handful|quite a number|a number of|several|some|a few|few|many|most|dozens?|hundreds?|thousands?|couple|various|(?:[2-9]|\d{2,}|\d{1,3}[.,]\d{3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|dozen|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|dreissig|vierzig|funfzig|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarantaine|cinquantaine) (?:\w+ ){0,2}?(?:users?|customers?|subscribers?|people|mailboxes|accounts?|people|clients?|\w*kunden|nutzer\w*|benutzer\w*|anwender\w*|postfacher\w*|konten|abonnenten|abonnes|utilisateurs|boites|comptes|personnes|calls|complaints|reports|companies|firms|households|families|ladies|connections|anschlusse\w*|haushalte\w*|familien|foyers|dames|usagers|owners|leute\w*|personen|firmen|teilnehmer\w*|meldungen|beschwerden|anrufe|plaintes|appels|d'abonnes|d'utilisateurs|de clients)|mehrere[rn]?|einige[rn]?|viele[rn]?|etliche[rn]?|zahlreiche[rn]?|handvoll|ein paar|dutzend\w*|hundert\w*|tausend\w*|die meisten|zwei|drei|vier|funf|plusieurs|quelques|certains|certaines|beaucoup|poignee|dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?|centaines?|milliers|la plupart|nombreux|nombreuses|deux|trois|quatre|cinq)(?![a-z])/;
/** Fewer words say nothing of anybody. */
const wordsMin = 3;

/** People of whom it is told that they reported it, or that it hits them. */
const counted = String.raw`(?:[2-9]|\d{2,}|\d{1,3}[.,]\d{3}|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?:half )?a (?:dozen|hundred|score|thousand)|several|some|many|a few|a handful|a number|a couple|dozens|hundreds|lots|plenty|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|\w+zehn|\w*(?:zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)|ein(?:ige|em|e)? dutzend|mehrere[n]?|viele[n]?|einige[n]?|etliche[n]?|zahlreiche[n]?|ein paar|eine handvoll|dutzende|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante)(?:-\w+)?|(?:une )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine)s?|plusieurs|quelques|des|de nombreu(?:x|ses)|beaucoup)`;
/** "Nineteen calls from different subscribers", "elf Anrufe", "une bonne vingtaine d'appels": so many have reported it. */
const calls = new RegExp(String.raw`(?<![a-z\d])${counted} (?:(?:of|de|d'|von) ?)?(?:[a-z-]+ ){0,2}?(?:phone ?calls?|calls|complaints|reports|tickets|messages of this kind|mails about (?:it|this)|enquiries|queries|anrufe[n]?|anrufer\w*|meldungen|beschwerden|reklamationen|tickets|storungsmeldungen|anfragen|appels|plaintes|signalements|reclamations|tickets)(?![a-z])`);
const cameIn = /(?<![a-z])(?:had|has|have|got|gets?|received|taken|took|counts?|counted|logged|came|come|coming|piled up|reached us|so far|by now|already|since|today|from|von|aufgelaufen|eingegangen|gekommen|bekommen|erhalten|hatten|hat|haben|gab|gibt|sind|liegen|zahlt|verzeichne\w*|schon|bereits|bisher|seit|heute|recu\w*|eu|avons|compte\w*|enregistre\w*|arrive\w*|deja|depuis|ce matin)(?![a-z])/;
/** "Six calls to you", "I made three calls", "we opened two tickets": the writer's own. */
const callsOut = /(?<![a-z])(?:(?:calls?|tickets?|messages|reports) (?:to|with) (?:you|your)|(?:we|i)(?: have|'ve)? (?:made|opened|sent|raised|placed)|(?:anrufe|tickets|meldungen) (?:bei|an) (?:ihnen|euch|sie)|(?:haben|habe) (?:wir|ich) \w+ (?:eroffnet|gestellt)|(?:vous|chez vous))(?![a-z])/;
const people = /(?<![a-z])(?:\w*(?:users?|customers?|subscribers?|clients?|compan(?:y|ies)|firms?|businesses|households?|families|lad(?:y|ies)|gentlem[ae]n|connections|mailboxes|shops|schools|lines|anschlusse[n]?|haushalte[n]?|familien|postfacher[n]?|konten|damen|herren|dame|herr|teilnehmer\w*|foyers|comptes|boites|dames|usagers|lignes|firmen|unternehmen|betriebe|entreprises?|societes?|kunden?|kundin|nutzer\w*|benutzer\w*|anwender\w*|abonnenten?|utilisateurs?|abonnes?)|people|persons?|leute|personen|personnes)(?![a-z])/;
const reported = /(?<![a-z])(?:reported|reports?|complained|complain(?:s|ing)?|wrote|written|contacted|mentioned|noticed|got wind|heard (?:of|from)|turned to us|came to us|come to us|phoned|called|rang|told|written in|stumbled|affected|hit|gemeldet|meldeten|melden|meldet|schrieben|geschrieben|klagen|klagten|klagt|gewandt|gewendet|beschweren|beschwert|angerufen|angesprochen|geklagt|betroffen|geruhrt|signale\w*|ecrit|ecrivent|contacte\w*|plaignent|remarque\w*|plaints?|plaintes|appele\w*|parle|touches?|touchees?|concernes?)(?![a-z])/;
const getsIn = /(?<![a-z])(?:no ?(?:body|one)|not (?:a single|one) \w+|none of \w+ \w+|niemand|keiner|kein(?:e)? (?:einziger? )?(?:unserer )?\w+|nicht ein(?:e[rn]?)? \w+) (?:\w+ ){0,5}?(?:gets? in|can (?:still )?(?:log|sign|get)|kommt|kommen)(?![a-z])/;

/** "We have called two customers". */
const byUs = /^(?:and |und |et )?(?:i|we|ich|wir|nous|je|j'ai|on)\s.*(?<![a-z])(?:called|phoned|rang|told|angerufen|angesprochen|appele\w*|parle)(?![a-z])/;

/** "Sechs Firmenkunden haben sich beschwert", "nobody gets in any more": whatever the sentence is like. */
export function saysWho(clause: string): boolean {
  const text = unaccented(clause).toLowerCase();
  if (saysCalls(text) || thisOne.test(text) || nobodyElse.test(text)) return true;
  return clause.split(/\s+/).length >= wordsMin && !byUs.test(text) && !/\?\s*$|(?<![a-z])(?:if|ob|wenn|falls|si|would|could|wurde[n]?|whether)(?![a-z])/.test(text) && ((people.test(text) && reported.test(text)) || getsIn.test(text));
}

function saysCalls(text: string): boolean {
  return calls.test(text) && cameIn.test(text) && !callsOut.test(text) && !/\?\s*$|(?<![a-z])(?:usually|normally|expect\w*|per day|a day|pro tag|ublicherweise|par jour|fail\w*|drop\w*|abbrech\w*)(?![a-z])/.test(text);
}

/** "Sonst hat sich niemand gemeldet", "außer ihm keiner": all the others are well. */
const nobodyElse = /(?<![a-z])(?:(?:ausser|except|but|apart from|besides|other than|a part|hormis|sauf) (?:ihm|ihr|diesem? \w+|dem einen|him|her|this (?:one|customer|user|client|subscriber)|lui|elle|ce client|cet abonne|cette cliente) [^.;]{0,40}(?:niemand|keiner?|nobody|no one|none|personne|aucun)|(?:niemand|keiner?|nobody|no one|none|personne|aucun) [^.;]{0,40}(?:ausser|except|but|apart from|besides|other than|a part|hormis|sauf) (?:ihm|ihr|diesem? \w+|dem einen|him|her|this (?:one|customer|user|client|subscriber)|lui|elle|ce client|cet abonne|cette cliente)|(?:nobody|no one|none) else|sonst (?:\w+ ){0,2}?(?:niemand|keiner?)|(?:niemand|keiner) (?:sonst|anderes)|personne d'autre|aucun autre)(?![a-z])/;

/** "So far he is the only one", "nur er ist betroffen", "c'est le seul": one person, whoever it is. */
const onlyHim = /(?<![a-z])(?:(?:he|she|it|this|that|\w+)(?:'s| is| was| seems(?: to be)?) (?:so far |by far |still )?the (?:only|sole) (?:one|person|user|customer|subscriber|case|complainant)|(?:only|just) (?:him|her|the one|this one|that one)|(?:hits|affects|concerns) (?:only|just) (?:him|her)|nur (?:er|ihn|ihm|bei ihm|sie (?:ist|hat|kann|meldet)|der eine|das eine|die eine)|(?:er|sie) (?:ist|bleibt) (?:bisher |bislang |derzeit )?(?:der|die) einzige|(?:bisher |bislang )?(?:der|die|das) einzige|(?:c'est|il est|elle est) (?:pour l'instant |a ce jour )?l[ea] seule?|lui seul|elle seule|(?:que|seulement|uniquement) (?:lui|elle|chez lui|chez elle))(?![a-z])/;

/** "It is this one lady so far", "bisher ist es nur die eine Dame". */
const thisOne = /(?<![a-z])(?:(?:it is|it's|that is|that's|it was|es ist|das ist|ist es|c'est|ce n'est)\s(?:so far |still |bisher |bislang |pour l'instant )?(?:only |just |nur |juste |que )?(?:this|the|der|die|das|dies\w+|ce|cet|cette|le|la)\s(?:one|single|eine|einzelne|seule?)?\s?(?:customer|subscriber|user|client|lady|gentleman|man|woman|person|household|family|firm|company|kunde|kundin|nutzer\w*|dame|herr|person|haushalt|familie|firma|client|cliente|abonne|abonnee|foyer|societe)\s?(?:so far|by now|yet|only|alone|who has it|bisher|bislang|allein|pour l'instant|jusqu'ici|seule?ment)(?![a-z])|(?:bisher|bislang|so far|up to now|jusqu'ici|pour l'instant)[\s,]+(?:it is |it's |ist es |c'est |ce n'est )(?:only |just |nur |que )?(?:this|the|der|die|das|dies\w+|ce|cet|cette|le|la)\s(?:one|single|eine|einzelne|seule?)?\s?(?:customer|subscriber|user|client|lady|gentleman|man|woman|person|household|family|firm|company|kunde|kundin|nutzer\w*|dame|herr|haushalt|familie|firma|cliente|abonne|abonnee|foyer|societe))(?![a-z])/;

const everyOf = String.raw`(?:(?:all|most|many|some|several|both|none|alle[nrs]?|samtliche[nr]?|mehrere[nr]?|viele[nr]?|einige[nr]?|etliche[nr]?|zahlreiche[nr]?|tous|toutes|plusieurs|certains|certaines|quelques|la plupart)(?: (?:of|de))?(?: (?:the|our|my|their|your|der|die|unserer?|unseren?|ihrer?|ihren?|les|nos|leurs|ses))?|each|every(?: single)?|jede[mnr]?|chaque)`;
const someone = String.raw`(?:everyone|everybody|tout le monde|${everyOf} (?:[a-z-]+ ){0,2}?${people.source.replace(/^\(\?<!\[a-z\]\)/, '').replace(/\(\?!\[a-z\]\)$/, '')})(?![a-z])`;
/** "A blank page to all users", "bei allen Kunden": to whom it happens. */
const happensTo = new RegExp(String.raw`(?<![a-z])(?:to|for|at|among|on|bei|fur|an|wird|werden|erscheint|a|aux?|chez|pour) ${someone}|^(?:so |now |nun |jetzt |seitdem |depuis )?${someone} (?:also |now |auch |nun |jetzt )?(?!and |or |but |und |oder |et |ou )[a-z]+`);
/** "Allen Kunden wird eine leere Seite angezeigt". */
const shownTo = new RegExp(String.raw`^${someone} (?:wird|werden|erscheint|fehlt|fehlen)(?![a-z])`);
/** What is written to them, and when something is the case for them. */
const notHappening = /(?<![a-z])(?:(?:e-?mails?|messages?|newsletters?|letters?|invitations?|notices?|invoices?|reminders?|mailings?|nachrichten?|einladung\w*|rechnung\w*|rundschreiben|courriels?|invitations?|factures?|lettres?) (?:[a-z]+ ){0,3}?(?:to|for|an|fur|a|aux?|pour)|when(?:ever)?|if|as soon as|once|until|wenn|falls|sobald|bis|quand|lorsqu[e']|si|des que|told|informed|notified|written to|announced|informiert|angekundigt|mitgeteilt|informes?|prevenus?|annonce\w*) |\?\s*$/;

/** "It shows a blank page to all users": in a sentence that tells a fault, those to whom it happens. */
export function happensToPeople(clause: string): boolean {
  const text = unaccented(clause).toLowerCase().replace(/’/g, "'");
  return (happensTo.test(text) || shownTo.test(text)) && !notHappening.test(text);
}

/** How many the words say; null where they say nothing, or two things. */
export function extentIn(clause: string): Extent | null {
  const text = unaccented(clause).toLowerCase().replace(/’/g, "'");
  if (unknown.test(text) || affectedUnknown.test(clause)) return 'unknown';
  if (leaders.test(text)) return 'leaders';
  if (/(?<![a-z])(?:not (?:a single|one)|nicht ein(?:e[rn]?)?|pas un|plus un seul)(?![a-z])/.test(text) && !several.test(text)) return 'all';
  if (nobodyElse.test(text)) return several.test(text) ? null : 'one';
  if (saysCalls(text)) return 'several';
  if (onlyHim.test(text) || thisOne.test(text)) return 'one';
  const said = ([['all', all], ['one', one], ['several', several]] as const).filter(([, words]) => words.test(text)).map(([extent]) => extent);
  if (said.length !== 1) return said.includes('all') && exception.test(text) && !said.includes('one') ? 'several' : null;
  return said[0] === 'all' && exception.test(text) ? 'several' : (said[0] ?? null);
}
