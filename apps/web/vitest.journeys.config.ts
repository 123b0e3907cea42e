import { defineConfig } from 'vitest/config'

/** A real browser on the real server. After all other tests, and one file at a time: they share two cores. */
export default defineConfig({
  test: {
    name: 'journeys',
    include: ['e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: 1 },
  },
})
