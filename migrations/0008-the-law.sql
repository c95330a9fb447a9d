-- 0008: the second wall, row by row as the published law has it (docs/access.md), and all of it in one place.
--
-- What a session may see is settled once a request, in settings that the policies compare with columns:
--   app.network      the network of the viewer           app.person       the viewer
--   app.known        people whose names the viewer knows  app.peers        fellow learners in a classroom
--   app.mates        people in a circle with the viewer   app.learners     learners in a classroom the viewer teaches
--   app.children     children the viewer guards in full   app.young        those of them who are under thirteen
--   app.subjects     learners, children and mentees       app.followed     whose shared goals the viewer reads
--   app.looking      at whom a safeguarding lead looks    app.audiences    circles and classrooms the viewer is in
--   app.taught       classrooms the viewer teaches        app.invited      circles the viewer is asked into
--   app.staffed      organisations the viewer works in    app.led          organisations the viewer heads
--   app.safeguarded  organisations for whose children's safety the viewer answers
-- A setting that is missing raises an error: no viewer, no rows.

-- Who may read a goal is the learner's to say: those who help them, or nobody but themselves.
alter table pursuit add audience text not null default 'helpers' check (audience in ('helpers', 'me'));
alter table pursuit add unique (network_id, id, person_id, audience);
alter table pursuit add check (audience = 'helpers' or company = 'alone');

-- The words of a goal are read by fewer than its title, and row security knows rows and not columns: they move to rows of
-- their own. These repeat the audience, so that no policy needs a second table; the foreign key keeps it true.
create table pursuit_words (
  network_id uuid not null,
  pursuit_id uuid not null,
  person_id uuid not null,
  audience text not null,
  why text not null default '' check (length(why) <= 2000),
  how_known text not null default '' check (length(how_known) <= 2000),
  next_step text not null default '' check (length(next_step) <= 500),
  primary key (network_id, pursuit_id),
  foreign key (network_id, pursuit_id, person_id, audience)
    references pursuit (network_id, id, person_id, audience) on update cascade
);
comment on table pursuit_words is 'learning/goals';
comment on column pursuit_words.person_id is 'id of person';

alter table pursuit no force row level security;
alter table pursuit_state no force row level security;
alter table done_step no force row level security;
insert into pursuit_words (network_id, pursuit_id, person_id, audience, why, how_known, next_step)
  select network_id, id, person_id, audience, why, how_known, next_step from pursuit;
alter table pursuit drop column why, drop column how_known, drop column next_step;

alter table pursuit_state add audience text not null default 'helpers';
alter table pursuit_state drop constraint pursuit_state_network_id_pursuit_id_person_id_fkey;
alter table pursuit_state add foreign key (network_id, pursuit_id, person_id, audience)
  references pursuit (network_id, id, person_id, audience) on update cascade;
alter table done_step add audience text not null default 'helpers';
alter table done_step drop constraint done_step_network_id_pursuit_id_person_id_fkey;
alter table done_step add foreign key (network_id, pursuit_id, person_id, audience)
  references pursuit (network_id, id, person_id, audience) on update cascade;
alter table pursuit_state alter audience drop default;
alter table done_step alter audience drop default;
alter table pursuit force row level security;
alter table pursuit_state force row level security;
alter table done_step force row level security;

-- When somebody was born, to the month: enough to know how old a child is, and seen by fewer than their name.
alter table person add unique (network_id, id, home_id);
create table birth (
  network_id uuid not null,
  person_id uuid not null,
  home_id uuid not null,
  month text not null check (month ~ '^(19|20)\d\d-(0[1-9]|1[0-2])$'),
  primary key (network_id, person_id),
  foreign key (network_id, person_id, home_id) references person (network_id, id, home_id) on update cascade
);
comment on table birth is 'people/persons';
comment on column birth.home_id is 'id of organisation';
comment on column birth.month is 'the year and the month, as 2016-03';

-- A safeguarding lead looks at one child at a time, of their own school, for a while, and it is written down.
create table look (
  network_id uuid not null,
  id uuid not null,
  by_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  because text not null check (length(because) between 10 and 500),
  begun_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begun_at and ends_at <= begun_at + interval '1 day'),
  primary key (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id),
  foreign key (network_id, person_id, organisation_id) references person (network_id, id, home_id)
);
comment on table look is 'people/safeguarding';
comment on column look.organisation_id is 'id of organisation: the home of the child';
create index look_by on look (network_id, by_id, ends_at);

alter table pursuit_words enable row level security;
alter table pursuit_words force row level security;
alter table birth enable row level security;
alter table birth force row level security;
alter table look enable row level security;
alter table look force row level security;

