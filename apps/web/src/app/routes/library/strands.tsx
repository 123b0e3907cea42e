import { can } from '@hubs/rules/can'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { StrandList } from '#features/strategies/editing/strand-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'

export default function StrandsScreen() {
  const me = useMe()
  const heading = usePageTitle('EEF figures · Learning Hubs')
  const mayEdit = can(actorOf(me), 'strand:edit', { schoolId: me.school.id })
  return (
    <main className="page" id="main">
      <div className="col">
        <BackLink to={paths.library}>Strategies</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          EEF figures
        </h1>
        <p className="lead">
          The Education Endowment Foundation (EEF) summarises research by strand, in months of progress. Each figure is
          an average for a whole strand: it shows where to look, not what one strategy will do in your classroom.
        </p>
        {mayEdit && (
          <p className="quiet">The EEF updates its Toolkit. Enter the latest figures here. Earlier figures are kept.</p>
        )}
      </div>
      <StrandList mayEdit={mayEdit} />
    </main>
  )
}
