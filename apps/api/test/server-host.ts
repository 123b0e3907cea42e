import { openServer } from '../src/start.ts'
import { type Kind, travelTo } from './travel.ts'

// Servers one after the other in one process, warm from the second on, for journeys that never pull a server's plug.
// Takes `{ id, kind, aheadMs, vars }` from its parent and answers `{ id, origin }`; `{ id }` ends that one again.
type Order = { id: number; kind?: Kind; aheadMs: number; vars: Record<string, string> }

const running = new Map<number, Awaited<ReturnType<typeof openServer>>>()

async function carryOut({ id, kind, aheadMs, vars }: Order): Promise<string | undefined> {
  if (!kind) {
    await running.get(id)?.close()
    running.delete(id)
    return undefined
  }
  const server = await openServer({ ...travelTo(kind, aheadMs), greet: () => {} }, vars)
  running.set(id, server)
  return server.origin
}

process.on('message', async (order: Order) => {
  try {
    process.send?.({ id: order.id, origin: await carryOut(order) })
  } catch (error) {
    process.send?.({ id: order.id, error: String(error) })
  }
})
process.once('disconnect', () => process.exit(0))
