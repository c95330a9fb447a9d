-- 0012: to make a room, and to be let into one as its teacher, one is a teacher at the school; and nobody stays by their own hand.
--
-- Whoever teaches a room reads what its learners write, so who comes to teach is decided by those who answer for the school:
--   app.teaching     organisations at which the viewer is a teacher

alter policy make on classroom
  with check (network_id = current_setting('app.network')::uuid
    and (among('led', organisation_id)
      or among('teaching', organisation_id) and made_by = current_setting('app.person')::uuid));

-- A head arranges rooms for others, also the rooms that they made. Where a membership comes from a roster, a head brought it.
alter policy make on classroom_membership
  with check (network_id = current_setting('app.network')::uuid
    and (person_id <> current_setting('app.person')::uuid
        and (among('led', organisation_id)
          or among('taught', classroom_id) and roster_id is null)
      or person_id = current_setting('app.person')::uuid and role = 'teacher' and roster_id is null
        and among('teaching', organisation_id) and not among('led', organisation_id)));

-- Who lets themselves in has made the room, and does so once. A head lets in those whose record they keep, and people of the
-- school; whoever only teaches there, those whom they can name, as what they are at the school on the day on which it begins.
create or replace function classroom_keeps_its_door() returns trigger language plpgsql as $$
begin
  if among('led', new.organisation_id) then
    if not exists (select from person
        where network_id = new.network_id and id = new.person_id and among('led', home_id))
      and not exists (select from affiliation
        where network_id = new.network_id and person_id = new.person_id
          and organisation_id = new.organisation_id) then
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

-- To be longer in a room is to read for longer: nobody grants themselves that, and whoever does not head the school only ends.
create function classroom_keeps_its_days() returns trigger language plpgsql as $$
begin
  if (new.person_id = current_setting('app.person')::uuid or not among('led', old.organisation_id))
    and not (new.starts_on = old.starts_on and new.organisation_id = old.organisation_id
      and (new.ends_on is not distinct from old.ends_on
        or new.ends_on is not null and (old.ends_on is null or new.ends_on < old.ends_on))) then
    raise insufficient_privilege using message = 'a time in a classroom is only made shorter';
  end if;
  return new;
end $$;
create trigger days before update on classroom_membership
  for each row when (current_user = 'kith_app') execute function classroom_keeps_its_days();

-- A room is a school's, and those who teach in it do not carry it to another.
create function classroom_stays_at_its_school() returns trigger language plpgsql as $$
begin
  if not (among('led', old.organisation_id) and among('led', new.organisation_id)) then
    raise insufficient_privilege using message = 'a classroom is moved by those who head both schools';
  end if;
  return new;
end $$;
create trigger school before update on classroom
  for each row when (current_user = 'kith_app' and new.organisation_id <> old.organisation_id)
  execute function classroom_stays_at_its_school();
