-- 0007: an import of a roster remembers how far it is, so that a closed page loses nothing.

create table roster_import (
  network_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  started_by uuid,
  file_name text not null,
  status text not null check (status in ('checking', 'checked', 'applying', 'applied', 'refused', 'failed')),
  done int not null default 0,
  total int not null default 0,
  confirmed_ending boolean not null default false,
  report jsonb not null default '{}',
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, started_by) references person (network_id, id)
);
comment on table roster_import is 'standards/oneroster';
comment on column roster_import.report is 'counts and problems, as they were shown';

alter table roster_import enable row level security;
alter table roster_import force row level security;
create policy lead on roster_import to kith_app
  using (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]))
  with check (network_id = current_setting('app.network')::uuid
    and organisation_id = any (current_setting('app.led')::uuid[]));

grant select, insert on roster_import to kith_app;
grant update (status, done, total, confirmed_ending, report, finished_at) on roster_import to kith_app;
