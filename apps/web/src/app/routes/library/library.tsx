import { can } from '@hubs/rules/can'
import { useSearchParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { filterOf, searchOf, type LibraryFilter } from '#features/strategies/library/library-filter.ts'
import { LibraryFilters } from '#features/strategies/library/library-filters.tsx'
import { LibraryKey } from '#features/strategies/library/library-key.tsx'
import { Library } from '#features/strategies/library/library.tsx'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useHubNames } from '../../../features/hubs/use-hub-names.ts'
import './library.css'

/** Open to everybody who is signed in. What is looked for stands in the address, so that a list can be sent to a colleague. */
export default function LibraryScreen() {
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search)
  const { hubs, hubOf, circle } = useHubNames()
  // Each letter typed would otherwise be a step back.
  const narrow = (next: Partial<LibraryFilter>) =>
    setSearch(searchOf(next), { replace: true, preventScrollReset: true })
  const mayPropose = can(actorOf(me), 'strategy:propose', { schoolId: me.school.id })
  return (
    <Page
      title="Strategies"
      lead="What research and your colleagues say about each, and techniques you can try tomorrow."
    >
      <LibraryFilters filter={filter} hubs={hubs} onChange={narrow}>
        <Ways mayPropose={mayPropose} />
      </LibraryFilters>
      <LibraryKey />
      <Library
        {...{ filter, hubOf, circle }}
        ownHub={me.membership?.hubSlug}
        whenNone={
          <None
            narrowed={searchOf(filter) !== ''}
            typed={!!filter.q}
            showAll={() => narrow({})}
            mayPropose={mayPropose}
          />
        }
      />
    </Page>
  )
}

/** What else there is about strategies: beside the search, so that the first of them are in sight. */
function Ways({ mayPropose }: { mayPropose: boolean }) {
  return (
    <>
      {mayPropose && <LinkButton to={paths.newStrategy}>Propose a strategy</LinkButton>}
      <LinkButton look="ghost" to={paths.references}>
        Sources
      </LinkButton>
      <LinkButton look="ghost" to={paths.strands}>
        EEF figures
      </LinkButton>
      <LinkButton look="ghost" to={paths.compareStrategies}>
        Compare strategies
      </LinkButton>
      <LinkButton look="ghost" to={paths.choose}>
        All hubs
      </LinkButton>
      <Button look="ghost" onPress={() => window.print()}>
        Print
      </Button>
    </>
  )
}

type NoneProps = { narrowed: boolean; typed: boolean; showAll: () => void; mayPropose: boolean }

/** Nothing there at all, or nothing by these filters: what to do next is not the same. */
function None({ narrowed, typed, showAll, mayPropose }: NoneProps) {
  if (!narrowed)
    return (
      <EmptyState title="No strategies yet">
        <p>
          {mayPropose
            ? 'Propose the first strategy: what it is, its common pitfalls and one thing to try tomorrow.'
            : 'Strategies appear here as soon as a hub proposes one.'}
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title="No strategies match">
      <p>
        {typed ? 'Try other words or fewer filters.' : 'Try fewer filters.'} If something’s missing, propose it and the
        hub will decide.
      </p>
      <Button onPress={showAll}>Show all strategies</Button>
    </EmptyState>
  )
}
