// Hints to the ticket that a mail belongs to, strongest first: our token in a recipient address, our ids and foreign
// ids in In-Reply-To and References, a ticket tag in the subject, a ticket tag in the first lines. In come the mail,
// our desk addresses and the forms of our ticket numbers; out come claims. None is proof, and nothing is verified or
// looked up here: a forged token is a claim like any other (PEERS F61, F62), decide/ and record/ judge it. Thread-Index
// is left alone on purpose (PEERS F30).
import type { RecognitionInput, ThreadClaim } from './recognition.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { limits } from '../mail/limits.ts';
import { domainOf, splitSubaddress } from '../mail/mailbox.ts';
import { fieldBodies } from './header-fields.ts';

/** A ticket number has one of these forms when the caller names none: letters, then groups of digits. */
const anyRef: readonly RegExp[] = [/^[A-Z]{2,6}-\d{4}-\d{6}$/u, /^[A-Z]{2,6}-\d{5,9}$/u];

/** SCENARIOS H-06: a token in the body counts in the first five lines only; below stands what others wrote. */
const bodyTagLinesMax = 5;
/** Tags taken from subject and from body; a mail about more tickets than this belongs to none of them. */
const tagsMax = 5;
/** Fields in which a receiving server notes the address that was really used. */
const deliveryFields = ['Delivered-To', 'X-Original-To', 'Envelope-To', 'X-Envelope-To'] as const;
/** What stands around a tag; a tag is a whole word between these. */
const wordPattern = /[A-Za-z0-9][A-Za-z0-9-]{3,30}/gu;

/**
 * `refPatterns` are anchored expressions that the caller made from the ref formats of the packs (never admin regexes);
 * without them every word of a ticket number's general form counts.
 */
export function recogniseThreadClaims(
  input: RecognitionInput,
  deskAddresses: readonly string[],
  refPatterns: readonly RegExp[] = anyRef,
): ThreadClaim[] {
  const claims = [
    ...addressTokens(input, deskAddresses),
    ...messageIds(input.mail, input.ownHost.toLowerCase()),
    ...refsIn(input.mail.subject, refPatterns).map((ref) => ({ kind: 'subject-tag', ref }) as const),
    ...refsIn(firstNewText(input.mail), refPatterns).map((ref) => ({ kind: 'body-tag', ref }) as const),
  ];
  return withoutDoubles(claims);
}

function addressTokens(input: RecognitionInput, deskAddresses: readonly string[]): ThreadClaim[] {
  const { mail } = input;
  const desks = new Set(deskAddresses.map((address) => {
    const { user, domain } = splitSubaddress(address.trim());
    return `${user}@${domain}`;
  }));
  const addresses = [
    ...input.forwardPaths,
    ...[...mail.to, ...mail.cc].map((mailbox) => mailbox.addrSpec),
    ...deliveryFields.flatMap((name) => fieldBodies(mail.headers, name)).map((body) => body.replaceAll(/[<>]/gu, '')),
  ];
  return addresses.slice(0, limits.mailboxesMax).flatMap((address): ThreadClaim[] => {
    const { user, detail, domain } = splitSubaddress(address.trim());
    if (detail === null || detail === '' || !desks.has(`${user}@${domain}`)) return [];
    return [{ kind: 'token', via: 'reply-to', token: detail }];
  });
}

/** In-Reply-To names the mail that is answered, so it stands before References, whose newest stands last. */
function messageIds(mail: ParsedMessage, ownHost: string): ThreadClaim[] {
  const ids = [...mail.inReplyTo, ...mail.references.toReversed()].slice(0, limits.referencesMax);
  return ids.map((messageId) => messageIdClaim(messageId, ownHost));
}

/** Our own ids carry a token; what others gave is looked up. */
export function messageIdClaim(messageId: string, ownHost: string): ThreadClaim {
  return domainOf(messageId) === ownHost.toLowerCase()
    ? { kind: 'token', via: 'message-id', token: messageId.slice(0, messageId.lastIndexOf('@')) }
    : { kind: 'message-id', messageId };
}

function refsIn(text: string, refPatterns: readonly RegExp[]): string[] {
  const words = text.slice(0, limits.lineCharactersMax).match(wordPattern) ?? [];
  return words.map((word) => word.toUpperCase()).filter((word) => refPatterns.some((ref) => ref.test(word))).slice(0, tagsMax);
}

/** The first lines that the writer added himself: quoted lines are somebody else's words. */
function firstNewText(mail: ParsedMessage): string {
  return mail.lines
    .slice(0, bodyTagLinesMax * 4)
    .map((line) => line.text.trim())
    .filter((text) => text !== '' && !text.startsWith('>'))
    .slice(0, bodyTagLinesMax)
    .map((text) => text.slice(0, limits.lineCharactersMax / bodyTagLinesMax))
    .join('\n');
}

function withoutDoubles(claims: readonly ThreadClaim[]): ThreadClaim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = JSON.stringify(claim);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
