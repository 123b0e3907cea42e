import type { DiscussionPlace } from '@hubs/schema/discussion'
import { FollowedList } from '#features/discussion/following/followed-list.tsx'
import { useMe } from '#app/shell/session-gate.tsx'
import { paths, repliesAt } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import '../narrow-page.css'

/** The page that a discussion is under, where a link in the list leads. */
const pages: Record<DiscussionPlace, (key: string) => string> = {
  hub: paths.hub,
  strategy: paths.strategy,
  meeting: paths.meeting,
  programme: () => paths.public,
}

export default function DiscussionsScreen() {
  const me = useMe()
  return (
    <Page
      look="narrow-page"
      title="Discussions you follow"
      back={{ to: paths.home, label: 'Home' }}
      quiet
      lead="Discussions you’ve commented on or followed. Only you can see this list."
    >
      <Boundary waiting="Loading discussions…">
        <FollowedList timeZone={me.school.timeZone} linkTo={({ place, key }) => repliesAt(pages[place](key))} />
      </Boundary>
    </Page>
  )
}
