import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends the report with what tests counted, each on a line of its own that begins with the test's id (`T-23 …`), and
 * with one line that a machine can read: `N passed, N failed`. A test says its count by `console.log`.
 */
export class Summary implements Reporter {
  readonly #counts: string[] = []

  onUserConsoleLog({ content }: { content: string }): void {
    this.#counts.push(...content.split('\n').filter(isCount))
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const failed = tests.filter((test) => test.result().state === 'failed').length
    const broken = modules.filter((module) => module.errors().length > 0).length
    const lines = [
      ...this.#counts.toSorted(),
      `${passed} passed, ${failed + broken + errors.length} failed`,
    ]
    process.once('exit', () => process.stdout.write(`${lines.join('\n')}\n`))
  }
}

/** Whether this line is what a test counted; it is kept for the end, and not shown before. */
export function isCount(line: string): boolean {
  return /^T-\d+ /.test(line)
}
