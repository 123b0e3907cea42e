import { defineConfig } from 'vitest/config'

const { TEST_REPORT } = process.env

/** Vitest reads no workspace file by itself: pass `--config vitest.workspace.ts`. */
export default defineConfig({
  test: {
    projects: [
      'packages/schema',
      'packages/rules',
      'apps/api/vitest.sqlite.config.ts',
      'apps/api/vitest.postgres.config.ts',
      'apps/web',
      'apps/web/vitest.journeys.config.ts',
    ],
    reporters: ['default', ...(TEST_REPORT ? [['json', { outputFile: TEST_REPORT }] as const] : [])],
  },
})
