-- 0005: goals and pursuits.
-- A goal is only the meeting place: it says nothing of anybody. The words are the pursuer's own and stand
-- on the pursuit, so that a learner who works alone shares no word of theirs by sharing a goal.

create table goal (
  network_id uuid not null,
  id uuid not null,
  competency_id uuid references competency (id),
  made_at timestamptz not null default now(),
  primary key (network_id, id),
  unique (network_id, competency_id)
);
comment on table goal is 'learning/goals';

create table pursuit (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  goal_id uuid not null,
  title text not null check (length(title) between 1 and 500),
  state text not null check (state in ('idea', 'active', 'paused', 'review', 'met', 'dropped')),
  company text not null check (company in ('alone', 'open', 'seeking')),
  why text not null default '' check (length(why) <= 2000),
  how_known text not null default '' check (length(how_known) <= 2000),
  next_step text not null default '' check (length(next_step) <= 500),
  begun_at timestamptz not null,
  state_since timestamptz not null,
  touched_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, goal_id) references goal (network_id, id),
  unique (network_id, person_id, goal_id),
  unique (network_id, id, person_id)
);
comment on table pursuit is 'learning/goals';
create index pursuit_goal on pursuit (network_id, goal_id, state);

create table pursuit_state (
  network_id uuid not null,
  id uuid not null,
  pursuit_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('idea', 'active', 'paused', 'review', 'met', 'dropped')),
  since timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, pursuit_id, person_id) references pursuit (network_id, id, person_id)
);
comment on table pursuit_state is 'learning/goals';
comment on column pursuit_state.person_id is 'id of person';
create index pursuit_state_pursuit on pursuit_state (network_id, pursuit_id, since);

create table done_step (
  network_id uuid not null,
  id uuid not null,
  pursuit_id uuid not null,
  person_id uuid not null,
  words text not null check (length(words) between 1 and 500),
  done_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, pursuit_id, person_id) references pursuit (network_id, id, person_id)
);
comment on table done_step is 'learning/goals';
comment on column done_step.person_id is 'id of person';
create index done_step_pursuit on done_step (network_id, pursuit_id, done_at);

create table proposal (
  network_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  proposed_by uuid not null,
  goal_id uuid not null,
  title text not null check (length(title) between 1 and 500),
  because text not null default '' check (length(because) <= 2000),
  proposed_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  primary key (network_id, id),
  foreign key (network_id, learner_id) references person (network_id, id),
  foreign key (network_id, proposed_by) references person (network_id, id),
  foreign key (network_id, goal_id) references goal (network_id, id),
  check ((answer is null) = (answered_at is null))
);
comment on table proposal is 'learning/proposals';
create unique index proposal_open on proposal (network_id, learner_id, goal_id) where answered_at is null;
create index proposal_by on proposal (network_id, proposed_by);

create table plan (
  network_id uuid not null,
  person_id uuid not null,
  direction text not null default '' check (length(direction) <= 300),
  primary key (network_id, person_id),
  foreign key (network_id, person_id) references person (network_id, id)
);
comment on table plan is 'learning/plans';
comment on column plan.direction is 'where I am going, in one sentence';

alter table goal enable row level security;
alter table goal force row level security;
create policy see on goal for select to kith_app
  using (network_id = current_setting('app.network')::uuid);
create policy make on goal for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid);

alter table pursuit enable row level security;
alter table pursuit force row level security;
create policy see on pursuit for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or person_id = any (current_setting('app.subjects')::uuid[])
      or (state = 'active' and company <> 'alone'
        and person_id = any (current_setting('app.peers')::uuid[]))));
create policy own on pursuit for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);
create policy keep on pursuit for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid)
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);

alter table pursuit_state enable row level security;
alter table pursuit_state force row level security;
create policy see on pursuit_state for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or person_id = any (current_setting('app.subjects')::uuid[])));
create policy own on pursuit_state for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);

alter table done_step enable row level security;
alter table done_step force row level security;
create policy see on done_step for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or person_id = any (current_setting('app.subjects')::uuid[])));
create policy own on done_step for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);

alter table proposal enable row level security;
alter table proposal force row level security;
create policy see on proposal for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (learner_id = current_setting('app.person')::uuid
      or proposed_by = current_setting('app.person')::uuid
      or learner_id = any (current_setting('app.subjects')::uuid[])));
create policy make on proposal for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and proposed_by = current_setting('app.person')::uuid
    and learner_id = any (current_setting('app.subjects')::uuid[]));
create policy answer on proposal for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (learner_id = current_setting('app.person')::uuid
      or proposed_by = current_setting('app.person')::uuid))
  with check (network_id = current_setting('app.network')::uuid
    and (learner_id = current_setting('app.person')::uuid and answer in ('accepted', 'declined')
      or proposed_by = current_setting('app.person')::uuid and answer = 'withdrawn'));

alter table plan enable row level security;
alter table plan force row level security;
create policy see on plan for select to kith_app
  using (network_id = current_setting('app.network')::uuid
    and (person_id = current_setting('app.person')::uuid
      or person_id = any (current_setting('app.subjects')::uuid[])));
create policy own on plan for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);
create policy keep on plan for update to kith_app
  using (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid)
  with check (network_id = current_setting('app.network')::uuid
    and person_id = current_setting('app.person')::uuid);

grant select, insert on goal, pursuit_state, done_step to kith_app;
grant select, insert on pursuit, proposal, plan to kith_app;
grant update (goal_id, title, state, company, why, how_known, next_step, state_since, touched_at) on pursuit to kith_app;
grant update (answer, answered_at) on proposal to kith_app;
grant update (direction) on plan to kith_app;
