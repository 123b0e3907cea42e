import { defineConfig } from 'vitest/config'
import { common, onSqliteOnly, withoutEngine } from './test/projects.ts'

export default defineConfig({
  test: {
    ...common,
    name: 'api on postgres',
    include: ['src/**/*.test.ts'],
    exclude: [...withoutEngine, ...onSqliteOnly],
    env: { TEST_ENGINE: 'postgres' },
    globalSetup: ['./test/engine.ts'],
  },
})
