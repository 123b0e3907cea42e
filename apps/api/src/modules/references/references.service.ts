import { type Actor, can } from '@hubs/rules/can'
import { quoted } from '@hubs/rules/text/quoted'
import type { Csl } from '@hubs/schema/library/csl'
import type {
  CheckReference,
  CreateReference,
  Reference,
  ReferencePage,
  ReferenceQuery,
  UpdateReference,
} from '@hubs/schema/library/references'
import { isDeepStrictEqual } from 'node:util'
import { type Asking, authorize, guarded } from '../../authorize.ts'
import { nameCursor } from '../../cursor.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import type { Citations } from './citations/citations.service.ts'
import { columnsOf } from './citations/plain-citation.format.ts'
import { freeKeys } from './reference-keys.service.ts'
import * as repo from './references.repo.ts'

type Needs = { store: GuardedStore; now: Clock; citations: Citations; searchIndex: SearchIndex }
type ReferenceWithChecker = NonNullable<Awaited<ReturnType<typeof repo.findReference>>>

const unchecked = { checkedHow: null, checkedById: null, checkedAt: null }
const thingOf = ({ reference }: ReferenceWithChecker) => ({
  schoolId: reference.schoolId,
  ...(reference.addedById && { personId: reference.addedById }),
})

async function findOr404(tx: Lookup, schoolId: string, id: string): Promise<ReferenceWithChecker> {
  const found = await repo.findReference(tx, schoolId, id)
  if (!found) throw notFound('source')
  return found
}

async function view({ citations }: Needs, tx: Tx, actor: Actor, id: string): Promise<Reference> {
  const found = await findOr404(tx, actor.schoolId, id)
  const { csl, createdAt, addedById, version } = found.reference
  const [citation] = await citations.describe(tx, actor.schoolId, [found])
  if (!citation) throw notFound('source')
  const strategies = await repo.listStrategiesUsing(tx, id)
  const reading = await repo.listReadingUsing(tx, id)
  const edit = can(actor, 'reference:edit', thingOf(found))
  return {
    ...citation,
    csl,
    addedBy: addedById ? { id: addedById, name: found.addedBy ?? '' } : null,
    addedAt: iso(createdAt),
    usedIn: {
      strategies,
      reading: reading.map(({ hubSlug, hub, programme, current }) => ({
        hubSlug: current ? hubSlug : null,
        name: hub === null ? `Programme ${programme}` : `${hub}${current ? '' : `, ${programme}`}`,
      })),
    },
    may: {
      edit,
      check: can(actor, 'reference:check', thingOf(found)),
      remove: edit && strategies.length === 0 && reading.length === 0,
    },
    version,
  }
}

const stale = async (needs: Needs, tx: Tx, actor: Actor, id: string) =>
  changedByOther('this source', await view(needs, tx, actor, id))

/** Throws where another reference of the school has this DOI. */
async function refuseDouble(tx: Tx, schoolId: string, { DOI }: Csl, id?: string) {
  if (!DOI) return
  const [same] = (await repo.listByDois(tx, schoolId, [DOI.toLowerCase()])).filter(row => row.id !== id)
  if (!same) return
  const sentence = `There’s already a source with this DOI: ${quoted(same.title)}.`
  throw new Refusal('conflict', sentence, {
    fields: { 'csl.DOI': sentence },
    current: { id: same.id, title: same.title },
  })
}

/** Lists of further reading are shown on pages that are kept ready. */
const tell = ({ store }: Needs, schoolId: string) => store.signal({ topic: 'hubs', id: schoolId })

async function change(
  needs: Needs,
  actor: Asking<'reference:edit' | 'reference:check'>,
  id: string,
  version: number,
  work: (tx: Tx, found: ReferenceWithChecker) => Promise<Partial<repo.ReferenceRow>>,
): Promise<Reference> {
  const { store, searchIndex } = needs
  await store.write(async tx => {
    const found = await findOr404(tx, actor.schoolId, id)
    authorize(tx, actor, thingOf(found), 'reference')
    const put = await work(tx, found)
    if (found.reference.version === version && isAsWanted(found.reference, put)) return
    if (!(await repo.changeReference(tx, id, version, put))) throw await stale(needs, tx, actor, id)
    await searchIndex.refresh(tx, 'reference', [id])
  })
  await tell(needs, actor.schoolId)
  authorize(store, actor, thingOf(await findOr404(store.read, actor.schoolId, id)), 'reference')
  return view(needs, store.read, actor, id)
}

