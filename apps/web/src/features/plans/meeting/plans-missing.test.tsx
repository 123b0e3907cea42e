import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { RunPerson } from '@hubs/schema/meetings/live'
import { ok, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { PlansMissing } from './plans-missing.tsx'

const person = (id: string, name: string, change: Partial<RunPerson> = {}): RunPerson => ({
  id,
  name,
  attendance: 'present',
  arrivedAt: null,
  leftAt: null,
  ...change,
})
const people = [
  person('amy', 'Amy Adams'),
  person('ben', 'Ben Brown'),
  person('cy', 'Cy Cole', { leftAt: 1 }),
  person('di', 'Di Dunn', { attendance: 'absent' }),
]

function show(planned: string[] | null) {
  stubApi({ 'GET /meetings/m2/plans': ok({ withPlan: 1, of: 4, planned, items: [] }) })
  renderScreen(() => <PlansMissing meetingId="m2" people={people} count={1} />, { at: '/console', open: true })
}

test('names who of those here has no plan yet', async () => {
  show(['amy'])
  const group = await screen.findByRole('group', { name: 'Plans still to come' })
  expect(group.textContent).toBe('Plans still to comeBen BrownOnly facilitators can see this.')
})

test('says so when everyone here has one', async () => {
  show(['amy', 'ben'])
  expect(await screen.findByText('Everyone here has made a plan.')).toBeTruthy()
})
