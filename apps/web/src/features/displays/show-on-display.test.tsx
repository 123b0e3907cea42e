import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { empty, ok, refused, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { CheckInSwitch } from './check-in/check-in-switch.tsx'
import { ShowOnDisplay } from './show-on-display.tsx'

const place = { meetingId: 'm1', timeZone: 'Europe/London' }
const at = '2026-11-25T15:20:00.000Z'
const k7 = { id: 's1', name: 'Screen K7', pairedAt: at, lastSeenAt: at }

test('a code is typed as it is read out, and the screen is in the list', async () => {
  const table = { 'GET /meetings/m1/displays': ok({ items: [] }), 'POST /meetings/m1/displays': ok(k7) }
  const calls = stubApi(table)
  const { user } = renderScreen(() => <ShowOnDisplay {...place} />, { at: '/', open: true })
  await user.click(screen.getByRole('button', { name: 'Show on a screen' }))
  expect(await screen.findByText(`${window.location.host}/screen`)).toBeTruthy()
  table['GET /meetings/m1/displays'] = ok({ items: [k7] })
  await user.type(screen.getByLabelText('Code on the screen'), 'k7 4qpx')
  await user.click(screen.getByRole('button', { name: 'Show the meeting' }))
  expect(await screen.findByText('Last seen 15:20')).toBeTruthy()
  expect(calls.find(call => call.what.startsWith('POST'))?.body).toEqual({ code: 'K74QPX' })
  expect(screen.getByLabelText<HTMLInputElement>('Code on the screen').value).toBe('')
})

test('the dialog says which screen it is for, and closes by its button', async () => {
  stubApi({ 'GET /meetings/m1/displays': ok({ items: [] }) })
  const { user } = renderScreen(() => <ShowOnDisplay {...place} />, { at: '/', open: true })
  await user.click(screen.getByRole('button', { name: 'Show on a screen' }))
  expect(await screen.findByText(/use Projector instead/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a wrong code is said at the field and stays there', async () => {
  const fields = { code: 'That code isn’t right.' }
  stubApi({
    'GET /meetings/m1/displays': ok({ items: [] }),
    'POST /meetings/m1/displays': refused(404, 'not-found', 'That code isn’t right.', { fields }),
  })
  const { user } = renderScreen(() => <ShowOnDisplay {...place} />, { at: '/', open: true })
  await user.click(screen.getByRole('button', { name: 'Show on a screen' }))
  await user.type(await screen.findByLabelText('Code on the screen'), 'K74QPX')
  await user.click(screen.getByRole('button', { name: 'Show the meeting' }))
  expect(await screen.findByText('That code isn’t right.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Code on the screen').value).toBe('K74QPX')
})

test('a meeting is taken off a screen', async () => {
  const calls = stubApi({ 'GET /meetings/m1/displays': ok({ items: [k7] }), 'DELETE /meetings/m1/displays/s1': empty })
  const { user } = renderScreen(() => <ShowOnDisplay {...place} />, { at: '/', open: true })
  await user.click(screen.getByRole('button', { name: 'Show on a screen' }))
  await user.click(await screen.findByRole('button', { name: 'Stop showing Screen K7' }))
  expect(calls.some(call => call.what === 'DELETE /meetings/m1/displays/s1')).toBe(true)
})

test('check-in is opened, and says who came in', async () => {
  const arrivals = [{ personId: 'p1', name: 'Karen Whitby', at }]
  const calls = stubApi({
    'GET /meetings/m1/check-in': ok({ mode: 'closed', arrivals }),
    'PUT /meetings/m1/check-in': ok({ mode: 'open', arrivals }),
  })
  const { user } = renderScreen(() => <CheckInSwitch {...place} changes={0} />, { at: '/', open: true })
  await user.click(screen.getByRole('button', { name: 'QR check-in' }))
  expect(await screen.findByRole('heading', { name: 'One person checked in' })).toBeTruthy()
  expect(screen.getByText('QR check-in is off.')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'On' }))
  expect(calls.find(call => call.what.startsWith('PUT'))?.body).toEqual({ mode: 'open' })
  expect(await screen.findByRole('radio', { name: 'On', checked: true })).toBeTruthy()
  expect(await screen.findByText('Saved: QR check-in is on.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})
