import type { OwnAllocation } from '@hubs/schema/choosing/allocations'
import type { Ballot } from '@hubs/schema/choosing/ballots'
import type { Programme } from '@hubs/schema/programmes/programmes'
import type { StaffKind } from '@hubs/schema/staff'

/** What was ranked while the server could not be reached. */
export const RANKING_WAITS =
  'Your ranking isn’t saved yet, because the server can’t be reached. Keep this page open: it will be saved once it can.'

type Ranking = {
  ballot: Pick<Ballot, 'open' | 'sentence' | 'ranks' | 'any'>
  own: OwnAllocation
  choice: Programme['choice']['state']
  me: { staffKind: StaffKind; membership: { hubName: string } | null }
}

/** What the page of hubs says where they are allocated: an allocation is promised only to those it gives a place. */
export function rankingLabels({ ballot, own, choice, me }: Ranking): { heading: string; lead: string } {
  const { open, sentence, ranks } = ballot
  const now = me.membership ? `You’re in ${me.membership.hubName}. ` : ''
  if (own.result) return { heading: 'Your hub', lead: 'Hubs have been allocated.' }
  const stays = now && ranks.length === 0 ? 'You’ll stay there if you don’t rank any. ' : ''
  if (open)
    return {
      heading: 'Which hubs would you like to work in?',
      lead: `${now}${stays}Rank as many as you like, your favourite first. Everyone’s ranking counts the same, however early or late you send it.`,
    }
  const heading = now ? 'Your hub' : 'The hubs'
  if (now && own.published) return { heading, lead: now.trim() }
  if (choice === 'not-open') return { heading, lead: now + sentence }
  // Support staff come and go all year.
  if (me.staffKind === 'support' && own.published)
    return {
      heading,
      lead: 'Hubs have been allocated. You can still opt in to any hub that has a place: open it to see.',
    }
  if (own.published) return { heading, lead: 'Hubs have been allocated. Ask your coordinator for a place.' }
  const gets = me.staffKind === 'teaching' || me.membership !== null || ballot.any || ballot.ranks.length > 0
  return gets
    ? { heading, lead: `${now}${sentence} You’ll get a notification when hubs are allocated.` }
    : { heading, lead: 'Hub choices have closed. To join a hub, ask your coordinator.' }
}
