import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import type { HubDetail } from '@hubs/schema/hubs'
import { actorOf } from '#features/accounts/actor.ts'
import { HubEditor } from '#features/hubs/editor/hub-editor.tsx'
import { HubGroupEditor } from '#features/hubs/editor/hub-editor-group.tsx'
import { useChangeHub } from '#features/hubs/editor/hub-editor.queries.ts'
import { GroupEnd, OpenGroup } from '#features/hubs/hub-groups.tsx'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { PersonPicker } from '#features/staff/person-picker.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useToast } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

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

/** It was closed when hubs were allocated; that can be taken back. */
function ClosedHub({ hub }: { hub: HubDetail }) {
  const change = useChangeHub(hub.slug)
  const say = useToast()
  return (
    <Section
      title="Not running this year"
      words="This hub was closed when hubs were allocated. If you run it after all, choose its facilitators and reinstate its meetings."
    >
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      <div className="row">
        <Button
          isPending={change.isPending}
          onPress={() =>
            change.mutate(
              { closed: false, expectedVersion: hub.version },
              { onSuccess: () => say(`${hub.name} is running again.`) },
            )
          }
        >
          Run this hub
        </Button>
      </div>
    </Section>
  )
}

function ProgrammeHubView({ hub }: { hub: HubDetail }) {
  const heading = usePageTitle(`Edit ${hub.name} · Learning Hubs`)
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
      {hub.closed && <ClosedHub hub={hub} />}
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
