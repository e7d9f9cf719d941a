-- The whole journey of a mail in one schema: what came in, what it became, what goes out, what must happen when.
-- Everything a decision changes is written in one transaction; everything that must happen later is a row here before
-- any job exists for it.

create table messages (
  id               bigint generated always as identity primary key,
  desk             text        not null,
  source           text        not null,
  reverse_path     text        not null,
  forward_paths    text[]      not null,
  remote_address   text        not null default '',
  helo             text        not null default '',
  tls              boolean     not null default false,
  received_at      timestamptz not null,
  size_bytes       integer     not null,
  -- SHA-256 of the raw bytes: the same bytes for the same desk are one message.
  sha256           bytea       not null,
  -- NULL when the same bytes are those of `duplicate_of`.
  raw              bytea,
  duplicate_of     bigint references messages (id),
  state            text        not null default 'accepted'
    check (state in ('accepted', 'opened', 'joined', 'duplicate', 'automatic', 'dsn', 'held', 'redirected', 'refused', 'failed', 'discarded')),
  reason           text        not null default '',
  -- Found by parsing; NULL until then.
  message_id       text,
  -- SHA-256 without trace fields: the same mail by To and by an alias.
  content_sha256   bytea,
  from_address     text,
  subject          text,
  classification   text,
  ticket_id        bigint,
  pack_version     text,
  -- Counted before the work starts, so that a message that kills its worker is set aside too.
  attempts         smallint    not null default 0,
  claimed_until    timestamptz,
  -- An admin let it pass: the sender verdict is accept.
  released         boolean     not null default false,
  processed_at     timestamptz,
  -- The bytes are only ever missing because another row has them.
  check (raw is not null or duplicate_of is not null)
);
-- Compressing mail again (it is base64 and text that TOAST handles slowly) costs 40 % of the accept rate.
alter table messages alter column raw set storage external;
create unique index messages_same_bytes on messages (desk, sha256) where duplicate_of is null;
create index messages_to_process on messages (id) where state = 'accepted';
create index messages_same_mail on messages (desk, message_id, content_sha256) where message_id is not null;
create index messages_by_ticket on messages (ticket_id) where ticket_id is not null;
create index messages_by_state on messages (state, id);

create table tickets (
  id           bigint generated always as identity primary key,
  ref          text        not null unique,
  desk         text        not null,
  version      integer     not null,
  type         text        not null,
  status       text        not null,
  status_class text        not null check (status_class in ('open', 'waiting', 'resolved', 'closed')),
  severity     text,
  requester    text        not null,
  organisation text,
  subject      text        not null,
  opened_at    timestamptz not null,
  updated_at   timestamptz not null,
  closed_at    timestamptz,
  -- The ticket as decide/ made it.
  state        jsonb       not null,
  check ((status_class = 'closed') = (closed_at is not null))
);
create index tickets_by_desk on tickets (desk, status_class, updated_at);
create index tickets_by_requester on tickets (requester, updated_at);
alter table messages add foreign key (ticket_id) references tickets (id);

-- Message-IDs that belong to a ticket: the requester's own, the working side's, ours. The way back into a thread
-- when an answer carries none of our tokens.
create table threads (
  message_id text   not null,
  ticket_id  bigint not null references tickets (id),
  side       text   not null check (side in ('requester', 'working')),
  primary key (message_id, ticket_id)
);

-- The working side's own references (RCR-…), to find a ticket by them.
create table vendor_references (
  desk      text   not null,
  value     text   not null,
  ticket_id bigint not null references tickets (id),
  primary key (desk, value, ticket_id)
);

create table ticket_events (
  id           bigint generated always as identity primary key,
  ticket_id    bigint      not null references tickets (id),
  at           timestamptz not null,
  kind         text        not null,
  side         text        not null check (side in ('requester', 'working', 'internal')),
  text         text        not null,
  by           text        not null,
  message_id   bigint references messages (id),
  pack_version text        not null
);
create index ticket_events_of on ticket_events (ticket_id, id);

create table outbox (
  id                bigint generated always as identity primary key,
  ticket_id         bigint references tickets (id),
  -- The message that caused it.
  caused_by         bigint references messages (id),
  kind              text        not null check (kind in ('answer', 'forward', 'relay', 'tell')),
  automatic         boolean     not null,
  -- First recipient, lower case: what the budgets of H-05 count by.
  address           text        not null,
  -- Minted once; every attempt sends the same bytes.
  header_message_id text        not null unique,
  mail              jsonb       not null,
  state             text        not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'sandboxed', 'uncertain', 'failed', 'discarded')),
  attempts          smallint    not null default 0,
  next_attempt_at   timestamptz not null,
  claimed_until     timestamptz,
  reply             text        not null default '',
  created_at        timestamptz not null,
  done_at           timestamptz
);
create index outbox_to_send on outbox (next_attempt_at, id) where state in ('pending', 'sending');
create index outbox_budget on outbox (address, created_at) where automatic;
create index outbox_by_ticket on outbox (ticket_id, id);
create index outbox_by_cause on outbox (caused_by) where caused_by is not null;

create table timers (
  ticket_id  bigint      not null references tickets (id),
  name       text        not null,
  generation integer     not null,
  state      text        not null check (state in ('running', 'fired', 'stopped')),
  started_at timestamptz not null,
  due_at     timestamptz not null,
  -- The next instant at which something must happen: the warning or the due time.
  wake_at    timestamptz not null,
  -- Up to here a job for it has been put into the queue.
  rung_at    timestamptz,
  calendar   text        not null,
  primary key (ticket_id, name)
);
create index timers_to_wake on timers (wake_at) where state = 'running';

-- The last number given out per reference form and period.
create table reference_counters (
  desk   text   not null,
  period text   not null,
  value  bigint not null,
  primary key (desk, period)
);

-- Small facts of the installation, the signing keys first.
create table settings (
  name  text primary key,
  value jsonb not null
);
