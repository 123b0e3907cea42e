import { accessibilityToBegin } from '@hubs/rules/accessibility'
import { accessibilityStatement } from '@hubs/schema/accessibility'
import { expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'

const write = (who: TestPerson, text: string, expectedVersion: number) =>
  who.inject({ method: 'PUT', url: '/api/v1/accessibility', payload: { text, expectedVersion } })

async function build() {
  const made = await buildTestApp()
  const read = async () =>
    accessibilityStatement.parse((await made.app.inject({ url: '/api/v1/public/accessibility' })).json())
  return { ...made, read }
}

test('anyone reads the statement to start from, in the school’s name, before the school has one of its own', async () => {
  const { read } = await build()
  const said = await read()
  expect(said).toEqual({
    school: said.school,
    timeZone: 'Europe/London',
    text: accessibilityToBegin(said.school),
    changedAt: null,
    version: 0,
  })
  expect(said.text).toContain(said.school)
})

test.each(['coordinator', 'administrator'] as const)('a %s changes it, and takes it back to the first', async role => {
  const { person, read, store, clock } = await build()
  const editor = await person({ roles: [role] })
  const first = await read()
  expect((await write(editor, 'Ask **Kim** in the office.', 0)).statusCode).toBe(200)
  expect(await read()).toMatchObject({
    text: 'Ask **Kim** in the office.',
    changedAt: new Date(clock.now).toISOString(),
    version: 1,
  })
  expect((await write(editor, '', 1)).statusCode).toBe(200)
  expect(await read()).toMatchObject({ text: first.text, changedAt: null, version: 2 })
  const rows = await store.read.db.select().from(store.read.t.audit)
  expect(rows.filter(row => row.action === 'accessibility-changed').map(row => row.actorId)).toEqual([
    editor.id,
    editor.id,
  ])
})

test('what is sent back as it was, ours or theirs, changes nothing', async () => {
  const { person, read } = await build()
  const editor = await person({ roles: ['coordinator'] })
  const first = await read()
  expect((await write(editor, first.text, 0)).json()).toEqual(first)
  await write(editor, 'Ours', 0)
  expect((await write(editor, 'Ours', 1)).json().version).toBe(1)
})

test('a second editor who saw an earlier one is shown the latest', async () => {
  const { person } = await build()
  const [ann, ben] = [await person({ roles: ['coordinator'] }), await person({ roles: ['administrator'] })]
  await write(ann, 'Ann’s', 0)
  const answer = await write(ben, 'Ben’s', 0)
  expect([answer.statusCode, answer.json().current.text]).toEqual([409, 'Ann’s'])
})
