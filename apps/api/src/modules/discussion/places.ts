import { type Actor, can, type Thing } from '@hubs/rules/can'
import type { Place } from '@hubs/schema/discussion'
import { authorize } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import type { Tx } from '../../store/store.ts'
import type { HistoricalActors } from '../meetings/historical-actor.ts'
import { findPlace, listPlaces, type PlaceRow } from './places.repo.ts'
import type { ReplyRow } from './replies.repo.ts'

/** A place and how somebody stands to it: roles of today, groups of the year it belongs to. */
export type Standing = { place: PlaceRow; seer: Actor; thing: Thing }

const words: Record<Place, string> = {
  hub: 'hub',
  strategy: 'strategy',
  meeting: 'meeting',
  programme: 'programme',
}

/** Where people talk, for those who may read there. A meeting's is its group's alone, whatever role somebody has. */
export function createPlaces({ historicalActors }: { historicalActors: HistoricalActors }) {
  async function enter(tx: Tx, actor: Actor, place: PlaceRow | undefined, kind: Place): Promise<Standing> {
    if (place?.schoolId !== actor.schoolId) throw notFound(words[kind])
    const { schoolId, groupId, current, writtenAt } = place
    if (groupId === null) {
      const thing = { schoolId }
      authorize(actor, 'discussion:school', thing)
      return { place, seer: actor, thing }
    }
    const seer = (await historicalActors.forYear(tx, actor, current)).inGroup(groupId)
    const thing = { schoolId, groupId, writtenAt }
    authorize(seer, 'discussion:meeting', thing)
    return { place, seer, thing }
  }

  return {
    /** The place at this address, if they may read there. */
    find: async (tx: Tx, actor: Actor, place: Place, key: string) =>
      enter(tx, actor, await findPlace(tx, actor.schoolId, place, key), place),

    /** Where this was said, if they may read there. */
    async of(tx: Tx, actor: Actor, { schoolId, place, placeId }: ReplyRow) {
      if (schoolId !== actor.schoolId) throw notFound('comment')
      const [found] = await listPlaces(tx, [{ place, placeId }])
      return enter(tx, actor, found, place)
    },
  }
}

export type Places = ReturnType<typeof createPlaces>

/** Its writer may, and who looks after the place: the leaders of a meeting's group, else a coordinator. */
export const removalOf = (row: Pick<ReplyRow, 'place'>) =>
  row.place === 'meeting' ? 'reply:remove-in-meeting' : 'reply:remove'

/** Whoever took it away, while its words are still there. */
export const mayPutBack = (actor: Actor, { state, decidedById, text }: ReplyRow) =>
  state === 'removed' && decidedById === actor.id && text !== ''

/** Whether they look after the place: not as the writer of anything in it. */
export const looksAfter = ({ place, seer, thing }: Standing) => can(seer, removalOf(place), { ...thing, personId: '' })

export const mayRemove = ({ seer, thing }: Standing, row: ReplyRow) =>
  can(seer, removalOf(row), { ...thing, personId: row.byId ?? '' })
