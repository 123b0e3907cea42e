import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { count } from '@hubs/rules/text/words'
import type { HubDetail } from '@hubs/schema/hubs'
import { actorOf } from '#features/accounts/actor.ts'
import { HubEditor } from '#features/hubs/editor/hub-editor.tsx'
import { HubGroupEditor } from '#features/hubs/editor/hub-editor-group.tsx'
import { useChangeHub } from '#features/hubs/editor/hub-editor.queries.ts'
import { GroupEnd, OpenGroup } from '#features/hubs/hub-groups.tsx'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { GroupMembers } from '#features/membership/group-members.tsx'
import { PersonPicker } from '#features/staff/person-picker.tsx'
import { afterwards } from '#lib/query-client.ts'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

/** A hub as its coordinator changes it. */
export default function ProgrammeHubScreen() {
  const { slug = '' } = useParams()
  const me = useMe()
  if (!can(actorOf(me), 'hub:edit', { schoolId: me.school.id })) return <NotFoundScreen />
  return <ProgrammeHubView key={slug} slug={slug} ownGroupId={me.membership?.groupId ?? null} />
}

/** It was closed, by a coordinator or as hubs were allocated; that can be taken back. */
function ClosedHub({ hub }: { hub: HubDetail }) {
  const change = useChangeHub(hub.slug)
  const say = useToast()
  return (
    <Section
      title="Not running this year"
      words="No one can choose it, and it isn’t on the public page. If you run it after all, its upcoming meetings are reinstated and you can choose its facilitators."
    >
      <ErrorNote error={change.error} />
      <div className="row">
        <Button
          isPending={change.isPending}
          onPress={() =>
            afterwards(change.mutateAsync({ closed: false, expectedVersion: hub.version }), () =>
              say(`${hub.name} is running again.`),
            )
          }
        >
          Run this hub
        </Button>
      </div>
    </Section>
  )
}

/** Leaves a hub out for a year; what it is about is kept. */
function LeaveOut({ hub }: { hub: HubDetail }) {
  const change = useChangeHub(hub.slug)
  const [asking, setAsking] = useState(false)
  const say = useToast()
  const taken = hub.taken ?? 0
  const close = () =>
    afterwards(change.mutateAsync({ closed: true, expectedVersion: hub.version }), () => {
      setAsking(false)
      say(`${hub.name} isn’t running this year.`)
    })
  return (
    <Section
      title="Leave this hub out"
      words={
        taken > 0
          ? `A hub can be left out for a year once no one is in it. ${capital(count(taken, 'person is', 'people are'))} in it now.`
          : 'You can leave this hub out for a year. Its outcomes and strategies are kept.'
      }
    >
      {taken === 0 && (
        <div className="row">
          <Button onPress={() => setAsking(true)}>Leave out this year</Button>
        </div>
      )}
      <Confirm
        open={asking}
        title={`Leave out ${hub.name} this year?`}
        action={change.isPending ? 'Leaving out…' : 'Leave out this year'}
        keep="Run it"
        pending={change.isPending}
        onClose={() => setAsking(false)}
        onConfirm={close}
      >
        <p>
          No one can choose it, it isn’t on the public page, and its upcoming meetings are cancelled. You can undo this.
        </p>
        <ErrorNote error={change.error} />
      </Confirm>
    </Section>
  )
}

function ProgrammeHubView({ slug, ownGroupId }: { slug: string; ownGroupId: string | null }) {
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
          <GroupEnd hub={hub} group={group} isOwn={group.id === ownGroupId} />
        </Section>
      ))}
      {parallel && hub.members.length > 0 && <GroupMembers hub={hub} />}
      <OpenGroup hub={hub} />
      <Section title="About this hub">
        <HubEditor hub={hub} />
      </Section>
      {!hub.closed && <LeaveOut hub={hub} />}
    </Page>
  )
}
