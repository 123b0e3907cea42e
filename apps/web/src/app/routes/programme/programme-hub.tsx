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
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { Section } from '#ui/section.tsx'
import { useToast } from '#ui/status.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

/** A hub as its coordinator changes it. */
export default function ProgrammeHubScreen() {
  const { slug = '' } = useParams()
  const me = useMe()
  if (!can(actorOf(me), 'hub:edit', { schoolId: me.school.id })) return <NotFoundScreen />
  return <ProgrammeHubView key={slug} slug={slug} />
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

function ProgrammeHubView({ slug }: { slug: string }) {
  const { data: hub } = usePageQuery(hubQuery(slug))
  const parallel = hub.groups.length > 1
  return (
    <Page
      look="narrow-page"
      hub={hub.slug}
      title={`Edit ${hub.name}`}
      heading={
        <>
          Edit <bdi>{hub.name}</bdi>
        </>
      }
      back={{ to: `${paths.programme}#hubs`, label: 'Programme' }}
      aside={
        <div className="row wrap">
          <LinkButton to={paths.outcomes(hub.slug)}>Our progress</LinkButton>
          <LinkButton to={paths.hub(hub.slug)}>View hub page</LinkButton>
        </div>
      }
    >
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
    </Page>
  )
}
