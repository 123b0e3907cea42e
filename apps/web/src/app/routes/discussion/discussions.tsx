import { FollowedList } from '#features/discussion/following/followed-list.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import '../narrow-page.css'

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
        <FollowedList timeZone={me.school.timeZone} />
      </Boundary>
    </Page>
  )
}
