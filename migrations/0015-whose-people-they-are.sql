-- 0015: a school takes nobody in who is another school's, who is gone leaves their seat, and an entry says what its doer may do.

-- People. To be somebody at a school opens its rooms and its families, so who heads a school gives a place there to those
-- whose record they keep, and to those who are of a school of theirs already, for no longer than they are. It is a trigger
-- and not a policy, since both stand in other rows.
create function affiliation_is_of_ones_own_people() returns trigger language plpgsql as $$
begin
  if exists (select from person
    where network_id = new.network_id and id = new.person_id and among('led', home_id))
  or exists (select from affiliation other
    where other.network_id = new.network_id and other.person_id = new.person_id and other.id <> new.id
      and among('led', other.organisation_id) and other.starts_on <= new.starts_on
      and (other.ends_on is null or new.ends_on <= other.ends_on)) then
    return new;
  end if;
  raise insufficient_privilege using message = 'whom others keep is taken in by no school alone';
end $$;
create trigger own before insert on affiliation
  for each row when (current_user = 'kith_app') execute function affiliation_is_of_ones_own_people();
-- To be there for longer is to be taken in again.
create trigger own_still before update on affiliation
  for each row when (current_user = 'kith_app' and (new.starts_on < old.starts_on
    or old.ends_on is not null and (new.ends_on is null or new.ends_on > old.ends_on)))
  execute function affiliation_is_of_ones_own_people();

-- As in 0012 and 0013; and who was of the school once, and is no more, is of others.
create or replace function classroom_keeps_its_door() returns trigger language plpgsql as $$
begin
  if among('led', new.organisation_id) then
    if not exists (select from person
        where network_id = new.network_id and id = new.person_id and among('led', home_id))
      and not exists (select from affiliation
        where network_id = new.network_id and person_id = new.person_id
          and organisation_id = new.organisation_id
          and starts_on <= new.starts_on and (ends_on is null or ends_on > new.starts_on)) then
      raise insufficient_privilege using message = 'nobody of that kind is of this school';
    end if;
    return new;
  end if;
  if not exists (select from person where network_id = new.network_id and id = new.person_id)
    or not exists (select from affiliation
      where network_id = new.network_id and person_id = new.person_id
        and organisation_id = new.organisation_id and role = new.role
        and starts_on <= new.starts_on and (ends_on is null or ends_on > new.starts_on)) then
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

create or replace function guardianship_is_of_ones_own_children() returns trigger language plpgsql as $$
begin
  if exists (select from person
    where network_id = new.network_id and id = new.child_id and among('led', home_id))
  or exists (select from affiliation
    where network_id = new.network_id and person_id = new.child_id and organisation_id = new.organisation_id
      and starts_on <= new.starts_on and (ends_on is null or ends_on > new.starts_on)) then
    return new;
  end if;
  raise insufficient_privilege using message = 'the child belongs to another school';
end $$;

-- Looks. A look is told to the child at whom it was, and to who reads along with a young one; why it was begun is its lead's
-- alone. Row security knows rows and not columns, so the reason moves to a row of its own.
alter table look no force row level security;
alter table look add unique (network_id, id, by_id);
create table look_reason (
  network_id uuid not null,
  look_id uuid not null,
  by_id uuid not null,
  because text not null check (length(because) between 10 and 500),
  primary key (network_id, look_id),
  foreign key (network_id, look_id, by_id) references look (network_id, id, by_id)
);
comment on table look_reason is 'people/safeguarding';
insert into look_reason (network_id, look_id, by_id, because) select network_id, id, by_id, because from look;
alter table look drop column because;
create index look_at on look (network_id, person_id, begun_at);
alter table look force row level security;

alter table look_reason enable row level security;
alter table look_reason force row level security;
create policy tenant on look_reason as restrictive to kith_app
  using (network_id = current_setting('app.network')::uuid)
  with check (network_id = current_setting('app.network')::uuid);
create policy see on look_reason for select to kith_app
  using (by_id = current_setting('app.person')::uuid);
create policy begin on look_reason for insert to kith_app
  with check (by_id = current_setting('app.person')::uuid);
grant select, insert on look_reason to kith_app;

alter policy see on look
  using (by_id = current_setting('app.person')::uuid
    or person_id = current_setting('app.person')::uuid
    or among('young', person_id));

-- Circles. Nobody sends anybody away, but a seat is for somebody who is there: who is gone from Kith, or from the school at
-- which they were with the others, leaves it. It is done when all else of the deed is done, as by themselves: the host's
-- place goes to who came next, and the last one out closes the door. Whoever comes back joins again.
create schema seats;

create policy seats on person for select to kith_owner using (true);
create policy seats on organisation for select to kith_owner using (true);
create policy seats on affiliation for select to kith_owner using (true);
create policy seats on circle to kith_owner using (true) with check (true);
create policy seats on circle_membership to kith_owner using (true) with check (true);

-- Whether one of these others is at this school, and none of them at any at which this person still is.
create function seats.is_parted(network uuid, person uuid, others uuid[], school uuid)
returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  with today as (select (now() at time zone time_zone)::date as day
      from public.organisation where network_id = network and id = school),
    posts as (select person_id, organisation_id from public.affiliation, today
      where network_id = network and person_id = any (others || person)
        and starts_on <= day and (ends_on is null or ends_on > day))
  select exists (select from posts where person_id <> person and organisation_id = school)
    and not exists (select from posts mine join posts theirs using (organisation_id)
      where mine.person_id = person and theirs.person_id <> person)
$$;

