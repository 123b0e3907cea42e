import { drawPartners, partners, type Partners } from '@hubs/schema/partners'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment } from 'react'
import { get, post, sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { plansChanged } from './plans-changed.ts'

const at = (meetingId: string) => `/meetings/${encodeURIComponent(meetingId)}/partners`

/** Who supports whom until the next meeting, as named at this one. */
function partnersQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['plans', 'partners', meetingId],
    queryFn: ({ signal }) => get(at(meetingId), partners, { signal }),
  })
}

/** While people plan: the facilitator pairs up those here, and pairs them anew where that suits better. */
export function PartnersPanel({ meetingId }: { meetingId: string }) {
  const client = useQueryClient()
  const { queryKey } = partnersQuery(meetingId)
  const { data } = useQuery(partnersQuery(meetingId))
  const draw = useMutation({
    mutationFn: ({ version }: Partners) =>
      post(`${at(meetingId)}/draw`, drawPartners.parse({ expectedVersion: version }), partners),
    onSuccess: answer => {
      client.setQueryData(queryKey, answer)
      void plansChanged(client)
    },
    // Somebody else has paired them: theirs stand.
    onError: () => client.invalidateQueries({ queryKey }),
  })
  if (!data) return null
  const named = data.sets.length > 0
  return (
    <div className="console-own-notes col" role="group" aria-label="Partners until the next meeting">
      <h3>Partners until the next meeting</h3>
      {named ? (
        <ul>
          {data.sets.map(set => (
            <li key={set.map(({ id }) => id).join()}>
              {set.map(({ id, name }, index) => (
                <Fragment key={id}>
                  {index > 0 && ', '}
                  <bdi>{name}</bdi>
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      ) : (
        <p>No one has a partner for this time yet.</p>
      )}
      {draw.error && <ProblemNote>{sentenceOf(draw.error)}</ProblemNote>}
      <div className="row">
        <Button look="plain" isPending={draw.isPending} onPress={() => draw.mutate(data)}>
          {named ? 'Pair people again' : 'Pair people up'}
        </Button>
      </div>
      <p className="s quiet">
        Pairs everyone here at random, away from last time’s partner where possible. Each person sees their partner with
        their plans.
      </p>
    </div>
  )
}
