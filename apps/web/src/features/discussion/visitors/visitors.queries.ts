import { publicThreadPage, visitorForm, visitorReplyTaken, type VisitorReply } from '@hubs/schema/discussion'
import { infiniteQueryOptions, useMutation } from '@tanstack/react-query'
import { get, post } from '#lib/api-client.ts'

const AT_ONCE = 10

/** What the world reads on the public page, the latest thread first. */
export function publicRepliesQuery() {
  return infiniteQueryOptions({
    queryKey: ['public', 'replies'],
    queryFn: ({ signal, pageParam }) =>
      get(
        `/public/replies?limit=${AT_ONCE}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
        publicThreadPage,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  })
}

/** What a form is handed out with; what comes back without it, or faster than anybody types, is a machine's. */
export function openForm() {
  return get('/public/replies/form', visitorForm)
}

export function useLeaveReply() {
  return useMutation({
    mutationFn: (input: VisitorReply) => post('/public/replies', input, visitorReplyTaken),
  })
}
