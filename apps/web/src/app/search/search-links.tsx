import { can } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { SearchHit } from '@hubs/schema/search'
import { useQuery } from '@tanstack/react-query'
import { actorOf } from '#features/accounts/actor.ts'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { MEMBERS_AT, paths, repliesAt } from '#shared/paths.ts'

type ReplyPlace = Extract<SearchHit, { kind: 'reply' }>['where']

function placeOf({ place, key }: ReplyPlace): string {
  if (place === 'hub') return paths.hub(key)
  if (place === 'strategy') return paths.strategy(key)
  return place === 'meeting' ? paths.meeting(key) : paths.public
}

/** A colleague's own page where one keeps the list of people, else among their hub’s members; null where they have none. */
function personTo({ id, hub }: Extract<SearchHit, { kind: 'person' }>, me: Me): string | null {
  if (can(actorOf(me), 'person:list', { schoolId: me.school.id })) return paths.person(id)
  return hub && paths.hub(hub.slug) + MEMBERS_AT
}

/** Where what was found is to be seen by this person. */
export function hitTo(hit: SearchHit, me: Me): string | null {
  if (hit.kind === 'person') return personTo(hit, me)
  if (hit.kind === 'hub') return hit.year === null ? paths.hub(hit.slug) : paths.outcomes(hit.slug, hit.year)
  if (hit.kind === 'strategy') return paths.strategy(hit.code)
  if (hit.kind === 'reference') return paths.reference(hit.id)
  if (hit.kind === 'reply') return repliesAt(placeOf(hit.where))
  return hit.kind === 'plan' ? paths.plan(hit.id) : paths.minutes(hit.id)
}

/** The sign of the hub that a strategy or a colleague belongs to. */
function HitSign({ hit }: { hit: SearchHit }) {
  const { data } = useQuery(publicProgrammeQuery())
  if (hit.kind === 'person') return hit.hub && <HubChip slug={hit.hub.slug} name={hit.hub.name} />
  if (hit.kind !== 'strategy') return null
  const hub = data?.hubs.find(({ slug }) => slug === hit.hubSlug)
  return hub ? <HubChip slug={hub.slug} name={hub.name} /> : null
}

export const hitSign = (hit: SearchHit) => <HitSign hit={hit} />
