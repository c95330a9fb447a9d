-- 0001: who is at the door, before any network is known; and what is to be done later.
-- These tables are read by kith_directory, which never sees what a learner writes.

create table network (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  founded_at timestamptz not null default now()
);
comment on table network is 'people/organisations · directory';

create table sign_in_link (
  token_hash text primary key,
  network_id uuid not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table sign_in_link is 'people/accounts · directory';
comment on column sign_in_link.network_id is 'id of network';
comment on column sign_in_link.person_id is 'id of person';

create table session (
  token_hash text primary key,
  network_id uuid not null,
  person_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table session is 'people/accounts · directory';
comment on column session.network_id is 'id of network';
comment on column session.person_id is 'id of person';

create table job (
  id uuid primary key,
  network_id uuid not null,
  asked_by uuid not null,
  kind text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  claimed_until timestamptz,
  attempts int not null default 0,
  done_at timestamptz,
  failed_at timestamptz,
  error text
);
comment on table job is 'platform/jobs · directory';
comment on column job.network_id is 'id of network';
comment on column job.asked_by is 'id of person';
comment on column job.payload is 'ids and plain words only, never what a person wrote';
create index job_due on job (run_at) where done_at is null and failed_at is null;

alter table sign_in_link enable row level security;
alter table sign_in_link force row level security;
create policy door on sign_in_link to kith_directory using (true) with check (true);

alter table session enable row level security;
alter table session force row level security;
create policy door on session to kith_directory using (true) with check (true);

alter table job enable row level security;
alter table job force row level security;
create policy worker on job to kith_directory using (true) with check (true);
create policy enqueue on job for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid
    and asked_by = current_setting('app.person')::uuid);

grant select, insert, update on network to kith_directory;
grant select, insert, update, delete on sign_in_link, session, job to kith_directory;
grant insert on job to kith_app;
