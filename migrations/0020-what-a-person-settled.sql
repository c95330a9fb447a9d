-- 0020: how fully a child is looked after is remembered as settled by a person, and no roster opens more than that person did.

alter table guardianship add column settled_at timestamptz(3) default now();
comment on column guardianship.settled_at is 'when a person here last said how fully the child is looked after; null where only a roster did';
grant update (settled_at) on guardianship to kith_app;
comment on column guardianship.told_by is 'rows of the roster that tell of it: an empty text, or waits where neither is a guardian now, an empty text, what they are to each other and id there, parted by tabs';

-- Until now, that a person said it was told by its being other than what a roster gives, or by there being no roster.
alter table guardianship no force row level security;
update guardianship set settled_at = null
  where roster_id is not null and (rights = 'full') = (relationship in ('guardian', 'parent'));
alter table guardianship force row level security;
alter table guardianship add constraint guardianship_says_who_settled_it
  check (settled_at is not null or roster_id is not null and (rights = 'full') = (relationship in ('guardian', 'parent')));

-- What a person settled is settled anew later, or not at all: a roster, which writes the moment as it found it, may only narrow.
create function guardianship_stays_as_settled() returns trigger language plpgsql as $$
begin
  if old.settled_at is null or new.settled_at > old.settled_at then
    return new;
  end if;
  raise insufficient_privilege using message = 'what a person settled is settled anew by a person';
end $$;
create trigger settled before update on guardianship
  for each row when (current_user = 'kith_app' and (new.settled_at is distinct from old.settled_at
    or new.rights = 'full' and old.rights <> 'full'))
  execute function guardianship_stays_as_settled();
