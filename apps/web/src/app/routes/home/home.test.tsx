import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Participation } from '@hubs/schema/reports/reports'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import {
  hubDetailOf,
  hubsOf,
  inQuestioning,
  meOf,
  someNextYear,
  someParticipation,
  somePublic,
  someProgramme,
} from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import HomeScreen from './home.tsx'

function show(me: Me, participation: Participation = someParticipation, more: Parameters<typeof stubApi>[0] = {}) {
  stubApi({
    'GET /me': ok(me),
    'GET /hubs': ok({ items: hubsOf(me.membership?.hubSlug ?? null) }),
    'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
    'GET /programmes/current': ok(someProgramme),
    'GET /next-year': ok(someNextYear),
    'GET /public/programme': ok(somePublic),
    'GET /reports/participation': ok(participation),
    'GET /publications?which=waiting&limit=20': ok({ items: [], next: null }),
    'GET /people/invitations': ok({ come: 12, notCome: 3, neverInvited: 50, waiting: 0, failing: 0 }),
    ...more,
  })
  return renderScreen(HomeScreen, { at: '/home' })
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-16T14:00:00Z'), toFake: ['Date'] })
})

test('a teacher without a hub sees by when to choose', async () => {
  show(meOf())
  expect(await screen.findByRole('heading', { level: 1, name: 'Good afternoon, Sam Patel' })).toBeTruthy()
  expect(await screen.findByText('Choose by Fri 18 Sep, 17:00')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Choose a hub' }).getAttribute('href')).toBe('/choose')
})

test.each(['teaching', 'support'] as const)(
  'while hubs can be chosen, choosing comes before a question (%s)',
  async staffKind => {
    const survey = { question: 'room', moment: 'before', closesOn: '2026-12-01', value: null, about: null }
    const surveys = { 'GET /me/surveys': ok({ items: [survey], opensNext: null }) }
    show(meOf({ staffKind }), someParticipation, {
      ...surveys,
      'GET /programmes/current': ok({ ...someProgramme, choice: { ...someProgramme.choice, state: 'open' } }),
    })
    const headings = async () => {
      await screen.findByRole('heading', { name: 'To do' })
      return screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    }
    expect((await headings()).at(-1)).toBe('To do')
    cleanup()
    show(meOf({ staffKind }), someParticipation, {
      ...surveys,
      'GET /programmes/current': ok({ ...someProgramme, choice: { ...someProgramme.choice, state: 'closed' } }),
    })
    expect((await headings())[0]).toBe('To do')
  },
)

test.each([
  ['Dr Sofia Meier', '', 'Good afternoon, Dr Sofia Meier'],
  ['Dr Sofia Meier', 'Dr Meier', 'Good afternoon, Dr Meier'],
  ['Nguyễn Thị Lan', '', 'Good afternoon, Nguyễn Thị Lan'],
  ['محمد الصوالحي', '', 'Good afternoon, محمد الصوالحي'],
])('%s, called “%s”, is greeted so', async (name, preferredName, greeting) => {
  show(meOf({ name, preferredName }))
  const heading = await screen.findByRole('heading', { level: 1, name: greeting })
  expect(heading.querySelector('bdi')?.textContent).toBe(preferredName || name)
})

test('a member sees the next meeting with date, place and agenda, the hub and who is in', async () => {
  show(meOf({ membership: inQuestioning }))
  const next = within(await screen.findByRole('region', { name: 'Your hub: next meeting' }))
  expect(next.getByText('Your hub meets in nine days')).toBeTruthy()
  expect(next.getByText('Wed 25 Nov, 15:30 to 17:30, B12')).toBeTruthy()
  expect(next.getByRole('link', { name: 'Agenda' }).getAttribute('href')).toBe('/meetings/m1')
  expect(within(screen.getByRole('region', { name: 'Members' })).getByText('Kofi Mensah')).toBeTruthy()
})

test('anyone who joined after a meeting reads from when what was written before they did is theirs', async () => {
  const joined = { readsSince: '2026-10-05T09:00:00Z', opensAt: '2026-11-25T15:30:00Z' }
  const since = /^You joined .*after your hub’s meetings had started/
  show(meOf({ membership: { ...inQuestioning, ...joined, missedMeetings: true } }))
  expect((await screen.findByText(since)).textContent).toBe(
    'You joined on Mon 5 Oct, after your hub’s meetings had started. You can read the earlier minutes, plans and comments from your first meeting after hub choices close: Wed 25 Nov, 15:30.',
  )
  cleanup()
  show(meOf({ membership: { ...inQuestioning, ...joined } }))
  await screen.findByRole('region', { name: 'Members' })
  expect(screen.queryByText(since)).toBeNull()
})

test('support staff get a quiet invitation with both answers of one weight', async () => {
  show(meOf({ staffKind: 'support' }))
  expect(await screen.findByRole('heading', { name: 'You’re welcome in any hub' })).toBeTruthy()
  expect(screen.getByText(/^It takes two hours once each half term, and one small change to your work/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See the hubs' }).className).not.toContain('main')
  expect(screen.getByRole('button', { name: 'Not this year' })).toBeTruthy()
})

test('a coordinator sees counts with what is behind them, and each hub’s seats in words', async () => {
  show(meOf({ roles: ['coordinator'] }))
  expect(await screen.findByText('52 of 58')).toBeTruthy()
  expect(screen.getByText('Six aren’t in a hub yet.')).toBeTruthy()
  // Some may meet again in that half term.
  expect(screen.getByText(/Every group has met at least once\./)).toBeTruthy()
  expect(screen.getByText('91%')).toBeTruthy()
  expect(await screen.findByRole('img', { name: '9 of 12 places taken' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Hub choices' }).getAttribute('href')).toBe('/choices')
})

test('a hub that is short of its minimum says by how many', async () => {
  const hubs = someParticipation.hubs.map(hub => (hub.slug === 'e-learning' ? { ...hub, taken: 5 } : hub))
  show(meOf({ roles: ['coordinator'] }), { ...someParticipation, hubs })
  expect(await screen.findByRole('img', { name: '5 of 12 places taken, 3 short of the minimum of 8' })).toBeTruthy()
})

const why = 'Figures that could identify fewer than 5 people aren’t shown.'

test('what is withheld from leadership is not shown, whatever its size', async () => {
  // 14 of 46 are in a hub: withheld because of two others, and no fewer than five.
  const withheld: Participation = {
    countedOn: '2026-10-12',
    teachers: { inAHub: null, all: 46 },
    support: { optedIn: null, notThisYear: null, all: 24 },
    hubs: someParticipation.hubs.map(hub => ({ ...hub, taken: null })),
    lastMeeting: { halfTerm: 'Autumn 1', countedOn: null, present: null, expected: 16, held: 5, groups: 5 },
  }
  show(meOf({ roles: ['leadership'] }), withheld)
  expect(await screen.findAllByText('Not shown')).toHaveLength(3 + withheld.hubs.length)
  expect(screen.getByText(`Of 46. ${why}`)).toBeTruthy()
  expect(screen.getByText(/^Hub choices are as last counted on Mon 12 Oct/)).toBeTruthy()
  expect(document.querySelectorAll('.places [role="img"]')).toHaveLength(0)
  expect(document.body.textContent).not.toMatch(/under 5|few\b|0 of|%/i)
  expect(screen.queryByRole('link', { name: 'Hub choices' })).toBeNull()
})

test('leadership reads why a half term whose meetings have been isn’t counted yet; a coordinator’s figures are of now', async () => {
  vi.setSystemTime(new Date('2026-11-29T14:00:00Z'))
  const words = 'Autumn 2: not counted yet. A half term’s figures appear two weeks after its last meeting.'
  const counted = {
    ...someParticipation,
    lastMeeting: { halfTerm: 'Autumn 1', countedOn: null, present: 45, expected: 50, held: 5, groups: 5 },
  }
  show(meOf({ roles: ['leadership'] }), { ...counted, countedOn: '2026-10-12' })
  expect(await screen.findByText(words)).toBeTruthy()
  // Of an earlier day, it may be so no more.
  expect(screen.getByText('Six weren’t in a hub on Mon 12 Oct.')).toBeTruthy()
  cleanup()
  show(meOf({ roles: ['coordinator'] }), counted)
  await screen.findByText('90%')
  expect(screen.queryByText(words)).toBeNull()
})

test('a register that no one took is not an attendance of none', async () => {
  const lastMeeting = { halfTerm: 'Autumn 1', countedOn: null, present: 0, expected: 0, held: 1, groups: 5 }
  show(meOf({ roles: ['coordinator'] }), { ...someParticipation, lastMeeting })
  expect(await screen.findByText('Not recorded')).toBeTruthy()
  expect(screen.queryByText('0%')).toBeNull()
})

test('an administrator sees how many have signed in, and doesn’t take those who weren’t invited for invited', async () => {
  show(meOf({ staffKind: 'support', roles: ['administrator'] }))
  const people = within(await screen.findByRole('region', { name: 'People' }))
  const numberOf = (words: HTMLElement) => words.nextElementSibling?.textContent
  expect(numberOf(await people.findByText('have signed in'))).toBe('12')
  expect(numberOf(people.getByText('invited, not signed in yet'))).toBe('3')
  expect(numberOf(people.getByText('not invited yet'))).toBe('50')
})

test('once next year is saved it is only in the list when it is to be started, or didn’t start by itself', async () => {
  const planned = 'Questioning still has a meeting planned on Thu 3 December. Hold or cancel it first.'
  const needWith = async (startsOn: string | null, blocked: string[] = []) => {
    cleanup()
    const saved = { ...someNextYear, saved: true, blocked, plan: { ...someNextYear.plan, startsOn } }
    const asked = vi.fn<ReturnType<typeof ok>>(ok(saved))
    show(meOf({ roles: ['coordinator'] }), someParticipation, { 'GET /next-year': asked })
    await waitFor(() => expect(asked).toHaveBeenCalled())
    // What follows from the answer is on the page before anything else is asked.
    await act(async () => void (await screen.findByRole('heading', { level: 1 })))
    return screen.queryByRole('link', { name: /2027-28|next year/i })?.textContent
  }
  expect(await needWith('2026-12-01', [planned])).toBeUndefined()
  expect(await needWith(null)).toBe('Start 2027-28')
  expect(await needWith('2026-11-16', [planned])).toBe('2027-28 hasn’t started')
  expect(screen.getByText(planned)).toBeTruthy()
})

test('what waits stands in one list, before the meeting and one’s own words', async () => {
  vi.setSystemTime(new Date('2026-11-23T14:00:00Z'))
  const me = meOf({ membership: inQuestioning, leads: [inQuestioning.groupId], roles: ['coordinator'] })
  show(me, someParticipation, {
    'GET /me/discussions?limit=1': ok({ items: [], next: null, unread: 2 }),
    'GET /moderation/replies?which=waiting&limit=1': ok({ items: [], next: null, waiting: 2 }),
    'GET /mail-delivery': ok({ sent: false, folder: null, readsReturned: true }),
    'GET /me/newly-led': ok({
      items: [{ groupId: 'g1', hubSlug: 'questioning', hubName: 'Questioning', since: '2026-11-20T09:00:00.000Z' }],
    }),
    'GET /me/plans?which=open': ok({ items: [planOf({ reviewOn: '2026-11-25' })], next: null }),
    'GET /me/plans/start': ok(startOf()),
  })
  const list = await screen.findByRole('region', { name: 'To do' })
  expect(
    within(list)
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]),
  ).toEqual([
    ['You’re now a facilitator of Questioning', '/hubs/questioning'],
    ['Get next year ready', '/programme/next-year'],
    ['Next step: Check the half-term dates', '/programme#dates'],
    ['Report on your plan', '/plans/plan-1/report'],
    ['Prepare your meeting', '/meetings/m1/agenda'],
    ['Six teachers without a hub', '/choices?show=teachers-without'],
    ['Two visitor comments to review', '/moderation'],
    ['Two new comments', '/discussions'],
    ['Emails aren’t being sent yet', '/people/invitations'],
  ])
  const meeting = screen.getByRole('region', { name: 'Your Questioning group: next meeting' })
  const promise = screen.getByRole('heading', { name: /^“With 9Sc2, I will/ })
  const follows = Node.DOCUMENT_POSITION_FOLLOWING
  expect(list.compareDocumentPosition(meeting) & follows).toBeTruthy()
  expect(meeting.compareDocumentPosition(promise) & follows).toBeTruthy()
})

const nothingWaits = {
  'GET /me/discussions?limit=1': ok({ items: [], next: null, unread: 0 }),
  'GET /me/notices?limit=1': ok({ items: [], next: null, unread: 0 }),
  'GET /me/surveys': ok({ items: [], opensNext: null }),
  'GET /me/plans?which=open': ok({ items: [], next: null }),
  'GET /hubs/questioning/outcomes': refused(404, 'not-found', 'There is no such hub.'),
}

test('where nothing waits there is no list', async () => {
  show(meOf({ membership: inQuestioning }), someParticipation, nothingWaits)
  await screen.findByRole('region', { name: 'Members' })
  expect(screen.queryByRole('region', { name: 'To do' })).toBeNull()
})

test('where what waits could not be loaded, that is said, and asked again', async () => {
  const answers = { ...nothingWaits, 'GET /me/notices?limit=1': refused(500, 'failed', 'Something went wrong.') }
  const { user } = show(meOf({ membership: inQuestioning }), someParticipation, answers)
  const list = within(await screen.findByRole('region', { name: 'To do' }))
  expect(list.getByText('Something went wrong.')).toBeTruthy()
  stubApi(nothingWaits)
  await user.click(list.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'To do' })).toBeNull())
})

test('nothing is shown until all of it is known, so that nothing jumps', async () => {
  let answer: () => void = () => undefined
  show(meOf({ membership: inQuestioning }))
  const { fetch } = globalThis
  const later = new Promise<void>(resolve => (answer = resolve))
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url.endsWith('/me/discussions?limit=1')) await later
    return fetch(url, init)
  })
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  await waitFor(() => expect(document.querySelector('#home-people')).toBeTruthy())
  expect(screen.queryByRole('region', { name: 'Members' })).toBeNull()
  answer()
  expect(await screen.findByRole('region', { name: 'Members' })).toBeTruthy()
})

