import { useMoreWorkers, waits } from '@hubs/testing/limits'
import { defineConfig } from 'vitest/config'
import { useMemoryFolder } from '../../packages/testing/src/memory-folder.ts'
import { TimeReporter } from '../../packages/testing/src/time-reporter.ts'
import { instants } from './e2e/kit/instants.ts'

useMemoryFolder()
useMoreWorkers()

/** Every journey at every instant of `e2e/kit/instants.ts`, run by `npm run year`: about half an hour. */
export default defineConfig({
  test: {
    projects: Object.keys(instants).map(name => ({
      test: {
        name,
        root: import.meta.dirname,
        include: ['e2e/**/*.test.ts'],
        exclude: ['e2e/year.test.ts'],
        globalSetup: ['./e2e/kit/prepare.ts'],
        isolate: false,
        env: { INSTANT: name },
        ...waits,
      },
    })),
    reporters: ['default', new TimeReporter()],
  },
})
