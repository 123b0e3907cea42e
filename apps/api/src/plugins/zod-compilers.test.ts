import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'

test('what is left out, or is nothing here, is named in plain words', async () => {
  const { member } = await buildTestApp()
  const who = await member('questioning')
  const url = '/api/v1/discussions/hub/questioning/replies'
  const answer = await who.inject({ method: 'POST', url, payload: { text: 'Hello', parentId: null, colour: 'red' } })
  expect(answer.json()).toMatchObject({
    status: 400,
    fields: { mentions: 'Fill in this field.', form: 'Remove colour: it isn’t a field here.' },
  })
})
