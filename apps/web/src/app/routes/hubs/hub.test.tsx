import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { storyOf } from '#features/publications/publications.testkit.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, inQuestioning, meOf, somePublic, someProgramme } from '#test/fixtures.ts'
import { page } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HubScreen from './hub.tsx'

const show = (slug: string) => renderScreen(HubScreen, { at: `/hubs/${slug}`, path: '/hubs/:slug', open: true })
const visitor = {
  'GET /me': refused(401, 'not-signed-in', 'Sign in, then try again.'),
  'GET /public/programme': ok(somePublic),
  'GET /public/publications?limit=20&hub=questioning': page(),
}
const colleague = {
  'GET /me': ok(meOf({ membership: inQuestioning })),
  'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
  'GET /hubs/e-learning': ok(hubDetailOf('e-learning', false)),
  'GET /programmes/current': ok(someProgramme),
  'GET /hubs/questioning/reading': ok({ items: [], mayEdit: false }),
  'GET /hubs/questioning/trials': ok({ figures: null, strategies: [] }),
}

test('the guiding question comes first, and the outcomes by whom they are for', async () => {
  stubApi(visitor)
  show('questioning')
  const heading = await screen.findByRole('heading', { level: 1 })
  expect(heading.textContent).toBe('How can our questions check, stretch and steer thinking?')
  const forStaff = within(screen.getByRole('region', { name: 'Outcomes for students and staff' }))
  expect(
    forStaff.getByText('How we’ll know: Hinge questions written, asked, and acted on in the same lesson.'),
  ).toBeTruthy()
  expect(document.title).toBe('Questioning · Northgate Community School')
})

test('a full hub says how to wait for a place in it, as it does among the others', async () => {
  const full = hubDetailOf('e-learning', false)
  stubApi({
    ...colleague,
    'GET /me': ok(meOf({ membership: null })),
    'GET /hubs/e-learning': ok({ ...full, taken: full.places }),
    'GET /me/waiting': ok({ items: [] }),
  })
  show('e-learning')
  expect(await screen.findByText('Full. No one is on the waiting list yet.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Join the waiting list for e-Learning' })).toBeTruthy()
})

test('an outcome for several stands once: there are as many as the hub’s card tells of', async () => {
  stubApi(visitor)
  show('questioning')
  const parents = 'Outcomes for students, parents and the wider community'
  const forParents = within(await screen.findByRole('region', { name: parents }))
  expect(forParents.getByText(/Students ask more and better questions/)).toBeTruthy()
  const { outcomes } = somePublic.hubs.find(({ slug }) => slug === 'questioning')!
  for (const { statement } of outcomes) expect(screen.getAllByText(statement)).toHaveLength(1)
})

test('a visitor sees the dates and the group size, and no colleague’s name', async () => {
  const calls = stubApi(visitor)
  show('questioning')
  expect(await screen.findByText('Wed 25 Nov')).toBeTruthy()
  expect(screen.getByText(/8 to 12 people meet for two hours/)).toBeTruthy()
  expect(screen.queryByText('Aisha Khan')).toBeNull()
  expect(calls.map(call => call.what)).not.toContain('GET /hubs/questioning')
})

test('a visitor reads what the hub has found', async () => {
  const story = storyOf()
  stubApi({ ...visitor, 'GET /public/publications?limit=20&hub=questioning': page(story) })
  show('questioning')
  const found = within(await screen.findByRole('region', { name: 'What we’ve found' }))
  expect(found.getByRole('link', { name: story.title }).getAttribute('href')).toBe(`/found/${story.id}`)
  expect(found.getByRole('link', { name: 'All strategies and stories' }).getAttribute('href')).toBe('/found')
})

test('a colleague sees who facilitates, who is in and the places left', async () => {
  stubApi(colleague)
  show('e-learning')
  expect(await screen.findByText('Facilitator: Tom Okafor')).toBeTruthy()
  expect(screen.getByText('Aisha Khan')).toBeTruthy()
  expect(screen.getByText('Three places left')).toBeTruthy()
  expect(screen.getByRole('img', { name: '9 of 12 places taken' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Change hub to e-Learning' })).toBeTruthy()
})

test('support staff read there what opting in takes and when, and are told that they are in, with a way back', async () => {
  stubApi({
    ...colleague,
    'GET /me': ok(meOf({ staffKind: 'support' })),
    'PUT /hubs/e-learning/membership': ok({
      ...inQuestioning,
      hubSlug: 'e-learning',
      hubName: 'e-Learning',
      seat: 1,
      mayChange: true,
    }),
  })
  const { user } = show('e-learning')
  expect(await screen.findByText(/^It takes two hours once each half term/)).toBeTruthy()
  expect(screen.getByText(/^Next meeting .*15:30 to 17:30/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Opt in to e-Learning' }))
  expect(await screen.findByText('You’re in e-Learning.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy()
})

test('in their own hub it says so', async () => {
  stubApi(colleague)
  show('questioning')
  expect(await screen.findByText('Your hub')).toBeTruthy()
  expect(await screen.findByText('No further reading yet')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('it says when it next meets, with day and time', async () => {
  stubApi(colleague)
  show('questioning')
  expect(await screen.findByText(/^Next meeting in nine days: Wed 25 Nov, 15:30 to \d\d:\d\d$/)).toBeTruthy()
})

test.each(['open', 'closed'] as const)(
  'while choices are %s, a teacher can or can’t change hub from there',
  async state => {
    const choice = { ...someProgramme.choice, state }
    stubApi({ ...colleague, 'GET /programmes/current': ok({ ...someProgramme, choice }) })
    show('questioning')
    await screen.findByText('Your hub')
    const link = screen.queryByRole('link', { name: 'Change hub' })
    expect(link?.getAttribute('href') ?? null).toBe(state === 'open' ? '/choose' : null)
  },
)

test('an address without a hub says that nothing is here', async () => {
  stubApi(visitor)
  show('gardening')
  expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See the programme' }).getAttribute('href')).toBe('/')
  // A visitor has no home.
  expect(screen.queryByRole('link', { name: 'Go to your home page' })).toBeNull()
})
