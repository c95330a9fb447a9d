-- 0003: classrooms, where learners and teachers meet; from a roster or made by hand.

create table academic_session (
  network_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('school-year', 'semester', 'term', 'grading-period')),
  school_year text not null default '',
  starts_on date not null,
  ends_on date not null,
  parent_id uuid,
  roster_id uuid,
  source_id text,
  ended_on date,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, parent_id) references academic_session (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id)
);
comment on table academic_session is 'people/classrooms';

create table course (
  network_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  code text not null default '',
  roster_id uuid,
  source_id text,
  ended_on date,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id)
);
comment on table course is 'people/classrooms';

create table classroom (
  network_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null default 'homeroom' check (kind in ('homeroom', 'scheduled')),
  code text not null default '',
  course_id uuid,
  session_ids uuid[] not null default '{}',
  made_by uuid,
  made_at timestamptz not null default now(),
  roster_id uuid,
  source_id text,
  ended_on date,
  primary key (network_id, id),
  unique (network_id, id, organisation_id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, course_id) references course (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id)
);
comment on table classroom is 'people/classrooms';
comment on column classroom.session_ids is 'ids of academic_session';
create index classroom_organisation on classroom (network_id, organisation_id);

create table classroom_membership (
  network_id uuid not null,
  id uuid not null,
  classroom_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('learner', 'teacher')),
  starts_on date not null,
  ends_on date,
  roster_id uuid,
  source_id text,
  primary key (network_id, id),
  foreign key (network_id, classroom_id, organisation_id)
    references classroom (network_id, id, organisation_id) on update cascade,
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id),
  check (ends_on is null or ends_on >= starts_on)
);
comment on table classroom_membership is 'people/classrooms';
comment on column classroom_membership.organisation_id is 'id of organisation: the classroom''s own, repeated so that row security needs no second table';
create index classroom_membership_person on classroom_membership (network_id, person_id);
create index classroom_membership_classroom on classroom_membership (network_id, classroom_id);

alter table academic_session enable row level security;
alter table academic_session force row level security;
create policy see on academic_session for select to kith_app
  using (network_id = current_setting('app.network')::uuid);
create policy lead on academic_session for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));
create policy keep on academic_session for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]))
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));

alter table course enable row level security;
alter table course force row level security;
create policy see on course for select to kith_app
  using (network_id = current_setting('app.network')::uuid);
create policy lead on course for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));
create policy keep on course for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]))
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));

alter table classroom enable row level security;
alter table classroom force row level security;
create policy see on classroom for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (id = any (current_setting('app.audiences')::uuid[])
      or organisation_id = any (current_setting('app.staffed')::uuid[])));
create policy make on classroom for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and (organisation_id = any (current_setting('app.led')::uuid[])
      or organisation_id = any (current_setting('app.staffed')::uuid[])
        and made_by = current_setting('app.person')::uuid));
create policy keep on classroom for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (organisation_id = any (current_setting('app.led')::uuid[])
      or id = any (current_setting('app.taught')::uuid[])))
  with check (network_id = current_setting('app.network')::uuid
    and (organisation_id = any (current_setting('app.led')::uuid[])
      or id = any (current_setting('app.taught')::uuid[])));

alter table classroom_membership enable row level security;
alter table classroom_membership force row level security;
create policy see on classroom_membership for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or person_id = any (current_setting('app.subjects')::uuid[])
      or classroom_id = any (current_setting('app.audiences')::uuid[])
      or organisation_id = any (current_setting('app.staffed')::uuid[])));
-- To teach is to read what learners write, and nobody lets themselves in; but for whoever makes a room.
create policy make on classroom_membership for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and (person_id <> current_setting('app.person')::uuid
        and (organisation_id = any (current_setting('app.led')::uuid[])
          or classroom_id = any (current_setting('app.taught')::uuid[]))
      or person_id = current_setting('app.person')::uuid
        and organisation_id = any (current_setting('app.staffed')::uuid[]) and role = 'teacher'));
create policy keep on classroom_membership for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (organisation_id = any (current_setting('app.led')::uuid[])
      or classroom_id = any (current_setting('app.taught')::uuid[])))
  with check (network_id = current_setting('app.network')::uuid
    and (organisation_id = any (current_setting('app.led')::uuid[])
      or classroom_id = any (current_setting('app.taught')::uuid[])));

-- Who lets themselves in has made the room; and nobody lets in whom they could not even name.
create function classroom_keeps_its_door() returns trigger language plpgsql as $$
begin
  if new.person_id = current_setting('app.person')::uuid and not exists (
    select from classroom where network_id = new.network_id and id = new.classroom_id
      and made_by = new.person_id) then
    raise insufficient_privilege using message = 'nobody lets themselves into a classroom that another made';
  end if;
  if not new.organisation_id = any (current_setting('app.led')::uuid[]) and not exists (
    select from person where network_id = new.network_id and id = new.person_id) then
    raise insufficient_privilege using message = 'nobody of that kind is known here';
  end if;
  return new;
end $$;
create trigger door before insert on classroom_membership
  for each row when (current_user = 'kith_app') execute function classroom_keeps_its_door();

grant select, insert on academic_session, course, classroom, classroom_membership to kith_app;
grant update (title, kind, school_year, starts_on, ends_on, parent_id, ended_on) on academic_session to kith_app;
grant update (organisation_id, title, code, ended_on) on course to kith_app;
grant update (organisation_id, name, kind, code, course_id, session_ids, ended_on) on classroom to kith_app;
grant update (organisation_id, starts_on, ends_on) on classroom_membership to kith_app;
