-- 0023: who is shut out is nobody's company and leaves no words before a child; of a look is told what it was; and a reader waits for nobody.

-- Which of these people may not come in: of them no circle is open, and nobody is asked or joined on their behalf.
create function door.shut_of(network uuid, people uuid[]) returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(id), '{}') from public.person
    where network_id = network and network = current_setting('app.network')::uuid
      and id = any (people) and status <> 'active'
$$;

-- Whether somebody is a teacher at a school on a day, to those whom they teach there and who do not see what they are there.
create function door.teaches(network uuid, teacher uuid, school uuid, day date) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.affiliation
    where network_id = network and network = current_setting('app.network')::uuid
      and person_id = teacher and organisation_id = school and role = 'teacher'
      and starts_on <= day and (ends_on is null or ends_on > day))
$$;

-- What they proposed and nobody has answered is kept back from the learner, for as long as they are shut out.
alter table proposal add kept_back boolean not null default false;
comment on column proposal.kept_back is 'set by the database, while its maker is suspended or gone and there is no answer';
create policy shut on proposal to kith_owner using (true);
update proposal set kept_back = true from person
  where person.network_id = proposal.network_id and person.id = proposal.proposed_by
    and person.status <> 'active' and answered_at is null;

-- Beside what is kept back the same may be proposed by another.
drop index proposal_open;
create unique index proposal_open on proposal (network_id, learner_id, goal_id) where answered_at is null and not kept_back;

create function door.keeps_back() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set row_security = on as $$
begin
  update public.proposal set kept_back = new.status <> 'active'
    where network_id = new.network_id and proposed_by = new.id and answered_at is null
      and (new.status <> 'active' or not exists (select from public.proposal other
        where other.network_id = new.network_id and other.learner_id = proposal.learner_id
          and other.goal_id = proposal.goal_id and other.answered_at is null and not other.kept_back));
  return null;
end $$;
create trigger keeps_back after update on person
  for each row when (new.status is distinct from old.status) execute function door.keeps_back();

-- Holds the maker's record until the proposal is written, as of a session.
create function door.signs() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set row_security = on as $$
begin
  perform from public.person
    where network_id = new.network_id and id = new.proposed_by and status = 'active' for share;
  if not found then
    raise insufficient_privilege using message = 'who is suspended or gone proposes nothing';
  end if;
  new.kept_back := false;
  return new;
end $$;
create trigger maker before insert on proposal
  for each row when (current_user = 'kith_app') execute function door.signs();

alter policy see on proposal
  using (learner_id = current_setting('app.person')::uuid and not kept_back
    or proposed_by = current_setting('app.person')::uuid
    or among('subjects', learner_id)
    or among('looking', learner_id));

-- Whoever teaches the learner takes away what is kept back.
alter policy answer on proposal
  using (learner_id = current_setting('app.person')::uuid
    or proposed_by = current_setting('app.person')::uuid
    or kept_back and among('learners', learner_id))
  with check (learner_id = current_setting('app.person')::uuid and answer in ('accepted', 'declined')
    or proposed_by = current_setting('app.person')::uuid and answer = 'withdrawn'
    or kept_back and among('learners', learner_id) and answer = 'withdrawn');

insert into audit.deed (action, object_kind, doer) values ('proposal.taken-away', 'proposal', 'staffed');
create function audit.is_taken_away() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from public.proposal where network_id = new.network_id and id = new.object_id
    and kept_back and answer = 'withdrawn' and public.among('learners', learner_id)) then return new; end if;
  raise insufficient_privilege using message = 'what is taken away was kept back from a learner whom one teaches';
end $$;
create trigger taken_away before insert on audit_entry
  for each row when (current_user = 'kith_app' and new.action = 'proposal.taken-away')
  execute function audit.is_taken_away();

-- Sessions and links: none is made for who is shut out, and none is moved to anybody.
revoke update on session, sign_in_link from kith_directory;
grant update (seen_at) on session to kith_directory;
grant update (used_at) on sign_in_link to kith_directory;
drop trigger lets_in on session;
drop trigger lets_in on sign_in_link;
create trigger lets_in before insert or update of network_id, person_id on session for each row execute function door.lets_in();
create trigger lets_in before insert or update of network_id, person_id on sign_in_link for each row execute function door.lets_in();

grant usage on schema door to kith_app;
revoke all on all functions in schema door from public;
grant execute on function door.shut_of(uuid, uuid[]), door.teaches(uuid, uuid, uuid, date) to kith_app;

-- Looks. One begins at the moment at which it is written, and lasts four hours at the most. A database whose program brings a
-- clock of its own, as tests do, says so in a row that its owner alone writes.
create schema clock;
create table clock.handed_in (because text not null check (because ~ '\S'));
comment on table clock.handed_in is 'platform/db';
grant usage on schema clock to kith_app;
grant select on clock.handed_in to kith_app;

create or replace function look_is_timed() returns trigger language plpgsql as $$
begin
  if new.ends_at > new.begun_at + interval '4 hours 1 minute' then
    raise insufficient_privilege using message = 'a look lasts four hours at the most';
  end if;
  if not exists (select from clock.handed_in)
    and (new.begun_at < clock_timestamp() - interval '1 minute' or new.begun_at > clock_timestamp() + interval '1 minute') then
    raise insufficient_privilege using message = 'a look begins now';
  end if;
  new.written_at := clock_timestamp();
  new.stopped_at := null;
  new.told := '{}';
  return new;
end $$;

alter table look_reason add constraint look_reason_says_something check (because ~ '\S') not valid;

-- An entry of a look is of the one that its fact names, and tells its beginning and its end once.
alter table look add told text[] not null default '{}';
comment on column look.told is 'set by the database: what the record tells of it';
create policy told on look to kith_owner using (true);

create or replace function audit.is_of_a_look() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set row_security = on as $$
begin
  update public.look set told = told || new.action
    from public.audit_payload as payload
    where payload.network_id = new.network_id and payload.organisation_id = new.organisation_id
      and payload.commitment = new.commitment
      and look.network_id = new.network_id and look.id::text = payload.facts::json ->> 'look'
      and look.person_id = new.object_id and look.by_id = new.actor_id
      and look.organisation_id = new.organisation_id
      and new.action <> all (look.told) and (new.action = 'look.begun' or look.stopped_at is not null);
  if not found then
    raise insufficient_privilege using message = 'what is told of a look is of the one that it names, and once';
  end if;
  return new;
end $$;

-- The turn of the day. Whoever comes in while another does it, waits for nobody, and finds what there was before
-- (but for the very first time in a network, when there is no row to hold).
create or replace function seats.turn() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  quarter timestamptz := date_bin('15 minutes', now(), '2000-01-01 00:00:00+00');
  before timestamptz := (select until from seats.day where network_id = new.network_id);
  one record;
begin
  if new.network_id <> current_setting('app.network')::uuid or before >= quarter then return null; end if;
  if before is not null then
    perform from seats.day where network_id = new.network_id and until = before for update skip locked;
    if not found then return null; end if;
  end if;
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

revoke all on all functions in schema audit from public;
revoke all on all functions in schema seats from public;
