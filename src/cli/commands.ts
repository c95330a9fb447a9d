import { auditExportCommand } from './audit-export.ts'
import { auditVerifyCommand } from './audit-verify.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { exportFrameworkCommand } from './export-framework.ts'
import { exportRosterCommand } from './export-roster.ts'
import { importFrameworkCommand } from './import-framework.ts'
import { importRosterCommand } from './import-roster.ts'
import { migrateCommand } from './migrate.ts'
import { serveCommand } from './serve.ts'
import { signInCommand } from './sign-in.ts'
import { restoreCommand, suspendCommand } from './suspend.ts'

/** Everything that can be done at the machine. */
export const commands: readonly Command[] = [
  serveCommand,
  migrateCommand,
  importRosterCommand,
  importFrameworkCommand,
  exportRosterCommand,
  exportFrameworkCommand,
  signInCommand,
  suspendCommand,
  restoreCommand,
  auditVerifyCommand,
  auditExportCommand,
  demo,
  doctor,
]
