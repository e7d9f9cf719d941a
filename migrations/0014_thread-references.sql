-- Ids that the mail which opened a ticket names in In-Reply-To and References, although the mails themselves never came:
-- the way to each other for mails that share them, and for an answer that came before what it answers.
alter table threads add column referenced boolean not null default false;
