import { paths } from '#app/paths.ts'
import { SupportList } from '#features/plans/support/support-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import './plans.css'

export default function SupportScreen() {
  const heading = usePageTitle('Support requests · Learning Hubs')
  return (
    <main className="page plans-page" id="main">
      <div className="col tight">
        <BackLink to={paths.plans}>My plans</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Support requests
        </h1>
        <p className="quiet">Only the two of you can see a request and its answer.</p>
      </div>
      <SupportList which="to-me" />
      <SupportList which="from-me" />
    </main>
  )
}
