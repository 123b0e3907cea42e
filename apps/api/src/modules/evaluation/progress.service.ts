import type { Actor } from '@hubs/rules/can'
import { shortDay } from '@hubs/rules/dates/dates'
import { hasBegun } from '@hubs/rules/evaluation'
import type { Judge, Progress, ProgressHistoryQuery } from '@hubs/schema/evaluation'
import { z } from 'zod'
import { authorize, guarded } from '../../authorize.ts'
import { createCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Lookup } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import * as repo from './evaluation.repo.ts'

type ProgressParams = { id: string; halfTermId: string }

export function toProgress({ progress, by }: repo.JudgedRow): Progress {
  const { halfTermId, judgement, evidence, at, number } = progress
  return { halfTermId, judgement, evidence, by, at: iso(at), version: number }
}

/** Reviews are numbered, the latest has the highest number. */
const reviewCursor = createCursor(z.int())

type Needs = { store: GuardedStore; now: Clock }

async function find(tx: Lookup, actor: Actor, { id, halfTermId }: ProgressParams) {
  const found = await repo.findOutcome(tx, actor.schoolId, id)
  if (!found) throw notFound('outcome')
  const halfTerms = await repo.listHalfTerms(tx, found.programme.id)
  const halfTerm = halfTerms.find(each => each.id === halfTermId)
  if (!halfTerm) throw notFound('half term')
  return { ...found, halfTerm }
}

/** Puts a judgement on top; the same by the same person again changes nothing. */
const judge = ({ store, now }: Needs) =>
  guarded(
    'outcome:judge',
    async (actor, place: ProgressParams, { expectedVersion, judgement, evidence }: Judge): Promise<Progress> => {
      return store.write(async tx => {
        const { outcome, hub, programme, timeZone, halfTerm } = await find(tx, actor, place)
        const groups = await repo.listGroups(tx, hub.id)
        authorize(tx, actor, { schoolId: hub.schoolId, groupIds: groups.map(group => group.id) })
        if (!programme.current)
          throw new Refusal('conflict', `${programme.name} is over, so you can’t change its reviews.`)
        if (outcome.retiredAt !== null)
          throw new Refusal('conflict', 'This is no longer one of the hub’s outcomes, so you can’t review it.')
        const today = dayAt(now(), timeZone)
        if (!hasBegun(halfTerm.startsOn, today)) {
          const sentence = `${halfTerm.name} starts on ${shortDay(halfTerm.startsOn, today)}. You can review progress from then.`
          throw new Refusal('conflict', sentence)
        }
        const asked = { outcomeId: outcome.id, halfTermId: halfTerm.id }
        const [stored] = await repo.listHistory(tx, { ...asked, limit: 1 })
        const last = stored?.progress
        if (stored && last?.judgement === judgement && last.evidence === evidence && last.byId === actor.id)
          return toProgress(stored)
        if ((last?.number ?? 0) !== expectedVersion) {
          const sentence = 'Someone else has reviewed this. Check their review, then save yours.'
          throw new Refusal('stale', sentence, { current: stored ? toProgress(stored) : null })
        }
        const number = expectedVersion + 1
        const row = { id: newId(), ...asked, number, judgement, evidence, byId: actor.id, at: now() }
        await repo.insertProgress(tx, row)
        const [saved] = await repo.listHistory(tx, { ...asked, limit: 1 })
        if (!saved) throw notFound('progress review')
        return toProgress(saved)
      })
    },
  )

/** All judgements of one half term, latest first, a page at a time. */
const history = ({ store }: Needs) =>
  guarded('outcome:browse', async (actor, place: ProgressParams, query: ProgressHistoryQuery) => {
    const { outcome, hub, halfTerm } = await find(store.read, actor, place)
    authorize(store, actor, { schoolId: hub.schoolId })
    const rows = await repo.listHistory(store.read, {
      outcomeId: outcome.id,
      halfTermId: halfTerm.id,
      ...reviewCursor.ask(query),
    })
    const { shown, next } = reviewCursor.page(rows, query, ({ progress }) => progress.number)
    return { items: shown.map(toProgress), next }
  })

/** Where the outcomes stand, half term by half term, as those who lead the hub and the coordinators judge it. */
export function createProgress(needs: Needs) {
  return {
    judge: judge(needs),
    history: history(needs),
  }
}

export type ProgressService = ReturnType<typeof createProgress>
