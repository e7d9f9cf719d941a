// What asking the DNS about a mail's sender came to, as data that is kept with the message: SPF (RFC 7208), DKIM
// (RFC 6376), DMARC (RFC 9989) and ARC (RFC 8617) as their RFCs name the results. It says what was found, not what it
// means: recognise/authentication.ts judges it. A result that was found once stays; keys are taken out of the DNS later.

export interface SenderCheck {
  /** Who brought the mail: the address of the SMTP client and the name it gave itself. */
  readonly client: string;
  readonly helo: string;
  /** Domain of the From field that was checked, lower case; '' when there is not exactly one. */
  readonly fromDomain: string;
  readonly spf: SpfResult;
  readonly dkim: readonly DkimResult[];
  /** `none`: the domain publishes no policy, or there is no domain to ask about. */
  readonly dmarc: DmarcResult;
  /** null: nobody sealed the mail on its way. */
  readonly arc: ArcResult | null;
  /** Why an answer may still change: the DNS was away, or took too long. null = everything was answered. */
  readonly incomplete: string | null;
}

export interface SpfResult {
  readonly result: string;
  /** Domain of the reverse-path, of the HELO name for the null path. */
  readonly domain: string;
}

export interface DkimResult {
  readonly result: string;
  readonly domain: string;
  readonly selector: string;
  /** Why it is not `pass`; '' when nothing is said. */
  readonly detail: string;
}

export interface DmarcResult {
  readonly result: string;
  /** What the domain wants done with mail that fails: none, quarantine, reject; '' without a policy. */
  readonly policy: string;
}

export interface ArcResult {
  readonly result: string;
  readonly detail: string;
  /** Domains of forwarders whose word counts here. */
  readonly trustedSealers: readonly string[];
}
