import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { RunState } from '@hubs/schema/meetings/live'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { project, type RunView, type SegmentView } from '@hubs/rules/run/run-project'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { clockTime, dayOf, longDay } from '#lib/time/time.ts'
import { useWakeLock } from '#lib/live/use-wake-lock.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { paths } from '#shared/paths.ts'
import { PartExtras } from '../agenda/agenda-part-extras.tsx'
import { LiveNote } from '../live-note.tsx'
import { endForAll, groupTitle, shortLeft } from '../meeting-labels.ts'
import { Milestones } from '../milestones.tsx'
import { myTurn } from './my-turn.ts'
import { NowNote } from './now-note.tsx'
import { Prompt } from '../prompt.tsx'
import { TimeBar } from '../time-bar.tsx'
import { speakerFor, useHeldView, useTypedInto } from '../live/use-held.ts'
import type { Live } from '../live/use-live.ts'
import './live-view.css'
import '../agenda/agenda-times.css'

function minutesOf(segment: SegmentView): string {
  if (segment.state === 'passed') return 'left out'
  return `${segment.minutes} min`
}

/** The parts with their times, and which of them is now. */
function AgendaTimes({ view, timeZone }: { view: RunView; timeZone: string }) {
  return (
    <ol className="agenda-times plain num">
      {view.segments.map(segment => (
        <li key={segment.id} data-state={segment.state} aria-current={segment.state === 'current' ? 'step' : undefined}>
          <span>{segment.projectedStart === null ? '–' : clockTime(segment.projectedStart, timeZone)}</span>
          <span>{segment.title}</span>
          <span>{segment.state === 'current' ? 'now' : minutesOf(segment)}</span>
        </li>
      ))}
    </ol>
  )
}

type LiveViewProps = {
  meeting: MeetingDetail
  live: Pick<Live, 'now' | 'live' | 'lastWord' | 'doubt'>
  run: RunState
  personId: string
  timeZone: string
  nextDate: string | null
  heading: React.Ref<HTMLHeadingElement>
  /** What the person does in this part with what is theirs: told or promised. */
  own?: (view: RunView) => ReactNode
  /** A few taps at the end of the meeting: how it was. */
  pulse?: ReactNode
}

/** A member's own screen of the meeting: what is on, how long, and when it is their turn. */
export function LiveView(props: LiveViewProps) {
  const { meeting, live, run, personId, timeZone, nextDate, heading, own, pulse } = props
  const view = project(run, live.now)
  const { current, status } = view
  const running = status === 'running' || status === 'paused'
  useWakeLock(running)
  const mine = useHeldView(view, personId)
  const survey = useTypedInto()
  // What is held stays where it stands.
  const isFirst = (mine.held ?? view).current?.kind === 'planning'
  const ownPart = own && (running || mine.held) && (
    <div className="col live-view-own" {...mine.props}>
      {mine.held && <NowNote {...{ view, personId }} held={mine.held} onGo={mine.leave} />}
      {own(mine.held ?? view)}
    </div>
  )
  const asks = status === 'ended' || (running && current?.kind === 'summary') || survey.typed
  return (
    <main className="live-view" id="main" data-hub={meeting.hubSlug}>
      <header className="live-view-bar">
        <Link to={paths.meeting(meeting.id)} aria-label={`${groupTitle(meeting)}: back to the meeting page`}>
          <ArrowLeft className="icon" aria-hidden />
          <HubIcon slug={meeting.hubSlug} />
          {groupTitle(meeting)}
        </Link>
        <p className="num">{barWords(view, personId) ?? `meeting ${meeting.number}`}</p>
      </header>
      <div className="live-view-page">
        <LiveNote live={live.live} lastWord={live.lastWord} doubt={live.doubt} timeZone={timeZone}>
          The countdown continues.
        </LiveNote>
        {running && current ? (
          <div>
            <p className="quiet num">{partOf(view)}</p>
            <h1 ref={heading} tabIndex={-1}>
              {current.title}
            </h1>
          </div>
        ) : (
          <Outside {...{ meeting, view, timeZone, nextDate, heading }} now={live.now} />
        )}
        <MyTurn view={view} personId={personId} />
        {isFirst && ownPart}
        {running && current && <PartNow {...{ meeting, current }} />}
        {!isFirst && ownPart}
        {asks && pulse && (
          <div className="col live-view-own" {...survey.props}>
            {pulse}
          </div>
        )}
        <WholeAgenda {...{ view, timeZone }} />
      </div>
      <Milestones view={view} />
    </main>
  )
}

/** What stays in sight however far down somebody is: that they are to speak, before how long there is. */
function barWords(view: RunView, personId: string): string | null {
  if (!view.current) return null
  if (view.status === 'paused') return 'paused'
  return speakerFor(view, personId)?.personId === personId ? 'Your turn' : shortLeft(view.current.leftMs)
}

function partOf({ segments, current, round }: RunView): string {
  const part = `Part ${segments.findIndex(({ id }) => id === current?.id) + 1} of ${segments.length}`
  return round?.speaker ? `${part}, turn ${round.number} of ${round.of}` : part
}

function WholeAgenda({ view, timeZone }: { view: RunView; timeZone: string }) {
  return (
    <section className="card col" aria-labelledby="live-agenda">
      <div>
        <h2 id="live-agenda" className="num">
          {endForAll(view, timeZone)}
        </h2>
      </div>
      <TimeBar view={view} />
      <AgendaTimes view={view} timeZone={timeZone} />
    </section>
  )
}

function PartNow({ meeting, current }: { meeting: MeetingDetail; current: NonNullable<RunView['current']> }) {
  const part = meeting.segments.find(({ id }) => id === current.id)
  return (
    <>
      <Prompt text={current.prompt} />
      <PartExtras segment={part} people={meeting.people} />
    </>
  )
}

/** Whose turn it is, is spoken; how long it still lasts is only there to be read. */
function MyTurn({ view, personId }: { view: RunView; personId: string }) {
  const turn = myTurn(view, personId)
  return (
    <div className={turn ? 'live-view-turn' : 'live-view-no-turn'} data-mine={turn?.now || undefined}>
      <p className="live-view-turn-main" role="status">
        {turn?.sentence}
      </p>
      {turn?.more && <p className="num">{turn.more}</p>}
    </div>
  )
}

type OutsideProps = Pick<LiveViewProps, 'meeting' | 'timeZone' | 'nextDate' | 'heading'> & {
  view: RunView
  now: number
}

/** Before the meeting and after it. */
function Outside({ meeting, view, timeZone, nextDate, heading, now }: OutsideProps) {
  const today = dayOf(now, timeZone) === meeting.date
  const begins = clockTime(view.plannedStart, timeZone)
  const ended = view.status === 'ended'
  const startWords = now > view.plannedStart + MINUTE_MS ? 'We’re about to start' : `We start at ${begins}`
  return (
    <div className="col">
      <h1 ref={heading} tabIndex={-1}>
        {ended ? 'Thank you.' : today ? startWords : longDay(meeting.date)}
      </h1>
      <p className="lead num">
        {ended
          ? nextDate
            ? `We meet again on ${nextDate}.`
            : 'Try one small change, and tell us how it went.'
          : `${today ? '' : `${now > view.plannedStart ? 'This meeting was planned for' : 'We start at'} ${begins}. `}${meeting.place ? `Room: ${meeting.place}. ` : ''}This page updates automatically.`}
      </p>
    </div>
  )
}
