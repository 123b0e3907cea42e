import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import { Refusal } from '../../errors.ts'
import type { Tx } from '../../store/store.ts'
import * as repo from './hubs.repo.ts'

/** Throws where a hub has more groups already than it could be split into. */
export async function refuseFewGroups(tx: Tx, { id }: repo.HubRow, most: number | undefined) {
  const groups = most === undefined ? [] : await repo.listGroups(tx, [id])
  if (most === undefined || most >= groups.length) return
  const sentence = `This hub has ${groups.length} groups already.`
  throw new Refusal('invalid', sentence, { fields: { mostGroups: sentence } })
}

/** A hub that people are in, and the only one that runs, stays. */
export async function refuseClosing(tx: Tx, { id, name, programmeId }: repo.HubRow) {
  const taken = (await repo.listGroups(tx, [id])).reduce((sum, group) => sum + group.taken, 0)
  if (taken > 0)
    throw new Refusal(
      'conflict',
      `${isolated(name)} still has ${count(taken, 'member')}. Move them to another hub first.`,
    )
  if ((await repo.listHubsOf(tx, programmeId)).every(hub => hub.closed || hub.id === id))
    throw new Refusal('conflict', 'At least one hub has to run.')
}

/** Throws where the group's places or leaders could not be what they are asked to be. */
export async function checkGroup(tx: Tx, schoolId: string, group: repo.GroupRow) {
  const highest = await repo.highestSeat(tx, group.id)
  if (group.places < highest) {
    const sentence = `${highest === 1 ? 'One place is' : `${highest} places are`} taken, so you can’t have fewer.`
    throw new Refusal('invalid', sentence, { fields: { places: sentence } })
  }
  if (group.facilitatorId && group.facilitatorId === group.coFacilitatorId) {
    const sentence = 'Choose two different people.'
    throw new Refusal('invalid', sentence, { fields: { coFacilitatorId: sentence } })
  }
  for (const field of ['facilitatorId', 'coFacilitatorId'] as const) {
    const personId = group[field]
    if (!personId) continue
    const [person] = await repo.listPresentStaff(tx, schoolId, [personId])
    if (person && person.leftAt === null && person.staffKind !== 'none') continue
    const sentence = 'This person isn’t on the staff list. Choose someone else.'
    throw new Refusal('invalid', sentence, { fields: { [field]: sentence } })
  }
}
