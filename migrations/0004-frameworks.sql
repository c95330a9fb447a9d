-- 0004: frameworks: what others have found worth learning, and what comes before what.
-- Reference tables. A framework is public, or kept for one network, which alone sees and changes it. The keys that
-- name kept_for bind only where it is set: what a network keeps hangs on its own frameworks, never on a public one.

create table framework (
  id uuid primary key,
  kept_for uuid,
  identifier uuid not null,
  uri text not null,
  title text not null check (length(title) between 1 and 500),
  creator text not null default '',
  language text,
  status text,
  changed_at timestamptz,
  imported_at timestamptz not null,
  foreign_payload jsonb not null default '{}',
  unique nulls not distinct (kept_for, identifier),
  unique (id, kept_for)
);
comment on table framework is 'learning/frameworks · reference';
comment on column framework.kept_for is 'id of network';
comment on column framework.identifier is 'the identifier its publisher gave it: UUID version 1 to 5';
comment on column framework.foreign_payload is 'what the package says that Kith has no noun for, kept for the way out';

create table competency (
  id uuid primary key,
  framework_id uuid not null references framework (id),
  kept_for uuid,
  foreign key (framework_id, kept_for) references framework (id, kept_for),
  identifier uuid not null,
  uri text not null,
  statement text not null,
  short text not null default '',
  code text not null default '',
  level text not null default '',
  kind text not null default '',
  notes text not null default '',
  search_text text not null,
  position int not null,
  parent_id uuid references competency (id),
  ended_on date,
  foreign_payload jsonb not null default '{}',
  unique (framework_id, identifier)
);
comment on table competency is 'learning/frameworks · reference';
comment on column competency.kept_for is 'id of network';
comment on column competency.search_text is 'folded: lower case, without accents';
create index competency_parent on competency (parent_id);

create table competency_link (
  id uuid primary key,
  framework_id uuid not null references framework (id),
  kept_for uuid,
  foreign key (framework_id, kept_for) references framework (id, kept_for),
  identifier uuid not null,
  uri text not null,
  kind text not null,
  from_id uuid references competency (id),
  to_id uuid references competency (id),
  sequence int,
  foreign_payload jsonb not null default '{}',
  ended_on date,
  unique (framework_id, identifier)
);
comment on table competency_link is 'learning/frameworks · reference';
comment on column competency_link.kept_for is 'id of network';
create index competency_link_from on competency_link (from_id, kind);
create index competency_link_to on competency_link (to_id, kind);

alter table framework enable row level security;
alter table framework force row level security;
create policy see on framework for select to kith_app
  using (kept_for is null or kept_for = current_setting('app.network')::uuid);
create policy make on framework for insert to kith_app
  with check (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0);
create policy keep on framework for update to kith_app
  using (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0)
  with check (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0);
create policy look on framework for select to kith_directory using (true);
create policy publish on framework for insert to kith_directory with check (kept_for is null);
create policy republish on framework for update to kith_directory
  using (kept_for is null) with check (kept_for is null);

alter table competency enable row level security;
alter table competency force row level security;
create policy see on competency for select to kith_app
  using (kept_for is null or kept_for = current_setting('app.network')::uuid);
create policy make on competency for insert to kith_app
  with check (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0);
create policy keep on competency for update to kith_app
  using (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0)
  with check (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0);
create policy look on competency for select to kith_directory using (true);
create policy publish on competency for insert to kith_directory with check (kept_for is null);
create policy republish on competency for update to kith_directory
  using (kept_for is null) with check (kept_for is null);

alter table competency_link enable row level security;
alter table competency_link force row level security;
create policy see on competency_link for select to kith_app
  using (kept_for is null or kept_for = current_setting('app.network')::uuid);
create policy make on competency_link for insert to kith_app
  with check (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0);
create policy keep on competency_link for update to kith_app
  using (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0)
  with check (kept_for = current_setting('app.network')::uuid
    and cardinality(current_setting('app.led')::uuid[]) > 0);
create policy look on competency_link for select to kith_directory using (true);
create policy publish on competency_link for insert to kith_directory with check (kept_for is null);
create policy republish on competency_link for update to kith_directory
  using (kept_for is null) with check (kept_for is null);

grant select, insert, update on framework, competency, competency_link to kith_app, kith_directory;
