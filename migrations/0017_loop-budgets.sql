-- What loops of machines cannot exceed (H-05): counts of what mails made the gateway do, and what is muted because of them.

-- By ten minutes; what is older than the longest budget (a day) is deleted as the sweep goes.
create table loop_counts (
  desk    text        not null,
  scope   text        not null check (scope in ('sender', 'desk')),
  -- Address of the sender; '' for the desk.
  subject text        not null,
  what    text        not null check (what in ('answers', 'reopens', 'tickets')),
  slot    timestamptz not null,
  count   integer     not null,
  primary key (desk, scope, subject, what, slot)
);
create index loop_counts_by_slot on loop_counts (slot);

create table mutes (
  id        bigint      generated always as identity,
  desk      text        not null,
  scope     text        not null check (scope in ('sender', 'desk')),
  subject   text        not null,
  what      text        not null check (what in ('answers', 'reopens', 'tickets')),
  since     timestamptz not null,
  -- It moves on with each mail that is stopped.
  until     timestamptz not null,
  reason    text        not null,
  stopped   integer     not null,
  lifted_at timestamptz,
  lifted_by text,
  primary key (desk, scope, subject, what)
);
