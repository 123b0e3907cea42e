import { expect, test } from 'vitest'
import { isMeetingOver, plannedEnd } from './meeting-end.ts'

const endsAt = '2026-11-25T17:30:00.000Z'
const [before, at, after] = [-1, 0, 60_000].map(ms => Date.parse(endsAt) + ms) as [number, number, number]

test.each([
  ['planned', false, true, true],
  ['cancelled', false, true, true],
  ['running', false, false, false],
  ['ended', true, true, true],
])('a meeting that is %s is over before, at and after its planned end: %s, %s, %s', (status, ...over) => {
  expect([before, at, after].map(now => isMeetingOver({ status, endsAt }, now))).toEqual(over)
})

test('where only its end is public, it is over when it has ended or its time has gone by', () => {
  expect(isMeetingOver({ ended: true, endsAt }, before)).toBe(true)
  expect([before, at].map(now => isMeetingOver({ ended: false, endsAt }, now))).toEqual([false, true])
})

test('once a meeting has begun, nobody reads its planned end', () => {
  expect(['planned', 'cancelled'].map(status => plannedEnd({ status, endsAt }))).toEqual([endsAt, endsAt])
  expect(['running', 'ended'].map(status => plannedEnd({ status, endsAt }))).toEqual([null, null])
})
