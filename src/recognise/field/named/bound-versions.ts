// Which number is whose version: "the Lamp was on 4.1.0 before Saturday and is on 4.2.0 now", "4.2.0 of the agent", "pour
// Orb, c'est du 17.0.7", "Server 8.3.1, UI 8.3.4". In: sentences. Out: numbers with the thing that each belongs to. One
// grammar for all: from a number one walks to the nearest thing over nothing but words of grammar and of time, and in both
// directions; any other word names something that nobody here knows, and the number stays without a thing. Whether such a
// version is the one in use is told by spoken-of.ts.
import { type ThingWord, type ThingWords } from './thing-words.ts';

export interface BoundVersion {
  readonly thing: ThingWord;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** How the text calls the thing; '' = not at all, the one spoken of before is meant. */
  readonly called: string;
  /** What leads to it in its clause, */
  readonly lead: string;
  /** and since the last number or word of something unknown. */
  readonly ownLead: string;
}

export interface Numbers {
  readonly bound: readonly BoundVersion[];
  /** Numbers of what nobody here asks for: "the version of their shop is 4.2.0". */
  readonly others: ReadonlySet<string>;
}

type Kind = 'thing' | 'number' | 'version' | 'link' | 'verb' | 'time' | 'of' | 'place' | 'word' | 'mark' | 'wall';
interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly thing: ThingWord | null;
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const versionWords = set('version versions release rel ver vers build v versionsnummer produktversion versionsstand stand patchstand numéro number nummer no nr patch level hotfix édition edition mouture');
const ofWords = set("of from by for von vom des der du de d' für pour chez");
const placeWords = set('under below beneath underneath behind beside besides unterhalb unter hinter neben darunter sous derrière devant');
const verbWords = set(`is are was were be been being has have had runs run running ran uses use using used shows show shown showed read reads says said reports report calls states tells told displays gives prints stands lies sits reading saying moved went switched upgraded updated migrated lifted raised put rolled downgraded installed remains remained kept left stays stayed mean meant see saw find found got gets stuck deployed carries carry carried bears serves served speak talk looked asked checked introduces introduced announces announced identifies identified presents presented registers registered claims reverted gone fell jumped bumped concerns
 ist sind war waren wäre sei hat haben hatte hatten läuft laufen lief liefen fährt fahren trägt steht stehen stand liegt zeigt meldet nennt nennen lautet heißt gilt nutzt nutzen nutzte verwendet verwenden setzt setzen betreibt betreiben trägt eingesetzt installiert umgestellt aktualisiert gezogen gegangen gewechselt eingespielt bleibt blieb geblieben meine lese sehe stehts drauf drin meinte gefragt nachgesehen stellt vor weist ausweist gibt angibt zurückgegangen zurückgekehrt zurückgestuft zurückgesetzt zurückgerollt zurückgespielt umgestiegen hochgezogen angehoben handelt betrifft geht
 est sont était étaient étions êtes sommes suis a ont avait avaient avons avez tourne tournent tournait porte exploite exploitons exploitent affiche affichent indique indiquent utilise utilisons utilisent passé passée passés migré installé installée reste resté restée restés lis lit vois déployé mis mise demandé regardé annonce annonçait présente présentait déclare signale agit concerne revenu revenue revenus revenues retour retourné retournés retombés repassé repassée repassés rétrogradé descendu descendus`);
/** How somebody came to know a number, and where he read it: "I could make out 25.2.0 on the photo he sent", "laut Aufkleber". */
const lookWords = set(`make makes made out recognise sent sends took read reads spot according appears listed printed copied
 banner log logs logfile box page dialog screen photo picture screenshot sticker sticky note paper desk invoice label jar manifest archive package installer console header footer about title corner startup start up
 erkenne erkennt erkennen lesen liest sehen sieht zeigen sagt sagen gibt abgelesen gesehen gelesen geschickt zufolge demnach
 einsatz anzeige banner protokoll startprotokoll logdatei datei foto bild aufkleber etikett zettel notiz rechnung schild paket archiv seite dialog konsole kopfzeile fußzeile zeile ecke titel
 lisez lire lu voyons voit donne dit porte envoyé figure apparaît
 affichage bannière journal fichier photo image capture étiquette autocollant facture paquet page fenêtre console entête pied ligne coin titre`);
