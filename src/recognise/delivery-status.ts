// Delivery status notifications, by RFC 3464 fields or by what mail systems have said in prose for thirty years. In
// comes a parsed mail, out come the recipients with action, status and diagnostic, or null = not mine. A person who
// quotes or forwards a report and asks for help is never one: prose counts only when a mail system is the sender, and
// parts count only when they are the mail's own. Feedback reports, read receipts and challenges are automatic mail
// and not reports on a delivery. Not handled: reports in scripts that no phrase table knows and without any fields.
import type { DeliveryStatus, DsnAction, DsnRecipient, RecognitionInput } from './recognition.ts';
import { recogniseChallenge } from './automatic-challenge.ts';
import { recogniseAbsence } from './automatic-absence.ts';
import { delayPhrases, permanentPhrases, reportPhrases, reportSubjects, successPhrases } from './dsn/failure-phrases.ts';
import { hasNullReversePath, recogniseMailDaemon, recogniseMailSystem } from './dsn/machine-origin.ts';
import { recogniseJsonNotification } from './dsn/notification-json.ts';
import { parseReportFields, type RecipientFields } from './dsn/report-fields.ts';
import { deliveryStatusTexts, reportType } from './dsn/report-parts.ts';
import { recipientsMentioned, recipientsNamed, splitReportText, type NamedRecipient, type ReportText } from './dsn/report-text.ts';
import { readReturnedMessage } from './dsn/returned-message.ts';
import { statusOf } from './dsn/status-code.ts';
import { fieldBodies } from './header-fields.ts';
import { domainOf } from '../mail/mailbox.ts';
import { returnedMessageId } from '../mail/return-path.ts';

export interface DeliveryReport {
  readonly status: DeliveryStatus;
  /** One sentence for an admin. */
  readonly reason: string;
}

/** Whoever answers or forwards a report puts this in front of its subject. */
const replyPrefix = /^\s*(?:re|aw|fwd?|wg|tr|sv|vs|antw|odp|rv|i|r)\s*:/i;

/** A report says what it is at its top; further down stands what it returns. */
const phraseLinesMax = 40;

export function recogniseDeliveryStatus(input: RecognitionInput): DeliveryReport | null {
  const json = recogniseJsonNotification(input.mail);
  if (json !== null) return { status: { ...json, originalMessageId: reportedId(input, json.originalMessageId) }, reason: 'JSON notification of a mail service about a delivery' };

  const report = splitReportText(input.mail.lines.map((line) => line.text));
  const fields = fieldsOf(input, report);
  const evidence = evidenceFor(input, report, fields);
  if (evidence === null) return null;
  const returned = readReturnedMessage(input.mail, report.returned);
  const recipients = recipientsOf(input, report, fields, returned.recipients);
  return {
    status: { recipients, originalMessageId: reportedId(input, returned.messageId) },
    reason: `${evidence}: ${recipients.slice(0, 3).map((one) => `${one.action} ${one.address}`.trim()).join(', ')}`,
  };
}

/** What the report returns, if that was ours; else the mail whose return path it came to. */
function reportedId(input: RecognitionInput, returned: string | null): string | null {
  if (returned !== null && domainOf(returned) === input.ownHost.toLowerCase()) return returned;
  return input.forwardPaths.map((path) => returnedMessageId(path, input.ownHost)).find((id) => id !== null) ?? returned;
}

/** Fields of the report parts; else fields that a system printed into the readable text. */
function fieldsOf(input: RecognitionInput, report: ReportText): readonly RecipientFields[] {
  const parts = deliveryStatusTexts(input.mail);
  if (parts.length > 0) return parts.flatMap((text) => parseReportFields(text).recipients);
  const start = report.lines.findIndex((line) => /^\s*(?:final|original)-recipient\s*:/i.test(line));
  if (start < 0) return [];
  // The group may begin with Action or Status above the address: go back to its first field.
  const before = report.lines.slice(0, start).findLastIndex((line) => !/^\s*[A-Za-z-]{3,30}\s*:/u.test(line));
  return parseReportFields(report.lines.slice(before + 1).map((line) => line.trimStart()).join('\n')).recipients;
}

/** Why this is a report, null when it is none. */
function evidenceFor(input: RecognitionInput, report: ReportText, fields: readonly RecipientFields[]): string | null {
  const { mail } = input;
  const type = reportType(mail);
  if (type === 'feedback-report' || type === 'disposition-notification') return null;
  if (recogniseChallenge(mail) !== null) return null;

  const daemon = recogniseMailDaemon(input);
  const system = daemon ?? recogniseMailSystem(input);
  const hasStatusPart = deliveryStatusTexts(mail).length > 0;
  if (hasStatusPart && type !== null) return 'multipart/report with delivery-status fields (RFC 3464)';
  if (system === null) return null;
  if (hasStatusPart) return `delivery-status fields from a mail system (${system})`;
  if (fields.length > 0) return `delivery-status fields in the text from a mail system (${system})`;
  // Vacation replies come over the null path too and repeat our subject, be it "Mail delivery problem".
  if (daemon === null && recogniseAbsence(mail) !== null) return null;
  // A postmaster is a person now and then: he greets and asks, and his mail has a path back.
  if (daemon === null && !hasNullReversePath(input) && soundsLikeAPerson(report)) return null;

  const subject = !replyPrefix.test(mail.subject) && reportSubjects.some((phrase) => phrase.test(mail.subject));
  const said = firstPhrase(report.lines.slice(0, phraseLinesMax));
  const returns = report.returned.length > 0 || mail.reports.length > 0 || fieldBodies(mail.headers, 'X-Failed-Recipients').length > 0;
  const names = returns || recipientsNamed(report.lines, new Set()).length > 0;
  // The surer the sender, the less need be said: a daemon may return a mail without a word that we can read.
  const enough = daemon !== null ? subject || said !== undefined || returns || (hasNullReversePath(input) && names)
    : hasNullReversePath(input) ? subject || (said !== undefined && names) : (subject || said !== undefined) && names;
  if (!enough) return null;
  const words = subject ? `subject "${mail.subject.slice(0, 60)}"` : said === undefined ? 'a returned mail' : `"${said.trim().slice(0, 60)}"`;
  return `${words} from a mail system (${system})`;
}

