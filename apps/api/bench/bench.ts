import { rowOf, type Row } from './figures.ts'
import { describeMachine } from './machine.ts'
import { allocationAnswerRows } from './rows/allocation-answers.ts'
import { allocationRows } from './rows/allocation.ts'
import { firstLoadRows } from './rows/first-load.ts'
import { growthRows } from './rows/growth.ts'
import { liveRows } from './rows/live.ts'
import { processRows } from './rows/process.ts'
import { reportRows } from './rows/reports.ts'
import { writeRows } from './rows/writes.ts'
import { keep, printTable, readStored } from './table.ts'
import { createWorld, type Work } from './world.ts'

// Each row beside the least that could do the same work, in the same run, in turns. Nothing here passes or fails.
// `npm run bench -- live` measures the rows with "live" in their names. Those of schools that take minutes to make are
// left to that, or to `npm run bench -- all`, so that the rest is done in three.
const asked = process.argv[2]?.toLowerCase()
const isAsked = ({ work, large }: Work) =>
  asked === undefined ? !large : asked === 'all' || work.toLowerCase().includes(asked)
const works = [
  ...liveRows,
  ...processRows,
  ...writeRows,
  ...firstLoadRows,
  ...growthRows,
  ...reportRows,
  ...allocationRows,
  ...allocationAnswerRows,
].filter(isAsked)
if (works.length === 0) throw new Error(`no row has "${asked}" in its name`)

const world = createWorld()
// Ends the servers too.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void world.end().finally(() => process.exit(1)))

const before = readStored()
const rows: Row[] = []
const began = performance.now()
try {
  console.log(describeMachine(world.folder))
  for (const { work, unit, bar, measure } of works) {
    const at = performance.now()
    // One that can't be measured takes none of the others with it.
    const said = await measure(world).then(
      rounds => void rows.push(rowOf(work, unit, bar, rounds)),
      (error: Error) => ` failed: ${error.message}`,
    )
    console.log(`${((performance.now() - at) / 1000).toFixed(0).padStart(3)} s  ${work}${said ?? ''}`)
  }
} finally {
  await world.end()
}
keep(rows, before)
printTable(rows, before)
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} seconds`)
