import { lazy } from 'react'
import { SupportList } from '#features/plans/support/support-list.tsx'
import { paths } from '#shared/paths.ts'
import { QuietBoundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import './plans.css'

const AskForSupport = lazy(() =>
  import('#features/plans/support/ask-for-support.tsx').then(each => ({ default: each.AskForSupport })),
)

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
