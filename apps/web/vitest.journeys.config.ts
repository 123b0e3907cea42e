import { waits } from '@hubs/testing/limits'
import { defineConfig } from 'vitest/config'

/** A real browser on the real server. */
export default defineConfig({
  test: {
    name: 'journeys',
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['./e2e/kit/prepare.ts'],
    // Files share a process, and so its browser; each visitor has a context of their own all the same.
    isolate: false,
    ...waits,
  },
})
