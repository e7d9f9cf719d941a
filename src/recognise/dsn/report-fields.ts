// The fields of a message/delivery-status body (RFC 3464 2): one per-message group, then one group a recipient.
// In comes the decoded text, out come the groups. Real reporters forget the blank line between groups, put one after
// every field, or name the recipient only in Original-Recipient: all three are read. It never judges a status.

/** The recipient groups of one report, in order. Bodies are unfolded and trimmed; '' where the field is absent. */
export interface RecipientFields {
  /** Lower case, '' when no field names an address. */
  readonly address: string;
  /** Original-Recipient (RFC 3464 2.3.1), lower case, '' when absent or the same. */
  readonly alias: string;
  /** As written, lower case, without a comment: `failed`. */
  readonly action: string;
  /** `5.1.1` without the comment behind it, '' when absent or malformed. */
  readonly status: string;
  /** Diagnostic-Code without its type (`smtp;`), plus the comment of Status. */
  readonly diagnostic: string;
}

export interface ReportFields {
  readonly perMessage: ReadonlyMap<string, string>;
  readonly recipients: readonly RecipientFields[];
}

/** Fields that belong to a recipient; the second one of a kind in a group starts the next group. */
const recipientFieldNames = new Set([
  'final-recipient', 'original-recipient', 'x-actual-recipient', 'action', 'status', 'diagnostic-code', 'remote-mta',
]);

/** Addresses in order of trust: RFC 3464 2.3.2 demands Final-Recipient; the rest is for reporters that break it. */
const addressFieldNames = ['final-recipient', 'x-actual-recipient', 'original-recipient'] as const;

/** A report on more recipients is cut; nothing downstream can act on thousands (RFC 5321 lets a server split at 100). */
const recipientGroupsMax = 200;

export function parseReportFields(text: string): ReportFields {
  const groups = mergeTornGroups(splitGroups(text));
  const recipients = groups.filter((group) => [...group.keys()].some((name) => recipientFieldNames.has(name)));
  const perMessage = groups.find((group) => !recipients.includes(group)) ?? new Map<string, string>();
  return { perMessage, recipients: recipients.slice(0, recipientGroupsMax).map(readRecipient) };
}

function splitGroups(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = [];
  let group = new Map<string, string>();
  let last = '';
  for (const line of text.split(/\r?\n/u)) {
    const field = /^([A-Za-z][A-Za-z0-9-]{1,60})\s*:(.*)$/u.exec(line);
    if (field !== null) {
      const name = (field[1] ?? '').toLowerCase();
      if (recipientFieldNames.has(name) && group.has(name)) {
        groups.push(group);
        group = new Map();
      }
      if (!group.has(name)) group.set(name, (field[2] ?? '').trim());
      last = name;
    } else if (line.trim() === '') {
      if (group.size > 0) groups.push(group);
      group = new Map();
      last = '';
    } else if (last !== '') {
      // A folded line, or the second line of a reporter that forgot to fold.
      group.set(last, `${group.get(last) ?? ''} ${line.trim()}`.slice(0, 4_000));
    }
  }
  if (group.size > 0) groups.push(group);
  return groups;
}

/** A blank line inside a group tears it: a piece that names no address and repeats no field belongs to the one before. */
function mergeTornGroups(groups: readonly Map<string, string>[]): Map<string, string>[] {
  const merged: Map<string, string>[] = [];
  for (const group of groups) {
    const before = merged.at(-1);
    const torn = before !== undefined
      && [...before.keys()].some((name) => recipientFieldNames.has(name))
      && [...group.keys()].every((name) => !before.has(name))
      && !(addressOf(group) !== '' && addressOf(before) !== '');
    if (torn) for (const [name, body] of group) before.set(name, body);
    else merged.push(group);
  }
  return merged;
}

function readRecipient(group: ReadonlyMap<string, string>): RecipientFields {
  const status = group.get('status') ?? '';
  const stated = /\b([245]\.\d{1,3}\.\d{1,3})\b/u.exec(status);
  const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^\s*[A-Za-z0-9-]{1,30}\s*;\s*/u, '');
  const comment = status.replace(/^[\s\d.]+/u, '').trim();
  return {
    address: addressOf(group),
    alias: aliasOf(group),
    action: (/^[a-z]+/u.exec((group.get('action') ?? '').trim().toLowerCase())?.[0]) ?? '',
    status: stated?.[1] ?? '',
    diagnostic: [diagnostic, comment].filter((part) => part !== '').join(' '),
  };
}

function aliasOf(group: ReadonlyMap<string, string>): string {
  const body = group.get('original-recipient') ?? '';
  const alias = (/[^\s<>()[\],;:"|'=]+@[A-Za-z0-9._-]+/u.exec(body.slice(body.indexOf(';') + 1))?.[0] ?? '').replace(/[.]+$/u, '').toLowerCase();
  return alias === addressOf(group) ? '' : alias;
}

function addressOf(group: ReadonlyMap<string, string>): string {
  for (const name of addressFieldNames) {
    const body = group.get(name) ?? '';
    const value = body.slice(body.indexOf(';') + 1);
    // RFC 5321 4.1.2: a quoted local part may hold blanks.
    const address = /(?:"(?:[^"\\]|\\.){1,62}"|[^\s<>()[\],;:"|'=]+)@[A-Za-z0-9.[\]:_-]+/u.exec(value)?.[0];
    // A pipe or file (`|/usr/bin/x kijitora@…`) is a program, not the mailbox the report is about: next field.
    if (address !== undefined && !/^\s*[|/]/u.test(value)) return address.replace(/[.\]]+$/u, '').toLowerCase();
  }
  const any = addressFieldNames.map((name) => group.get(name) ?? '').join(' ');
  return (/[^\s<>()[\],;:"|'=]+@[A-Za-z0-9._-]+/u.exec(any)?.[0] ?? '').toLowerCase();
}
