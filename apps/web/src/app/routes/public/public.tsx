import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import ArrowRight from 'lucide-react/icons/arrow-right'
import { lazy, Suspense, useRef } from 'react'
import { Link } from 'react-router-dom'
import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { capital } from '#lib/page/capital.ts'
import { useInViewport } from '#lib/page/use-in-viewport.ts'
import { useArrival } from '#lib/page/use-arrival.ts'
import { useNow } from '#lib/time/use-now.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { inWords } from '@hubs/rules/text/words'
import { HubCards } from '#features/hubs/hub-cards.tsx'
import { HubTable } from '#features/hubs/hub-table.tsx'
import { HowItWorks } from '#features/programmes/how-it-works.tsx'
import { ProgrammeYear } from '#features/programmes/programme-year.tsx'
import { meQuery } from '#features/accounts/me.query.ts'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { ReadingList } from '#features/programmes/reading-list.tsx'
import { paths } from '#shared/paths.ts'
import { Chip } from '#ui/chip.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { PageFrame } from '#ui/page/page-frame.tsx'
import { PublicRepliesSection } from './public-replies.tsx'
import './public.css'

const PublicFound = lazy(() => import('./public-publications.tsx'))

const HOUR = 60

/** "Two hours", "90 minutes". */
function lengthInWords(minutes: number): string {
  if (minutes % HOUR !== 0) return `${minutes} minutes`
  return capital(`${inWords(minutes / HOUR)} ${minutes === HOUR ? 'hour' : 'hours'}`)
}

export default function PublicScreen() {
  const { data } = useSuspenseQuery(publicProgrammeQuery())
  return <PublicView {...data} />
}

/** A school that began late in the year may have one left, or none. */
const howOften = (meetings: number) => (meetings < 2 ? 'once each half term' : `${inWords(meetings)} times a year`)

function PublicView(data: PublicProgramme) {
  const now = useNow()
  useArrival()
  const { programme, hubs, meetings, school } = data
  return (
    <PageFrame look="public-page">
      <Hero {...data} />
      <section className="public-section" id="hubs" aria-labelledby="hubs-title">
        <h2 id="hubs-title">The {inWords(hubs.length)} hubs</h2>
        <HubCards hubs={hubs}>
          <h3>Support staff</h3>
          <p>You’re welcome in any hub, at any time. It’s up to you, and you don’t need to give a reason either way.</p>
        </HubCards>
      </section>
      <section className="public-section" aria-labelledby="aims-title">
        <h2 id="aims-title">Our aims</h2>
        <ul className="public-aims plain">
          {programme.aims.map(aim => (
            <li key={aim}>{aim}</li>
          ))}
        </ul>
      </section>
      <section className="public-section" aria-labelledby="year-title">
        <h2 id="year-title">
          {lengthInWords(programme.meetingMinutes)}, {howOften(meetings.length)}
        </h2>
        <ProgrammeYear programme={data} now={now} checked={programme.datesChecked} />
      </section>
      <HowAHubMeets {...data} />
      <Found />
      <section className="public-section" id="reading" aria-labelledby="reading-title">
        <h2 id="reading-title">Further reading</h2>
        <ReadingList reading={programme.reading} />
      </section>
      {/* Before it is set up there is no coordinator to read a comment. */}
      {school.setUp && <PublicRepliesSection timeZone={school.timeZone} />}
      <footer className="public-foot s quiet">
        {school.setUp && (
          <>
            <bdi>{school.name}</bdi>,{' '}
          </>
        )}
        Learning Hubs <bdi>{programme.name}</bdi>. Our hubs run on Dylan Wiliam’s Teacher Learning Community model.
        <p className="row wrap">
          <Link to={paths.accessibility}>Accessibility</Link>
          <Link to={paths.privacy}>Privacy</Link>
        </p>
      </footer>
    </PageFrame>
  )
}

/** Below the fold, so that the first load does not wait for it. */
function Found() {
  const place = useRef<HTMLDivElement>(null)
  const near = useInViewport(place)
  return (
    <div ref={place} className="public-found">
      <Suspense>{near && <PublicFound />}</Suspense>
    </div>
  )
}

function Hero({ programme, hubs, school }: PublicProgramme) {
  // Before it is set up, the school's name is "Learning Hubs" too.
  const heading = usePageTitle(`${school.setUp ? 'Learning Hubs ' : ''}${programme.name} · ${school.name}`)
  return (
    <section className="public-hero">
      <div>
        <Chip>
          <bdi>{programme.name}</bdi>
        </Chip>
        <h1 ref={heading} tabIndex={-1}>
          {capital(inWords(hubs.length))} hubs. One small change at a time.
        </h1>
        <p className="lead">{programme.summary}</p>
        <div className="row wrap no-print">
          <a className="btn main big" href="#hubs">
            See the hubs
          </a>
          <a className="btn ghost big" href="#how">
            How a hub meets
            <ArrowRight className="icon" aria-hidden />
          </a>
        </div>
      </div>
      <HubTable hubs={hubs} middle="An ethic of excellence" />
    </section>
  )
}

function HowAHubMeets({ programme }: PublicProgramme) {
  const { data: me } = useQuery(meQuery())
  return (
    <section className="public-section" id="how" aria-labelledby="how-title">
      <h2 id="how-title">How a hub meets</h2>
      <div className="public-how col">
        <div className="public-facts">
          <p>
            <strong>
              {programme.groupMin} to {programme.groupMax} people
            </strong>
            Small enough for everyone to speak at every meeting, big enough that someone has always tried something new.
          </p>
          <p>
            <strong>Once each half term</strong>
            Between meetings, each of us tries one small change. At the next meeting, we report back.
          </p>
          <p>
            <strong>Everyone is welcome</strong>
            Teachers choose one hub for the year. Support staff are welcome in any hub: it’s entirely voluntary.
          </p>
          <p className="no-print">
            <LinkButton to={paths.home}>{me ? 'Go to your hub' : 'Staff sign-in'}</LinkButton>
          </p>
        </div>
        <HowItWorks minutes={programme.meetingMinutes} />
      </div>
    </section>
  )
}