-- No row of another network, whatever else a policy may say: restrictive policies hold beside every other.
do $$
declare walled text;
begin
  for walled in select attrelid::regclass::text from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attname = 'network_id'
      and relname not in ('sign_in_link', 'session')
  loop
    execute format('create policy tenant on %I as restrictive to kith_app
      using (network_id = current_setting(''app.network'')::uuid)
      with check (network_id = current_setting(''app.network'')::uuid)', walled);
  end loop;
end $$;

-- People.

drop policy see on affiliation;
create policy see on affiliation for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.learners')::uuid[])
    or person_id = any (current_setting('app.children')::uuid[])
    or organisation_id = any (current_setting('app.staffed')::uuid[]));
-- Nobody grants themselves a role, or more of one.
drop policy lead on affiliation;
create policy lead on affiliation for insert to kith_app
  with check (organisation_id = any (current_setting('app.led')::uuid[])
    and person_id <> current_setting('app.person')::uuid);
drop policy keep on affiliation;
create policy keep on affiliation for update to kith_app
  using (organisation_id = any (current_setting('app.led')::uuid[])
    and person_id <> current_setting('app.person')::uuid)
  with check (organisation_id = any (current_setting('app.led')::uuid[])
    and person_id <> current_setting('app.person')::uuid);

drop policy see on guardianship;
create policy see on guardianship for select to kith_app
  using (guardian_id = current_setting('app.person')::uuid
    or child_id = current_setting('app.person')::uuid
    or child_id = any (current_setting('app.learners')::uuid[])
    or child_id = any (current_setting('app.children')::uuid[])
    or organisation_id = any (current_setting('app.led')::uuid[])
    or organisation_id = any (current_setting('app.safeguarded')::uuid[]));

create policy see on birth for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.children')::uuid[])
    or home_id = any (current_setting('app.led')::uuid[]));
create policy lead on birth for insert to kith_app
  with check (home_id = any (current_setting('app.led')::uuid[]));
create policy keep on birth for update to kith_app
  using (home_id = any (current_setting('app.led')::uuid[]))
  with check (home_id = any (current_setting('app.led')::uuid[]));

create policy see on look for select to kith_app
  using (by_id = current_setting('app.person')::uuid);
create policy begin on look for insert to kith_app
  with check (by_id = current_setting('app.person')::uuid
    and person_id <> current_setting('app.person')::uuid
    and organisation_id = any (current_setting('app.safeguarded')::uuid[]));

-- Classrooms.

drop policy see on classroom_membership;
create policy see on classroom_membership for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.learners')::uuid[])
    or person_id = any (current_setting('app.children')::uuid[])
    or classroom_id = any (current_setting('app.audiences')::uuid[])
    or organisation_id = any (current_setting('app.staffed')::uuid[]));

-- Goals.

drop policy see on pursuit;
create policy see on pursuit for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.learners')::uuid[])
    or person_id = any (current_setting('app.young')::uuid[])
    or (audience = 'helpers'
      and (person_id = any (current_setting('app.followed')::uuid[])
        or person_id = any (current_setting('app.mates')::uuid[])))
    or (audience = 'helpers' and state = 'active' and company <> 'alone'
      and person_id = any (current_setting('app.peers')::uuid[])));

create policy see on pursuit_words for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.young')::uuid[])
    or (audience = 'helpers' and person_id = any (current_setting('app.followed')::uuid[])));
create policy own on pursuit_words for insert to kith_app
  with check (person_id = current_setting('app.person')::uuid);
create policy keep on pursuit_words for update to kith_app
  using (person_id = current_setting('app.person')::uuid)
  with check (person_id = current_setting('app.person')::uuid);

drop policy see on pursuit_state;
create policy see on pursuit_state for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.young')::uuid[])
    or (audience = 'helpers' and person_id = any (current_setting('app.followed')::uuid[])));

drop policy see on done_step;
create policy see on done_step for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.young')::uuid[])
    or (audience = 'helpers' and person_id = any (current_setting('app.followed')::uuid[])));

drop policy see on plan;
create policy see on plan for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or person_id = any (current_setting('app.followed')::uuid[]));

-- Circles.

drop policy see on circle;
create policy see on circle for select to kith_app
  using (current_setting('app.person')::uuid = any (member_ids)
    or id = any (current_setting('app.audiences')::uuid[])
    or id = any (current_setting('app.invited')::uuid[])
    or member_ids && current_setting('app.subjects')::uuid[]
    or member_ids && current_setting('app.looking')::uuid[]
    or (door = 'open' and closed_at is null and member_ids && current_setting('app.peers')::uuid[]));

drop policy see on circle_membership;
create policy see on circle_membership for select to kith_app
  using (person_id = current_setting('app.person')::uuid
    or circle_id = any (current_setting('app.audiences')::uuid[])
    or person_id = any (current_setting('app.subjects')::uuid[])
    or person_id = any (current_setting('app.looking')::uuid[]));

grant select, insert on pursuit_words, birth, look to kith_app;
grant update (audience) on pursuit to kith_app;
grant update (why, how_known, next_step) on pursuit_words to kith_app;
grant update (month) on birth to kith_app;
