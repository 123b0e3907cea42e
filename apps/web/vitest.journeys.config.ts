import { TEST_MS } from '@hubs/testing/limits'
import { defineConfig } from 'vitest/config'

/** A real browser on the real server. */
export default defineConfig({
  test: {
    name: 'journeys',
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['./e2e/prepare.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
  },
})
