import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { HeldReply } from '@hubs/schema/discussion'
import { useRef } from 'react'
import { useKeysWithin } from '#lib/page/use-keys-within.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { HeldCard } from './held-card.tsx'
import { heldQuery, type Which } from './moderation.queries.ts'
import '../discussion.css'

const CARD = '.held'

/** Moves the focus to the card before or after this one. */
function step(list: HTMLElement | null, by: number) {
  const cards = [...(list?.querySelectorAll<HTMLElement>(CARD) ?? [])]
  const here = cards.findIndex(card => card.contains(document.activeElement))
  cards[Math.min(cards.length - 1, Math.max(0, here + by))]?.focus()
}

/** What visitors wrote, to decide about or decided. */
export function HeldList({ which, timeZone }: { which: Which; timeZone: string }) {
  const query = useSuspenseInfiniteQuery(heldQuery(which))
  return (
    <PagedList query={query} tellsStale empty={<Nothing which={which} />}>
      {found => <Cards {...{ found, which, timeZone }} />}
    </PagedList>
  )
}

type CardsProps = { found: readonly HeldReply[]; which: Which; timeZone: string }

/** J and K go through them; A and R decide about the one that one is at. */
function Cards({ found, which, timeZone }: CardsProps) {
  const list = useRef<HTMLUListElement>(null)
  useKeysWithin(list, { j: () => step(list.current, 1), k: () => step(list.current, -1) })
  return (
    <>
      <ul ref={list} className="threads plain" aria-label={titles[which]}>
        {found.map(held => (
          <li key={held.id}>
            <HeldCard held={held} timeZone={timeZone} onDecided={card => focusAfter(list.current, card)} />
          </li>
        ))}
      </ul>
      {which === 'waiting' && (
        <p className="s quiet keys-only">
          Keyboard shortcuts when a comment is selected: J for next, K for previous, A to approve, R to reject.
        </p>
      )}
    </>
  )
}

const titles: Record<Which, string> = { waiting: 'To review', decided: 'Decided' }

/** What was decided goes from the list: the next one has the focus then, or the heading. */
function focusAfter(list: HTMLElement | null, card: HTMLElement | null): () => void {
  const cards = [...(list?.querySelectorAll<HTMLElement>(CARD) ?? [])]
  const at = cards.findIndex(each => each === card)
  const next = cards[at + 1] ?? cards[at - 1]
  return () => {
    if (next?.isConnected) next.focus()
    else document.querySelector<HTMLElement>('main h1')?.focus()
  }
}

function Nothing({ which }: { which: Which }) {
  return which === 'waiting' ? (
    <EmptyState title="No comments to review">
      <p>Visitors’ comments come here first. They’re not published until you approve them.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No decisions yet">
      <p>Comments you approve or reject are listed here. You can undo a decision.</p>
    </EmptyState>
  )
}
