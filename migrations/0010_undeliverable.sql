-- Addresses that take no mail, as reports about mails of ours say: nothing is sent to them until somebody lets it leave
-- again. A row stays when it is cleared, so that the next failure is known as not the first.
create table undeliverable_addresses (
  -- Lower case.
  address    text        primary key,
  since      timestamptz not null,
  -- RFC 3463; NULL = the report names none.
  status     text,
  diagnostic text        not null,
  -- The ticket whose mail came back; '' = of no ticket.
  ticket_ref text        not null,
  desk       text        not null,
  -- An address of the desk's own people: known, but still written to, because tickets have to reach somebody.
  own        boolean     not null,
  -- How often it was marked.
  times      integer     not null default 1,
  -- NULL = it stands.
  cleared_at timestamptz,
  cleared_by text
);
create index undeliverable_standing on undeliverable_addresses (since) where cleared_at is null;
