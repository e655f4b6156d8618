import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const project = (name: string, timeoutMs: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout: timeoutMs },
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
  test: { projects: [project('unit', 20_000), project('components', 20_000), project('conformance', 60_000)] },
})
