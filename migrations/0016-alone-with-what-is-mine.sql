-- 0016: what only its owner may read takes nobody in, and who proposes something to a learner signs it.

-- A goal that one keeps to oneself is worked on alone: its owner sits in no circle on it and asks nobody into one. Both ways
-- hold their pursuit's row, so that of two deeds at one moment one sees the other.
create function circle_takes_in_no_secret() returns trigger language plpgsql as $$
declare kept text;
begin
  select audience into kept from pursuit where network_id = new.network_id and goal_id = new.goal_id
    and person_id = current_setting('app.person')::uuid for share;
  if kept = 'me' then
    raise insufficient_privilege using message = 'what only its owner may read is worked on alone';
  end if;
  return new;
end $$;
create trigger secret before insert on circle
  for each row when (current_user = 'kith_app') execute function circle_takes_in_no_secret();
create trigger secret_still before update on circle
  for each row when (current_user = 'kith_app' and cardinality(new.member_ids) > cardinality(old.member_ids))
  execute function circle_takes_in_no_secret();
create trigger secret before insert on invitation
  for each row when (current_user = 'kith_app') execute function circle_takes_in_no_secret();

create function pursuit_is_no_secret_in_a_circle() returns trigger language plpgsql as $$
begin
  if exists (select from circle where network_id = new.network_id and goal_id = new.goal_id
    and closed_at is null and new.person_id = any (member_ids)) then
    raise insufficient_privilege using message = 'what others work on too is not kept to oneself';
  end if;
  return new;
end $$;
create trigger secret before insert or update on pursuit
  for each row when (current_user = 'kith_app' and new.audience = 'me')
  execute function pursuit_is_no_secret_in_a_circle();

-- Whoever asked takes it back by letting it lapse; whoever was asked answers. Neither does the other's part.
create function invitation_is_changed_by_its_two_ends() returns trigger language plpgsql as $$
declare me uuid := current_setting('app.person')::uuid;
begin
  if old.to_id <> me and (new.answer, new.answered_at) is distinct from (old.answer, old.answered_at) then
    raise insufficient_privilege using message = 'nobody answers for anybody else';
  end if;
  if new.lapses_at > old.lapses_at or (old.from_id <> me and new.lapses_at <> old.lapses_at) then
    raise insufficient_privilege using message = 'only who asked takes an invitation back, and nobody makes it stand for longer';
  end if;
  return new;
end $$;
create trigger ends before update on invitation
  for each row when (current_user = 'kith_app') execute function invitation_is_changed_by_its_two_ends();
create policy take_back on invitation for update to kith_app
  using (from_id = current_setting('app.person')::uuid)
  with check (from_id = current_setting('app.person')::uuid);
grant update (lapses_at) on invitation to kith_app;

-- Those who keep a goal to themselves and sit in a circle on it all the same leave it now, and what they asked lapses.
alter table pursuit no force row level security;
alter table invitation no force row level security;
do $$
declare
  one record;
  others uuid[];
begin
  for one in select circle.*, pursuit.person_id as secret from circle
    join pursuit on pursuit.network_id = circle.network_id and pursuit.goal_id = circle.goal_id
      and pursuit.audience = 'me' and pursuit.person_id = any (circle.member_ids)
    where circle.closed_at is null
  loop
    select array_remove(member_ids, one.secret) into others from circle
      where network_id = one.network_id and id = one.id;
    update circle set member_ids = others,
        host_id = case when host_id = one.secret then coalesce(others[1], one.secret) else host_id end,
        closed_at = case when others = '{}' then now() end,
        closed_because = case when others = '{}' then 'emptied' end
      where network_id = one.network_id and id = one.id;
    update circle_membership set left_at = now()
      where network_id = one.network_id and circle_id = one.id and person_id = one.secret and left_at is null;
  end loop;
end $$;
update invitation set lapses_at = greatest(sent_at, now()) from pursuit
  where pursuit.network_id = invitation.network_id and pursuit.goal_id = invitation.goal_id
    and pursuit.person_id = invitation.from_id and pursuit.audience = 'me'
    and invitation.answered_at is null and invitation.lapses_at > now();
alter table invitation force row level security;
alter table pursuit force row level security;

-- Who reads a proposal reads from whom it is and as what they made it, though they know the maker from nowhere else. It is
-- signed by the database with the maker's own record, so that nobody signs for anybody else.
alter table proposal no force row level security;
alter table proposal add by_name text not null default '';
alter table proposal add by_role text not null default 'teacher' check (by_role in ('teacher', 'guardian', 'mentor'));
comment on column proposal.by_name is 'the name of its maker, as it was then';
update proposal set by_name = person.display_name from person
  where person.network_id = proposal.network_id and person.id = proposal.proposed_by;
update proposal set by_role = 'guardian' from guardianship
  where guardianship.network_id = proposal.network_id and guardianship.child_id = proposal.learner_id
    and guardianship.guardian_id = proposal.proposed_by;
alter table proposal force row level security;

create function proposal_is_signed() returns trigger language plpgsql as $$
begin
  new.by_name := coalesce((select display_name from person
    where network_id = new.network_id and id = new.proposed_by), '');
  new.by_role := case
    when among('learners', new.learner_id) then 'teacher'
    when among('children', new.learner_id) then 'guardian'
    else 'mentor' end;
  return new;
end $$;
create trigger signed before insert on proposal
  for each row when (current_user = 'kith_app') execute function proposal_is_signed();

-- Who looks at a learner sees what adults put before them, taken back or not.
alter policy see on proposal
  using (learner_id = current_setting('app.person')::uuid
    or proposed_by = current_setting('app.person')::uuid
    or among('subjects', learner_id)
    or among('looking', learner_id));
create index proposal_learner on proposal (network_id, learner_id, answered_at);

-- The record: what an adult put before a child, and took back. It stands where the record of who did it is kept.
alter table audit.deed drop constraint deed_doer_check;
alter table audit.deed add check (doer in ('led', 'safeguarded', 'staffed', 'door', 'maker'));
insert into audit.deed (action, object_kind, doer) values
  ('proposal.made', 'proposal', 'maker'),
  ('proposal.taken-back', 'proposal', 'maker');

-- As in 0015, and of a proposal it is its maker who did it.
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
  if standing = 'maker' and exists (select from public.proposal, public.person
    where proposal.network_id = new.network_id and proposal.id = new.object_id
      and proposal.proposed_by = current_setting('app.person')::uuid
      and (new.action = 'proposal.made' or proposal.answer = 'withdrawn')
      and person.network_id = new.network_id and person.id = proposal.proposed_by
      and person.home_id = new.organisation_id) then return new; end if;
  raise insufficient_privilege using message = 'an entry is of a deed that its doer may do, and stands where they do it';
end $$;

-- Whoever made a proposal may be nobody at any school, or nobody any more.
alter policy record on audit_entry
  with check (actor_id = current_setting('app.person')::uuid
    and (among('staffed', organisation_id)
      or (object_kind = 'classroom' and among('taught', object_id))
      or object_kind = 'proposal'));
alter policy record on audit_payload
  with check (network_id = current_setting('app.network')::uuid);
create function audit.facts_belong() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if public.among('staffed', new.organisation_id) or current_setting('app.taught') <> '{}'
    or exists (select from public.proposal
      where network_id = new.network_id and proposed_by = current_setting('app.person')::uuid) then return new; end if;
  raise insufficient_privilege using message = 'facts belong to a deed that its doer may do';
end $$;
revoke all on all functions in schema audit from public;
create trigger belongs before insert on audit_payload
  for each row when (current_user = 'kith_app') execute function audit.facts_belong();
