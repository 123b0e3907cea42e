import { CoverList } from '#features/plans/observations/cover-list.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** For coordinators: only that and when cover is needed, not what the visit is about. */
export default onlyFor('observation:cover', () => <Cover />)

function Cover() {
  return (
    <Page
      look="narrow-page"
      title="Cover requests"
      back={{ to: paths.home, label: 'Home' }}
      quiet
      lead="Colleagues who need cover so they can observe someone. Who they’re observing, and why, is private to them."
    >
      <CoverList />
    </Page>
  )
}
