-- What a monitoring feed measured. The key makes a sample that comes twice one sample, and a late one falls into its
-- place; rows older than some hours before the newest are deleted as new ones come.
create table monitor_samples (
  desk        text        not null,
  -- '' = the feed names none.
  platform    text        not null,
  service     text        not null,
  at          timestamptz not null,
  -- NULL = no answer.
  response_ms integer check (response_ms >= 0),
  primary key (desk, platform, service, at)
);
