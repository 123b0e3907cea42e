import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { csvRows } from './csv.ts'
import { sampleOf } from './screens/states/state.ts'
import { instantNamed } from './kit/instants.ts'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'

test('a coordinator follows a figure to names and says what changes next; leadership hands the page on and sees no name', async () => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin)
  await enter(page, sampleOf.coordinator)
  await page.goto('/home')
  await page.getByRole('link', { name: 'Reports', exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Attendance' }).waitFor()
  await page.getByRole('radio', { name: 'Hub', exact: true }).check()
  await page.getByRole('columnheader', { name: 'Hub' }).waitFor()
  await expectAccessible()
  const figure = page.getByRole('button', { name: /show who/ }).first()
  if ((await figure.count()) > 0) {
    await figure.click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    await page.keyboard.press('Escape')
  }
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  expect(table.suggestedFilename()).toBe('participation.csv')

  await page.getByRole('link', { name: 'For governors' }).click()
  await page.getByRole('heading', { level: 1, name: 'Autumn term' }).waitFor()
  await page.getByLabel('In a sentence or two').fill('Meetings will start ten minutes later.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()

  const { page: leader, expectAccessible: accessible } = await visit(server.origin, {
    viewport: { width: 390, height: 844 },
  })
  await enter(leader, sampleOf.leadership)
  await leader.goto('/reports/terms/1')
  await leader.getByText('Meetings will start ten minutes later.').waitFor()
  await accessible()
  const [pdf] = await Promise.all([
    leader.waitForEvent('download'),
    leader.getByRole('button', { name: 'Download as PDF' }).click(),
  ])
  expect(pdf.suggestedFilename()).toBe('governors-report.pdf')
  await leader.goto('/reports/participation')
  await leader.getByRole('heading', { level: 1, name: 'Attendance' }).waitFor()
  expect(await leader.getByRole('button', { name: /show who/ }).count()).toBe(0)
})

type Cell = { table: string; row: string; column: string; figure: string }

/** Each figure of each table on the page, with what it stands beside and under. */
const figuresOn = (page: Page): Promise<Cell[]> =>
  page.locator('main table').evaluateAll(tables =>
    (tables as HTMLTableElement[]).flatMap(table =>
      [...table.tBodies].flatMap(body =>
        [...body.rows].flatMap(row =>
          [...row.cells].slice(1).map(cell => ({
            table: table.caption?.textContent ?? '',
            row: row.cells[0]?.textContent ?? '',
            column: table.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent ?? '',
            figure: cell.textContent ?? '',
          })),
        ),
      ),
    ),
  )

/** What is worked out of figures that are in the file. */
const workedOut = /^(Change|Share .*)$/
const plainly = (text: string) =>
  text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replace(/^\d+\. /, '')
    .toLowerCase()
    .trim()

/** The numbers that a cell says; hours as the minutes that a file has. */
function numbersIn(figure: string): number[] {
  const time = /^(?:(\d+) hours?)?(?: ?(\d+) minutes?)?$/.exec(figure)
  if (time && figure !== '') return [Number(time[1] ?? 0) * 60 + Number(time[2] ?? 0)]
  return [...figure.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
}

/** Whether a row of the file says this figure: of this row and column, in whichever way the table is turned. */
function says(line: Record<string, string>, { row, column, figure }: Cell): boolean {
  const isNamed = (name: string) =>
    Object.entries(line).some(([head, value]) => [head, value].some(each => plainly(each).includes(plainly(name))))
  const about = [row, column].filter(name => name !== '' && name !== 'Tried, and how it went')
  const has = (number: number) => Object.values(line).some(value => value !== '' && Number.parseFloat(value) === number)
  const numbers = numbersIn(figure)
  const isSaid = numbers.length > 0 ? numbers.every(has) : Object.values(line).includes(figure)
  return isSaid && about.every(isNamed)
}

test('each table of the reports is in its file with the same figures, for whoever sees it', async () => {
  // While there is something in each: on the first day of a year nobody has been covered.
  const server = await startServer('sample', { at: instantNamed('mid-term') })
  const seen = new Map<string, number>()
  const missing: string[] = []
  async function walk(page: Page, address: string, file: string) {
    await page.goto(address)
    await settled(page)
    const answer = await page.request.get(`/api/v1/reports/${file}`)
    expect(answer.status(), file).toBe(200)
    const lines = csvRows(await answer.text())
    for (const cell of await figuresOn(page)) {
      if (workedOut.test(cell.column) || !/\d|Not shown/.test(cell.figure)) continue
      seen.set(cell.table, (seen.get(cell.table) ?? 0) + 1)
      // "7 of 12 places" are two lines of the governors' file.
      const figure = cell.figure.replace(/ of \d+$/, '')
      // Of the reviews the page has the latest, with its half term.
      const [review = '', halfTerm = ''] = cell.column === 'Latest review' ? figure.split(', ') : []
      const said = review ? { ...cell, figure: review, column: halfTerm } : { ...cell, figure }
      if (!lines.some(line => says(line, said))) missing.push(`${address}: ${JSON.stringify(cell)}`)
    }
  }
  const topics = ['participation', 'follow-through', 'strategies', 'outcomes', 'hours', 'evaluation']
  const { page: leader } = await visit(server.origin)
  await enter(leader, sampleOf.leadership)
  for (const topic of topics) await walk(leader, `/reports/${topic}`, `csv?topic=${topic}`)
  for (const by of ['hub', 'kind'])
    for (const topic of ['follow-through', 'evaluation'])
      await walk(leader, `/reports/${topic}?by=${by}`, `csv?topic=${topic}`)
  await walk(leader, '/reports/terms/1', 'terms/1/csv')
  const { page: coordinator } = await visit(server.origin)
  await enter(coordinator, sampleOf.coordinator)
  for (const [topic, by] of [
    ['participation', 'department'],
    ['hours', 'kind'],
    ['follow-through', 'all'],
  ])
    await walk(coordinator, `/reports/${topic}?by=${by}`, `csv?topic=${topic}`)
  expect(missing).toEqual([])
  for (const table of [
    'Attendance at meetings',
    'Plans made',
    'Cover for observations',
    'Places and attendance by hub',
  ])
    expect([table, seen.has(table)]).toEqual([table, true])
})
