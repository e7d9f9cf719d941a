// Which enhanced status code (RFC 3463) a report means. Stated codes win, the more exact the better: reporters write
// `Status: 5.0.0` while the remote server said `550 5.1.1`. Only where no code stands anywhere do words decide, and
// the reply code (RFC 5321 4.2.3) only where words are silent too. In comes text, out goes a code or null.

/** Words of diagnostics and the code they mean, in order: the first row that matches wins. */
const wordCodes: readonly (readonly [code: string, words: RegExp])[] = [
  ['5.2.2', /\bover.?quota|quota (?:has been |was |is )?exceed|exceed\w*.{0,30}\b(?:quota|storage|allotted)|(?:mail ?box|account|mailfolder|inbox|disk|storage|quota)\b.{0,40}\b(?:is |are )?(?:full|exceeded)\b|\bmailbox.{0,30}\blimit|full mailbox|(?:mailbox|account) exceeds|insufficient (?:system|disk) storage|out of (?:quota|disk)|excede la cuota|postfach ist voll|bo[iî]te .{0,20}pleine/i],
  ['5.3.4', /too (?:big|large)\b|(?:message|mail|line) (?:size|length|limit).{0,30}(?:limit|exceed)|exceeds?.{0,40}\b(?:size|length)|size (?:limit )?exceed|line limit exceeded|max(?:imum)? message size|zu gro(?:ß|ss)/i],
  ['5.1.2', /\b(?:host|domain)(?: name)?\b.{0,30}\b(?:unknown|not found|lookup fail|does ?n.t exist|could not be found|not exist|couldn.t be found|is not reachable)|unknown (?:host|domain)|nxdomain|no such (?:host|domain)|unrout(?:e)?able (?:mail )?(?:address|domain)|name or service not known|name service error|all relevant mx records point to non-existent|no mx|illegal host\/domain|dns error|cannot find .{0,40}\bhost|name server\b.{0,30}\bhost not found/i],
  ['5.2.1', /\b(?:account|mailbox|user|address|recipient|inbox)\b.{0,40}\b(?:disabled|suspended|inactive|deactivated|discontinued|closed|locked|expired)|disabled (?:account|mailbox|user)|inactive (?:user|account|mailbox)|deactivated mailbox|temporarily locked/i],
  ['5.1.1', /user unknown|unknown (?:user|recipient|address|local.?part|mailbox|account|or illegal alias)|no such (?:user|recipient|mailbox|address|person|account|local user)|(?:user|recipient|mailbox|account|address|rcpt|addressee)\b.{0,60}\b(?:not found|unknown|does ?n.?t exist|not exist|is ?n.?t (?:known|found|valid|recogni[sz]ed)|not (?:recogni[sz]ed|listed|known|valid|present|a (?:valid|registered|known)))|not our customer|no mailbox|invalid (?:recipient|user|mailbox|address)|not (?:a )?(?:known|valid|registered).{0,20}\b(?:user|mailbox|recipient)|does ?n.t have an? .{0,60}account|unbekannt|n.existe pas|inconnu|no existe|desconocido|sconosciut|見つか(?:ら|り)|nie istnieje|не существует|not in .{0,30}directory|bad destination mailbox|no valid recipient/i],
  ['5.1.3', /malformed (?:recipient )?address|bad (?:address|recipient) syntax|(?:address|recipient).{0,20}\bsyntax error|incorrectly constructed/i],
  ['5.4.6', /too many hops|mail loop|loop(?:ing)? detected|routing loop|exceeded.{0,20}hop/i],
  ['5.7.1', /\bspam|\bblock(?:ed|list)|black.?list|\brbl\b|dnsbl|relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted))|unable to relay|\bdmarc\b|\bspf\b|\bdkim\b|reverse dns|\bptr\b|rdns|policy|access denied|not (?:allowed|authori[sz]ed|permitted|accepting)|virus|malware|banned|prohibited|permission|reputation|invalid ip|unwanted messages|unsolicited|refused due to|client host rejected|sender (?:address )?rejected|rejected.{0,40}(?:content|filter)/i],
  ['4.4.1', /connection (?:timed? ?out|refused|reset|dropped|failed)|could ?n.?t (?:connect|establish)|(?:not able|unable) to (?:connect|establish)|not responding|did not (?:respond|accept our requests to connect)|no route to host|network (?:is )?unreachable|host not reachable|timed out|socket error|no answer from host|unreachable/i],
  ['4.4.7', /retry time(?:out)? .{0,20}exceeded|(?:message|envelope|delivery time|queue).{0,20}expired|too long (?:in|on)|in the queue too long|could not be delivered for|not delivered within|retry timeout|delayed|still being retried|cannot send (?:message|mail) for/i],
  // The least said comes last: somebody did not want it.
  ['5.7.1', /\brejected\b|\brefused\b|not (?:a )?(?:list )?member\b|zurückgewiesen|abgelehnt|rejeté|rechazad|rifiutat|geweigerd|rejeitad|odrzucon/i],
];

