import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'
import { isCount, Summary } from './test/summary.ts'

export default defineConfig({
  test: {
    globalSetup: './test/setup.ts',
    reporters: ['default', new Summary()],
    onConsoleLog: (text) => !text.split('\n').some(isCount),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'tests',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**'],
          // The database does half of the work, so that two workers pay even where there are two cores.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
