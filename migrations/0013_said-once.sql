-- What was said once (`said_once:` of a pack) and to whom: a note in a conversation between others, a pointer to the guides.
-- `who` names a person, an organisation, a mail or a number of that conversation.
create table said_once (
  desk text not null,
  text text not null,
  who  text not null,
  at   timestamptz not null,
  primary key (desk, text, who)
);
