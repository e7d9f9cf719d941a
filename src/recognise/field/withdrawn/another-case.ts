// "Not the thing from last week (sev 3), that one can wait", "RCR-12 had a different cause", "(Le 2 mars c'était gravité 3,
// rien à voir.)": people set their case apart from another one, and what they say of that one answers nothing here. In:
// lines of the writer. Out: the same with such sentences and brackets blank, every other character in its place. A cause
// that is ruled out ("it has nothing to do with the network") is this case. The story itself keeps these sentences.
import { remembered } from '../../remembered.ts';
import { dismisses } from '../../reply/dismisses.ts';
import { unaccented } from '../fold.ts';
import type { TextLine } from '../text-line.ts';

/** A longer line is a log or a paragraph typed without breaks: below it, lines that go on are one text. */
const paragraphCharactersMax = 4_000;
/** A line broken by a mail program is about as long; a shorter one was ended by its writer. */
const wrappedMin = 62;

const thing = '(?:case|ticket|incident|issue|matter|fault|problem|outage|story|thing|topic|one)s?';
const kase = '(?:fall|ticket|vorgang|vorfall|fehler|sache|thema|storung|baustelle|geschichte|problem|ausfall|anfrage)';
const affaire = '(?:dossier|cas|incident|panne|ticket|probleme|sujet|affaire|histoire|demande)';
/** What sets apart, in text without accents. */
const apart = new RegExp(`(?<![a-z])(?:${[
  `nothing (?:at all )?to do with (?:this|that|these|those|it|today|each other|(?:the|our|your) (?:[a-z'&]+ ){1,3}(?:case|ticket|incident|matter|story)|(?:the|our|your|my) (?:${thing}|(?:current|new|old|other|present|last|earlier|previous)(?! \\w+ (?:version|release|server|client)))|[a-z]+-?\\d+)`,
  '^\\W*(?:(?:last (?:week|month|year|time)|the other day|recently|on (?:mon|tues|wednes|thurs|fri)day) (?:you|your (?:team|colleagues?)) (?:kindly |have |had |already )?(?:cured|fixed|sorted|repaired|solved|mended|resolved|helped)|thanks? (?:you )?for (?:curing|fixing|sorting|repairing|solving|mending|resolving))(?![a-z])', '^\\W*(?:letzte woche|neulich|kurzlich|vorige woche) habt? (?:ihr|sie)\\w* .{0,60}(?:behoben|repariert|gelost|geheilt|in ordnung gebracht)', '^\\W*(?:la semaine derniere|recemment|l.autre jour),? vous (?:nous )?avez .{0,20}(?:repare|resolu|depanne|regle)',
  '(?:looks?|sounds?|seems?|reads?|resembles?|reminds?)[^.;]{0,60}, but (?:that|those|it) (?:was|were) (?!not|in|on|at|also|too)[a-z]', '(?:sieht|klingt|hort sich|liest sich|ahnelt|erinnert)[^.;]{0,60}, aber das (?:war|waren) (?!nicht|im|am|auch)[a-z]', "(?:ressemble|rappelle)[^.;]{0,60}, mais c'etait (?!pas|en|aussi)[a-z]",
  "(?:do not|don't|never) (?:look|go|rely|refer|copy|take|mind)(?: [a-z]+){0,3} (?:the|that|our) (?:old|other|earlier|previous|last) (?:[a-z'&-]+ ){0,3}(?:case|ticket|one|report)", `nicht (?:auf|an|nach|vom) (?:de[nmr]|dem) (?:alten|anderen|fruheren|vorigen|letzten) (?:[a-z-]+ ){0,2}${kase}`, "ne (?:regardez|prenez|suivez) pas (?:l'ancien|l'autre|le precedent|le dernier) (?:[a-z-]+ ){0,2}(?:cas|dossier|ticket|incident)",
  'nothing to do with(?=[\\s.)]*$)', '(?:is|are|was|were) (?:here )?(?:of no (?:relevance|interest|concern|importance)|irrelevant|not relevant|beside the point)(?= here|[\\s.,;)]*$)', '(?:ist|sind) (?:hier |dabei |dafur )?(?:ohne belang|nicht von belang|unerheblich)(?=[\\s.,;)]*$)', '(?:est|sont) (?:ici )?sans (?:importance|interet)(?=[\\s.,;)]*$)', 'unrelated(?! to the (?:network|server|client|line))', '(?:not|isn\'t|wasn\'t|never) (?:at all )?(?:related|connected)(?= to (?:this|that|it|the (?:current|old|other|last))|[\\s.,;)]|$)', '(?:no|without any) (?:connection|relation|link) (?:with|to|between) (?:this|that|it|the (?:current|old|other|last))',
  `(?:is|was|are|were|had|has|have) (?:an?|quite an?|of an?|totally|entirely)?\\s?(?:(?:completely|totally|entirely|quite|very|wholly) )?(?:other|another|different|separate) (?:root )?(?:${thing}|cause|reason|origin)(?! (?:than|from) (?:before|usual))`,
  `(?:that|the other|the old) (?:one|${thing}) (?:can|may|could) wait`, `(?:please )?(?:ignore|disregard|leave aside|forget) (?:that|the (?:old|other|last|earlier|previous)) ${thing}`, 'not to be (?:confused|mixed up) with', `(?:do not|don't|please not|never) (?:file|put|attach|add|log|link|lump|book|append) (?:it|this|that|these|them) (?:with|under|to|in|into|onto|together with) (?:the|that|my|our|last|yesterday|monday|tuesday|wednesday|thursday|friday|what)(?:\\s|'s )[^.;]{0,30}(?:${thing})`, `(?:haltet|halten sie|werft|werfen sie|legt|legen sie|packt|hangt|hangen sie) (?:das|es|ihn|dies)(?: bitte)? (?:nicht|auseinander)[^.;]{0,40}(?:zu|zum|mit|vom|ab|an)(?![a-z])[^.;]{0,30}${kase}`, `(?:ne (?:le|la|l'|les)? ?(?:mettez|joignez|classez|rattachez|ajoutez) pas)[^.;]{0,40}${affaire}`, "(?:do not|don't|please not) (?:mix|confuse|merge) (?:it|them|this|these)",
  `^\\W*(?:this is |it is |it's )?not (?:about )?(?:the|that|our|yesterday's|last week's) (?:(?:old|other|last|earlier) )?${thing}(?=\\s(?:from|of|on|in|we|you|that)\\s)(?!.*(?:\\bbut\\b|\\bnow\\b|\\bthis (?:one|time)\\b|\\btoday\\b))`,
  '(?:forget|ignore|disregard|never mind) (?:about )?(?:what|everything|all|whatever) (?:i|we|he|she|my colleague)(?:\'ve| have)? (?:just )?(?:told|wrote|said|reported|sent|asked|mentioned)(?! (?:above|here))', 'that (?:one|case|ticket|matter)(?: there)? (?:we|i)(?:\'ve| have)? (?:already )?(?:mended|fixed|solved|sorted|closed|repaired|resolved)', '(?:vergessen sie|vergesst|vergiss|ignorieren sie|ignoriert)(?: bitte)?,? (?:alles|das|was|meine letzte|die letzte|den fall|die sache)(?!.*\bhier\b)', '(?:oubliez|ignorez) (?:ce que|tout ce que|mon dernier|ma derniere|le precedent)',
  '^\\W*(?:(?:(?:the|le|l|der|das) )?(?:ticket|case|vorgang|fall|dossier|incident) )?[a-z]{2,5}-?\\d{3,}[a-z\\d-]* (?:(?:was|war|etait) [^.;]{0,60}(?:and|und|et) )?(?:is|are|has been|was|ist|war|wurde|est|a ete)(?: already| now| bereits| schon| inzwischen| deja| maintenant)? (?:closed|done|solved|resolved|fixed|finished|settled|erledigt|zu|abgeschlossen|gelost|geschlossen|behoben|clos|close|regle|resolu|ferme|termine)(?=[\\s.,;!)]|$)(?!.*(?:\\bbut\\b|\\bhowever\\b|\\bstill\\b|\\bagain\\b|\\baber\\b|\\bdoch\\b|\\bwieder\\b|\\bmais\\b|\\bencore\\b|\\btoujours\\b))',
  `(?<=(?:^|[–—,;:-])\\s?)(?:(?:but|that is|that's|that was|quite|an?|the) )*(?:another|other|different) ${thing}[\\s.)!]*$`, `(?<=(?:^|[–—,;:-])\\s?)(?:(?:aber|das ist|das war|ist|war|eine?|ganz) )*(?:ander)\\w* ${kase}[\\s.)!]*$`, `(?<=(?:^|[–—,;:-])\\s?)(?:(?:mais|c'est|c'etait|une?|tout) )*autre ${affaire}[\\s.)!]*$`,
  "(?:ne |n')concerne\\w* (?:pas|nullement|en rien) (?:ce|cet|cette|notre|le present) (?:client|cas|dossier|ticket|incident)", "concerne\\w* (?:un |l'|une )?autre (?:client|dossier|cas|site|affaire)", '(?:concerns?|is about|is for) an ?other (?:customer|client|case|ticket|site|matter)', '(?:does not|doesn.t|do not) (?:concern|belong to|regard) (?:this|our|the present) (?:customer|client|case|ticket)', '(?:betrifft|betraf) (?:nicht (?:diesen|unseren)|einen anderen|eine andere) (?:kunden?|kundin|fall|vorgang|mandanten)', 'gehort nicht (?:hierher|hierzu|zu diesem (?:fall|kunden|vorgang))',
  `(?:from|of|for|at) (?:our|the|an) other (?:customer|client|tenant|${thing})(?:'s)?`,
  '(?:damit|hiermit|miteinander) (?:gar |absolut |uberhaupt |aber |auch )?(?:nichts|nix) zu tun', `(?:nichts|nix) (?:mit|zum|zur) (?:dies\\w+|jen\\w+|de[mr] (?:(?:aktuell|jetzig|heutig|alt|vorig|letzt|ander|neu)\\w+ )?${kase}|dem hier|heute|[a-z]+-?\\d+)[^.;]{0,30}zu tun`, `mit (?:dies\\w+|jen\\w+|de[mr] (?:(?:aktuell|jetzig|heutig|alt|vorig|letzt|ander|neu)\\w+ )?${kase}|dem hier|heute|[a-z]+-?\\d+) (?:gar |absolut |uberhaupt |aber |auch )?(?:nichts|nix) zu tun`,
  '(?:kein|ohne|in keinem) zusammenhang(?= (?:damit|hiermit|mit (?:dies|jen|dem (?:alt|ander|letzt|aktuell)))|[\\s.,;)]|$)', `(?:ist|war|hatte|hat|sind|waren) (?:\\w+ ){0,2}(?:ander|separat|eigen|getrennt)\\w* (?:${kase}|ursache|grund)`, `(?:de[rn]|das|die) (?:ander|alt|letzt)\\w+ (?:${kase} )?(?:kann|konnen) (?:noch )?warten`, 'nicht (?:zu verwechseln|verwechseln|vermischen|zusammenlegen)', `^\\W*(?:es geht |das ist )?nicht (?:um )?(?:de[rn]|das|die) ${kase} (?:vo[mn]|aus|der|des|letzt)(?!.*(?:sondern|jetzt|diesmal|heute))`, 'nicht an (?:den|das|die) (?:alt|ander|letzt)\\w+', `(?:von|bei|fur) unser(?:em|en) anderen kunden`,
  '(?:which|that|whom) (?:i|we) (?:had |have )?(?:already )?(?:reported|raised|sent(?: you)?|mentioned|opened|logged|told you about)(?: to you)? (?:last|yesterday|the other|earlier|before|on (?:mon|tues|wednes|thurs|fri)day|in [a-z]+)[^.;]{0,40}(?:is|are|works?|was|has been) [^.;]{0,30}(?:fine|ok|okay|good|sorted|solved|resolved|fixed|closed|done)(?![a-z])', '(?:is|are|works?) (?:all |now |already |completely )?(?:fine|ok|okay|good|sorted|solved|resolved|fixed|working)(?: again| now)*[^.;]{0,40}(?:leave (?:it|that one|them) (?:alone|as)|(?:do not|don\'t) (?:touch|change)|you (?:can|may) close|(?:can|may) be closed|please close)',
  '(?:den|die|das) (?:ich|wir) (?:ihnen |euch |dir )?(?:schon |bereits )?(?:letzte\\w*|vorige\\w*|gestern|neulich|vorgestern|am \\w+|im \\w+|vor \\w+)[^.;,]{0,40}(?:gemeldet|geschickt|genannt|geschrieben|eroffnet) (?:habe|haben|hatte|hatten)?[^.;]{0,20}(?:ist|lauft|sind|geht|funktioniert) [^.;]{0,40}(?:ordnung|gut|ok|okay|erledigt|behoben|gelost)', '(?:letzte\\w*|vorige\\w*|gestern|neulich) \\w* ?(?:gemeldet|geschickt|genannt)[^.;]{0,30}(?:ist|lauft|sind|geht|funktioniert) [^.;]{0,40}(?:ordnung|gut|ok|okay|erledigt|behoben|gelost)', '(?:ist|lauft|geht|sind) (?:alles |inzwischen |jetzt )?(?:wieder )?(?:in ordnung|gut|erledigt|behoben|gelost)[^.;]{0,40}(?:bitte )?(?:(?:dort |da )?nichts (?:andern|machen|anfassen)|konnen sie schliessen|kann (?:geschlossen|zu)|bitte schliessen)',
  "(?:signale\\w*|envoye\\w*|transmis\\w*|ouvert\\w*) (?:la semaine (?:derniere|passee)|hier|le mois dernier|l'autre jour|avant-hier|lundi|mardi|mercredi|jeudi|vendredi)[^.;]{0,30}(?:tout est|est|c'est|fonctionne|marche|va) [^.;]{0,30}(?:ordre|regle|resolu|bien|fini|termine)", "(?:est|sont|c'est) (?:deja |maintenant |bien )?(?:regle|resolu|rentre dans l'ordre|repare)\\w*[^.;]{0,40}(?:n'y touchez|ne (?:rien )?(?:touch|chang)|vous pouvez (?:le |la )?(?:fermer|clore|cloturer))",
  '^\\W*(?:thanks for |about )?(?:your|the) (?:last|previous|earlier) (?:job|visit|repair|fix|one|case|ticket)(?: you did)? (?:for us|here|with us|of yours)(?![a-z])[^.;]*(?:was|were|is|worked|closed)', '^\\W*(?:ihr|euer|der) (?:letzter?|voriger?) (?:auftrag|einsatz|besuch)[^.;]*(?:war|wurde|ist)', '^\\W*votre (?:derniere?|precedente?) (?:intervention|visite|passage)[^.;]*(?:etait|a ete|est)',
  `rien a voir(?! avec (?:le |la |les |l'|notre |votre |leur |un |une )(?!${affaire}|autre|ancien|precedent|dernier|actuel|present))`, '(?:aucun|sans|pas de) (?:rapport|lien)(?= avec (?:ce|cet|cette|celui|celle|ca|cela|le present|l\'actuel|l\'ancien)|[\\s.,;)]|$)', '(?:n\'est|n\'etait|ne sont) pas lie\\w*', `(?:est|etait|sont|avait|ont|c'est|c'etait) (?:\\w+ )?(?:un |une |d'une |l')?autre (?:${affaire}|cause|origine|raison)`, '(?:cause|origine|raison) (?:\\w+ )?differente', '(?:celui|celle|l\'autre|l\'ancien)(?:-la)? (?:\\w+ )?(?:peut|pourra) attendre', 'ne pas (?:le |la |les |l\')?(?:confondre|rouvrir|reouvrir|melanger)', `^\\W*(?:il ne s'agit |ce n'est )?pas (?:de )?(?:celui|celle|l'${affaire}|l[ea] ${affaire}) (?:de|du|d')(?!.*(?:mais|maintenant|cette fois|aujourd'hui))`, "(?:de|chez|pour) notre autre client",
].join('|')})`);

const house = '(?:customer|client|tenant|site|company|firm|practice|school|shop|office)';
const haus = '(?:kunde|kundin|mandant|standort|haus|firma|praxis|schule|kanzlei)';
const maison = '(?:client|locataire|site|societe|cabinet|ecole|magasin|agence)';
/** "… it shows a failure, but that is another customer"; "this is another customer now" opens a case of its own. */
const otherCustomer = new RegExp(`(?<![a-z])(?:(?:that(?:'s| is| was)|(?:but|though) (?:it|they)(?:'s| is| was| are)) (?:quite |just |only )?(?:an|some|our|the)?\\s?(?:other|different) ${house}|(?:aber|zwar|denn|das) (?:das |es |die |der )?(?:ist|war|sind) (?:aber |ja |freilich )?(?:ein|eine|unser|unsere|der|die) (?:ganz )?andere[rs]? ${haus}|(?:mais|car) (?:c'est|c'etait|il s'agit d'|ce sont) ?(?:d'|l')?(?:un |une |notre )?autre ${maison})(?![a-z'’])(?! (?:than|this time|now|als|diesmal|jetzt|que|cette fois|maintenant))`);

/** "Our console is green, at Fern Hill it is red, but that is another customer": only what is told of that one. */
const otherPlaceBehind = /(?:,|;|\s[–—-])\s(?:(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|alors que)\s)?(?:at|with|bei|chez)\s(?:(?:de[rmn]|the|our|la|le)\s)?\p{Lu}/u;
const atSomebody = /^\W*(?:(?:[Aa]nd|[Bb]ut|[Uu]nd|[Aa]ber|[Ee]t|[Mm]ais)\s)?(?:[Aa]t|[Ww]ith|[Bb]ei|[Cc]hez)\s(?:(?:de[rmn]|the|our|la|le)\s)?\p{Lu}/u;

/** "At Fern Hill it shows a failure, but that is another customer": from its beginning. */
export function isOfOtherCustomer(sentence: string): boolean {
  return atSomebody.test(sentence) && otherCustomer.test(unaccented(sentence).replace(/\s+/g, ' ')) && !otherPlaceBehind.test(sentence);
}

/** "Am 2. März war es Stufe 3": how grave it was then. */
const then = /(?<![a-z])(?:last (?:week|month|year|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|back then|at first|previously|(?:on|in|since) (?:the )?\d{0,2}(?:st|nd|rd|th)?(?: of)? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|in (?:19|20)\d\d|letzte[nrs]? (?:woche|monat|jahr|mal|montag|dienstag|mittwoch|donnerstag|freitag)|vorige[nrs]? (?:woche|monat|jahr)|gestern|damals|zuerst|am \d{1,2}\. ?(?:\d{1,2}\.|[a-z]+)|im (?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-z]*|la (?:semaine|fois) (?:derniere|passee)|le mois dernier|l'an dernier|hier|a l'epoque|le \d{1,2} (?:jan|fev|mar|avr|mai|juin|juil|aou|sep|oct|nov|dec)[a-z]*|en (?:19|20)\d\d)(?![a-z])/;
const past = /(?<![a-z])(?:was|were|had|war|waren|hatten?|etait|etaient|avait|avions|c'etait)(?![a-z])/;
const nowWords = /(?<![a-z])(?:now|today|again|still|meanwhile|since|this time|heute|jetzt|inzwischen|wieder|seit|seitdem|diesmal|maintenant|aujourd'hui|depuis|encore|de nouveau|cette fois)(?![a-z])/;

/** A line that a machine printed, or one set off from the letter. */
const copied = /^(?:\s{2,}|\t|[|>]|\d{4}-\d\d-\d\d|\[|<)|^\S*=\S/;

/** Not behind an initial, nor inside "2. März"; "not to be confused with …: here it is …" are two. */
export const sentenceEnds = /(?<=[\p{L}\p{N})"'”][.!?;])(?<!(?:^|[\s(])\p{Lu}\.)(?!\s+(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec))(?<!\b(?:Nr|No|ca|Dr|Mr|Mrs|Ms|Hr|Fr|St|bzw|approx)\.)\s+|(?<=:)\s+(?=(?:hier|diesmal|heute|jetzt|here|this (?:time|one)|today|now|ici|cette fois|aujourd['’]hui|maintenant)\s(?![^.!?]{0,3}$))/giu;
export const bracket = /\(([^()]{3,300})\)/gu;

/** "(the note says 8.2, that's the old one, don't go by it)": a bracket that is not to be minded. */
const unminded = /(?<![a-z])(?:never mind[.!]?$|(?:do not|don.?t|please don.?t) (?:go by|mind|count|trust|use) (?:it|that|this|them)(?![a-z])|(?:ignore|disregard) (?:it|that|this|them)[.!]?$|(?:bitte )?nicht beachten[.!]?$|(?:bitte )?ignorieren[.!]?$|egal[.!]?$|peu importe[.!]?$|a ignorer[.!]?$|n'en tenez pas compte|ne pas en tenir compte)/;

/** Says of itself that it is about another case. Several walks over a letter ask it of the same sentences. */
export const speaksOfAnother = remembered((sentence) => {
  const text = unaccented(sentence).replace(/\s+/g, ' ');
  return apart.test(text) || otherCustomer.test(text) || dismisses(text);
});

/** Tells how it was at another time, and nothing of today. */
export function speaksOfThen(sentence: string): boolean {
  const text = unaccented(sentence).replace(/\s+/g, ' ');
  return then.test(text) && past.test(text) && !nowWords.test(text);
}

const months = '(?:jan|feb|f.v|mar|mai|may|apr|avr|jun|juin|jul|juil|aug|aou|sep|o[ck]t|nov|de[cz])[a-z]*';
/** Another occurrence, not an earlier hour of this one. */
const earlier = new RegExp(`(?<![a-z])(?:last time|the (?:last|previous|first) time|(?:last|the previous) (?:month|year)|back then|in those days|on that occasion|(?:in|last|this past) ${months}(?= |,|$)|when (?:the same|it|this|that) (?:last )?(?:happened|occurred|was the case)|(?:letztes|voriges|das letzte|beim letzten) mal|(?:letzten|vorigen) monat|letztes jahr|damals|im (?:vergangenen |letzten )?${months}(?= |,|$)|als (?:das|es|dasselbe) (?:schon )?(?:einmal |zuletzt )?(?:auftrat|passierte|geschah|vorkam)|la (?:derniere|premiere) fois|la fois (?:derniere|precedente)|le mois dernier|l.an(?:nee)? derni[a-z]*|a l.epoque|en ${months}(?= |,|$)|quand (?:cela|ca|le meme cas) (?:s.est|est) (?:produit|arrive))(?![a-z])`);

/** "When the same happened in May, the console showed a failure": of another time that is over, and nothing of now. */
export function speaksOfEarlier(sentence: string): boolean {
  const text = unaccented(sentence).toLowerCase().replace(/\s+/g, ' ');
  return earlier.test(text) && !nowWords.test(text);
}

/** "Damals (Ticket …, https://…) half ein Neustart": whatever is named there belonged to that time. */
const backThen = /(?<![a-z])(?:back then|in those days|on that occasion|damals|seinerzeit|a l.epoque)(?![a-z])/;

export function speaksOfBackThen(sentence: string): boolean {
  const text = unaccented(sentence).toLowerCase().replace(/\s+/g, ' ');
  return backThen.test(text) && !nowWords.test(text);
}

/** The lines with what speaks of another case blank. `other`: which sentences do. */
export function withoutOthers<L extends Pick<TextLine, 'text' | 'cells'>>(lines: readonly L[], other: (sentence: string) => boolean = speaksOfAnother): L[] {
  const blank = [...lines];
  for (let first = 0; first < lines.length;) {
    let last = first;
    while (goesOn(lines[last], lines[last + 1])) last++;
    const texts = lines.slice(first, last + 1).map((line) => line.text);
    const whole = texts.join('\n');
    const kept = lines[first]?.cells === null && whole.length <= paragraphCharactersMax ? blanked(whole, other) : whole;
    if (kept !== whole) kept.split('\n').forEach((text, i) => {
      const line = lines[first + i];
      if (line !== undefined) blank[first + i] = { ...line, text };
    });
    first = last + 1;
  }
  return blank;
}

/** "The alert below is from our other customer:" and what was pasted below it, which is blank then. */
export function withoutPastedOfOthers<L extends Pick<TextLine, 'text' | 'cells'>>(lines: readonly L[]): L[] {
  let pasted: 'announced' | 'open' | null = null;
  return lines.map((line) => {
    const empty = line.text.trim() === '';
    if (pasted !== null && !empty && line.cells === null && copied.test(line.text)) {
      pasted = 'open';
      return { ...line, text: '' };
    }
    if (!empty || pasted === 'open') pasted = null;
    if (/:\s*$/.test(line.text) && speaksOfAnother(line.text)) pasted = 'announced';
    return line;
  });
}

/** A sentence may go on in the next line. */
export function goesOn(line: Pick<TextLine, 'text' | 'cells'> | undefined, next: Pick<TextLine, 'text' | 'cells'> | undefined): boolean {
  if (line === undefined || next === undefined || line.cells !== null || next.cells !== null) return false;
  return line.text.length >= wrappedMin && next.text.trim() !== '' && !/^\s*(?:[-*•·–>]|\(?\d{1,2}[.)]\s)/u.test(next.text) && !/[.!?:;]\s*$/.test(line.text);
}

const setApartBehind = /(?<=[\p{L}\p{N})])(?:,|;|\s[–—-])\s(?:(?:and|please|und|bitte|et|merci de)\s)?(?:not to be (?:confused|mixed up)|(?:do not|don['’]t) (?:confuse|mix)|nicht (?:zu )?verwechseln|(?:à )?ne pas (?:le |la )?confondre)(?!\p{L})/iu;

/** First the brackets, each by itself; then each sentence by what stands outside of them. */
function blanked(text: string, other: (sentence: string) => boolean): string {
  // The bracket's end stays: a sentence may end right behind it.
  const bare = text.replace(bracket, (whole) => `${spaces(whole.slice(0, -1))})`);
  let kept = text.replace(bracket, (whole, inside: string) => (other(inside) || (other === speaksOfAnother && unminded.test(unaccented(inside).trim())) ? spaces(whole) : whole));
  let from = 0;
  for (const end of [...bare.matchAll(sentenceEnds), null]) {
    const to = end === null ? bare.length : end.index;
    const sentence = bare.slice(from, to);
    // "Our number is …, not to be confused with …": what stands before that is of this case.
    const apartFrom = from + Math.max(0, sentence.search(setApartBehind), otherCustomer.test(unaccented(sentence).replace(/\s+/g, ' ')) ? sentence.search(otherPlaceBehind) : 0);
    if (sentence.trim() !== '' && other(sentence)) kept = kept.slice(0, apartFrom) + spaces(kept.slice(apartFrom, to)) + kept.slice(to);
    from = end === null ? to : end.index + end[0].length;
  }
  return kept;
}

/** As many blanks; lines stay lines. */
export function spaces(text: string): string {
  return text.replace(/[^\n]/gu, (one) => ' '.repeat(one.length));
}
