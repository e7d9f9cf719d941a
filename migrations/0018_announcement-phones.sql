-- Where an organisation wants to be phoned about announcements, by audience of the pack: {"incidents": "+1 312 555 0188"}.
alter table directory_organisations add column announcement_phones jsonb not null default '{}';
