import { paths } from '#app/paths.ts'
import { usePage } from '#lib/use-page.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** A code that the library does not have: perhaps mistyped, perhaps of another school. */
export function StrategyNotThere({ code }: { code: string }) {
  const heading = usePage('Not in the library · Learning Hubs')
  return (
    <main className="page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Not in the library
      </h1>
      <EmptyState title={`No strategy here is called “${code.slice(0, 60)}”`}>
        <p>Strategies are never deleted, so the address is probably mistyped. The library has all of them.</p>
        <LinkButton to={paths.library}>Open the library</LinkButton>
      </EmptyState>
    </main>
  )
}
