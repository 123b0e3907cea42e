import { audience } from '@hubs/schema/hubs'
import { stage, strength, type Stage } from '@hubs/schema/library/strategies'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '../store/store.ts'
import { addDays, instantAt } from '../time/wall-time.ts'
import texts from './stories/strategies.json' with { type: 'json' }

const life = z
  .object({
    moves: z.array(z.tuple([z.string(), stage, z.int(), z.string(), z.string()])),
    adaptations: z.array(z.tuple([z.string(), z.int(), z.string(), z.string()])),
    proposed: z.object({
      by: z.string(),
      daysAgo: z.int(),
      hubSlug: z.string(),
      name: z.string(),
      what: z.string(),
      looksLike: z.string(),
      commonFailing: z.string(),
      techniques: z.array(z.string()),
      audiences: z.array(audience),
      strength,
      strengthWhy: z.string(),
      strandCode: z.string(),
      strandNote: z.string(),
      references: z.array(z.string()),
    }),
  })
  .parse(texts)

type SampleSchool = {
  schoolId: string
  people: readonly { id: string; name: string; department: string }[]
  today: string
  timeZone: string
}

/** What the sample school's hubs have made of the library: stages with who and why, adaptations, one of their own. */
export async function useLibrary(tx: Tx, { schoolId, people, today, timeZone }: SampleSchool): Promise<void> {
  const { db, t } = tx
  let counter = 0
  // Ids of their own: those of everything else stay as they are.
  const makeId = () => `5a3b1e00-0000-7000-8003-${String(++counter).padStart(12, '0')}`
  const ago = (days: number) => instantAt(addDays(today, -days), '16:40', timeZone)
  const personOf = (name: string) => {
    const found = people.find(person => person.name === name)
    if (!found) throw new Error(`the sample school has nobody called ${name}`)
    return found
  }
  const strategies = await db.select().from(t.strategy).where(eq(t.strategy.schoolId, schoolId))
  const idOf = new Map(strategies.map(({ code, id }) => [code, id]))
  const strategyOf = (code: string) => {
    const id = idOf.get(code)
    if (!id) throw new Error(`the library has no strategy ${code}`)
    return id
  }

  const stood = new Map<string, { stage: Stage; number: number }>()
  for (const [code, to, days, name, why] of life.moves) {
    const before = stood.get(code) ?? { stage: 'proposed', number: 0 }
    const number = before.number + 1
    const move = { id: makeId(), strategyId: strategyOf(code), number, from: before.stage, to, why, at: ago(days) }
    await db.insert(t.stageChange).values({ ...move, byId: personOf(name).id })
    stood.set(code, { stage: to, number })
  }
  for (const [code, { stage, number }] of stood)
    await db
      .update(t.strategy)
      .set({ stage, version: 1 + number })
      .where(eq(t.strategy.id, strategyOf(code)))

  await db.insert(t.adaptation).values(
    life.adaptations.map(([code, days, name, text]) => {
      const { id: byId, department: subject } = personOf(name)
      return { id: makeId(), schoolId, strategyId: strategyOf(code), byId, subject, text, at: ago(days) }
    }),
  )

  const { by, daysAgo, references, ...own } = life.proposed
  const id = makeId()
  const place = { code: 'S1', position: strategies.length, stage: 'proposed' as const }
  await db
    .insert(t.strategy)
    .values({ id, schoolId, ...own, ...place, proposedById: personOf(by).id, createdAt: ago(daysAgo) })
  const sources = await db.select().from(t.reference).where(eq(t.reference.schoolId, schoolId))
  for (const [position, key] of references.entries()) {
    const referenceId = sources.find(source => source.key === key)?.id
    if (!referenceId) throw new Error(`the library has no source ${key}`)
    await db.insert(t.strategyReference).values({ strategyId: id, referenceId, position })
  }
}
