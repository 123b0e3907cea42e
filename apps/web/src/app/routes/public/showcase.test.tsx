import type { Showcase } from '@hubs/schema/library/showcase'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { storyOf } from '#features/publications/publications.testkit.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PosterScreen from '../programme/poster.tsx'
import ShowcaseScreen from './showcase.tsx'

const showcaseOf = (over: Partial<Showcase> = {}): Showcase => ({
  schoolName: 'Sample School',
  year: '2026-27',
  hub: { slug: 'questioning', name: 'Questioning', question: 'What do our questions do?', summary: 'We ask.' },
  outcomes: [{ statement: 'More think', audiences: ['students'], howWeWillKnow: 'A tally' }],
  words: 'We **waited**. <img src=x onerror=alert(1)>',
  thanks: 'Our students',
  meetings: 6,
  trials: { times: 23, people: 9 },
  publications: [1, 2, 3, 4].map(n => storyOf({ id: `story-${n}`, title: `Story ${n}`, by: '' })),
  publishedAt: '2027-07-01T10:00:00.000Z',
  ...over,
})
const answer = 'GET /public/showcases/2026-27/questioning'
const path = '/showcase/:year/:slug'
const at = '/showcase/2026-27/questioning'

test('a hub’s year has its numbers, words, outcomes, what was found, and whom it thanks', async () => {
  stubApi({ [answer]: ok(showcaseOf()) })
  renderScreen(ShowcaseScreen, { at, path, open: true })
  expect(await screen.findByRole('heading', { level: 1, name: 'What do our questions do?' })).toBeTruthy()
  const figures = screen.getAllByRole('listitem').map(item => item.textContent)
  expect(figures).toContain('23 trials reported back to colleagues')
  expect(figures).toContain('by 9 colleagues in their day-to-day work')
  expect((await screen.findByText('waited')).tagName).toBe('STRONG')
  expect(document.querySelector('.showcase-words img')).toBeNull()
  expect(screen.getByText('More think')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Story 4' }).getAttribute('href')).toBe('/found/story-4')
  expect(screen.getByText('Our students')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Print a poster' }).getAttribute('href')).toBe(`${at}/poster`)
})

test('of fewer than five people there is no figure but how often they met', async () => {
  stubApi({ [answer]: ok(showcaseOf({ trials: null })) })
  renderScreen(ShowcaseScreen, { at, path, open: true })
  await screen.findByRole('heading', { level: 1 })
  const figures = screen.getAllByRole('listitem').map(item => item.textContent)
  expect(figures).toContain('6 meetings')
  expect(figures).toContain('What colleagues tried is counted here once 5 of them have shared a report')
  expect(figures.join()).not.toMatch(/reported back to colleagues|in their day-to-day work/)
})

test('the poster is one sheet: the question, three findings with their verdicts, and the way to the rest', async () => {
  stubApi({ [answer]: ok(showcaseOf()) })
  renderScreen(PosterScreen, { at: `${at}/poster`, path: `${path}/poster`, open: true })
  const sheet = within(await screen.findByRole('article'))
  expect(sheet.getByRole('heading', { level: 1, name: 'What do our questions do?' })).toBeTruthy()
  expect(sheet.getAllByRole('heading', { level: 2 }).map(each => each.textContent)).toEqual([
    'Story 1',
    'Story 2',
    'Story 3',
  ])
  expect(sheet.getAllByText('Nobody answered.')).toHaveLength(3)
  expect(sheet.getAllByText(/^“.+”: tried a few times, dropped\./)).toHaveLength(3)
  expect(sheet.getByRole('img', { name: /showcase\/2026-27\/questioning$/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Print' })).toBeTruthy()
})

test('a page that is not open is not there', async () => {
  stubApi({ [answer]: refused(404, 'not-found', 'There is no such page.') })
  renderScreen(ShowcaseScreen, { at, path, open: true })
  expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
})
