import type { AllocationRecord } from '@hubs/allocation/record'
import type { MakeAllocation } from '@hubs/schema/choosing/allocations'
import { Refusal } from '../../../errors.ts'
import type { Tx } from '../../../store/store.ts'
import type { CurrentProgramme } from '../../programmes/programmes.service.ts'
import { recordOf } from './allocation-record.rules.ts'
import * as repo from './allocations.repo.ts'
import { listPlacementRules } from './placement-rules.repo.ts'

/** What the allocation that was published kept to. */
function settingsOf({ constraints = [], people }: AllocationRecord): MakeAllocation {
  return {
    seniorsApart: constraints.some(({ kind }) => kind === 'at-most'),
    spreadDepartments: constraints.some(({ kind }) => kind === 'spread'),
    workingDays: people.some(({ days }) => days !== undefined),
  }
}

/** Where everybody is, by hub; whoever has no place is left out. */
export const currentPlaces = (staff: readonly repo.Staff[]): Record<string, string> =>
  Object.fromEntries(staff.flatMap(({ id, hubId }) => (hubId === null ? [] : [[id, hubId]])))

/** A teacher who did not rank may be moved like everyone else now; only those who lead a group stay in any case. */
function movable(person: repo.Staff, leads: ReadonlySet<string | null>): repo.Staff {
  const stays = person.staffKind === 'support' || person.ranks !== null || leads.has(person.id)
  return stays ? person : { ...person, hubId: null }
}

/**
 * A published year as it is now: who is there, what they rank, where they are, and the rules that were published.
 * Throws where hubs have not been published.
 */
export async function loadCurrentYear(tx: Tx, programme: CurrentProgramme) {
  const published = await repo.findPublished(tx, programme.id)
  if (!published) throw new Refusal('conflict', 'Hubs haven’t been allocated and published yet.')
  const staff = await repo.listStaff(tx, programme.schoolId, programme.id)
  const hubs = await repo.listHubs(tx, programme.id)
  const leads = new Set(
    hubs.flatMap(({ groups }) => groups.flatMap(each => [each.facilitatorId, each.coFacilitatorId])),
  )
  const groupIds = hubs.flatMap(({ groups }) => groups.map(group => group.id))
  const record = recordOf({
    seed: published.record.seed,
    groupMin: programme.groupMin,
    supportPlaces: programme.supportPlaces,
    staff: staff.map(person => movable(person, leads)),
    // Which hubs run, and in how many groups, was decided when they were allocated.
    hubs: hubs.map(hub => ({ ...hub, mayClose: false, mostGroups: hub.groups.length })),
    meetingDays: await repo.listMeetingDays(tx, groupIds),
    rules: await listPlacementRules(tx, programme.id),
    // What somebody missed last year was weighed when hubs were allocated.
    missed: new Set<string>(),
    settings: settingsOf(published.record),
  })
  return { published, school: { staff, hubs }, record: { ...record, rule: published.rule } }
}

export type CurrentYear = Awaited<ReturnType<typeof loadCurrentYear>>
