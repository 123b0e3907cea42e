import { count } from '@hubs/rules/text/words'
import { useState } from 'react'
import { brokenRules } from '@hubs/rules/plans/placing'
import type { Allocation } from '@hubs/schema/choosing/allocations'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { usePublishAllocation } from '../choosing.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** What publishing does besides: people in other groups, hubs that close or split, and rules that moves by hand have broken. */
function changesOf(board: Allocation): string[] {
  const regrouped = board.people.filter(person => person.regrouped).length
  return [
    ...(regrouped > 0
      ? [
          `${capital(count(regrouped, 'person stays', 'people stay'))} in their hub and ${regrouped === 1 ? 'moves' : 'move'} to another of its groups.`,
        ]
      : []),
    ...board.hubs.flatMap(hub => {
      if (hub.groups === 0)
        return [
          `${hub.name} won’t run this year. Its meetings will be cancelled, and its facilitators have a place in another hub.`,
        ]
      return hub.groups > 1 ? [`${hub.name} will meet in ${hub.groups} groups.`] : []
    }),
    ...brokenRules(board).map(sentence => `A rule isn’t kept: ${sentence}`),
  ]
}

/** Everyone gets their place and an email: asked first, as it can’t be taken back. */
export function PublishAllocation({ board }: { board: Allocation }) {
  const [asking, setAsking] = useState(false)
  const publish = usePublishAllocation(board.id)
  const say = useToast()
  const staying = board.people.filter(({ pinned, regrouped }) => pinned && !regrouped).length
  const done = () => {
    setAsking(false)
    say('Published. Everyone will get a notification with their hub and the reason.')
  }
  return (
    <>
      <Button look="main" onPress={() => setAsking(true)}>
        Publish
      </Button>
      <Confirm
        open={asking}
        title="Publish this allocation?"
        action={publish.isPending ? 'Publishing…' : 'Publish'}
        keep="Not yet"
        pending={publish.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => afterwards(publish.mutateAsync(board.version), done)}
      >
        <p>
          {capital(count(board.people.length, 'person', 'people'))} will get a notification that says which hub they’re
          in
          {staying > 0 && `, including ${staying} who ${staying === 1 ? 'stays' : 'stay'} where they are`}. You can
          still move people afterwards, but you can’t allocate again.
        </p>
        {changesOf(board).map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
        <ErrorNote error={publish.error} />
      </Confirm>
    </>
  )
}
