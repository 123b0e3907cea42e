import { drawPdfs } from '../src/files/pdf-drawing.ts'
import { write } from '../src/files/pdf.ts'

/** Drawn as far as its first line, then once somebody else has written into `turns`. */
export type WaitingFacts = { turns: Int32Array<SharedArrayBuffer> }

const BEGUN = 0
const GO_ON = 1
const LONGEST_MS = 60_000

drawPdfs((page, { turns }: WaitingFacts) => {
  Atomics.add(turns, BEGUN, 1)
  if (Atomics.wait(turns, GO_ON, 0, LONGEST_MS) === 'timed-out') throw new Error('nobody had a turn')
  write(page, 'Seen', { size: 12 })
})
