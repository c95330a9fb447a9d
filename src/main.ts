import * as crypto from 'node:crypto'

// npm runs its scripts in the project's folder; the operator names files from where they stand.
if (process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD'])

// Node has this since 24.21. Whoever imports it on an older one is not even loaded, so it is asked for here.
if ('randomUUIDv7' in crypto) {
  const { runCommand } = await import('./cli/run.ts')
  process.exitCode = await runCommand(process.argv.slice(2), {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
  })
} else {
  process.stderr.write(`Kith needs Node 24.21 or later, and this is ${process.version}.\n`)
  process.exitCode = 1
}
