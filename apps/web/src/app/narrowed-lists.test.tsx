import { screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubsOf, meOf, someChoices, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import LibraryScreen from './routes/library/library.tsx'
import ReferencesScreen from './routes/library/references/references.tsx'
import PeopleScreen from './routes/people/people.tsx'
import ChoicesScreen from './routes/programme/choices.tsx'

type User = ReturnType<typeof renderScreen>['user']
type List = {
  screen: ComponentType
  at: string
  answers: Parameters<typeof stubApi>[0]
  /** Leaves out everything, without a letter typed. */
  narrow: (user: User) => Promise<void>
  nothingThere: RegExp
}

const nothing = ok({ items: [], next: null })
const noSources = ok({ items: [], next: null, total: 0, unchecked: 0 })
const me = ok(meOf({ roles: ['administrator', 'coordinator'] }))
const hubs = ok({ items: hubsOf(null) })
const choices = {
  'GET /me': me,
  'GET /hubs': hubs,
  'GET /programmes/current': ok(someProgramme),
  'GET /choice-reminders': ok({ items: [], owing: [] }),
  'GET /waiting-lists': ok({ items: [] }),
}

const lists: Record<string, List> = {
  'hub choices': {
    screen: ChoicesScreen,
    at: '/choices',
    answers: { ...choices, 'GET /memberships?limit=200': nothing },
    narrow: async () => undefined,
    nothingThere: /When people have been added/,
  },
  people: {
    screen: PeopleScreen,
    at: '/people',
    answers: { 'GET /me': me, 'GET /people': nothing, 'GET /people?state=left': nothing },
    narrow: async user => user.click(await screen.findByRole('radio', { name: 'Left' })),
    nothingThere: /Import a list of your colleagues/,
  },
  strategies: {
    screen: LibraryScreen,
    at: '/library',
    answers: {
      'GET /me': me,
      'GET /hubs': hubs,
      'GET /strategies/filters': ok({ subjects: [] }),
      'GET /strategies?limit=100': nothing,
      'GET /strategies?limit=100&hub=questioning': nothing,
    },
    narrow: async user => user.selectOptions(await screen.findByLabelText('Hub'), 'Questioning'),
    nothingThere: /as soon as a hub proposes one|Propose the first strategy/,
  },
  sources: {
    screen: ReferencesScreen,
    at: '/references',
    answers: {
      'GET /me': me,
      'GET /references?limit=30': noSources,
      'GET /references?limit=30&checked=no': noSources,
    },
    narrow: async user => user.click(await screen.findByLabelText('Only unchecked sources')),
    nothingThere: /Add a source, or import a list/,
  },
}
/** What is only said to somebody who has typed something. */
const ofTyping = /letters|words|typed/i
const emptyStates = () => [...document.querySelectorAll('.empty-state')].map(({ textContent }) => textContent)

test.each(Object.entries(lists))(
  '%s: empty because nothing is there, or because of what was chosen',
  async (_, list) => {
    stubApi(list.answers)
    const { user } = renderScreen(list.screen, { at: list.at })
    expect(await screen.findByText(list.nothingThere)).toBeTruthy()
    await list.narrow(user)
    await expect.poll(emptyStates).toHaveLength(1)
    expect(emptyStates()[0]).not.toMatch(ofTyping)
  },
)

test('a list of hub choices with nobody in it says so, and one tap shows everyone', async () => {
  stubApi({ ...choices, 'GET /memberships?limit=200': ok({ items: someChoices, next: null }) })
  const { user } = renderScreen(ChoicesScreen, { at: '/choices' })
  await user.selectOptions(await screen.findByLabelText('Show'), 'hub:feedback')
  expect(screen.getByRole('heading', { name: 'No one in this list' })).toBeTruthy()
  expect(emptyStates()[0]).not.toMatch(ofTyping)
  await user.type(screen.getByLabelText('Find by name or department'), 'zz')
  expect(screen.getByRole('heading', { name: 'No one matches' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show everyone' }))
  expect(screen.getByText('4 people')).toBeTruthy()
})
