-- Announcements: their mails stand in the outbox like every other, and further addresses can be subscribed to what a
-- desk announces. Lists and their addresses are the pack's; who was added to them is known only here.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('answer', 'forward', 'relay', 'tell', 'notice'));

create table subscriptions (
  desk         text not null,
  audience     text not null,
  -- '' = every platform.
  platform     text not null,
  -- Lower case.
  address      text not null,
  -- Organisation that asked for it.
  organisation text,
  -- Ticket on which it was asked for.
  ticket_ref   text not null,
  since        timestamptz not null,
  primary key (desk, audience, platform, address)
);
create index subscriptions_of on subscriptions (desk, address);