const timeWords = set(`now currently today yesterday tomorrow since before after until till formerly previously earlier still already then ago meanwhile moment present lately recently monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december week weeks month months year weekend morning evening night noon last this past weekend's update upgrade stop restart reboot maintenance patching change installation rollout truth reality real true fact actually really sorry wrong correct correction right first later by always no longer back more any anymore
 jetzt nun aktuell derzeit momentan zurzeit heute gestern morgen seit seitdem seither vor vorher nach bis bisher früher zuvor davor damals inzwischen mittlerweile noch immer schon bereits montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember woche wochen monat monaten jahr wochenende letzter letzte letzten letztem früh abend nacht mittag stopp neustart wartung umstellung aktualisierung umstieg einführung inbetriebnahme zurück falsch richtig korrekt korrektur neu alt tatsächlich wahrheit wirklichkeit eigentlich zuerst ursprünglich demnächst nicht mehr nur wieder erneut rollback downgrade
 maintenant actuellement aujourd' hui hier demain depuis avant après jusqu' encore toujours déjà désormais auparavant lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre semaine mois dernier dernière arrêt redémarrage mise place jour màj passage réalité fait effet plus non bien`);
const linkWords = set(`the a an our their its his her my your this that these those which who whose it they we i he she you one ones ours yours theirs mine itself themselves in on at to with as and or but also here there both all each where so namely exactly ie eg customer client called new old current latest own same used there's 's s re is' not would should could can if when while because once whenever although me him will seem seems be precise correctly concerned question affected only just product
 der die das den dem ein eine einen einem einer unser unsere unserem unseren unserer ihr ihre ihrem ihren sein seine seiner es er sie wir ich man dies dieser diese dieses jene welche welcher davon dort hier da und oder aber auch auf in im am an mit bei als zum zur unter aus so nämlich zwar genau sich selbst selber dessen deren neue neuen neuer alte alten alter aktuelle aktuellen eingesetzte betroffene war's kunde kunden mir uns laut wenn sobald weil dass falls während obwohl solange kann produkt
 le la les l' un une notre nos leur leurs son sa ses mon ma ce cet cette ces celle celui celles c' qu' que qui dont où on nous ils elle elles il je j' vous y en sur à au aux dans sous avec comme et ou mais ici là lui même soit savoir précisément dite dit pour côté n' s' dernière ancienne nouvelle actuelle me moi selon si quand lorsque dès parce client produit`);

const unit = String.raw`(?!\s?(?:%|percent|prozent|[kmgt]i?b(?!\p{L})|ms(?!\p{L})|s(?!\p{L})|sec|min|h(?!\p{L})|uhr|hours?|stunden|users?|times|fois|metres?|bar(?!\p{L})|eur|€|\$))`;
const number = String.raw`(?<![\p{L}\p{N}.,/@_-])v?(?:\d{1,4}(?:\.\d{1,5}){1,3}(?:[_+][\w.]{1,10})?|\d{1,2}u\d{1,3}(?:-b\d{1,3})?)(?:er(?=\s)|x(?!\p{L}))?(?![\p{L}\p{N}_]|[.,:-]\d|/\d|@)${unit}`;

/** The memory goes with the words. */
const searches = new WeakMap<ThingWords, RegExp>();

