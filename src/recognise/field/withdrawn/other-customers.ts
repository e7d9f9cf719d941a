// Sentences that tell of another customer or an older case without saying that they do: by what they name. "At Emu Plumbing last
// month we had …" names a place that the letter names nowhere else; "in February, on AB-5203, the lamp was red" names the number
// of another case and a time that is over; "so that nobody mixes it up: … was the one with …" says whom not to mistake it for.
// In: a sentence, as typed and without accents, and the letter. Out: yes or no. Words of languages only.
import { otherTime, pastVerb } from './case-words.ts';
import { isGivenName } from '../../people/given-names.ts';
import { unaccented } from '../fold.ts';

const of = (...words: readonly string[]): RegExp => new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`);

/** The number of a case: "AB-5203", never the middle of a longer one. */
const caseNumber = String.raw`(?<![a-z\d-])(?!(?:kb|err|error|event|cve|iso|rfc|win|srv|pc|vlan|utc)-)[a-z]{2,8}-?\d{3,8}(?![\w-])`;
const named = new RegExp(caseNumber, 'g');
const hasNumber = new RegExp(caseNumber);
/** "AB-5120 was about …", "when AB-5120 was open"; one that was opened just now is this one. */
const numberWas = new RegExp(`${caseNumber}(?:,? [^.;:!?]{0,40}?,)? (?:(?:was|were|had)(?! (?:just|today|opened|logged|raised|created|assigned|given|entered|wrong|not|a (?:typo|slip|mistake))(?![a-z]))|concerned|war(?! (?:falsch|nicht|ein (?:tippfehler|versehen)))|hatte|betraf|etait(?! (?:faux|fausse|une erreur))|avait|concernait|portait)(?![a-z])`);
const slip = of('wrong', 'typo', 'mistyped', 'correct', 'instead', 'read', 'falsch', 'vertippt', 'richtig', 'statt', 'zahlendreher', 'erreur', 'faux', 'fausse', 'au lieu');
/** It is told against another one. */
const mixedUp = of(
  '(?:nobody|no one|noone|you|they|none of you|it|nothing|this|these|them|people) (?:does not |do not |don.t |doesn.t |will not |won.t )?(?:gets? |get |is |are )?(?:mix(?:es|ed)?|confuse[sd]?|muddle[sd]?|mistakes?)', 'to (?:avoid|prevent|rule out) (?:any |all )?(?:confusion|mix-?ups?|muddle)', '(?:do not|don.t|never) (?:please )?(?:take|mistake|confuse|mix|muddle) (?:it|this|that|them|these|us|the [a-z]+)(?: up)? (?:for|with)', 'not to be (?:taken|mistaken) for', 'keep (?:it|this|that|them|these|the two)(?: [a-z]+){0,2} (?:apart|separate)(?: from)?', '(?:halt|halten sie|haltet)(?: bitte)? (?:das|es|die beiden|dies)(?: bitte)? (?:auseinander|getrennt)', '(?:verwechselt|verwechseln sie|verwechsle)(?: bitte)? (?:das|es|dies|die|den|uns)(?: bitte)? nicht',
  'damit (?:es |das |da |hier |sie |ihr |man |nur )?(?:keine?r? |nichts? |niemand |nicht )(?:\\w+ )?(?:verwechsl\\w+|verwechselt|durcheinander\\w*)', 'um (?:verwechslungen|missverstandnisse) (?:zu vermeiden|vorzubeugen|auszuschliessen)', '(?:bitte )?nicht (?:zu )?(?:verwechseln|vermengen|durcheinanderbringen) mit',
  '(?:pour|afin d.|a) ?(?:eviter|ecarter) (?:toute|une|les|de) (?:\\w+ )?(?:confusions?|melanges?|malentendus?)', 'a ne pas (?:confondre|melanger) avec', 'ne (?:le |la |les |l.)?(?:confondez|melangez|prenez) pas',
);
/** It is over, said of a case. */
const settled = of(
  '(?:theirs|that one|this one|which|that|it|case|ticket|matter|one|incident|story) (?:is|was|has been) (?:\\w+ )?(?:settled|closed|solved|resolved|fixed|over|history|done and dusted)', 'and (?:is|was|has been) (?:\\w+ )?(?:settled|closed|solved|resolved)', '(?:^|[(,] ?)(?:\\w+ )?(?:closed|settled|solved|resolved|done) (?:last|in|on|long|since|yesterday|weeks|months)', 'long (?:closed|settled|solved|done|over)',
  '(?:langst|inzwischen|bereits|seit langem) (?:schon |wieder )?(?:erledigt|abgeschlossen|geschlossen|gelost|behoben|durch)', '(?:der|die|das|fall|vorgang|ticket|sache) (?:ist|war|wurde) (?:\\w+ )?(?:erledigt|abgeschlossen|geschlossen|gelost|vom tisch|geschichte)', '(?:clos|close|regle|reglee|resolu|resolue|classe|classee|termine|terminee)(?: depuis| le| la semaine| en|\\W*$)',
);
/** "… was the one on …", "das war der Kunde mit …", "c'était celui avec …". */
const theOne = of(
  '(?:is|are|was|were) (?:the|that) (?:one|customer|client|tenant|site|shop|case|ticket|bank|firm|practice|machine|server) (?:on|with|at|in|of|for|from|running|that (?:ran|had|runs|has|was)|which (?:ran|had|has)|who (?:ran|had|has|wanted)|where)',
  '(?:ist|war|waren) (?:der|die|das|jener|jene|jenes) (?:kunde|kundin|mandant|fall|vorgang|haus|firma|server|mit|bei|auf)', "(?:est|etait|c.est|c.etait) (?:celui|celle|le client|la societe|le dossier|le cas|le serveur)",
);
/** "The case of yesterday (…) is something else." */
const differs = of(
  '(?:case|ticket|incident|matter|one|story|thing) (?:of|from|we|you|i|on|at|that)(?![a-z]).{0,80}? (?:is|was) (?:\\w+ )?(?:something (?:else|different)|a(?:nother| different) (?:story|matter|thing|kettle))', '(?:fall|ticket|vorgang|sache|geschichte|thema|storung) (?:von|vom|aus|der|bei|mit)(?![a-z]).{0,80}? (?:ist|war) (?:\\w+ )?(?:et)?was (?:\\w+ )?ander(?:e|)s', "(?:dossier|cas|ticket|incident|affaire|panne) (?:de|du|d'|chez|que)(?![a-z]).{0,80}? (?:est|etait|c'est) (?:\\w+ )?(?:autre chose|une autre (?:histoire|affaire))",
);
/** Somebody else is named for what he is. */
const someoneElse = of(
  '(?:an ?other|a second|a different|a neighbou?ring|some other|one) (?:of our )?(?:other )?(?:customers?|clients?|tenants?|sites?|shops?|banks?|practices?|firms?)(?: of (?:ours|mine))?', '(?:the |our )?(?:customer|client|tenant|practice|shop|office|firm|company) next door', '(?:ein(?:em|en|er|e)? )(?:weiterer?n?|weitere[mn]?|andere[rmn]?|benachbarte[rmn]?|zweite[rmn]?) (?:unserer )?(?:kunden?|kundin|mandant(?:en)?|haus|filiale|praxis|kanzlei|firma|standort)', '(?:beim|der|dem|ein|einem) nachbar(?:n|kunden?|mandanten?|haus)?', "(?:un |l.|une )?autre (?:de nos )?(?:clients?|cabinet|societe|site|magasin|agence)", '(?:client|cabinet|site|magasin|locataire|societe|agence) voisine?',
);
const worksThere = of(
  '(?:there|over there|where) (?:it|everything|all|they) (?:\\w+ )?(?:starts|runs|works|goes|comes|prints|passes|is) ?(?:up |through )?(?:fine|ok|okay|well|normally|happily|as it should|without|like a charm|just fine)', '(?:everything|it all|all) (?:there )?(?:works|runs|goes through|is fine)', 'has no (?:such )?(?:problems?|trouble|faults?)', 'without (?:a|any) (?:problems?|trouble|hitch|murmur|fault|issues?)',
  '(?:dort|da|bei dem|bei denen|druben) (?:lauft|startet|geht|funktioniert|klappt|tut|kommt|ist)(?! (?:nicht|kein|gar nichts))', '(?:lauft|geht|funktioniert|klappt) (?:es |alles |das |dort |da )+(?:einwandfrei|problemlos|normal|gut|tadellos|ohne)', '(?:tout|ca|cela) (?:y )?(?:passe|marche|fonctionne|va|tourne) (?:normalement|bien|parfaitement|sans|tres bien)', "(?:aucun|sans) (?:le moindre )?(?:probleme|souci)",
);
const nowHere = of('now', 'again', 'this time', 'today', 'here', 'still', 'as well as', 'jetzt', 'nun', 'heute', 'diesmal', 'wieder', 'hier', 'bei uns', 'maintenant', "aujourd.hui", 'cette fois', 'ici', 'chez nous', 'encore', 'de nouveau');
/** "Das ist jetzt schon der dritte Kunde": it counts them, and says nothing of now. */
const counted = /(?<![a-z])(?:now|jetzt|nun|maintenant|today|heute) (?:already |schon |bereits |deja )?(?:the|my|our|der|die|das|mein|unser|le|la|mon|notre) (?:second|third|fourth|fifth|zweite|dritte|vierte|funfte|deuxieme|troisieme|quatrieme)[a-z]*(?![a-z])/g;

/** "X had an empty calendar too, there it was …", "auch bei X …, dort haben wir …". */
const hadToo = of('(?:had|saw|got) [^.;]{2,60}?(?: too| as well| once| before)', 'also had', '(?:hatte|hatten|gab es) [^.;]{0,40}?(?:auch|ebenfalls|schon einmal|schon mal)', 'auch [^.;]{0,40}?(?:hatte|hatten|gab)', "(?:avait|avaient|a eu|ont eu) [^.;]{0,40}?(?:aussi|egalement|deja)", "(?:aussi|egalement) (?:avait|eu)");
const had = of('had', 'saw', 'got', 'hatte', 'hatten', 'avait', 'avaient');
const thereThen = of('there (?:it was|it turned out|it were|we|they|i|the|a|an|this|that)', 'dort (?:war|waren|lag|half|hat|haben|hatten|wurde|mussten)', 'da (?:war|waren|lag|half|hat|haben|hatten|wurde|mussten)', 'la-bas', "chez eux");
/** "Tenant 12345 runs by the same way without trouble": it goes well with what is named by its number. */
const goesWell = of('(?:runs|works|goes|prints|starts|is running|is working)(?! (?:not|no))[^.;,]{0,50}? (?:fine|normally|happily|smoothly|flawlessly|as it should|without (?:a |any |an )?(?:problems?|trouble|complaints?|hitch|murmur|faults?|issues?|errors?))', '(?:lauft|geht|funktioniert|arbeitet|druckt)(?! (?:nicht|kein))[^.;,]{0,50}? (?:einwandfrei|problemlos|tadellos|normal|fehlerfrei|ohne (?:probleme?|fehler|storung|mucken|murren))', '(?:marche|fonctionne|passe|tourne|va)(?! pas)[^.;,]{0,50}? (?:normalement|parfaitement|tres bien|sans (?:probleme|souci|erreur|accroc)s?)');
/** Only sometimes, or apart from this. */
const partly = of('otherwise', 'apart from', 'except', 'sometimes', 'usually', 'until', 'as long as', 'if', 'when', 'once', 'only', 'again', 'now', 'sonst', 'ansonsten', 'bis auf', 'ausser', 'manchmal', 'meist', 'bis', 'solange', 'wenn', 'sobald', 'nur', 'wieder', 'jetzt', 'sinon', 'sauf', 'parfois', 'jusqu.\\w*', 'tant que', 'si', 'quand', 'seulement', 'de nouveau', 'maintenant');
const numbered = /^\W*(?:(?:the|our|der|die|das|unser|unsere|le|la|notre)\s)?(?:\p{L}{3,20}\s)?(?<name>[\p{L}-]*\d[\p{L}\d-]{2,})(?=[\s,(])/u;
/** Where it was: "at Emu Plumbing", "bei der Hafen AG", "chez Dupont"; "with Java 8" and "Widget for Java" are things. */
const place = /(?<![\p{L}])(?:[Aa]t|[Ww]ith|(?<!\p{Lu}\p{L}{1,30} )[Ff]or|(?:[Cc]olleagues|[Pp]eople|[Ff]olks|[Gg]uys|[Ll]ot|[Tt]eam) (?:of|over at)|(?:[Kk]ollegen|[Ll]eute|[Tt]eam) (?:von|vom|der)|(?:[Cc]oll.gues|[Gg]ens) de|[Bb]ei(?: de[rmn])?|[Bb]eim|[Ff]ür|[Cc]hez|[Pp]our)\s(?<name>\p{Lu}[\p{L}&'’-]{2,}(?:\s\p{Lu}[\p{L}&'’.-]+){0,3})(?![\p{L}&'’.-]|\s\d)/gu;
/** "Bellbird Cafe had …": who begins the sentence. */
const subject = /(?:^|:)\W*(?:(?:and|but|also|und|auch|aber|et|mais),?\s)?(?<name>(?!(?:Frau|Herrn?|Mrs?|Ms|Mme|Madame|Monsieur|Dr)\s)\p{Lu}[\p{L}&'’-]{2,}(?:\s\p{Lu}[\p{L}&'’.-]+){1,3})(?=\s\(|\s\p{Ll}|,)/gu;
const namesMax = 6;
/** "Bayside is …": the first word, or several. */
const opening = /^\W*(?<name>\p{Lu}[\p{L}&'’-]{2,})(?=\s|,)/u;

/** Begins with a name that was said of this case: "Bayside is level 4 and we do not know their lamp". */
export function opensWithOwn(sentence: string, own: string): boolean {
  const name = opening.exec(sentence)?.groups?.['name'];
  return name !== undefined && !sentenceWords.has(unaccented(name)) && new RegExp(`(?<![a-z\\d])${unaccented(name).replace(/[^a-z\d]/g, '.')}(?![a-z\\d])`).test(own);
}

/** They begin sentences of anything. */
const sentenceWords = new Set('the this that they there then their those these and but for with when our your you she his her its was were had has have one two who what where why how not all some any one der die das den dem dort damals dann deren diese dieser dieses und aber auch wir sie ihr bei für mit dabei die les des ils elle elles leur leurs nous vous ils mais une cela ces cette dans pour chez avec'.split(' '));

/** A row of a form answers its label, whatever it names. */
const row = /^[\s"'(*•-]*(?<lead>\p{L}[^:.!?\n]{1,60}):(?:\s|$)/gmu;
/** "For comparison: …", "So that nobody mixes it up: …". */
const toldApart = of('comparison', 'compare', 'know', 'reminder', 'record', 'fyi', 'info', 'note', 'history', 'aside', 'by the way', 'background', 'ubrigens', "d.ailleurs", 'au passage', 'en passant', 'clear', 'sure', 'mention', 'careful', 'attention', 'klarheit', 'vorsicht', 'clarte', 'vergleich', 'information', 'wissen', 'erinnerung', 'hinweis', 'nebenbei', 'hintergrund', 'comparaison', 'rappel', 'memoire', 'savoir', 'note');

/** Whether there are rows of a form in it. */
function hasRows(sentence: string): boolean {
  return [...sentence.matchAll(row)].some((one) => {
    const lead = unaccented(one.groups?.['lead'] ?? '');
    return !toldApart.test(lead) && !mixedUp.test(lead);
  });
}

/** "Our neighbour Fern Hill, by the way: …", "unser zweiter Kunde: …". */
const someoneElseHead = of(
  '(?:our|my|a) (?:neighbou?rs?|(?:other|second|third|neighbou?ring) (?:customers?|clients?|tenants?|sites?|shops?|practices?|firms?))', '(?:unser|mein|ein)e?[rmn]? (?:nachbar(?:n|haus|kunden?|praxis)?|(?:zweite|dritte|andere|weitere|benachbarte)[rmn]? (?:kunden?|kundin|mandant(?:en)?|standort|haus|praxis|kanzlei|firma))', '(?:notre|mon|un|une) (?:voisine?|(?:autre|second|deuxieme|troisieme) (?:client|locataire|site|cabinet|societe|magasin))',
);
const remembers = of('(?:you )?(?:may|might|will|surely|probably|certainly) (?:still )?(?:remember|recall|know)', 'do you (?:still )?(?:remember|recall)', 'remember', 'think of', 'ihr (?:erinnert|kennt)', 'sie (?:erinnern|kennen)', 'erinnert ihr', 'erinnern sie', 'zur erinnerung', 'vous (?:vous )?(?:souvenez|rappelez|connaissez)', 'pour (?:memoire|rappel)', 'rappelez-vous');
const headMax = 90;

function isOtherName(name: string, isElsewhere: (name: string) => boolean): boolean {
  return !isGivenName(unaccented(name.split(' ')[0] ?? '')) && !isElsewhere(name);
}

/** What stands before a colon names another customer, or an older case: all behind it is told of that one. */
export function headsOther(sentence: string, isElsewhere: (name: string) => boolean): boolean {
  const lead = /^([^:\n]{3,90}?)\s?:\s+\S/u.exec(sentence.slice(0, headMax + headMax))?.[1] ?? '';
  const said = unaccented(lead).replace(/\s+/g, ' ');
  if (lead === '' || nowHere.test(said)) return false;
  const named = namesBy(place, lead).some((name) => isOtherName(name, isElsewhere));
  const number = hasNumber.test(said);
  return someoneElseHead.test(said) || (otherTime.test(said) && (named || number)) || (number && remembers.test(said));
}

/** "Don't mix this up with Hafen please": whom it is not, never what a form asks. */
export function setsApartFrom(lead: string): boolean {
  return mixedUp.test(unaccented(lead).replace(/\s+/g, ' '));
}

/** `isElsewhere`: whether the letter names it in another sentence too. */
export function tellsOfOther(sentence: string, said: string, isElsewhere: (name: string) => boolean): boolean {
  if (hasRows(sentence)) return false;
  const numbers = (said.match(named) ?? []).length;
  if (slip.test(said) && numbers > 1) return false;
  const [over, apart, past] = [settled.test(said), mixedUp.test(said), pastVerb.test(said)];
  if ((theOne.test(said) && (over || apart)) || (apart && (over || past || numbers > 0))) return true;
  // "Hafen (4711) had the same in November, long closed": of a time that is over, and settled then.
  if (over && past && otherTime.test(said) && !nowHere.test(said)) return true;
  if (differs.test(said) || (numberWas.test(said) && !nowHere.test(said)) || (someoneElse.test(said) && worksThere.test(said))) return true;
  const isOther = (name: string): boolean => isOtherName(name, isElsewhere);
  const [at, who] = [namesBy(place, sentence).some(isOther), namesBy(subject, sentence).some(isOther)];
  if (!partly.test(said) && ((at && (goesWell.test(said) || worksThere.test(said))) || (goesWell.test(said) && isOther(numbered.exec(sentence)?.groups?.['name'] ?? sentence)))) return true;
  if (!past) return false;
  if (otherTime.test(said) && !nowHere.test(said.replace(counted, ' ')) && (numbers > 0 || at)) return true;
  return thereThen.test(said) && ((hadToo.test(said) && (at || who)) || (who && had.test(said)));
}

/** "Alpina (4711LP) we have done ourselves": who a sentence of another case is about. */
const head = /^\W*(?<name>\p{Lu}[\p{L}&'’-]{2,}(?:\s\p{Lu}[\p{L}&'’.-]+){0,3})(?=\s\()/gu;

/** Whom a sentence of another case names as its place; later sentences may name them again. */
export function namedIn(sentence: string): string[] {
  return [...namesBy(place, sentence), ...namesBy(subject, sentence), ...namesBy(head, sentence)].map((name) => unaccented(name).trim());
}

/** Whom a sentence or clause says it is at: "Bei Alpina haben wir …", "for Alpina: …". */
export function placesIn(text: string): string[] {
  return namesBy(place, text).map((name) => unaccented(name).trim());
}

/** "With Orb 4.2.0": a thing with its release is no place. */
const released = /^\s(?:version\s|v)?\d+[.u]\d/i;

function namesBy(pattern: RegExp, sentence: string): string[] {
  return [...sentence.matchAll(pattern)].filter((one) => !released.test(sentence.slice(one.index + one[0].length))).slice(0, namesMax).map((one) => one.groups?.['name'] ?? '');
}
