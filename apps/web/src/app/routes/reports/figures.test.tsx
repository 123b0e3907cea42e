import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import type { TrialReport } from '@hubs/schema/library/trials'
import type { PulseSums } from '@hubs/schema/meetings/pulse'
import {
  type OutcomesReport,
  reportBys,
  type ReportQuestion,
  reportQuestions,
  type TermReport,
  type YearReport,
} from '@hubs/schema/reports/year-report'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { reportPages } from './report-nav.tsx'
import ReportsScreen from './reports.tsx'
import TermReportScreen from './term-report.tsx'

/** Nothing has a size in jsdom: the pictures wait for one, and the tables beside them say the same. */
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})

const hub = { slug: 'feedback', name: 'Feedback' }
const programme = { id: 'p', name: '2026-27' }
const keys = { all: '', hub: hub.slug, department: 'Maths', kind: 'teaching' }
/** No id has a space. */
const idOf = (name: string) => name.toLowerCase().replace(' ', '-')
type Role = 'coordinator' | 'leadership'

/** A year in which every answer was given by seven, with every figure that this reader gets. */
function yearFor(role: Role): YearReport {
  const figuresOf = (questions: readonly string[]) =>
    Object.fromEntries(
      questions.flatMap(question =>
        reportQuestions[question as ReportQuestion].values.map(value => [`${question} ${value}`, 7]),
      ),
    )
  const whole = Object.keys(reportQuestions)
  return {
    programme,
    programmes: [programme],
    exact: role === 'coordinator',
    halfTerms: ['Autumn 1', 'Autumn 2'].map(name => ({
      id: idOf(name),
      name,
      startsOn: '2026-09-01',
      state: 'counted',
      meetings: { planned: 5, held: 5, timed: 5, onTime: 4 },
    })),
    hubs: [hub],
    rows: reportBys.flatMap(by =>
      ['Autumn 1', 'Autumn 2', null].map(name => ({
        by,
        key: keys[by],
        label: keys[by],
        halfTermId: name && idOf(name),
        // Parts of what people reported are told of everyone alone.
        figures: Object.fromEntries(
          Object.entries(figuresOf(whole)).filter(([key]) => by === 'all' || !key.startsWith('report told/')),
        ),
        minutes: { attended: 600, caughtUp: 90 },
      })),
    ),
  }
}

const tried = { times: 9, people: 6, outcome: null }
const trials: TrialReport = {
  programme: programme.name,
  figures: tried,
  hubs: [{ ...hub, figures: tried }],
  strategies: [{ code: 'QU2', name: 'Wait time', hubSlug: 'questioning', times: 9, people: 6 }],
}
const pulse: PulseSums = {
  items: [{ halfTerm: 'Autumn 1', meetings: 5, answers: 40, figures: { useful: 4, heard: 4, nextStep: 4 } }],
  withheld: [],
}
const mean = { mean: 3, answers: 7 }
const outcomes: OutcomesReport = {
  programme,
  halfTerms: [{ id: idOf('Autumn 1'), name: 'Autumn 1' }],
  hubs: [
    {
      ...hub,
      outcomes: [
        {
          id: 'o',
          statement: 'Feedback is acted on.',
          ratings: { baseline: mean, mid: mean, end: mean },
          progress: [{ halfTermId: idOf('Autumn 1'), judgement: 'beginning' }],
        },
      ],
    },
  ],
}
const term: TermReport = {
  school: 'Northgate Community School',
  programme,
  programmes: [programme],
  term: { number: 1, name: 'Autumn' },
  terms: [{ number: 1, name: 'Autumn' }],
  halfTerms: [{ name: 'Autumn 1', counted: true }],
  meetings: { planned: 5, held: 5 },
  attendance: { present: 40, missed: 5 },
  hubs: [{ ...hub, places: 12, taken: 9, present: 20, missed: 5 }],
  placesAsOf: null,
  minutes: 600,
  plans: { made: 20, none: 8 },
  told: 12,
  practice: [{ didIt: 'once', answers: 7 }],
  strategies: [{ name: 'Wait time', times: 9, people: 6 }],
  support: { inTime: 6, notInTime: 5 },
  stories: [],
  next: { text: '', version: 0 },
  mayEdit: false,
}

function answersFor(role: Role) {
  stubApi({
    'GET /me': ok(meOf({ roles: [role] })),
    'GET /reports/year': ok(yearFor(role)),
    'GET /reports/trials?programme=p': ok(trials),
    'GET /reports/outcomes?programme=p': ok(outcomes),
    'GET /reports/pulse?programme=p': ok(pulse),
    'GET /reports/terms/1': ok(term),
  })
}

/** What is worked out of the figures beside it. */
const workedOut = /^(Attendance|With a plan|Share .*|Change)$/
const opens = (element: Element | null | undefined) => !!element?.querySelector('a[href], button')

/**
 * The tables and cards with a figure that opens nothing, by what they are called; and how many figures there were.
 * `byRow`: a row is opened by its name, since it is about one thing.
 */
