-- Where an organisation wants to be told of announcements, by audience of the pack: {"incidents": "noc@customer.example"}.
alter table directory_organisations add column announcements jsonb not null default '{}';
