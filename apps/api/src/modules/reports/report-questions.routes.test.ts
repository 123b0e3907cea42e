import { expect, test } from 'vitest'
import { fillReportSchool } from '../../../bench/report-school.ts'
import { missingReports, reportAddresses } from '../../../test/report-addresses.ts'
import { collectQuestions } from '../../../test/store-questions.ts'
import { buildTestApp } from '../../../test/test-app.ts'

/** How many questions each report puts to the store, at a school of so many people after so many years. */
async function questionsAt(asked: unknown[], school: { years: number; people: number }) {
  const { app, store, clock } = await buildTestApp({ LOG_LEVEL: 'fatal' })
  clock.now = Date.now()
  const readers = await fillReportSchool(store, school.years, school.people)
  expect(await missingReports(app)).toEqual([])
  const counts: [string, number][] = []
  for (const [who, address] of reportAddresses) {
    const ask = () => app.inject({ url: `/api/v1${address}`, headers: { cookie: readers[who] } })
    // Whoever asks first counts what is due, and finds what is kept in memory from then on.
    expect((await ask()).statusCode, address).toBe(200)
    asked.length = 0
    await ask()
    counts.push([`${who} ${address}`, asked.length])
  }
  return counts
}

test('a report asks no more of the store after five years than after one, nor of thirty people than of ten', async () => {
  const asked = collectQuestions()
  const small = await questionsAt(asked, { years: 1, people: 10 })
  expect(small.filter(([, questions]) => questions === 0)).toEqual([])
  expect(await questionsAt(asked, { years: 5, people: 10 })).toEqual(small)
  // Some ask about so many meetings at a time, of which thirty people have more: one for each group would be two more.
  const large = await questionsAt(asked, { years: 1, people: 30 })
  expect(large.filter(([, questions], at) => questions > (small[at]?.[1] ?? 0) + 1)).toEqual([])
})
