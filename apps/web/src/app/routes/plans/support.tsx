import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseQuery } from '@tanstack/react-query'
import { askSupportAt } from '#features/plans/plan-links.ts'
import { openPlansQuery } from '#features/plans/plans.queries.ts'
import { SupportList } from '#features/plans/support/support-list.tsx'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { QuietBoundary } from '#ui/page/boundary.tsx'
import { Section } from '#ui/page/section.tsx'
import { Page } from '#ui/page/page.tsx'
import './plans.css'

/** Support is asked for with a plan: each that is open leads to where that is done. */
function AskForSupport() {
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

/** What one was asked for and what one asked: requests are between two people. */
export default function SupportScreen() {
  return (
    <Page
      look="plans-page"
      title="Support requests"
      back={{ to: paths.plans, label: 'My plans' }}
      more={<p className="quiet">Only the two of you can see a request and its answer.</p>}
    >
      <SupportList which="to-me" />
      <SupportList which="from-me" />
      <QuietBoundary>
        <AskForSupport />
      </QuietBoundary>
    </Page>
  )
}
