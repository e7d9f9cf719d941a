-- Monthly reports: which have been made. A row is claimed in the transaction that writes their mails into the outbox, so
-- that of several gateways one sends them, once, and a month that nobody was there for is made up for later.
create table reports (
  desk         text not null,
  report       text not null,
  -- '2026-03'
  period       text not null,
  -- '' = the round of the whole period.
  organisation text not null,
  mails        integer not null,
  made_at      timestamptz not null,
  primary key (desk, report, period, organisation)
);
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('answer', 'forward', 'relay', 'tell', 'notice', 'report'));
