-- 0021: a look has its reason and what is told of it its look; facts hold no name; and sessions that a shutting out ends are written down.

-- Looks. A look is written with its reason, whichever of the two comes first, or not at all.
create function look_has_its_reason() returns trigger language plpgsql as $$
begin
  if not exists (select from look_reason where network_id = new.network_id and look_id = new.id) then
    raise insufficient_privilege using message = 'nobody looks without saying why';
  end if;
  return null;
end $$;
create constraint trigger reason after insert on look deferrable initially deferred
  for each row when (current_user = 'kith_app') execute function look_has_its_reason();

-- That somebody has ended a look is in its row by then, and not by the word of whoever writes the row.
alter table look add column stopped_at timestamptz;
comment on column look.stopped_at is 'set by the database, when a look is ended before it ends by itself';

create or replace function look_is_timed() returns trigger language plpgsql as $$
begin
  new.written_at := clock_timestamp();
  new.stopped_at := null;
  return new;
end $$;

create or replace function look_only_gets_shorter() returns trigger language plpgsql as $$
begin
  if new.ends_at > old.ends_at then
    raise insufficient_privilege using message = 'a look is ended early, and never made longer';
  end if;
  if new.ends_at < old.ends_at
    and new.ends_at < old.begun_at + (clock_timestamp() - old.written_at) - interval '1 minute' then
    raise insufficient_privilege using message = 'what has been looked at has been looked at';
  end if;
  if new.ends_at < old.ends_at then new.stopped_at := clock_timestamp(); end if;
  return new;
end $$;

-- An entry of a look is of one that there is: its doer's own, at this child, for this school. Runs with the rights of who
-- writes, who sees their own.
create function audit.is_of_a_look() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from public.look where network_id = new.network_id and person_id = new.object_id
    and by_id = new.actor_id and organisation_id = new.organisation_id
    and (new.action = 'look.begun' or stopped_at is not null)) then return new; end if;
  raise insufficient_privilege using message = 'what is told of a look is of one that there is';
end $$;
create trigger look before insert on audit_entry
  for each row when (current_user = 'kith_app' and new.action in ('look.begun', 'look.ended'))
  execute function audit.is_of_a_look();

-- Facts. Each deed has its own, by name; each holds an id, a day, a count, yes or no, or one of these words. Under the name *
-- stands any id. So there is no place for a name, nor for what somebody wrote.
create table audit.fact (
  action text not null references audit.deed (action),
  name text not null,
  holds text not null check (holds in ('id', 'day', 'count', 'truth', 'word')),
  words text[] not null default '{}',
  primary key (action, name, holds)
);
insert into audit.fact (action, name, holds, words) values
  ('organisation.founded', 'kind', 'word', '{school,home,provider,community,network}'),
  ('classroom.made', 'teaches', 'truth', '{}'),
  ('classroom.made', 'from', 'day', '{}'),
  ('classroom.person-let-in', 'person', 'id', '{}'),
  ('classroom.person-let-in', 'role', 'word', '{learner,teacher}'),
  ('classroom.person-let-in', 'from', 'day', '{}'),
  ('classroom.person-let-go', 'person', 'id', '{}'),
  ('classroom.person-let-go', 'role', 'word', '{learner,teacher}'),
  ('classroom.person-let-go', 'from', 'day', '{}'),
  ('look.begun', 'look', 'id', '{}'),
  ('look.begun', 'hours', 'count', '{}'),
  ('look.ended', 'look', 'id', '{}'),
  ('demo-world.made', 'people', 'count', '{}'),
  ('demo-world.made', 'homes', 'count', '{}'),
  ('roster.granted', '*', 'id', '{}'),
  ('roster.granted', '*', 'word', '{suspended,restored,ended,resumed,changed}');
insert into audit.fact (action, name, holds)
  select 'framework.brought-in', kind || '.' || what, 'count'
    from unnest('{competencies,links}'::text[]) as kind, unnest('{added,changed,ended}'::text[]) as what;
