import {
  publication,
  publicationOf,
  publicationPage,
  publicPublication,
  publicPublicationPage,
  type MovePublication,
  type OfferStory,
  type OfferStrategy,
  type PublicationQuery,
} from '@hubs/schema/library/publications'
import { showcase, showcaseDraft, showcaseList, type UpdateShowcase } from '@hubs/schema/library/showcase'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const key = ['publications'] as const
const part = encodeURIComponent
const PAGE = 20

type Source = { kind: 'report'; id: string } | { kind: 'strategy'; code: string }
const addressOf = (source: Source) =>
  source.kind === 'report' ? `/reports/${part(source.id)}/publication` : `/strategies/${part(source.code)}/publication`

/** What is out, of one hub or of all, the newest first, a page at a time. */
export function publishedQuery(hub?: string) {
  const of = hub === undefined ? '' : `&hub=${part(hub)}`
  return pagedQuery([...key, 'public', { hub }], `/public/publications?limit=${PAGE}${of}`, publicPublicationPage)
}

export function onePublishedQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'public', id],
    queryFn: ({ signal }) => get(`/public/publications/${part(id)}`, publicPublication, { signal }),
  })
}

/** The hubs' pages of this year that are out. */
export function showcasesQuery() {
  return queryOptions({
    queryKey: [...key, 'showcases'],
    queryFn: async ({ signal }) => (await get('/public/showcases', showcaseList, { signal })).items,
  })
}

export function showcaseQuery(year: string, slug: string) {
  return queryOptions({
    queryKey: [...key, 'showcase', year, slug],
    queryFn: ({ signal }) => get(`/public/showcases/${part(year)}/${part(slug)}`, showcase, { signal }),
  })
}

/** As those see it who make it. */
export function showcaseDraftQuery(slug: string) {
  return queryOptions({
    queryKey: [...key, 'showcase-draft', slug],
    queryFn: ({ signal }) => get(`/hubs/${part(slug)}/showcase`, showcaseDraft, { signal }),
  })
}

/** For coordinators: what waits for them, what is out, what came back. */
export function publishingQuery(which: PublicationQuery['which']) {
  return pagedQuery([...key, 'all', which], `/publications?which=${which}&limit=${PAGE}`, publicationPage)
}

/** What stands of one report or strategy, and whether the person asking may offer it. */
export function publicationOfQuery(source: Source) {
  return queryOptions({
    queryKey: [...key, 'of', addressOf(source)],
    queryFn: ({ signal }) => get(addressOf(source), publicationOf, { signal }),
  })
}

function useChanged() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: key })
}

export function useOffer(source: Source) {
  const onSettled = useChanged()
  return useMutation({
    mutationFn: (offer: OfferStory | OfferStrategy) => put(addressOf(source), offer, publication),
    onSettled,
  })
}

export function useMovePublication() {
  const onSettled = useChanged()
  return useMutation({
    mutationFn: ({ id, ...move }: MovePublication & { id: string }) =>
      patch(`/publications/${part(id)}`, move, publication),
    onSettled,
  })
}

export function useWriteShowcase(slug: string) {
  const onSettled = useChanged()
  return useMutation({
    mutationFn: (change: UpdateShowcase) => put(`/hubs/${part(slug)}/showcase`, change, showcaseDraft),
    onSettled,
  })
}
