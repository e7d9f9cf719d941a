// "On https://mail.example everything is slow", "push is dead on mail.example.org": the one server that the prose names
// answers a field for a server. A URL counts behind a word of place, a bare host name where the sentence calls it a
// server or where it lies in the sender's own domain. In: lines of prose, the subject. Out: at most one claim a field.
// Never a page of something else, a host in a mail address, a log or an error message, and none when two are named.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { shortLines } from '../short-lines.ts';
import type { TextLine } from '../text-line.ts';

type Line = Pick<TextLine, 'text' | 'number'>;

/** Longer lines are logs. */
const lineCharactersMax = 600;
/** A longer path is a page: a ticket, a manual, a search. */
const pathCharactersMax = 20;
const beforeCharactersMax = 80;
/** Under a domain that is read off the sender, his servers have a name in front. */
const labelsMin = 3;

// Whoever types on a phone gets a capital at the beginning of a sentence; more capitals are a class or a file.
const address = /[Hh]ttps?:\/\/[^\s<>"'()[\]|]+|(?<![\p{L}\p{N}@./\\_$-])[\p{L}\p{N}](?:[\p{Ll}\p{N}-]*[\p{Ll}\p{N}])?(?:\.[\p{Ll}\p{N}](?:[\p{Ll}\p{N}-]{0,61}[\p{Ll}\p{N}])?)*\.[a-z]{2,24}(?![\p{L}\p{N}@_(]|-[\p{L}\p{N}]|\.[\p{L}\p{N}])(?:\/[^\s<>"'()[\]|]*)?/gu;
const file = /\.(?:properties|logs?|txt|xml|json|ya?ml|conf|config|cfg|ini|jar|war|ear|js|ts|css|php|jspx?|aspx?|exe|dll|sh|bat|cmd|ps|zip|gz|tar|tgz|rar|pdf|docx?|xlsx?|pptx?|odt|csv|html?|png|jpe?g|gif|svg|heic|webp|eml|msg|pst|ics|vcf|md|dat|db|sql|bak|tmp|lock|py|rb|java|class|rules|har|pem|crt|cer|key|mp\d|mov|wav|iso|img|rpm|deb|apk|ipa|so|service|local)$/i;
/** "com.bank.batch", "www.": packages, and hosts that are about something else than the matter. */
const otherHost = /^(?:com|org|net|java|javax|io|de|www\d?|wiki|docs?|status|help|support|kb|faq|blog|news|static|cdn|download|downloads|ticket|tickets|jira|git|gitlab|confluence|intranet|monitor|monitoring|grafana|zabbix|nagios|mx\d*|ns\d*|dns\d*|spf|dkim|selector\d*|relay\d*|share)\.|:\/\/(?:www\d?|wiki|docs?|status|help|support|kb|faq|blog|news|static|cdn|downloads?|tickets?|jira|git|gitlab|confluence|intranet|monitor|monitoring|grafana|zabbix|nagios|share)\./i;

/** Files are kept on a server as well, and documents where one is called the server, if it is the sender's own. */
const fileHost = /^(?:https?:\/\/)?(?:share|downloads?)\./i;

const place = /(?<![\p{L}])(?:on|at|of|in|into|to|via|from|through|behind|under|with|reach|open|opening|opens|load|loads|auf|unter|bei|von|über|im|in|zu|sur|à|chez|dans|vers|de|where|wo|où|here|server|host|hostname|machine|box|instance|system|environment|installation|platform|portal|webmail|mail|url|address|adresse|link|rechner|maschine|umgebung|instanz|anlage|serveur|machine|environnement)(?:\s(?:the|our|their|its|der|dem|den|die|unserer?|unserem|le|la|notre))?[\s:=–—>(<"'„“→-]{1,4}$/iu;
/** "It concerns https://…", "betroffen ist https://…", "they use https://…": of what the letter is, where a URL stands right behind. */
const concerned = new RegExp(String.raw`(?<!\p{L})(?:${[
  String.raw`(?:it|this|all this|the (?:fault|problem|issue|incident|case|matter|request)) (?:here |all |only |again |also )?(?:concerns?|is concerned with|regards?|affects?|hits|involves|relates to|is(?: all| only)? about)`,
  String.raw`(?:(?:we|i)(?: are|['’]re| am|['’]m)? (?:talk(?:ing)?|speak(?:ing)?|writ(?:e|ing)) (?:about|of)|(?:we|i) mean|affected (?:is|are|system:)|(?:we|they|users|people|customers|subscribers|colleagues|staff|everybody|everyone) (?:all )?(?:use|run|operate|work with))`,
  String.raw`(?:(?:es|das|dies|der (?:fall|fehler)|die störung|das problem) (?:betrifft|trifft|geht(?: \p{L}+)? um|handelt sich um|dreht sich um)|betroffen ist|betrifft|geht es um|handelt es sich um|(?:wir|sie|nutzer|kunden|kollegen|mitarbeiter) (?:nutzen|verwenden|betreiben|benutzen)|(?:melde[nt]|loggen) \p{L}+(?: \p{L}+)? an)`,
  String.raw`(?:(?:cela|ça|l['’]incident|le problème|la panne) (?:concerne|touche|porte sur)|il s['’]agit d[eu]|(?:nous|ils|elles) (?:utilisons|exploitons|utilisent|exploitent)|on utilise|concerné est)`,
].join('|')})(?:\s(?:the|our|only|just|hier|here|unser\p{L}*|ihr\p{L}*|nur|die|den|das|la|le|notre|seulement))?\s[(<"'„“]?$`, 'iu');
/** "the machine our people use is …", "unser Server heißt …": what it is called, up to a few words behind. */
const called = /(?<![\p{L}])(?:server|host|hostname|machine|box|instance|system|installation|environment|webmail|url|address|rechner|maschine|umgebung|instanz|anlage|adresse|serveur|instance|environnement)(?:,?\s[\p{L}'’-]+){0,8}?,?\s(?:is|are|=|called|named|ist|lautet|heißt|heisst|est|s'appelle|named|under|at|on|unter|auf)\s*[:=(<"'„“-]{0,2}\s?$|(?<![\p{L}])(?:server|host|hostname|machine|box|instance|rechner|maschine|instanz|serveur)[\s:=(<"'„“-]{1,3}$/iu;
/** Somebody else's machine, or a page that is only referred to. */
const elsewhere = /(?<![\p{L}])(?:(?:their|his|her)\s(?:own\s)?(?:server|host|box|machine|domain|gateway|mx|side|end|site|provider|relay)|remote|receiving|recipients?|recipient's|other|foreign|external|partner|partner's|provider's|provider|old|former|previous|moved from|migrated from|fremder?|alter?n?|früherer?|gegenseite|see(?!\s(?:it|this|that|them|the same))|siehe|vgl|voir|cf|described|documented|documentation|docs?|manual|guide|article|according to|explained|handbuch|anleitung|beschrieben|laut|screenshots?|screencast|video|recording|picture|dump|trace|uploaded|attached|download|downloaded|status page|homepage|website|web site|bug|ticket|forum|blog|docs|domains?|domäne|domaine|mx|dns|smtp relay|relayed by|bounced by|rejected by|refused by|delivery to|deliver to|mails? to|mails? from|resolve|resolves|lookup|nslookup|ping)(?![\p{L}])[^.!?;,]{0,60}$/iu;
/** "The website's https://webmail…": of a host in the sender's domain that is the thing itself. */
const site = /(?:website|web site|homepage)/gi;
/** A line of a machine in the middle of a letter. */
const printed = /\d\d:\d\d:\d\d|\w\[\d+\]:|(?:^|[\s,;(])(?:relay|host|server|client|status|to|from|rip|lip|user|dsn|delay|helo|ehlo)=|\b[245]\.\d\.\d\b|(?:^|[:>)\]"'„“«]\s?)[45]\d\d[ -]|(?<![\p{L}\p{N}.,])[45]\d\d-|\b(?:ECONN\w+|NXDOMAIN|Connection (?:refused|timed out|reset)|GET|POST|EHLO|RCPT TO)\b|^\s*[>$#]\s/u;
/** An error message that somebody quotes. */
const quoted = /"[^"\n]*\s[^"\n]*"|“[^”\n]*\s[^”\n]*”|„[^“”\n]*\s[^“”\n]*[“”]|«[^»\n]*\s[^»\n]*»|`[^`\n]*\s[^`\n]*`/gu;

interface Found {
  readonly value: string;
  readonly host: string;
  /** It lies in the sender's domain, or the sentence says so. */
  readonly certain: boolean;
  readonly line: Line;
}

export interface NamedUrlsInput {
  readonly lines: readonly Line[];
  /** Lines on which a label stands: only a server of the sender's own domain is read there. */
  readonly labelled: ReadonlySet<number>;
  readonly subject: string;
  readonly senders: readonly string[];
}

export function namedUrls(input: NamedUrlsInput, rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const open = rules.fields.filter((field) => field.kind === 'url' && !claims.some((claim) => claim.field === field.id && claim.source !== 'forwarded'));
  if (open.length === 0) return [];
  const domains = input.senders.map((sender) => sender.slice(sender.lastIndexOf('@') + 1).toLowerCase()).filter((domain) => domain.includes('.'));
  const found = [...shortLines(input.lines, lineCharactersMax), { text: input.subject, number: 0 }].flatMap((line) => addressesIn(line, domains, input.labelled.has(line.number)));
  const certain = found.find((one) => one.certain && one.line.number > 0) ?? found.find((one) => one.certain);
  if (certain === undefined || found.some((one) => one.host !== certain.host)) return [];
  const url = found.find((one) => one.certain && one.value.includes('://')) ?? certain;
  return open.map((field) => ({ field: field.id, value: url.value, problem: null, raw: url.line.text.trim(), source: url.line.number === 0 ? 'subject' : 'sublabel', line: url.line.number, rule: field.rule }));
}

function addressesIn(line: Line, domains: readonly string[], labelled: boolean): Found[] {
  if (printed.test(line.text)) return [];
  const text = line.text.replace(quoted, (words) => ' '.repeat(words.length));
  return [...text.matchAll(address)].flatMap((one) => {
    const value = one[0].replace(/[.,;:!?]+$/, '');
    const isUrl = value.includes('://');
    const host = (/^(?:https?:\/\/)?([^/:?#]+)/i.exec(value)?.[1] ?? '').toLowerCase();
    const before = text.slice(Math.max(0, one.index - beforeCharactersMax), one.index);
    const own = domains.some((domain) => host.endsWith(`.${domain}`)) && host.split('.').length >= labelsMin;
    if (file.test(value) || (otherHost.test(value) && !(own && (fileHost.test(value) || called.test(before)))) || elsewhere.test(own ? before.replace(site, ' ') : before) || isPage(value)) return [];
    if (!isUrl && !own && !called.test(before)) return [];
    return [{ value, host, certain: own || (!labelled && (called.test(before) || (isUrl && (place.test(before) || concerned.test(before))))), line }];
  });
}

function isPage(value: string): boolean {
  const path = value.replace(/^(?:https?:\/\/)?[^/]*/i, '');
  return path.length > pathCharactersMax || path.includes('?');
}
