import type { Strand, StrandDetail, UpdateStrand } from '@hubs/schema/library/strategies'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import * as repo from './strands.repo.ts'

function toStrand({ reading, byName }: repo.Reading): Strand {
  const { code, name, number, months, cost, evidence, asOf, url, note, byId, setAt } = reading
  return {
    code,
    name,
    number,
    months,
    cost,
    evidence,
    asOf,
    url,
    note,
    by: byId === null ? null : { id: byId, name: byName ?? '' },
    setAt: iso(setAt),
  }
}

/** Each strand by its code, as it was read last. */
export async function strandsOf(tx: Tx, schoolId: string): Promise<Map<string, Strand>> {
  const rows = await repo.listReadings(tx, schoolId)
  return new Map(rows.map(row => [row.reading.code, toStrand(row)]))
}

/** The strand as it was read last; null where there is none. */
export async function strandOf(tx: Tx, schoolId: string, code: string | null): Promise<Strand | null> {
  const last = code === null ? undefined : (await repo.listReadingsOf(tx, schoolId, code)).at(-1)
  return last ? toStrand(last) : null
}

type Needs = { store: GuardedStore; now: Clock }

async function detail(tx: Tx, schoolId: string, code: string): Promise<StrandDetail> {
  const [strand, ...before] = (await repo.listReadingsOf(tx, schoolId, code)).map(toStrand).toReversed()
  if (!strand) throw notFound('strand')
  return { ...strand, history: before.map(({ code: _, name: __, ...figures }) => figures) }
}

const list = ({ store }: Needs) =>
  guarded('strategy:browse', async (actor): Promise<{ items: Strand[] }> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const strands = await strandsOf(store.read, actor.schoolId)
    return { items: [...strands.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')) }
  })

const see = ({ store }: Needs) =>
  guarded('strategy:browse', async (actor, code: string): Promise<StrandDetail> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return detail(store.read, actor.schoolId, code)
  })

/** A new reading; what stood goes on standing in the history. */
const update = ({ store, now }: Needs) =>
  guarded('strand:edit', (actor, code: string, { expectedVersion, ...figures }: UpdateStrand) =>
    store.write(async tx => {
      authorize(tx, actor, { schoolId: actor.schoolId })
      const current = await detail(tx, actor.schoolId, code)
      if (current.number !== expectedVersion) {
        const sentence = 'Someone else has entered newer figures. Check them, then enter yours.'
        throw new Refusal('stale', sentence, { current })
      }
      if (isAsWanted(current, figures)) return current
      await repo.insertReading(tx, {
        ...figures,
        id: newId(),
        schoolId: actor.schoolId,
        code,
        number: current.number + 1,
        name: current.name,
        byId: actor.id,
        setAt: now(),
      })
      return detail(tx, actor.schoolId, code)
    }),
  )

/** The EEF's strands: their figures are looked up again from time to time, and none is ever overwritten. */
export function createStrands(needs: Needs) {
  return {
    list: list(needs),
    see: see(needs),
    update: update(needs),
  }
}

export type Strands = ReturnType<typeof createStrands>
