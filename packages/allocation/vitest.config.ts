import { defineConfig } from 'vitest/config'
import { TEST_MS } from '../testing/src/limits.ts'

export default defineConfig({
  test: {
    name: 'allocation',
    include: ['src/**/*.test.ts'],
    isolate: false,
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
  },
})
