import { runCommand } from './cli/run.ts'

const leastNode = 24

// npm runs its scripts in the project's folder; the operator names files from where they stand.
if (process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD'])

if (Number(process.versions.node.split('.')[0]) < leastNode) {
  process.stderr.write(`Kith needs Node ${leastNode} or later, and this is ${process.version}.\n`)
  process.exitCode = 1
} else {
  process.exitCode = await runCommand(process.argv.slice(2), {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
  })
}
