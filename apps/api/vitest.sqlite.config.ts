import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'api on sqlite',
    include: ['src/**/*.test.ts'],
    exclude: ['src/store/postgres.test.ts', 'src/modules/meetings/two-servers.test.ts'],
    env: { TEST_ENGINE: 'sqlite' },
    globalSetup: ['./test/engine.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
