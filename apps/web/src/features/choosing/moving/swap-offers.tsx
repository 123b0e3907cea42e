import { isolated } from '@hubs/rules/text/isolated'
import type { SwapOffer } from '@hubs/schema/membership/swaps'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useFindSwaps, useWithdrawSwap } from './moving.queries.ts'
import { choiceWords } from './place-labels.ts'
import './moving.css'
import { afterwards } from '#lib/query-client.ts'

function stateWords({ state, expiresAt, endedAt }: SwapOffer, timeZone: string): string {
  const ended = endedAt ? ` on ${shortDateTime(endedAt, timeZone)}` : ''
  switch (state) {
    case 'open':
      return `Open until ${shortDateTime(expiresAt, timeZone)}`
    case 'done':
      return `Everyone said yes, and they swapped${ended}`
    case 'declined':
      return `Someone said no${ended}`
    case 'expired':
      return `Not everyone answered by ${shortDateTime(expiresAt, timeZone)}`
    case 'withdrawn':
      return `Cancelled${ended}`
  }
}

const answers = (accepts: boolean | null) => (accepts === null ? 'no answer yet' : accepts ? 'said yes' : 'said no')

/** Swaps after which everybody in them has a higher choice: found, offered to them, and what they said. */
export function SwapOffers({ offers, timeZone }: { offers: readonly SwapOffer[]; timeZone: string }) {
  const find = useFindSwaps()
  const say = useToast()
  const look = () =>
    afterwards(find.mutateAsync(), ({ items }) => {
      const fresh = items.filter(({ id }) => !offers.some(offer => offer.id === id)).length
      say(
        fresh === 0
          ? 'No swap would give everyone in it a higher choice.'
          : 'Found. Everyone in it will get a notification.',
      )
    })
  return (
    <Section
      title="Swaps"
      words="Found every hour: people who’d all get a higher choice if they swapped hubs. They aren’t told who the others are. A swap only happens if everyone says yes within three days."
      aside={
        <Button isPending={find.isPending} onPress={look}>
          Look for swaps now
        </Button>
      }
    >
      <ErrorNote error={find.error} />
      {offers.length === 0 && <p className="quiet">No swap has been offered yet.</p>}
      {offers.length > 0 && (
        <ul className="moves plain">
          {offers.map(offer => (
            <Offer key={offer.id} offer={offer} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </Section>
  )
}

/** One swap, with what each has said; while it is open, it can be cancelled. */
function Offer({ offer, timeZone }: { offer: SwapOffer; timeZone: string }) {
  const withdraw = useWithdrawSwap()
  const say = useToast()
  return (
    <li>
      <div className="col tight">
        {offer.parts.map(({ name, from, to, choice, accepts }) => (
          <p key={name}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            : {from} to {to}, {choiceWords(choice)} <span className="quiet">({answers(accepts)})</span>
          </p>
        ))}
        <p className="s quiet">{stateWords(offer, timeZone)}</p>
        <ErrorNote error={withdraw.error} />
      </div>
      {offer.state === 'open' && (
        <Button
          look="ghost"
          isPending={withdraw.isPending}
          onPress={() =>
            afterwards(withdraw.mutateAsync(offer.id), () =>
              say('Cancelled. Anyone who said yes will get a notification.'),
            )
          }
          aria-label={`Cancel the swap of ${offer.parts.map(({ name }) => isolated(name)).join(' and ')}`}
        >
          Cancel the swap
        </Button>
      )}
    </li>
  )
}
