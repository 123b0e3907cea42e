import { defineConfig } from 'vitest/config'
import { useMoreWorkers } from './packages/testing/src/limits.ts'
import { useMemoryFolder } from './packages/testing/src/memory-folder.ts'
import { TimeReporter } from './packages/testing/src/time-reporter.ts'

const { TEST_REPORT } = process.env

useMemoryFolder()
useMoreWorkers()

/** Vitest reads no workspace file by itself: pass `--config vitest.workspace.ts`. */
export default defineConfig({
  test: {
    projects: [
      'packages/schema',
      'packages/rules',
      'packages/allocation',
      'apps/api/vitest.config.ts',
      'apps/api/vitest.sqlite.config.ts',
      'apps/api/vitest.postgres.config.ts',
      'apps/web',
      'apps/web/vitest.journeys.config.ts',
    ],
    reporters: [
      'default',
      new TimeReporter(),
      ...(TEST_REPORT ? [['json', { outputFile: TEST_REPORT }] as const] : []),
    ],
  },
})
