import { defineConfig } from '@playwright/test'

/** Each test starts a browser of its own, and two cores carry two of them. A test that passes at the second try has failed. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: process.env['CI'] !== undefined,
})
