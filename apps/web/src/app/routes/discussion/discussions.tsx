import type { Place } from '@hubs/schema/discussion'
import { FollowedList } from '#features/discussion/followed-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { paths, repliesAt } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import '../narrow-page.css'

const pages: Record<Place, (key: string) => string> = {
  hub: paths.hub,
  strategy: paths.strategy,
  meeting: paths.meeting,
  programme: () => paths.public,
}

export default function DiscussionsScreen() {
  const me = useMe()
  const heading = usePageTitle('Discussions you follow · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Discussions you follow
        </h1>
        <p className="lead quiet">Discussions you’ve commented on or followed. Only you can see this list.</p>
      </header>
      <FollowedList timeZone={me.school.timeZone} linkTo={({ place, key }) => repliesAt(pages[place](key))} />
    </main>
  )
}
