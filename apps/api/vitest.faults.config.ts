import { defineConfig } from 'vitest/config'

/** What needs more than npm brings: libfaketime, and root to mount a small disk. Run by `npm run faults`. */
export default defineConfig({
  test: {
    name: 'faults',
    root: import.meta.dirname,
    include: ['faults/**/*.test.ts'],
    testTimeout: 120_000,
    // One server at a time: these tests are about time itself.
    fileParallelism: false,
  },
})
