import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Bar, Row } from './figures.ts'

const kept = path.join(import.meta.dirname, '.last.json')

/** What was measured the last time, by the row's name. */
type Baseline = Record<string, { ours: number; ratio: number | null; on: string }>

export function readStored(): Baseline {
  return existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
}

/** Rows that were not measured this time stay as they were. */
export function keep(rows: Row[], before: Baseline) {
  const on = new Date().toISOString().slice(0, 16)
  const now = Object.fromEntries(rows.map(({ work, ours, ratio }) => [work, { ours, ratio, on }]))
  writeFileSync(kept, JSON.stringify({ ...before, ...now }, null, 1))
}

const digits = (number: number) => number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0)

function barText({ most, least, tail }: Bar, unit: string, alone: boolean): string {
  const texts = [
    most !== undefined && (alone ? `${most} ${unit}` : `${most}`),
    least !== undefined && `at least ${least}`,
    tail && `${tail.most} at ${tail.share * 100} of 100`,
    tail?.within !== undefined && `within ${tail.within} ${unit}`,
  ]
  return texts.filter(Boolean).join(', ') || '-'
}

/** The change of the ratio since the last time, or of the figure where there is no ratio. */
function changeText({ work, ours, ratio }: Row, before: Baseline): string {
  const last = before[work]
  const [was, is] = last?.ratio && ratio ? [last.ratio, ratio] : [last?.ours, ours]
  if (was === undefined) return '-'
  const percent = Math.round((is / was - 1) * 100)
  return `${percent > 0 ? '+' : ''}${percent} %`
}

/** One line for each row, in columns; also what stands in the README. */
export function printTable(rows: Row[], before: Baseline) {
  const lines = rows.map(row => [
    row.work,
    `${digits(row.ours)} ${row.unit}`,
    row.bare === null ? '-' : `${digits(row.bare)} ${row.unit}`,
    [
      row.ratio === null ? '-' : digits(row.ratio),
      row.spread && `(${row.spread.map(digits).join('-')})`,
      row.tail !== null && `tail ${digits(row.tail)}, ${digits(row.tailEnd ?? Number.NaN)} ${row.unit}`,
    ]
      .filter(Boolean)
      .join(' '),
    barText(row.bar, row.unit, row.ratio === null),
    row.over ? 'over' : '',
    changeText(row, before),
  ])
  const all = [['work', 'ours', 'bare', 'ours / bare', 'bar', '', 'since last'], ...lines]
  const widths = all[0]?.map((_, column) => Math.max(...all.map(line => line[column]?.length ?? 0))) ?? []
  const draw = (line: string[]) => `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...rest] = all
  console.log(`\n${draw(head)}\n${draw(widths.map(width => '-'.repeat(width)))}`)
  for (const line of rest) console.log(draw(line))
}
