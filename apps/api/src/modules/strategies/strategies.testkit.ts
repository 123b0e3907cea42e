import type { CreateStrategy } from '@hubs/schema/library/strategies'
import { newId } from '../../ids.ts'
import type { Store } from '../../store/store.ts'

/** A strategy that somebody may propose. */
export const aStrategy = (over: Partial<CreateStrategy> = {}): CreateStrategy => ({
  hubSlug: 'questioning',
  name: 'The silent minute',
  what: 'Everybody thinks for a minute before anybody speaks.',
  looksLike: 'The timer runs, nobody writes, nobody speaks.',
  commonFailing: 'The minute is filled with explanations.',
  techniques: ['Set a timer for one minute after the question.'],
  audiences: ['students'],
  strength: 'theory-and-craft',
  strengthWhy: 'Nobody has held it against anything else.',
  strandCode: null,
  strandNote: '',
  referenceIds: [],
  ...over,
})

/** What somebody has read at the EEF. */
export const figures = {
  months: 5,
  cost: 'low',
  evidence: 'moderate',
  asOf: '2026-11-20',
  url: 'https://educationendowmentfoundation.org.uk/feedback',
  note: 'Read at the page of the EEF.',
}

/** An adaptation of QU2 by this person, put in without a request. */
export async function insertAdaptation(store: Store, person: { id: string; schoolId: string }): Promise<string> {
  const id = newId()
  await store.write(async ({ db, t }) => {
    const all = await db.select().from(t.strategy)
    const strategy = all.find(each => each.schoolId === person.schoolId && each.code === 'QU2')
    if (!strategy) throw new Error('no strategy QU2')
    const own = { id, schoolId: person.schoolId, strategyId: strategy.id, byId: person.id }
    await db.insert(t.adaptation).values({ ...own, subject: 'Maths', text: 'At each worked example.', at: 1 })
  })
  await store.signal({ topic: 'strategies', id: person.schoolId })
  return id
}
