import { isolated } from '@hubs/rules/text/isolated'
import { erasurePreview } from '@hubs/schema/privacy'
import type { Person } from '@hubs/schema/staff'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { get, post } from '#lib/api-client.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { DataDownload } from './data-download.tsx'
import { afterwards } from '#lib/query-client.ts'

type PersonDataProps = { person: Person }

/** What the school owes somebody who asks: their data, and to be forgotten. */
export function PersonData({ person }: PersonDataProps) {
  const name = isolated(person.name)
  return (
    <>
      <Section
        title="If they ask for their data"
        words={`Downloads everything about ${name}, including what only they can see. ${
          person.state === 'left' ? 'It’s' : 'They get a notification, and it’s'
        } recorded.`}
      >
        <DataDownload
          path={`/people/${encodeURIComponent(person.id)}/export`}
          {...(person.state !== 'left' && {
            ask: {
              title: `Download everything about ${name}?`,
              words:
                'They’ll get a notification that says you did. The file includes their private plans, so only give it to them.',
            },
          })}
        />
      </Section>
      <Erasure person={person} />
    </>
  )
}

function Erasure({ person }: PersonDataProps) {
  const [asking, setAsking] = useState(false)
  const left = person.state === 'left'
  return (
    <Section
      title="If they ask to be erased"
      words={
        left
          ? 'Removes their name and everything they wrote from Learning Hubs. Numbers, such as attendance, stay without a name.'
          : 'You can erase someone once you’ve marked them as left.'
      }
    >
      {left && (
        <div className="row">
          <Button look="danger" onPress={() => setAsking(true)}>
            Erase this person
          </Button>
        </div>
      )}
      {asking && <Erasing person={person} onClose={() => setAsking(false)} />}
    </Section>
  )
}

/** The version that was seen goes along: whoever came back to the school meanwhile is not erased. */
function useErase({ id, version }: Person) {
  const client = useQueryClient()
  const withProof = useReauthentication()
  const url = `/people/${encodeURIComponent(id)}/erasure`
  return useMutation({
    mutationFn: () => withProof(() => post(url, { expectedVersion: version }, z.null())),
    onSuccess: () => client.invalidateQueries(),
  })
}

/** What it takes away is counted first, as it can’t be undone. */
function Erasing({ person, onClose }: PersonDataProps & { onClose: () => void }) {
  const url = `/people/${encodeURIComponent(person.id)}/erasure`
  const preview = useQuery({
    queryKey: ['people', person.id, 'erasure'],
    queryFn: ({ signal }) => get(url, erasurePreview, { signal }),
  })
  const erase = useErase(person)
  const say = useToast()
  const done = () => {
    onClose()
    say('Erased.')
  }
  const problem = preview.error ?? erase.error
  return (
    <Confirm
      open
      danger
      title={`Erase ${isolated(person.name)}?`}
      action={erase.isPending ? 'Erasing…' : 'Erase for good'}
      keep="Cancel"
      pending={erase.isPending}
      onClose={onClose}
      onConfirm={() => afterwards(erase.mutateAsync(), done)}
    >
      <p>
        You can’t undo this. Their name and email address will be removed everywhere, and what they wrote will be
        removed from:
      </p>
      <ul>
        {preview.data?.counts.map(each => (
          <li key={each.kind}>{`${each.count} ${each.kind}`}</li>
        ))}
        <li>their account, with how they sign in</li>
      </ul>
      <p>
        Backups made before today still include it until newer ones replace them. If one is restored, this person is
        erased again.
      </p>
      <ErrorNote error={problem} />
    </Confirm>
  )
}
