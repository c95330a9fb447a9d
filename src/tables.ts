// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type {
  CircleTable,
  CircleMembershipTable,
  InvitationTable,
} from './learning/circles/tables.ts'
import type {
  CompetencyTable,
  CompetencyLinkTable,
  FrameworkTable,
} from './learning/frameworks/tables.ts'
import type {
  DoneStepTable,
  GoalTable,
  PursuitTable,
  PursuitStateTable,
  PursuitWordsTable,
} from './learning/goals/tables.ts'
import type {
  PlanTable,
} from './learning/plans/tables.ts'
import type {
  ProposalTable,
} from './learning/proposals/tables.ts'
import type {
  SessionTable,
  SignInLinkTable,
} from './people/accounts/tables.ts'
import type {
  AffiliationTable,
} from './people/affiliations/tables.ts'
import type {
  AuditChainTable,
  AuditCheckpointTable,
  AuditEntryTable,
  AuditPayloadTable,
} from './people/audit/tables.ts'
import type {
  AcademicSessionTable,
  ClassroomTable,
  ClassroomMembershipTable,
  CourseTable,
} from './people/classrooms/tables.ts'
import type {
  GuardianshipTable,
} from './people/families/tables.ts'
import type {
  NetworkTable,
  OrganisationTable,
} from './people/organisations/tables.ts'
import type {
  BirthTable,
  PersonTable,
} from './people/persons/tables.ts'
import type {
  LookTable,
  LookReasonTable,
} from './people/safeguarding/tables.ts'
import type {
  JobTable,
} from './platform/jobs/tables.ts'
import type {
  RosterImportTable,
} from './standards/oneroster/tables.ts'

/** Every table, by its name in SQL. */
export interface Tables {
  academic_session: AcademicSessionTable
  affiliation: AffiliationTable
  audit_chain: AuditChainTable
  audit_checkpoint: AuditCheckpointTable
  audit_entry: AuditEntryTable
  audit_payload: AuditPayloadTable
  birth: BirthTable
  circle: CircleTable
  circle_membership: CircleMembershipTable
  classroom: ClassroomTable
  classroom_membership: ClassroomMembershipTable
  competency: CompetencyTable
  competency_link: CompetencyLinkTable
  course: CourseTable
  done_step: DoneStepTable
  framework: FrameworkTable
  goal: GoalTable
  guardianship: GuardianshipTable
  invitation: InvitationTable
  job: JobTable
  look: LookTable
  look_reason: LookReasonTable
  network: NetworkTable
  organisation: OrganisationTable
  person: PersonTable
  plan: PlanTable
  proposal: ProposalTable
  pursuit: PursuitTable
  pursuit_state: PursuitStateTable
  pursuit_words: PursuitWordsTable
  roster_import: RosterImportTable
  session: SessionTable
  sign_in_link: SignInLinkTable
}
