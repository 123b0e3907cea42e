import type { Ballot } from '@hubs/schema/choosing/ballots'
import { Check } from '#ui/fields/check.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { RANKING_WAITS } from './ranking-labels.ts'
import type { useBallot } from './use-ballot.ts'
import './ballot.css'

type BallotSummaryProps = {
  ballot: Ballot
  hubName: (slug: string) => string
  change: ReturnType<typeof useBallot>
}

/** What is ranked so far, said again at each change, and the way to say that any hub would do. */
export function BallotSummary({ ballot, hubName, change }: BallotSummaryProps) {
  const { ranks, any, open } = ballot
  return (
    <section className="card ballot-summary" aria-labelledby="ballot-title">
      <h2 id="ballot-title">Your ranking</h2>
      <div role="status">
        {any && <p>Any hub would do.</p>}
        {!any && ranks.length === 0 && (
          <p className="quiet">
            {open ? 'Nothing ranked yet. Rank one hub, three, or all of them.' : 'You didn’t rank the hubs.'}
          </p>
        )}
        {ranks.length > 0 && (
          <ol className="ballot-order">
            {ranks.map(slug => (
              <li key={slug}>{hubName(slug)}</li>
            ))}
          </ol>
        )}
        {open && ballot.savedAt && !change.isSaving && !change.error && (
          <p className="s quiet">Saved. Only you and your coordinator can see this.</p>
        )}
      </div>
      {change.waits && (
        <CalmNote>
          <p>{RANKING_WAITS}</p>
        </CalmNote>
      )}
      <ErrorNote error={change.error} />
      {open && (
        <Check
          label="Any hub would do"
          hint="You’ll have a place wherever it helps most. This clears your ranking."
          checked={any}
          onChange={event => change.setAny(event.target.checked)}
        />
      )}
    </section>
  )
}
