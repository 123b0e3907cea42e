import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { allocate, type AllocationResult } from './allocate.ts'
import { conflictSentences } from './conflict-labels.ts'
import { findConflict } from './conflict.ts'
import { readRecord, RecordError } from './read-record.ts'
import type { AllocationRecord } from './record.ts'

// `npm run draw -- record.json` repeats an allocation from its record, without a network, a database or a clock.
// Ends with 0 and the result; 1 if nothing satisfies the record; 2 if it can't be read; 3 if it holds another result.

class Unreadable extends Error {}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new Unreadable(`There is no file ${file}.`)
    if (code === 'EISDIR') throw new Unreadable(`${file} is a folder. Name a record in it.`)
    throw new Unreadable(`${file} can’t be read: ${String(code ?? error)}.`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Unreadable(`${file} isn’t JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const say = (lines: readonly string[]) => process.stderr.write(`${lines.join('\n')}\n`)

async function sayConflict(record: AllocationRecord) {
  const { why, relax } = conflictSentences(await findConflict(record), { hub: id => id, person: id => id })
  say(['No allocation satisfies this record.', ...why, ...relax])
}

/** A stored record holds what was published: it has to be the same again. */
function isAsStored({ result: stored }: AllocationRecord, result: AllocationResult): boolean {
  return stored === undefined || isDeepStrictEqual(stored, result)
}

async function draw(given: string | undefined): Promise<number> {
  if (given === undefined) throw new Unreadable('Name a record: npm run draw -- record.json')
  // npm runs scripts in the package's folder; the file is named from where the person stands.
  const record = readRecord(readJson(path.resolve(process.env.INIT_CWD ?? process.cwd(), given)))
  const allocation = await allocate(record)
  if (allocation.status === 'infeasible') {
    await sayConflict(record)
    return 1
  }
  if (allocation.status === 'out-of-time') throw new Error('a solver without a limit ran out of time')
  process.stdout.write(`${JSON.stringify(allocation.result, null, 2)}\n`)
  if (isAsStored(record, allocation.result)) return 0
  say([
    'This isn’t the result that the record holds. The record or its result was changed, or it was published before it was proved the best.',
  ])
  return 3
}

try {
  process.exitCode = await draw(process.argv[2])
} catch (error) {
  if (!(error instanceof RecordError) && !(error instanceof Unreadable)) throw error
  say(error instanceof RecordError ? error.sentences : [error.message])
  process.exitCode = 2
}
