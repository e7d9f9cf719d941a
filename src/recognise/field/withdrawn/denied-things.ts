// A number or host that its sentence sets aside: "this time it is not about 4711LP", "all of them except 4711LP", "4711LP is
// fine", "the case of 4711LP was closed". In: a text. Out: the same with that number blank, every place kept. What is told
// of a fault ("nothing arrives for 4711LP", "not only 4711LP") sets nothing aside. Words of languages only.

/** Something with a figure in it, or a host. */
const id = String.raw`(?:(?=[\p{L}-]{0,24}\d)[\p{L}\d-]{4,40}|[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{2,63}){1,4})(?![\p{L}\d-])`;
/** What the thing is called: "the tenant", "dem Mandanten". A preposition begins something else ("except the man at 4711LP"). */
const called = String.raw`(?:(?!(?:at|of|for|from|in|on|with|bei|von|für|mit|chez|pour|only|just|nur|seulement)\s)[\p{L}’'-]{1,20}\s){0,3}`;
const ids = String.raw`${id}(?:(?:,\s|\s(?:and|or|und|oder|et|ou)\s)${id}){0,4}`;

const setAside = [
  String.raw`(?:not|n['’]t)\s(?:(?:really|at all)\s)?(?:about|concern|concerning|affect|affecting|regard|regarding|involve)`,
  String.raw`(?:geht|ging|handelt)\s(?:\p{L}+\s){0,3}nicht\sum`, String.raw`(?:betrifft|betreffen|betraf)\s(?:\p{L}+\s){0,2}nicht`,
  String.raw`(?:s['’]agit|s['’]agissait|est\squestion)\spas\s(?:ici\s)?(?:de|du|des)`, String.raw`ne\sconcern\p{L}+\s(?:pas|nullement)`,
  String.raw`(?:except(?:\sfor)?|excepting|excluding|apart\sfrom|aside\sfrom|with\sthe\sexception\sof|as\sopposed\sto|in\scontrast\s(?:to|with)|compared\s(?:to|with)|contrary\sto|unlike)`,
  String.raw`(?:außer|ausser|ausgenommen|bis\sauf|abgesehen\svon|mit\sausnahme\s(?:von|des|der)|im\s(?:gegensatz|unterschied|vergleich)\s(?:zu|zum|zur|mit)|verglichen\smit)`,
  String.raw`(?:sauf|hormis|hors|excepté|à\sl['’]exception\s(?:de|du|des)|à\spart|mis\sà\spart|par\srapport\s(?:à|au)|contrairement\s(?:à|au)|à\sla\sdifférence\s(?:de|du))`,
  String.raw`(?:is|are|ist|lautet|est)\s(?:no\slonger|not|nicht\smehr|nicht|plus|pas)(?!\s(?:only|just|nur|seulement))`,
].join('|');
const behindWords = new RegExp(String.raw`(?<![\p{L}])(?:${setAside})\s(?:l['’])?${called}${ids}`, 'giu');

const well = String.raw`(?:fine|okay|ok|all\sright|healthy|as\susual|normally|normal|in\sordnung|einwandfrei|problemlos|wie\s(?:immer|gewohnt)|bien|normalement|correctement|sans\s(?:problème|souci))`;
/** "4711LP was fine until yesterday" tells when it began. */
const still = String.raw`(?![\p{L}])(?!\s(?:until|till|before|yesterday|so\sfar|bis|jusqu|avant|sauf|except|außer|apart|again|wieder|when|if|in\s))(?!,?\s(?:but|aber|mais)\s)`;
const verb = String.raw`(?:is|are|works?|runs?|ran|ist|sind|läuft|lief|geht|va|fonctionne|marche|reçoit|tourne)`;
const between = String.raw`(?:(?!(?:not|nicht|pas|no|kein\p{L}*|nothing|nichts|rien|never|plus)\s)[\p{L}]{1,15}\s){0,2}`;
const isWell = new RegExp(String.raw`(?<![\p{L}\d.-])${id}\s${verb}\s${between}${well}${still}`, 'giu');
const allWellAt = new RegExp(String.raw`(?<![\p{L}])(?:at|for|with|bei|für|chez|pour|sur)\s${called}${id},?\s(?:${verb}\s(?:alles|everything)|(?:tout|everything|all|alles)\s${verb})\s${between}${well}${still}`, 'giu');
const otherCase = new RegExp(String.raw`(?<![\p{L}])(?:ticket|case|incident|matter|vorgang|fall|anfrage|dossier|demande)\s(?:about|for|of|on|from|zu|zum|von|über|bei|für|sur|pour|de|du|concernant)\s${called}${id}\s(?:is|was|has\sbeen|ist|war|wurde|est|était|a\sété)\s(?:[\p{L}’']+\s){0,3}(?:closed|solved|settled|another\sone|a\sdifferent\sone|geschlossen|gelöst|erledigt|abgeschlossen|ein\sander\p{L}+|clos|close|fermé|résolu|réglé|un\sautre|une\sautre)(?![\p{L}])`, 'giu');
const worn = new RegExp(String.raw`(?<![\p{L}])(?:old|former|previous|expired|alte[rnms]?|frühere[rnms]?|bisherige[rnms]?|ancien|ancienne)\s(?:\p{L}+\s){0,2}${id}\s(?:has\sexpired|is\s(?:no\slonger\svalid|expired|gone)|ist\s(?:abgelaufen|ungültig)|gilt\snicht\smehr|(?:a|est)\sexpirée?)(?![\p{L}])`, 'giu');
const one = new RegExp(String.raw`(?<![\p{L}\d.-])${id}`, 'giu');

/** Blanks the numbers alone: what else the sentence says stays for who reads it. */
export function withoutDenied(text: string): string {
  return [behindWords, isWell, allWellAt, otherCase, worn].reduce((kept, words) => kept.replace(words, (part) => part.replace(one, (number) => ' '.repeat(number.length))), text);
}
