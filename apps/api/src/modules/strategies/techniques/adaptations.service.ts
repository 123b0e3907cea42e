import { foldSubject } from '@hubs/rules/trials'
import type { Adaptation, UpdateAdaptation, WriteAdaptation } from '@hubs/schema/library/strategies'
import { authorize, guarded } from '../../../authorize.ts'
import { changedSinceOpened, notFound } from '../../../errors.ts'
import { answerOnce } from '../../../idempotency.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import { LIBRARY_TOPIC } from '../library-list.service.ts'
import type { Strategies } from '../strategies.service.ts'
import { toAdaptation } from '../strategies.view.ts'
import * as repo from './adaptations.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  strategies: Pick<Strategies, 'findOr404' | 'thingOf'>
  searchIndex: SearchIndex
}

async function findOr404(tx: Lookup, strategyId: string, id: string) {
  const found = await repo.findAdaptation(tx, strategyId, id)
  if (!found) throw notFound('adaptation')
  return found
}

async function see(tx: Tx, strategyId: string, id: string): Promise<Adaptation> {
  return toAdaptation(await findOr404(tx, strategyId, id))
}

async function stale(tx: Tx, strategyId: string, id: string) {
  return changedSinceOpened(await see(tx, strategyId, id))
}

/** A subject as the school has written it before, where only capital letters differ. */
async function asWritten(tx: Tx, schoolId: string, subject: string): Promise<string> {
  const known = await repo.listSubjects(tx, schoolId)
  return known.find(each => foldSubject(each.subject) === foldSubject(subject))?.subject ?? subject
}

const tell = ({ store }: Needs, schoolId: string) => store.signal({ topic: LIBRARY_TOPIC, id: schoolId })

const add = (needs: Needs) =>
  guarded(
    'adaptation:write',
    async (actor, code: string, body: WriteAdaptation, key: string | undefined): Promise<Adaptation> => {
      const { store, strategies, now, searchIndex } = needs
      authorize(store, actor, { schoolId: actor.schoolId })
      const made = await store.write(async tx => {
        const strategy = await strategies.findOr404(tx, actor.schoolId, code)
        const asked = ['POST /strategies/:code/adaptations', code, body]
        return answerOnce(tx, { personId: actor.id, key, asked, at: now() }, async () => {
          const id = newId()
          await repo.insertAdaptation(tx, {
            id,
            schoolId: actor.schoolId,
            strategyId: strategy.id,
            byId: actor.id,
            subject: await asWritten(tx, actor.schoolId, body.subject),
            text: body.text,
            at: now(),
            version: 1,
          })
          await searchIndex.refresh(tx, 'strategy', [strategy.id])
          return see(tx, strategy.id, id)
        })
      })
      await tell(needs, actor.schoolId)
      return made
    },
  )

const update = (needs: Needs) =>
  guarded(
    'adaptation:change',
    async (actor, code: string, id: string, { expectedVersion, ...change }: UpdateAdaptation) => {
      const changed = await needs.store.write(async tx => {
        const strategy = await needs.strategies.findOr404(tx, actor.schoolId, code)
        const { adaptation } = await findOr404(tx, strategy.id, id)
        authorize(tx, actor, { schoolId: actor.schoolId, personId: adaptation.byId })
        const subject = await asWritten(tx, actor.schoolId, change.subject)
        const asWanted = isAsWanted(adaptation, { ...change, subject })
        if (adaptation.version === expectedVersion && asWanted) return see(tx, strategy.id, id)
        if (!(await repo.changeAdaptation(tx, id, expectedVersion, { ...change, subject })))
          throw await stale(tx, strategy.id, id)
        await needs.searchIndex.refresh(tx, 'strategy', [strategy.id])
        return see(tx, strategy.id, id)
      })
      await tell(needs, actor.schoolId)
      return changed
    },
  )

/** For good: by who wrote it, by the leaders of the strategy's hub, and by coordinators. */
const remove = (needs: Needs) =>
  guarded('adaptation:remove', async (actor, code: string, id: string, expectedVersion: number): Promise<void> => {
    const { store, strategies, searchIndex } = needs
    await store.write(async tx => {
      const strategy = await strategies.findOr404(tx, actor.schoolId, code)
      const { adaptation } = await findOr404(tx, strategy.id, id)
      authorize(tx, actor, {
        ...(await strategies.thingOf(tx, strategy)),
        personId: adaptation.byId,
      })
      if (!(await repo.deleteAdaptation(tx, id, expectedVersion))) throw await stale(tx, strategy.id, id)
      await searchIndex.refresh(tx, 'strategy', [strategy.id])
    })
    await tell(needs, actor.schoolId)
  })

/** "In my subject": how colleagues make a strategy work where they teach, or in their own task. */
export function createAdaptations(needs: Needs) {
  return {
    add: add(needs),
    update: update(needs),
    remove: remove(needs),
  }
}

export type Adaptations = ReturnType<typeof createAdaptations>
