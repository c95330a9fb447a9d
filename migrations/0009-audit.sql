-- 0009: what is done about people is written down in chains that nobody can alter, and that can forget.
--
-- One chain for each organisation. An entry holds ids alone; the facts of the deed lie beside it, under
-- a commitment, and may be erased while the chain still holds. Bytes of a list of texts: for each, its length in bytes as
-- four bytes, the highest first, and then the text in UTF-8. SHA-256 of such bytes, in hexadecimal digits:
--   before the first entry   ('kith audit 1', network, organisation)
--   the hash of an entry     (the hash before it, seq, moment, actor, action, object kind, object id, commitment)
--   a commitment             (salt, facts)
-- and a checkpoint is Ed25519's signature over the bytes of
--   ('kith audit checkpoint 1', network, organisation, seq, hash, moment);
-- where a chain that went out into a file ends, 'kith audit end 1' stands in its place.
-- A moment is written 2026-03-31T09:14:00.123Z. The server's own chain has the id of nobody twice.

create table audit_chain (
  network_id uuid not null,
  organisation_id uuid not null,
  length bigint not null,
  hash text not null,
  primary key (network_id, organisation_id)
);
comment on table audit_chain is 'people/audit';
comment on column audit_chain.organisation_id is 'id of organisation';
comment on column audit_chain.hash is 'of the last entry: the head, which a new entry locks and moves on';

create table audit_entry (
  network_id uuid not null,
  organisation_id uuid not null,
  seq bigint not null default 0,
  at timestamptz not null default now(),
  actor_id uuid not null,
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  object_kind text not null check (object_kind ~ '^[a-z_]+$'),
  object_id uuid not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  hash text not null default '',
  primary key (network_id, organisation_id, seq)
);
comment on table audit_entry is 'people/audit';
comment on column audit_entry.organisation_id is 'id of organisation: outlives it, so it leads nowhere';
comment on column audit_entry.seq is 'set by the database, as are the moment and the hash';
comment on column audit_entry.actor_id is 'id of person';

create table audit_payload (
  network_id uuid not null,
  organisation_id uuid not null,
  commitment text not null,
  salt text not null check (salt ~ '^[0-9a-f]{64}$'),
  facts text not null check (length(facts) <= 10000),
  primary key (network_id, organisation_id, commitment)
);
comment on table audit_payload is 'people/audit';
comment on column audit_payload.organisation_id is 'id of organisation';
comment on column audit_payload.facts is 'canonical JSON: ids, counts, roles and days, never a name or what a person wrote';

create table audit_checkpoint (
  network_id uuid not null,
  organisation_id uuid not null,
  seq bigint not null,
  hash text not null,
  at timestamptz not null,
  public_key text not null,
  signature text not null,
  primary key (network_id, organisation_id, seq, public_key)
);
comment on table audit_checkpoint is 'people/audit';
comment on column audit_checkpoint.organisation_id is 'id of organisation';

-- A schema that no other role may enter, for functions that run in triggers alone.
create schema audit;

create function audit.bytes_of(variadic fields text[]) returns bytea language sql stable
set search_path = pg_catalog, pg_temp as $$
  select string_agg(int4send(octet_length(bytes)) || bytes, '' order by place)
    from unnest(fields) with ordinality as field (words, place), convert_to(words, 'UTF8') as bytes
$$;

create function audit.digest(variadic fields text[]) returns text language sql stable
set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(audit.bytes_of(variadic fields)), 'hex')
$$;

-- Runs with its owner's rights: whoever does a deed may add to a chain, and can neither read nor move its head.
create function audit.link() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare head public.audit_chain;
begin
  insert into public.audit_chain as chain (network_id, organisation_id, length, hash)
    values (new.network_id, new.organisation_id, 0,
      audit.digest('kith audit 1', new.network_id::text, new.organisation_id::text))
    on conflict (network_id, organisation_id) do update set length = chain.length
    returning chain.* into head;
  new.seq := head.length + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.hash := audit.digest(head.hash, new.seq::text,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    new.actor_id::text, new.action, new.object_kind, new.object_id::text, new.commitment);
  update public.audit_chain set length = new.seq, hash = new.hash
    where network_id = new.network_id and organisation_id = new.organisation_id;
  return new;
end $$;

create function audit.refuse() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  -- The head is moved by an entry that is being linked, and by nothing else.
  if tg_table_name = 'audit_chain' and pg_trigger_depth() > 1 then return null; end if;
  raise insufficient_privilege using message = format('%s of %s: what was written down stays as it is', tg_op, tg_table_name);
end $$;

revoke all on all functions in schema audit from public;

create trigger link before insert on audit_entry for each row execute function audit.link();
create trigger stays before update or delete or truncate on audit_entry
  for each statement execute function audit.refuse();
create trigger stays before update or delete or truncate on audit_checkpoint
  for each statement execute function audit.refuse();
create trigger stays before update or truncate on audit_payload
  for each statement execute function audit.refuse();
create trigger stays before insert or update or delete or truncate on audit_chain
  for each statement execute function audit.refuse();
-- Also while a session says that it only repeats what another server did.
alter table audit_entry enable always trigger link;
alter table audit_entry enable always trigger stays;
alter table audit_checkpoint enable always trigger stays;
alter table audit_payload enable always trigger stays;
alter table audit_chain enable always trigger stays;

alter table audit_chain enable row level security;
alter table audit_chain force row level security;
create policy link on audit_chain to kith_owner using (true) with check (true);
create policy check_up on audit_chain for select to kith_directory using (true);

create policy tenant on audit_chain as restrictive to kith_app
  using (network_id = current_setting('app.network')::uuid)
  with check (network_id = current_setting('app.network')::uuid);

-- Nobody writes down a deed in another's name.
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry as restrictive to kith_app
  using (network_id = current_setting('app.network')::uuid)
  with check (network_id = current_setting('app.network')::uuid);
create policy record on audit_entry for insert to kith_app
  with check (actor_id = current_setting('app.person')::uuid);
create policy door on audit_entry for insert to kith_directory with check (true);
create policy check_up on audit_entry for select to kith_directory using (true);

alter table audit_payload enable row level security;
alter table audit_payload force row level security;
create policy tenant on audit_payload as restrictive to kith_app
  using (network_id = current_setting('app.network')::uuid)
  with check (network_id = current_setting('app.network')::uuid);
create policy record on audit_payload for insert to kith_app
  with check (network_id = current_setting('app.network')::uuid);
create policy door on audit_payload for insert to kith_directory with check (true);
create policy check_up on audit_payload for select to kith_directory using (true);
-- What the law says must be forgotten is taken out here, by who owns the tables.
create policy forget on audit_payload to kith_owner using (true);

alter table audit_checkpoint enable row level security;
alter table audit_checkpoint force row level security;
create policy tenant on audit_checkpoint as restrictive to kith_app
  using (network_id = current_setting('app.network')::uuid)
  with check (network_id = current_setting('app.network')::uuid);
create policy sign on audit_checkpoint for insert to kith_directory with check (true);
create policy check_up on audit_checkpoint for select to kith_directory using (true);

grant insert (network_id, organisation_id, actor_id, action, object_kind, object_id, commitment)
  on audit_entry to kith_app, kith_directory;
grant insert on audit_payload to kith_app, kith_directory;
grant insert on audit_checkpoint to kith_directory;
grant select on audit_chain, audit_entry, audit_payload, audit_checkpoint to kith_directory;
