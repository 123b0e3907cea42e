import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Hub } from '@hubs/schema/hubs'
import { whileChoosing } from '#features/hubs/hubs.queries.ts'
import { empty, ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { hubsOf, inQuestioning, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ChooseScreen from './choose.tsx'

afterEach(() => void vi.useRealTimers())

const placed = { ...inQuestioning, seat: 1, mayChange: true }

/** The server with one person in it; a choice changes what it answers next. */
function stubSchool(me: Me, state: 'not-open' | 'open' | 'closed' = 'open', hubs?: () => Hub[]) {
  const school = { slug: me.membership?.hubSlug ?? null, notThisYear: me.notThisYear }
  const take = (slug: string) => () => {
    school.slug = slug
    return { body: { ...placed, hubSlug: slug } }
  }
  const leave = () => {
    school.slug = null
    return { status: 204, body: null }
  }
  return stubApi({
    'GET /me': () => ({ body: { ...me, notThisYear: school.notThisYear } }),
    'GET /hubs': () => ({ body: { items: hubs?.() ?? hubsOf(school.slug) } }),
    'GET /programmes/current': ok({ ...someProgramme, choice: { ...someProgramme.choice, state } }),
    'PUT /hubs/e-learning/membership': take('e-learning'),
    'PUT /hubs/questioning/membership': take('questioning'),
    'DELETE /hubs/e-learning/membership': leave,
    'DELETE /hubs/questioning/membership': leave,
    'PUT /hubs/growth-mindset/membership': refused(
      409,
      'full',
      'Growth Mindset & Challenge is full. There are places in e-Learning.',
    ),
    'PUT /me/not-this-year': () => {
      school.notThisYear = true
      return empty(undefined)
    },
    'DELETE /me/not-this-year': () => {
      school.notThisYear = false
      return empty(undefined)
    },
  })
}

const show = () => renderScreen(ChooseScreen, { at: '/choose' })
const card = (name: string) => screen.findByRole('listitem', { name })

test('a teacher reads each question, who leads it, when it meets and the places left in words', async () => {
  stubSchool(meOf())
  show()
  const hub = within(await card('e-Learning'))
  expect(hub.getByRole('heading', { name: /How can technology make students/ })).toBeTruthy()
  expect(hub.getByText('Facilitator: Tom Okafor')).toBeTruthy()
  expect(hub.getByText('First meeting Wed 30 Sep, 15:30')).toBeTruthy()
  expect(hub.getByText('Three places left')).toBeTruthy()
  expect(hub.getByRole('img', { name: '9 of 12 places taken' })).toBeTruthy()
  expect(screen.getByText('Choose by Fri 18 Sep, 17:00')).toBeTruthy()
})

test('choosing is one press, is said, and can be undone', async () => {
  const calls = stubSchool(meOf())
  const { user } = show()
  const choose = await screen.findByRole('button', { name: 'Choose e-Learning' })
  const scrolled = vi.spyOn(window, 'scrollTo')
  await user.click(choose)
  expect(await screen.findByText('You’re in e-Learning.')).toBeTruthy()
  await waitFor(() => expect(scrolled).toHaveBeenCalledWith(0, 0))
  expect((await screen.findByRole('link', { name: 'Make a plan' })).getAttribute('href')).toBe('/plans/new')
  expect(within(await card('e-Learning')).getByText('Your hub')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('Undone.')).toBeTruthy()
  expect(calls.map(call => call.what)).toContain('DELETE /hubs/e-learning/membership')
  expect(await screen.findByRole('button', { name: 'Choose e-Learning' })).toBeTruthy()
})

test('changing asks once, since the place given up may be gone', async () => {
  const calls = stubSchool(meOf({ membership: inQuestioning }))
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Change hub to e-Learning' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change to e-Learning?' })
  expect(calls.some(call => call.what.startsWith('PUT'))).toBe(false)
  expect(within(dialog).getByText(/^You keep any plans and reports\. .* partner at the next one\.$/)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Change to e-Learning' }))
  expect(await screen.findByText('You’re in e-Learning.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(calls.map(call => call.what)).toContain('PUT /hubs/questioning/membership'))
})

test('staying leaves everything as it was', async () => {
  const calls = stubSchool(meOf({ membership: inQuestioning }))
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Change hub to e-Learning' }))
  await user.click(await screen.findByRole('button', { name: 'Stay in Questioning' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(calls.some(call => call.what.startsWith('PUT'))).toBe(false)
})

test('a hub that filled up meanwhile says so beside itself, and the list is asked again', async () => {
  const calls = stubSchool(meOf())
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Choose Growth Mindset & Challenge' }))
  const hub = within(await card('Growth Mindset & Challenge'))
  expect(await hub.findByText('Growth Mindset & Challenge is full. There are places in e-Learning.')).toBeTruthy()
  expect(calls.filter(call => call.what === 'GET /hubs').length).toBeGreaterThan(1)
})

test('the last place taken by someone else is seen within seconds, with nothing pressed', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  let items = hubsOf(null).map(hub => (hub.slug === 'e-learning' ? { ...hub, taken: hub.places - 1 } : hub))
  stubSchool(meOf(), 'open', () => items)
  show()
  expect(await within(await card('e-Learning')).findByText('One place left')).toBeTruthy()
  items = items.map(hub => (hub.slug === 'e-learning' ? { ...hub, taken: hub.places } : hub))
  await vi.advanceTimersByTimeAsync(whileChoosing.refetchInterval)
  expect(await within(await card('e-Learning')).findByText(/^Full/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Choose e-Learning' })).toBeNull()
})

test('a full hub has no button and names what is open', async () => {
  stubSchool(meOf())
  show()
  const hub = within(await card('Feedback & Critique'))
  expect(hub.getByText('Full. All the other hubs have places.')).toBeTruthy()
  expect(hub.queryByRole('button')).toBeNull()
})

test('where only some of the others have places, they are named', async () => {
  const taken = (slug: string) => (slug === 'feedback' || slug === 'questioning' ? 12 : 3)
  stubSchool(meOf(), 'open', () => hubsOf(null).map(hub => ({ ...hub, places: 12, taken: taken(hub.slug) })))
  show()
  const hub = within(await card('Questioning'))
  expect(hub.getByText(/^Full\. There are places in .*e-Learning/)).toBeTruthy()
})

test('before the window opens a teacher may read, and there is nothing to press', async () => {
  stubSchool(meOf(), 'not-open')
  show()
  expect(await screen.findByText('Hub choices open on Tue 1 Sep, 08:00')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('after it has closed a teacher without a hub is told whom to ask', async () => {
  stubSchool(meOf(), 'closed')
  show()
  expect(await screen.findByText('Hub choices have closed. Ask your coordinator for a place.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('support staff are invited, not urged, and may opt in when the window is closed', async () => {
  stubSchool(meOf({ staffKind: 'support' }), 'closed')
  const { user } = show()
  expect(await screen.findByRole('heading', { level: 1, name: 'You’re welcome in any hub' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Opt in to e-Learning' }))
  expect(await screen.findByText('You’re in e-Learning.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
})

test('without a connection no one is told that their choice was saved', async () => {
  stubSchool(meOf({ staffKind: 'support' }))
  const { user } = show()
  const optIn = await screen.findByRole('button', { name: 'Opt in to e-Learning' })
  stubNoConnection()
  await user.click(optIn)
  expect(await screen.findByText('You’re offline. Try again when you’re back online.')).toBeTruthy()
  expect(document.body.textContent).not.toContain('saved')
})

test('support staff say “not this year” once and can take it back', async () => {
  stubSchool(meOf({ staffKind: 'support' }))
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Not this year' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Not this year' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo “not this year”' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'You’re welcome in any hub' })).toBeTruthy()
})

test('support staff in a hub can leave it at any time', async () => {
  const calls = stubSchool(
    meOf({ staffKind: 'support', membership: { ...inQuestioning, kind: 'voluntary' } }),
    'closed',
  )
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Leave Questioning' }))
  const dialog = await screen.findByRole('dialog', { name: 'Leave Questioning?' })
  expect(within(dialog).getByText(/^You keep any plans and reports, but you won’t have/)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Leave Questioning' }))
  expect(await screen.findByText('You’ve left Questioning.')).toBeTruthy()
  expect(calls.map(call => call.what)).toContain('DELETE /hubs/questioning/membership')
})

test('a visitor is sent to sign in and would come back here', async () => {
  stubApi({ 'GET /me': refused(401, 'not-signed-in', 'Sign in, then try again.') })
  show()
  expect(await screen.findByText('Now at /sign-in?next=%2Fchoose')).toBeTruthy()
})

test('when the session has ended meanwhile, signing in brings one back here', async () => {
  stubApi({
    'GET /me': ok(meOf()),
    'GET /programmes/current': ok(someProgramme),
    'GET /hubs': refused(401, 'not-signed-in', 'Sign in, then try again.'),
  })
  show()
  expect(await screen.findByText('Now at /sign-in?next=%2Fchoose')).toBeTruthy()
})

test('after choosing by keyboard the focus is on the heading, not lost with the button', async () => {
  stubSchool(meOf())
  const { user } = show()
  const button = await screen.findByRole('button', { name: 'Choose e-Learning' })
  button.focus()
  await user.keyboard('{Enter}')
  const heading = await screen.findByRole('heading', { level: 1, name: 'Your hub is e-Learning' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

test('a governor, who is told nothing of members, is not led to them', async () => {
  const governor = meOf({ staffKind: 'none', roles: ['leadership'], membership: null })
  stubSchool(governor, 'open', () => hubsOf(null).map(hub => ({ ...hub, taken: null })))
  show()
  expect(await screen.findByRole('link', { name: /^Outcomes and dates\s*of \S?Questioning/u })).toBeTruthy()
  expect(screen.queryByText(/members|places? left/i)).toBeNull()
  expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull()
})
