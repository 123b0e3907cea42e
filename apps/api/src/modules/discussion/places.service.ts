import { type Actor, can, type Thing } from '@hubs/rules/can'
import type { DiscussionPlace } from '@hubs/schema/discussion'
import { askFor, type Asking, type AskingOneOf } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import type { Lookup } from '../../store/store.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import { findPlace, listPlaces, type PlaceRow } from './places.repo.ts'
import type { ReplyRow, Spot } from './replies.repo.ts'

/** What somebody asks for who reads or writes among colleagues: which of them, the place says. */
export const reading = ['discussion:school', 'discussion:meeting'] as const
type Reading = (typeof reading)[number]

/** A place and how somebody stands to it: roles of today, groups of the year it belongs to. */
export type PlaceContext = { place: PlaceRow; viewer: Asking<Reading> & AskingOneOf<Reading>; thing: Thing }

const words: Record<DiscussionPlace, string> = {
  hub: 'hub',
  strategy: 'strategy',
  meeting: 'meeting',
  programme: 'programme',
}

type Needs = { historicalActors: HistoricalActors }

async function enter<Caller extends AskingOneOf<Reading>>(
  { historicalActors }: Needs,
  tx: Lookup,
  actor: Caller,
  place: PlaceRow | undefined,
  kind: DiscussionPlace,
): Promise<PlaceContext & { viewer: Caller }> {
  if (place?.schoolId !== actor.schoolId) throw notFound(words[kind])
  const { schoolId, groupId, current, writtenAt } = place
  if (groupId === null) return { place, viewer: askFor(actor, 'discussion:school'), thing: { schoolId } }
  const viewer = (await historicalActors.forYear(tx, actor, current)).inGroup(groupId)
  return { place, viewer: askFor(viewer, 'discussion:meeting'), thing: { schoolId, groupId, writtenAt } }
}

/** Where people talk, for those who may read there. A meeting's is its group's alone, whatever role somebody has. */
export function createPlaces(needs: Needs) {
  return {
    /** The place at this address; whether they may read there is for `authorize` to say. */
    find: async <Caller extends AskingOneOf<Reading>>(tx: Lookup, actor: Caller, place: DiscussionPlace, key: string) =>
      enter(needs, tx, actor, await findPlace(tx, actor.schoolId, place, key), place),

    /** The same, of where this was said. */
    of: async <Caller extends AskingOneOf<Reading>>(tx: Lookup, actor: Caller, { schoolId, place, placeId }: Spot) => {
      if (schoolId !== actor.schoolId) throw notFound('comment')
      const [found] = await listPlaces(tx, [{ place, placeId }])
      return enter(needs, tx, actor, found, place)
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
export const looksAfter = ({ place, viewer, thing }: PlaceContext) =>
  can(viewer, removalOf(place), { ...thing, personId: '' })

export const mayRemove = ({ viewer, thing }: PlaceContext, row: ReplyRow) =>
  can(viewer, removalOf(row), { ...thing, personId: row.byId ?? '' })
