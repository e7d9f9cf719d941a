-- Who wrote a message, as far as it could be known when it was decided: the verdict, its evidence, and what the DNS had
-- said, which it may no longer say when the message is looked at again. NULL = nobody asked.
alter table messages add column authentication jsonb;
-- Reply tokens in it that none of our keys had signed.
alter table messages add column forged_tokens smallint not null default 0;
-- Both are rare; what an operator watches must not read the whole table.
create index messages_doubtful on messages ((authentication->>'from')) where authentication->>'from' in ('fail', 'unverified');
create index messages_forged on messages (id) where forged_tokens > 0;
