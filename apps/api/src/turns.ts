import { setTimeout as wait } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

async function next<T>(before: Promise<unknown>, work: () => Promise<T> | T): Promise<T> {
  waiting++
  await before
  waiting--
  const began = performance.now()
  try {
    return await work()
  } finally {
    if (waiting > 0) await wait(performance.now() - began)
  }
}

/**
 * Does what keeps the whole process busy for a while, such as drawing a file: one after the other, with as long a rest
 * before the next as the last one took. However many somebody asks for at once, everybody else’s answers come in between.
 */
export function inTurn<T>(work: () => Promise<T> | T): Promise<T> {
  const mine = next(last, work)
  last = mine.catch(() => undefined)
  return mine
}
