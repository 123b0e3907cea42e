import { quoted } from '@hubs/rules/text/quoted'
import { setTogether } from '@hubs/rules/plans/pairs'
import { isHere } from '@hubs/rules/run/round/round'
import { nameApart } from '@hubs/rules/text/told-apart'
import type { RunPerson } from '@hubs/schema/meetings/live'
import { drawPartners, partners, setPartners, type Partners } from '@hubs/schema/plans/partners'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment, useEffect, useRef, useState } from 'react'
import { get, post, put } from '#lib/api-client.ts'
import { listed } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Apart } from '#ui/text/name.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PartnersByHand } from './partners-by-hand.tsx'
import { plansChanged } from '../plans-changed.ts'

const at = (meetingId: string) => `/meetings/${encodeURIComponent(meetingId)}/partners`

/** Who supports whom until the next meeting, as named at this one. */
function partnersQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['plans', 'partners', meetingId],
    queryFn: ({ signal }) => get(at(meetingId), partners, { signal }),
  })
}

/** Names and changes the partners of a meeting. */
function useNaming(meetingId: string) {
  const client = useQueryClient()
  const { queryKey } = partnersQuery(meetingId)
  const changes = {
    onSuccess: (answer: Partners) => {
      client.setQueryData(queryKey, answer)
      void plansChanged(client)
    },
    // Somebody else has paired them: theirs stand.
    onError: () => client.invalidateQueries({ queryKey }),
  }
  const draw = useMutation({
    mutationFn: ({ version }: Partners) =>
      post(`${at(meetingId)}/draw`, drawPartners.parse({ expectedVersion: version }), partners),
    ...changes,
  })
  const set = useMutation({
    mutationFn: ({ sets, version }: { sets: string[][]; version: number }) =>
      put(at(meetingId), setPartners.parse({ sets, expectedVersion: version }), partners),
    ...changes,
  })
  return { draw, set }
}

type PanelProps = { meetingId: string; people: readonly RunPerson[] }

/** While people plan: the facilitator pairs up those here, and pairs them anew where that suits better. */
export function PartnersPanel({ meetingId, people }: PanelProps) {
  const { data } = useQuery(partnersQuery(meetingId))
  const { draw, set } = useNaming(meetingId)
  const [choosing, choose] = useState(false)
  const group = useRef<HTMLDivElement>(null)
  const drawn = draw.data
  // The list pushes the button that was pressed down, under what lies at the foot.
  useEffect(() => {
    const { activeElement } = document
    if (drawn && group.current?.contains(activeElement)) activeElement?.scrollIntoView?.({ block: 'nearest' })
  }, [drawn])
  const say = useToast()
  if (!data) return null
  const named = data.sets.length > 0
  // The dialog says its own.
  const problem = draw.error ?? (choosing ? null : set.error)
  const apart = new Map(people.map(person => [person.id, person.apart]))
  // Whoever has left the group meanwhile is nobody's partner any more.
  const sets = data.sets.map(one => one.flatMap(({ id }) => (apart.has(id) ? [id] : []))).filter(one => one.length > 1)
  const save = async (together: string[]) => {
    const { version } = await set.mutateAsync({ sets: setTogether(sets, together), version: data.version })
    const names = people.filter(({ id }) => together.includes(id)).map(nameApart)
    say(`${listed(names)} are partners.`, () => set.mutate({ sets, version }))
  }
  return (
    <div className="console-own-notes col" role="group" ref={group} aria-label="Partners until the next meeting">
      <h3>Partners until the next meeting</h3>
      {named ? <Sets {...{ people, data }} /> : <p>No one has a partner for this time yet.</p>}
      <ErrorNote error={problem} />
      <div className="row wrap">
        <Button look="plain" isPending={draw.isPending} onPress={() => draw.mutate(data)}>
          {named ? 'Pair people again' : 'Pair people up'}
        </Button>
        {people.length > 1 && (
          <Button look="ghost" onPress={() => choose(true)}>
            {named ? 'Change a pair' : 'Choose a pair yourself'}
          </Button>
        )}
      </div>
      <p className="s quiet">
        {quoted(named ? 'Pair people again' : 'Pair people up')} pairs everyone here at random, away from last time’s
        partner where possible. Each person sees their partner with their plans.
      </p>
      <Dialog open={choosing} title="Who are partners?" onClose={() => choose(false)}>
        <PartnersByHand {...{ people, save }} onDone={() => choose(false)} />
      </Dialog>
    </div>
  )
}

/** Who is with whom, and who of those here is with nobody. */
function Sets({ people, data }: { people: readonly RunPerson[]; data: Partners }) {
  const byId = new Map(people.map(person => [person.id, person]))
  const paired = new Set(data.sets.flat().map(({ id }) => id))
  const alone = people.filter(person => isHere(person) && !paired.has(person.id))
  return (
    <>
      <ul>
        {data.sets.map(set => (
          <li key={set.map(({ id }) => id).join()}>
            {set.map((person, index) => (
              <Fragment key={person.id}>
                {index > 0 && ', '}
                <Named person={byId.get(person.id) ?? person} />
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
      {alone.length > 0 && (
        <p>
          Without a partner:{' '}
          {alone.map((person, index) => (
            <Fragment key={person.id}>
              {index > 0 && ', '}
              <Named person={person} />
            </Fragment>
          ))}
        </p>
      )}
    </>
  )
}

function Named({ person }: { person: { name: string; apart?: string | undefined } }) {
  return (
    <>
      <bdi>{person.name}</bdi>
      <Apart of={person} />
    </>
  )
}
