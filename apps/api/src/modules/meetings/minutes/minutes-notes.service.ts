import type { Actor } from '@hubs/rules/can'
import type { FacilitatorNotes, WriteNote } from '@hubs/schema/meetings/minutes'
import { type Asking, authorize, guarded } from '../../../authorize.ts'
import { Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { actorForYear } from '../historical-actor.service.ts'
import type { Runs } from '../run/runs.service.ts'
import { findName, listNotes, saveNote } from './minutes.repo.ts'

type Needs = { store: GuardedStore; now: Clock; runs: Runs }

async function find({ runs }: Needs, tx: Lookup, actor: Asking<'meeting:notes'>, id: string) {
  const { meeting, group, programme } = await runs.findOr404(tx, actor.schoolId, id)
  const viewer = (await actorForYear(tx, actor, programme.current)).inGroup(group.id)
  return { viewer, meeting, leaders: [group.facilitatorId, group.coFacilitatorId].filter(each => each !== null) }
}

async function look(tx: Tx, actor: Actor, id: string, leaders: readonly string[]): Promise<FacilitatorNotes> {
  const rows = await listNotes(tx, id)
  const others = leaders.filter(each => each !== actor.id)
  const items: FacilitatorNotes['items'] = []
  for (const personId of [actor.id, ...others]) {
    const found = rows.find(({ note }) => note.personId === personId)
    const name = found?.name ?? (await findName(tx, personId))
    const { text = '', version = 0, editedAt } = found?.note ?? {}
    items.push({
      person: { id: personId, name },
      text,
      version,
      editedAt: editedAt === undefined ? null : iso(editedAt),
    })
  }
  return { items }
}

/** One's own first. */
const list = (needs: Needs) =>
  guarded('meeting:notes', async (actor, id: string): Promise<FacilitatorNotes> => {
    const { store } = needs
    const { viewer, meeting, leaders } = await find(needs, store.read, actor, id)
    authorize(store, viewer, meeting)
    return look(store.read, actor, id, leaders)
  })

/** Keeps one's own; somebody's other device may have been quicker. */
const write = (needs: Needs) =>
  guarded(
    'meeting:notes',
    async (actor, id: string, { text, expectedVersion }: WriteNote): Promise<FacilitatorNotes> => {
      return needs.store.write(async tx => {
        const { viewer, meeting, leaders } = await find(needs, tx, actor, id)
        authorize(tx, viewer, meeting)
        const current = await look(tx, actor, id, leaders)
        const own = current.items[0]
        if (!own || own.text === text) return current
        if (own.version !== expectedVersion) {
          const sentence = 'You’ve edited these notes on another device. Compare both versions, then keep one.'
          throw new Refusal('stale', sentence, { current })
        }
        const row = {
          id: newId(),
          meetingId: id,
          personId: actor.id,
          text,
          version: own.version + 1,
          editedAt: needs.now(),
        }
        await saveNote(tx, row)
        return look(tx, actor, id, leaders)
      })
    },
  )

/**
 * What those who lead a group note down at a meeting: each their own, both see both, and nobody else any. Whoever leads
 * it after them was a member then, and may be spoken of: the notes stay with who wrote them.
 */
export function createNotes(needs: Needs) {
  return {
    list: list(needs),
    write: write(needs),
  }
}

export type Notes = ReturnType<typeof createNotes>
