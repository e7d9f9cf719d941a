// Every bound of the gateway with its reason. What exceeds one degrades with a Problem (parse) or gets a clear
// refusal (SMTP); nothing here makes a mail disappear.

export const limits = {
  /** Largest message accepted by SMTP. 25 MB is what the big mailbox providers let through in practice. */
  messageBytesMax: 25 * 1024 * 1024,
  /** All message bytes being received at once over all connections; beyond it new DATA gets 452 (memory stays flat). */
  inFlightBytesMax: 64 * 1024 * 1024,
  /** RFC 5321 4.5.3.1.8 asks for at least 100 recipients; a support mail has a handful. */
  recipientsMax: 100,
  /** Concurrent SMTP connections; each costs a socket and some kB. */
  connectionsMax: 200,
  /** RFC 5321 4.5.3.2 names 5 minutes for most waits. Ours is shorter: senders retry, we must not be held open. */
  smtpIdleMs: 60_000,
  /** One whole connection, however slowly it drips (slow-loris). */
  smtpTotalMs: 15 * 60_000,

  /** One header section. Real ones are below 64 kB; ARC chains and spam reports reach 100 kB. */
  headerBytesMax: 256 * 1024,
  /** Fields of one header section; beyond it authentication work grows quadratically. */
  headerFieldsMax: 1_000,
  /** Nesting of multiparts and message/rfc822. Forward chains in the wild stay below 20. */
  mimeDepthMax: 32,
  /** Entities in one message. Digests reach some hundred; bombs start at thousands. */
  mimePartsMax: 1_000,
  /** Decoded text that is read by people and rules. A mail longer than this is a log that should be attached. */
  textBytesMax: 256 * 1024,
  /** Lines of it that recognisers look at. */
  textLinesMax: 5_000,
  /** One line; longer ones are cut for recognition (raw bytes keep the rest). */
  lineCharactersMax: 2_000,
  /** HTML handed to the converter: nested tables cost quadratic time there. */
  htmlBytesMax: 512 * 1024,
  /** Depth of HTML elements that is followed; deeper content is kept as flat text. */
  htmlDepthMax: 200,
  /** A picture shown inside the text below this size is a logo, not a screenshot. */
  layoutPictureBytesMax: 20 * 1024,
  /** Files that go along with one mail to the other side, all together: with base64 just below what mailbox providers take (25 MB). */
  passedFilesBytesMax: 18 * 1024 * 1024,
  /** … and how many. Whoever has more sends an archive. */
  passedFilesMax: 50,
  /** Message-ids taken from References, newest last (RFC 5322 names no limit; Discourse uses 5, Gmail chains reach 100). */
  referencesMax: 100,
  /** Of them kept as a way to the ticket that the mail opens, newest first; older ones are about something else. */
  referencesKeptMax: 20,
  /** Mailboxes read from one address field. */
  mailboxesMax: 500,

  /** One message through parse and recognise in a worker; DESIGN section 5 promises 10 s to a decision. */
  parseMs: 8_000,
  /**
   * Making the rules of a desk ready in a worker that has not had them: they are the admin's own, and a second of work. On a
   * starved machine that takes many, and a worker ended over it leaves the same work to the next one, for every mail.
   */
  rulesReadyMs: 60_000,
  /** Old-generation heap of a parser worker. A 25 MB message needs about 150 MB. */
  parserHeapMb: 384,

  /** DKIM signatures that are verified, those of the author's domain first: each costs a pass over the body and a look-up. */
  dkimSignaturesMax: 4,
  /** The same for mails above `dkimLargeBytes`: hashing 25 MB of blanks takes a second and a half a signature. */
  dkimSignaturesLargeMax: 2,
  dkimLargeBytes: 4 * 1024 * 1024,
  /** Names asked for one message: SPF allows 10 and their addresses (RFC 7208 4.6.4), DMARC 8, the rest are keys. */
  dnsLookupsMax: 60,
  /** One question to the DNS, with its repetition. */
  dnsTimeoutMs: 2_000,
  /** All questions about one message and the hashing; DESIGN section 5 promises 10 s to a decision. */
  senderCheckMs: 5_000,
  /** Records of one answer and their characters; a domain with more has its first ones read. */
  dnsRecordsMax: 50,
  dnsRecordCharactersMax: 16 * 1024,
  /** How long a message waits for a DNS that does not answer before it is decided as unverified. */
  senderCheckWaitMs: 2 * 60_000,
  /** One mail through the virus scanner; below the claim of a message (60 s), or two workers would have it. */
  scanMs: 30_000,

  /** Attempts to process one message before it is set aside as failed for a person to look at. */
  processAttemptsMax: 3,
  /**
   * Times a message may be in hand when a whole process dies before it is set aside too. Far above the attempts of a
   * message that merely fails: a kill is rarely the message's fault.
   */
  processDeathsMax: 10,
  /** Attempts to deliver one outgoing mail: with the back-off of send/ about three days. */
  deliverAttemptsMax: 20,

  /** Matches taken per admin pattern; more is noise and costs time (RE2 find-all on hostile text). */
  patternMatchesMax: 20,
  /** Automatic mails to one address on one ticket within 24 h without a person acting (H-05). */
  automaticPerTicketDayMax: 3,
  /** Automatic mails to one address within an hour over all tickets (H-05). */
  automaticPerAddressHourMax: 10,
  /** Automatic answers of one desk within an hour: beyond what the largest desk writes, reached by a loop through changing addresses. */
  automaticPerDeskHourMax: 20_000,
  /** Mails passed from one side of a ticket to the other within an hour: an outage with everybody typing stays below (H-05). */
  relaysPerTicketHourMax: 30,
  /** Within a day: a case that needs more has been on the telephone for long. */
  relaysPerTicketDayMax: 120,
  /** Reopenings of one ticket by mail within a day (H-05). */
  reopensPerTicketDayMax: 3,
  /** By one sender over all tickets within a day: nobody has more than ten of his cases come back on one day. */
  reopensPerSenderDayMax: 10,
  /** At one desk within an hour; a desk that closes by mistake in bulk gets some hundred back. */
  reopensPerDeskHourMax: 1_000,
  /** Tickets that one sender opens within an hour: no person writes two a minute, a machine that lost its temper does. */
  ticketsPerSenderHourMax: 120,
  /** At one desk within an hour, from whomever: an outage with everybody writing stays far below. */
  ticketsPerDeskHourMax: 20_000,
} as const;
