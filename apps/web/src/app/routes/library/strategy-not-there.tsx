import { paths } from '#app/paths.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** A code that the library does not have: perhaps mistyped, perhaps of another school. */
export function StrategyNotThere({ code }: { code: string }) {
  const heading = usePageTitle('Strategy not found · Learning Hubs')
  return (
    <main className="page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Strategy not found
      </h1>
      <EmptyState title={`There’s no strategy called “${code.slice(0, 60)}”`}>
        <p>Strategies are never deleted, so check the address or look in the library.</p>
        <LinkButton to={paths.library}>See all strategies</LinkButton>
      </EmptyState>
    </main>
  )
}
