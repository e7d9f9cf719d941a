-- Keys by which a domain is found that somebody's look-alike of it may be taken for (recognise/look-alike.ts makes them; SQL
-- cannot). NULL = not made yet: the next start does.
alter table directory_domains add column looks text[];
create index directory_domains_looks on directory_domains using gin (looks);
create index directory_domains_without_looks on directory_domains (desk) where looks is null;
