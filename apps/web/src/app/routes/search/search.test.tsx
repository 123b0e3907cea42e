import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf, somePublic } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import SearchScreen from './search.tsx'

const marked = (text: string) => ({ text, marks: [] })
const person = (id: string, name: string, hub: { slug: string; name: string } | null) => ({
  kind: 'person',
  id,
  title: marked(name),
  snippet: marked('Teacher, Science'),
  hub,
})
const items = [
  person('p1', 'Sam Patel', { slug: 'feedback', name: 'Feedback & Critique' }),
  person('p2', 'Samira Patel', null),
]
const nothing = { groups: [], corrected: [], someWords: false }
const found = { ...nothing, groups: [{ kind: 'person', items, next: null }] }

function show(q: string, answer: object, me = meOf()) {
  stubApi({ 'GET /me': ok(me), 'GET /public/programme': ok(somePublic), [`GET /search?q=${q}`]: ok(answer) })
  return renderScreen(SearchScreen, { at: `/search?q=${q}`, path: '/search' })
}

test('colleagues are a kind of their own, and lead to the members of their hub where they have one', async () => {
  show('patel', found)
  const colleagues = within(await screen.findByRole('region', { name: 'Colleagues' }))
  expect(colleagues.getAllByRole('listitem')).toHaveLength(2)
  const [link, ...others] = colleagues.getAllByRole('link')
  expect(others).toEqual([])
  expect(link?.getAttribute('href')).toBe('/hubs/feedback#members')
})

test('an administrator is led to each one’s own page', async () => {
  show('patel', found, meOf({ roles: ['administrator'] }))
  const colleagues = within(await screen.findByRole('region', { name: 'Colleagues' }))
  expect(colleagues.getAllByRole('link').map(link => link.getAttribute('href'))).toEqual(['/people/p1', '/people/p2'])
})

test('what can be done stands apart from what was found, and is no "nothing found"', async () => {
  show('export', nothing)
  const pages = within(await screen.findByRole('region', { name: 'Go to a page' }))
  expect(pages.getByRole('link', { name: 'Export sources' }).getAttribute('href')).toBe('/references')
  expect(screen.getByText('Nothing else found for “export”.')).toBeTruthy()
  expect(screen.queryByText(/^Nothing found/)).toBeNull()
})
