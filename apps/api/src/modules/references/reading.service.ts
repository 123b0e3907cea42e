import { type Actor, can, type Thing } from '@hubs/rules/can'
import type { FurtherReading, SetReading } from '@hubs/schema/library/references'
import type { Reading } from '@hubs/schema/programmes/programmes'
import { askFor, authorize, guarded, guardedByOneOf } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Citations } from './citations/citations.service.ts'
import { addressOf, byLine } from './citations/plain-citation.format.ts'
import * as repo from './reading.repo.ts'
import { listCited } from './references.repo.ts'

/** What the pages for everybody show of a year's reading: of the programme, and of each hub by its slug. */
async function readingOf(tx: Tx, programmeId: string) {
  const rows = await repo.listReadingOf(tx, programmeId)
  const of = (slug: string | null): Reading[] =>
    rows
      .filter(({ hubSlug }) => hubSlug === slug)
      .map(({ csl }) => ({ title: csl.title, by: byLine(csl), url: addressOf(csl) }))
  return { programme: of(null), ofHub: (slug: string) => of(slug) }
}

type Needs = { store: GuardedStore; citations: Citations; hubs: Pick<Hubs, 'groupIdsOf'> }

async function placeOr404(tx: Lookup, schoolId: string, slug: string | undefined) {
  const place = await repo.findPlace(tx, schoolId, slug)
  if (!place) throw notFound(slug === undefined ? 'programme' : 'hub')
  return place
}

/** What has to be allowed for changing the list there. */
async function ruleOf(
  { hubs }: Needs,
  tx: Lookup,
  schoolId: string,
  slug: string | undefined,
): Promise<['programme:edit' | 'reading:edit', Thing]> {
  if (slug === undefined) return ['programme:edit', { schoolId }]
  return ['reading:edit', { schoolId, groupIds: (await hubs.groupIdsOf(tx, schoolId, slug)) ?? [] }]
}

async function view(needs: Needs, tx: Tx, actor: Actor, slug: string | undefined): Promise<FurtherReading> {
  const rows = await repo.listAt(tx, await placeOr404(tx, actor.schoolId, slug))
  return {
    items: await needs.citations.describe(tx, actor.schoolId, rows),
    mayEdit: can(actor, ...(await ruleOf(needs, tx, actor.schoolId, slug))),
  }
}

const see = (needs: Needs) =>
  guarded('hub:browse', async (actor, slug?: string): Promise<FurtherReading> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return view(needs, store.read, actor, slug)
  })

const set = (needs: Needs) =>
  guardedByOneOf(
    ['reading:edit', 'programme:edit'],
    async (actor, { referenceIds, seen }: SetReading, slug?: string): Promise<FurtherReading> => {
      const { store } = needs
      const { schoolId } = actor
      await store.write(async tx => {
        const place = await placeOr404(tx, schoolId, slug)
        const [action, thing] = await ruleOf(needs, tx, schoolId, slug)
        authorize(tx, askFor(actor, action), thing)
        const stored = (await repo.listAt(tx, place)).map(({ reference }) => reference.id)
        if (stored.join(' ') !== seen.join(' ')) throw changedByOther('this list', await view(needs, tx, actor, slug))
        if ((await listCited(tx, schoolId, referenceIds)).length < referenceIds.length) {
          const sentence = 'One of these sources has been removed. Remove it from this list, or add it again.'
          throw new Refusal('invalid', sentence, { fields: { referenceIds: sentence } })
        }
        if (isAsWanted(stored, referenceIds)) return
        const rows = referenceIds.map(referenceId => ({ id: newId(), referenceId }))
        await repo.replaceReading(tx, place, rows)
      })
      await store.signal({ topic: 'hubs', id: schoolId })
      const [action, thing] = await ruleOf(needs, store.read, schoolId, slug)
      authorize(store, askFor(actor, action), thing)
      return view(needs, store.read, actor, slug)
    },
  )

/** Further reading of the programme (no slug) and of its hubs: lists of references. */
export function createReading(needs: Needs) {
  return {
    ofYear: readingOf,
    see: see(needs),
    set: set(needs),
  }
}

export type ReadingLists = ReturnType<typeof createReading>
