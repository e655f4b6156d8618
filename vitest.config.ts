import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const project = (name: string, folder: string, timeoutMs: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${folder}/*.test.{ts,tsx}`], testTimeout: timeoutMs },
})

/** The browsers have a runner of their own (`playwright.config.ts`); what runs here needs Node alone. */
export default defineConfig({
  resolve: {
    alias: {
      '#lib': fileURLToPath(new URL('lib', import.meta.url)),
      '#components': fileURLToPath(new URL('components', import.meta.url)),
    },
  },
  define: { __EXTRA_HOSTS__: '[]' },
  test: {
    projects: [
      project('unit', 'unit/**', 20_000),
      project('components', 'components/**', 20_000),
      project('conformance', 'conformance', 60_000),
      // Looks at both builds, so they must have been made: `npm test` makes them first.
      project('build', 'conformance/build', 20_000),
    ],
  },
})
