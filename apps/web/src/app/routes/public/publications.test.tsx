import type { Publication } from '@hubs/schema/library/publications'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { planOf } from '#features/plans/plans.testkit.ts'
import { storyOf } from '#features/publications/publications.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { member, page, planAnswers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import FoundOneScreen from './publication.tsx'
import FoundScreen from './publications.tsx'
import PublishingScreen from './publishing.tsx'
import StoryScreen from './story.tsx'

const story = storyOf()
const { by: _by, publishedAt: _at, ...same } = story
const offered: Publication = {
  ...same,
  owner: { id: member.id, name: 'Sam Patel' },
  named: true,
  state: 'offered',
  agreedAt: '2026-11-19T10:00:00.000Z',
  decidedBy: null,
  publishedAt: null,
  mine: true,
  may: { decide: false, withdraw: true },
  version: 1,
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  keepDraftsOf(member.id)
})

test('a visitor reads what was found, a failure as it was told, and its owner’s name where they want it', async () => {
  stubApi({
    'GET /public/publications?limit=20': page(story),
    'GET /public/showcases': ok({ items: [{ year: '2026-27', slug: 'questioning', hubName: 'Questioning' }] }),
    'GET /public/publications/story-1': ok(story),
  })
  renderScreen(FoundScreen, { at: '/found', open: true })
  const link = await screen.findByRole('link', { name: 'Three seconds are long' })
  expect(link.getAttribute('href')).toBe('/found/story-1')
  for (const said of [/^“.+”: tried a few times, dropped\.$/, 'Alex Reeve']) expect(screen.getByText(said)).toBeTruthy()
  expect((await screen.findByRole('link', { name: 'Questioning: our year' })).getAttribute('href')).toBe(
    '/showcase/2026-27/questioning',
  )
  renderScreen(FoundOneScreen, { at: '/found/story-1', path: '/found/:id', open: true })
  expect(await screen.findByText('Then somebody did.')).toBeTruthy()
})

test('nothing found yet says what will stand here', async () => {
  stubApi({ 'GET /public/publications?limit=20': page(), 'GET /public/showcases': ok({ items: [] }) })
  renderScreen(FoundScreen, { at: '/found', open: true })
  expect(await screen.findByText('Nothing published yet')).toBeTruthy()
})

const plan = planOf({
  report: {
    id: 'report-1',
    planId: 'plan-1',
    meetingId: 'meeting-2',
    didIt: 'a-few-times',
    times: null,
    whatHappened: 'Nobody answered.',
    evidence: '',
    surprise: '',
    decision: 'drop',
    reasonIfNot: null,
    writtenAt: '2026-11-18T10:00:00.000Z',
    version: 1,
  },
})
const storyAnswers = {
  ...planAnswers,
  'GET /plans/plan-1': ok(plan),
  'GET /reports/report-1/publication': ok({ publication: null, mayOffer: true }),
}

test('a story begins with what its owner told, and is sent in the words they leave there', async () => {
  const calls = stubApi({ ...storyAnswers, 'PUT /reports/report-1/publication': ok(offered) })
  const { user } = renderScreen(StoryScreen, { at: '/plans/plan-1/story', path: '/plans/:id/story' })
  const text = await screen.findByLabelText('What happened')
  expect((text as HTMLTextAreaElement).value).toBe('Nobody answered.')
  await user.clear(screen.getByLabelText('Title'))
  await user.click(screen.getByRole('button', { name: /submit for publishing/ }))
  expect(await screen.findByText('Enter a title people will want to read.')).toBeTruthy()
  await user.type(screen.getByLabelText('Title'), 'Three seconds are long')
  await user.click(screen.getByRole('checkbox', { name: 'Include my name' }))
  await user.click(screen.getByRole('button', { name: /submit for publishing/ }))
  await waitFor(() => expect(calls.filter(({ what }) => what.startsWith('PUT'))).toHaveLength(1))
  expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({
    title: 'Three seconds are long',
    story: 'Nobody answered.',
    named: true,
    expectedVersion: 0,
  })
})

test('its owner withdraws it, and can take that back', async () => {
  const answers = { ...storyAnswers, 'GET /reports/report-1/publication': ok({ publication: offered, mayOffer: true }) }
  const calls = stubApi({
    ...answers,
    'PATCH /publications/story-1': ok({ ...offered, state: 'withdrawn', version: 2 }),
  })
  const { user } = renderScreen(StoryScreen, { at: '/plans/plan-1/story', path: '/plans/:id/story' })
  await user.click(await screen.findByRole('button', { name: 'Withdraw' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  const sent = calls.filter(({ what }) => what === 'PATCH /publications/story-1').map(({ body }) => body)
  expect(sent).toEqual([
    { state: 'withdrawn', expectedVersion: 1 },
    { state: 'offered', expectedVersion: 2 },
  ])
})

test('a coordinator who is too late is told so, and nothing is decided twice', async () => {
  stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /publications?which=waiting&limit=20': page(offered),
    'GET /publications?which=world&limit=20': page(),
    'GET /publications?which=back&limit=20': page(),
    'PATCH /publications/story-1': refused(409, 'stale', 'This has changed. Check the latest version, then continue.'),
  })
  const { user } = renderScreen(PublishingScreen, { at: '/publishing' })
  const waiting = await screen.findByRole('region', { name: 'To review' })
  await user.click(await within(waiting).findByRole('button', { name: /^Publish:/ }))
  expect(await within(waiting).findByText('This has changed. Check the latest version, then continue.')).toBeTruthy()
})
