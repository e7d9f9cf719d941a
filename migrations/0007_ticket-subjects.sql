-- What a ticket is about, by the fields that its pack names (`alike: by`): to find the open ones about the same thing.
create table ticket_subjects (
  desk      text   not null,
  field     text   not null,
  value     text   not null,
  ticket_id bigint not null references tickets (id),
  primary key (desk, field, value, ticket_id)
);
