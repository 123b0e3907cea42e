import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/store/tables/sqlite.cjs',
  out: './migrations/sqlite',
  casing: 'snake_case',
})