-- Gives up the seats of somebody who has left a school, or all of theirs.
create function seats.give_up(network uuid, person uuid, school uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  one public.circle;
  others uuid[];
begin
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

-- These run with their owner's rights: whoever ends somebody's time sees and moves no circle.
create function seats.of_the_gone() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform seats.give_up(new.network_id, new.id, null);
  return null;
end $$;

create function seats.of_who_left() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.affiliation, public.organisation
    where affiliation.network_id = new.network_id and affiliation.id = new.id
      and organisation.network_id = new.network_id and organisation.id = new.organisation_id
      and affiliation.ends_on <= (now() at time zone time_zone)::date) then
    perform seats.give_up(new.network_id, new.person_id, new.organisation_id);
  end if;
  return null;
end $$;

revoke all on all functions in schema seats from public;

create constraint trigger seats after update on person deferrable initially deferred
  for each row when (current_user = 'kith_app' and new.status = 'ended' and old.status <> 'ended')
  execute function seats.of_the_gone();
-- Whether the day has come at the school is asked then; what ends long after it is anywhere on earth need not be.
create constraint trigger seats after insert or update on affiliation deferrable initially deferred
  for each row when (current_user = 'kith_app' and new.ends_on <= current_date + 1)
  execute function seats.of_who_left();

-- Those who are gone already.
do $$
declare one record;
begin
  for one in select network_id, id from person where status = 'ended' loop
    perform seats.give_up(one.network_id, one.id, null);
  end loop;
end $$;

-- The record. Whoever was signed in could enter any deed of any name in their own; now there is a word for each deed, what it
-- is done to, and who may have done it: those who head the organisation, or answer for its safety, or work there.
create table audit.deed (
  action text primary key,
  object_kind text not null,
  doer text not null check (doer in ('led', 'safeguarded', 'staffed', 'door'))
);
insert into audit.deed (action, object_kind, doer) values
  ('sign-in.link-made', 'person', 'door'),
  ('session.begun', 'person', 'door'),
  ('session.ended', 'person', 'door'),
  ('organisation.founded', 'organisation', 'led'),
  ('classroom.made', 'classroom', 'staffed'),
  ('classroom.person-let-in', 'classroom', 'staffed'),
  ('classroom.person-let-go', 'classroom', 'staffed'),
  ('roster.applied', 'organisation', 'led'),
  ('roster.granted', 'organisation', 'led'),
  ('roster.exported', 'organisation', 'led'),
  ('framework.brought-in', 'framework', 'led'),
  ('framework.exported', 'framework', 'led'),
  ('look.begun', 'person', 'safeguarded'),
  ('look.ended', 'person', 'staffed'),
  ('demo-world.made', 'organisation', 'led');
grant usage on schema audit to kith_app;
grant select on audit.deed to kith_app;

-- Runs with the rights of who writes: they see the rooms they teach, and at the door whose record is kept where.
create or replace function audit.belongs() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare standing text;
begin
  if current_user = 'kith_directory' then
    if new.object_kind <> 'person' or exists (select from public.person
      where network_id = new.network_id and id = new.object_id and home_id = new.organisation_id) then return new; end if;
    raise insufficient_privilege using message = 'what is done at the door stands where the record is kept';
  end if;
  if current_user <> 'kith_app' then return new; end if;
  select doer into standing from audit.deed where action = new.action and object_kind = new.object_kind;
  if standing in ('led', 'safeguarded', 'staffed') and public.among(standing, new.organisation_id) then return new; end if;
  if standing = 'staffed' and new.object_kind = 'classroom' and public.among('taught', new.object_id)
    and exists (select from public.classroom where network_id = new.network_id and id = new.object_id
      and organisation_id = new.organisation_id) then return new; end if;
  raise insufficient_privilege using message = 'an entry is of a deed that its doer may do, and stands where they do it';
end $$;

-- As in 0014, and there is a word for the deed.
create or replace function audit.link() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare head public.audit_chain;
begin
  if not exists (select from audit.deed where action = new.action and object_kind = new.object_kind) then
    raise check_violation using message = 'there is no such deed';
  end if;
  if not exists (select from public.audit_payload where network_id = new.network_id
    and organisation_id = new.organisation_id and commitment = new.commitment) then
    raise check_violation using message = 'an entry comes after the facts that it is bound to';
  end if;
  insert into public.audit_chain as chain (network_id, organisation_id, length, hash)
    values (new.network_id, new.organisation_id, 0,
      audit.digest('kith audit 1', new.network_id::text, new.organisation_id::text))
    on conflict (network_id, organisation_id) do update set length = chain.length
    returning chain.* into head;
  new.seq := head.length + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.hash := audit.digest(head.hash, new.seq::text,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    new.actor_id::text, new.action, new.object_kind, new.object_id::text, new.commitment);
  update public.audit_chain set length = new.seq, hash = new.hash
    where network_id = new.network_id and organisation_id = new.organisation_id;
  return new;
end $$;

revoke all on all functions in schema audit from public;

-- At the door it is written who came and went, and what is done for every network on the server: nothing else.
alter policy door on audit_entry
  with check (
    (object_kind = 'person' and action in ('sign-in.link-made', 'session.begun', 'session.ended')
      and actor_id in (object_id, '00000000-0000-0000-0000-000000000000'))
    or (object_kind = 'framework' and action in ('framework.brought-in', 'framework.exported')
      and network_id = '00000000-0000-0000-0000-000000000000'
      and organisation_id = '00000000-0000-0000-0000-000000000000'
      and actor_id = '00000000-0000-0000-0000-000000000000'));
