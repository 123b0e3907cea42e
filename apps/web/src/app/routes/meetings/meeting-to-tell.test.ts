import { expect, test } from 'vitest'
import { whenReported } from './meeting-to-tell.ts'

const held = { status: 'ended', date: '2026-11-26' } as const

test.each([
  ['school', 'Your hub can read your report in its minutes.'],
  ['group', 'Your hub can read your report in its minutes.'],
  ['partner', 'The minutes only count your report, because your plan isn’t shared with your hub.'],
  ['me', 'The minutes only count your report, because your plan isn’t shared with your hub.'],
] as const)('a plan for %s: it says what the minutes will have of a report written afterwards', (visibility, said) => {
  expect(whenReported(held, { visibility }, { circle: 'hub' })).toBe(`For the meeting on Thu 26 Nov. ${said}`)
})
