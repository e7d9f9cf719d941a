// What kind of mail this is (SCENARIOS H-02) and whether an automatic answer is forbidden (H-03, RFC 3834 2). In comes
// the parsed mail with its envelope, out the class with one sentence for an admin. An ordered table: the first
// recogniser that claims the mail wins, none = a person wrote it. A channel of a pack that wants automatic mail
// overrides this in decide/, never here.
import type { Classification, DeliveryStatus, MailClass, RecognitionInput } from './recognition.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { recogniseAutomatic } from './automatic.ts';
import { recogniseDeliveryStatus } from './delivery-status.ts';
import { hasNullReversePath } from './dsn/machine-origin.ts';
import { recogniseListMail } from './list-mail.ts';
import { recogniseOwnMail } from './own-mail.ts';

interface ClassClaim {
  readonly classification: Classification;
  readonly reason: string;
  readonly dsn: DeliveryStatus | null;
}

const plainClaim = (classification: Classification, reason: string | null): ClassClaim | null =>
  (reason === null ? null : { classification, reason, dsn: null });

const recognisers: readonly ((input: RecognitionInput) => ClassClaim | null)[] = [
  (input) => plainClaim('own', recogniseOwnMail(input)),
  (input) => {
    const report = recogniseDeliveryStatus(input);
    return report === null ? null : { classification: 'dsn', reason: report.reason, dsn: report.status };
  },
  (input) => plainClaim('automatic', recogniseAutomatic(input)),
  (input) => plainClaim('list', recogniseListMail(input.mail)),
];

/** Addresses at which nobody reads: with or without separators, alone or as the first part of the local part. */
const noReplyLocalPart = /^(?:(?:do|please)?[-._]?(?:no|not|dont|never|ne|nicht|kein|non|no)[-._]?(?:reply|repl(?:y|ies)?|respond|response|answer|antworten?|repondre|responder|rispondere)|ne[-._]?pas[-._]?repondre|noreply|donotreply|nobody|null|devnull|bounces?|unattended|unmonitored)(?:[-._+0-9].*)?$/i;
const daemonLocalPart = /^(?:mailer-?daemon|postmaster|mail-?daemon)$/i;

export function recogniseMailClass(input: RecognitionInput): MailClass {
  const claim = firstClaim(input) ?? { classification: 'human', reason: 'nothing marks it as automatic', dsn: null } as const;
  const doNotAnswerReason = whyNotToAnswer(input, claim);
  return { ...claim, doNotAnswer: doNotAnswerReason !== null, doNotAnswerReason };
}

function firstClaim(input: RecognitionInput): ClassClaim | null {
  for (const recognise of recognisers) {
    const claim = recognise(input);
    if (claim !== null) return claim;
  }
  return null;
}

function whyNotToAnswer(input: RecognitionInput, claim: ClassClaim): string | null {
  if (claim.classification !== 'human') return `${claim.classification} mail is never answered automatically: ${claim.reason}`;
  if (hasNullReversePath(input)) return 'null reverse-path <> (RFC 3834 4)';
  const { from, replyTo } = input.mail;
  // Forms send as no-reply@ with the person in Reply-To; the other way round the person asks not to be answered.
  const answered = replyTo.length > 0 ? replyTo : from;
  if (answered.length === 0) return 'no address to answer to';
  return answered.map(unreadAddress).find((reason) => reason !== null) ?? null;
}

function unreadAddress(mailbox: Mailbox): string | null {
  const local = mailbox.addrSpec.split('@')[0] ?? '';
  if (noReplyLocalPart.test(local)) return `nobody reads ${mailbox.addrSpec}`;
  return daemonLocalPart.test(local) ? `${mailbox.addrSpec} is a mail system` : null;
}
