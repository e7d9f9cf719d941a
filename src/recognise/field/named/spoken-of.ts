// "It is on SLES 15. Our other box on RHEL 7 is fine": where a letter names two things of a kind, which of them it speaks of.
// In: the places where they are named. Out: those that are not set apart: by how it goes there, by when it was, by a
// denial, by whose word it is, by the kind of machine. What is named without any of that stays, and so does what is named
// of several that are hit: then they contradict each other, as they should.

import { takesBackBetween } from '../withdrawn/taken-back.ts';

export interface Mention {
  readonly value: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer than this a sentence is no sentence. */
const spanCharactersMax = 240;
const sentenceEnds = /(?<=[\p{L}\d)"'”][.!?;])\s+|\n/gu;
/** Where one thing ends and the next begins, the surest first. */
const partings: readonly RegExp[] = [
  /[,;]\s(?:(?:but|aber|mais)\s)?(?=(?:in (?:truth|reality|fact|wahrheit|wirklichkeit)|(?:correct|right) is|richtig (?:ist|wäre|lautet)|since|seit|depuis|actually|really|tatsächlich|eigentlich|en (?:réalité|fait)|now|jetzt|maintenant)(?!\p{L}))/iu,
  /(?:,\s*)?(?<!\p{L})(?:while|whereas|whilst|but|aber|während|wohingegen|sondern|hingegen|mais|tandis qu[e']|alors qu[e'])(?!\p{L})/iu,
  /;\s|\s[–—-]\s/u,
  /\((?=[^)]*$)/u,
  /,\s/u,
  /\s(?:to|auf|zu|vers|à|and|und|et)\s/i,
];

const others = String.raw`(?:other|second|another|old|spare|former|previous|ander\p{L}*|zweit\p{L}*|alt\p{L}*|vorig\p{L}*|autres?|second\p{L}*|deuxième|ancien\p{L}*)`;
/** What it goes like where nothing is wrong. */
const fine = new RegExp(String.raw`(?<!\p{L})(?:${[
  String.raw`(?<!(?:not|no longer|never|nothing|nobody|hardly|barely)\s)(?:works?|worked)(?!\s(?:no|only|until|till|like|as)(?!\p{L}))`,
  'behaves?(?=\\s?(?:[.,;)]|$|well))', '(?:all good|alles (?:gut|ok|okay|bestens|in ordnung)|tout bon|tout va bien)', '(?:is|are|was|were|runs?|stays?|remains?|it s|all)\\s(?:all\\s|quite\\s|perfectly\\s|still\\s|just\\s)?(?:fine|ok|okay|healthy|clean|good|well|unaffected|happy)', '(?<=[(:,]\\s?)(?:fine|ok|okay|healthy|works|unaffected|in ordnung|heil|gesund|sauber|läuft|sain|en bon état|ok)(?=\\s?[,):])', 'unaffected', '(?:is|are|was|were)(?:n.t|\\snot)\\s(?:\\p{L}+\\s)?(?:affected|concerned|hit|involved|touched)', 'not (?:affected|concerned|involved|hit)',
  '(?:does|do|did|has|have)(?:n.t|\\snot)\\s(?:show|have|see|suffer|do|exhibit|display|had|shown|seen)', '(?:never|not) (?:happens?|happened|occurs?|occurred|seen|shows?|showed)', '(?:does|did)(?:n.t|\\snot) (?:happen|occur|appear|crash|fail|hang)', 'no (?:trouble|problem|such|issue)s?', 'without (?:trouble|problems?|any|error)',
  'nicht (?:betroffen|beteiligt|dabei)', 'unbeteiligt', '(?:läuft|laufen|lief|geht|ging|funktioniert|funktionierte|klappt|klappte|arbeitet)(?=\\s(?:es\\s|alles\\s|das\\s)?(?:sauber|gut|normal|problemlos|rund|fehlerfrei|einwandfrei|ohne|noch|weiter|prima|tadellos)|(?:\\s(?:es|alles|das))?\\s?(?:[,.;)]|$))', '(?<=(?:rechnern?|servern?|knoten|systemen|maschinen)\\s)(?:geht|läuft|funktioniert)(?=\\s(?:der|die|das)(?!\\p{L}))', 'in ordnung', '(?:tritt|taucht|kommt|passiert|zeigt|hat|haben)(?:\\s\\p{L}+){0,2}\\s(?:nicht|nie)(?:\\sauf|\\svor)?(?=\\s?[,.;)]|\\s?$)', 'keine? (?:probleme?|fehler|ärger|schwierigkeiten)',
  "n[e']\\s?(?:est|sont|était)\\s?pas (?:concernée?s?|touchée?s?|affectée?s?)", '(?<!ne\\s|n.)(?:fonctionnent?|marchent?|fonctionnait|marchait)(?!\\s(?:pas|plus|mal)(?!\\p{L}))', '(?:va|vont|allait|allaient) bien', "n[e']a pas (?:le|ce|de) (?:problème|souci|défaut)", 'sans (?:problème|souci|erreur)s?', 'aucun (?:problème|souci)',
].join('|')})(?!\p{L})`, 'iu');
/** What sets a machine apart whatever goes on there. */
const aside = new RegExp(String.raw`(?<!\p{L})(?:(?:at|with|for|of|from|on) (?:another|a different|(?:our|the|his|her|their) other) (?:customer|client)(?:['’]s)?|(?:in )?our lab|(?:could|can) ?not (?:be )?reproduce|in unserem labor|(?:im|unser) labor|bei (?:einem |dem )?anderen? kunden?|beim anderen kunden?|ein(?:em)? anderer? kunden?|chez un autre client|pour un autre client|(?:built|compiled) with|gebaut|kompiliert|compilé\p{L}*|(?:is|are|was) (?:old|outdated|out of date)|(?:ist|war) (?:alt|veraltet)|(?:do|does) (?:not|n['’]t) (?:use|have)|don['’]t (?:use|have)|(?:nutzen|haben|verwenden) (?:wir|sie) (?:gar )?nicht|n['’]utilisons pas|notebooks?|laptops?|developers?|entwickler\p{L}*|développeurs?|jump ?(?:host|box|server)|bastion host|build[ -]?(?:box|server|machine|host|agent)|reverse proxy|proxy|load ?balancer|(?:database|db|mail|file|backup|print) ?(?:server|box|host)|sprungserver|build-?server|datenbankserver|db-server|mailserver|serveur (?:de base de données|de build|de messagerie|bdd)|(?:my|our|his|her|mein\p{L}*|mon) (?:own )?(?:laptop|pc|notebook|workstation|rechner|portable|poste)|never mind|(?:please )?(?:ignore|disregard)|(?:don.t|do not) (?:go by|mind)|egal|nicht beachten|ignorieren|peu importe|ne pas tenir compte|closed|retired|decommissioned|no longer (?:used|in use)|not (?:used|in use)|switched off|abgeschaltet|außer betrieb|ausgemustert|nicht mehr (?:im einsatz|in gebrauch|genutzt)|plus (?:utilisée?|en service)|hors service|geschlossen|clos|fermée?)(?!\p{L})`, 'iu');
/** Somebody else's house: what runs there is nothing of this letter's. */
const elsewhere = /(?<!\p{L})(?:(?:another|a different|a friendly|a neighbou?ring|a fellow) (?:hoster|provider|operator|company|reseller|partner|firm|carrier|vendor)|an? (?:hoster|provider|operator|reseller|partner|company|firm|friend|colleague) (?:of ours|we know|i know|that we know|elsewhere|of mine|at another)|(?:ein|bei einem|beim) (?:ander\p{L}*|befreundet\p{L}*|benachbart\p{L}*) (?:hoster|anbieter|provider|betreiber|dienstleister|unternehmen|partner)s?|un (?:autre|confrère|de nos confrères) (?:hébergeur|opérateur|fournisseur|prestataire|revendeur|partenaire)?|un (?:hébergeur|opérateur|prestataire) (?:ami|voisin|que nous connaissons))(?!\p{L})/iu;
/** Where something is tried. */
const tryingGround = /(?<!\p{L})(?:(?:on|in|at) (?:the |our |their )?(?:staging|test(?:ing)?|lab|dev(?:elopment)?|uat|qa|pre-?prod\p{L}*)|(?:auf|in|im) (?:dem |der |unserem |unserer )?(?:test\p{L}*|staging\p{L}*|abnahme\p{L}*|entwicklung\p{L}*|labor)|(?:en|sur la|sur l['’]environnement de) (?:recette|préproduction|test|développement))(?!\p{L})/iu;
const planned = /(?<!\p{L})(?:replaced by|(?:ersetzt|abgelöst) (?:durch|werden)|remplacée? par|not yet(?=\s?[.,;)]|$)|noch nicht(?=\s?[.,;)]|$)|pas encore(?=\s?[.,;)]|$)|outstanding|scheduled|steht noch aus|next (?:week|month|year|quarter|release|spring|summer|autumn|winter|weekend|sunday)|soon|later|will (?:be|get|go|move|come|have)|planned|plans? (?:to|is|for)|(?:think\p{L}*|thought) (?:of|about)|would like to|wants? to|consider\p{L}*|not (?:yet )?done|not yet happened|going to|migrat\p{L}+ to come|nächste[nrs]?|demnächst|bald|später|geplant|planen|vorgesehen|kommt erst|wird (?:erst )?(?:auf|kommen)|überleg\p{L}*|möchte\p{L}*|will (?:auf|zu)|wollen (?:auf|zu)|noch nicht (?:passiert|geschehen|erfolgt|umgestellt|gemacht)|prochaine?s?|prévue?s?|bientôt|plus tard|ira|iront|passera|song\p{L}+|envisag\p{L}*|voudrai\p{L}*|pens\p{L}+ (?:à|passer)|pas (?:encore )?fait)(?!\p{L})/iu;
const earlier = /(?<!\p{L})(?:until|till|formerly|previously|earlier|before|used to|at first|originally|years? ago|last (?:week|month|year)|bis(?! jetzt| heute| vor kurzem kein)|früher|vorher|zuvor|damals|ursprünglich|bisher|vormals|letzte[nrs]? (?:woche|monat|jahr)|avant|auparavant|autrefois|jadis|jusqu['’]|à l['’]origine|anciennement|was|were|war|waren|était|étaient)(?!\p{L})/iu;
const present = /(?<!\p{L})(?:(?:the )?(?:real|true) (?:one |version |value )?is|back (?:to|on)|zurück auf|revenus? (?:à|en)|(?:correct|right) is|richtig (?:ist|wäre|lautet)|juste est|in (?:truth|reality|fact)|actually|since then|i mean|i meant|correction|ours (?:is|are)|tatsächlich|in (?:wahrheit|wirklichkeit)|seitdem|seither|ich meine|en (?:réalité|fait)|je veux dire|(?:since|seit|depuis) (?:\p{L}+day|\p{L}+tag|sonnabend|mittwoch|\p{L}+di|dimanche|last|letzte[rmn]?|the|dem|der|le|la)(?!\p{L})|now|today|currently|at present|at the moment|meanwhile|by now|jetzt|nun|heute|inzwischen|mittlerweile|aktuell|derzeit|zurzeit|momentan|im moment|maintenant|aujourd['’]hui|désormais|actuellement|à présent)(?!\p{L})/iu;
/** It may be wrong, and somebody else says so. */
const doubted = /(?<!\p{L})(?:claim(?:s|ed)?(?= to)|behaupt\p{L}*|prétend\p{L}*|blam\p{L}*|accus\p{L}*|(?:in|on) the form|im formular|dans le formulaire|suspect\p{L}*|im verdacht|soupçonn\p{L}*|told (?:us|me)|(?:customer|client|he|she|they|kunde|er|sie) (?:first )?(?:said|claimed|sagte|meinte)|on paper|auf dem papier|laut (?:kunde|kundin|liste)|sur le papier|annonc\p{L}+|avait dit|documentation|your (?:docs|manual|guide)|handbuch|doku|thinks?|thought|believe[sd]?|assume[sd]?|guess(?:es|ed)?|(?:note|sheet|wiki|inventory|list|cmdb|mail|ticket) (?:says?|said|has)|vendors?|as (?:i|we|he|she|they) (?:said|wrote|told|thought)|glaubt\p{L}*|dachten?|meinten?|(?:liste|inventar|zettel|wiki) sagt|hersteller|croi[ts]|croyait|pensait|fournisseur|éditeur|selon la liste)(?!\p{L})/iu;
const deniedBefore = /(?<!\p{L})(?:(?:not|nicht|pas|no longer|no more|neither|kein(?:e[nm]?)?|nicht mehr|plus)\s(?:(?:an?|the|on|under|in|from|at|with|of|any|im|am|dans|en|bei|beim|auf|unter|mit|der|die|das|dem|ein|einem|eine|le|la|un|une|sous|sur|du|de)\s){0,2}|(?:instead of|rather than|other than|than|unlike|statt|anstatt|anstelle von|anders als|im gegensatz zu\p{L}?|au lieu (?:de|du|d['’])|plutôt que|contrairement (?:à|au))\s?(?:[\p{L}-]+\s){0,5})$/iu;
/** What is wrong is what the letter is about. */
const failing = new RegExp(String.raw`(?<!\p{L})(?:fails?|failed|failing|(?:is|are|was) hit|tritt (?:es|das|der \p{L}+) auf|gestört|touche|broken|affected|crash(?:es|ed|ing)?|hangs?|hung|dies|breaks?|down|dead|faulty|sick|bad|this (?:ticket|case|one)|concerned|does(?:n.t|\snot)|do(?:n.t|\snot)|not so|betroffen\p{L}*|defekt|kaputt|stürzt|hängt|bricht|geht nicht|läuft nicht|funktioniert nicht|nicht|tot|dieses ticket|(?:hier|darum) geht es|en panne|touchée?|concernée?|plante|bloqué|cassé|ne (?:marche|fonctionne|démarre|répond)|celui-ci|non)(?!\p{L})`, 'iu');
/** "From Beam 4.1.0", "Umstieg von Orb 11" … "to Orb 17": with its name between. */
const movedFrom = /(?<![\p{L}\p{N}])(?:from|of|von|vom|de|d['’]|du|(?:upgrad|updat|migrat|switch|mov)(?:ed|ing|e))\s?(?:[\p{L}.][\p{L}\p{N}.'’-]{0,20}\s){0,4}$/iu;
const movedTo = /^(?:[\s,]{1,2}[\p{L}'’-]{1,20}){0,4}\s(?:to|auf|zu|nach|vers|à|en|sur)\s(?:[\p{L}.'’][\p{L}\p{N}.'’-]{0,20}\s?){0,4}$/iu;
const movedWithin = 90;

/** Of a house with several machines, the one that serves the others; with a number behind it, a thing of that name. */
const serving = /(?<!\p{L})(?:(?:application |app[ -]?|web ?|prod\p{L}* )?servers?|(?:anwendungs|applikations|web|fach)?-?servern?|serveurs?)(?!\p{L}|\s?\d)/iu;

type Standing = 'apart' | 'set aside' | 'meant' | 'open';

/** Those that the text speaks of. What is named alone is left out only where the text says outright that it is another one. */
export function thoseMeant<M extends Mention>(mentions: readonly M[]): readonly M[] {
  const first = mentions[0];
  if (first === undefined) return mentions;
  const several = mentions.some((one) => !same(one.value, first.value));
  const judged = mentions.map((mention) => ({ mention, standing: isTakenBack(mention, mentions) ? 'set aside' as const : isPutRight(mention, mentions) ? 'meant' as const : standingOf(mention, mentions) }));
  // "A or B, we do not know".
  if (several && mentions.some((one, i) => isEither(one, mentions[i + 1]))) return mentions;
  if (!several) return judged.every(({ standing }) => standing === 'apart') ? [] : mentions;
  const left = judged.filter(({ standing }) => standing === 'meant' || standing === 'open');
  const named = left[0]?.mention.value ?? '';
  // Where one is told to fail and another is only named, the first is spoken of.
  const kept = left.every(({ mention }) => same(mention.value, named)) ? left : left.filter(({ standing }) => standing === 'meant');
  return kept.length > 0 ? kept.map(({ mention }) => mention) : mentions;
}

/** Of which move from one to the other it is part. A move that is only planned leaves all as it is. */
export function moveOf<M extends Mention>(mention: M, all: readonly M[]): { readonly from: M; readonly to: M; readonly planned: boolean } | null {
  const beside = all.filter((one) => one.text === mention.text && !same(one.value, mention.value));
  const from = beside.findLast((one) => one.end <= mention.start);
  const to = beside.find((one) => one.start >= mention.end);
  const pairs = [...(to === undefined ? [] : [{ from: mention, to }]), ...(from === undefined ? [] : [{ from, to: mention }])];
  const pair = pairs.find((one) => one.to.start - one.from.end < movedWithin && movedFrom.test(lineBefore(one.from)) && movedTo.test(mention.text.slice(one.from.end, one.to.start)));
  if (pair === undefined) return null;
  const start = pair.from.start - lineBefore(pair.from).length;
  const sentence = mention.text.slice(start, pair.to.end + (/^[^.;!?\n]{0,80}/.exec(mention.text.slice(pair.to.end))?.[0].length ?? 0));
  return { ...pair, planned: planned.test(sentence) };
}

/** Its sentence, up to it. */
function lineBefore({ text, start }: Mention): string {
  const before = text.slice(Math.max(0, start - spanCharactersMax), start);
  return before.slice([...before.matchAll(sentenceEnds)].at(-1)?.index ?? 0);
}

function isEither(one: Mention, next: Mention | undefined): boolean {
  return next !== undefined && next.text === one.text && !same(one.value, next.value) && /^\s(?:or|oder|ou)\s(?:[\p{L}'’]{1,5}\s){0,2}$/iu.test(one.text.slice(one.end, next.start));
}

/** Between a slip and what was meant. */
const slipCharactersMax = 160;

function isTakenBack(mention: Mention, all: readonly Mention[]): boolean {
  return all.some((one) => one.text === mention.text && one.start >= mention.end && one.start - mention.end < slipCharactersMax && !same(one.value, mention.value) && takesBackBetween(mention.text.slice(mention.end, one.start)));
}

/** "It is on the one. Sorry, wrong, I was looking at …: it is on the other": whatever else that sentence says. */
function isPutRight(mention: Mention, all: readonly Mention[]): boolean {
  return all.some((one) => one.end <= mention.start && isTakenBack(one, [one, mention]));
}

/** It is told to go well there, to be elsewhere, to be over or planned. */
export function isSetAside(mention: Mention, all: readonly Mention[]): boolean {
  const standing = standingOf(mention, all);
  return standing === 'apart' || standing === 'set aside';
}

function same(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.includes(b) || b.includes(a);
}

function standingOf(mention: Mention, all: readonly Mention[]): Standing {
  const { from, to } = spanOf(mention, all);
  const before = mention.text.slice(from, mention.start);
  const behind = mention.text.slice(mention.end, to);
  // Its own name says nothing of how it goes there.
  const span = `${before} ${behind}`.slice(0, spanCharactersMax * 2);
  const isFine = fine.test(span);
  if (isFine && new RegExp(String.raw`(?<!\p{L})${others}(?!\p{L})`, 'iu').test(before) && !failing.test(span.replace(fine, ' '))) return 'apart';
  if (elsewhere.test(before) || (isFine && tryingGround.test(before) && !failing.test(span.replace(fine, ' ')))) return 'apart';
  if (isFine || aside.test(span) || deniedBefore.test(before)) return 'set aside';
  // "4.1.0 -> 4.2.0"
  if (/^\s?(?:[-=]+>|→)/.test(mention.text.slice(mention.end))) return 'set aside';
  const move = moveOf(mention, all);
  if (move !== null) return (move.planned ? move.to : move.from) === mention ? 'set aside' : 'meant';
  if (present.test(span)) return 'meant';
  if (planned.test(span) || earlier.test(span) || doubted.test(span)) return 'set aside';
  return failing.test(span) || serving.test(span) ? 'meant' : 'open';
}

/** The part of its sentence that is about this one and none of the others. */
function spanOf({ text, start, end }: Mention, all: readonly Mention[]): { from: number; to: number } {
  const ends = [...text.matchAll(sentenceEnds)];
  let from = Math.max(start - spanCharactersMax, ends.findLast((one) => one.index + one[0].length <= start)?.index ?? 0);
  let to = Math.min(end + spanCharactersMax, ends.find((one) => one.index >= end)?.index ?? text.length);
  for (const other of all) {
    if (other.text !== text || (other.start === start && other.end === end)) continue;
    if (other.end <= start && other.end >= from) from = other.end + parting(text.slice(other.end, start), false);
    if (other.start >= end && other.start <= to) to = end + parting(text.slice(end, other.start), true);
  }
  return { from, to };
}

/** Where the text between two of them parts; `ahead`: the first of them ends there, else the second begins. */
function parting(between: string, ahead: boolean): number {
  for (const form of partings) {
    const found = form.exec(between);
    if (found !== null) return found.index + (ahead ? 0 : found[0].length);
  }
  return ahead ? between.length : 0;
}
