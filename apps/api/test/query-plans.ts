import Database from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { sqliteKit } from '../src/store/kit.ts'
import { allTables } from '../src/store/tables/all.ts'
import { lendNone } from './servers/lent-servers.ts'

/**
 * Tables that may be read whole: of a school, its years and its hubs they have a few rows each, and of the others what is
 * on just now. A new table grows until it is named here.
 */
const small =
  'accessibility_statement allocation credential day_off disclosed_counts former_member half_term hub hub_group next_year observation outcome passkey_challenge placement_rule programme refused_address released_trial report_period school school_logo search_scope search_task search_term term_note visitor_form_settings'.split(
    ' ',
  )
export const growingTables: readonly string[] = Object.values(allTables(sqliteKit))
  .map(table => getTableName(table))
  .filter(name => !small.includes(name))

/**
 * Tables with a row for each person, meeting, command and so on, year after year, read whole; or by a state that most of
 * their rows have.
 */
export const growing = new RegExp(`\\bSCAN (${growingTables.join('|')})\\b|INDEX \\w+ \\(state=\\?\\)`)

/** Every plan that SQLite makes from here on, by the text of its statement. */
export function collectPlans() {
  lendNone()
  const plans = new Map<string, string[]>()
  const { prepare } = Database.prototype
  onTestFinished(() => void (Database.prototype.prepare = prepare))
  Database.prototype.prepare = function collect(this: Database.Database, text: string) {
    if (/^\s*(select|insert|update|delete)/i.test(text)) {
      const values = Array(text.split('?').length - 1).fill(null)
      const explained = prepare.call(this, `EXPLAIN QUERY PLAN ${text}`) as Database.Statement<
        unknown[],
        { detail: string }
      >
      plans.set(
        text,
        explained.all(...values).map(row => row.detail),
      )
    }
    return prepare.call(this, text)
  } as typeof prepare
  return plans
}
