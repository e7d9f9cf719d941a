// The version of a thing, told beside its name: "Beam in der Version 4.3.1", "the Beam is on 4.3 since Monday, was 4.1",
// "version 4.3.1 du Beam". In: a text, where the name stands in it, the names of other things. Out: the version in use now,
// or null. A number that belongs to another thing, an address, a day, a share and what is planned are no version; what it
// was before is none when the text says so.

/** How far behind a name its version stands, right there or told of it. */
const behindCharactersMax = 160;
const beforeCharactersMax = 60;

const unit = String.raw`(?![\p{L}\p{N}]|[.,]\d|\s?(?:%|percent|prozent|[kmgt]i?b(?![\p{L}])|ms(?![\p{L}])|s(?![\p{L}])|sec|min|h(?![\p{L}])|uhr|hours?|stunden|users?|times|mal(?![\p{L}])|fois|metres?|bar(?![\p{L}])))`;
const number = String.raw`(?<![\p{L}\p{N}.,/-])(?:v\.?\s?)?(?<number>\d{1,4}(?:\.\d{1,5}){1,3}[\w+-]{0,12})${unit}`;
const numbers = new RegExp(number, 'giu');
const said = String.raw`(?:product |agent |produkt|agenten|portal)?(?:version|versions|release|ver|rel|build|versionsnummer|versionsstand|stand|numéro de version|version du produit)`;
const filler = String.raw`(?:in|on|at|auf|unter|mit|bei|en|dans|sur|avec|sous|à|is|are|ist|läuft|est|tourne|runs?|running|we|they|wir|installed|installiert|installée?|used|der|die|das|dem|den|la|le|the|its|ihre[rn]?|seine[rn]?|sa|son|currently|now|still|here|derzeit|aktuell|momentan|zurzeit|noch|immer|jetzt|nun|inzwischen|hier|actuellement|maintenant|toujours|encore|ici|current|latest|newest|aktuelle[nr]?|neueste[nr]?|actuelle|namely|nämlich|und zwar|both nodes|all nodes|everywhere|überall|partout)`;
/** Right behind the name, with nothing but such words between. */
const right = new RegExp(String.raw`^(?:[\s,.:;()–—-]{1,3}(?:(?:${filler}|${said})(?![\p{L}])[\s:.,–-]{1,2}){0,6})${number}`, 'iu');
const saidWord = new RegExp(String.raw`(?<![\p{L}])${said}(?![\p{L}])`, 'iu');
/** "(the same as before, 24.2.0)". */
const unchanged = /^[\s,.)]{1,3}(?:(?:in |product |agent )?(?:version|versions|release|ver|v|rel|build)\.?[\s:]{0,2}(?:is |still )?(?:the )?(?:same|unchanged)(?: (?:as|like) (?:before|last time|always|usual|ever|there|in that one))?,? ?\()?(?<number>\d+\.\d+(?:\.\d+){0,3}[\w+-]{0,12})(?![\p{L}\p{N}]|[.,]\d|\s?%)/iu;
/** "The Beam, it says 24.2.0": what it shows of itself, in the same or the next sentence. */
const saysOfItself = /^[^\d\n]{0,90}(?<![\p{L}])(?:it|that one|this one|which|(?:its|the|their) (?:log|console|about box|about page|banner|start-?up log|startup line)|es|das log|die konsole)\s(?:itself\s)?(?:says|shows|reports|reads|is|states|displays|claims|prints|gives|calls itself|sagt|zeigt|meldet|ist)\s(?:it is |it's )?(?:at |on |version |release |build |v\.?\s?)?(\d+\.\d+(?:\.\d+){0,3}[\w+-]{0,12})(?![\p{L}\p{N}]|[.,]\d|\s?(?:%|[kmg]b\b|ms\b|s\b|sec|min|hours?|users?|times))/iu;
/** "The Beam four three one, that is 4.3.1": spelt out first. */
const spelt = /^\s[^.;!?\d]{0,60}[,(–—-]\s?(?:also|d\.\s?h\.|das heißt|sprich|in ziffern|i\.\s?e\.|that is|that['’]s|in figures|in digits|soit|c['’]est-à-dire|en chiffres)[,:]?\s(\d+\.\d+(?:\.\d+){0,3})(?![\p{L}\p{N}]|[.,]\d|\s?%)/iu;
const beforeName = new RegExp(String.raw`(?<![\p{L}])(?:version|release|ver|v|build)\.?\s?(?<number>\d{1,4}(?:\.\d{1,5}){1,3}[\w+-]{0,12})\s(?:of|von|vom|des|der|du|de|de la|d['’])\s?(?:the |our |their |your |dem |unserem )?$`, 'iu');
/** "since the agent update 4.3.1 (Beam)". */
const beforeBracket = new RegExp(String.raw`${number.replace('(?<!', '(?<=\\s)(?<!')}\s?[(]$`, 'iu');
const sentenceEnd = /(?<=[\p{L}\d)]{2})[.!?]\s+(?=\p{Lu})/u;

/** What it was, or what it is not. */
const earlierBefore = /(?<![\p{L}])(?:was|were|used to be|previously|formerly|until|till|before|up to|from|not|no longer|instead of|than|old|war|waren|vorher|früher|zuvor|davor|bis|von|vom|nicht|statt|anstatt|alte[rn]?|était|étaient|avant|auparavant|jusqu['’]\p{L}+|ancienne?|pas|au lieu de|depuis la)(?![\p{L}])[^,;()]*$/iu;
const earlierBehind = /^[\s,(]{0,2}(?:until|till|before|previously|formerly|bis(?! jetzt| heute)|vorher|zuvor|davor|früher|avant|auparavant|jusqu['’]|was (?:fine|ok|running)|worked|(?:it|everything|all|things) (?:was|were|worked|ran)|lief|ging|(?:alles|es) (?:lief|ging|war)|tout (?:allait|marchait|fonctionnait)|ça (?:allait|marchait)|marchait|fonctionnait)(?![\p{L}])(?!\s(?:it was |was |in |on |war |era |était en )?v?\d+\.\d)/iu;
const nowBefore = /(?<![\p{L}])(?:now|currently|meanwhile|since [^,;()\d]{1,30}|today|jetzt|nun|inzwischen|mittlerweile|aktuell|derzeit|seit [^,;()\d]{1,30}|heute|maintenant|désormais|actuellement|depuis [^,;()\d]{1,30}|aujourd['’]hui|(?:updated|upgraded|moved|went|switched|update|upgrade|aktualisiert|umgestellt|umstieg|wechsel|mis(?:e)? à jour|passée?s?|passage|migration)[^,;()]{0,40}\s(?:to|auf|vers|à|en))(?:\s(?:is|it is|it['’]s|on|at|auf|bei|en|à|sur|es|ist|version|we are|we['’]re|wir|sind))*[\s:]*$/iu;
const nowBehind = /^\s(?:(?:is |ist |est )?now|currently|since|jetzt|nun|inzwischen|seit|aktuell|depuis|maintenant|désormais|actuellement)(?![\p{L}])/iu;
/** The word right before a number that is the thing's: any other names another thing ("now Java 11.0"). */
const ownLead = new RegExp(String.raw`(?:^|[,;:(–—-]|(?<![\p{L}])(?:${filler}|${said}|was|were|to|until|till|from|before|not|than|of|war|waren|bis|von|nicht|statt|vorher|früher|zuvor|since|seit|depuis|était|avant|vers|pas|auparavant|today|yesterday|gestern|heute|hier|week|woche|semaine|\p{L}+day|\p{L}+(?:tag|woch|abend)|\p{L}+di|update|upgrade|umstieg)(?:['’]s)?)[\s:]*$`, 'iu');
/** Nobody uses yet what is planned, wished for or offered. */
const planned = /(?<![\p{L}])(?:plan\p{L}*|would like|want|wish|should|can we|could|will|shall|next|soon|fixed|available|released|möchte\p{L}*|wollen|sollen|werden|geplant|planen|demnächst|behoben|verfügbar|souhait\p{L}*|voudr\p{L}*|allons|comptons|prévu\p{L}*|prochain\p{L}*|corrigée?s?|disponible)(?![\p{L}])/iu;

/** `others` finds the names of other things, whose numbers are their own. */
export function versionBeside(text: string, start: number, end: number, others: RegExp): string | null {
  const whole = text.slice(end, end + behindCharactersMax);
  const stop = sentenceEnd.exec(whole)?.index ?? whole.length;
  const other = others.exec(whole)?.index ?? whole.length;
  const behind = whole.slice(0, Math.min(stop, other));
  const told = inUse(behind);
  if (told !== undefined) return told;
  const near = right.exec(behind);
  const found = near?.groups?.['number'];
  if (near !== null && found !== undefined && isVersion(found, near[0])) return found;
  const same = unchanged.exec(whole)?.groups?.['number'];
  if (same !== undefined) return same;
  const ahead = beforeName.exec(text.slice(Math.max(0, start - beforeCharactersMax), start))?.groups?.['number'];
  if (ahead !== undefined) return ahead;
  const inBracket = text[end] === ')' ? beforeBracket.exec(text.slice(Math.max(0, start - beforeCharactersMax), start)) : null;
  if (inBracket !== null && isVersion(inBracket.groups?.['number'] ?? '', inBracket[0])) return inBracket.groups?.['number'] ?? null;
  const says = saysOfItself.exec(whole);
  if (says !== null && !others.test(says[0])) return says[1] ?? null;
  return spelt.exec(behind)?.[1] ?? null;
}

/** Of several numbers, or of one that is told of a time: the present one. null = the text tells of others only. */
function inUse(behind: string): string | null | undefined {
  const found = [...behind.matchAll(numbers)].filter((one) => isVersion(one.groups?.['number'] ?? '', one[0], true));
  const told = found.map((one, i) => {
    const before = found[i - 1];
    const lead = behind.slice(before === undefined ? 0 : before.index + before[0].length, one.index);
    const rest = behind.slice(one.index + one[0].length);
    const now = nowBefore.test(lead) || nowBehind.test(rest);
    return { value: one.groups?.['number'] ?? '', own: ownLead.test(lead), now, earlier: !nowBefore.test(lead) && (earlierBefore.test(lead) || earlierBehind.test(rest)) };
  });
  if (!told.some((one) => one.earlier && one.own)) return undefined;
  // Whose the others are is not told.
  if (planned.test(behind) || told.some((one) => !one.own)) return null;
  const present = told.filter((one) => one.now && !one.earlier);
  const left = present.length > 0 ? present : told.filter((one) => !one.earlier);
  return left.length === 1 ? (left[0]?.value ?? null) : null;
}

/** No address of a machine, no day, no time and no thousands. */
function isVersion(value: string, told: string, among = false): boolean {
  const parts = value.split('.');
  const inWords = saidWord.test(told) || /v\.?\s?\d/i.test(told);
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return inWords && Number(parts[0]) < 100;
  if (parts.length === 3 && /^\d{4}$/.test(parts[2] ?? '') && Number(parts[1]) <= 12) return false;
  if (parts.length !== 2 || inWords) return true;
  // "2.500 Benutzer", "um 12.30".
  return !/^\d{3}$/.test(parts[1] ?? '') && (among || !/(?<![\p{L}])(?:at|um|à|gegen|ab)\s*\S+$/iu.test(told));
}
