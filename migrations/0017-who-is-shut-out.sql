-- 0017: who is suspended or gone is out at once, comes in by nothing that was made before, and comes back by their own people.

-- Who is suspended keeps what is theirs and cannot come in. Whom people of the school suspended, no roster lets in again; so it
-- is kept who did it, also when the person is gone for a while.
alter table person add suspended_by text check (suspended_by in ('hand', 'roster'));
comment on column person.suspended_by is 'who shut them out; of somebody who is gone, who had';
grant update (suspended_by) on person to kith_app;

create or replace function person_keeps_their_record() returns trigger language plpgsql as $$
begin
  if among('led', old.home_id) then return new; end if;
  if (new.home_id, new.given_name, new.family_name, new.display_name, new.status, new.suspended_by)
    is distinct from (old.home_id, old.given_name, old.family_name, old.display_name, old.status, old.suspended_by) then
    raise insufficient_privilege using message = 'of their own record a person changes only how they are shown';
  end if;
  return new;
end $$;

-- The door. A link that lay ready, or a session in a browser, would come alive again with its person: both end with the deed,
-- and whoever may not come in gets no new ones.
create schema door;

create policy shut on person to kith_owner using (true);
create policy shut on session to kith_owner using (true);
create policy shut on sign_in_link to kith_owner using (true);

create function door.shut() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set row_security = on as $$
begin
  delete from public.session where network_id = new.network_id and person_id = new.id;
  delete from public.sign_in_link where network_id = new.network_id and person_id = new.id;
  return null;
end $$;

-- Holds the record until the session is written, so that of a coming in and a shutting out at one moment one sees the other.
create function door.lets_in() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set row_security = on as $$
begin
  perform from public.person
    where network_id = new.network_id and id = new.person_id and status = 'active' for share;
  if not found then
    raise insufficient_privilege using message = 'who is suspended or gone does not come in';
  end if;
  return new;
end $$;

revoke all on all functions in schema door from public;

create trigger shut after update on person
  for each row when (new.status <> 'active') execute function door.shut();
create trigger lets_in before insert on session for each row execute function door.lets_in();
create trigger lets_in before insert on sign_in_link for each row execute function door.lets_in();

update person set suspended_by = 'hand' where status = 'suspended';
delete from session using person
  where person.network_id = session.network_id and person.id = session.person_id and person.status <> 'active';
delete from sign_in_link using person
  where person.network_id = sign_in_link.network_id and person.id = sign_in_link.person_id and person.status <> 'active';

insert into audit.deed (action, object_kind, doer) values
  ('person.suspended', 'person', 'led'),
  ('person.restored', 'person', 'led');