const unseatedIn = (slug: string, id: string, hubName: string | null) =>
  hubsOf(null).map(hub =>
    hub.slug === slug
      ? { ...hub, groups: hub.groups.map(group => ({ ...group, unseated: [{ id, name: 'Grace Lee', hubName }] })) }
      : hub,
  )

test('a facilitator without a place takes it in one tap', async () => {
  const me = meOf({ leads: ['group-questioning'] })
  const calls = stubApi({
    'GET /me': ok(me),
    'GET /hubs': ok({ items: unseatedIn('questioning', me.id, 'Feedback & Critique') }),
    'GET /hubs/questioning': ok(hubDetailOf('questioning', false)),
    'GET /programmes/current': ok(someProgramme),
    'PUT /hubs/questioning/membership': ok({ ...inQuestioning, seat: 1, mayChange: true }),
  })
  const { user } = renderScreen(HomeScreen, { at: '/home' })
  const task = within(await screen.findByRole('region', { name: 'A facilitator without a place' }))
  expect(task.getByText('You’re in Feedback & Critique, and would leave it.')).toBeTruthy()
  await user.click(task.getByRole('button', { name: 'Join Questioning' }))
  expect(await screen.findByText('You’re in Questioning.')).toBeTruthy()
  const put = calls.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)
  expect(put).toEqual([{ groupId: 'group-questioning' }])
})

