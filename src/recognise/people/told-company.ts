// Whose tenant or site it is, told in a sentence: "at a customer of ours, Fern Hill Group, …", "our client Fern Hill", "unser
// Kunde Fern Hill meldet", "Fern Hill Dental says that …". In: lines, the subject. Out: one claim for the field of the pack
// that is named by an identifier. The writer's own company, a product, a person with his title and two companies are none.
import type { TextLine } from '../field/text-line.ts';
import { foldedWords } from '../field/fold.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { companiesIn, isCompanyName, isCompanyWord, namesIn, type NamedCompany } from './company-names.ts';
import { isGivenName } from './given-names.ts';
import { isNoName } from './no-names.ts';
import { isCommonWord } from './short-named-persons.ts';

const lineCharactersMax = 1_000;
const nameCharactersMax = 60;
/** Right before the name. "The client" alone is a program, "a customer" alone anybody. */
const before = new RegExp(String.raw`(?<![\p{L}])(?:` + [
  String.raw`(?:our|my|one of our|another of our|a)\s(?:(?:new|old|end|biggest|small|smaller|bigger|long-standing|other)[\s-]){0,2}(?:customers?|clients?|end[\s-]?customers?|tenants?)(?:\s(?:of ours|of mine|called|named|is))?\s?[,:(–—-]?\s?(?:called|named|namely|is)?`,
  String.raw`(?:customers?|clients?) of (?:ours|mine)\s?(?:is|called|named|,|:|\(|–|—|-)?`,
  String.raw`(?:we|i) (?:look after|manage|support|run it for|are writing for|write for|write on behalf of|am writing for|host)`,
  String.raw`one of ours,?`, String.raw`in (?:the )?name of(?: our (?:customer|client)(?:\s?,)?)?`, String.raw`on behalf of (?:our (?:customer|client)\s)?`, String.raw`(?:the )?(?:customer|end customer|client)(?:\s(?:in|of|for|behind|at|here|this|the|matter|case|question|concerned|affected|it)){0,4} (?:is|is called|would be)`, String.raw`company(?: name)?(?: is)?`,
  String.raw`tenant (?:of|for|belongs to)(?: our (?:customer|client))?`, String.raw`(?:it|this) is (?:about|for|at) (?:our (?:customer|client))`,
  String.raw`(?:unser|unsere|unserer|unserem|unseren|unseres|einem|einen|dem|beim|den|vom|der)\s(?:\p{Ll}+\s)?(?:Kunde|Kunden|Kundin|Endkunde|Endkunden|Endkundin|Mandanten|Mandantin)(?:,(?:\s(?:der|die|das))?|:|\snamens|\s(?:heißt|heisst|ist|nennt sich|lautet)(?:\s(?:der|die|das))?)?`, String.raw`(?:(?:der|die) )?(?:Kunde|Kundin|Endkunde|Endkundin)\s(?:heißt|heisst|nennt sich|ist)(?:\s(?:der|die|das))?`, String.raw`(?:einer|bei einem) unserer Kunden\s?[,:(–-]?`, String.raw`wir betreuen`, String.raw`im (?:Auftrag|Namen) (?:von|der|des)(?: Firma)?`, String.raw`(?:von uns )?(?:betreut|vertreten|verwaltet)e[nrsm]?(?: Firma| Kundin| Kunde| Kunden| Mandantin)?`, String.raw`(?:Firma|Unternehmen)`,
  String.raw`(?:notre|une? de nos|l['’]une? de nos|du|de la|le|la|au|à la)\sclient(?:e?s?)(?:\sfinale?|\sconcernée?)?(?:\s(?:au|à|en|de|du)\s\p{Lu}[\p{L}'’-]+(?=,))?\s?[,:(–-]?\s?(?:s['’]appelle|se nomme|est)?(?:\s(?:la|le|l['’]))?`, String.raw`(?:société|entreprise)(?:\s(?:s['’]appelle|se nomme|est))?`, String.raw`nous intervenons (?:pour|chez)(?: la| le| l['’])?`, String.raw`nous suivons(?: la| le)?`, String.raw`(?:un|chez un) de nos clients\s?[,:(–-]?`, String.raw`nous gérons`, String.raw`pour le compte de`,
].join('|') + String.raw`)\s*["'„“(]?$`, 'iu');
/** Leads to anything; what follows must be a company by its name. */
const weakBefore = new RegExp(String.raw`(?<![\p{L}])(?:` + [
  String.raw`(?:it is|it['’]s|this is|this one is|this one['’]s) (?:about|for|over at|from)`, String.raw`(?:it['’]?s|it is|this is|es ist|geht es|c['’]est) (?:not|nicht|pas) [^.;]{3,40} (?:but|sondern|mais)(?: um)?(?: den| die| das| la| le)?`, String.raw`(?:folks|people|guys|team|crew|office|staff|lot) (?:of|over at|at|from)`,
  String.raw`(?:writing|in touch|(?:am|are) here|getting back to you) (?:about|regarding|because of|concerning)(?: the)?`, String.raw`(?:(?:writ(?:e|ing)|report(?:ing)?|ask(?:ing)?|rais(?:e|ing)(?: this)?|log(?:ging)?(?: this)?|open(?:ing)? this|speak(?:ing)?|act(?:ing)?|this) (?:in|for|on behalf of))(?: the)?`, String.raw`(?:melde|schreibe|frage|störe|rufe|wende|handle)n?(?: (?:mich|uns|ich|wir|das|hier|heute|diesmal)){0,3} (?:für|wegen)(?: (?:den|die|das|der|des|dem))?`, String.raw`(?:écris|écrivons|signale|signalons|appelle|appelons|contacte|contactons)(?: (?:cela|ceci|ça)?)?(?: pour| au nom de)(?: la| le| l['’])?`,
  String.raw`(?:instructed|asked|commissioned|engaged|approached|contacted|mandated) by`, String.raw`at the request of`, String.raw`(?:this|it|that|which) (?:one )?(?:only )?(?:concerns?|belongs to|comes from|is about|affects)`, String.raw`what (?:i|we) know:`, String.raw`(?:gemeldet|angerufen|geschrieben) hat(?: das| es| uns){0,2}`, String.raw`was (?:ich|wir) (?:weiß|weiss|wissen):`, String.raw`ce que (?:je sais|nous savons)\s?:`, String.raw`dossier`,
  String.raw`(?:bill(?:s|ed|ing)?|charg(?:e[sd]?|ing)|invoic(?:e[sd]?|ing)|credit(?:s|ed)?|seats?|licen[cs]es?|subscriptions?)\s[^.;:?!]{0,60}?(?:for|at|of)(?: the)?`, String.raw`(?:berechn\p{L}*|lizenz\p{L}*|plätze|rechnung)\s[^.;:?!]{0,60}?(?:für|bei|von|der)(?: (?:die|den|das))?`, String.raw`(?:factur\p{L}*|licences?|abonnements?)\s[^.;:?!]{0,60}?(?:pour|chez|de)(?: (?:la|le))?`,
  String.raw`es geht (?:diesmal )?(?:nur )?um(?:\s(?:den|die|das))?`, String.raw`(?:betrifft|betroffen ist)(?: nur| ausschließlich| ausschliesslich| diesmal)?(?:\s(?:den|die|das|der))?`, String.raw`il s['’]agit (?:cette fois )?(?:de|du|de la|des)(?:\s\p{Ll}{4,14})?`, String.raw`(?:nous suivons|chez)(?: la| le)?`,
].join('|') + String.raw`)\s["'„“(]?$`, 'iu');
/** "client Fern Hill. user …": a note begins with it. */
const noted = /(?:^|[.;:]\s)(?:client|cliente|customer|end customer|kunde|kundin|endkunde)\s$/i;
const host = /^[\w-]+(?:\.[\w-]+)+$/u;
/** "Customer Fern Hill" on a line of its own. */
const ownLine = /^\s*(?:end\s)?(?:customer|client|company|Kunde|client)\s$/i;
/** Right behind it. */
const behind = /^["'”)]?\s?[,(–—-]?\s?(?:who (?:is|are)|which is|is|are|ist|est)?\s?(?:(?:(?<=(?:is|are|ist|est)\s)(?:the|der|die|le|la)|a|one of our|our|another|ein|einer unserer|unser|un|un de nos|notre)\s(?:\p{Ll}+\s)?(?:customers?|clients?|clientes?|Kund(?:e|en|in))(?![\p{L}]))/iu;
const tenantBehind = /^['’]?s?\s(?:tenant|tenancy|Mandant)(?![\p{L}])/iu;
/** What a customer does in a story of his fault; only for a name that is surely a company's. */
const does = /^\s(?:(?:have|has|just|also|now|again|still)\s){0,2}(?:says?|said|reports?|reported|complains?|complained|told us|tells? us|called|rang|cannot|can['’]?t|can not|could not|couldn['’]?t|has|have|m['’]appelle|nous appelle|appelle|se plaint|rencontre|n['’]arrive|n['’]a plus|ne reçoit|klagt|klagen|ruft|is (?:unable|locked|down|affected|without|reporting|seeing|getting)|are (?:unable|locked|down|affected|without|reporting|seeing|getting)|sees?|gets?|keeps?|lost|do(?:es)? not|do(?:es)?n['’]?t|needs?|wants?|asks?|asked (?:me|us)|wrote (?:to )?(?:me|us)|meldet|melden|kann|können|hat|haben|bekommt|signale|ne peut|ne peuvent|a signalé)(?![\p{L}])/iu;
/** "All users at …": where they are. */
const place = /(?<![\p{L}])(?:users?|staff|people|everyone|everybody|nobody|no one|pcs|computers|mailboxes|teams?|employees|colleagues|reps|clerks|managers|drivers|guys|ladies|partners|owners?|office|phones|nurses|teachers|receptionists|mitarbeiter|benutzer|utilisateurs|customer|client|tenant)\s(?:at|of|in|from|bei|von|chez|de)\s(?:the\s)?$|(?<![\p{L}])(?:one|case|ticket|this is|it is|it['’]s|issue|problem|fault|trouble) (?:for|at|from)\s$|(?<![\p{L}])(?:at|bei|bei (?:der|dem|den)|beim|chez|chez (?:le|la))\s$/iu;

/** "… as last week (that was Fern Hill)". */
const wasAnother = /(?<![\p{L}])(?:(?:that|this|it|which|who) (?:was|were)|das war|dies war|c['’]était)\s(?:the\s|our\s|bei\s|chez\s|at\s|for\s)?$/iu;

export function toldCompany(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], writerAddress: string): FieldClaim[] {
  // "Tenant: fern.example" behind the label of the name says no name.
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature' && !host.test(String(claim.value))).map((claim) => claim.field));
  const field = rules.fields.find((one) => one.namedBy !== undefined && !stated.has(one.id));
  if (field === undefined) return [];
  const own = foldedWords(/@([^.@]+)\./.exec(writerAddress)?.[1] ?? '').join('');
  const found = lines.filter((line) => line.text.length <= lineCharactersMax && line.cells === null).flatMap((line) => [...led(line.text), ...doing(line.text), ...notedSmall(line.text)]
    .filter((one) => !wasAnother.test(line.text.slice(0, one.start)) && one.name.length <= nameCharactersMax && !isOwn(one.name, own)).map((one) => ({ name: one.name, line })));
  const first = found[0];
  if (first === undefined || found.some((one) => foldedWords(one.name)[0] !== foldedWords(first.name)[0])) return [];
  return [{ field: field.id, value: first.name, problem: null, raw: first.name, source: first.line.number === 0 ? 'subject' : 'sublabel', line: first.line.number, rule: field.rule }];
}

/** "Friends" in "Friends of the Reef", "Clinique" in "Clinique du Parc": the name goes on behind its small words. */
const goesOn = /^(?:\s(?:de|du|des|de la|de l['’]|d['’]|le|la|of|of the|am|an der|im|zum|zur|vom|von der|and|und|et)(?:\s|(?<=['’]))\p{Lu}[\p{L}'’&-]*(?:\s(?:\p{Lu}[\p{L}'’&-]*|&))*)+/u;

function whole(one: NamedCompany, text: string): NamedCompany {
  const rest = /[,.;:]/.test(text[one.end] ?? '') ? '' : goesOn.exec(text.slice(one.end))?.[0] ?? '';
  return rest === '' || rest.split(/\s+/).some((word) => isNoName(word) && !companyToo.test(word)) ? one : { name: `${one.name}${rest}`, start: one.start, end: one.end + rest.length };
}

/** "Firma Fern Hill": what has a capital as well in German and at the head of a line. */
const leadWord = /^(?:Firma|Unternehmen|Kund(?:e|in|en)|Endkund(?:e|in|en)|Mandant(?:in|en)?|Dossier|Société|Entreprise|Cliente?|Customer|Company)\s(?=\p{Lu})/u;

function withoutLead(one: NamedCompany): NamedCompany {
  const name = one.name.replace(leadWord, '');
  return { name, start: one.end - name.length, end: one.end };
}

/** The words around say that it is a customer. */
function led(text: string): NamedCompany[] {
  return namesIn(text).map((one) => withoutLead(one)).map((one) => whole(one, text)).filter((one) => {
    if (isThing(one.name) || isGivenName(one.name)) return false;
    const [front, rest] = [text.slice(Math.max(0, one.start - 80), one.start), text.slice(one.end)];
    return before.test(front) || (noted.test(front) && one.name.includes(' ')) || (weakBefore.test(front) && one.name.includes(' ') && one.name.split(' ').some(isCompanyWord)) || (ownLine.test(front) && /^\s*$/.test(rest) && one.name.includes(' ')) || ((one.name.includes(' ') || isCompanyName(one.name)) && (behind.test(rest) || tenantBehind.test(rest)));
  });
}

/** "customer fernhill, see photo": a note begins with it, in small letters, and a comma ends it. */
const smallNote = /^\s*(?:(?:end[\s-]?)?(?:customer|client|kunde|kundin|cliente|firma|company))\s[:=]?\s?(?<name>\p{Ll}[\p{L}&-]{3,24}(?:\s\p{Ll}[\p{L}&-]{2,24})?)(?=[,;.]\s)/u;
/** "the customer is emu plumbing and their domain is …": told where nobody sets capitals. */
const smallTold = /(?<![\p{L}])(?:(?:the|our|der|die|unser|unsere|le|la|notre) )?(?:end[\s-]?)?(?:customer|client|company|kunde|kundin|firma|cliente|société)(?: name)? (?:is|is called|called|named|ist|ist die|heißt|heisst|nennt sich|est|s['’]appelle|se nomme) (?!(?:quite|rather|really|pretty|fairly|always|often|already|well|here|there|sehr|ganz|ziemlich|immer|schon|très|assez|plutôt|toujours|bien|trop|zu)(?![\p{L}]))(?<name>\p{Ll}[\p{L}&-]{2,24}(?: (?!(?:and|und|et|with|at|on|in|from|of|the|their|its|our|die|der|das|deren|ihre|mit|bei|im|le|la|leur|dont|avec|chez|domain|domaine|domäne|tenant|mandant|who|which)(?![\p{L}]))\p{Ll}[\p{L}&-]{2,24}){1,2})(?= (?:and|und|et|with|at|on|in|from|their|its|our|the|die|der|deren|ihre|mit|im|le|la|leur|dont|domain|domaine|domäne|tenant|mandant)(?![\p{L}])|\s?[.,;:]|\s?$)/u;
/** A sentence of its own with capitals: there a name has them as well. */
const capitalised = /(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}/u;
const noCompany = /(?:ed|ing|ly|lich|isch|tät|kann|hat|says?|wants?|asks?|meint|sagt|dit|veut)$/u;
/** "Emu plumbing", "fern catering limited". */
const trade = /(?:ing|limited)$/u;

function notedSmall(text: string): NamedCompany[] {
  const one = smallNote.exec(text) ?? (capitalised.test(text) ? null : smallTold.exec(text));
  const name = one?.groups?.['name'] ?? '';
  if (one === null || name.split(' ').some((word, at) => isCommonWord(word) || (noCompany.test(word) && !(at > 0 && trade.test(word))) || isNoName(`${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))) return [];
  const end = one.index + one[0].length;
  return [{ name, start: end - name.length, end }];
}

/** A company by its name, and what it does or who is there. */
function doing(text: string): NamedCompany[] {
  return companiesIn(text).filter((one) => {
    const front = text.slice(0, one.start);
    const begins = /(?:^|[.!?:]\s|^(?:hi|hello|hey|morning|hallo|bonjour|dear)[^,.!]{0,20}[,!.]\s|[,;]\s|\s(?:and|but|that|because|since|as|now|today|und|dass|et|que)\s)(?:the\s|(?:le|la|l['’])\s?(?:cabinet|garage|bureau|groupe|société|étude|clinique|maison|agence|cliente?|hôtel|école)\s|die (?:firma|praxis|kanzlei)\s|(?:today|yesterday|this morning|just now|earlier|heute(?: früh)?|gestern|aujourd['’]hui|hier)\s)?$/i.test(front);
    return !isThing(one.name) && ((begins && does.test(text.slice(one.end))) || place.test(front) || (front === '' && /^\s?[:–—-]\s/.test(text.slice(one.end))));
  });
}

/** A product, or a person by his title. */
function isThing(name: string): boolean {
  return name.split(/\s+/).some((word) => isNoName(word) && !companyToo.test(word)) || /^(?:Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|Mme|M)\.?\s/u.test(name) || /^\p{L}$/u.test(name) || !/\p{Ll}|\d|&/u.test(name) && name.length < nameLettersMin;
}

const companyToo = /^(?:Group|Services?|Centre|Center|Security|Point|Premium|House|Square|Street|Team|Desk|Enterprise|Print|Word|Square|Road|Lane|Network|Security|Service)$/i;
const nameLettersMin = 3;

/** "Harbour Cloud" writing from harbour.example. */
function isOwn(name: string, own: string): boolean {
  const words = foldedWords(name);
  return own !== '' && (words.join('').startsWith(own) || own.startsWith(words.join('')) || ((words[0] ?? '').length > 3 && own.startsWith(words[0] ?? '')));
}
