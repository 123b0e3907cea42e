import { openServer } from '../../src/start.ts'
import { sharedCitationWorkers } from '../citation-workers.ts'
import { type Kind, travelTo } from '../time-travel.ts'
import { clientId, clientSecret, createIdp, type Idp } from './idp.ts'

// Servers one after the other in one process, warm from the second on, for journeys that never pull a server's plug.
// Takes `{ id, kind, aheadMs, vars }` from its parent and answers `{ id, origin }`; `{ id }` ends that one again.
// `visitor`: who comes to a sign-in service beside it, where visitors have accounts of their own; its `issuer` is answered.
type Order = {
  id: number
  kind?: Kind
  aheadMs: number
  vars: Record<string, string>
  visitor?: Idp['account'] & { at: string }
}

const running = new Map<number, Awaited<ReturnType<typeof openServer>>>()
const services = new Map<number, Idp>()

async function execute({ id, kind, aheadMs, vars, visitor }: Order): Promise<{ origin?: string; issuer?: string }> {
  if (!kind) {
    await running.get(id)?.close()
    await services.get(id)?.stop()
    running.delete(id)
    services.delete(id)
    return {}
  }
  const citationWorkers = sharedCitationWorkers()
  let origin = ''
  const back = () => `${origin}/api/v1/public/visitor-accounts/${visitor?.at.toLowerCase()}/callback`
  const idp = visitor && (await createIdp(back))
  const accounts = idp && [{ name: visitor.at, issuer: idp.issuer, clientId, clientSecret }]
  const all = { ...vars, ...(accounts && { VISITOR_ACCOUNTS: JSON.stringify(accounts) }) }
  const server = await openServer({ ...travelTo(kind, aheadMs), citationWorkers, greet: () => {} }, all)
  running.set(id, server)
  origin = server.origin
  if (!idp) return { origin }
  const { at: _, ...account } = visitor
  idp.account = account
  services.set(id, idp)
  await idp.start()
  return { origin, issuer: idp.issuer }
}

process.on('message', async (order: Order) => {
  try {
    process.send?.({ id: order.id, ...(await execute(order)) })
  } catch (error) {
    process.send?.({ id: order.id, error: String(error) })
  }
})
process.once('disconnect', () => process.exit(0))
