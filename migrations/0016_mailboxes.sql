-- Mailboxes that are read by IMAP: who reads one, how far he came, and which of its mails are not simply done.

create table mailboxes (
  -- Its name in the configuration.
  id              text        primary key,
  state           text        not null default 'unread'
    check (state in ('unread', 'reading', 'failing', 'needs-consent')),
  -- Why it fails; empty while it is read.
  reason          text        not null default '',
  failures        integer     not null default 0,
  next_attempt_at timestamptz,
  -- End of the last round that found nothing more to take.
  last_success_at timestamptz,
  last_mail_at    timestamptz,
  -- Not read for so long is an alarm; NULL = the configuration has it no more.
  late_seconds    integer,
  -- The one process that may read it, and until when it may without saying so again.
  lease_holder    text,
  lease_until     timestamptz,
  -- What the provider gave in place of the configured refresh token, and the SHA-256 of that one: another one in the
  -- configuration counts instead.
  refresh_token   text,
  refresh_seed    bytea
);

-- How far a folder was read. Every message up to uid_mark is done or stands in mailbox_messages.
create table mailbox_folders (
  mailbox      text        not null,
  folder       text        not null,
  uid_validity text        not null,
  uid_mark     bigint      not null,
  -- Up to here lay what was there at the first reading: taken only when unseen.
  start_to     bigint      not null default 0,
  -- Up to here lie messages that were numbered anew: known ones among them are not taken again.
  rescan_to    bigint      not null default 0,
  since        timestamptz not null,
  -- UIDs being taken: noted before the first byte, so that a message which ends connection or process is known by it.
  in_hand      bigint[]    not null default '{}',
  primary key (mailbox, folder)
);

create table mailbox_messages (
  mailbox         text        not null,
  folder          text        not null,
  uid             bigint      not null,
  -- taken = stored, and yet to be flagged or moved; suspect = in hand when a connection or a process ended, taken alone
  -- from now on; retry = could not be taken, is tried again; aside = is left to a person.
  state           text        not null check (state in ('taken', 'suspect', 'retry', 'aside')),
  attempts        smallint    not null default 0,
  reason          text        not null default '',
  next_attempt_at timestamptz,
  noted_at        timestamptz not null,
  primary key (mailbox, folder, uid)
);
