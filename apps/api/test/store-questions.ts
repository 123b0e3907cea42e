import Database from 'better-sqlite3'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { lendNone } from './servers/lent-servers.ts'

/** A question put to the store; on PostgreSQL with the values it was asked with, and of which database. */
type Question = { text: string; values: unknown[]; database: string | undefined }

const isQuestion = (text: string) => /^\s*(with|select)\b/iu.test(text)

function statementPrototype(): Database.Statement {
  const memory = new Database(':memory:')
  const prototype = Object.getPrototypeOf(memory.prepare('select 1')) as Database.Statement
  memory.close()
  return prototype
}

/** Every question that is put to a store from here on, on whichever engine; empty the list before what is looked at. */
export function collectQuestions(): Question[] {
  lendNone()
  const asked: Question[] = []
  const note = (text: string, values: unknown[] = [], database?: string) =>
    void (isQuestion(text) && asked.push({ text, values, database }))
  // SQLite's statements are kept once they are prepared: what is counted is how often one is carried out.
  const statement = statementPrototype()
  const ways = { all: statement.all, get: statement.get, iterate: statement.iterate }
  for (const [name, way] of Object.entries(ways))
    Object.assign(statement, {
      [name](this: Database.Statement, ...values: unknown[]) {
        note(this.source)
        return Reflect.apply(way, this, values) as unknown
      },
    })
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function collect(this: pg.Client, ...given: unknown[]) {
    const [first, values] = given as [string | Partial<Question>, unknown[] | undefined]
    const text = typeof first === 'string' ? first : first.text
    const own = typeof first === 'string' ? undefined : first.values
    // Where it is called back, a function stands where the values would.
    if (text !== undefined) note(text, own ?? (Array.isArray(values) ? values : []), this.database)
    return Reflect.apply(query, this, given)
  } as typeof query
  onTestFinished(() => {
    Object.assign(statement, ways)
    pg.Client.prototype.query = query
  })
  return asked
}
