import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../errors.ts'
import type { Drawing, Drawn } from './pdf-drawing.ts'
import type { Making } from './pdf.ts'

const PATIENCE_MS = 30_000
const IDLE_MS = MINUTE_MS
const MEMORY_MB = 256

type Waiting = { resolve(pdf: Buffer): void; reject(error: Error): void }

/**
 * Draws PDFs of one kind in a thread beside the server: loading what draws them takes longer than drawing one, so the
 * thread begins with the first that is asked for and ends a minute after the last. It keeps no process alive.
 * @param draws the worker's file, which says how: see `drawPdfs`
 * @returns what gives the PDF, and rejects where it can't be drawn or takes too long
 */
export function createPdfThread<Facts>(draws: URL) {
  let thread: Worker | undefined
  let number = 0
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, Waiting>()

  function end(why: Error) {
    const ended = thread
    thread = undefined
    for (const { reject } of waiting.values()) reject(why)
    waiting.clear()
    void ended?.terminate()
  }

  function begin(): Worker {
    const begun = new Worker(draws, { env: {}, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    begun.on('message', (drawn: Drawn) => {
      const asked = waiting.get(drawn.id)
      if ('pdf' in drawn) asked?.resolve(Buffer.from(drawn.pdf.buffer, drawn.pdf.byteOffset, drawn.pdf.byteLength))
      else if ('refusal' in drawn) asked?.reject(new Refusal(drawn.refusal.code, drawn.refusal.message))
      else asked?.reject(new Error(drawn.error))
    })
    const gone = (why: Error) => {
      if (thread === begun) end(why)
    }
    begun.on('error', gone)
    begun.on('exit', () => gone(new Error('the thread that draws PDFs ended')))
    begun.unref()
    return begun
  }

  return async (making: Making, facts: Facts): Promise<Buffer> => {
    clearTimeout(idle)
    thread ??= begin()
    const [at, id] = [thread, ++number]
    const slow = setTimeout(() => end(new Error('a PDF took too long')), PATIENCE_MS)
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        at.postMessage({ id, making, facts } satisfies Drawing<Facts>)
      })
    } finally {
      waiting.delete(id)
      clearTimeout(slow)
      if (waiting.size === 0) idle = setTimeout(() => end(new Error('idle')), IDLE_MS).unref()
    }
  }
}
