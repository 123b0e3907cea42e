import { expect, test } from 'vitest'
import { meetingShape } from './meeting-shape.ts'

test('two hours are shared out as the model shares them', () => {
  expect(meetingShape(120).map(part => part.minutes)).toEqual([8, 8, 40, 32, 24, 8])
})

test.each([30, 75, 90, 100, 121, 240])('the parts of %i minutes add up', minutes => {
  const parts = meetingShape(minutes).map(part => part.minutes)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minutes)
})
