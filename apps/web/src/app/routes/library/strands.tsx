import { can } from '@hubs/rules/can'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { StrandList } from '#features/strategies/editing/strand-list.tsx'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'

/** Figures of whole strands, apart from the strategies: beside one they would be read as its own. */
export default function StrandsScreen() {
  const me = useMe()
  const mayEdit = can(actorOf(me), 'strand:edit', { schoolId: me.school.id })
  return (
    <Page
      title="EEF figures"
      back={{ to: paths.library, label: 'Strategies' }}
      lead="The Education Endowment Foundation (EEF) summarises research by strand, in months of progress. Each figure is an average for a whole strand: it shows where to look, not what one strategy will do in your classroom."
      more={
        mayEdit && (
          <p className="quiet">The EEF updates its Toolkit. Enter the latest figures here. Earlier figures are kept.</p>
        )
      }
    >
      <Boundary waiting="Loading EEF figures…">
        <StrandList mayEdit={mayEdit} />
      </Boundary>
    </Page>
  )
}