test('a coordinator has the same task, and is told why where it can’t be done', async () => {
  stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /hubs': ok({ items: unseatedIn('questioning', 'p9', null) }),
    'GET /programmes/current': ok(someProgramme),
    'GET /public/programme': ok(somePublic),
    'GET /reports/participation': ok(someParticipation),
    'PUT /people/p9/membership': refused(409, 'full', 'Questioning is full. There are places in e-Learning.'),
  })
  const { user } = renderScreen(HomeScreen, { at: '/home' })
  await user.click(await screen.findByRole('button', { name: 'Add to Questioning: Grace Lee' }))
  expect(await screen.findByText('Questioning is full. There are places in e-Learning.')).toBeTruthy()
})

test('anyone who neither leads nor coordinates has no such task', async () => {
  stubApi({
    'GET /me': ok(meOf()),
    'GET /hubs': ok({ items: unseatedIn('questioning', 'p9', null) }),
    'GET /programmes/current': ok(someProgramme),
  })
  renderScreen(HomeScreen, { at: '/home' })
  expect(await screen.findByRole('link', { name: 'Choose a hub' })).toBeTruthy()
  expect(screen.queryByText(/without a place/)).toBeNull()
})

test.each([
  ['who may still join', { notThisYear: false }, 'before', true],
  ['who said not this year', { notThisYear: true }, 'before', false],
  ['in no hub, what hubs have brought', { notThisYear: false }, 'summer', false],
] as const)('the year’s question and someone %s', async (_, who, moment, isAsked) => {
  const survey = { question: 'influence', moment, closesOn: '2026-12-01', value: null, about: null }
  show(meOf({ staffKind: 'support', ...who }), someParticipation, {
    'GET /me/surveys': ok({ items: [survey], opensNext: null }),
    'GET /me/notices?limit=1': ok({ items: [], next: null, unread: 1 }),
  })
  // The list is there once all of it is known.
  await screen.findByRole('link', { name: /One new notification/ })
  expect(screen.queryByRole('link', { name: /Answer one quick question|Say how the year is going/ }) !== null).toBe(
    isAsked,
  )
})
