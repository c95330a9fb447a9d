-- 0014: nobody writes into the record of an organisation where they do not work, nor an entry whose facts are not there.
--
-- Whoever was signed in could add an entry to any chain of their network, also to one of an organisation that never was,
-- and verify called it sound. An entry stands now where its doer works; or, for a room that its doer teaches without
-- working there, where that room belongs. Public frameworks leave by who keeps those of a network, so a learner or a
-- guardian writes no entry by a session of theirs. At the door (kith_directory) nothing changes.

alter policy record on audit_entry
  with check (actor_id = current_setting('app.person')::uuid
    and (among('staffed', organisation_id)
      or (object_kind = 'classroom' and among('taught', object_id))));

alter policy record on audit_payload
  with check (among('staffed', organisation_id) or current_setting('app.taught') <> '{}');

-- Runs with the rights of who writes: they see the rooms they teach.
create function audit.belongs() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_user <> 'kith_app' then return new; end if;
  if public.among('staffed', new.organisation_id) then return new; end if;
  if exists (select from public.classroom where network_id = new.network_id and id = new.object_id
    and organisation_id = new.organisation_id) then return new; end if;
  raise insufficient_privilege using message = 'an entry stands where its doer works, or where the classroom belongs';
end $$;

-- As in 0009, and an entry is bound to facts that lie there already.
create or replace function audit.link() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare head public.audit_chain;
begin
  if not exists (select from public.audit_payload where network_id = new.network_id
    and organisation_id = new.organisation_id and commitment = new.commitment) then
    raise check_violation using message = 'an entry comes after the facts that it is bound to';
  end if;
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

revoke all on all functions in schema audit from public;

create trigger belongs before insert on audit_entry for each row execute function audit.belongs();