/** What a reply code alone says; the rest keeps its class: `4.0.0` or `5.0.0`. */
const replyCodes: Readonly<Record<string, string>> = {
  '421': '4.3.2', '450': '4.2.0', '451': '4.3.0', '452': '4.2.2',
  '551': '5.1.6', '552': '5.2.2', '553': '5.1.3', '521': '5.3.2', '556': '5.1.10',
};

/** Diagnostics are read that far; the sense stands at the front, hostile ones go on for megabytes. */
const diagnosticCharactersMax = 4_000;

/** Every enhanced code in the text, in order. An IP address or a version number is none. */
function enhancedCodes(text: string): string[] {
  const found = text.slice(0, diagnosticCharactersMax).matchAll(/(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/gu);
  return [...found].map((match) => match[1] ?? '').filter((code) => code !== '');
}

/** SMTP reply code that a remote server gave, null when the text shows none. */
function replyCode(text: string): string | null {
  const found = /(?:^|[\s:;'"<(#])([45][0-5]\d)(?=[\s\-:,'"<)]|$)/u.exec(text.slice(0, diagnosticCharactersMax));
  return found?.[1] ?? null;
}

/**
 * The code of one recipient. The fields of the report (`stated`, `diagnosticCode`) are asked first; what the prose
 * says counts only where they name no more than a class, or no reason but that time ran out.
 */
export function statusOf(stated: string, diagnosticCode: string, prose: string): string | null {
  const ofFields = mostExact([stated, ...enhancedCodes(diagnosticCode)]);
  if (ofFields !== null && exactness(ofFields) >= exactEnough) return ofFields;
  return mostExact([ofFields ?? '', ...enhancedCodes(prose)]) 
    ?? statusFromWords(diagnosticCode) ?? statusFromWords(prose);
}

/** A later code of the same exactness does not displace an earlier one: the first is the reporter's own. */
function mostExact(codes: readonly string[]): string | null {
  return codes.filter((code) => code !== '').reduce<string | null>(
    (kept, code) => (kept === null || exactness(code) > exactness(kept) ? code : kept), null,
  );
}

const exactEnough = 2;

/** 0: the class alone (5.0.0). 1: x.4.7, tried until time ran out, not why. 2: a subject (5.1.0). 3: a detail. */
function exactness(code: string): number {
  const [, subject, detail] = code.split('.');
  if (subject === '0' && detail === '0') return 0;
  if (subject === '4' && detail === '7') return 1;
  return detail === '0' ? 2 : 3;
}

function statusFromWords(text: string): string | null {
  const cut = text.slice(0, diagnosticCharactersMax);
  const code = replyCode(cut);
  const words = wordCodes.find(([, pattern]) => pattern.test(cut))?.[0] ?? null;
  // A server that answered 4xx meant a transient failure whatever its words say (RFC 5321 4.2.1), and vice versa.
  if (words !== null) return code === null || words.startsWith('4') ? words : `${code[0] ?? '5'}${words.slice(1)}`;
  return code === null ? null : replyCodes[code] ?? `${code[0] ?? '5'}.0.0`;
}