function closedFigures({ byRow = false } = {}) {
  const closed = new Set<string>()
  let figures = 0
  for (const cell of document.querySelectorAll('td')) {
    const table = cell.closest('table')
    const head = table?.querySelectorAll('thead th')[cell.cellIndex]?.textContent ?? ''
    if (workedOut.test(head) || !/\d/.test(cell.textContent ?? '') || cell.textContent === NOT_SHOWN) continue
    figures++
    if (!opens(cell) && !(byRow && opens(cell.closest('tr')))) closed.add(table?.caption?.textContent ?? '')
  }
  for (const bar of document.querySelectorAll('.pulse-figures dd')) {
    figures++
    if (!opens(bar)) closed.add(`Meeting survey, ${bar.closest('section')?.querySelector('h2, h3')?.textContent}`)
  }
  for (const card of document.querySelectorAll('.count-card')) {
    if (!/\d/.test(card.querySelector('strong')?.textContent ?? '')) continue
    figures++
    if (!opens(card)) closed.add(card.querySelector('p')?.textContent ?? '')
  }
  return { closed: [...closed].toSorted(), figures }
}

/** Answers of which nobody may see more than these totals. */
const surveys = [
  'Room for hubs: mid-year',
  'Room for hubs: summer',
  'Say in professional development: before choosing',
  'Say in professional development: summer',
  'Still used two terms later',
  'What members measured',
]
const onTime = '8 of 10 started on time'
const inTotalAlone: Partial<Record<string, string[]>> = {
  'follow-through': ['Plans reported on', 'Support requests'],
  evaluation: [onTime, 'Cover for observations', 'Meeting survey, Autumn 1', ...surveys, 'Support requests'],
}

const roles = ['coordinator', 'leadership'] as const
const pagesOf = roles.flatMap(role => reportPages.map(({ topic, name }) => [role, topic, name] as const))

test.each(pagesOf)('to %s, each figure of the report on %s opens what it is made of', async (role, topic, name) => {
  answersFor(role)
  renderScreen(ReportsScreen, { at: `/reports/${topic}`, path: '/reports/:topic' })
  await screen.findByRole('heading', { level: 1, name })
  await screen.findAllByRole('table')
  const { closed, figures } = closedFigures({ byRow: topic === 'strategies' })
  expect(figures).toBeGreaterThan(0)
  expect(closed).toEqual((inTotalAlone[topic] ?? []).toSorted())
})

const brokenDown = (['participation', 'follow-through', 'hours'] as const).flatMap(topic =>
  (['hub', 'department', 'kind'] as const).map(by => [topic, by] as const),
)

test.each(brokenDown)('to a coordinator, each figure of %s by %s names who is behind it', async (topic, by) => {
  answersFor('coordinator')
  renderScreen(ReportsScreen, { at: `/reports/${topic}?by=${by}`, path: '/reports/:topic' })
  await screen.findAllByRole('table')
  expect(closedFigures().closed).toEqual([])
  expect(screen.getAllByRole('button', { name: /: show who$/ }).length).toBeGreaterThan(1)
})

test.each(brokenDown)('to leadership, each figure of %s by %s opens its half terms, and no name', async (topic, by) => {
  answersFor('leadership')
  const { user } = renderScreen(ReportsScreen, { at: `/reports/${topic}?by=${by}`, path: '/reports/:topic' })
  const [table = expect.fail()] = await screen.findAllByRole('table')
  expect(closedFigures().closed).toEqual([])
  await user.click(within(table).getAllByRole('link', { name: /: show details$/ })[0]!)
  await screen.findByRole('link', { name: /^All (hubs|departments|staff)$/ })
  const heads = within(screen.getAllByRole('table')[0]!).getAllByRole('rowheader')
  expect(heads.map(head => head.textContent)).toEqual(['Autumn 1', 'Autumn 2', 'Whole year'])
  expect(screen.queryByRole('button', { name: /: show who$/ })).toBeNull()
})

test.each(['hub', 'department', 'kind'] as const)('the evaluation is there by %s, and says what can’t be', async by => {
  answersFor('leadership')
  renderScreen(ReportsScreen, { at: `/reports/evaluation?by=${by}`, path: '/reports/:topic' })
  for (const title of [...surveys, 'Support requests', 'Cover for observations'])
    expect(within(await screen.findByRole('table', { name: title })).getAllByRole('rowheader')).toHaveLength(1)
  expect(screen.queryByRole('table', { name: 'What people did' })).toBeNull()
  screen.getByText(/^Only shown for everyone together/)
  screen.getByText(/^Meeting surveys are answered without names.* can be before a half term’s other figures are\.$/)
  screen.getByText(/^Each hub has its own outcomes/)
})

test('hours open the people whose they are', async () => {
  answersFor('coordinator')
  const who =
    '/reports/year/people?programme=p&figure=attendance%20missed%2Fcaught-up&by=all&halfTerm=autumn-1&limit=50'
  const person = { id: 'a', name: 'Amy Lee' }
  const calls = stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /reports/year': ok(yearFor('coordinator')),
    [`GET ${who}`]: ok({ items: [{ person, hubName: 'Feedback', department: 'Maths', times: 1 }], next: null }),
  })
  const { user } = renderScreen(ReportsScreen, { at: '/reports/hours', path: '/reports/:topic' })
  const row = await screen.findByRole('row', { name: /^Autumn 1/ })
  await user.click(within(row).getByRole('button', { name: /Caught up: show who$/ }))
  await screen.findByText('Amy Lee')
  expect(calls.at(-1)?.what).toBe(`GET ${who}`)
})

test.each(roles)('to %s, each figure of the report for governors opens what it is made of', async role => {
  answersFor(role)
  renderScreen(TermReportScreen, { at: '/reports/terms/1', path: '/reports/terms/:term' })
  await screen.findAllByRole('table')
  expect(closedFigures({ byRow: true }).closed).toEqual([])
})
