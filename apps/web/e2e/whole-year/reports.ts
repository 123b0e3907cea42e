import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { writtenIn } from '../kit/pdf.ts'
import { type Happened, sumOf } from './half-terms.ts'
import { colleagues, hubs } from './school.ts'
import type { Year } from './year.ts'

/** The last line of a table, cell by cell, as it is read. */
async function wholeYear({ desk }: Year, table: string): Promise<string[]> {
  const row = desk.page.getByRole('table', { name: table, exact: true }).getByRole('row', { name: /^Whole year/u })
  await row.waitFor()
  const cells = await row.getByRole('cell').all()
  return Promise.all(cells.map(async cell => (await cell.getByRole('button').or(cell).first().innerText()).trim()))
}

async function saved({ desk }: Year, button: string): Promise<Buffer> {
  const [file] = await Promise.all([desk.page.waitForEvent('download'), desk.tap('button', button)])
  return readFile(await file.path())
}

/** "4 hours 10 minutes" as a number. */
function minutesIn(words: string): number {
  const [, hours = 0, minutes = 0] = /^(?:(\d+) hours?)? ?(?:(\d+) minutes?)?$/u.exec(words) ?? expect.fail(words)
  return Number(hours) * 60 + Number(minutes)
}

const share = (part: number, all: number) => `${Math.round((part / all) * 100)}%`

/** Every report of the year is opened from the one before it, and says what happened. */
export async function readReports(year: Year, halfTerms: readonly Happened[]) {
  const { desk } = year
  const happened = sumOf(halfTerms)
  const marks = happened.present + happened.missed
  const reports = () => desk.page.getByRole('navigation', { name: 'Reports' })
  await year.part('six reports read, one saved as a table', async () => {
    await desk.tap('link', 'Reports')
    await desk.isAt('Attendance')
    const attendance = [`${happened.present}`, `${happened.missed}`, '0', share(happened.present, marks)]
    expect(await wholeYear(year, 'Attendance at meetings')).toEqual(attendance)
    expect((await saved(year, 'Download as CSV')).toString()).toContain(attendance.slice(0, 3).join(','))
    await desk.tap('link', 'Plans', reports())
    await desk.isAt('Plans')
    const made = [`${happened.plans}`, `${marks - happened.plans}`, share(happened.plans, marks)]
    expect(await wholeYear(year, 'Plans made')).toEqual(made)
    expect((await wholeYear(year, 'Plans reported on')).at(0)).toBe(`${happened.reports}`)
    await desk.tap('link', 'Hours', reports())
    await desk.isAt('Hours')
    const [hours = ''] = await wholeYear(year, 'Hours of professional learning')
    expect(minutesIn(hours)).toBe(happened.minutes)
    for (const page of ['Strategies', 'Outcomes', 'Evaluation']) {
      await desk.tap('link', page, reports())
      await desk.isAt(page)
    }
  })
  await year.part('a page for governors, saved as a PDF', async () => {
    await desk.tap('link', 'For governors', reports())
    // The latest with figures first.
    await desk.isAt('Summer term')
    const terms = () => desk.page.getByRole('navigation', { name: 'Terms' })
    await desk.tap('link', 'Autumn', terms())
    await desk.isAt('Autumn term')
    await desk.expectAccessible()
    const autumn = sumOf(halfTerms.slice(0, 2))
    await desk.sees(/^10 of 10\s*meetings held/u)
    const written = writtenIn(await saved(year, 'Download as PDF'))
    expect(written).toContain('Hilltop School Learning Hubs: Autumn term, 2026-27')
    expect(written).toContain('Meetings held: 10 of 10.')
    expect(written).toContain(`Attendance: ${share(autumn.present, autumn.present + autumn.missed)}`)
    const [, hours = ''] = /Time given to learning: ([^.]+)\./u.exec(written) ?? []
    expect(minutesIn(hours)).toBe(autumn.minutes)
    for (const [, hub] of hubs) expect(written).toContain(`${hub} 12 of 12`)
    for (const { name } of colleagues) expect(written).not.toContain(name)
    for (const term of ['Spring', 'Summer']) {
      await desk.tap('link', term, terms())
      await desk.isAt(`${term} term`)
      await desk.sees(/^10 of 10\s*meetings held/u)
    }
  })
}

/** After the next year has begun, this one is found again, with the same figures. */
export async function readLastYear(year: Year, happened: Happened) {
  const { desk } = year
  await year.part('last year found again', async () => {
    await desk.tap('link', 'Programme', desk.nav)
    await desk.tap('link', 'Past years')
    await desk.isAt('Past years')
    await desk.sees('2026-27')
    await desk.expectAccessible()
    await desk.tap('link', 'Attendance')
    await desk.isAt('Attendance')
    await desk.page.locator('option:checked', { hasText: '2026-27' }).waitFor({ state: 'attached' })
    await desk.home()
    await desk.tap('link', 'Reports')
    await desk.pick('Year', '2026-27')
    await desk.sees('Reports · 2026-27')
    expect((await wholeYear(year, 'Attendance at meetings')).slice(0, 2)).toEqual([
      `${happened.present}`,
      `${happened.missed}`,
    ])
  })
}