/** Longer ones are logs. */
const sentenceCharactersMax = 500;
const sentenceEnds = /(?<=[\p{L}\d)"'”»][.!?])\s+(?=[\p{Lu}\d"'„“«(.])|(?<=\p{L}{3}[.!?])\s+(?=\p{Ll})|\n/gu;

/** `about`: the thing that a number belongs to where the text named none before. */
export function boundVersions(text: string, words: ThingWords, about: ThingWord | null): Numbers {
  const others = new Set<string>();
  let topic: ThingWord | null = null;
  let told = false;
  let from = 0;
  const bound = [...[...text.matchAll(sentenceEnds)].map((one) => one.index), text.length].flatMap((to) => {
    const sentence = text.slice(from, to);
    const at = from;
    from = to;
    if (sentence.length > sentenceCharactersMax) return [];
    const tokens = tokensOf(sentence, words);
    const found = /\?\s*$/.test(sentence) ? [] : tokens.flatMap((token, i) => {
      if (token.kind !== 'number' || isDay(token.text)) return [];
      const value = token.text.replace(/^v|(?:er|x)$/gi, '');
      const behind = sentence.slice(token.end);
      const spoken = topic === null || (told && topic.field === null) ? about : topic;
      const owner = notInUse.test(behind) ? 'another' : (thingOf(tokens, i, spoken) ?? (spoken?.field != null && inUseBehind.test(behind) ? { thing: spoken, called: '' } : null));
      if (owner === 'another') others.add(value);
      return owner === null || owner === 'another' ? [] : [owner, ...alsoOf(tokens, i, owner)].map((one) => ({ ...one, value, ...leadsOf(sentence, tokens, i), start: at + token.start, end: at + token.end }));
    });
    const last = tokens.findLastIndex(({ thing }) => thing !== null);
    if (last >= 0) [topic, told] = [tokens[last]?.thing ?? null, tokens.slice(last).some(({ kind }) => kind === 'number')];
    return found;
  });
  return { bound, others };
}

/** "They put in 4.2.0, that is what they are on now": of the thing that the letter is about, whatever leads to it. */
const inUseBehind = /^[,\s]{1,2}(?:(?:that|which|this) is (?:what|where) (?:they|we) (?:are|run|have|use)|(?:das|die) (?:ist|läuft|haben (?:sie|wir)) (?:jetzt|nun|heute)|c['’]est (?:celle|ce))(?!\p{L})/iu;
/** "4.2.0 compatible", "4.2.0 or later": what something needs. */
const notInUse = /^(?:\+|[\s-](?:compatible|compliant|kompatibel|ready|or (?:later|newer|higher|above)|oder (?:neuer|höher)|ou (?:plus|supérieur)))/i;

function leadsOf(sentence: string, tokens: readonly Token[], at: number): Pick<BoundVersion, 'lead' | 'ownLead'> {
  const before = tokens.slice(0, at);
  const to = tokens[at]?.start ?? 0;
  const clause = before.findLast(({ kind, text }) => kind === 'wall' || text === ',' || text === ':' || /^(?:and|but|und|aber|et|mais)$/i.test(text))?.end ?? 0;
  const number = before.findLast(({ kind }) => kind === 'number' || kind === 'word')?.end ?? 0;
  return { lead: sentence.slice(clause, to), ownLead: sentence.slice(Math.max(clause, number), to) };
}

/** The things that a text names, in their order, each with where it stands. */
export function thingsIn(text: string, words: ThingWords): { readonly thing: ThingWord; readonly start: number; readonly end: number }[] {
  return tokensOf(text, words).flatMap(({ thing, start, end }) => (thing === null ? [] : [{ thing, start, end }]));
}

function tokensOf(text: string, words: ThingWords): Token[] {
  const search = searches.get(words) ?? new RegExp(`(?<number>${number})|(?<thing>(?<![\\p{L}\\p{N}])(?:${words.source})(?![\\p{L}\\p{N}]))|(?<word>\\p{L}[\\p{L}\\p{M}]*['’]?)|(?<figure>\\d\\S*)|(?<mark>[^\\s\\p{L}\\p{N}])`, 'giu');
  searches.set(words, search);
  const tokens = [...text.matchAll(search)].map((one): Token => {
    const thing = one.groups?.['thing'] === undefined || /^(?:was|resin)$/u.test(one[0]) ? null : words.find(one[0]);
    const kind = one.groups?.['number'] !== undefined ? 'number' : thing !== null ? 'thing' : one.groups?.['mark'] !== undefined ? (/[/|·•;]/.test(one[0]) ? 'wall' : 'mark') : one.groups?.['figure'] !== undefined ? 'word' : words.parts.has(one[0].toLowerCase()) ? 'link' : kindOf(one[0]);
    return { kind, text: one[0], start: one.index, end: one.index + one[0].length, thing };
  });
  // "patch level 3"
  return tokens.map((token, i) => (/^\d{1,3}$/.test(token.text) && tokens[i - 1]?.kind === 'version' ? { ...token, kind: 'version' as const } : token));
}

function kindOf(word: string): Kind {
  const key = word.toLowerCase().replace('’', "'");
  return versionWords.has(key) ? 'version' : ofWords.has(key) ? 'of' : placeWords.has(key) ? 'place' : verbWords.has(key) || lookWords.has(key) ? 'verb' : timeWords.has(key) ? 'time' : linkWords.has(key) ? 'link' : 'word';
}

type Owner = Pick<BoundVersion, 'thing' | 'called'>;

/** Whose the number is. 'another': of something that nobody here asks for. */
function thingOf(tokens: readonly Token[], at: number, topic: ThingWord | null): Owner | 'another' | null {
  const left = walkLeft(tokens, at);
  const right = walkRight(tokens, at);
  if (isTime(tokens, at)) return null;
  const known = left.owner !== null && left.near && (left.owner.thing?.isName === true || left.owner.thing?.field?.minorNeeded === true);
  if (mayBeAddress(tokens[at]?.text ?? '') && !known && tokens[at - 1]?.kind !== 'version') return null;
  // "4.2.0 for the agent, 17.0.9 for Orb"
  if (left.owner !== null && left.near && !(left.clause && right !== null && right !== 'another')) return owned(left.owner);
  if (right === 'another') return 'another';
  if (right !== null) return owned(right);
  if (left.owner !== null) return owned(left.owner);
  if (left.another) return 'another';
  return left.begins && left.told && topic !== null && topic.field !== null && isWhole(tokens, at) ? { thing: topic, called: '' } : null;
}

function owned({ thing, text }: Token): Owner | 'another' | null {
  return thing === null ? null : thing.field === null ? 'another' : { thing, called: text };
}

const ofEach = /^(?:both|each|beide|jeweils|deux|chacun|chacune)$/i;
const joins = /^(?:and|und|et)$/i;

/** "Panel and engine are both 4.2.0": the other one, too. */
function alsoOf(tokens: readonly Token[], at: number, owner: Owner): Owner[] {
  const own = tokens.findLastIndex(({ thing }, i) => i < at && thing === owner.thing);
  if (own < 0 || !tokens.slice(own, at).some(({ text }) => ofEach.test(text))) return [];
  const and = tokens.findLastIndex(({ kind, text }, i) => i < own && (joins.test(text) || (kind !== 'version' && kind !== 'link')));
  const other = tokens[tokens.findLastIndex(({ kind }, i) => i < and && kind !== 'version' && kind !== 'link')];
  if (and < 0 || !joins.test(tokens[and]?.text ?? '') || other?.thing == null || other.thing.field === null || other.thing.field === owner.thing.field) return [];
  return [{ thing: other.thing, called: other.text }];
}

/** "10.30", "at 12.15": no version, unless the word for one stands there. */
function isTime(tokens: readonly Token[], at: number): boolean {
  const [own, before] = [tokens[at]?.text ?? '', tokens[at - 1]];
  return /^(?:[01]?\d|2[0-3])\.[0-5]\d$/.test(own) && before !== undefined && /^(?:at|um|à|gegen|ab|since|seit|depuis|until|bis|around|von|from|de)$/i.test(before.text);
}

/** Two parts are a time, a share or a size as often. */
function isWhole(tokens: readonly Token[], at: number): boolean {
  return /^v?\d+\.\d+\.\d/.test(tokens[at]?.text ?? '') || tokens[at - 1]?.kind === 'version';
}

interface Left {
  readonly owner: Token | null;
  /** Right beside it, or with the word for a version alone between. */
  readonly near: boolean;
  /** A comma stands between. */
  readonly clause: boolean;
  /** Nothing but grammar up to where the sentence begins, */
  readonly begins: boolean;
  /** and something that tells it. */
  readonly told: boolean;
  /** "The version of the shop is": something unknown owns it. */
  readonly another: boolean;
}

const nothing: Left = { owner: null, near: false, clause: false, begins: false, told: false, another: false };
const subjects = /^(?:ours|unsere?r?s?|it|they|we|i|es|sie|wir|ich|nous|ils|on|il|je)$/i;
const afresh = /^(?:moment|back|zurück\p{L}*|reverted|downgraded|revenue?s?|retour(?:nés?)?|repassée?s?|rétrogradée?s?|one|ones|now|then|today|jetzt|heute|seitdem|inzwischen|neue[nr]?|maintenant|désormais|nouveau|nouvelle)$/iu;
const spelt = /^(?:[,(] (?:also|sprich|namely|soit)|that is|das heißt|in (?:figures|ziffern)|en chiffres)$/i;
const leads = /^(?:with|since|mit|seit|ab|avec|depuis)$/i;

function walkLeft(tokens: readonly Token[], at: number): Left {
  let told = false;
  let passed = 0;
  let numbers = 0;
  let clause = false;
  // "…, and has been 4.2.0 since May"
  let again = /^(?:since|now|seit|jetzt|depuis|maintenant|zurück\p{L}*|umgestiegen|gewechselt)$/iu.test(tokens[at + 1]?.text ?? '');
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token === undefined) return nothing;
    again ||= afresh.test(token.text);
    clause ||= /^(?:and|und|et)$/i.test(token.text);
    switch (token.kind) {
      case 'word':
        // "On the old Lamp 4.1.0 it worked, the new one is 4.2.0".
        if (clause && told && again) return spokenOf(tokens, i);
        // "https://…, the box our school lives on, runs 4.2.0": what a comma sets beside an address is still it.
        if (clause && told && siteBefore(tokens, i) !== null) return { ...nothing, owner: siteBefore(tokens, i), told: true };
        // "The Lamp four two zero, that is 4.2.0".
        if (spelt.test(`${tokens[at - 2]?.text ?? ''} ${tokens[at - 1]?.text ?? ''}`)) return { ...nothing, owner: tokens.slice(0, i).findLast(({ kind }) => kind === 'thing') ?? null, told: true };
        // "Not 4.1.0 as I wrote but 4.2.0".
        if (/^(?:but|sondern|mais)$/i.test(tokens[at - 1]?.text ?? '')) return spokenOf(tokens, i);
        return { ...nothing, another: ownsVersion(tokens, i) || isApposed(tokens, i, at) || (i < at - 1 && tokens.slice(i + 1, i + 2).some(({ text }) => /^(?:is|has|ist|hat|trägt|est|a)$/i.test(text))) };
      case 'wall':
        // A stroke parts things, a semicolon sentences that may be about the same; "Lamp / 4.2.0" is one thing.
        if (token.text === '/' && i === at - 1 && tokens[i - 1]?.thing?.isName === true) break;
        if (token.text !== ';') return nothing;
        clause = true;
        break;
      case 'number':
        // "4.1.0, 4.2.0": the second needs something that tells it.
        if (!told && !tokens.slice(i + 1, at).some(({ text }) => /^(?:to|auf|zu|nach|vers|à|en)$/i.test(text))) return nothing;
        numbers++;
        break;
      case 'thing': {
        // "Du Beam en version 4.2.0": with nothing but grammar between, the name itself has it, whatever it is part of.
        const beside = token.thing?.isName === true && token.thing.field !== null && tokens.slice(i + 1, at).every(({ kind }) => kind === 'link' || kind === 'version');
        const head = beside ? token : headOf(tokens, i);
        return head === null ? nothing : { ...nothing, owner: head, near: head === token && numbers === 0 && passed <= 1, clause, told };
      }
      case 'version': case 'verb': case 'time':
        told = true;
        passed += token.kind === 'version' ? 0 : 1;
        break;
      case 'mark':
        if (token.text !== ',') break;
        clause = true;
        // "…, with 4.2.0 it breaks": nothing else is said of it.
        if (leads.test(tokens[i + 1]?.text ?? '') && at - i <= 3 && !tokens.slice(i + 2, at).some(({ kind }) => kind === 'time')) return { ...nothing, begins: true, told: true };
        passed += 1;
        break;
      default:
        passed += 1;
        if (subjects.test(token.text) || (i === 0 && leads.test(token.text) && at <= 2)) told = true;
    }
  }
  // "The lamp goes dark at noon. 4.2.0."
  return { ...nothing, begins: true, told: told || tokens.every(({ kind }, i) => i === at || kind === 'mark') };
}

/** "The shop of our customer, release 7.4.2, is": something unknown, where no thing was named before it. */
function isApposed(tokens: readonly Token[], word: number, at: number): boolean {
  const between = tokens.slice(word + 1, at);
  return (between[0]?.text === ',' || between[0]?.text === '(') && between.slice(1).every(({ kind }) => kind === 'link' || kind === 'version') && between.at(-1)?.kind === 'version' && !tokens.slice(0, word).some(({ thing }) => thing !== null);
}

/** The last thing before whose version was told. */
function spokenOf(tokens: readonly Token[], before: number): Left {
  const at = tokens.slice(0, before).findLastIndex(({ kind }) => kind === 'thing');
  return at >= 0 && tokens.slice(at, before).some(({ kind }) => kind === 'number') ? { ...nothing, owner: tokens[at] ?? null, told: true } : nothing;
}

/** The address that nothing but such an addition stands behind. */
function siteBefore(tokens: readonly Token[], before: number): Token | null {
  const at = tokens.slice(0, before).findLastIndex(({ kind }) => kind === 'thing' || kind === 'number');
  const site = tokens[at];
  return site !== undefined && /^https?:/i.test(site.text) && tokens[at + 1]?.text === ',' ? site : null;
}

/** "The version of the shop of our customer": no thing between that word and this one. */
function ownsVersion(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const kind = tokens[i]?.kind;
    if (kind === 'version') return tokens[i + 1]?.kind === 'of' || tokens[i + 1]?.kind === 'link';
    if (kind === 'thing' || kind === 'number' || kind === 'wall' || tokens[i]?.text === ',') return false;
  }
  return false;
}

/** "The Orb under the portal", "the database of the agent": what is spoken of stands before. null = something unknown. */
function headOf(tokens: readonly Token[], at: number): Token | null {
  const own = tokens[at] ?? null;
  let i = at - 1;
  // "agent .NET": the word for it and its name.
  if (own?.thing?.field === null && tokens[i]?.kind === 'thing') return tokens[i] ?? null;
  while (i >= 0 && tokens[i]?.kind === 'link' && !/^(?:in|on|auf|with|mit|avec|sur|dans|and|und|et)$/i.test(tokens[i]?.text ?? '')) i--;
  const before = tokens[i];
  if (before === undefined || (before.kind !== 'of' && before.kind !== 'place')) return own;
  let head = i - 1;
  if (/^(?:and|und|et|or|oder|ou)$/i.test(tokens[head]?.text ?? '')) return own;
  while (head >= 0 && (tokens[head]?.kind === 'link' || (before.kind === 'place' && tokens[head]?.kind === 'verb'))) head--;
  const owner = tokens[head];
  if (before.kind === 'place') return owner === undefined ? null : owner.kind === 'thing' ? owner : own;
  // "die Version des Agenten", "Der Agent ist", "since the update of the server".
  if (owner === undefined || owner.kind === 'version' || owner.kind === 'time' || owner.kind === 'mark' || owner.kind === 'verb' || owner.kind === 'wall' || owner.kind === 'of') return own;
  if (owner.kind === 'number' || /\d/.test(owner.text)) return own;
  return owner.kind === 'thing' ? (owner.thing?.field === own?.thing?.field ? own : owner) : null;
}

/** "4.2.0 of the agent", "17.0.9 (Orb JDK)", "a 17.0.9 Orb". 'another': of something that nobody here knows. */
function walkRight(tokens: readonly Token[], at: number): Token | 'another' | null {
  let i = at + 1;
  const first = tokens[i];
  if (first === undefined) return null;
  if (first.kind === 'thing') return first.thing?.isName === true ? first : null;
  if (first.kind === 'mark' && first.text === '(') return tokens[i + 1]?.thing?.isName === true ? (tokens[i + 1] ?? null) : null;
  if (first.kind !== 'of') return null;
  while (tokens[i] !== undefined && (tokens[i]?.kind === 'of' || tokens[i]?.kind === 'link')) i++;
  const owner = tokens[i];
  if (owner?.kind === 'thing') return owner;
  const makes = /^(?:by|from|chez)$/i.test(first.text) || /^chez$/i.test(tokens[at + 2]?.text ?? '');
  return owner?.kind === 'word' && !makes && !/^(?:de|der|des|for|für|pour)$/i.test(first.text) ? 'another' : null;
}

/** "12.03.2026". */
function isDay(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 3 && /^\d{4}$/.test(parts[2] ?? '') && Number(parts[1]) <= 12;
}

/** "10.0.0.5" is a machine unless something says otherwise. */
function mayBeAddress(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}
