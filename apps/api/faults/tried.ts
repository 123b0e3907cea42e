import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** One line of the table: what was done to the server, how often, and what became of what it had acknowledged. */
export type Tried = {
  fault: string
  /** What was done, with its number of times. */
  tried: string
  /** So many writes were answered with success. */
  acknowledged: number
  /** And of those so many were not there afterwards, or were there twice. */
  lost: number
  /** What people, or whoever starts the server, were told. */
  said: string
}

const file = () => process.env.FAULTS_TRIED ?? ''

/** Puts a line into the table that the run prints at its end. */
export function writeDown(line: Tried): void {
  if (file())
    appendFileSync(file(), `${JSON.stringify({ ...line, said: line.said.replaceAll(/\/\S*\/sample/g, '…') })}\n`)
}

/** All that were put down in this run. */
export function readTried(): Tried[] {
  if (!existsSync(file())) return []
  return readFileSync(file(), 'utf8')
    .trim()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Tried)
}
