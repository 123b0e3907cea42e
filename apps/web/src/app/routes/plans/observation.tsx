import { useParams } from 'react-router-dom'
import type { Observation } from '@hubs/schema/plans/observations'
import { ObservationPage } from '#features/plans/observations/observation-page.tsx'
import { whoVisits } from '#features/plans/observations/observation-labels.ts'
import { observationQuery } from '#features/plans/observations/observations.queries.ts'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

/** For the two in it, and for their group what they shared of it; to everybody else it isn’t there. */
export default function ObservationScreen() {
  const { id = '' } = useParams()
  const { data } = usePageQuery(observationQuery(id))
  return <View key={id} observation={data} />
}

function View({ observation }: { observation: Observation }) {
  const { staffKind } = useMe()
  return (
    <Page
      look="narrow-page"
      title={`Observation: ${whoVisits(observation)}`}
      heading={whoVisits(observation)}
      back={{ to: paths.observations, label: 'Observations' }}
    >
      <ObservationPage observation={observation} teaching={staffKind === 'teaching'} />
    </Page>
  )
}