insert into audit.fact (action, name, holds)
  select 'roster.exported', kind, 'count'
    from unnest('{organisations,sessions,courses,classes,people,affiliations,enrolments,guardianships}'::text[]) as kind;
insert into audit.fact (action, name, holds)
  select 'roster.applied', name || '.' || what, 'count'
    from audit.fact, unnest('{new,changed,resumed,ended}'::text[]) as what where action = 'roster.exported';
insert into audit.fact (action, name, holds) values
  ('roster.applied', 'people.suspended', 'count'),
  ('roster.applied', 'people.restored', 'count');
insert into audit.fact (action, name, holds, words)
  select 'roster.granted', 'kind', 'word',
    array['status', 'birth', 'guardian.limited'] || array_agg(relation || ending)
    from (select unnest('{guardian,teaches}'::text[])
      union all select 'works.' || unnest('{teacher,coach,staff,leader,safeguarding-lead,coordinator,administrator,volunteer}'::text[])
    ) as known (relation), unnest(array['', '.ended']) as ending;

-- Whether a deed, or any at all, has such facts. Texts are small words here, so nothing is hidden in how they are written.
create function audit.has_facts(deed text, facts text) returns boolean language sql stable
set search_path = pg_catalog, pg_temp as $$
  select case when facts ~ format('^\{(%1$s(,%1$s)*)?\}$', '"[a-z0-9.-]+":("[a-z0-9.-]+"|0|[1-9][0-9]{0,15}|true|false)')
    then not exists (select from json_each(facts::json) as given (name, value)
      where not exists (select from audit.fact
        where (deed is null or fact.action = deed)
          and (fact.name = given.name or fact.name = '*'
            and given.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
          and case holds
            when 'id' then given.value::text ~ '^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$'
            when 'day' then given.value::text ~ '^"[0-9]{4}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])"$'
            when 'count' then given.value::text ~ '^[0-9]+$'
            when 'truth' then given.value::text in ('true', 'false')
            else trim(both '"' from given.value::text) = any (words) end))
    else false end
$$;

-- Also of facts to which no entry is bound. These run with their owner's rights: nobody else reads facts.
create function audit.facts_are_plain() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if not audit.has_facts(null, new.facts) then
    raise insufficient_privilege using message = 'facts are ids, days, counts and words that are known';
  end if;
  return new;
end $$;

create function audit.facts_are_of_the_deed() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.audit_payload
    where network_id = new.network_id and organisation_id = new.organisation_id and commitment = new.commitment
      and not audit.has_facts(new.action, facts)) then
    raise insufficient_privilege using message = 'a deed has facts of its own, and no others';
  end if;
  return new;
end $$;

alter table audit_payload add check (commitment ~ '^[0-9a-f]{64}$');
create trigger plain before insert on audit_payload for each row execute function audit.facts_are_plain();
create trigger facts before insert on audit_entry for each row execute function audit.facts_are_of_the_deed();

-- Sessions. Of each that ends because its person is shut out or gone it is written that it did, by whom, where the record is
-- kept. It is done when all else is done, since the chain waits for the transaction to end.
create policy shut on audit_entry for insert to kith_owner
  with check (action = 'session.ended' and object_kind = 'person');

create function audit.shut() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set row_security = on as $$
declare
  home uuid := (select home_id from public.person where network_id = old.network_id and id = old.person_id);
  nobody uuid := '00000000-0000-0000-0000-000000000000';
  salt text := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
  bond text := audit.digest(salt, '{}');
begin
  insert into public.audit_payload (network_id, organisation_id, commitment, salt, facts)
    values (old.network_id, home, bond, salt, '{}');
  insert into public.audit_entry (network_id, organisation_id, actor_id, action, object_kind, object_id, commitment)
    values (old.network_id, home, coalesce(nullif(current_setting('app.person', true), '')::uuid, nobody),
      'session.ended', 'person', old.person_id, bond);
  return null;
end $$;
create constraint trigger shut after delete on session deferrable initially deferred
  for each row when (current_user = 'kith_owner') execute function audit.shut();

revoke all on all functions in schema audit from public;
