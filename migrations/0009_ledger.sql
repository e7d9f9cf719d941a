-- What somebody has to know who looks after the gateway: what is wrong with it at present, and who did what by hand.

-- One row a cause, kept when it is over: a cause that comes and goes is not told each time.
create table alarms (
  cause      text        primary key,
  -- For people; addresses in it are masked.
  detail     text        not null,
  -- How many messages, mails or timers it is about.
  count      integer     not null,
  since      timestamptz not null,
  seen_at    timestamptz not null,
  -- When the admin was last written to about it, and with which count.
  told_at    timestamptz,
  told_count integer     not null default 0,
  -- NULL = it lasts.
  over_at    timestamptz
);
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('answer', 'forward', 'relay', 'tell', 'notice', 'report', 'alarm'));
-- What went wrong is looked for every minute.
create index outbox_troubled on outbox (state, id) where state in ('uncertain', 'failed');

-- Acts of people, by hand or through the API; what they write by mail stands in the history of its ticket. Words of a
-- ticket and addresses are not repeated here.
create table audit (
  id     bigint      generated always as identity primary key,
  at     timestamptz not null,
  -- User of the shell, name of an API token, or `gateway`.
  who    text        not null,
  -- `act resolve`, `release`, `erase`, …
  what   text        not null,
  -- `ABC-000042`, `message 42`, `mail 7`, `desk my-desk`; '' = the installation.
  object text        not null,
  detail text        not null default ''
);
create index audit_of on audit (object, id);
