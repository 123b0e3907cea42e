import type { Actor } from '@hubs/rules/can'
import { choiceState, mayRankNow } from '@hubs/rules/choice'
import type { Ballot, SaveBallot } from '@hubs/schema/choosing/ballots'
import { createHash } from 'node:crypto'
import { authorize, guarded } from '../../../authorize.ts'
import { Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import type { CurrentProgramme, Programmes } from '../../programmes/programmes.service.ts'
import * as repo from './ballots.repo.ts'

type Needs = { store: GuardedStore; now: Clock; programmes: Programmes }

const NOT_RANKED = 'Hubs aren’t ranked this year. Choose one instead.'

function refuseIfClosed({ now }: Needs, actor: Actor, programme: CurrentProgramme) {
  if (programme.choosing !== 'ranked') throw new Refusal('conflict', NOT_RANKED)
  const verdict = mayRankNow(actor.staffKind, choiceState(programme, now()))
  if (!verdict.allowed) throw new Refusal(verdict.code, verdict.sentence)
}

async function describe({ now }: Needs, tx: Tx, actor: Actor, programme: CurrentProgramme): Promise<Ballot> {
  const row = await repo.findBallot(tx, programme.id, actor.id)
  const hubs = await repo.listHubNames(tx, programme.id)
  const verdict = mayRankNow(actor.staffKind, choiceState(programme, now()))
  const ranked = programme.choosing === 'ranked'
  return {
    ranks: (row?.ranks ?? []).flatMap(id => hubs.find(hub => hub.id === id)?.slug ?? []),
    any: row?.noPreference ?? false,
    savedAt: row ? iso(row.savedAt) : null,
    open: ranked && verdict.allowed,
    sentence: ranked ? (verdict.allowed ? '' : verdict.sentence) : NOT_RANKED,
    closesAt: iso(programme.choiceClosesAt),
    seedMark: createHash('sha256')
      .update(programme.choosingSeed ?? '')
      .digest('hex'),
  }
}

const see = (needs: Needs) =>
  guarded('ballot:own', async (actor): Promise<Ballot> => {
    const { store, programmes } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    return describe(needs, store.read, actor, await programmes.currentOf(store.read, actor.schoolId))
  })

/** Saves what someone ranks, in place of what they ranked before. */
const save = (needs: Needs) =>
  guarded('ballot:own', async (actor, { ranks, any }: SaveBallot): Promise<Ballot> => {
    const { store, programmes, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const { changed, view } = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      refuseIfClosed(needs, actor, programme)
      const hubs = await repo.listHubNames(tx, programme.id)
      const ids = ranks.map(slug => {
        const hub = hubs.find(each => each.slug === slug)
        if (hub) return hub.id
        const sentence = 'One of these hubs isn’t in this year’s programme. Reload the page.'
        throw new Refusal('invalid', sentence, { fields: { ranks: sentence } })
      })
      const stored = await repo.findBallot(tx, programme.id, actor.id)
      const same = stored !== undefined && isAsWanted(stored, { ranks: ids, noPreference: any })
      if (!same)
        await repo.upsertBallot(tx, {
          id: newId(),
          programmeId: programme.id,
          personId: actor.id,
          ranks: ids,
          noPreference: any,
          savedAt: now(),
        })
      return { changed: !same, view: await describe(needs, tx, actor, programme) }
    })
    if (changed) await store.signal({ topic: 'people', id: actor.schoolId })
    return view
  })

/** Takes everything back: as if they had not answered. */
const clear = (needs: Needs) =>
  guarded('ballot:own', async (actor): Promise<void> => {
    const { store, programmes } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      refuseIfClosed(needs, actor, programme)
      await repo.deleteBallot(tx, programme.id, actor.id)
    })
    await store.signal({ topic: 'people', id: actor.schoolId })
  })

/** What each person ranks, where a programme allocates its hubs. */
export function createBallots(needs: Needs) {
  return {
    see: see(needs),
    save: save(needs),
    clear: clear(needs),
  }
}

export type Ballots = ReturnType<typeof createBallots>
