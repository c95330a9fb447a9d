-- 0018: who leaves a school leaves its rooms too, on the day on which it is so; and no school takes back who has left it.

-- Who is at a school for all of these days, in this role or in any.
create function stays(network uuid, person uuid, school uuid, as_role text, first_day date, end_day date)
returns boolean language sql stable
return exists (select from public.affiliation
  where network_id = network and person_id = person and organisation_id = school
    and (as_role is null or role = as_role)
    and starts_on <= first_day and (ends_on is null or end_day <= ends_on));

create function keeps_record_of(network uuid, one uuid) returns boolean language sql stable
return exists (select from public.person
  where network_id = network and id = one and public.among('led', home_id));

-- Leaving. Who is nobody at a school any more is in none of its rooms from that day; a guest, who never was anybody there,
-- stays one. It is written when the day has come and not before, since what is planned may be planned otherwise.

create policy seats on classroom_membership to kith_owner using (true) with check (true);
create policy seats on invitation to kith_owner using (true) with check (true);
create policy held on affiliation for update to kith_owner using (true);

create function seats.day_at(network uuid, school uuid) returns date language sql stable
set search_path = pg_catalog, pg_temp as $$
  select (now() at time zone time_zone)::date from public.organisation where network_id = network and id = school
$$;

-- Ends somebody's time in the rooms of a school at which they are no more, from the day on which they left. Of somebody who
-- left before this was known, what began later is as a guest.
create function seats.leave_rooms(network uuid, person uuid, school uuid, also_later boolean) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  update public.classroom_membership seat set ends_on = greatest(seat.starts_on, stay.ended)
  from (select max(ends_on) filter (where ends_on <= day) as ended,
      coalesce(bool_or(starts_on <= day and (ends_on is null or ends_on > day)), false) as is_there,
      coalesce(bool_or(starts_on > day and ends_on is distinct from starts_on), false) as comes_back
    from public.affiliation, seats.day_at(network, school) as day
    where network_id = network and person_id = person and organisation_id = school) as stay
  where seat.network_id = network and seat.person_id = person and seat.organisation_id = school
    and not stay.is_there and (seat.starts_on <= stay.ended or also_later and not stay.comes_back)
    and (seat.ends_on is null or seat.ends_on > greatest(seat.starts_on, stay.ended))
$$;

-- Whether one of these others was at this school too, and none of them is at any at which this person still is.
create or replace function seats.is_parted(network uuid, person uuid, others uuid[], school uuid)
returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  with posts as (select person_id, organisation_id from public.affiliation, seats.day_at(network, school) as day
      where network_id = network and person_id = any (others || person)
        and starts_on <= day and (ends_on is null or ends_on > day))
  select exists (select from public.affiliation
      where network_id = network and person_id = any (others) and organisation_id = school)
    and not exists (select from posts mine join posts theirs using (organisation_id)
      where mine.person_id = person and theirs.person_id <> person)
$$;

