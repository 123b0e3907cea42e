import type { ComponentType } from 'react'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HomeScreen from './routes/home/home.tsx'
import ChooseScreen from './routes/hubs/choose.tsx'
import PlanScreen from './routes/plans/plan.tsx'
import PlansScreen from './routes/plans/plans.tsx'
import ReportScreen from './routes/plans/report.tsx'

const start = '/me/plans/start'
const open = '/me/plans?which=open'
const closed = '/me/plans?which=closed&limit=20'
const mine = '/meetings?limit=200&programme=current&scope=mine'
const current = '/programmes/current'
const rest = ['/me/discussions?limit=1', '/me/notices?limit=1', '/me/surveys', '/hubs/questioning/outcomes']
/** What is asked before any answer has come: a question that waits for another makes the page slower by a whole trip. */
const first: [string, ComponentType, string[]][] = [
  ['home', HomeScreen, ['/hubs/questioning', start, open, ...rest]],
  ['my plans', PlansScreen, ['/hubs/questioning', start, open, closed]],
  ['a plan', PlanScreen, ['/hubs/questioning', '/plans/aa']],
  ['a report', ReportScreen, ['/hubs/questioning', '/plans/aa', mine]],
  ['the hubs', ChooseScreen, ['/hubs', current]],
]

test.each(first)('%s asks all that it needs at once', async (_, Screen, expected) => {
  const asked: string[] = []
  const me = meOf({ membership: inQuestioning })
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url.replace('/api/v1', ''))
    return url.endsWith('/me') ? Promise.resolve(new Response(JSON.stringify(me))) : new Promise(() => {})
  })
  renderScreen(Screen, { at: '/x/aa', path: '/x/:id' })
  await waitFor(() => expect(asked.toSorted()).toEqual(['/me', ...expected].toSorted()))
})
