import { defineConfig } from 'vitest/config'
import { common, onPostgresOnly, withoutEngine } from './test/projects.ts'

export default defineConfig({
  test: {
    ...common,
    name: 'api on sqlite',
    include: ['src/**/*.test.ts'],
    exclude: [...withoutEngine, ...onPostgresOnly],
    env: { TEST_ENGINE: 'sqlite' },
    globalSetup: ['./test/engine.ts'],
  },
})
