import {
  addressesRetried,
  mailPreviews,
  missingList,
  noticeChoices,
  noticeList,
  remindersSent,
  undeliveredList,
  type NoticeChannel,
  type OptionalNoticeKind,
  type RetryAddresses,
} from '@hubs/schema/notices'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { get, post, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const root = ['notices'] as const
const choicesKey = [...root, 'choices'] as const
const remindersKey = [...root, 'reminders'] as const

/** What this person was told, the latest first, a page at a time. */
export function noticesQuery() {
  return pagedQuery([...root, 'list'], '/me/notices?limit=20', noticeList)
}

/** How many they have not seen. */
export function unreadNoticesQuery() {
  return queryOptions({
    queryKey: [...root, 'unread'],
    // Home says it, and one goes there to see whether there is anything new.
    staleTime: 0,
    queryFn: async ({ signal }) => (await get('/me/notices?limit=1', noticeList, { signal })).unread,
  })
}

/** The list stays as it was drawn, with what is new marked; the count elsewhere goes. */
export function useReadNotices() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post('/me/notices/read', undefined, z.null()),
    onSuccess: () => client.setQueryData(unreadNoticesQuery().queryKey, 0),
  })
}

export function noticeChoicesQuery() {
  return queryOptions({
    queryKey: choicesKey,
    queryFn: ({ signal }) => get('/me/notice-choices', noticeChoices, { signal }),
  })
}

const chooseWay = (kind: OptionalNoticeKind, channel: NoticeChannel) =>
  put(`/me/notice-choices/${kind}`, { channel }, noticeChoices)

export function useChooseWay(kind: OptionalNoticeKind) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (channel: NoticeChannel) => chooseWay(kind, channel),
    onSuccess: choices => client.setQueryData(choicesKey, choices),
  })
}

/** One way for all of these, one after the other: what was set before it failed is set. */
export function useChooseWayForAll() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ kinds, channel }: { kinds: readonly OptionalNoticeKind[]; channel: NoticeChannel }) => {
      for (const kind of kinds) client.setQueryData(choicesKey, await chooseWay(kind, channel))
    },
  })
}

/** Each email as people get it. */
export function previewsQuery() {
  return queryOptions({
    queryKey: [...root, 'previews'],
    queryFn: ({ signal }) => get('/emails/previews', mailPreviews, { signal }),
  })
}

export function undeliveredQuery() {
  return queryOptions({
    queryKey: [...root, 'undelivered'],
    queryFn: ({ signal }) => get('/emails/undelivered', undeliveredList, { signal }),
  })
}

/** Lets email go to these addresses again; without anybody, to all. */
export function useRetryAddresses() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RetryAddresses) => post('/emails/undelivered/retry', input, addressesRetried),
    onSettled: () => client.invalidateQueries({ queryKey: undeliveredQuery().queryKey }),
  })
}

/** Who missed their group's last meeting, or has no plan from it. */
export function remindersQuery() {
  return queryOptions({
    queryKey: remindersKey,
    queryFn: ({ signal }) => get('/reminders', missingList, { signal }),
  })
}

export function useRemind() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { meetingId: string; personIds: string[] }) => post('/reminders', input, remindersSent),
    onSuccess: () => client.invalidateQueries({ queryKey: remindersKey }),
  })
}
