import { expect, test } from 'vitest'
import { pastedDay, pastedTime } from './typed-date.ts'

test.each([
  ['3/11/2026', '2026-11-03'],
  ['03.11.26', '2026-11-03'],
  ['3 Nov 2026', '2026-11-03'],
  ['Tue 3rd November 2026', '2026-11-03'],
  ['Tuesday, 3 November 2026', '2026-11-03'],
  [' 2026-11-03', '2026-11-03'],
  ['2026-11-03T10:00:00Z', '2026-11-03'],
  ['29/2/2028', '2028-02-29'],
  ['29/2/2027', null],
  ['03112026', '2026-11-03'],
  ['31112026', null],
  ['3112026', null],
  ['11/23/2026', null],
  ['3 Nev 2026', null],
  ['next Tuesday', null],
  ['', null],
])('the day in “%s” is %s', (text, day) => {
  expect(pastedDay(text)).toBe(day)
})

test.each([
  ['15:30', '15:30'],
  ['9.05', '09:05'],
  ['3:30 pm', '15:30'],
  ['12am', '00:00'],
  ['12 p.m.', '12:00'],
  ['15:30:00', '15:30'],
  ['24:00', null],
  ['1530', '15:30'],
  ['0330pm', '15:30'],
  ['2400', null],
  ['153', null],
  ['13pm', null],
  ['15', null],
])('the time in “%s” is %s', (text, time) => {
  expect(pastedTime(text)).toBe(time)
})
