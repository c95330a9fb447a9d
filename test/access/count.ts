/** Says what a test has counted: a line of its own at the end of the run, which begins with the test's id. */
export function tell(id: `T-${number}`, words: string): void {
  console.log(`${id} ${words}`)
}
