import { id as idSchema } from '@hubs/schema/common'
import { asSystem } from '../../authorize.ts'
import { yearIsOver } from '../../errors.ts'
import { createCache } from '../../store/cache.ts'
import type { GuardedStore } from '../../store/store.ts'
import { findYear, type OfYear, type Year } from './past-years.repo.ts'

/** Whose year a write is about, by the beginning of its address: the id is the part that follows. */
const byAddress: Record<string, OfYear> = {
  '/meetings/:id': 'meeting',
  '/groups/:id': 'group',
  '/half-terms/:id': 'half-term',
  '/days-off/:id': 'day-off',
  '/outcomes/:id': 'outcome',
  '/plans/:id': 'plan',
  '/reports/:id': 'report',
  '/support/:id': 'support',
  '/observations/:id': 'observation',
  '/cover-requests/:id': 'observation',
  '/allocations/:id': 'allocation',
  '/reallocations/:id': 'reallocation',
  '/swap-offers/:id': 'swap',
  '/placement-changes/:id': 'placement-change',
  '/placement-rules/:id': 'placement-rule',
  '/replies/:id': 'reply',
}

/** The same where the id is in what is sent. */
const byBody: Record<string, { field: string; kind: OfYear }> = {
  'POST /plans': { field: 'meetingId', kind: 'meeting' },
  'POST /reminders': { field: 'meetingId', kind: 'meeting' },
  'POST /people/:id/hours/corrections': { field: 'programmeId', kind: 'programme' },
}

/** What people may do of a year that is over: take something of theirs back, tell the world what they tried, switch a screen off. */
const stillOpen = new Set([
  'PUT /replies/:id/removal',
  'PUT /reports/:id/publication',
  'DELETE /meetings/:id/displays/:displayId',
])

export type Write = { method: string; route: string; params: unknown; body: unknown }

/** Looked at before what was sent is: what can be no id names nothing. */
const idIn = (from: unknown, field: string) =>
  idSchema.safeParse(typeof from === 'object' && from !== null ? Reflect.get(from, field) : undefined).data

/** The kind of record that a writing route changes, where that is of one year. `route`: as `/meetings/:id/minutes`. */
export function yearOfWrite({ method, route }: Pick<Write, 'method' | 'route'>) {
  if (stillOpen.has(`${method} ${route}`)) return undefined
  const body = byBody[`${method} ${route}`]
  if (body) return { ...body, from: 'body' as const }
  // A hub and the public page are named by their address, which is this year's; a meeting by its id.
  if (route === '/discussions/:place/:key/replies') return { kind: 'meeting', field: 'key', from: 'params' } as const
  const kind =
    byAddress[
      route
        .replace(/^\/me(?=\/swap-offers)/, '')
        .split('/')
        .slice(0, 3)
        .join('/')
    ]
  return kind && { kind, field: 'id', from: 'params' as const }
}

/** Years that are over: everything of them can be read, and nothing of them changes. */
export function createPastYears({ store }: { store: GuardedStore }) {
  const { read } = asSystem(store, 'whether the year of what is written is over')
  const known = createCache<Year>(store, ['hubs', 'meetings'])

  return {
    /** Throws where what is to be written belongs to a year of this school that is over. */
    async refusePast(schoolId: string, write: Write): Promise<void> {
      const found = yearOfWrite(write)
      const id = found && idIn(write[found.from], found.field)
      if (!found || id === undefined) return
      const key = `${found.kind} ${id}`
      const year =
        known.get(key) ?? (await known.getOrLoad(key, async () => (await findYear(read, found.kind, id)) ?? null))
      if (!year || year.current || year.schoolId !== schoolId) return
      throw yearIsOver(year.name)
    },
  }
}

export type PastYears = ReturnType<typeof createPastYears>
