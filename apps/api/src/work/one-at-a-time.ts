let last: Promise<unknown> = Promise.resolve()

/**
 * Does what keeps the whole process busy for a while, such as drawing a file: one after the other, with as long a rest
 * before the next as the last one took. However many somebody asks for at once, everybody else’s answers come in between.
 */
export async function inTurn<T>(work: () => Promise<T> | T): Promise<T> {
  const before = last
  const { promise, resolve } = Promise.withResolvers<void>()
  last = promise
  await before
  const began = performance.now()
  try {
    return await work()
  } finally {
    setTimeout(resolve, performance.now() - began)
  }
}
