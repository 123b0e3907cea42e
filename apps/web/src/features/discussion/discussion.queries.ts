import {
  follow,
  readerList,
  reply,
  replyHistory,
  seenAnswer,
  threadPage,
  type CreateReply,
  type DiscussionPlace,
  type Reply,
  type UpdateReply,
} from '@hubs/schema/discussion'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { outbox, type Outcome } from '#lib/storage/outbox.ts'

/** Where people talk: a hub by its slug, a strategy by its code, a meeting by its id, the public page as "current". */
export type DiscussionSubject = { kind: DiscussionPlace; key: string }

const root = ['discussions'] as const
const AT_ONCE = 20

const at = ({ kind, key }: DiscussionSubject) => `/discussions/${kind}/${encodeURIComponent(key)}`

/** The threads under something, the latest first, a page at a time. */
export function discussionQuery(subject: DiscussionSubject) {
  return pagedQuery([...root, subject.kind, subject.key], `${at(subject)}?limit=${AT_ONCE}`, threadPage)
}

/** Every wording that a reply has had. */
export function historyQuery(id: string) {
  return queryOptions({
    queryKey: [...root, 'history', id],
    queryFn: ({ signal }) => get(`/replies/${encodeURIComponent(id)}/history`, replyHistory, { signal }),
  })
}

/** Those who may read a place and whose name has this in it. */
export function readersQuery(subject: DiscussionSubject, q: string) {
  return queryOptions({
    queryKey: [...root, 'readers', subject.kind, subject.key, q],
    queryFn: async ({ signal }) =>
      (await get(`${at(subject)}/people?q=${encodeURIComponent(q)}`, readerList, { signal })).items,
  })
}

type Sending = { input: CreateReply; key: string; form: string; typed: unknown }

/** Sends a reply: now, or when the network is back. */
export function useAddReply(subject: DiscussionSubject) {
  const client = useQueryClient()
  return useMutation<Outcome, Error, Sending>({
    mutationFn: ({ input, ...kept }) =>
      outbox.send({ method: 'POST', path: `${at(subject)}/replies`, body: input, ...kept }),
    onSuccess: ({ sent }) => (sent ? client.invalidateQueries({ queryKey: root }) : undefined),
  })
}

export function useChangeReply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdateReply }) =>
      patch(`/replies/${encodeURIComponent(id)}`, change, reply),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

/** Takes a reply away, or puts it back. Whatever came of it, what stands is asked for again. */
export function useRemoveReply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, ...what }: Pick<Reply, 'id' | 'version'> & { removed: boolean; reason?: string }) =>
      put(`/replies/${encodeURIComponent(id)}/removal`, { ...what, expectedVersion: version }, reply),
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useFollow(subject: DiscussionSubject) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (following: boolean) => put(`${at(subject)}/following`, { following }, follow),
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  })
}

/** Says up to where this person has read. What was new stays marked until the page is looked at anew. */
export function useReportSeen(subject: DiscussionSubject) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (upTo: string) => put(`${at(subject)}/seen`, { upTo }, seenAnswer),
    onSuccess: () => client.invalidateQueries({ queryKey: [...root, 'followed'] }),
  })
}
