-- What is kept of a mail and of a ticket once its time is over or its person was erased. The row of a message stays as
-- the line in the ledger; the hash of its bytes too, so that the same mail fetched again is known as the same.
alter table messages add column kept text not null default 'whole'
  -- `text`: without its attachments; `redacted`: written anew without the words about a person.
  constraint messages_kept check (kept in ('whole', 'text', 'redacted', 'nothing'));
alter table messages drop constraint messages_check;
-- Holds for what is written from now on; nothing was ever stored otherwise.
alter table messages add constraint messages_bytes check (raw is not null or duplicate_of is not null or kept = 'nothing') not valid;
-- Only figures are left of it: no words, no person.
alter table tickets add column stripped_at timestamptz;
create index tickets_to_strip on tickets (closed_at) where closed_at is not null and stripped_at is null;
