-- 0006: circles: learners who have chosen to work on the same goal together.
-- Nobody can put anybody else into a circle: a membership is written by its own member alone.

create table circle (
  network_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  title text not null check (length(title) between 1 and 500),
  seats int not null check (seats between 2 and 5),
  door text not null check (door in ('open', 'by-invitation')),
  agreed text not null default '' check (length(agreed) <= 2000),
  meets text not null default '' check (length(meets) <= 200),
  host_id uuid not null,
  member_ids uuid[] not null check (cardinality(member_ids) <= seats),
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_because text check (closed_because in ('goal-met', 'emptied', 'ended')),
  primary key (network_id, id),
  foreign key (network_id, goal_id) references goal (network_id, id),
  foreign key (network_id, host_id) references person (network_id, id),
  check ((closed_at is null) = (closed_because is null))
);
comment on table circle is 'learning/circles';
comment on column circle.member_ids is 'ids of person';
create index circle_goal on circle (network_id, goal_id) where closed_at is null;

create table circle_membership (
  network_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  goal_id uuid not null,
  person_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, circle_id) references circle (network_id, id),
  foreign key (network_id, goal_id) references goal (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
comment on table circle_membership is 'learning/circles';
create unique index circle_membership_now on circle_membership (network_id, person_id, goal_id) where left_at is null;
create index circle_membership_circle on circle_membership (network_id, circle_id);

create table invitation (
  network_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  goal_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  sent_at timestamptz not null,
  lapses_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined')),
  primary key (network_id, id),
  foreign key (network_id, circle_id) references circle (network_id, id),
  foreign key (network_id, goal_id) references goal (network_id, id),
  foreign key (network_id, from_id) references person (network_id, id),
  foreign key (network_id, to_id) references person (network_id, id),
  check ((answer is null) = (answered_at is null)),
  check (from_id <> to_id)
);
comment on table invitation is 'learning/circles';
create index invitation_to on invitation (network_id, to_id) where answered_at is null;
create index invitation_from on invitation (network_id, from_id, goal_id);

alter table circle enable row level security;
alter table circle force row level security;
create policy see on circle for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (current_setting('app.person')::uuid = any (member_ids)
      or id = any (current_setting('app.audiences')::uuid[])
      or id = any (current_setting('app.invited')::uuid[])
      or member_ids && current_setting('app.subjects')::uuid[]
      or (door = 'open' and closed_at is null and member_ids && current_setting('app.peers')::uuid[])));
create policy open on circle for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and host_id = current_setting('app.person')::uuid
    and member_ids = array[current_setting('app.person')::uuid]);
create policy keep on circle for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (current_setting('app.person')::uuid = any (member_ids)
      or id = any (current_setting('app.invited')::uuid[])
      or (door = 'open' and closed_at is null and member_ids && current_setting('app.peers')::uuid[])))
  with check (network_id = current_setting('app.network')::uuid);

alter table circle_membership enable row level security;
alter table circle_membership force row level security;
create policy see on circle_membership for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or circle_id = any (current_setting('app.audiences')::uuid[])
      or person_id = any (current_setting('app.subjects')::uuid[])));
create policy join_myself on circle_membership for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);
create policy leave on circle_membership for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or circle_id = any (current_setting('app.audiences')::uuid[])))
  with check (network_id = current_setting('app.network')::uuid and left_at is not null);

alter table invitation enable row level security;
alter table invitation force row level security;
create policy see on invitation for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (from_id = current_setting('app.person')::uuid
      or to_id = current_setting('app.person')::uuid));
create policy invite on invitation for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and from_id = current_setting('app.person')::uuid
    and to_id = any (current_setting('app.peers')::uuid[]));
create policy answer on invitation for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and to_id = current_setting('app.person')::uuid);

grant select, insert, update on circle, circle_membership, invitation to kith_app;
