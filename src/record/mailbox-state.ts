// The states of a mailbox that is read by IMAP, and of the messages in it that are not simply done (migrations/0016).

export type MailboxState = 'unread' | 'reading' | 'failing' | 'needs-consent';
export type MailboxMessageState = 'taken' | 'suspect' | 'retry' | 'aside';
