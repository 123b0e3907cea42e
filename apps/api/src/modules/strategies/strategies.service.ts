import type { Actor } from '@hubs/rules/can'
import type {
  CreateStrategy,
  MoveStage,
  StrategyDetail,
  StrategyQuery,
  StrategySummary,
  UpdateStrategy,
} from '@hubs/schema/library/strategies'
import { authorize, guarded } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { type LibraryLists, LIBRARY_TOPIC } from './library-list.service.ts'
import * as repo from './strategies.repo.ts'
import { type Neighbours, thingOf, viewPage, viewStrategy } from './strategies.view.ts'
import { strandOf } from './techniques/strands.service.ts'

type Needs = { store: GuardedStore; now: Clock; lists: LibraryLists; neighbours: Neighbours; searchIndex: SearchIndex }

function refuseField(field: string, sentence: string): never {
  throw new Refusal('invalid', sentence, { fields: { [field]: sentence } })
}

/** "S3" where S1 and S2 are taken. */
function nextCode(taken: readonly string[]): string {
  const numbers = taken.map(code => /^S(\d{1,9})$/.exec(code)?.[1]).map(Number)
  return `S${Math.max(0, ...numbers.filter(Number.isFinite)) + 1}`
}

async function findOr404(tx: Lookup, schoolId: string, code: string): Promise<repo.StrategyRow> {
  const row = await repo.findStrategy(tx, schoolId, code)
  if (!row) throw notFound('strategy')
  return row
}

const view = async ({ neighbours }: Needs, tx: Tx, actor: Actor, code: string) =>
  viewStrategy(tx, actor, await findOr404(tx, actor.schoolId, code), neighbours)

const tell = ({ store }: Needs, schoolId: string) => store.signal({ topic: LIBRARY_TOPIC, id: schoolId })

/** Throws at the field that names a strand or a reference the school does not have. */
async function refuseUnknown(
  tx: Tx,
  schoolId: string,
  { strandCode, referenceIds }: Pick<UpdateStrategy, 'strandCode' | 'referenceIds'>,
) {
  if (strandCode && !(await strandOf(tx, schoolId, strandCode)))
    refuseField('strandCode', 'That strand doesn’t exist. Choose one from the list, or None.')
  const once = [...new Set(referenceIds)]
  if ((await repo.countReferences(tx, schoolId, once)) < once.length)
    refuseField('referenceIds', 'One of these sources has been removed. Remove it from this list, or add it again.')
}

async function propose(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  { referenceIds, ...fields }: CreateStrategy,
): Promise<StrategyDetail> {
  const { schoolId } = actor
  if (!(await needs.neighbours.hubs.groupIdsOf(tx, schoolId, fields.hubSlug)))
    refuseField('hubSlug', 'That hub isn’t running this year. Choose another.')
  await refuseUnknown(tx, schoolId, { strandCode: fields.strandCode, referenceIds })
  const { codes, nextPosition } = await repo.listTaken(tx, schoolId)
  const row: repo.StrategyRow = {
    ...fields,
    strandCode: fields.strandCode || null,
    id: newId(),
    schoolId,
    code: nextCode(codes),
    position: nextPosition,
    stage: 'proposed',
    proposedById: actor.id,
    createdAt: needs.now(),
    version: 1,
  }
  await repo.insertStrategy(tx, row)
  await repo.replaceReferences(tx, row.id, [...new Set(referenceIds)])
  await needs.searchIndex.refresh(tx, 'strategy', [row.id])
  return view(needs, tx, actor, row.code)
}

/** A page of those that every filter lets through; retired ones only where they are asked for. */
const list = ({ store, lists, neighbours }: Needs) =>
  guarded(
    'strategy:browse',
    async (actor, query: StrategyQuery): Promise<{ items: StrategySummary[]; next: string | null }> => {
      authorize(store, actor, { schoolId: actor.schoolId })
      const { shown, next } = await lists.page(actor.schoolId, query)
      return { items: await viewPage(store.read, actor, shown, neighbours), next }
    },
  )

