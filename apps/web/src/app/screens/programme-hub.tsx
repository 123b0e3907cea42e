import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import type { HubDetail } from '@hubs/schema/hubs'
import { actorOf } from '#features/accounts/actor.ts'
import { HubEditor } from '#features/hubs/hub-editor.tsx'
import { HubGroupEditor } from '#features/hubs/hub-editor-group.tsx'
import { GroupEnd, OpenGroup } from '#features/hubs/hub-groups.tsx'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { PersonPicker } from '#features/staff/person-picker.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import NotFoundScreen from './not-found.tsx'
import './narrow-page.css'

/** A hub as its coordinator changes it. */
export default function ProgrammeHubScreen() {
  const { slug = '' } = useParams()
  const me = useMe()
  const may = can(actorOf(me), 'hub:edit', { schoolId: me.school.id })
  const { data, error, refetch } = useQuery({ ...hubQuery(slug), enabled: may })
  if (!may || (error instanceof ApiProblem && error.code === 'not-found')) return <NotFoundScreen />
  if (data) return <ProgrammeHubView key={slug} hub={data} />
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the hub…" />
      )}
    </main>
  )
}

function ProgrammeHubView({ hub }: { hub: HubDetail }) {
  const heading = usePage(`Edit ${hub.name} · Learning Hubs`)
  const parallel = hub.groups.length > 1
  return (
    <main className="page narrow-page" id="main" data-hub={hub.slug}>
      <div className="col">
        <BackLink to={`${paths.programme}#hubs`}>Programme</BackLink>
        <div className="row wrap between">
          <h1 ref={heading} tabIndex={-1}>
            Edit <bdi>{hub.name}</bdi>
          </h1>
          <div className="row wrap">
            <LinkButton to={paths.outcomes(hub.slug)}>Our progress</LinkButton>
            <LinkButton to={paths.hub(hub.slug)}>View hub page</LinkButton>
          </div>
        </div>
      </div>
      {hub.groups.map(group => (
        <Section key={group.id} title={parallel ? group.name : 'Places and facilitators'}>
          <HubGroupEditor hub={hub} group={group} Picker={PersonPicker} />
          <GroupEnd hub={hub} group={group} />
        </Section>
      ))}
      <OpenGroup hub={hub} />
      <Section title="About this hub">
        <HubEditor hub={hub} />
      </Section>
    </main>
  )
}
