// Words by which a letter parts its own case from others, in text without accents and in lower case: what tells of another
// customer, an older case or a neighbour that works; what comes back to this one; what goes on to speak of the other. Words
// of languages only: no vendor's, no customer's.

const of = (...words: readonly string[]): RegExp => new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`);
const at = (...words: readonly string[]): RegExp => new RegExp(`^\\W*(?:(?:and|but|so|well|ok|und|aber|also|nun ja|mais|et|donc|bon)[\\s,]+)*(?:${words.join('|')})(?![a-z])`);

const kase = '(?:case|ticket|incident|matter|fault|job|request|customer|client|one|issue)';
const fall = '(?:fall|ticket|vorgang|kunde|fehler|auftrag|storung|sache)';
const affaire = '(?:dossier|cas|ticket|client|incident|demande|panne)';
const house = '(?:one|bank|shop|store|branch|office|site|customer|client|tenant|cluster|box|machine|server|host|node|system|instance|installation|environment|machine|practice|firm|school)';
const months = '(?:jan(?:uar[a-z]*|vier)|feb[a-z]*|fevrier|mar(?:ch|z|s)|apr[a-z]*|avril|mai|june?|juni|juin|jul[a-z]*|juillet|aug[a-z]*|aout|sep[a-z]*|o[ck]t[a-z]*|nov[a-z]*|de[cz][a-z]*)';
const past = '(?:spring|summer|autumn|winter|fall|week|month|year|quarter|time|mon(?:day)|tuesday|wednesday|thursday|friday)';
const self = '(?:ourselves|myself|on our own|in[- ]house|between us)';
/** "The console is happy, all green": what shows how things are is no neighbour that is well. */
const display = '.{0,40}?(?:console|dashboard|monitoring|monitor|display|panel|overview|(?:status|health|admin) page)(?![a-z])';
const solved = '(?:done|sorted|fixed|solved|managed|mended|handled|repaired|closed|settled|cured|dealt with)';

/** Another occasion. */
export const otherTime = of(
  `last ${past}`, `(?:the )?previous ${past}`, 'the other (?:day|week)', 'back (?:in|then)', `(?:in|from|of|since) (?:last )?${months}`, '(?:some |a few |two |three )?(?:weeks|months|years) ago', 'a (?:week|month|year) ago', 'recently', 'in (?:spring|summer|autumn|winter)',
  '(?:letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?) (?:woche|monat|jahr|herbst|winter|sommer|fruhjahr|mal|montag|dienstag|mittwoch|donnerstag|freitag)', `(?:im|vom|aus dem|seit) (?:letzten |vorigen )?${months}`, 'vor (?:\\w+ )?(?:wochen?|monaten?|jahren?)', 'neulich', 'kurzlich', 'damals', 'im (?:fruhjahr|fruhling|sommer|herbst|winter)', 'schon (?:ein)?mal',
  "(?:la semaine|le mois|l'an(?:nee)?|l'automne|l'hiver|l'ete|la fois) (?:dernier|derniere|passee?|precedente?)", `(?:en|de|d'|du mois de) ?${months}`, "il y a (?:\\w+ )?(?:semaines?|mois|ans?)", 'recemment', "l'autre jour", "a l'epoque", 'autrefois',
);
/** It happened to somebody then. */
const hadIt = of(
  '(?:had|saw|got|met|hit) (?:\\w+ ){0,3}?(?:this|that|it|these|the same|(?:something|sth) (?:very |quite )?(?:similar|like)|an? similar|the very same)', '(?:the same|this) (?:happened|occurred|was the case)',
  'hatten? (?:[a-z]+ ){0,6}?(?:dasselbe|das gleiche|das selbe|denselben|den gleichen|(?:etwas|was) (?:sehr |ganz )?ahnliche[sn]?|so (?:etwas|was)|einen ahnlichen)', '(?:etwas|was) (?:sehr |ganz )?ahnliches', '(?:dasselbe|das gleiche) (?:hatten?|gab es|war)',
  '(?:avait|avaient|avions|a eu|avons eu|ont eu|eu) (?:[a-z]+ ){0,4}?(?:la meme|le meme|les memes|quelque chose de (?:semblable|pareil|similaire)|pareil|cela|ca)',
);
const recalls = of(
  '(?:do|would|will|can) you (?:still |perhaps |by chance )?(?:remember|recall)(?! (?:that|to|how|when|if)(?![a-z]))', 'you (?:(?:may|might|will|must|surely|probably|certainly) )?(?:still |surely |well )?(?:remember|recall)(?! (?:that|to|how|when|if)(?![a-z]))', '(?:erinnert|erinnern|erinnerst) (?:ihr|sie|du)', '(?:ihr|sie) erinner(?:t|n) (?:euch|sich)', '(?:souvenez|rappelez)-vous', 'vous (?:vous )?(?:souvenez|souviendrez|rappelez)', 'tu te souviens',
);
/** "You will remember the Tollgate case". */
const recalledCase = of(`(?:the|our|that|an?)(?: [\\w.'&-]+){1,4} ${kase}`, `(?:the|our|that) ${kase} (?:of|at|with|from|about)`, `(?:den|das|die|unseren?|unser) (?:[\\w.'&-]+ ){0,3}${fall}`, `(?:du|de la|de l'|notre|le|la|l') ?(?:[\\w.'&-]+ ){0,2}${affaire}`);
const surely = of(
  `(?:this is |it is |that is |that's )?not (?:in )?(?:this|the present|our|the current) ${kase}(?! (?:that|which|but))`, 'not (?:the )?ones? (?:for you|(?:this|it|the (?:mail|ticket)) is about|i mean|we mean|concerned)', '(?:only|just|merely|purely) (?:there |here |mentioned |named )?(?:as |for |the |a |by way of |as a |as the |for the )?(?:comparison|control|contrast)', 'for (?:comparison|contrast)(?: only)?', '(?:is|as) (?:the|a|our|my) (?:comparison|control)', '(?:i|we) (?:only|just|merely) (?:mention|name|list|quote) (?:it|that|this|them|him|her)', '(?:that|this|which)(?: is|\'s) (?:only|just|merely) so (?:that )?you (?:know|can|see|understand)', '(?:only|just) so (?:that )?you can compare',
  `(?:we|i)(?:'ve| have| had)? (?:already |meanwhile |since )?${solved} (?:it |that |this |them |one |out ){0,2}${self}`, `${solved} (?:it |that )?by ${self}`, '(?:you|your (?:team|side|people)) (?:need|have|must|needn\'t) (?:not )?(?:to )?do (?:nothing|anything)(?: there| about it| about that)?', 'nothing (?:for you )?to do (?:there|for you)', "(?:ignore|forget|disregard|never mind) (?:about )?(?:what|whatever|everything|all) (?:i|we|he|she)(?:'ve| have| had)? (?:just )?(?:said|told|wrote|mentioned|reported)[^.;]{0,40}? about", '(?:vergesst|vergessen sie|ignoriert|ignorieren sie|vergiss)(?: bitte)?,? was (?:ich|wir) [^.;]{0,40}? (?:uber|zu[mr]?) (?!oben)', "(?:oubliez|ignorez) ce que (?:j'ai|je|nous avons|nous) [^.;]{0,40}? (?:sur|a propos de|au sujet de|de|du)", `other ${house}.{0,120} (?:is|are) (?:happy|content|fine|well)(?! (?:but|except))`, '(?:under|unter|sous) (?:an ?other|eine[mr] anderen|un autre) (?:number|ticket|case|nummer|ticketnummer|vorgang|numero|dossier)', `(?:put|set|got) (?:it|that|this|them) (?:all )?right ${self}`, 'nothing is (?:wanted|needed|required|asked) (?:from|of) you', 'no (?:fault|trouble|problem|issue)s? there', '(?:kein fehler|keine storung|kein problem) dort', 'dort (?:ist|lauft|geht) alles (?:gut|in ordnung|normal|bestens)', '(?:aucun probleme|pas de panne|rien a signaler) la-bas', '(?:please |kindly )?leave (?:it|that|that one|this one|them) (?:alone|as it is|be)', `forget (?:about )?(?:the )?(?:first|former|other|old|earlier)(?: ${kase})?`,
  'not what (?:this|it|i|we) (?:is|am|are|write|mean)(?: about)?', '(?:concerns?|is about|is for) an ?other (?:customer|client|case|ticket|site|matter)', '(?:where|and there) (?:it|everything|all|this|that) (?:all |just )?(?:works|runs|is fine|is ok|is well|goes well|is all right)', `^(?!${display})(?:\\W*[\\w.&' -]{2,50}?(?: \\([^()]{1,60}\\))? (?:is|are) (?:happy|content|untouched))(?=[,.;]| and| with)`, 'has no (?:problems?|trouble|issues?|faults?) (?:at all|whatsoever|there)', '(?:everything|it|all) (?:just )?(?:works|runs|is fine)[^.;!?]{0,12} by the way',
  '(?:nur |rein |bloss )?(?:zum|als|fur den) (?:reinen )?vergleich', 'nur (?:die |der |als |zur )?(?:vergleich|kontrolle|gegenprobe)\\w*', '(?:darum|um (?:die|den|das|sie|ihn)) geht es (?:hier |mir |uns |heute |diesmal |jetzt )?nicht', `(?:ist |das ist )?nicht (?:in )?diese[rsmn]? ${fall}`, 'haben wir (?:schon |bereits |inzwischen |uns )?(?:selbst|selber|alleine?) (?:\\w+ )?(?:gelost|behoben|erledigt|geschafft|hinbekommen|gemacht|repariert)', '(?:braucht|musst|mussen|brauchen) (?:ihr|sie) (?:euch |sich )?(?:da |dort |hier )?nichts (?:zu |mehr )?(?:tun|machen|kummern)', '(?:lasst|lassen sie) (?:das|die|den|ihn|sie|es|diesen?) (?:bitte )?(?:in ruhe|so|stehen)', 'wo (?:es|alles|das|noch alles) (?:geht|lauft|funktioniert|klappt|tut)', `(?:betrifft|betraf) eine[nr]? andere[nr]? (?:kunden?|kundin|fall|vorgang|mandanten)`,
  `(?:n'est |ce n'est )?pas (?:dans )?(?:ce|cet|cette) ${affaire}(?! (?:qui|que))`, '(?:pour|a titre de|comme|simple|seulement en|juste en) (?:simple )?(?:comparaison|temoin)', '(?:ce n\'est|il ne s\'agit) pas (?:de )?(?:celui-la|celle-la|cela|ca|lui|l\'objet|le sujet)', '(?:avons|ai) (?:\\w+ )?(?:deja )?(?:regle|resolu|traite|repare|fait|depanne)e?s? (?:nous-memes?|moi-meme|tout seuls?|en interne|entre nous)', "vous n'avez rien a (?:y )?faire", 'laissez-l(?:e|a|es)(?: tranquilles?)?', 'ou (?:ca|tout|cela) (?:marche|fonctionne|va|tourne)', "concerne\\w* (?:un |l'|une )?autre (?:client|dossier|cas|site|affaire)", `(?:ne |n')concerne\\w* (?:pas|nullement|en rien) (?:ce|cet|cette|notre|le present) ${affaire}`,
);
/** Says of one thing that was just named whose it is, and opens no part. */
const ofOther = of(
  `(?:that|this|it|which)(?:'s| is| was| were) (?:for |of |about |from |at )?(?:the |an ?)?other ${house}(?:'s)?`, `(?:is|was|are|were) (?:for |of )?(?:the |an ?)?other ${house}'s`, `belongs? to (?:the |an ?)?other (?:${house}|case|ticket)`,
  '(?:das|die|der|dies) (?:war|ist|gehort|gehorte|betraf|betrifft) (?:zu |zum |zur |bei |beim |von |vom )?(?:der |die |das |dem |den |eine?[mnr]? )?andere[nrsm]? (?:kunde[n]?|kundin|server|maschine|rechner|standort|haus|kiste|mandant(?:en)?|fall|vorgang|ticket)', 'gehort (?:zu |zum |zur )(?:der |dem )?andere[nrm]? (?:kunden|kundin|server|maschine|fall|vorgang)',
  "c'(?:est|etait) (?:pour |chez |celui de |celle de )?(?:un |l'|une )?autre (?:client|serveur|dossier|machine|site|cas)", "(?:appartient|etait) (?:a|chez|pour) (?:un |l'|une )?autre (?:client|dossier|serveur)",
);
const denies = of('not', "isn't", "wasn't", 'nicht', 'kein\\w*', 'pas', 'sondern', 'instead', 'statt');
/** "For this one it is green": what "it" is was said before. */
const takesUp = /(?<![a-z])(?:it(?:'s| is| was)|they|es|sie|er|il|elle|c'est)(?![a-z])/;
/** The head of a part: "The good cluster: …", "ABC-0031: fine, …", "The first (…) we have done". */
const wellHead = at(
  `(?:the )?(?:good|healthy|working|sound|intact) ${house}`, `(?:the )?${house} (?:that|which) (?:works|is (?:fine|ok|healthy|well|not affected|unaffected)|runs)`, `(?:the )?(?:machine|server|box|site|shop|branch|office|customer) next door[^.;]{0,40} (?:works|runs|is fine)`,
  '(?:der|die|das) (?:gute|gesunde|heile|intakte|funktionierende) \\w+', "(?:le|la|l') ?(?:bon|bonne|sain|saine) (?:serveur|machine|site|client|cluster|boutique|banque|instance)", "(?:le|la|l') ?(?:serveur|machine|site|client|cluster|boutique|banque|instance|poste) qui (?:marche|fonctionne|va bien)", '(?:der|die|das) \\w+, (?:der|die|das) (?:lauft|geht|funktioniert)',
  '[a-z]*-?[a-z]*-?\\d[a-z\\d-]*(?: \\([^()]{1,40}\\))?\\s?[:–-]\\s?(?:is |ist |est )?(?:all )?(?:fine|healthy|works|in ordnung|lauft|geht|marche|fonctionne|tout va bien|alles gut)', '[a-z]*\\d[a-z\\d-]*(?: \\([^()]{1,40}\\))? (?:works|lauft|marche|fonctionne)(?: (?:fine|ok|gut|bien|einwandfrei))?(?=[,;]| and)',
);
const settledHead = new RegExp(`^\\W*(?:the (?:first|former|other|old)(?: ${kase})?|one(?: of (?:them|the two))?|(?:der|die|das) (?:erste|andere|alte)(?: ${fall})?|(?:le|la|l') ?(?:premiere?|autre|ancienne?)(?: ${affaire})?)(?= \\(|,| (?:of|for|at|from|about|we|is|was|has|von|vom|bei|haben|ist|war|de|du|chez|est|nous|etait)(?![a-z])).{0,160}?(?<![a-z])(?:(?:is|was|has been|we have|we had|we|have been|ist|war|haben wir|est|etait|a ete|nous avons)(?: already| schon| bereits| deja| meanwhile| inzwischen)? (?:${solved}|erledigt|gelost|behoben|abgeschlossen|regle\\w*|resolu\\w*|clos\\w*)|(?:can|may) be closed|you (?:can|may) close)(?![a-z])`);
const days = '(?:mon|tues|wednes|thurs|fri)day|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|last (?:week|month|year|time)|yesterday|letzter woche|gestern|la semaine derniere|hier';
const closedTicket = new RegExp(`(?:^|[:,;]\\s?)(?:the |die |der |das |le |la |l')?(?:ticket|case|job|thing|matter|story|one|vorgang|fall|sache|geschichte|dossier|incident|affaire|panne)[^.;!?]{0,20} (?:from|of|vom|aus|im|von|de|du) (?:\\w+ )?(?:${months}|${days}).{0,120} (?:(?:is|was|has been|ist|est) (?:\\w+ )?(?:off the table|closed|settled|finished|over|history|done|vom tisch|erledigt|durch|abgeschlossen|gelost|close?|regle|resolu|classe)e?(?![a-z])(?! but| aber| mais)|you (?:can|may) close|(?:can|may) be closed|(?:konnt|konnen) (?:ihr|sie) schliessen|kann (?:zu|geschlossen)|pouvez (?:le |la )?(?:fermer|clore))`);

/** "The case of North Pier, that is settled since Friday." */
const settledCase = new RegExp(`^\\W*(?:the (?:case|ticket|matter|story|job)|(?:der|die|das) (?:fall|vorgang|sache|ticket|geschichte)|(?:le|la|l'|les) ?(?:cas|dossier|affaire|incident|panne)) (?:of|at|with|for|von|bei|mit|de|du|chez)(?! (?:this|today|now|diese[mnrs]?|heute|ce|cette)(?![a-z])) .{2,60}? (?:is|was|ist|war|est) (?:\\w+ )?(?:closed|settled|solved|over|finished|done|erledigt|gelost|abgeschlossen|vom tisch|regle|reglee|resolu|resolue|clos|close)(?![a-z])(?!.*(?<![a-z])(?:but|not|aber|nicht|mais|again|wieder|encore)(?![a-z]))`);

/** What comes back to the case of this letter. */
const back = at(
  "now(?!here)", 'this time', 'here', 'ours', 'on ours', 'new (?:one|case|ticket|matter|issue)', 'today', 'meanwhile', 'on to', 'what (?:i|we) need', 'the (?:second|latter|new|current|present)', `this (?:${kase}|mail|time)`, 'our own', 'with us',
  'jetzt', 'nun', 'diesmal', 'dieses mal', 'hier', 'bei uns', 'unsere?', 'heute', 'neuer (?:fall|vorgang)', 'neue (?:storung|sache)', 'der (?:zweite|neue|aktuelle)', 'die (?:zweite|neue|aktuelle)', 'das (?:zweite|neue|aktuelle)', 'zum neuen', 'aktuell',
  'maintenant', 'cette fois(?:-ci)?', 'ici', 'chez nous', 'le notre', 'la notre', "aujourd'hui", 'nouveau (?:dossier|cas)', 'nouvelle (?:panne|demande)', 'le (?:second|deuxieme|nouveau)', 'la (?:seconde|deuxieme|nouvelle)', 'desormais',
);
const ofThis = of(
  '(?:is|are) the ones? (?:for you|(?:this|it|the (?:mail|ticket)) is about|in trouble|concerned|affected|(?:that|which) (?:fails?|is broken|breaks?))', 'the ones? (?:this|it|the (?:mail|ticket)) is about', `(?:the )?${house} (?:that|which) (?:fails|is (?:broken|down|failing|affected|in trouble|hit|sick|concerned)|has (?:the|this) (?:fault|problem|trouble)|breaks)`, 'where (?:it|this|that|everything) (?:fails|breaks|is broken|does not|doesn\'t|hangs|goes wrong)', `the (?:bad|broken|sick|faulty|failing|affected) ${house}`, 'the patient', '(?<!not )(?:it|this) is (?:all )?about', '(?<!not )(?:for|on|at|in|concerns) this (?:one|customer|client|case|box|machine|server)', 'we need you', 'now(?= (?:it|we|has|have|the same|there))',
  '(?<!nicht )(?:jetzt |hier |diesmal |heute )?geht es (?:hier |jetzt |diesmal |heute )?um', 'es geht (?:jetzt |hier |diesmal |heute )?um', 'wo es (?:klemmt|hakt|nicht|brennt)', '(?:der|die|das) (?:kaputte|kranke|defekte|betroffene|fehlerhafte)', '(?<!nicht )(?:in|um|bei|zu) diese[mnr] (?:fall|vorgang|ticket|kunden)', 'brauchen wir (?:euch|sie)',
  "il s'agit (?:ici |cette fois |maintenant )?de(?! celui-la)", 'ou (?:ca|cela) (?:coince|plante|ne )', "(?:le|la|l') ?(?:serveur|machine|site|client|boutique|banque) (?:malade|en panne|touchee?|concernee?)", 'nous avons besoin de vous',
);
/** What goes on to speak of the one that was named. */
const goesOnThere = of(
  '(?:over |back |down )?there(?! (?:is|are|was|were)(?![a-z]))', `that (?:${kase}|box|server|machine|time|day)`, 'their', 'theirs', 'they', 'those', '(?:then|that) (?:was|were)', 'back then', 'in the end', 'you (?:then )?(?:found|fixed|reset|told|had|cured)', 'your (?:colleague|team|people) (?:then )?(?:found|fixed|reset|told|cured)',
  'dort', 'da(?= (?:war|waren|hat|haben|hatten?|half|lag|lief|stand|durft|wurde|ist))', 'damals', 'deren', 'dabei', 'druben', 'das ist (?:\\w+ )?(?:erledigt|gelost|behoben|vorbei)', 'das war',
  'la-bas', 'chez eux', 'leurs?', "c'etait", "a l'epoque", 'celui-la', 'celle-la', "(?:est|c'est) (?:\\w+ )?(?:regle|resolu|clos)e?",
);
const startsThere = at('(?:over |back |down )?there(?! (?:is|are|was|were)(?![a-z]))', 'dort', 'la-bas', 'chez eux', 'back then', 'damals');
const thatOne = at(`that (?:${kase})`, 'the (?:error|cause|fix) (?:there|then)', 'der dort', 'das dort', 'jene[rs]?', 'celui-la', 'celle-la');
export const pastVerb = of('was', 'were', 'had', 'did', 'could', 'went', 'came', 'took', 'made', 'helped', 'turned', '[a-z]{3,}ed', 'war', 'waren', 'hatten?', 'wurden?', 'half', 'geholfen', 'lag', 'lief', 'stand', 'zeigte', 'meldete', 'konnten?', 'etaient', 'etait', 'avait', 'avaient', 'avions', 'affichait', 'montrait', 'signalait');
const presentVerb = of('is', 'are', 'has', 'have', 'does', 'do', 'can', 'cannot', "can't", "isn't", "don't", "doesn't", 'works', 'fails', 'ist', 'sind', 'hat', 'haben', 'kann', 'konnen', 'geht', 'lauft', 'est', 'sont', 'ont', 'peut', 'peuvent', 'please', 'bitte', 'merci', 'we', 'wir', 'nous');

/** "They had this in February as well, and it is back." */
const returned = of('(?:is|are|has come|have come|came|comes|now) back', '(?:here |now )(?:it |they )?(?:is |are )?again', 'again (?:now|today|since)', 'wieder (?:da|los|so weit|soweit)', 'jetzt (?:ist es )?wieder', "(?:est|sont|c'est) (?:de )?(?:retour|revenue?s?)", 'recommence', 'a repris', 'de nouveau maintenant');

export type Speaks = 'another' | 'this' | 'both' | 'open';

/** "We had exactly this in January": told of another time, and it is this case as well. */
export function happenedThen(text: string): boolean {
  return otherTime.test(text) && hadIt.test(text) && !surely.test(text);
}

const row = /^\W*[^:.]{2,40}:(?: |$)/;
/** "Had this last month: yes". */
const answered = /^\W*[^:.]{2,40}:(?: [^ ]+){0,3}$/;

/** Of whom a sentence or clause speaks by its own words. `ofThisCase`: whether it is told of this one, where only a time speaks against it. */
export function speaksOf(text: string, question: boolean, ofThisCase: () => boolean = () => false): Speaks {
  const isBack = back.test(text) || ofThis.test(text);
  const isOther = surely.test(text) || wellHead.test(text) || settledHead.test(text) || closedTicket.test(text) || settledCase.test(text) || (recalls.test(text) && (question || otherTime.test(text) || recalledCase.test(text))) || (!isBack && !answered.test(text) && !returned.test(text) && otherTime.test(text) && hadIt.test(text) && !ofThisCase());
  return isOther && isBack ? 'both' : isOther ? 'another' : isBack ? 'this' : 'open';
}

/** "… - that was the other customer's": all that stands before it in its sentence; else the clause alone. Null = no word of another. */
export function namesOther(clause: string): 'before' | 'itself' | null {
  const said = ofOther.exec(clause);
  if (said === null || denies.test(clause)) return null;
  return /^\W*$/.test(clause.slice(0, said.index)) && /^\W*$/.test(clause.slice(said.index + said[0].length)) ? 'before' : 'itself';
}

const putDown = /^\W*(?:(?:(?:this morning|earlier(?: today)?|yesterday|on the phone|heute fruh|vorhin|gestern|am telefon|ce matin|hier|au telephone),? )?(?:i|we) (?:\w+ ){0,2}(?:put|wrote|said|noted|typed|told)|(?:ich|wir) (?:\w+ ){0,3}(?:schrieb|hatte|habe|sagte)|(?:j'|je |nous )(?:avais|ai|avions|avons) )/;
const notSo = /^\W*(?:not so|not [a-z]+[,;]|nicht [a-z]+[,;]|pas [a-z]+[,;]|not true|that (?:is|was) (?:wrong|not so|not true)|wrong|stimmt (?:aber )?nicht|das (?:war|ist|stimmt) (?:falsch|nicht)|falsch|(?:c'est|c'etait) faux|faux|ce n'est pas le cas)(?![a-z])/;

/** "I first put down that the console is red. Not so: …": the next sentence takes back this one. */
export function isTakenBackBy(text: string, next: string): boolean {
  return putDown.test(text) && notSo.test(next);
}

/** "For this one it is green": it takes up what the sentence before spoke of. */
export function takesUpThing(text: string): boolean {
  return takesUp.test(text) && (back.test(text) || ofThis.test(text));
}

/** "That is history.", "Closed.": said of an occasion that a paragraph told of. */
const overNow = of(
  "(?:(?:that|this|it|which|all of it|the (?:ticket|case))(?: one)?(?:'s| is| was| has been) (?:all |now |long |since |already )?|^\\W*)(?:closed|history|finished|over and done|done and dusted|done with|off the table|settled|solved|resolved)(?=\\W*$|[,;]| (?:since|now|long ago|by now))", '(?:(?:das|dies|die sache|der fall) (?:ist|war) (?:\\w+ )?|^\\W*)(?:geschichte|erledigt|vom tisch|abgeschlossen|geschlossen|gelost|vorbei)(?=\\W*$|[,;])', "(?:(?:c'est|cela est|tout est|l'affaire est|le dossier est) (?:\\w+ )?|^\\W*(?:dossier )?)(?:clos|close|regle|reglee|resolu|resolue|classe|termine|de l'histoire ancienne)(?=\\W*$|[,;]| depuis)", 'is finished(?=\\W*$)', '(?:est|ist) (?:regle|resolu|clos|erledigt)e? (?:et|und) (?:n\'a|hat) .{0,30}(?:lien|rapport|zu tun)',
);
const nowAgain = of('now', 'again', 'back', 'still', 'today', 'this time', 'but', 'however', 'jetzt', 'nun', 'wieder', 'heute', 'diesmal', 'aber', 'doch', 'maintenant', "aujourd'hui", 'de nouveau', 'cette fois', 'mais', 'encore');

/** A paragraph whose first sentence is of another time, and of which a sentence says that it is over. */
export function tellsOfThen(sentences: readonly string[]): boolean {
  return sentences.length > 0 && otherTime.test(sentences[0] ?? '') && sentences.some((one) => overNow.test(one)) && !sentences.some((one) => nowAgain.test(one) || back.test(one) || ofThis.test(one));
}

/** Whether a sentence behind one of another case goes on to speak of that. `first`: it begins a paragraph; `surely`: only by pointing there. */
export function goesOnAboutIt(text: string, first: boolean, surely = false): boolean {
  if (first) return startsThere.test(text);
  if (surely) return startsThere.test(text) || thatOne.test(text);
  return goesOnThere.test(text) || (pastVerb.test(text) && !presentVerb.test(text));
}

/** A row of a form, or words without a verb. */
export function isFragment(text: string): boolean {
  return row.test(text) || !(pastVerb.test(text) || presentVerb.test(text));
}

/** "=== old form, ticket of November, solved ===", "-- form of 3 February, closed --": what stands below is another case. */
const old = of('old', 'older', 'previous', 'earlier', 'former', 'closed', 'solved', 'resolved', 'finished', 'archived?', 'alte[rsn]?', 'altes', 'fruhere[rsn]?', 'vorige[rsn]?', 'erledigt\\w*', 'abgeschlossen\\w*', 'geschlossen\\w*', 'gelost\\w*', 'ancien(?:ne)?s?', 'vieux', 'vieille', 'precedent\\w*', 'clos\\w*', 'resolu\\w*', 'regle\\w*', 'archive\\w*');
const formWord = of('cases?', 'tickets?', 'forms?', 'incidents?', 'e?-?mails?', 'thread', 'story', 'matter', 'issue', 'request', 'report', 'copy', 'fall', 'falle', 'vorgang', 'vorgange', 'vorlage', '(?:\\w*)formular', 'meldung', 'storung', 'anfrage', 'dossiers?', 'formulaires?', 'cas', 'fiche', 'demande', 'panne', 'courriel', 'message');

export function headsOldCase(text: string): boolean {
  return formWord.test(text) && old.test(text);
}

const marks: readonly (readonly [string, RegExp])[] = [['time', otherTime], ['had', hadIt], ['recalls', recalls], ['surely', surely], ['theirs', ofOther], ['well', wellHead], ['settled', settledHead], ['back', back], ['this', ofThis], ['there', goesOnThere], ['starts', startsThere], ['one', thatOne], ['past', pastVerb], ['present', presentVerb], ['over', overNow], ['again', nowAgain]];

/** Which of these words stand in a text: what is learnt of it counts them as one, whichever it is. */
export function caseMarks(text: string): string[] {
  return marks.filter(([, words]) => words.test(text)).map(([name]) => name);
}
