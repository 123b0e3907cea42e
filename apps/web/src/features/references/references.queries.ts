import {
  exportedReferences,
  furtherReading,
  importResult,
  reference,
  referencePage,
  styleChoice,
  type CheckReference,
  type CreateReference,
  type ImportReferences,
  type ReferenceFormat,
  type ReferenceQuery,
  type SetReading,
  type SetStyle,
  type UpdateReference,
} from '@hubs/schema/library/references'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, patch, post, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const key = ['references'] as const
const part = encodeURIComponent
const of = (id: string) => `/references/${part(id)}`
const PAGE = 30

export type Looked = Pick<ReferenceQuery, 'q' | 'checked'>

/** The school's sources by author, a page at a time. */
export function referencesQuery({ q = '', checked }: Looked) {
  const asked = `${q && `&q=${part(q)}`}${checked ? `&checked=${checked}` : ''}`
  return pagedQuery([...key, 'list', q, checked ?? ''], `/references?limit=${PAGE}${asked}`, referencePage)
}

export function referenceQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => get(of(id), reference, { signal }),
  })
}

export function styleQuery() {
  return queryOptions({
    queryKey: [...key, 'style'],
    queryFn: ({ signal }) => get('/citation-style', styleChoice, { signal }),
  })
}

/** Where a list of further reading is kept: a hub's, or the programme's where no hub is named. */
const readingAt = (hub?: string) => (hub === undefined ? '/programmes/current/reading' : `/hubs/${part(hub)}/reading`)

export function readingQuery(hub?: string) {
  return queryOptions({
    queryKey: [...key, 'reading', hub ?? ''],
    queryFn: ({ signal }) => get(readingAt(hub), furtherReading, { signal }),
  })
}

/** As other programs read it, for saving. */
export function exportReferences(format: ReferenceFormat, from: { strategy?: string; hub?: string } = {}) {
  const of = Object.entries(from).map(([name, value]) => `&${name}=${part(value)}`)
  return get(`/references/export?format=${format}${of.join('')}`, exportedReferences)
}

/** A source stands in strategies, lists and the public page too. */
function useChanged() {
  const client = useQueryClient()
  return () =>
    Promise.all(
      [key, ['strategies'], ['programme'], ['hubs'], ['search']].map(queryKey =>
        client.invalidateQueries({ queryKey }),
      ),
    )
}

export function useCreateReference() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: ({ input, idempotencyKey }: { input: CreateReference; idempotencyKey: string }) =>
      post('/references', input, reference, { idempotencyKey }),
    onSuccess,
  })
}

export function useUpdateReference(id: string) {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: (change: UpdateReference) => patch(of(id), change, reference), onSuccess })
}

export function useCheckReference(id: string) {
  const onSettled = useChanged()
  return useMutation({ mutationFn: (mark: CheckReference) => put(`${of(id)}/check`, mark, reference), onSettled })
}

export function useRemoveReference(id: string) {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (version: number) => del(`${of(id)}?expectedVersion=${version}`, z.null()),
    onSuccess,
  })
}

/** With `dryRun` it only says what would come of it. */
export function useImportReferences() {
  const changed = useChanged()
  return useMutation({
    mutationFn: ({ input, idempotencyKey }: { input: ImportReferences; idempotencyKey: string }) =>
      post('/references/import', input, importResult, { idempotencyKey }),
    onSuccess: result => (result.saved ? changed() : undefined),
  })
}

export function useSetStyle() {
  const onSettled = useChanged()
  return useMutation({ mutationFn: (choice: SetStyle) => put('/citation-style', choice, styleChoice), onSettled })
}

export function useSetReading(hub?: string) {
  const onSettled = useChanged()
  return useMutation({ mutationFn: (list: SetReading) => put(readingAt(hub), list, furtherReading), onSettled })
}
