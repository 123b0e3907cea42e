import { parentPort } from 'node:worker_threads'
import { Refusal } from '../errors.ts'
import { lowerThreadPriority } from '../work/thread-priority.ts'
import { makePdf, type Making, type Page } from './pdf.ts'

export type Drawing<Facts> = { id: number; making: Making; facts: Facts }
export type Drawn = { id: number } & (
  | { pdf: Uint8Array }
  | { refusal: Pick<Refusal, 'code' | 'message'> }
  | { error: string }
)

async function answerTo<Facts>({ id, making, facts }: Drawing<Facts>, draw: (page: Page, facts: Facts) => void) {
  try {
    return { id, pdf: await makePdf(making, page => draw(page, facts)) }
  } catch (error) {
    if (error instanceof Refusal) return { id, refusal: { code: error.code, message: error.message } }
    return { id, error: error instanceof Error ? error.message : 'failed' }
  }
}

/** What a thread is for: it draws one kind of PDF, one after the other, whenever the server has nothing else to do. */
export function drawPdfs<Facts>(draw: (page: Page, facts: Facts) => void): void {
  lowerThreadPriority()
  parentPort?.on('message', async (drawing: Drawing<Facts>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage((await answerTo(drawing, draw)) satisfies Drawn)
  })
}
