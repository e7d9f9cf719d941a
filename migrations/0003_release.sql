-- What a held message waits for, and who let it pass: the word of a person, which its ticket must be able to name.
alter table messages
  -- {organisation, authorised, sender, with}: whose word counts, and the earlier held message of the same sender.
  add column held    jsonb,
  -- {by, said, set, joins}: who gave his word, the words, the field values they stand for.
  add column release jsonb;
create index messages_held_from on messages (desk, from_address) where state = 'held';
