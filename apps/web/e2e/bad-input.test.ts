import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from './kit/server.ts'
import { sampleOf } from './screens/states/state.ts'
import { enter, visit } from './kit/visit.ts'

const people = (rows: number) => Array.from({ length: rows }, (_, n) => `P ${n},p${n}@hilltop.test`).join('\r\n')
const tabbed = (name: string) => `Name\tEmail\r\n${name}\tng@hilltop.test\r\n`

/** What is in a file, and what its page says of it where it is chosen: of no two the same, or the one before would do. */
const lists: [string, Buffer, string][] = [
  ['empty.csv', Buffer.from(''), 'This file is empty. Choose another one.'],
  ['only-names-of-columns.csv', Buffer.from('Name,Email\r\n'), 'There’s no one in this list.'],
  [
    'broken-quotes.csv',
    Buffer.from('Name,Email\r\n"Ann "Lee,ann@hilltop.test\r\n'),
    'quotation marks on line 2 don’t match',
  ],
  [
    'open-quote.csv',
    Buffer.from('Name,Email\r\n"Ann Lee,ann@hilltop.test\r\n'),
    'A quotation mark is opened and never closed.',
  ],
  ['workbook.csv', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(4000, 7)]), 'This is an Excel workbook.'],
  ['utf-16.csv', Buffer.from(`\ufeff${tabbed('Zo\u00eb Ng')}`, 'utf16le'), 'Zo\u00eb Ng'],
  ['utf-16-without-a-mark.csv', Buffer.from(tabbed('Chlo\u00eb Ng'), 'utf16le'), 'Chlo\u00eb Ng'],
  [
    'windows-1252.csv',
    Buffer.from('Name;Email\r\nZo\u00eb O\u0092Neill;zoe@hilltop.test\r\n', 'latin1'),
    'Zo\u00eb O’Neill',
  ],
  [
    'fifty-thousand.csv',
    Buffer.from(`Name,Email\r\n${people(50_000)}`),
    'This list has 50,000 rows. Import up to 5,000 at a time.',
  ],
]

async function choose(page: Page, button: string, name: string, buffer: Buffer) {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer })
}

test('bad files: each is answered in a sentence where it was chosen, and the next one can be chosen there', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  await enter(page, sampleOf.coordinator)
  await page.goto('/people/import')
  for (const [name, buffer, sentence] of lists) {
    expect(await page.getByText(sentence).count(), name).toBe(0)
    await choose(page, 'Choose a file', name, buffer)
    await page.getByText(sentence).first().waitFor()
  }
  await page.goto('/programme')
  await page.getByRole('button', { name: 'Paste all dates, or choose a calendar file' }).click()
  await choose(
    page,
    'Choose an .ics file',
    'nonsense.ics',
    Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:soon'),
  )
  await page.getByText('no dates').first().waitFor()
})
