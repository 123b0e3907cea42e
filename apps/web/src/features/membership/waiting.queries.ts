import { choiceReminders, choosersReminded, type RemindChoosers } from '@hubs/schema/membership/membership'
import type { Hub } from '@hubs/schema/hubs'
import { ownWaiting, waitingLists, type WaitingHub } from '@hubs/schema/membership/waiting'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, post, put } from '#lib/api-client.ts'

/** The waiting lists of full hubs, and one’s own place on them. */
export function waitingQuery() {
  return queryOptions({
    queryKey: ['waiting'],
    queryFn: async ({ signal }) => (await get('/me/waiting', ownWaiting, { signal })).items,
  })
}

/** Joins a hub’s list, or leaves it. */
export function useWaiting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ slug, join }: { slug: string; join: boolean }) => {
      const path = `/hubs/${slug}/waiting`
      if (join) await put(path, undefined, ownWaiting)
      else await del(path, z.null())
    },
    onSettled: () => client.invalidateQueries(),
  })
}

/** Every list, for coordinators. */
export function waitingListsQuery() {
  return queryOptions({
    queryKey: ['waiting-lists'],
    queryFn: async ({ signal }) => (await get('/waiting-lists', waitingLists, { signal })).items,
  })
}

/** Who was reminded when, the latest first, and who can be reminded now. */
export function remindersQuery() {
  return queryOptions({
    queryKey: ['choice-reminders'],
    queryFn: ({ signal }) => get('/choice-reminders', choiceReminders, { signal }),
  })
}

/** Reminds those who have not chosen; nobody twice in a day. */
export function useRemind() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RemindChoosers) => post('/choice-reminders', input, choosersReminded),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: remindersQuery().queryKey }),
        client.invalidateQueries({ queryKey: ['memberships'] }),
      ]),
  })
}

/** Whether a hub has no place for one more: a place that is kept for somebody on its list is nobody else’s. */
export const isFullWith = ({ taken, places }: Pick<Hub, 'taken' | 'places'>, list: WaitingHub | undefined) =>
  (taken ?? 0) + (list?.kept ?? 0) >= places
