import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/page/section.tsx'
import { askSupportAt } from '../plan-links.ts'
import { openPlansQuery } from '../plans.queries.ts'

/** Support is asked for with a plan: each that is open leads to where that is done. */
export function AskForSupport() {
  const { data: open } = useSuspenseQuery(openPlansQuery())
  if (open.length === 0)
    return (
      <div className="col">
        <p>You can ask a colleague for support when you make a plan.</p>
        <div className="row">
          <LinkButton to={paths.plans}>Go to My plans</LinkButton>
        </div>
      </div>
    )
  return (
    <Section title="Ask a colleague">
      {open.map(plan => (
        <div key={plan.id} className="row wrap">
          <span>{quoted(plan.technique)}</span>
          <LinkButton to={askSupportAt(plan.id)}>
            Ask for support<span className="hidden-text">, {quoted(plan.technique)}</span>
          </LinkButton>
        </div>
      ))}
    </Section>
  )
}