const filters = ({ store, lists }: Needs) =>
  guarded('strategy:browse', async actor => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return { subjects: await lists.subjects(actor.schoolId) }
  })

const see = (needs: Needs) =>
  guarded('strategy:browse', async (actor, code: string): Promise<StrategyDetail> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return view(needs, store.read, actor, code)
  })

/** Puts one forward for its hub to decide on, once for each `Idempotency-Key`. */
const proposeStrategy = (needs: Needs) =>
  guarded('strategy:propose', async (actor, body: CreateStrategy, key: string | undefined): Promise<StrategyDetail> => {
    const { store, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const made = await store.write(tx =>
      answerOnce(tx, { personId: actor.id, key, asked: ['POST /strategies', body], at: now() }, () =>
        propose(needs, tx, actor, body),
      ),
    )
    await tell(needs, actor.schoolId)
    return made
  })

const update = (needs: Needs) =>
  guarded(
    'strategy:edit',
    async (actor, code: string, { expectedVersion, referenceIds, ...change }: UpdateStrategy) => {
      const changed = await needs.store.write(async tx => {
        const row = await findOr404(tx, actor.schoolId, code)
        authorize(tx, actor, await thingOf(tx, row, needs.neighbours))
        await refuseUnknown(tx, actor.schoolId, { strandCode: change.strandCode, referenceIds })
        const put = { ...change, ...(change.strandCode === '' && { strandCode: null }) }
        if (row.version === expectedVersion && isAsWanted(row, put)) {
          const rests = await view(needs, tx, actor, code)
          if (isAsWanted({ referenceIds: rests.references.map(({ id }) => id) }, { referenceIds })) return rests
        }
        if (!(await repo.changeStrategy(tx, row.id, expectedVersion, put)))
          throw changedByOther('this strategy', await view(needs, tx, actor, code))
        if (referenceIds) await repo.replaceReferences(tx, row.id, [...new Set(referenceIds)])
        await needs.searchIndex.refresh(tx, 'strategy', [row.id])
        return view(needs, tx, actor, code)
      })
      await tell(needs, actor.schoolId)
      return changed
    },
  )

/** The hub decides how far it has come, and says why; each move stays to be read. */
const move = (needs: Needs) =>
  guarded(
    'strategy:decide',
    async (actor, code: string, { to, why, expectedVersion }: MoveStage): Promise<StrategyDetail> => {
      const moved = await needs.store.write(async tx => {
        const row = await findOr404(tx, actor.schoolId, code)
        authorize(tx, actor, await thingOf(tx, row, needs.neighbours))
        if (row.version !== expectedVersion) throw changedByOther('this strategy', await view(needs, tx, actor, code))
        if (row.stage === to) {
          const sentence = 'It’s already at that stage. Choose a different one.'
          throw new Refusal('conflict', sentence, { current: await view(needs, tx, actor, code) })
        }
        const number = ((await repo.listMoves(tx, row.id)).at(-1)?.number ?? 0) + 1
        const move = {
          id: newId(),
          strategyId: row.id,
          number,
          from: row.stage,
          to,
          byId: actor.id,
          why,
          at: needs.now(),
        }
        await repo.insertMove(tx, move)
        if (!(await repo.changeStrategy(tx, row.id, expectedVersion, { stage: to })))
          throw changedByOther('this strategy', await view(needs, tx, actor, code))
        return view(needs, tx, actor, code)
      })
      await tell(needs, actor.schoolId)
      return moved
    },
  )

/** The school's library: what research and colleagues know, and how far each hub has come with it. */
export function createStrategies(needs: Needs) {
  return {
    findOr404,
    thingOf: (tx: Lookup, row: repo.StrategyRow) => thingOf(tx, row, needs.neighbours),
    list: list(needs),
    filters: filters(needs),
    see: see(needs),
    propose: proposeStrategy(needs),
    update: update(needs),
    move: move(needs),
  }
}

export type Strategies = ReturnType<typeof createStrategies>
