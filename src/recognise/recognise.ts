// One parsed mail to all its claims, for one desk: the ordered list of recognisers. In: the mail with its envelope, the
// desk's rules. Out: a Recognition. Never throws: a recogniser that fails says nothing and leaves a problem, so that
// the mail goes on and an admin sees why something is missing.
import { isoInstant } from '../mail/instant.ts';
import type { Problem } from '../mail/problem.ts';
import { recogniseAuthentication } from './authentication.ts';
import { recogniseCommands, withoutCommands } from './commands.ts';
import { asTyped } from './dictated/as-typed.ts';
import { type WithClauses, withClauses } from './dictated/with-clauses.ts';
import { compiledRules } from './compiled-rules.ts';
import { refPattern } from './field/form/own-form.ts';
import { recogniseLanguage } from './language.ts';
import { recogniseMailClass } from './mail-class.ts';
import { recognisePhrases } from './phrases.ts';
import { recognisePassedOnSayings } from './passed-on-sayings.ts';
import type { MailClass, Recognition, RecognitionInput, ReplyText, ThreadClaim } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';
import { withoutOlderMail } from './older-mail-below.ts';
import { recognisePassedOnFields } from './passed-on-fields.ts';
import { withPipeQuotes } from './pipe-quotes.ts';
import { receiptReference } from './receipt-reference.ts';
import { recogniseReplyText } from './reply-text.ts';
import { messageIdClaim, recogniseThreadClaims } from './thread-claims.ts';

/** What holds when the class cannot be told: a person may have written it, and a machine must not answer. */
const unknownClass: MailClass = {
  classification: 'human', reason: 'the recogniser of automatic mail failed', doNotAnswer: true,
  doNotAnswerReason: 'it could not be told whether this mail is automatic', dsn: null,
};

export function recognise(given: RecognitionInput, rules: RecognitionRules): Recognition {
  const mail = { ...given.mail, lines: withPipeQuotes(given.mail.lines) };
  const input = { ...given, mail };
  const problems: Problem[] = [];
  const attempt = <T>(name: string, run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      // A bug in one recogniser must not hold the mail: the others still speak, and this one is visible.
      const detail = `${name} of ${mail.messageId ?? 'a mail without Message-ID'} received ${isoInstant(input.receivedAt)}: ${error instanceof Error ? error.message : String(error)}`;
      problems.push({ code: 'recogniser-failed', detail: detail.slice(0, 500), severe: true });
      return otherwise;
    }
  };
  const mailClass = attempt('mail class', () => recogniseMailClass(input), unknownClass);
  const reply = attempt('reply text', () => recogniseReplyText(mail.lines, { subject: mail.subject }), wholeText(input));
  // What was dictated has no marks: its fields and what it asks for are read out of its clauses.
  const heard = attempt('clauses', () => withClauses(mail.lines, reply, rules), { lines: mail.lines, reply, lineOf: (number: number) => number, clauses: [] });
  const read = { ...mail, lines: heard.lines };
  const said = attempt('older mail below', () => withoutOlderMail(read, heard.reply, rules), heard.reply);
  const found = attempt('fields', () => inMail(recognisePassedOnFields(read, said, rules, input.receivedAt), heard), { fields: [], identifiers: [], noted: [], pieces: [] });
  const needsLabel = new Set(rules.identifiers.filter((rule) => rule.labelNeeded).map((rule) => rule.id));
  const commands = attempt('commands', () => recogniseCommands(mail, reply, rules), []);
  return {
    mailClass,
    reply,
    threadClaims: attempt('thread claims', () => [
      ...reportedMail(mailClass, input.ownHost),
      ...recogniseThreadClaims(input, rules.deskAddresses, rules.refForms.map(refPattern)),
      ...ownId(mailClass, input),
      ...found.identifiers.filter((claim) => !claim.placeholder && !needsLabel.has(claim.identifier))
        .map((claim) => ({ kind: 'vendor-ref', identifier: claim.identifier, value: claim.value }) as const),
    ], []),
    fields: mailClass.classification === 'automatic' ? [...found.fields, ...attempt('receipt', () => receiptReference(mail, rules, compiledRules(rules)), [])] : found.fields,
    identifiers: found.identifiers,
    noted: found.noted,
    pieces: found.pieces,
    phrases: attempt('phrases', () => [...recognisePhrases(mail, reply, rules), ...recognisePassedOnSayings(read, said, rules)], []),
    commands,
    message: attempt('message', () => withoutCommands(mail, reply.text, commands), reply.text),
    language: attempt('language', () => recogniseLanguage(reply.text, rules.languages), null),
    authentication: attempt('authentication', () => recogniseAuthentication(input), { from: 'none', detail: 'could not be read' }),
    problems,
  };
}

/** Claims by the lines and the words of the mail as it came. */
function inMail(found: ReturnType<typeof recognisePassedOnFields>, { lineOf, clauses }: WithClauses): ReturnType<typeof recognisePassedOnFields> {
  const placed = <T extends { readonly line: number }>(claims: readonly T[]): T[] => claims.map((claim) => ({ ...claim, line: lineOf(claim.line) }));
  return { fields: placed(asTyped(found.fields, clauses)), identifiers: placed(found.identifiers), noted: placed(found.noted), pieces: placed(found.pieces) };
}

/** Where an answer came before the mail it answers; and the copy that a mailing list made of a mail we have. */
function ownId(mailClass: MailClass, { mail: { messageId } }: RecognitionInput): ThreadClaim[] {
  if (messageId === null) return [];
  return [...(mailClass.classification === 'list' ? [{ kind: 'message-id', messageId } as const] : []), { kind: 'own-id', messageId }];
}

/** A delivery report belongs to the ticket of the mail it is about; few of them repeat its id in References. */
function reportedMail(mailClass: MailClass, ownHost: string): ThreadClaim[] {
  const messageId = mailClass.dsn?.originalMessageId ?? null;
  return messageId === null ? [] : [messageIdClaim(messageId, ownHost)];
}

/** The whole text as new: nothing is lost when quoted history cannot be told apart. */
function wholeText(input: RecognitionInput): ReplyText {
  const lines = input.mail.lines;
  return {
    segments: lines.length === 0 ? [] : [{ kind: 'new', from: 1, to: lines.length }],
    text: lines.map((line) => line.text).join('\n'),
    forwardedFrom: null,
    forwardedText: '',
    forwardedLines: [],
  };
}
