// "Have asked the customer, will follow", "no idea yet, could be this, could be that", "Ergebnis folgt": an answer that
// promises one or says that nobody knows is none, whatever is asked for. In: what stands behind a label, or a sentence.
// Out: whether it leaves the answer open. "Not reproducible so far" and "nothing yet" are answers, and so is a value with a
// promise behind it ("AIX 7.2, patch level will follow").
import { isDone } from '../value/done.ts';
import { foldedWords, unaccented } from '../fold.ts';

/** A longer answer is told, and its beginning does not take the rest back. */
const answerCharactersMax = 220;
const who = "(?:(?:i|we|he|she|they|you|someone|somebody|a colleague|my colleague|our colleague|the (?:customer|client|user|admin|partner)|one of us)(?:'ll| will|'ve| have| has|'m| am|'re| are)?(?: still| just| yet)? )";
const finding = "(?:ask|check|enquire|inquire|find (?:it |that |this )?out|look (?:it |that |this |them )?up|look into|get back|come back to|let (?:you|us|me) know|tell (?:you|us|me)|confirm|clarify|verify|get (?:it|that|them|those|you)|send (?:it|that|them|those|you)|supply|provide|forward (?:it|them)|dig (?:it|that) (?:out|up)|report back|revert|add(?! the following)|fill (?:it |that |this )?in|hand (?:it |that |this |them )?(?:in|over|on)|pass (?:it |that |this |them )?on|update|submit|deliver)";
/** "Nachstellen macht ein Kollege, Ergebnis folgt": nothing is done yet, whatever stands before. */
const result = /(?<![a-z])(?:(?:results?|outcome|ergebnis(?:se)?|resultate?) (?:will |to |should |shall )?(?:follows?|come later|folg(?:t|en)|kommt? (?:noch|spater|nach))|(?:le |les )?resultats? (?:suit|suivra|suivront|suivent|a venir))(?![a-z])/;
/** "Our apprentice wanted to try this afternoon, I'll tell you then": somebody means to do it, and will be heard of. */
const meant = /(?<![a-z])(?:want(?:s|ed)? to|will try|going to|plans? to|means? to|intends? to|tonight|this (?:afternoon|evening)|later|tomorrow|soon|once|as soon as|wollten?|will|heute (?:abend|nachmittag|nacht)|morgen|spater|sobald|voulait|veut|essaiera|ce soir|cet apres-midi|demain|plus tard|des que)(?![a-z])/;
const heardOf = /(?<![a-z])(?:(?:i|we)(?:'ll| will| shall) (?:then )?(?:tell you|let you know|report|inform you|keep you (?:posted|informed)|come back|get back)|(?:sage|sagen|gebe|geben|melde|melden|berichte|berichten) (?:ich |wir )?(?:mich |uns |ihnen |euch |dann |dazu |noch )*(?:bescheid|dann|danach|spater|nach|wieder)|(?:je|nous|on) vous (?:dirai|dirons|dira|tiens au courant|tiendrai au courant|tenons au courant|tiendrons au courant|redirai))(?![a-z])/;
/** In text without accents: says that the answer is still to come, or unknown. */
const open = new RegExp(`(?<![a-z])(?:${[
  '^\\W*(?:later|tomorrow|tonight|this (?:afternoon|evening)|when i am back|spater|nachher|morgen|heute (?:nachmittag|abend)|plus tard|demain|ce soir|cet apres-midi)(?=[,;.]|$| (?:today|on|heute|dans))',
  '(?:will|shall|to|should|must|details?|results?|info|rest|more|lists?|names?|accounts?|numbers?) follows?(?! (?:the|your|these|those|a|an|that)(?![a-z]))', '(?:it|this|that|they) (?:follows|is coming|comes) (?:later|soon|tomorrow|tonight|today|asap)', 'coming (?:later|soon|tomorrow|tonight|asap|up)', '^\\W*(?:follows?|coming|come) (?:this (?:morning|afternoon|evening|week)|today|tomorrow|tonight|later|soon|asap|shortly|next week|(?:on|by) \\w+day)(?=[,;.]|$)', 'tb[cda](?![a-z])', '(?<![a-z.])t\\. ?b\\. ?[cdas]\\.?(?![a-z])', '^\\W*(?:kommt|kommen|folgt|coming|arrive|ca vient|ca arrive)(?: noch| dann| spater| bald| heute| morgen)?(?=[,;.]|$)',
  `(?:^(?:\\W|so )*${who}?|${who})(?:will|shall|'ll|going to|have to|has to|need to|needs to|must|yet to|still to|want to)(?: (?:first|still|just|have to|need to|probably|only))* ${finding}(?![a-z])`, `(?:to be|will be|being|are being|is being|still being) (?:confirmed|checked|clarified|asked|supplied|provided|sent|determined|advised|verified|(?:agreed|settled|discussed|decided|cleared) (?:with|by|among|between|at|in)(?![a-z]))`,
  `^\\W*(?:still )?(?:asking|checking|enquiring)(?: (?:with|the|their|his|her|an?)(?![a-z])|[.!]?$)`, '(?:still waiting for|(?:am|is|are|\'m|\'re) (?:still )?waiting for|awaiting) (?:an?|the|their|his|her) (?:answer|reply|response|word|confirmation)',
  'hard to (?:say|tell)(?=[.,;]|$)', '(?:not the|have not the|haven.t the|hadn.t the|without the) (?:faintest|foggiest|slightest|remotest)(?: idea| clue)?', 'keine[nr]? (?:blassen? |leisesten? )?(?:schimmer|dunst)', 'bin (?:ich|da) (?:da )?uberfragt', 'ich passe(?=[.,;]|$)', '(?:(?:have |i |we |got )?no idea|no clue)(?: yet| so far| (?:which|what|when|who|where)(?![a-z])[^,;.]*)?', "(?:do not|don't|dont|does not|doesn't|doesnt|did not|didn't|didnt) (?:really |yet )?know(?: yet| that| it| which| what| when|$|[.,;])", "(?:cannot|can't|could not|couldn't|can not) (?:honestly |really |yet )?(?:say|tell)(?: yet| for sure| for certain|$|[.,;])", "(?:not|isn't|aren't) (?:quite |really |at all |yet )?(?:sure|certain|clear|decided)(?: yet|$|[.,;]| (?:which|what|when|who|whether|if)(?![a-z]))", "(?:do not|don't) have (?:it|that|them|this) (?:in my head|to hand|at hand|here|handy|on me|in front of me)", '(?:is|are|was) (?:only )?(?:planned|scheduled|foreseen) for', 'still (?:open|unclear|outstanding|pending)',
  '(?:ergebnis\\w*|angabe\\w*|info\\w*|nummer|version|name\\w*|detail\\w*|rest|antwort|das|die|der) (?:wird |werden )?(?:folg(?:t|en)|nachgereicht|noch folgen|kommt noch|kommen noch|komm(?:t|en) (?:spater|morgen|heute|dann|nach))', '^\\W*(?:wird |werden )?(?:noch )?(?:folg(?:t|en)|nachgereicht|geklart|erfragt)(?![a-z])', '(?<!(?:die|der|ihre|ihrer|zur|eine) )(?:reiche|liefere|schicke|sende|gebe|trage|frage|hake)n? (?:ich |wir |das |die |den |es |ihn |sie |ihnen |euch |noch |dazu |beim \\w+ |bei \\w+ |heute |morgen |spater |im laufe \\w+ \\w+ )*nach(?![a-z])', '(?:wird|werden) (?:noch |erst |gerade |derzeit )?(?:nachgereicht|nachgeliefert|geklart|erfragt|abgeklart|nachgetragen|ermittelt|angefragt)', '(?:muss|mussen) (?:ich |wir |er |sie |das |man |erst |noch |selbst |mal |beim \\w+ |den \\w+ )*(?:er)?(?:fragen|klaren|nachsehen|nachschauen|nachfragen|herausfinden|abklaren)', '(?:klare|frage|prufe|kläre|erfrage|ermittle)n? (?:ich |wir |das |es )*(?:noch|gerade|erst)', '(?:frage|klare|erfrage)n? (?:ich |wir )(?:noch )?(?:den|die|das|beim|bei|mit|heute|morgen)', '(?:weiss|wissen) (?:ich |wir |er |man |das |es )*(?:noch |gerade |leider |derzeit |selbst )*nicht(?![a-z])', 'keine ahnung', '(?:ist |noch |derzeit )+(?:offen|unklar|ungeklart)', '(?:kann|konnen) (?:[a-z]+ ){0,7}nicht (?:genau |sicher |mehr )?(?:sagen|beantworten|beurteilen)', '(?:habe|haben) (?:ich |wir |es |das )*(?:gerade |leider )?nicht (?:im kopf|zur hand|parat|hier|griffbereit)', 'steht (?:noch )?aus', '(?:wird|werden|ist|sind) (?:hiermit |noch )?(?:zugesagt|versprochen|zugesichert|in aussicht gestellt)', '(?:is|are|has been|have been) (?:hereby )?(?:promised|pledged|undertaken) (?:for|by|until|to)(?![a-z])', '(?:est|sont|a ete|ont ete) (?:promise?s?|annoncee?s?) (?:pour|d.ici)(?![a-z])', '(?:warte|warten) (?:ich |wir )?(?:noch |hier )?auf (?:die |eine |den |seine |ihre )?(?:antwort|ruckmeldung|angabe|info|auskunft|kunden)', 'melde (?:ich )?mich (?:dazu |damit |noch |dann |spater |morgen )',
  '(?:suivra|suivront|a suivre|a venir|a confirmer|a preciser|a verifier)(?![a-z])', "^\\W*(?:je|nous|on) (?:vous |te |lui |leur )?(?:l'|le |la |les )?(?:demande|demanderai|demanderons|demandons|verifie|verifierai|verifierons|verifions|enverrai|enverrons|transmettrai|transmettrons|communiquerai|communiquerons|dirai|dirons|confirmerai|confirmerons|preciserai|preciserons|redemande|reviens vers|reviendrai)(?![a-z])", "(?:dois|devons|doit|doivent|faut|vais|allons|va) (?:encore |d'abord |aussi )?(?:le |la |les |l'|lui |leur |me |nous |vous )?(?:demander|verifier|renseigner|redemander|chercher|confirmer)(?![a-z])", '(?:reste|restent) a (?:verifier|confirmer|demander|preciser|determiner)', '(?:sera|seront|serait) (?:transmis|communique|confirme|precise|envoye|fourni|verifie)\\w*', "(?:ne |n')?(?:sais|savons|sait|savent) (?:pas|toujours pas)(?: encore)?", 'aucune idee', "ne (?:peux|peut|pouvons|pourrai|pourrons) (?:pas|rien) (?:encore )?(?:vous |te )?(?:le |la |les |l'|en )?(?:dire|repondre|preciser|communiquer)(?: (?:pour|a) (?:l'instant|le moment|ce stade))?(?=[.,;]|$)", '(?<![a-z])on attend(?:ons)? (?:encore )?(?:la |une |sa |son )(?:reponse|retour)', 'pas la moindre idee', 'pas encore (?:sure?s?|certaine?s?|determine\\w*|confirme\\w*)', "(?:j'attends|nous attendons|en attente|on attend) (?:de |d'|du |des |la |le |l'|une |sa |son |leur )*(?:reponse|retour|confirmation|client)(?![a-z])", "(?:est|sont) prevue?s? (?:pour|cet|ce|demain|lundi|mardi|mercredi|jeudi|vendredi)",
].join('|')})`);
/** "Will send tonight", "die Liste schickt der Kunde morgen", "still finding out": promised by whoever has it. */
const promised = new RegExp(`(?:${[
  "^\\W*(?:i |we |he |she |they )?(?:will|shall|'ll) (?:send|supply|provide|forward|deliver|add|write|type|note|come|be sent|be added)(?: (?:it|them|that|those|this|you|over|up|down))*(?: (?:tonight|tomorrow|later|soon|today|asap|shortly|next|on|by|this|after|when|once|as soon)(?![a-z])|[.!]?$)", '(?:^|still |are |am |is )finding (?:it |that |this )?out', "^\\W*(?:the |a |full |their |his |her )?(?:list|names?|steps|details)(?: of \\w+)? (?:comes?|come|arrives?|gets? sent|sent)(?: \\w+){0,3} (?:tonight|tomorrow|later|soon|shortly|on \\w+day|next|this (?:afternoon|evening|week)|(?:in|with|by) (?:a|an|my|the) (?:\\w+ )?(?:mail|message|call|post))(?![a-z])",
  '^\\W*(?:die |eine |deren )?(?:liste|namen|angaben|daten|schritte|details|konten) (?:schick|liefer|gib|nenn|bekomm|komm|folg|reich|send|stell|trag|erhalt)[a-z]*(?![a-z])', '^\\W*(?:schick|liefer|sende|reich|trag)[a-z]* (?:ich|wir|der|die)(?![a-z])', '^\\W*(?:la |les |une )?(?:liste|noms?|comptes?|etapes?|details?)(?: \\w+){0,3} (?:arriv|suiv|vien|sera|seront|part)[a-z]*(?![a-z])', "^\\W*(?:a|sera|seront) (?:envoyer|envoyee?s?|completer|suivre)(?![a-z])",
].join('|')})`);
/** "What Tom has tried I'll send you", "mein Sohn hat geprüft, er schreibt es Ihnen auf": what was done is told later. */
const toldLater = new RegExp(`(?:${[
  "^\\W*(?:what(?:ever)?|all that|everything|which steps|the (?:steps|tests|checks))(?: [^.;]{3,90}?)?,? (?:(?:i|we|he|she|they|you)(?:'ll| will| shall| am going to| are going to| is going to)|will|follows?) (?:\\w+ ){0,3}?(?:send|sent|write|tell|forward|mail|give|pass|note|list|let|get|come|follow|supply|type|put|know|told)(?![a-z])", "(?:troubleshoot\\w*|tests?|testing|checks?|diagnos\\w+|the rest)[^.;]{0,30}[,;] (?:he|she|they)(?:'ll| will)? (?:writes?|sends?|notes?|tells?|mails?|lists?)(?![a-z])",
  '^\\W*(?:was|welche schritte|alles,? was|die (?:schritte|tests))(?: [^.;]{3,90}?)?,? (?:schick|reich|liefer|schreib|send|tipp|stell|teil|folg|notier|mail|komm|sag|trag)[a-z]*(?![a-z]) (?:ich|wir|er|sie|der|die|mein|unser|herr|frau|kolleg|noch|heute|morgen|spater)', '(?:fehlersuche|gepruft|tests?|geprobt|versucht)[^.;]{0,30}[,;] (?:er|sie|das) (?:schreib|schick|send|notier|sag)[a-z]*(?![a-z])',
  "^\\W*(?:tout )?(?:ce (?:que|qui|qu')|les (?:essais|etapes|manipulations))(?: ?[^.;]{3,90}?)?, ?(?:je|nous|il|elle|on|mon \\w+|notre \\w+)(?: (?:vous|te|le|la|les))*(?: l'| )(?:envo|enver|transm|ecri|communi|fer|donn|dir|not|list)",
].join('|')})`);
/** Beside one of those these say no more. */
const beside = /^\W*(?:(?:i|we|have|has|had|i've|we've|already|just) )*(?:asked|emailed|called|rung|written to|habe|haben|ist angefragt|angefragt|gefragt|demande|interroge|could be|might be|may be|maybe|perhaps|possibly|konnte|vielleicht|kann|peut[- ]etre|pourrait|sorry|leider|desole|honestly|frankly|same|ditto|likewise|dito|ebenso|genauso|idem|pareil|he|she|they|er|sie|il|elle)(?![a-z])/;
const guess = /(?<![a-z])(?:could be|might be|may be|could also be|might also be|maybe|perhaps|either|konnte|konnte auch|kann|vielleicht|entweder|oder auch|peut[- ]etre|pourrait|soit)(?![a-z])/g;
const clauseEnds = /[,;]\s+|[.!]\s+|\s[–—-]\s|\s(?=(?:but|aber|mais)\s|\()/u;
const against = /^\W*(?:but|aber|mais|probably|likely|wahrscheinlich|vermutlich|probablement)(?![a-z])/;

/** "Ob es das schon gab, kann ich nicht sagen": the question is said again, and what stands behind it answers or does not. */
const asksItself = /^\W*(?:whether|if|ob|si|when|since when|wann|seit wann|wer|quand|depuis quand|qui|(?:what|which|was|welche[rns]?|ce que|ce qui) (?:\w+ ){1,10}\w+$)(?![a-z])/;

const shown = '(?:reading|readings|status|state|result|answer|note|screenshot|stand|status|zustand|ablesung|anzeige|ergebnis|antwort|releve|etat|resultat|reponse)';
const comes = '(?:(?:will|shall|is to|are to|comes? to) follow|follows|(?:is|are) (?:still )?on (?:its|their|the) way|(?:is|will be) (?:being )?(?:sent|supplied|passed on)|folgt|reiche?n? (?:ich|wir) nach|liefere?n? (?:ich|wir) nach|wird nachgereicht|kommt (?:noch|spater|nach)|suivra|suit|arrive|vous parviendra)';
/** "The console reading for today's will follow": whatever it is, somebody has it and it is told later. */
const toldOnceKnown = new RegExp(`(?<![a-z])${shown}(?![a-z])(?: (?:of|for|on|from|in|von|vom|der|des|dazu|zu|im|de|du|la|pour)(?: [a-z'-]+){1,4}?)?,? (?:[a-z]+ )?${comes}(?![a-z])|(?:waiting|wait|warte|attends|attendons) (?:[a-z]+ ){0,2}?(?:for|auf|encore)? ?[^.;]{0,50}(?<![a-z])${shown}(?![a-z])|(?<![a-z])${shown}(?![a-z])[^.;]{0,30}, (?:je|nous) l.attend`);

export function isToldLater(text: string): boolean {
  return toldOnceKnown.test(plain(text.slice(0, answerCharactersMax)));
}

export function leavesOpen(answer: string): boolean {
  const text = plain(answer);
  if (text.length > answerCharactersMax) return false;
  const said = text.split(clauseEnds).filter((clause) => /[a-z\d]/.test(clause));
  const clauses = said.length > 1 && asksItself.test(said[0] ?? '') && !open.test(said[0] ?? '') ? said.slice(1) : said;
  const first = clauses[0];
  if (first !== undefined && (promised.test(first) || toldLater.test(text))) return true;
  if (first === undefined || clauses.slice(1).some((clause) => against.test(clause) && !open.test(clause))) return false;
  if (open.test(first) || ((result.test(text) || (heardOf.test(text) && meant.test(first))) && !isDone(` ${foldedWords(answer).join(' ')} `))) return true;
  return (beside.test(first) || guess.test(first)) && clauses.every((clause) => open.test(clause) || beside.test(clause)) && clauses.some((clause) => open.test(clause));
}

/** "Could be the one, could be the other": nothing is chosen. */
export function isUndecided(answer: string): boolean {
  return [...plain(answer).matchAll(guess)].length >= 2;
}

function plain(text: string): string {
  return unaccented(text.trim()).replace(/\s+/g, ' ');
}
