import type { Publication } from '@hubs/schema/library/publications'
import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { stateWords } from './publication-labels.ts'
import { useMovePublication } from './publications.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** Where it stands, and its owner's way back: nothing stays out against their will. */
export function StoryState({ standing, children }: { standing: Publication; children?: ReactNode }) {
  const move = useMovePublication()
  const say = useToast()
  const { id, state, version, may } = standing
  const offerAgain = (expectedVersion: number) => move.mutate({ id, state: 'offered', expectedVersion })
  const withdraw = () =>
    afterwards(move.mutateAsync({ id, state: 'withdrawn', expectedVersion: version }), now => {
      say('Withdrawn. It’s no longer published.', () => offerAgain(now.version))
    })
  return (
    <CalmNote>
      <p>
        <strong>{stateWords[state]}.</strong> {state === 'published' && 'Anyone can read it on the public page.'}
      </p>
      {state === 'declined' && <p>It’s not published. You can edit it and submit it again.</p>}
      <ErrorNote error={move.error} />
      {children}
      {may.withdraw && (
        <div className="row">
          <Button isPending={move.isPending} onPress={withdraw}>
            {state === 'published' ? 'Withdraw from the public page' : 'Withdraw'}
          </Button>
        </div>
      )}
    </CalmNote>
  )
}
