import { waits } from '@hubs/testing/limits'

/** Where none of the engines' stores is opened: run once, and with no engine there that one of them could open. */
export const withoutEngine = [
  'src/{authorize,server,start}.test.ts',
  'src/commands/restore.test.ts',
  'src/sample/**/*.test.ts',
  'src/walks/{constants,documents,import-rules,names,operating,promised-notices,retired-words,rooms,sbom,test-limits}.test.ts',
  'src/store/write-queue.test.ts',
  'src/store/sqlite/{sqlite,sqlite-backup,sqlite-first-version,sqlite-upgrade}.test.ts',
  'src/modules/accounts/school-sign-in/{linking,oidc}.test.ts',
  'src/modules/accounts/passwords/password-hash.service.test.ts',
  'src/modules/archive/archive-console.service.test.ts',
  'src/modules/discussion/markdown-work.test.ts',
  'src/modules/check-in/code-lifetime.rules.test.ts',
  'src/modules/calendar/ics.format.test.ts',
  'src/modules/mail/html-part.format.test.ts',
  'src/modules/reports/{report-csv.format,small-cells.rules}.test.ts',
  'src/modules/references/citations/citations*.test.ts',
]
export const onSqliteOnly = [
  'src/modules/operations/backups/backups-sqlite.routes.test.ts',
  'src/store/query-plans/*.test.ts',
  // Who may read what is asked before any store; each role reads everything there is.
  'src/walks/who-can-see.test.ts',
]
export const onPostgresOnly = [
  'src/modules/operations/backups/backups-postgres.routes.test.ts',
  'src/store/postgres/*.test.ts',
  'src/modules/meetings/live/two-servers.test.ts',
]

/** What all of them have in common. Files share a process: none keeps anything to itself that another could find. */
export const common = {
  isolate: false,
  ...waits,
  // As the server starts, and for the same reason.
  execArgv: ['--import', new URL('../src/compile-cache.js', import.meta.url).href],
}
