import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter } from 'vitest/node'
import { leftOut } from './machine.ts'
import { readTried } from './tried.ts'

const kept = path.join(import.meta.dirname, '../operating/faults.md')

function table(): string {
  const rows = readTried().map(
    ({ fault, tried, acknowledged, lost, said }) =>
      `| ${fault} | ${tried} | ${acknowledged.toLocaleString('en-GB')} | ${lost} | ${said} |`,
  )
  return [
    '| fault | tried | acknowledged | lost | what was said |',
    '|---|---|---|---|---|',
    ...rows.toSorted((a, b) => a.localeCompare(b)),
  ].join('\n')
}

/** Between these two lines of the page, the table of the latest run that was kept. */
const [from, to] = ['<!-- the table -->', '<!-- its end -->']

/** Prints what was tried and what was lost; with FAULTS_KEEP=1 puts it into the guide's page as well. */
export class TableReporter implements Reporter {
  async onTestRunEnd(): Promise<void> {
    if (readTried().length === 0) return
    const said = table()
    console.log(`\n${said}`)
    for (const { file, what } of leftOut) console.log(`Not tried on this machine: ${file} needs ${what}.`)
    if (!process.env.FAULTS_KEEP) return
    const { readFileSync } = await import('node:fs')
    const page = readFileSync(kept, 'utf8')
    const [before = '', after = ''] = [page.split(from)[0], page.split(to)[1]]
    writeFileSync(kept, `${before}${from}\n${said}\n${to}${after}`)
  }
}
