import { defineConfig } from '@playwright/test'

/** A test that mostly waits, for a token's end or for an answer of 45 s. */
const WAITS = /@waits/

/**
 * Most tests keep a core busy, and two cores carry two of them; those that mostly wait run beside them, one at a time.
 * A test that passes at the second try has failed.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: 3,
  projects: [
    { name: 'waiting', grep: WAITS, workers: 1 },
    { name: 'busy', grepInvert: WAITS, workers: 2 },
  ],
  fullyParallel: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Without one an act that finds nothing waits until the test is over, which then says nothing of where.
  use: { actionTimeout: 30_000, navigationTimeout: 30_000 },
  reporter: [['list']],
  forbidOnly: process.env['CI'] !== undefined,
})
