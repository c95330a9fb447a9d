import type { ClientBase } from 'pg'
import { loginRoles, passwordOf, type LoginRole } from './address.ts'
import { scramVerifier } from './scram.ts'

/** Makes the roles that are missing; their names are the server's and not the database's. */
export async function makeRoles(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select rolname as name from pg_roles where rolname like 'kith\\_%'",
  )
  const there = new Set(rows.map(({ name }) => name))
  if (!there.has('kith_owner')) await client.query('create role kith_owner nologin')
  for (const role of loginRoles) {
    if (there.has(role)) continue
    await client.query(`create role ${role} login nosuperuser nobypassrls`)
  }
  await joinOwner(client)
}

/** Only a member may make things in kith_owner's name, unless one may do anything. */
async function joinOwner(client: ClientBase): Promise<void> {
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'kith_owner', 'member') then
      execute format('grant kith_owner to %I', current_user);
    end if;
  end $$`)
}

/**
 * What must hold before a step of the schema is taken; again before later ones, in case it has
 * changed. The roles may use the schema and nothing else; grants on tables come from the migrations. A query can
 * neither change whose eyes it sees with, by set_config, nor lead past its tables, nor run for longer than 15 seconds.
 */
export async function prepare(client: ClientBase): Promise<void> {
  await client.query(`
    do $$
    declare way_out regprocedure;
    begin
      revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
      for way_out in select oid from pg_proc where ${isWayOut}
      loop
        execute format('revoke execute on function %s from public', way_out);
      end loop;
    exception when insufficient_privilege then
      null; -- Only a superuser can; the walls are looked at before anything is served, and say so.
    end $$;
    revoke all on schema public from public;
    grant usage, create on schema public to kith_owner;
    grant usage on schema public to kith_app, kith_directory;
    alter role kith_app set statement_timeout = '15s';
    alter role kith_app set idle_in_transaction_session_timeout = '30s';
    alter role kith_directory set statement_timeout = '15s';
    alter role kith_directory set idle_in_transaction_session_timeout = '30s';
    do $$ begin
      execute format('revoke temporary on database %I from public', current_database());
      execute format('grant connect on database %I to kith_app, kith_directory', current_database());
      execute format('grant connect, create on database %I to kith_owner', current_database());
    end $$`)
}

/**
 * A condition on `pg_proc` for the functions that lead past what a statement says of itself. The large objects among them
 * because these lie in no table, and no row security guards them.
 */
export const isWayOut = String.raw`(proname ~ '^(query|table|cursor|schema|database)_to_xml'
  or proname ~ '^(dblink|lo_|pg_read_|pg_ls_)' or proname in ('loread', 'lowrite', 'pg_stat_file', 'ts_stat', 'pg_file_write'))`

/** Gives these login roles the passwords made from the owner's, where the owner has one. */
export async function setPasswords(
  client: ClientBase,
  ownerUrl: string,
  roles: readonly LoginRole[],
): Promise<void> {
  for (const role of roles) {
    const password = passwordOf(role, ownerUrl)
    if (password === undefined) continue
    await client.query(`alter role ${role} password '${scramVerifier(password)}'`)
  }
}
