import { quoted } from '@hubs/rules/text/quoted'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { NoPage } from '#ui/page/no-page.tsx'

/** A code that the library does not have: perhaps mistyped, perhaps of another school. */
export function StrategyNotThere({ code }: { code: string }) {
  return (
    <NoPage
      title="Strategy not found"
      lead={`There’s no strategy called ${quoted(code.slice(0, 60))}. Strategies are never deleted, so check the address or look under Strategies.`}
    >
      <LinkButton to={paths.library}>See all strategies</LinkButton>
    </NoPage>
  )
}
