import type { Visibility } from '@hubs/schema/plans/plans'
import type { Tx } from '../../../store/store.ts'
import * as calendar from '../calendar.repo.ts'
import type { PlanRow } from '../plans.repo.ts'

/** Who supports this person, of the sets of their group. */
export function partnersOf(sets: readonly (readonly string[])[] | undefined, personId: string): string[] {
  return (sets ?? []).filter(set => set.includes(personId)).flatMap(set => set.filter(id => id !== personId))
}

/** Who reads a plan as its owner's partner: those its owner has shown it to, as far as they are their partner still. */
export function partnersReading(
  { ownerId, partnerIds }: Pick<PlanRow, 'ownerId' | 'partnerIds'>,
  sets: readonly (readonly string[])[] | undefined,
): string[] {
  return partnersOf(sets, ownerId).filter(id => partnerIds?.includes(id))
}

/** Whom a plan for the partner is shown to: to those who are it when its owner says so, and to no later ones. */
export async function shownTo(tx: Tx, plan: Pick<PlanRow, 'ownerId' | 'groupId'>, visibility: Visibility) {
  if (visibility !== 'partner') return null
  return partnersOf((await calendar.listPartnersNow(tx, [plan.groupId])).get(plan.groupId), plan.ownerId)
}
