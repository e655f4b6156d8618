import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const project = (name: string, folders: readonly string[], timeoutMs: number, isolate = true) => ({
  extends: true as const,
  test: { name, include: folders.map((folder) => `tests/${folder}/*.test.{ts,tsx}`), testTimeout: timeoutMs, isolate },
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
    maxWorkers: '100%',
    projects: [
      // Nothing that they read keeps anything in a variable, and none puts another in a module's place: modules are shared.
      project('pure', ['unit/{answer,interchange,sandbox,signet,storage,vault}/**'], 20_000, false),
      project('unit', ['unit', 'unit/{background,history,messaging,platform,popup,session,stores}/**'], 20_000),
      project('components', ['components/**'], 20_000),
      project('conformance', ['conformance'], 60_000),
      // Looks at both builds, so they must have been made: `npm test` makes them first.
      project('build', ['conformance/build'], 20_000),
    ],
  },
})