/** A sentence of a report is wrapped as often as not, so each line is read together with the next. */
function firstPhrase(lines: readonly string[]): string | undefined {
  return lines
    .map((line, index) => `${line.trim()} ${(lines[index + 1] ?? '').trim()}`)
    .find((line) => reportPhrases.some((phrase) => phrase.test(line)));
}

function soundsLikeAPerson(report: ReportText): boolean {
  const said = report.lines.slice(0, phraseLinesMax).map((line) => line.trim()).filter((line) => line !== '');
  return said.some((line) => /[?？]$/u.test(line)) || /^(?:hello|hi|hey|dear|good (?:morning|day)|hallo|guten tag|liebe|sehr geehrte|bonjour|hola|buongiorno|beste|olá|witam|dzień dobry)\b(?:[ ,]+[\p{L}.-]{1,20}){0,4}\s*[,!.]?$/iu.test(said[0] ?? '');
}

function recipientsOf(
  input: RecognitionInput,
  report: ReportText,
  fields: readonly RecipientFields[],
  returnedTo: readonly string[],
): DsnRecipient[] {
  const own = new Set([...input.mail.to.map((mailbox) => mailbox.addrSpec), ...input.forwardPaths].map((address) => address.toLowerCase()));
  const failed = failedRecipientsField(input);
  const named = namedInText(report, own, [...failed, ...returnedTo]);
  const whole = report.lines.join(' ').replaceAll(/\s+/gu, ' ').slice(0, 4_000);
  const action = actionOf(input.mail.subject, report);

  if (fields.length > 0) {
    return fields.map((one, index): DsnRecipient => {
      const address = one.address || failed[index] || named[index]?.address || '';
      const said = named.find((other) => other.address === address)?.diagnostic ?? (fields.length === 1 ? whole : '');
      return { address, ...(one.alias === '' ? {} : { alias: one.alias }), action: knownAction(one.action) ?? action, status: statusOf(one.status, one.diagnostic, said), diagnostic: one.diagnostic || said };
    });
  }
  const missing = failed.filter((address) => !named.some((one) => one.address === address));
  const all: NamedRecipient[] = failed.length > 0
    ? [...named.filter((one) => failed.includes(one.address)), ...missing.map((address) => ({ address, diagnostic: named.length === 1 ? named[0]?.diagnostic ?? whole : whole }))]
    : named;
  const known = all.length > 0 ? all : [{ address: onlyPossible(input, report, returnedTo), diagnostic: whole }];
  return known.map((one): DsnRecipient => ({
    address: one.address,
    action,
    status: statusOf('', one.diagnostic, known.length === 1 ? whole : ''),
    diagnostic: one.diagnostic,
  }));
}

/** Own addresses count only when nothing else is named: a mail to oneself bounces too. */
function namedInText(report: ReportText, own: ReadonlySet<string>, likely: readonly string[]): NamedRecipient[] {
  const others = new Set([...own].filter((address) => !likely.includes(address)));
  const attempts = [recipientsNamed(report.lines, others), recipientsNamed(report.lines, new Set()), recipientsMentioned(report.lines, others)];
  return attempts.find((named) => named.length > 0) ?? [];
}

/** Exim and the big providers list the failed addresses in the header. */
function failedRecipientsField(input: RecognitionInput): string[] {
  return fieldBodies(input.mail.headers, 'X-Failed-Recipients')
    .flatMap((body) => body.split(','))
    .map((address) => address.trim().replaceAll(/[<>"]/gu, '').toLowerCase())
    .filter((address) => address.includes('@'))
    .slice(0, 100);
}

/** No address in the report: the returned mail had one recipient, or the system names a local user of its own domain. */
function onlyPossible(input: RecognitionInput, report: ReportText, returnedTo: readonly string[]): string {
  if (returnedTo.length === 1) return returnedTo[0] ?? '';
  const heading = report.lines.findIndex((line) => /\b(?:recipients?|address(?:es)?|following|images)\b.*:\s*$/i.test(line));
  const next = report.lines.slice(heading + 1).find((line) => line.trim() !== '') ?? '';
  const local = /^\s*([\w.+-]{1,64})\s*(?:\(|$)/u.exec(next)?.[1] ?? '';
  const domain = input.mail.from[0]?.addrSpec.split('@')[1] ?? '';
  return heading >= 0 && domain !== '' && local !== '' ? `${local}@${domain}`.toLowerCase() : '';
}

const actions: Readonly<Record<string, DsnAction>> = {
  failed: 'failed', failure: 'failed', delayed: 'delayed', deferred: 'delayed', delivered: 'delivered',
  relayed: 'relayed', expanded: 'expanded',
};

function knownAction(stated: string): DsnAction | null {
  return actions[stated] ?? null;
}

/** Failed unless the report says that it still tries, or that it was done. */
function actionOf(subject: string, report: ReportText): DsnAction {
  const text = [subject, ...report.lines.slice(0, phraseLinesMax)].join('\n').slice(0, 8_000);
  if (permanentPhrases.some((phrase) => phrase.test(text))) return 'failed';
  if (delayPhrases.some((phrase) => phrase.test(text))) return 'delayed';
  return successPhrases.find(([, phrase]) => phrase.test(text))?.[0] ?? 'failed';
}
