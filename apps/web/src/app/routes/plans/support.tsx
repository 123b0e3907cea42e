import { SupportList } from '#features/plans/support/support-list.tsx'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import './plans.css'

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
      <div className="col">
        <p>To ask a colleague, edit one of your plans: it’s under “More options” there.</p>
        <div className="row">
          <LinkButton to={paths.plans}>Go to My plans</LinkButton>
        </div>
      </div>
    </Page>
  )
}