const list = ({ store, citations }: Needs) =>
  guarded('reference:browse', async (actor, { q, checked, ...query }: ReferenceQuery): Promise<ReferencePage> => {
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const found = await repo.listReferences(store.read, { schoolId, q, checked, ...nameCursor.ask(query) })
    const { shown, next } = nameCursor.page(found, query, ({ reference: { sortName, id } }) => ({
      by: sortName,
      id,
    }))
    const uses = await repo.countUses(
      store.read,
      shown.map(({ reference }) => reference.id),
    )
    return {
      items: (await citations.describe(store.read, schoolId, shown)).map(citation => ({
        ...citation,
        uses: uses.get(citation.id) ?? 0,
      })),
      next,
      ...(await repo.countReferences(store.read, schoolId)),
    }
  })

const see = (needs: Needs) =>
  guarded('reference:browse', async (actor, id: string): Promise<Reference> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return view(needs, store.read, actor, id)
  })

/** Adds one that nobody has checked yet, once for each `Idempotency-Key`. */
const create = (needs: Needs) =>
  guarded('reference:add', async (actor, body: CreateReference, key: string | undefined): Promise<Reference> => {
    const { store, now, searchIndex } = needs
    const { id: addedById, schoolId } = actor
    authorize(store, actor, { schoolId })
    const made = await store.write(tx =>
      answerOnce(tx, { personId: addedById, key, asked: ['POST /references', body], at: now() }, async () => {
        await refuseDouble(tx, schoolId, body.csl)
        const [named = ''] = await freeKeys(tx, schoolId, [{ key: '', csl: body.csl }])
        const id = newId()
        const row = {
          ...columnsOf(body.csl),
          id,
          schoolId,
          key: named,
          note: body.note,
          addedById,
          createdAt: now(),
        }
        await repo.insertReferences(tx, [row])
        await searchIndex.refresh(tx, 'reference', [id])
        return { id }
      }),
    )
    await tell(needs, schoolId)
    return view(needs, store.read, actor, made.id)
  })

/** Another fact than the one that was checked takes the mark off. */
const update = (needs: Needs) =>
  guarded(
    'reference:edit',
    async (actor, id: string, { expectedVersion, csl, note }: UpdateReference): Promise<Reference> => {
      return change(needs, actor, id, expectedVersion, async (tx, found) => {
        if (csl) await refuseDouble(tx, actor.schoolId, csl, id)
        return {
          ...(csl && columnsOf(csl)),
          ...(csl && !isDeepStrictEqual(csl, found.reference.csl) && unchecked),
          ...(note !== undefined && { note }),
        }
      })
    },
  )

/** Sets the mark, with who and when and how, or takes it off. */
const check = (needs: Needs) =>
  guarded(
    'reference:check',
    async (actor, id: string, { expectedVersion, checked, how }: CheckReference): Promise<Reference> => {
      return change(needs, actor, id, expectedVersion, async () =>
        checked ? { checkedHow: how, checkedById: actor.id, checkedAt: needs.now() } : unchecked,
      )
    },
  )

/** Takes out one that nothing uses. */
const remove = (needs: Needs) =>
  guarded('reference:edit', async (actor, id: string, expectedVersion: number): Promise<void> => {
    await needs.store.write(async tx => {
      const found = await findOr404(tx, actor.schoolId, id)
      authorize(tx, actor, thingOf(found), 'reference')
      if (found.reference.version !== expectedVersion) throw await stale(needs, tx, actor, id)
      const uses = (await repo.countUses(tx, [id])).get(id) ?? 0
      if (uses > 0)
        throw new Refusal('conflict', 'This source is used in strategies or further reading. Remove it there first.')
      await repo.deleteReference(tx, id)
      await needs.searchIndex.refresh(tx, 'reference', [id])
    })
    await tell(needs, actor.schoolId)
  })

/** The sources that strategies rest on, each with whether somebody has held it against what was published. */
export function createReferences(needs: Needs) {
  return {
    list: list(needs),
    see: see(needs),
    create: create(needs),
    update: update(needs),
    check: check(needs),
    remove: remove(needs),
  }
}

export type References = ReturnType<typeof createReferences>
