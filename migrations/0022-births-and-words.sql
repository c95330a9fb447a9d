-- 0022: how old a child is, is not said by who looks after them; no roster opens what a person of any school settled; and nobody
-- says of themselves whether they may come in.

-- Births. How old a child is opens what they keep to themselves to a guardian in full: by the month of birth or, where nobody
-- has said it, by the levels at which they learn. Whoever looks after them, or ever did, writes neither. It is asked once a
-- statement, and of what has become other by it.
create function birth_is_told_by_others() returns trigger language plpgsql as $$
begin
  if exists (select from told join guardianship on guardianship.network_id = told.network_id
    and child_id = told.person_id and guardian_id = current_setting('app.person')::uuid
    where ends_on is null or ends_on > starts_on) then
    raise insufficient_privilege using message = 'how old a child is, is not said by who looks after them';
  end if;
  return null;
end $$;
create trigger age after insert on birth referencing new table as told
  for each statement when (current_user = 'kith_app') execute function birth_is_told_by_others();
create trigger age_still after update on birth referencing new table as told
  for each statement when (current_user = 'kith_app') execute function birth_is_told_by_others();

create function level_is_told_by_others() returns trigger language plpgsql as $$
begin
  if exists (select from told join guardianship link on link.network_id = told.network_id
    and link.child_id = told.person_id and link.guardian_id = current_setting('app.person')::uuid
    where told.role = 'learner' and told.year_level is not null
      and (link.ends_on is null or link.ends_on > link.starts_on)) then
    raise insufficient_privilege using message = 'at which level a child learns, is not said by who looks after them';
  end if;
  return null;
end $$;
create trigger age after insert on affiliation referencing new table as told
  for each statement when (current_user = 'kith_app') execute function level_is_told_by_others();

create function level_stays_by_others() returns trigger language plpgsql as $$
begin
  if exists (select from told join was on was.network_id = told.network_id and was.id = told.id
    join guardianship link on link.network_id = told.network_id
    and link.child_id = told.person_id and link.guardian_id = current_setting('app.person')::uuid
    where told.role = 'learner' and (told.year_level is not null or was.year_level is not null)
      and (told.year_level, told.starts_on, told.ends_on) is distinct from (was.year_level, was.starts_on, was.ends_on)
      and (link.ends_on is null or link.ends_on > link.starts_on)) then
    raise insufficient_privilege using message = 'at which level a child learns, is not said by who looks after them';
  end if;
  return null;
end $$;
create trigger age_still after update on affiliation referencing old table as was new table as told
  for each statement when (current_user = 'kith_app') execute function level_stays_by_others();

-- Words. What a person of any school settled of two is seen where the child's record is kept, and where the child is, or was,
-- somebody: so that a roster brought in there opens no more. Of a link that others recorded nothing else is.
create function is_of_ours(network uuid, person uuid) returns boolean language sql stable
return keeps_record_of(network, person) or exists (select from public.affiliation
  where network_id = network and person_id = person and public.among('led', organisation_id));

create policy settled on guardianship for select to kith_app
  using (settled_at is not null and rights = 'limited' and current_setting('app.led') <> '{}'
    and is_of_ours(network_id, child_id));

-- The last word on two people counts, whichever of their links it was said of and whichever school keeps that: to open more
-- takes a later one. An import writes again what is there, and a stay that is past beside one that begins again. It runs with its owner's rights, who sees the links of all schools.
create schema families;
create policy families on guardianship for select to kith_owner using (true);

create function families.last_word_counts() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.guardianship kept
    where kept.network_id = new.network_id and kept.id = new.id and kept.rights = 'full'
      and kept.starts_on <= new.starts_on
      and coalesce(new.ends_on, 'infinity') <= coalesce(kept.ends_on, 'infinity')) then
    return new;
  end if;
  if 'limited' = (select word.rights from public.guardianship word
    where word.network_id = new.network_id and word.guardian_id = new.guardian_id and word.child_id = new.child_id
      and word.settled_at >= coalesce(new.settled_at, '-infinity')
    order by word.settled_at desc, word.rights desc limit 1)
  and not exists (select from public.guardianship past
    where past.network_id = new.network_id and past.guardian_id = new.guardian_id and past.child_id = new.child_id
      and past.rights = 'full' and past.starts_on = new.starts_on and past.ends_on = new.ends_on) then
    raise insufficient_privilege using message = 'what a person settled is opened by a later word alone';
  end if;
  return new;
end $$;
revoke all on all functions in schema families from public;
create trigger word before insert or update on guardianship
  for each row when (current_user = 'kith_app' and new.rights = 'full') execute function families.last_word_counts();

-- As in 0018, and nobody says of themselves whether they may come in, whatever they head.
create or replace function person_keeps_their_record() returns trigger language plpgsql as $$
begin
  if old.id = current_setting('app.person')::uuid
    and (new.status, new.suspended_by) is distinct from (old.status, old.suspended_by) then
    raise insufficient_privilege using message = 'whether somebody may come in, others say';
  end if;
  if among('led', old.home_id) and among('led', new.home_id) then return new; end if;
  if (new.home_id, new.given_name, new.family_name, new.display_name, new.status, new.suspended_by)
    is distinct from (old.home_id, old.given_name, old.family_name, old.display_name, old.status, old.suspended_by) then
    raise insufficient_privilege using message = 'of their own record a person changes only how they are shown';
  end if;
  return new;
end $$;

-- That somebody was shut out, or let in again, is told where their record is kept, and when it is so.
create function audit.is_of_an_admission() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from public.person where network_id = new.network_id and id = new.object_id
    and home_id = new.organisation_id
    and (status = 'suspended') = (new.action = 'person.suspended')) then return new; end if;
  raise insufficient_privilege using message = 'that somebody is shut out is told when it is so, where their record is kept';
end $$;
revoke all on function audit.is_of_an_admission() from public;
create trigger admission before insert on audit_entry
  for each row when (current_user = 'kith_app' and new.action in ('person.suspended', 'person.restored'))
  execute function audit.is_of_an_admission();
