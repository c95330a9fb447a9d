import { useSay } from '../../platform/ui/context.ts'
import { PersonRow } from '../../platform/ui/person-row.tsx'
import type { Child } from 'hono/jsx'
import type { ProposalInView, TakenBack } from './proposal.ts'
import { proposalWords as words } from './words.ts'

const roles = { teacher: words.byTeacher, guardian: words.byGuardian, mentor: words.byMentor }

/** One proposal that waits, signed: who made it and as what, and what can be done about it. */
export function ProposalRow(props: { proposal: ProposalInView; children?: Child }) {
  const say = useSay()
  const { from, title, because, byName, byRole, isKeptBack } = props.proposal
  return (
    <PersonRow
      person={from ?? { name: byName }}
      does={say(words.proposes, { goal: title })}
      says={because}
      note={say(roles[byRole])}
    >
      {isKeptBack && <p class="small soft">{say(words.keptBack)}</p>}
      {props.children}
    </PersonRow>
  )
}

/** That something was proposed and taken back, and what it was, for who may still read that. */
export function TakenBackRow({ proposal }: { proposal: TakenBack }) {
  const say = useSay()
  const { byName, byRole, takenBackAt, isKeptBack, said } = proposal
  const gone = isKeptBack ? words.wasTakenAway : words.wasTakenBack
  return (
    <PersonRow
      person={{ name: byName }}
      does={say(gone, { day: takenBackAt })}
      says={said && [said.title, said.because].filter(Boolean).join(' · ')}
      note={say(roles[byRole])}
    />
  )
}
