-- Who may write to which desk and what he is entitled to, for installations that keep this in the database
-- (POSTERN_DIRECTORY=postgres). Everything belongs to a desk: two desks may know the same company by other names.
-- Columns named `*_key` (and domains) are what is looked up: the value in lower case as the gateway folds it, because
-- lower() of a database depends on its locale.
-- `place` keeps the order in which things were written, because the first default and the first contact are shown first.

create table directory_organisations (
  desk            text not null,
  id              text not null,
  place           integer not null,
  name            text not null,
  kind            text not null,
  zone            text,
  country         text,
  tier            text,
  agreements      text[] not null default '{}',
  platform        text,
  -- Term of its contract, both days inclusive; NULL = open.
  term_from       date,
  term_to         date,
  -- Address of the person of the working side who looks after it.
  engineer        text,
  default_address text,
  -- The organisation that serves it.
  under           text,
  primary key (desk, id),
  -- Checked at the end of the import, which writes organisations in any order.
  foreign key (desk, under) references directory_organisations (desk, id) deferrable initially deferred
);

-- A domain counts for every domain below it.
create table directory_domains (
  desk         text not null,
  domain       text not null,
  organisation text not null,
  place        integer not null,
  primary key (desk, domain),
  foreign key (desk, organisation) references directory_organisations (desk, id) on delete cascade
);
create index directory_domains_of on directory_domains (desk, organisation);

create table directory_contacts (
  desk         text not null,
  address_key  text not null,
  address      text not null,
  organisation text not null,
  place        integer not null,
  name         text not null,
  phone        text,
  authorised   boolean not null,
  primary key (desk, address_key),
  foreign key (desk, organisation) references directory_organisations (desk, id) on delete cascade
);
create index directory_contacts_of on directory_contacts (desk, organisation);

create table directory_identifiers (
  desk         text not null,
  identifier   text not null,
  value_key    text not null,
  value        text not null,
  organisation text not null,
  place        integer not null,
  primary key (desk, identifier, value_key),
  foreign key (desk, organisation) references directory_organisations (desk, id) on delete cascade
);
create index directory_identifiers_of on directory_identifiers (desk, organisation);

create table directory_entitlements (
  desk         text not null,
  identifier   text not null,
  key_key      text not null,
  key          text not null,
  organisation text not null,
  place        integer not null,
  tier         text,
  valid_from   date,
  valid_to     date,
  -- Response due by severity: {"1": "30m"}.
  response     jsonb not null default '{}',
  primary key (desk, identifier, key_key),
  check (valid_to >= valid_from),
  foreign key (desk, organisation) references directory_organisations (desk, id) on delete cascade
);
create index directory_entitlements_of on directory_entitlements (desk, organisation);
