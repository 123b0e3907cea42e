import { quoted } from '@hubs/rules/text/quoted'
import { paths } from '#app/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'

/** A code that the library does not have: perhaps mistyped, perhaps of another school. */
export function StrategyNotThere({ code }: { code: string }) {
  return (
    <Page title="Strategy not found">
      <EmptyState title={`There’s no strategy called ${quoted(code.slice(0, 60))}`}>
        <p>Strategies are never deleted, so check the address or look under Strategies.</p>
        <LinkButton to={paths.library}>See all strategies</LinkButton>
      </EmptyState>
    </Page>
  )
}
