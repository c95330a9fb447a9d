import { defineWords } from '../i18n/word.ts'

/** What the person who runs the server reads when the database cannot be had. */
export const dbWords = defineWords('db', {
  noBinaries:
    'Kith has no PostgreSQL of its own for this machine ({machine}). Either set DATABASE_URL to a PostgreSQL server of version 15 or later, or install PostgreSQL 15 or later here and set KITH_PG_BIN to the folder that holds its programs initdb and postgres.',
  badBinaries:
    'KITH_PG_BIN is {folder}, and no PostgreSQL of version 15 or later answers there. Set it to the folder that holds the programs initdb and postgres.',
  noAccount:
    'PostgreSQL does not run as root, and none of these users exists here: {names}. Set KITH_DB_USER to the user that it may run as.',
  rootAccount:
    'PostgreSQL does not run as root. Set KITH_DB_USER to a user with fewer rights, or leave it unset.',
  namelessAccount:
    'PostgreSQL needs the user it runs as to have a name, and user {uid} has none on this machine. Run Kith as a named user, or set DATABASE_URL.',
  unreachableData:
    'The user {user}, as whom PostgreSQL runs, cannot reach {folder}. Set KITH_DATA to a folder that this user can enter.',
  strangeSocketFolder:
    'The folder {folder} belongs to somebody else or is open to others, so Kith does not use it for its database. Remove it and start again.',
  otherMajor:
    'The data in {folder} were written by PostgreSQL {written}, and this is PostgreSQL {here}. With the release of Kith that wrote them run "kith export"; then, with this release and an empty KITH_DATA, run "kith import".',
  initFailed: 'A new database could not be made in {folder}. PostgreSQL said: {reason}',
  startFailed: 'The database in {folder} did not start. PostgreSQL said: {reason}',
  stillBusy:
    'The database in {folder} was still starting or stopping after {seconds} seconds. Wait a little and start again.',
  oldServer:
    'The server at DATABASE_URL is PostgreSQL {version}. Kith needs PostgreSQL 15 or later.',
  editedMigration:
    'The migration {name} was changed after it had been applied to this database. Put its file back as it was, and write the change as a new migration.',
  missingMigration:
    'This database has the migration {name}, and this Kith does not. Start the version that made it, or a later one.',
  lateMigration:
    'The migration {name} comes before {applied}, which this database already has. Give it the next free number.',
  badMigrationName:
    'The file {name} stands among the migrations, and its name is not four figures, a hyphen, words in lower case and .sql.',
  twinMigration: 'Two migrations have the number {number}. Give one of them the next free number.',
  roleMissing: 'The database has no role {role}. Run "kith migrate".',
  roleTooStrong:
    'The database role {role} must be an ordinary one, and it is {trait}. Kith does not start with a wall that can be stepped over.',
  noAnswer:
    'The database does not let us in: {reason}. Look at DATABASE_URL, and whether that server runs.',
  setConfigGranted:
    'The role {role} may call set_config, with which a query could take on another person’s eyes. As a superuser of the database server run: revoke execute on function pg_catalog.set_config(text, text, boolean) from public.',
  roleInherits:
    'The database role {role} must stand alone, and it belongs to {groups}. As a superuser of the database server run: revoke {groups} from {role}.',
  ownersHeir:
    'The database role {role} can log in and take the place of kith_owner, to whom every row is open. As a superuser of the database server run: revoke kith_owner from {role}.',
  wayOutGranted:
    'The role {role} may call functions that lead past row security. As a superuser of the database server run: revoke execute on function {functions} from public, {role}.',
  openTable:
    'The row security of the table {name} is not both enabled and forced. Kith does not start without its second wall.',
  noPolicy: 'The table {name} has no policy that says who comes to its rows.',
  noTenantWall:
    'The table {name} has no restrictive policy that keeps each network to itself. Kith does not start without its second wall.',
  openView:
    'The view {name} reads with its owner’s eyes. It needs security_invoker, or it shows every network’s rows.',
  outdatedServer:
    'The server is PostgreSQL {version}, whose row security has holes that are known. Bring it to {since} or later soon.',
  notDurable:
    'The database has {setting} switched off, so that a power cut would lose what people wrote. Switch it on and start again.',
  lookRoles: 'kith_app and kith_directory are ordinary roles, and own nothing',
  lookStrangers: 'nobody who logs in can take the owner’s place',
  lookTables: 'row security is enabled and forced on every table',
  lookPolicies: 'every table has a policy',
  lookTenants: 'a restrictive policy on every table keeps each network to itself',
  lookViews: 'every view reads with the eyes of who asks',
  lookEyes: 'no query can change whose eyes it sees with',
  lookWaysOut: 'no query can reach files, other servers or hidden queries',
  lookDefiners:
    'no query can call a function that works with its owner’s rights, but for the few that the program names',
  definerGranted:
    'The role {role} may call {functions}, which work with their owner’s rights and so past row security. As the owner of the database run: revoke execute on function {functions} from public, {role}.',
  lookAsMade: 'every policy, function, trigger and grant is as the migrations make it',
  partMissing: 'The {name} is missing, which a migration makes.',
  partAdded:
    'The {name} was made by no migration of this Kith. It may open what row security closes.',
  partChanged: 'The {name} does not say what its migration says.',
  lookDurability: 'what is written stays written',
})
