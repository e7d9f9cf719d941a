// RFC 5322 3.4 mailboxes as data. `addrSpec` is lower-cased in its domain only by whoever compares; here it is
// kept as written. Parsing lives in parse/, because real originator fields are rarely what the grammar says.

/** One mailbox of an address field. `displayName` is decoded and may be empty. */
export interface Mailbox {
  readonly displayName: string;
  readonly addrSpec: string;
}

/** The SMTP envelope of a mail transaction (RFC 5321 2.3.1). `reversePath` is '' for the null path `<>`. */
export interface Envelope {
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
}

/** The reverse-path of a stored mail as far as it is known: null = no transaction and no trace field told it. */
export function knownReversePath(source: string, reversePath: string): string | null {
  if (source === 'import') return null;
  if (source !== 'imap' && source !== 'imap-excerpt') return reversePath;
  // A mailbox has only the Return-Path field: none is not the same as the null path.
  return reversePath === '' ? null : reversePath === '<>' ? '' : reversePath;
}

/** The domain of an addr-spec in lower case, '' when there is none. */
export function domainOf(addrSpec: string): string {
  const at = addrSpec.lastIndexOf('@');
  return at < 0 ? '' : addrSpec.slice(at + 1).trim().toLowerCase();
}

/** Local part and domain, with the RFC 5233 detail ("subaddress") split off the local part. */
export function splitSubaddress(addrSpec: string): { user: string; detail: string | null; domain: string } {
  const at = addrSpec.lastIndexOf('@');
  const local = at < 0 ? addrSpec : addrSpec.slice(0, at);
  const plus = local.indexOf('+');
  return {
    user: (plus < 0 ? local : local.slice(0, plus)).toLowerCase(),
    detail: plus < 0 ? null : local.slice(plus + 1),
    domain: at < 0 ? '' : addrSpec.slice(at + 1).toLowerCase(),
  };
}

/** An addr-spec in lower case without its detail, '' when it names no domain: `Desk+t1@shop.example` is desk@shop.example. */
export function bareAddress(addrSpec: string): string {
  const { user, domain } = splitSubaddress(addrSpec.trim());
  return domain === '' ? '' : `${user}@${domain}`;
}

/** Two addr-specs name the same mailbox for our purposes: compared without case, detail kept. */
export function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** `*@shop.example` or a full address; the only wildcard is a whole local part. Used by packs. */
export function matchesAddress(pattern: string, addrSpec: string): boolean {
  if (pattern.startsWith('*@')) return domainOf(addrSpec) === pattern.slice(2).toLowerCase();
  return sameAddress(pattern, addrSpec);
}