-- As in 0015. What waits for an answer is lapsed first: whoever is answering holds it, and has taken their seat by then.
create or replace function seats.give_up(network uuid, person uuid, school uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  one public.circle;
  others uuid[];
begin
  update public.invitation set lapses_at = sent_at
    where network_id = network and answered_at is null and lapses_at > sent_at and person in (from_id, to_id)
      and (school is null
        or seats.is_parted(network, person, array[case when from_id = person then to_id else from_id end], school));
  for one in select circle.* from public.circle
    where circle.network_id = network and circle.closed_at is null and circle.id in (
      select circle_id from public.circle_membership
        where network_id = network and person_id = person and left_at is null)
    order by circle.id for update
  loop
    others := array_remove(one.member_ids, person);
    if school is null or seats.is_parted(network, person, others, school) then
      update public.circle set member_ids = others,
          host_id = case when host_id = person then coalesce(others[1], person) else host_id end,
          closed_at = case when others = '{}' then now() end,
          closed_because = case when others = '{}' then 'emptied' end
        where network_id = network and id = one.id;
      update public.circle_membership set left_at = now()
        where network_id = network and circle_id = one.id and person_id = person and left_at is null;
    end if;
  end loop;
end $$;

create or replace function seats.of_the_gone() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.classroom_membership seat set ends_on = greatest(seat.starts_on, day)
    from (select id, seats.day_at(network_id, id) as day from public.organisation
      where network_id = new.network_id) as school
    where seat.network_id = new.network_id and seat.person_id = new.id and school.id = seat.organisation_id
      and (seat.ends_on is null or seat.ends_on > greatest(seat.starts_on, day));
  perform seats.give_up(new.network_id, new.id, null);
  return null;
end $$;

create or replace function seats.of_who_left() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.ends_on is not distinct from old.ends_on then return null; end if;
  end if;
  if exists (select from public.affiliation where network_id = new.network_id and id = new.id
    and ends_on <= seats.day_at(new.network_id, new.organisation_id)) then
    perform seats.leave_rooms(new.network_id, new.person_id, new.organisation_id, tg_op = 'UPDATE');
    perform seats.give_up(new.network_id, new.person_id, new.organisation_id);
  end if;
  return null;
end $$;

-- What was planned comes true with its day. Whoever comes in asks for it by a row that is never kept: a trigger needs no
-- grant, and does in a network what has to be done since it was last asked. Days begin at quarters of an hour.
create table seats.day (
  network_id uuid primary key,
  until timestamptz not null
);
grant usage on schema seats to kith_app;
grant insert (network_id) on seats.day to kith_app;

create function seats.turn() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  quarter timestamptz := date_bin('15 minutes', now(), '2000-01-01 00:00:00+00');
  before timestamptz := (select until from seats.day where network_id = new.network_id);
  one record;
begin
  if new.network_id <> current_setting('app.network')::uuid or before >= quarter then return null; end if;
  insert into seats.day as day (network_id, until) values (new.network_id, quarter)
    on conflict (network_id) do update set until = quarter where day.until < quarter;
  if not found then return null; end if;
  for one in select distinct person_id, organisation_id from public.affiliation
    join public.organisation on organisation.network_id = affiliation.network_id and organisation.id = organisation_id
    where affiliation.network_id = new.network_id
      and ends_on <= (now() at time zone time_zone)::date
      and (before is null or ends_on > (before at time zone time_zone)::date)
    order by person_id, organisation_id
  loop
    perform seats.leave_rooms(new.network_id, one.person_id, one.organisation_id, before is not null);
    perform seats.give_up(new.network_id, one.person_id, one.organisation_id);
  end loop;
  return null;
end $$;
create trigger turn before insert on seats.day
  for each row when (new.until is null) execute function seats.turn();

-- Whoever is let in, or takes a seat, holds their places at schools until it is written, so that of a coming and a leaving
-- at one moment one sees the other.
create function seats.holds() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.affiliation where network_id = new.network_id and person_id = new.person_id for share;
  return new;
end $$;

create function seats.sits_with() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.affiliation where network_id = new.network_id and person_id = new.person_id for share;
  if exists (select from public.affiliation
    join public.circle on circle.network_id = affiliation.network_id and circle.id = new.circle_id
    where affiliation.network_id = new.network_id and affiliation.person_id = new.person_id
      and ends_on between current_date - 1 and seats.day_at(new.network_id, organisation_id)
      and seats.is_parted(new.network_id, new.person_id, array_remove(member_ids, new.person_id), organisation_id)) then
    raise insufficient_privilege using message = 'who has just left a school sits down with nobody there';
  end if;
  return new;
end $$;

revoke all on all functions in schema seats from public;

create trigger belongs before insert on classroom_membership
  for each row when (current_user = 'kith_app') execute function seats.holds();
create trigger belongs before insert on circle_membership
  for each row when (current_user = 'kith_app') execute function seats.sits_with();

-- Coming back. What binds somebody to a school is within their time there, when it is written and when it is made longer,
-- unless they who write it keep the record. An import writes again what is there, and may always end it.

create or replace function affiliation_is_of_ones_own_people() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and exists (select from affiliation kept
    where kept.network_id = new.network_id and kept.id = new.id
      and kept.starts_on <= new.starts_on and new.ends_on < coalesce(kept.ends_on, 'infinity'))
  or keeps_record_of(new.network_id, new.person_id)
  or exists (select from affiliation other
    where other.network_id = new.network_id and other.person_id = new.person_id and other.id <> new.id
      and among('led', other.organisation_id) and other.starts_on <= new.starts_on
      and (other.ends_on is null or new.ends_on <= other.ends_on)) then
    return new;
  end if;
  raise insufficient_privilege using message = 'whom others keep is taken in by no school alone';
end $$;

create or replace function classroom_keeps_its_door() returns trigger language plpgsql as $$
begin
  if exists (select from classroom_membership kept
    where kept.network_id = new.network_id and kept.id = new.id
      and kept.starts_on <= new.starts_on and new.ends_on < coalesce(kept.ends_on, 'infinity')) then
    return new;
  end if;
  if among('led', new.organisation_id) then
    if not (keeps_record_of(new.network_id, new.person_id)
      or stays(new.network_id, new.person_id, new.organisation_id, null, new.starts_on, new.ends_on)) then
      raise insufficient_privilege using message = 'nobody of that kind is of this school';
    end if;
    return new;
  end if;
  if not exists (select from person where network_id = new.network_id and id = new.person_id)
    or not stays(new.network_id, new.person_id, new.organisation_id, new.role, new.starts_on, new.ends_on) then
    raise insufficient_privilege using message = 'nobody of that kind is known here';
  end if;
  if new.person_id = current_setting('app.person')::uuid and (
    not exists (select from classroom
      where network_id = new.network_id and id = new.classroom_id and made_by = new.person_id)
    or exists (select from classroom_membership
      where network_id = new.network_id and classroom_id = new.classroom_id
        and person_id = new.person_id)) then
    raise insufficient_privilege using message = 'nobody lets themselves into a classroom that another made, or back into one';
  end if;
  return new;
end $$;

create or replace function classroom_keeps_its_days() returns trigger language plpgsql as $$
begin
  if new.starts_on = old.starts_on and new.organisation_id = old.organisation_id
    and (new.ends_on is not distinct from old.ends_on
      or new.ends_on is not null and (old.ends_on is null or new.ends_on < old.ends_on)) then
    return new;
  end if;
  if new.person_id = current_setting('app.person')::uuid or not among('led', old.organisation_id) then
    raise insufficient_privilege using message = 'a time in a classroom is only made shorter';
  end if;
  if not (keeps_record_of(new.network_id, new.person_id)
    or stays(new.network_id, new.person_id, new.organisation_id, null, new.starts_on, new.ends_on)) then
    raise insufficient_privilege using message = 'nobody is in a classroom for longer than at its school';
  end if;
  return new;
end $$;

create or replace function guardianship_is_of_ones_own_children() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and exists (select from guardianship kept
    where kept.network_id = new.network_id and kept.id = new.id
      and kept.starts_on <= new.starts_on and new.ends_on < coalesce(kept.ends_on, 'infinity'))
  or keeps_record_of(new.network_id, new.child_id)
  or stays(new.network_id, new.child_id, new.organisation_id, null, new.starts_on, new.ends_on) then
    return new;
  end if;
  raise insufficient_privilege using message = 'the child belongs to another school';
end $$;
drop trigger own_still on guardianship;
create trigger own_still before update on guardianship
  for each row when (current_user = 'kith_app' and (new.organisation_id is distinct from old.organisation_id
    or new.starts_on < old.starts_on or new.rights = 'full' and old.rights <> 'full'
    or old.ends_on is not null and (new.ends_on is null or new.ends_on > old.ends_on)))
  execute function guardianship_is_of_ones_own_children();

-- Smaller things.

-- A record goes to another school only by those who head both, one's own too.
create or replace function person_keeps_their_record() returns trigger language plpgsql as $$
begin
  if among('led', old.home_id) and among('led', new.home_id) then return new; end if;
  if (new.home_id, new.given_name, new.family_name, new.display_name, new.status, new.suspended_by)
    is distinct from (old.home_id, old.given_name, old.family_name, old.display_name, old.status, old.suspended_by) then
    raise insufficient_privilege using message = 'of their own record a person changes only how they are shown';
  end if;
  return new;
end $$;

-- A circle is handed on within it.
create function circle_is_hosted_from_within() returns trigger language plpgsql as $$
begin
  if new.member_ids <> '{}' and new.host_id <> all (new.member_ids) then
    raise insufficient_privilege using message = 'the host of a circle sits in it';
  end if;
  return new;
end $$;
create trigger host before update on circle
  for each row when (current_user = 'kith_app'
    and (new.host_id, new.member_ids) is distinct from (old.host_id, old.member_ids))
  execute function circle_is_hosted_from_within();

-- A look is not told as shorter than it was: how long it has lasted is measured here, and not by the clock of who ends it.
alter table look add written_at timestamptz not null default clock_timestamp();
create function look_is_timed() returns trigger language plpgsql as $$
begin
  new.written_at := clock_timestamp();
  return new;
end $$;
create trigger timed before insert on look
  for each row when (current_user = 'kith_app') execute function look_is_timed();
create or replace function look_only_gets_shorter() returns trigger language plpgsql as $$
begin
  if new.ends_at > old.ends_at then
    raise insufficient_privilege using message = 'a look is ended early, and never made longer';
  end if;
  if new.ends_at < old.ends_at
    and new.ends_at < old.begun_at + (clock_timestamp() - old.written_at) - interval '1 minute' then
    raise insufficient_privilege using message = 'what has been looked at has been looked at';
  end if;
  return new;
end $$;

-- An entry about a classroom stands at its school, and not at another where its doer works too.
create policy entries on classroom for select to kith_owner using (true);
create function audit.is_about() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.classroom where network_id = new.network_id and id = new.object_id
    and organisation_id <> new.organisation_id) then
    raise insufficient_privilege using message = 'what is done in a classroom stands at its school';
  end if;
  return new;
end $$;
revoke all on all functions in schema audit from public;
create trigger about before insert on audit_entry
  for each row when (new.object_kind = 'classroom') execute function audit.is_about();
