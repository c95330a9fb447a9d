-- 0019: a relation remembers which rows of its roster tell of it, so that changes of a row end what that row told before.

alter table affiliation add column told_by text[] not null default '{}';
alter table classroom_membership add column told_by text[] not null default '{}';
alter table guardianship add column told_by text[] not null default '{}';
comment on column affiliation.told_by is 'rows of the roster that tell of it: first day, last day, role and id there, parted by tabs';
comment on column classroom_membership.told_by is 'rows of the roster that tell of it: first day, last day, role and id there, parted by tabs';
comment on column guardianship.told_by is 'rows of the roster that tell of it: two empty texts, what they are to each other and id there, parted by tabs';

grant update (told_by) on affiliation, classroom_membership, guardianship to kith_app;
