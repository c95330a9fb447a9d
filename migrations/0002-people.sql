-- 0002: people, the organisations they belong to, and for whom they care.
--
-- What a session may see is settled once a request, in settings that the policies compare with columns:
--   app.network   the network of the viewer            app.person    the viewer
--   app.known     people whose names the viewer knows  app.peers     people the viewer may meet
--   app.subjects  people the viewer teaches or guards  app.audiences circles and classrooms the viewer is in
--   app.taught    classrooms the viewer teaches        app.invited   circles the viewer is asked into
--   app.staffed   organisations the viewer works in    app.led       organisations the viewer leads
-- A day in ends_on is the first on which the row no longer holds (as OneRoster counts it), so ending today acts at once.
-- A setting that is missing raises an error: no viewer, no rows.

create table organisation (
  network_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('school', 'home', 'provider', 'community', 'network')),
  name text not null check (length(name) between 1 and 200),
  parent_id uuid,
  time_zone text not null default 'Pacific/Auckland',
  roster_id uuid,
  source_id text,
  founded_at timestamptz not null default now(),
  ended_on date,
  primary key (network_id, id),
  foreign key (network_id, parent_id) references organisation (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id)
);
comment on table organisation is 'people/organisations';
comment on column organisation.roster_id is 'the organisation whose roster this row came from';

create table person (
  network_id uuid not null,
  id uuid not null,
  home_id uuid not null,
  given_name text not null default '' check (length(given_name) <= 100),
  family_name text not null default '' check (length(family_name) <= 100),
  display_name text not null check (length(display_name) between 1 and 100),
  picture text check (picture in ('hill', 'wave', 'sun', 'leaf', 'moon', 'kite', 'boat', 'peak', 'shell', 'fish', 'seed', 'star')),
  tint smallint not null check (tint between 1 and 8),
  language text,
  status text not null default 'active' check (status in ('active', 'suspended', 'ended')),
  roster_id uuid,
  source_id text,
  created_at timestamptz not null default now(),
  primary key (network_id, id),
  foreign key (network_id, home_id) references organisation (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id)
);
comment on table person is 'people/persons';
comment on column person.home_id is 'the organisation that keeps the record: the home school, or the home';
create index person_home on person (network_id, home_id);

create table affiliation (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('learner', 'teacher', 'coach', 'staff', 'leader', 'safeguarding-lead', 'coordinator', 'administrator', 'guardian', 'volunteer')),
  starts_on date not null,
  ends_on date,
  year_level text,
  roster_id uuid,
  source_id text,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id),
  check (ends_on is null or ends_on >= starts_on)
);
comment on table affiliation is 'people/affiliations';
create index affiliation_person on affiliation (network_id, person_id);
create index affiliation_organisation on affiliation (network_id, organisation_id, role);

create table guardianship (
  network_id uuid not null,
  id uuid not null,
  guardian_id uuid not null,
  child_id uuid not null,
  organisation_id uuid not null,
  relationship text not null check (relationship in ('guardian', 'parent', 'relative', 'carer', 'other')),
  rights text not null check (rights in ('full', 'limited')),
  starts_on date not null,
  ends_on date,
  roster_id uuid,
  source_id text,
  primary key (network_id, id),
  foreign key (network_id, guardian_id) references person (network_id, id),
  foreign key (network_id, child_id) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, roster_id) references organisation (network_id, id),
  unique (network_id, roster_id, source_id),
  check (ends_on is null or ends_on >= starts_on),
  check (guardian_id <> child_id)
);
comment on table guardianship is 'people/families';
comment on column guardianship.organisation_id is 'the organisation that checked and recorded the link';
create index guardianship_guardian on guardianship (network_id, guardian_id);
create index guardianship_child on guardianship (network_id, child_id);

alter table organisation enable row level security;
alter table organisation force row level security;
create policy see on organisation for select to kith_app
  using (network_id = current_setting('app.network')::uuid);
create policy lead on organisation for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and id = any (current_setting('app.led')::uuid[]));
create policy keep on organisation for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and id = any (current_setting('app.led')::uuid[]))
  with check (network_id = current_setting('app.network')::uuid
    and id = any (current_setting('app.led')::uuid[]));
create policy door on organisation for select to kith_directory using (true);

alter table person enable row level security;
alter table person force row level security;
create policy see on person for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (id = current_setting('app.person')::uuid
      or id = any (current_setting('app.known')::uuid[])
      or home_id = any (current_setting('app.staffed')::uuid[])));
create policy lead on person for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and home_id = any (current_setting('app.led')::uuid[]));
create policy keep on person for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (id = current_setting('app.person')::uuid
      or home_id = any (current_setting('app.led')::uuid[])))
  with check (network_id = current_setting('app.network')::uuid
    and (id = current_setting('app.person')::uuid
      or home_id = any (current_setting('app.led')::uuid[])));

-- Row security binds rows and not columns: of their own record people choose how they are shown, and no more.
create function person_keeps_their_record() returns trigger language plpgsql as $$
begin
  if old.home_id = any (current_setting('app.led')::uuid[]) then return new; end if;
  if (new.home_id, new.given_name, new.family_name, new.display_name, new.status)
    is distinct from (old.home_id, old.given_name, old.family_name, old.display_name, old.status) then
    raise insufficient_privilege using message = 'of their own record a person changes only how they are shown';
  end if;
  return new;
end $$;
create trigger keep before update on person for each row when (current_user = 'kith_app') execute function person_keeps_their_record();
create policy door on person for select to kith_directory using (true);

alter table affiliation enable row level security;
alter table affiliation force row level security;
create policy see on affiliation for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or person_id = any (current_setting('app.subjects')::uuid[])
      or organisation_id = any (current_setting('app.staffed')::uuid[])));
create policy lead on affiliation for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));
create policy keep on affiliation for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]))
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));
create policy door on affiliation for select to kith_directory using (true);

alter table guardianship enable row level security;
alter table guardianship force row level security;
create policy see on guardianship for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (guardian_id = current_setting('app.person')::uuid
      or child_id = current_setting('app.person')::uuid
      or child_id = any (current_setting('app.subjects')::uuid[])
      or organisation_id = any (current_setting('app.led')::uuid[])));
-- Nobody grants themselves a view of a child.
create policy lead on guardianship for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[])
    and guardian_id <> current_setting('app.person')::uuid);
create policy keep on guardianship for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[])
    and guardian_id <> current_setting('app.person')::uuid)
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[])
    and guardian_id <> current_setting('app.person')::uuid);

grant select, insert on organisation, person, affiliation, guardianship to kith_app;
grant update (kind, name, parent_id, time_zone, ended_on) on organisation to kith_app;
grant update (home_id, given_name, family_name, display_name, picture, tint, language, status) on person to kith_app;
grant update (starts_on, ends_on, year_level) on affiliation to kith_app;
grant update (organisation_id, relationship, rights, starts_on, ends_on) on guardianship to kith_app;
grant select (network_id, id, kind, name, parent_id, time_zone) on organisation to kith_directory;
grant select (network_id, id, home_id, display_name, status) on person to kith_directory;
grant select (network_id, person_id, organisation_id, role, starts_on, ends_on) on affiliation to kith_directory;
