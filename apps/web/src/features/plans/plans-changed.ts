import type { QueryClient } from '@tanstack/react-query'

/** A plan or a report shows in the lists, at the start of the next one, and in requests: all are asked again. */
export function plansChanged(client: QueryClient): Promise<void> {
  return Promise.all([
    client.invalidateQueries({ queryKey: ['plans'] }),
    client.invalidateQueries({ queryKey: ['support'] }),
  ]).then(() => undefined)
}
