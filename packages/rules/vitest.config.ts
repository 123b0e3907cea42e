import { defineConfig } from 'vitest/config'
import { waits } from '../testing/src/limits.ts'

export default defineConfig({
  test: { name: 'rules', include: ['src/**/*.test.ts'], isolate: false, ...waits },
})
