import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { OwnSurveys } from '@hubs/schema/reports/surveys'
import type { TermReport } from '@hubs/schema/reports/year-report'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import SurveyScreen from './survey.tsx'
import TermReportScreen from './term-report.tsx'

test('in summer a member is asked about their own words, and answers in one tap', async () => {
  const use = { question: 'use', moment: 'summer', closesOn: '2027-07-21', value: null } as const
  const about = 'I will wait three seconds after each question.'
  const asked: OwnSurveys = { items: [{ ...use, about }], opensNext: null }
  const calls = stubApi({
    'GET /me': ok(meOf()),
    'GET /me/surveys': ok(asked),
    'GET /me/measure': ok({ measure: null }),
    'PUT /me/surveys/use': ok({ items: [{ ...use, about, value: 'sometimes' }], opensNext: null }),
  })
  const { user } = renderScreen(SurveyScreen, { at: '/survey' })
  await screen.findByText(`“${about}”`)
  const choices = within(screen.getByRole('group', { name: /Do you still do it\?/ }))
  await user.click(choices.getByRole('radio', { name: 'Yes, sometimes' }))
  await screen.findByText('Answer saved.')
  expect(calls.find(({ what }) => what === 'PUT /me/surveys/use')?.body).toEqual({ value: 'sometimes' })
})

test.each([
  ['2099-06-08', /^No questions are open at the moment\. The next opens on Mon 8 Jun 2099\.$/],
  [null, /^There are no more questions this year\.$/],
])('with no question open it says when the next one opens: %s', async (opensNext, sentence) => {
  stubApi({
    'GET /me': ok(meOf()),
    'GET /me/surveys': ok({ items: [], opensNext }),
    'GET /me/measure': ok({ measure: null }),
  })
  renderScreen(SurveyScreen, { at: '/survey' })
  expect(await screen.findByText(sentence)).toBeTruthy()
})

const spring: TermReport = {
  school: 'Northgate Community School',
  programme: { id: 'p', name: '2026-27' },
  programmes: [{ id: 'p', name: '2026-27' }],
  term: { number: 2, name: 'Spring' },
  terms: [{ number: 2, name: 'Spring' }],
  halfTerms: [{ name: 'Spring 1', counted: false }],
  meetings: { planned: 5, held: 0 },
  attendance: { present: null, missed: null },
  hubs: [{ name: 'Feedback', slug: 'feedback', places: 12, taken: 9, present: null, missed: null }],
  placesAsOf: null,
  minutes: null,
  plans: { made: null, none: null },
  told: null,
  practice: [],
  strategies: [],
  support: { inTime: null, notInTime: null },
  stories: [],
  next: { text: '', version: 0 },
  mayEdit: false,
}

test('a governors’ page says of when its places are, and what its counts take in', async () => {
  stubApi({
    'GET /me': ok(meOf({ roles: ['leadership'] })),
    'GET /reports/terms/2': ok({
      ...spring,
      placesAsOf: '2027-01-12',
      practice: [{ didIt: 'once', answers: 0 }],
      strategies: [{ name: 'Wait time', times: 10, people: 10 }],
      stories: [{ id: 's1', title: 'Hinge questions in Year 8', hubName: 'Questioning' }],
    }),
  })
  renderScreen(TermReportScreen, { at: '/reports/terms/2', path: '/reports/terms/:term' })
  expect(await screen.findByText('Places as they were on 12 January 2027.')).toBeTruthy()
  expect(screen.getByText('Includes Spring 1. Other figures don’t yet.')).toBeTruthy()
  expect(
    screen.getByText(
      /^Nothing to show for this term yet\. .* two weeks after the last meeting of the next half term\.$/,
    ),
  ).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Most tried strategies this year' })).toBeTruthy()
  // Two of those that are out: whoever counts them finds the others.
  expect(screen.getByRole('heading', { name: 'Latest published stories' })).toBeTruthy()
  expect(screen.getByRole('link', { name: /^All stories are in/ }).getAttribute('href')).toBe('/found')
})

test('a governors’ page of a year that is over says nothing of places', async () => {
  const hubs = spring.hubs.map(hub => ({ ...hub, places: null, taken: null }))
  stubApi({
    'GET /me': ok(meOf({ roles: ['leadership'] })),
    'GET /reports/terms/2': ok({ ...spring, hubs, halfTerms: [{ name: 'Spring 1', counted: true }] }),
  })
  renderScreen(TermReportScreen, { at: '/reports/terms/2', path: '/reports/terms/:term' })
  expect(await screen.findByText('Attendance this term.')).toBeTruthy()
  expect(screen.getByRole('table', { name: 'Attendance by hub' })).toBeTruthy()
  expect(screen.queryByText(/places/i)).toBeNull()
})

test.each([
  [false, 0, 'Places by hub'],
  [true, 4 + spring.hubs.length, 'Places and attendance by hub'],
])(
  'a governors’ page whose half term is counted (%s) says “Not shown” %i times; before, what isn’t counted is said once',
  async (counted, notShown, table) => {
    stubApi({
      'GET /me': ok(meOf({ roles: ['leadership'] })),
      'GET /reports/terms/2': ok({ ...spring, halfTerms: [{ name: 'Spring 1', counted }] }),
    })
    renderScreen(TermReportScreen, { at: '/reports/terms/2', path: '/reports/terms/:term' })
    expect(await screen.findByRole('table', { name: table })).toBeTruthy()
    expect(screen.queryAllByText('Not shown')).toHaveLength(notShown)
    expect(screen.queryAllByText(/not counted yet/i)).toHaveLength(counted ? 0 : 1)
  },
)
