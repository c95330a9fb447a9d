import type { Client } from 'pg'

type Columns = Readonly<Record<string, string>>

/** Everything that a session of a person's may change in a row that it may write. Nothing else, and no row is taken away. */
const changeable: Columns = {
  academic_session: 'title kind school_year starts_on ends_on parent_id ended_on',
  affiliation: 'starts_on ends_on year_level told_by',
  birth: 'month',
  circle: 'seats door agreed meets host_id member_ids closed_at closed_because',
  circle_membership: 'left_at',
  classroom: 'organisation_id name kind code course_id session_ids ended_on',
  classroom_membership: 'organisation_id starts_on ends_on told_by',
  competency: 'all',
  competency_link: 'all',
  course: 'organisation_id title code ended_on',
  framework: 'all',
  guardianship: 'organisation_id relationship rights starts_on ends_on told_by settled_at',
  invitation: 'lapses_at answered_at answer',
  look: 'ends_at',
  organisation: 'kind name parent_id time_zone ended_on',
  person: 'home_id given_name family_name display_name picture tint language status suspended_by',
  plan: 'direction',
  proposal: 'answered_at answer',
  pursuit: 'goal_id title state company state_since touched_at audience',
  pursuit_words: 'why how_known next_step',
  roster_import: 'status done total confirmed_ending report finished_at',
}

/** Everything that the directory may read of people. Of what they wrote it reads nothing. */
const directory: Columns = {
  affiliation: 'network_id person_id organisation_id role starts_on ends_on',
  audit_chain: 'all',
  audit_checkpoint: 'all',
  audit_entry: 'all',
  audit_payload: 'all',
  competency: 'all',
  competency_link: 'all',
  framework: 'all',
  job: 'all',
  network: 'all',
  organisation: 'network_id id kind name parent_id time_zone',
  person: 'network_id id home_id display_name status',
  session: 'all',
  sign_in_link: 'all',
}

/** What may be granted to whom beyond that. */
const others = ['session', 'sign_in_link', 'job'].map(
  (table) => `kith_directory may delete ${table}`,
)

/** Grants of the database that stand nowhere here, and those that stand here and not there. */
export async function unlistedGrants(owner: Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ role: string; act: string; name: string; columns: string }>(
    granted,
  )
  const found = rows.map(({ role, act, name, columns }) => inWords(role, act, [name, columns]))
  const listed = [
    ...Object.entries(changeable).map((one) => inWords('kith_app', 'update', one)),
    ...Object.entries(directory).map((one) => inWords('kith_directory', 'select', one)),
    ...others,
  ]
  return [...found, ...listed].filter((one) => !found.includes(one) || !listed.includes(one))
}

function inWords(role: string, act: string, [table, columns]: readonly [string, string]): string {
  return `${role} may ${act} ${table}${columns ? `: ${columns}` : ''}`
}

const granted = `
  select role, act, relname as name, columns from (values
      ('kith_app', 'update'), ('kith_directory', 'select'),
      ('kith_app', 'delete'), ('kith_directory', 'delete'),
      ('kith_app', 'truncate'), ('kith_directory', 'truncate'),
      ('kith_app', 'trigger'), ('kith_directory', 'trigger')) as wanted (role, act),
    pg_class, lateral (
      select case when act not in ('update', 'select') then ''
          when bool_and(is_granted) then 'all'
          else string_agg(attname, ' ' order by attnum) filter (where is_granted) end as columns
        from (select attname, attnum, case when act in ('update', 'select')
            then has_column_privilege(role, attrelid, attnum, act)
            else has_table_privilege(role, attrelid, act) end as is_granted
          from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped) each
      having bool_or(is_granted)) of
   where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`
