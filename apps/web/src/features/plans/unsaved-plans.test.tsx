import { screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { writeStored } from '#lib/drafts/draft-storage.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { UnsavedPlans } from './unsaved-plans.tsx'

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf('sam')
})

test('a plan that was begun from a strategy and not saved is found again among one’s plans', () => {
  writeStored('plan/new?strategy=QU2&technique=1', { technique: 'wait three seconds' })
  writeStored('plan/new', { technique: ' ' })
  writeStored('report/plan-1', { technique: 'not a plan' })
  renderScreen(UnsavedPlans, { at: '/plans', open: true })
  expect(screen.getByText('“wait three seconds”', { exact: false })).toBeTruthy()
  const ways = screen.getAllByRole('link', { name: 'Carry on' })
  expect(ways.map(way => way.getAttribute('href'))).toEqual(['/plans/new?strategy=QU2&technique=1'])
})

test('nothing is said where nothing was begun', () => {
  renderScreen(UnsavedPlans, { at: '/plans', open: true })
  expect(screen.queryByText(/haven’t saved it/)).toBeNull()
})
