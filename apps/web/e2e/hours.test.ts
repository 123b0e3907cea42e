import { expect, test } from 'vitest'
import { instants } from './kit/instants.ts'
import { laterMeetings } from './kit/own-meetings.ts'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

const phone = { viewport: { width: 390, height: 844 } }

test('a meeting is moved: its people are told, and their calendars follow; hours are certified and checked by a stranger', async () => {
  // In the middle of a term, on whatever day the journeys are made: there are meetings behind, and more to come.
  const server = await startServer('sample', { at: Date.parse(instants['mid-term']) })
  const { page: facilitator } = await visit(server.origin)
  await enter(facilitator, sampleOf.facilitator)
  const [later] = await laterMeetings(facilitator, server.now())
  if (!later) expect.fail('no meeting is left this year')

  // The member takes the address that their calendar follows.
  const { page, expectAccessible } = await visit(server.origin, phone)
  await enter(page, sampleOf.member)
  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Create a calendar address' }).click()
  const address = new URL(await page.getByLabel('Your calendar address').inputValue()).pathname
  await expectAccessible()
  const calendar = async () => {
    const answer = await page.request.get(address)
    expect(answer.headers()['content-type']).toContain('text/calendar')
    const text = (await answer.text()).replaceAll('\r\n ', '')
    return text.split('BEGIN:VEVENT').find(event => event.includes(`UID:${later.id}@`)) ?? ''
  }
  expect(await calendar()).not.toContain('LOCATION:The old library')

  // The facilitator gives the meeting another room.
  const meeting = `/api/v1/meetings/${later.id}`
  const { version } = (await (await facilitator.request.get(meeting)).json()) as { version: number }
  const moved = await facilitator.request.patch(meeting, {
    data: { place: 'The old library', expectedVersion: version },
  })
  expect(moved.status(), await moved.text()).toBe(200)
  await page.goto('/home')
  await page.getByRole('link', { name: /new notification/ }).click()
  await page.getByRole('link', { name: /The old library/ }).waitFor()
  expect(await calendar()).toContain('LOCATION:The old library')

  // What they attended is theirs to show, and a stranger's to check.
  await page.goto('/account')
  await page.getByRole('link', { name: 'My hours' }).click()
  await page.getByRole('heading', { name: 'Where each minute comes from' }).waitFor()
  const button = page.getByRole('button', { name: 'Download certificate' })
  const [saved] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(saved.suggestedFilename()).toBe('certificate.pdf')
  const me = (await (await page.request.get('/api/v1/me')).json()) as { id: string; name: string }
  const own = (await (await page.request.get(`/api/v1/people/${me.id}/hours`)).json()) as {
    certificate: { code: string }
  }
  const { page: stranger, expectAccessible: accessible } = await visit(server.origin)
  await stranger.goto('/certificate')
  await stranger.getByRole('textbox', { name: 'Code' }).fill(own.certificate.code.toLowerCase())
  await stranger.getByRole('button', { name: 'Check certificate' }).click()
  await stranger.getByRole('heading', { name: me.name }).waitFor()
  await stranger.getByText('This certificate is valid').waitFor()
  await accessible()
})
