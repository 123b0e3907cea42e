import { type Actor, can } from '@hubs/rules/can'
import type { Adaptation, StageMove, StrategyDetail, StrategySummary } from '@hubs/schema/library/strategies'
import type { Lookup, Tx } from '../../store/store.ts'
import { iso } from '../../time/clock.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Citations } from '../references/citations/citations.service.ts'
import type { Trials } from '../trials/trials.service.ts'
import * as repo from './strategies.repo.ts'
import { type AdaptationWithName, listAdaptations } from './techniques/adaptations.repo.ts'
import { strandOf, strandsOf } from './techniques/strands.service.ts'

/** What a strategy's page takes from its neighbours: what was tried, and the sources in the school's style. */
export type Neighbours = {
  hubs: Pick<Hubs, 'groupIdsOf'>
  trials: Pick<Trials, 'counts'>
  citations: Pick<Citations, 'citationsOf'>
}

export function toAdaptation({ adaptation, byName }: AdaptationWithName): Adaptation {
  const { id, subject, text, byId, at, version } = adaptation
  return { id, subject, text, by: { id: byId, name: byName }, at: iso(at), version }
}

function toMove({ from, to, why, at, byId, byName }: Awaited<ReturnType<typeof repo.listMoves>>[number]): StageMove {
  return { from: from ?? null, to, by: byId === null ? null : { id: byId, name: byName ?? '' }, why, at: iso(at) }
}

type Listed = Omit<StrategySummary, 'strand' | 'trials' | 'adaptations'>

function toListed(row: repo.StrategyRow): Listed {
  const { id, code, hubSlug, name, what, strength, stage, audiences } = row
  return { id, code, hubSlug, name, what, strength, stage, audiences }
}

/** What may be done to it: by the leaders of its hub as it is this year, by coordinators, and by who proposed it. */
export async function thingOf(tx: Lookup, row: repo.StrategyRow, { hubs }: Pick<Neighbours, 'hubs'>) {
  const { schoolId, hubSlug, stage, proposedById } = row
  const groupIds = (await hubs.groupIdsOf(tx, schoolId, hubSlug)) ?? []
  return { schoolId, groupIds, ...(stage === 'proposed' && proposedById !== null && { personId: proposedById }) }
}

type OnPage = { id: string; subjects: readonly string[] }

/** A page of the library, in the order in which it is asked for. */
export async function viewPage(tx: Tx, actor: Actor, page: readonly OnPage[], { trials: tried }: Neighbours) {
  const rows = await repo.listStrategies(
    tx,
    page.map(({ id }) => id),
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  const strands = await strandsOf(tx, actor.schoolId)
  const trials = await tried.counts(
    tx,
    actor,
    rows.map(row => row.code),
  )
  return page.flatMap(({ id, subjects }): StrategySummary[] => {
    const row = byId.get(id)
    if (!row) return []
    const strand = row.strandCode === null ? undefined : strands.get(row.strandCode)
    return [
      {
        ...toListed(row),
        strand: strand ? { code: strand.code, name: strand.name, months: strand.months } : null,
        trials: trials.get(row.code) ?? null,
        adaptations: subjects.length,
      },
    ]
  })
}

/** Everything about one strategy, for this person. */
export async function viewStrategy(
  tx: Tx,
  actor: Actor,
  row: repo.StrategyRow,
  neighbours: Neighbours,
): Promise<StrategyDetail> {
  const { schoolId, looksLike, commonFailing, techniques, strengthWhy, strandNote, proposedById, version } = row
  const thing = await thingOf(tx, row, neighbours)
  const adaptationList = (await listAdaptations(tx, row.id)).map(toAdaptation)
  return {
    ...toListed(row),
    looksLike,
    commonFailing,
    techniques,
    strengthWhy,
    strand: await strandOf(tx, schoolId, row.strandCode),
    strandNote,
    trials: (await neighbours.trials.counts(tx, actor, [row.code])).get(row.code) ?? null,
    references: await neighbours.citations.citationsOf(tx, schoolId, await repo.listReferenceIds(tx, row.id)),
    adaptations: adaptationList.length,
    adaptationList,
    moves: (await repo.listMoves(tx, row.id)).map(toMove),
    proposedBy: proposedById === null ? null : { id: proposedById, name: await repo.findName(tx, proposedById) },
    may: { edit: can(actor, 'strategy:edit', thing), decide: can(actor, 'strategy:decide', thing) },
    version,
  }
}
