import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { Observation } from '@hubs/schema/plans/observations'
import { ObservationPage } from '#features/plans/observations/observation-page.tsx'
import { whoVisits } from '#features/plans/observations/observation-labels.ts'
import { observationQuery } from '#features/plans/observations/observations.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function ObservationScreen() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(observationQuery(id))
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  if (data) return <View key={id} observation={data} />
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the observation…" />
      )}
    </main>
  )
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
