import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { codeOf, displaysOn, newDisplay } from '../../modules/displays/displays.testkit.ts'
import { buildMeeting } from '../../modules/meetings/meetings.testkit.ts'

test('nothing that a display or check-in asks goes through the whole of a table that grows', async () => {
  const plans = collectPlans()
  const built = await buildMeeting()
  const { facilitator, amy, app, url, store, clock } = built
  plans.clear()
  const screen = newDisplay(built)
  await screen.begin()
  const code = codeOf(await screen.begin())
  const paired = await facilitator.inject({ method: 'POST', url: `${url}/displays`, payload: { code } })
  await facilitator.inject({ method: 'PUT', url: `${url}/check-in`, payload: { mode: 'open' } })
  const shown = await facilitator.inject({ url: `${url}/check-in-code` })
  const token = await app.inject({
    method: 'POST',
    url: '/api/v1/check-in-tokens',
    payload: { code: shown.json().code },
  })
  const payload = { token: token.json().token }
  expect((await amy.inject({ method: 'POST', url: '/api/v1/arrivals', payload })).statusCode).toBe(200)
  for (const path of ['', '/run', '/check-in-code'])
    expect((await screen.ask({ url: `/api/v1/displays/current${path}` })).statusCode).toBe(200)
  for (const path of ['/displays', '/check-in'])
    expect((await facilitator.inject({ url: `${url}${path}` })).statusCode).toBe(200)
  await facilitator.inject({ method: 'DELETE', url: `${url}/displays/${paired.json().id}` })
  const now = () => clock.now
  const { displays, checkIn } = displaysOn(store, now)
  await displays.keepAlive([paired.json().id])
  await store.write(displays.sweep)
  await store.write(checkIn.sweep)
  expect(plans.size).toBeGreaterThan(25)
  expect([...plans].filter(([, plan]) => plan.some(step => growing.test(step)))).toEqual([])
})
