import type { SearchHit } from '@hubs/schema/search'
import { useQuery } from '@tanstack/react-query'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { paths, repliesAt } from './paths.ts'

type ReplyPlace = Extract<SearchHit, { kind: 'reply' }>['where']

function placeOf({ place, key }: ReplyPlace): string {
  if (place === 'hub') return paths.hub(key)
  if (place === 'strategy') return paths.strategy(key)
  return place === 'meeting' ? paths.meeting(key) : paths.public
}

/** Where what was found is to be seen. */
export function hitTo(hit: SearchHit): string {
  if (hit.kind === 'hub') return paths.hub(hit.slug)
  if (hit.kind === 'strategy') return paths.strategy(hit.code)
  if (hit.kind === 'reference') return paths.reference(hit.id)
  if (hit.kind === 'reply') return repliesAt(placeOf(hit.where))
  return hit.kind === 'plan' ? paths.plan(hit.id) : paths.minutes(hit.id)
}

/** The sign of the hub that a strategy belongs to. */
function HitSign({ hit }: { hit: SearchHit }) {
  const { data } = useQuery(publicProgrammeQuery())
  if (hit.kind !== 'strategy') return null
  const hub = data?.hubs.find(({ slug }) => slug === hit.hubSlug)
  return hub ? <HubChip slug={hub.slug} name={hub.name} /> : null
}

export const hitSign = (hit: SearchHit) => <HitSign hit={hit} />
