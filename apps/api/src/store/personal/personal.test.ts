import { getTableColumns, is, Table } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sqliteKit } from '../kit.ts'
import { postgresKit } from '../postgres/postgres-kit.ts'
import { allTables } from '../tables/all.ts'
import { personal } from './personal.ts'

const columnsOf = (tables: object) =>
  Object.fromEntries(
    Object.entries(tables)
      .filter(([, table]) => is(table, Table))
      .map(([name, table]) => [name, Object.keys(getTableColumns(table as Table)).toSorted()]),
  )

describe('what is personal', () => {
  test.each([
    ['SQLite', allTables(sqliteKit)],
    ['PostgreSQL', allTables(postgresKit)],
  ])('each column of each table on %s is marked, and none that is not there', (_, tables) => {
    const marks = Object.entries(personal).map(([name, { columns }]) => [name, Object.keys(columns).toSorted()])
    expect(Object.fromEntries(marks)).toEqual(columnsOf(tables))
  })

  const marks = Object.entries(personal).flatMap(([table, { columns }]) =>
    Object.entries(columns).map(([column, mark]) => ({ table, column, mark, columns })),
  )

  test('every column that refers to a person says so', () => {
    const refers =
      /^(person|owner|by|actor|subject|observed|observer|presenter|proposedBy|editedBy|decidedBy|checkedBy|addedBy|tickedBy|facilitator|coFacilitator|other|otherPerson|createdBy|publishedBy|to|from)Id$/
    const wrong = marks.filter(({ column, mark }) => refers.test(column) !== (mark === 'who') && column !== 'id')
    expect(wrong.map(({ table, column, mark }) => `${table}.${column}: ${mark}`)).toEqual([])
  })

  test('whose words they are is a column with a person in it', () => {
    const wrong = marks.filter(({ mark, columns }) => mark.startsWith('by:') && columns[mark.slice(3)] !== 'who')
    expect(wrong).toEqual([])
  })
})
