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
  unique (network_id, id, goal_id),
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
  foreign key (network_id, circle_id, goal_id) references circle (network_id, id, goal_id),
  foreign key (network_id, person_id) references person (network_id, id)
);
comment on table circle_membership is 'learning/circles';
comment on column circle_membership.goal_id is 'id of goal';
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
  foreign key (network_id, circle_id, goal_id) references circle (network_id, id, goal_id),
  foreign key (network_id, from_id) references person (network_id, id),
  foreign key (network_id, to_id) references person (network_id, id),
  check ((answer is null) = (answered_at is null)),
  check (from_id <> to_id)
);
comment on table invitation is 'learning/circles';
comment on column invitation.goal_id is 'id of goal';
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

-- Row security binds rows and not columns. Whoever may write a circle adds or takes away nobody but themselves; only
-- who is in it changes what was agreed; and only its host, or the last to leave, closes it.
create function circle_keeps_its_members() returns trigger language plpgsql as $$
declare
  me uuid := current_setting('app.person')::uuid;
  outsider boolean := not me = any (old.member_ids);
begin
  if array_remove(new.member_ids, me) is distinct from array_remove(old.member_ids, me) then
    raise insufficient_privilege using message = 'nobody puts anybody else into a circle, or out of it';
  end if;
  if old.closed_at is not null and new is distinct from old then
    raise insufficient_privilege using message = 'a circle that has ended stays as it was';
  end if;
  if outsider and (new.seats, new.door, new.agreed, new.meets, new.host_id, new.closed_at)
    is distinct from (old.seats, old.door, old.agreed, old.meets, old.host_id, old.closed_at) then
    raise insufficient_privilege using message = 'only those in a circle decide about it';
  end if;
  if old.host_id <> me and (new.host_id <> old.host_id
    or new.closed_at is not null and cardinality(new.member_ids) > 0) then
    raise insufficient_privilege using message = 'only its host hands a circle on, or ends it for all';
  end if;
  return new;
end $$;
create trigger members before update on circle for each row when (current_user = 'kith_app') execute function circle_keeps_its_members();

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

-- One sits where the circle itself says so, and others' seats are given up only when it has ended.
create function circle_membership_keeps_to_its_circle() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and not exists (
    select from circle where network_id = new.network_id and id = new.circle_id
      and closed_at is null and new.person_id = any (member_ids)) then
    raise insufficient_privilege using message = 'there is no seat for them in that circle';
  end if;
  if tg_op = 'UPDATE' and old.person_id <> current_setting('app.person')::uuid and not exists (
    select from circle where network_id = old.network_id and id = old.circle_id
      and closed_at is not null) then
    raise insufficient_privilege using message = 'nobody sends anybody else away';
  end if;
  return new;
end $$;
create trigger seat before insert or update on circle_membership
  for each row when (current_user = 'kith_app') execute function circle_membership_keeps_to_its_circle();

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
    and to_id = current_setting('app.person')::uuid)
  with check (network_id = current_setting('app.network')::uuid
    and to_id = current_setting('app.person')::uuid);

create function invitation_keeps_to_ones_own_circle() returns trigger language plpgsql as $$
begin
  if not exists (
    select from circle where network_id = new.network_id and id = new.circle_id
      and closed_at is null and new.from_id = any (member_ids)) then
    raise insufficient_privilege using message = 'one asks others only into a circle that one is in';
  end if;
  return new;
end $$;
create trigger own before insert on invitation
  for each row when (current_user = 'kith_app') execute function invitation_keeps_to_ones_own_circle();

grant select, insert on circle, circle_membership, invitation to kith_app;
grant update (seats, door, agreed, meets, host_id, member_ids, closed_at, closed_because) on circle to kith_app;
grant update (left_at) on circle_membership to kith_app;
grant update (answer, answered_at) on invitation to kith_app;
