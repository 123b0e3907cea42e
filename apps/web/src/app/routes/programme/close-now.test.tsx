import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubsOf, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ProgrammeScreen from './programme.tsx'

test.each([
  ['this minute', 'closed', ['2026-11-16T10:24:00.000Z']],
  [
    'the minute before, where this one is to come by the server’s clock',
    'open',
    ['2026-11-16T10:24:00.000Z', '2026-11-16T10:23:00.000Z'],
  ],
] as const)('choices that are closed by hand closed %s', async (_, state, minutes) => {
  vi.useFakeTimers({ now: new Date('2026-11-16T10:24:55Z'), toFake: ['Date'] })
  const choice = { ...someProgramme.choice, state: 'open' as const }
  const after = { ...someProgramme, choice: { ...choice, state }, version: 2 }
  const calls = stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /hubs': ok({ items: hubsOf(null) }),
    'GET /programmes/current': ok({ ...someProgramme, choice }),
    'PATCH /programmes/current': ok(after),
  })
  const { user } = renderScreen(ProgrammeScreen, { at: '/programme' })
  await user.click(await screen.findByRole('button', { name: 'Close hub choices' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Close hub choices' }))
  expect(await screen.findByText('Hub choices closed.')).toBeTruthy()
  const sent = calls.filter(call => call.what.startsWith('PATCH')).map(({ body }) => body)
  expect(sent).toEqual(minutes.map((choiceClosesAt, i) => ({ choiceClosesAt, expectedVersion: i + 1 })))
})
