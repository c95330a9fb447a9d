import type { Heal } from './fault.ts'
import type { Inhabited } from './place.ts'

/** Does this to the database, as whoever commands it; afterwards that, and all policies are again what they were. */
export function breached(statement: string, back = 'select 1') {
  return async ({ owner }: Inhabited): Promise<Heal> => {
    const before = await policiesIn(owner)
    await owner.query(statement)
    return async () => {
      await owner.query(back)
      const after = await policiesIn(owner)
      for (const policy of before) if (!after.includes(policy)) await owner.query(policy)
    }
  }
}

/** Statements that make every policy what it is now. */
async function policiesIn(owner: Inhabited['owner']): Promise<readonly string[]> {
  const { rows } = await owner.query<{ statement: string }>(
    `select format('drop policy if exists %1$I on %2$I; create policy %1$I on %2$I as %3$s for %4$s to %5$s %6$s %7$s',
         policyname, tablename, permissive, cmd, array_to_string(roles, ', '),
         'using (' || qual || ')', 'with check (' || with_check || ')') as statement
       from pg_policies where schemaname = 'public'`,
  )
  return rows.map(({ statement }) => statement)
}
