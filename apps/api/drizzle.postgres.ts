import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/tables/postgres.cjs',
  out: './migrations/postgres',
  casing: 'snake_case',
})
