import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')

/** The sources of all packages, tests left out. */
const sources = ['apps/api/src', 'apps/web/src', 'packages/rules/src', 'packages/schema/src'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map(file => path.posix.join(folder, file.replaceAll('\\', '/'))),
)
const withWords = (pattern: RegExp) => sources.filter(file => pattern.test(readFileSync(path.join(root, file), 'utf8')))

test('dates and times become words in one place, in no language but ours', () => {
  expect(withWords(/\.toLocale\w*String\(|Intl\.DateTimeFormat\b|\.to(Date|Time|UTC)String\(/)).toEqual([
    'apps/web/src/lib/time/time.ts',
  ])
  expect(withWords(/\bJanuary February\b|['"]Jan(uary)?['"]/)).toEqual(['packages/rules/src/dates/dates.ts'])
})

test('no field leaves the order of a date to the browser', () => {
  expect(withWords(/type=\{?["'](date|time|datetime-local|month|week)["']/)).toEqual([])
})

/** The schema may import no rule, so it says its own. */
const ofSchema = (file: string) => file.startsWith('packages/schema/')

test('a minute, an hour and a day are written down once', () => {
  const figure = /\b(60_000|3_600_000|86_400_000|60 \* 1000|24 \* 60 \* (60 \* |minute)|(SECOND|second)(_MS)? = 1000\b)/
  expect(withWords(figure).filter(file => !ofSchema(file))).toEqual(['packages/rules/src/dates/durations.ts'])
})

test('whether a meeting is over is decided in one place, so that all pages say the same in the same minute', () => {
  const compares = /Date\.parse\([\w.]*endsAt\)\s*[<>]=?\s*now\b/
  expect(compares.test('past: Date.parse(meeting.endsAt) < now,')).toBe(true)
  expect(withWords(compares)).toEqual(['packages/rules/src/agenda/meeting-end.ts'])
})

test('an instant is written as it crosses the wire in one place of each side', () => {
  expect(withWords(/\.toISOString\(/).filter(file => !/\.testkit\.tsx?$/.test(file))).toEqual([
    'apps/api/src/time/clock.ts',
    'apps/web/src/lib/time/wall-clock.ts',
    'packages/rules/src/dates/school-days.ts',
  ])
})
