import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outcomesPicture, ownRatings, SCENARIO_ITEM } from '@hubs/schema/evaluation'
import { pulse } from '@hubs/schema/meetings/pulse'
import type { OwnMeasureAnswer, OwnSurveys } from '@hubs/schema/reports/surveys'
import { detailOf, planned, play } from '#features/meetings/meetings.testkit.tsx'
import { ok, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import RateScreen from '../hubs/self-assessment.tsx'
import PulseScreen from '../meetings/pulse.tsx'
import SurveyScreen from './survey.tsx'

/**
 * Seconds by the keystroke-level model (Card, Moran and Newell 1980, doi:10.1145/358886.358895): before each tap one
 * mental act, then pointing and pressing. A page takes a second to come.
 */
const secondsATap = 1.35 + 1.1 + 0.2
const secondsAPage = 1
/** Silent reading of non-fiction, words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const readAMinute = 238
/** Typing on a phone, words of five letters a minute (Palin and others 2019, doi:10.1145/3338286.3340120). */
const typedAMinute = 36.2
const lettersInWord = 5
const mostMinutes = 10

/**
 * What one visit asks of somebody, the tap that leads there included: each text on the page is read, one that is there
 * again and again once. Nobody has to write a comment, and none is written here.
 */
function watchVisit() {
  const seen = new Set<string>()
  let [taps, letters] = [1, 0]
  const tapped = () => taps++
  const typed = () => letters++
  document.addEventListener('pointerdown', tapped)
  document.addEventListener('beforeinput', typed)
  return {
    read() {
      const walker = document.createTreeWalker(screen.getByRole('main'), NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) seen.add((walker.currentNode.textContent ?? '').trim())
    },
    end() {
      document.removeEventListener('pointerdown', tapped)
      document.removeEventListener('beforeinput', typed)
      const words = [...seen].flatMap(text => text.split(/\s+/)).filter(word => /[\p{L}\d]/u.test(word)).length
      cleanup()
      return { words, taps, letters }
    },
  }
}
type Visit = ReturnType<ReturnType<typeof watchVisit>['end']>

const secondsOf = ({ words, taps, letters }: Visit) =>
  secondsAPage + taps * secondsATap + (words / readAMinute) * 60 + (letters / lettersInWord / typedAMinute) * 60

beforeEach(() => localStorage.clear())
afterEach(() => localStorage.clear())
const me = { 'GET /me': ok(meOf({ membership: inQuestioning })) }
const marks = (mark: string) => screen.getAllByRole('radio', { name: new RegExp(`^${mark}`) })

async function answersPulse(): Promise<Visit> {
  const held = detailOf(play(planned(), [0, { type: 'start' }], [118, { type: 'end' }]), { id: 'held' })
  const open = pulse.parse({
    meetingId: 'held',
    state: 'open',
    closesAt: '2026-11-29T17:28:00.000Z',
    mayGive: true,
    given: false,
    count: 4,
    of: 9,
    result: null,
  })
  stubApi({
    ...me,
    'GET /meetings/held': ok(held),
    'GET /meetings/held/pulse': ok(open),
    'PUT /meetings/held/pulse': ok({ ...open, mayGive: false, given: true, count: 5 }),
  })
  const visit = watchVisit()
  const { user } = renderScreen(PulseScreen, { at: '/meetings/held/pulse', path: '/meetings/:id/pulse' })
  await user.click(await screen.findByRole('radio', { name: '4' }))
  await user.click(within(screen.getByRole('group', { name: 'I felt heard' })).getByRole('radio', { name: '5' }))
  visit.read()
  await user.click(screen.getByRole('button', { name: /^Send/ }))
  await screen.findByText('Thank you.')
  return visit.end()
}

/** As many as domain facts 8 allow, as long as the longest that a school starts with. */
const statement =
  'Students and staff use questions that make everyone think, and wait long enough for every student to answer them.'

async function ratesThemselves(): Promise<Visit> {
  const outcomes = Array.from({ length: 6 }, (_, at) => ({ item: `o${at}`, text: `${at + 1} ${statement}` }))
  const items = [...outcomes, { item: SCENARIO_ITEM, text: `You ask, and three hands go up. ${statement}` }]
  const moment = { moment: 'baseline', state: 'open', opensOn: '2026-09-30', closesOn: '2026-11-25' }
  const hub = { id: 'h', slug: 'questioning', name: 'Questioning', question: 'How do we ask?' }
  stubApi({
    ...me,
    'GET /hubs/questioning/outcomes': ok(
      outcomesPicture.parse({
        hub,
        year: '2026-27',
        current: true,
        years: ['2026-27'],
        halfTerms: [],
        moments: [moment],
        outcomes: [],
        scenario: null,
        asked: { moment: 'baseline', closesOn: '2026-11-25', answered: false },
        may: { rate: true, judge: false },
      }),
    ),
    'GET /hubs/questioning/ratings/baseline': ok(
      ownRatings.parse({ ...moment, hub, items: items.map(each => ({ ...each, value: null })) }),
    ),
    'PUT /hubs/questioning/ratings/baseline': ok(
      ownRatings.parse({ ...moment, hub, items: items.map(each => ({ ...each, value: 4 })) }),
    ),
  })
  const visit = watchVisit()
  const { user } = renderScreen(RateScreen, { at: '/hubs/questioning/rate', path: '/hubs/:slug/rate' })
  await screen.findAllByRole('group')
  visit.read()
  const fours = marks('4')
  expect(fours).toHaveLength(items.length)
  for (const four of fours) await user.click(four)
  await user.click(screen.getByRole('button', { name: 'Send my answers' }))
  return visit.end()
}

const influence = (moment: 'before' | 'summer') =>
  ({ question: 'influence', moment, closesOn: '2027-07-21', value: null, about: null }) as const
const use = {
  question: 'use',
  moment: 'summer',
  closesOn: '2027-07-21',
  value: null,
  about: `When I ask 9X2 a question, I will wait three seconds before I take an answer.`,
} as const

async function answersSurveys(items: OwnSurveys['items'], measure: OwnMeasureAnswer['measure']): Promise<Visit> {
  const saved = { what: 'x', better: 'higher', before: 12, after: null, shared: true, version: 1, counted: false }
  stubApi({
    ...me,
    'GET /me/surveys': ok({ items, opensNext: null }),
    'GET /me/measure': ok({ measure }),
    'PUT /me/surveys/influence': ok({ items, opensNext: null }),
    'PUT /me/surveys/use': ok({ items, opensNext: null }),
    'PUT /me/measure': ok({ measure: saved }),
  })
  const visit = watchVisit()
  const { user } = renderScreen(SurveyScreen, { at: '/survey' })
  await screen.findByRole('button', { name: 'Save' })
  visit.read()
  for (const { question } of items)
    await user.click(screen.getByRole('radio', { name: question === 'use' ? 'Yes, often' : 'Some' }))
  if (measure === null) {
    await user.type(screen.getByLabelText('What will you count?'), 'Students who answer on a whiteboard')
    await user.type(screen.getByLabelText('Before'), '12')
    await user.click(screen.getByRole('checkbox'))
  } else await user.type(screen.getByLabelText('After (optional)'), '21')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Measure saved.')
  return visit.end()
}

test('a member’s whole year of evaluation takes under ten minutes', async () => {
  const meeting = await answersPulse()
  const rating = await ratesThemselves()
  const before = await answersSurveys([influence('before')], null)
  const summer = await answersSurveys([influence('summer'), use], {
    what: 'Students who answer on a whiteboard',
    better: 'higher',
    before: 12,
    after: null,
    shared: true,
    version: 1,
    counted: false,
  })
  // Six meetings, three self-ratings, and the year’s questions with one measure before and after.
  const year = [...Array(6).fill(meeting), ...Array(3).fill(rating), before, summer] as Visit[]
  const minutes = year.reduce((sum, visit) => sum + secondsOf(visit), 0) / 60
  for (const visit of [meeting, rating, before, summer]) expect(visit.words).toBeGreaterThan(40)
  expect([meeting.taps, rating.taps, before.letters]).toEqual([4, 9, 37])
  expect(minutes).toBeLessThan(mostMinutes)
})
