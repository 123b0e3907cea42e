import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'api on postgres',
    include: ['src/**/*.test.ts'],
    exclude: [
      'src/store/sqlite*.test.ts',
      'src/store/write-queue.test.ts',
      'src/store/plans.test.ts',
      'src/start.test.ts',
    ],
    env: { TEST_ENGINE: 'postgres' },
    globalSetup: ['./test/engine.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
