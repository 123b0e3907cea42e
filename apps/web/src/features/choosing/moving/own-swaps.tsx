import { count, ordinal } from '@hubs/rules/text/words'
import type { OwnSwapOffer } from '@hubs/schema/membership/swaps'
import { capital } from '#lib/page/capital.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useAnswerSwap } from './moving.queries.ts'

/** What became of it, where it is no longer open, or what one has said. */
function outcome({ state, accepts, to }: OwnSwapOffer): string | null {
  if (state === 'done') return `Everyone said yes. You’re in ${to} now.`
  if (state === 'declined' || state === 'withdrawn') return 'This swap isn’t going ahead. You stay in your hub.'
  if (state === 'expired') return 'Not everyone said yes in time, so you stay in your hub.'
  return accepts ? 'You’ve said yes. You’ll get a notification once everyone has answered.' : null
}

/** A swap that one could take part in: never who the others are. */
export function OwnSwaps({ offers, timeZone }: { offers: readonly OwnSwapOffer[]; timeZone: string }) {
  const answer = useAnswerSwap()
  const [latest] = offers
  if (!latest) return null
  const { id, state, from, to, choiceBefore, choiceAfter, people, expiresAt, accepts } = latest
  const said = outcome(latest)
  const choice = (n: number | null) => (n ? `your ${ordinal(n)} choice` : 'a hub you didn’t rank')
  const pending = answer.isPending
  return (
    <Section
      title={state === 'open' ? `Would you like to swap to ${to}?` : `A swap to ${to}`}
      words={`You’d go from ${from}, ${choice(choiceBefore)}, to ${to}, ${choice(choiceAfter)}.`}
    >
      {state === 'open' && (
        <p>
          {people === 2
            ? 'One colleague would take your place, and you theirs.'
            : `${capital(count(people - 1, 'colleague'))} would change hub too.`}{' '}
          Everyone would get a hub they ranked higher. It only happens if everyone says yes by{' '}
          {shortDateTime(expiresAt, timeZone)}. If you say no, no one is told who said no.
        </p>
      )}
      <div role="status">{said && <p>{said}</p>}</div>
      <ErrorNote error={answer.error} />
      {state === 'open' && (
        <div className="row wrap">
          {!accepts && (
            <Button look="main" isPending={pending} onPress={() => answer.mutate({ id, accepts: true })}>
              Yes, swap
            </Button>
          )}
          <Button look="ghost" isPending={pending} onPress={() => answer.mutate({ id, accepts: false })}>
            No, stay in {from}
          </Button>
        </div>
      )}
    </Section>
  )
}
