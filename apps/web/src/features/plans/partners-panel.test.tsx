import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, refused, stubApi } from '../../../test/api-stub.ts'
import { renderScreen } from '../../../test/render-screen.tsx'
import { PartnersPanel } from './partners-panel.tsx'

const none = { meetingId: 'm2', sets: [], version: 0 }
const named = (...names: string[]) => names.map(name => ({ id: name.replace(' ', '-'), name }))
const pairs = { meetingId: 'm2', sets: [named('Amy Adams', 'Ben Brown'), named('Cy Cole', 'Di Dunn')], version: 1 }
const show = () => renderScreen(() => <PartnersPanel meetingId="m2" />, { at: '/console', open: true })

test('the facilitator pairs people up in one tap, and can do it again', async () => {
  let stands: object = none
  const calls = stubApi({
    'GET /meetings/m2/partners': () => ({ body: stands }),
    'POST /meetings/m2/partners/draw': () => ({ body: (stands = pairs) }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Pair people up' }))
  expect(await screen.findByRole('button', { name: 'Pair people again' })).toBeTruthy()
  const panel = within(screen.getByRole('group', { name: 'Partners until the next meeting' }))
  expect(panel.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'Amy Adams, Ben Brown',
    'Cy Cole, Di Dunn',
  ])
  expect(calls.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body)).toEqual([{ expectedVersion: 0 }])
})

test('where too few are here it says what to do first', async () => {
  const sentence = 'You need at least two people present to make pairs. Take the register first.'
  stubApi({
    'GET /meetings/m2/partners': ok(none),
    'POST /meetings/m2/partners/draw': refused(409, 'conflict', sentence),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Pair people up' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
})
