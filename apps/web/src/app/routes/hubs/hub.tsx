import { isMeetingOver } from '@hubs/rules/agenda/meeting-end'
import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router-dom'
import { meQuery } from '#features/accounts/me.query.ts'
import { HubDates } from '#features/hubs/page/hub-dates.tsx'
import { ReadingList } from '#features/programmes/reading-list.tsx'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { HubFacts, HubFrame } from './hub-frame.tsx'
import NotFoundScreen from '../../shell/not-found.tsx'

// Colleagues get more than visitors, and the code for it only when they are signed in.
const HubForColleagues = lazy(() => import('./hub-for-colleagues.tsx'))
const PublicFound = lazy(() => import('../public/public-publications.tsx'))

export default function HubScreen() {
  const { slug = '' } = useParams()
  const { data: me } = useSuspenseQuery(meQuery())
  return me === null ? <HubForVisitors slug={slug} /> : <HubForColleagues slug={slug} me={me} />
}

function HubForVisitors({ slug }: { slug: string }) {
  const { data } = useSuspenseQuery(publicProgrammeQuery())
  const now = useNow()
  const hub = data.hubs.find(each => each.slug === slug)
  if (!hub) return <NotFoundScreen />
  const next = hub.meetings.find(meeting => !isMeetingOver(meeting, now))
  const dates = hub.meetings.map(meeting => ({
    // A hub may meet twice in a half term.
    id: `${meeting.halfTerm} ${meeting.date}`,
    halfTerm: meeting.halfTerm,
    when: shortDay(meeting.date),
    past: isMeetingOver(meeting, now),
    next: meeting === next,
  }))
  return (
    <HubFrame hub={hub} schoolName={data.school.name} visitor>
      <div className="hub-columns">
        <section>
          <h2>Dates</h2>
          <HubDates dates={dates} />
          {!data.programme.datesChecked && <p className="s quiet">The school hasn’t checked these dates yet.</p>}
        </section>
        <section>
          <h2>Who it’s for</h2>
          <HubFacts programme={data.programme} />
        </section>
      </div>
      <Suspense>
        <PublicFound hub={slug} className="hub-section" />
      </Suspense>
      {hub.reading.length > 0 && (
        <section className="hub-section" aria-labelledby="reading">
          <h2 id="reading">Further reading</h2>
          <ReadingList reading={hub.reading} />
        </section>
      )}
    </HubFrame>
  )
}
