const listeners = new Set<() => void>()

/** Calls each time the server has been heard from, by whatever way. @returns how to be told no more */
export function onReached(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The server was heard from: what waits for it need not wait for its next try. */
export function tellReached() {
  for (const listener of listeners) listener()
}
