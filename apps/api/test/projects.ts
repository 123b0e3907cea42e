import { TEST_MS } from '@hubs/testing/limits'

/** Where none of the engines' stores is opened: run once, and with no engine there that one of them could open. */
export const withoutEngine = [
  'src/{operating,restore,retired-words,server,start}.test.ts',
  'src/sample/*.test.ts',
  'src/store/{sqlite,sqlite-backup,sqlite-first-version,sqlite-upgrade,write-queue}.test.ts',
  'src/modules/accounts/{linking,oidc,passwords}.test.ts',
  'src/modules/discussion/markdown-work.test.ts',
  'src/modules/meetings/door-clock.test.ts',
  'src/modules/reports/small-cells.test.ts',
  'src/modules/strategies/citations*.test.ts',
]
export const onSqliteOnly = [
  'src/modules/operations/backups-sqlite.routes.test.ts',
  'src/store/sqlite-plans*.test.ts',
  'src/store/plans.test.ts',
]
export const onPostgresOnly = [
  'src/modules/operations/backups-postgres.routes.test.ts',
  'src/store/{postgres,postgres-upgrade}.test.ts',
  'src/modules/meetings/two-servers.test.ts',
]

/** What all of them have in common. Files share a process: none keeps anything to itself that another could find. */
export const common = {
  isolate: false,
  testTimeout: TEST_MS,
  hookTimeout: TEST_MS,
  // As the server starts, and for the same reason.
  execArgv: ['--import', new URL('../src/quick-start.js', import.meta.url).href],
}
