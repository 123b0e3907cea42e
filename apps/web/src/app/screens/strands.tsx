import { can } from '@hubs/rules/can'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { StrandList } from '#features/strategies/strand-list.tsx'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'

export default function StrandsScreen() {
  const me = useMe()
  const heading = usePage('EEF figures · Learning Hubs')
  const mayEdit = can(actorOf(me), 'strand:edit', { schoolId: me.school.id })
  return (
    <main className="page" id="main">
      <div className="col">
        <BackLink to={paths.library}>The library</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          What the EEF’s Toolkit says
        </h1>
        <p className="lead">
          The Education Endowment Foundation sums up research by strand, in months of progress. Each figure is a whole
          strand’s average: it says where to look, not what one strategy will do in one room.
        </p>
        {mayEdit && <p className="quiet">The Toolkit changes. Enter what you read there; the old figures are kept.</p>}
      </div>
      <StrandList mayEdit={mayEdit} />
    </main>
  )
}
