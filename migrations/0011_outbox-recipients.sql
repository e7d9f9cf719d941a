-- A relay may take a mail for some of its recipients and ask to be tried again for others: those who have not got it yet,
-- NULL = nobody has. Without it the next attempt would give the others a second copy.
alter table outbox add column still_to text[];
