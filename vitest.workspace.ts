import { defineConfig } from 'vitest/config'

/** Vitest reads no workspace file by itself: pass `--config vitest.workspace.ts`. */
export default defineConfig({
  test: {
    projects: ['packages/schema', 'packages/rules', 'apps/api/vitest.sqlite.config.ts', 'apps/api/vitest.postgres.config.ts', 'apps/web'],
  },
})
