import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { publicMeetingOn, somePublic } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PublicScreen from './public.tsx'

const show = () => renderScreen(PublicScreen, { at: '/', open: true })

test('a visitor sees the five hubs, each a link to its page', async () => {
  stubApi({ 'GET /public/programme': ok(somePublic) })
  show()
  const table = await screen.findByRole('navigation', { name: 'The hubs, round a table' })
  expect(within(table).getAllByRole('link')).toHaveLength(5)
  expect(within(table).getByRole('link', { name: 'e-Learning' }).getAttribute('href')).toBe('/hubs/e-learning')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Five hubs. One small change at a time.')
  expect(document.title).toBe('Learning Hubs 2026-27 · Northgate Community School')
})

test('before the school is set up, nothing is named twice and no comment is asked for that nobody would read', async () => {
  stubApi({
    'GET /public/programme': ok({
      ...somePublic,
      school: { ...somePublic.school, name: 'Learning Hubs', setUp: false },
    }),
  })
  show()
  await screen.findByRole('heading', { level: 1 })
  expect(document.title).toBe('2026-27 · Learning Hubs')
  expect(document.querySelector('footer')?.textContent).toMatch(/^Learning Hubs 2026-27\. Our hubs run on/)
  expect(screen.queryByRole('heading', { name: 'Comments' })).toBeNull()
})

test('the aims, the dates and the reading are all there, and dates that nobody has checked say so', async () => {
  stubApi({ 'GET /public/programme': ok(somePublic) })
  show()
  expect(await screen.findByText(/Build an ethic of excellence/)).toBeTruthy()
  expect(screen.getByText(/^An example\. Each group fits the times/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Two hours, six times a year' })).toBeTruthy()
  const dates = within(screen.getByRole('list', { name: 'This year’s dates' })).getAllByRole('listitem')
  expect(dates.map(date => date.querySelector('span')?.textContent)).toEqual([
    'Autumn 1',
    'Autumn 2',
    'Spring 1',
    'Spring 2',
    'Summer 1',
    'Summer 2',
  ])
  expect(screen.getByText('The school hasn’t checked these dates yet.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Visiting the Belmont Learning Hubs' }).getAttribute('rel')).toContain(
    'noreferrer',
  )
})

test('a meeting beside the usual dates is named with its hub until it is over', async () => {
  const [first, second, ...others] = somePublic.hubs
  const extra = ['2026-11-01', '2026-12-03', '2026-12-09'].map(date =>
    publicMeetingOn('Autumn 2', date, date === '2026-12-03'),
  )
  const sooner = publicMeetingOn('Autumn 2', '2026-12-02')
  const hubs = [
    { ...first!, meetings: [...first!.meetings, ...extra] },
    { ...second!, meetings: [...second!.meetings, sooner] },
    ...others,
  ]
  stubApi({ 'GET /public/programme': ok({ ...somePublic, hubs }) })
  show()
  const rail = await screen.findByRole('list', { name: 'This year’s dates' })
  expect(rail.nextElementSibling?.textContent).toBe(`Also: ${second!.name} on Wed 2 Dec; ${first!.name} on Wed 9 Dec.`)
})

test.each([
  ['2026-11-25T17:29:00Z', 'Wed 25 Nov'],
  ['2026-11-25T17:30:00Z', 'Wed 27 Jan 2027'],
])('at %s the next of the year’s dates is %s: a meeting is not next once it is over', async (at, date) => {
  vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] })
  const meetings = [publicMeetingOn('Autumn 2', '2026-11-25'), publicMeetingOn('Spring 1', '2027-01-27')]
  stubApi({ 'GET /public/programme': ok({ ...somePublic, meetings }) })
  show()
  const rail = within(await screen.findByRole('list', { name: 'This year’s dates' }))
  expect(rail.getByText(', next').parentElement?.textContent).toBe(`${date}, next`)
})

test.each([
  [0, 'Two hours, once each half term'],
  [1, 'Two hours, once each half term'],
  [4, 'Two hours, four times a year'],
])('a year with %i meetings says how often a hub meets', async (many, sentence) => {
  stubApi({ 'GET /public/programme': ok({ ...somePublic, meetings: somePublic.meetings.slice(0, many) }) })
  show()
  expect(await screen.findByRole('heading', { name: sentence })).toBeTruthy()
})

test('dates that the school has checked are not called samples', async () => {
  stubApi({
    'GET /public/programme': ok({ ...somePublic, programme: { ...somePublic.programme, datesChecked: true } }),
  })
  show()
  await screen.findByRole('list', { name: 'This year’s dates' })
  expect(screen.queryByText(/hasn’t checked these dates/)).toBeNull()
})

test('support staff read that they are invited and need give no reason', async () => {
  stubApi({ 'GET /public/programme': ok(somePublic) })
  show()
  expect(await screen.findByText(/you don’t need to give a reason either way/)).toBeTruthy()
})

test('without a connection it says so and can try again', async () => {
  stubNoConnection()
  const { user } = show()
  expect((await screen.findByRole('alert')).textContent).toContain('You’re offline')
  stubApi({ 'GET /public/programme': ok(somePublic) })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: 'The five hubs' })).toBeTruthy()
})

test('a refusal shows the server’s own sentence', async () => {
  stubApi({ 'GET /public/programme': refused(404, 'not-found', 'There is no such school here.') })
  show()
  expect((await screen.findByRole('alert')).textContent).toContain('There is no such school here.')
})
