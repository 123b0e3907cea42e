import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from './sqlite.ts'

const rightsOf = (file: string) => (statSync(file).mode & 0o777).toString(8)

test('only the user of the server reads the data folder, the database and its log; one made before is closed too', async () => {
  const above = mkdtempSync(path.join(tmpdir(), 'hubs-rights-'))
  onTestFinished(() => rmSync(above, { recursive: true }))
  const folder = path.join(above, 'data')
  const look = async () => {
    const store = await openSqlite(folder)
    await store.write(async ({ db, t }) => void (await db.select().from(t.school)))
    const rights = readdirSync(folder).map(name => rightsOf(path.join(folder, name)))
    await store.close()
    expect([rightsOf(folder), ...new Set(rights)]).toEqual(['700', '600'])
  }
  await look()
  chmodSync(folder, 0o755)
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o644)
  await look()
})
