import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  amount,
  count,
  figure,
  countdown,
  duration,
  endsAt,
  inWords,
  lateOrEarly,
  leftInWords,
  placesLeft,
  startedAt,
  wholeMinutes,
} from './words.ts'

test('numbers up to nine are words', () => {
  expect([0, 1, 9, 10].map(inWords)).toEqual(['no', 'one', 'nine', '10'])
  expect([0, 1, 2].map(n => count(n, 'person', 'people'))).toEqual(['no people', 'one person', 'two people'])
  expect([0, 1, 12].map(n => figure(n, 'person', 'people'))).toEqual(['0 people', '1 person', '12 people'])
  expect([0, 1, 2, -1].map(placesLeft)).toEqual([
    'no places left',
    'one place left',
    'two places left',
    'no places left',
  ])
})

test('the end is said with how late it is', () => {
  expect(endsAt('16:11', -79)).toBe('Ends 16:11, 1 hour 19 minutes early')
  expect([0, 4, -116].map(lateOrEarly)).toEqual(['on time', 'four minutes late', '1 hour 56 minutes early'])
  expect(endsAt('19:30', 120)).toBe('Ends 19:30, 2 hours late')
  expect(endsAt('17:34', 4)).toBe('Ends 17:34, four minutes late')
  expect(endsAt('17:30', 0)).toBe('Ends 17:30, on time')
  expect(endsAt('17:29', -1)).toBe('Ends 17:29, one minute early')
  expect(endsAt('17:31', 1, true)).toBe('Ended 17:31, one minute late')
  expect([0, 1, -2].map(late => startedAt('15:31', late))).toEqual([
    'Started 15:31',
    'Started 15:31, one minute late',
    'Started 15:31, two minutes early',
  ])
})

test('a countdown shows 0:00 exactly at the end and counts on', () => {
  expect([108_000, 107_001, 1, 0, -999, -1000, -12_000].map(countdown)).toEqual([
    '1:48',
    '1:48',
    '0:01',
    '0:00',
    '0:00',
    '+0:01',
    '+0:12',
  ])
  expect([0, 232_999, 3_725_000].map(duration)).toEqual(['0:00', '3:52', '1:02:05'])
})

test('time left in words', () => {
  expect([900_000, 60_000, 59_999, 0, -59_999, -120_000].map(leftInWords)).toEqual([
    '15 minutes left',
    'one minute left',
    'less than a minute left',
    'time is up',
    'time is up',
    'two minutes over',
  ])
  expect([60_000, -120_000, 90_000].map(amount)).toEqual(['one minute', 'two minutes', '1:30'])
})

test('whole minutes are the nearest, and never minus zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e8, max: 1e8 }), ms => {
      expect(Math.abs(wholeMinutes(ms) * 60_000 - ms)).toBeLessThanOrEqual(30_000)
      expect(Object.is(wholeMinutes(ms), -0)).toBe(false)
    }),
  )
})
