import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { PlansMessage, OnProjector } from '@hubs/schema/meetings/live'
import type { RunView } from '@hubs/rules/run/run-project'
import { count, isOver } from '@hubs/rules/text/words'
import Pause from 'lucide-react/icons/pause'
import type { ReactNode } from 'react'
import { clockTime, dayOf, longDay } from '#lib/time/time.ts'
import { RingTimer } from '#ui/figures/ring-timer.tsx'
import { bigNumber } from '../meeting-labels.ts'
import { ProjectorGroups, ProjectorSpeaker } from './projector-round.tsx'

export type StageProps = {
  meeting: Pick<MeetingDetail, 'number' | 'date' | 'place'>
  view: RunView
  wall: OnProjector
  plans: PlansMessage | null
  timeZone: string
  now: number
  question: string | null
  nextDate: string | null
  /** Beside the words, instead of the ring. */
  aside: ReactNode
}

export function ProjectorStage(props: StageProps) {
  const { view, wall, aside } = props
  if (wall.message)
    return (
      <div className="projector-words projector-message">
        <p className="projector-line" role="status">
          {wall.message}
        </p>
      </div>
    )
  if (view.status === 'planned')
    return (
      <>
        <Before {...props} />
        {aside}
      </>
    )
  if (view.status === 'ended') return <After {...props} />
  const split = view.current?.kind === 'feedback' && view.round?.split && view.round.speaker !== null
  return (
    <>
      <div className="projector-words">
        {view.status === 'paused' && (
          <p className="projector-paused">
            <Pause className="icon" aria-hidden />
            Paused
          </p>
        )}
        <Words {...props} />
      </div>
      {!split && (aside ?? <Ring view={view} />)}
    </>
  )
}

/** Kicker, the one thing set large, and a sentence. */
function Words({ view, plans, timeZone, now }: StageProps) {
  const { current, round } = view
  if (!current) return null
  const [first, ...rest] = current.prompt.split('\n').filter(Boolean)
  if (current.kind === 'break')
    return (
      <>
        <p className="projector-kicker">{current.title}</p>
        <p className="projector-name num">
          {current.leftMs > 0 ? `Back at ${clockTime(now + current.leftMs, timeZone)}` : 'We’re starting again'}
        </p>
      </>
    )
  if (current.kind === 'feedback' && round?.speaker) {
    const kicker = first ? `${current.title}: ${first}` : current.title
    if (round.split) return <ProjectorGroups {...{ round, kicker }} />
    return <ProjectorSpeaker {...{ kicker, plans }} speaker={round.speaker} lines={rest} />
  }
  const begins = current.kind === 'feedback' && round?.number === 0 ? round.next?.name : undefined
  return (
    <>
      <p className="projector-kicker">{current.title}</p>
      <p className={first ? 'projector-line' : 'projector-name'}>{first ?? current.title}</p>
      {rest.map(line => (
        <p key={line} className="projector-sentence">
          {line}
        </p>
      ))}
      {begins && <p className="projector-sentence">{begins} starts.</p>}
      {current.kind === 'planning' && plans && plans.of > 0 && (
        <p className="projector-sentence num">
          <strong>
            {plans.count} of {plans.of}
          </strong>{' '}
          {plans.of === 1 ? 'plan' : 'plans'} written.
        </p>
      )}
    </>
  )
}

function Ring({ view }: { view: RunView }) {
  const { current, round, status } = view
  if (!current) return null
  const speaker = current.kind === 'feedback' ? round?.speaker : null
  const replying = speaker?.state === 'replying'
  const leftMs = speaker ? (replying ? speaker.partLeftMs : speaker.leftMs) : current.leftMs
  const whole = speaker ? (replying ? speaker.replyMs : speaker.shareMs) : current.lengthMs
  const { number, unit } = bigNumber(leftMs)
  const nextName = speaker ? round?.next?.name : undefined
  const words = status === 'paused' ? 'paused' : nextName && !isOver(leftMs) ? `${isolated(nextName)} is next` : unit
  return <RingTimer left={whole > 0 ? leftMs / whole : 0} number={number} words={words} />
}

function Before({ meeting, view, timeZone, now, question }: StageProps) {
  const today = dayOf(now, timeZone) === meeting.date
  const begins = clockTime(view.plannedStart, timeZone)
  const waits = now > view.plannedStart + MINUTE_MS
  return (
    <div className="projector-words">
      <p className="projector-line">{question ?? `Meeting ${meeting.number}`}</p>
      <p className="projector-sentence num">
        {today
          ? waits
            ? 'We’re about to start'
            : `We start at ${begins}`
          : `${now > view.plannedStart ? 'This meeting was planned for' : 'We meet on'} ${longDay(meeting.date)} at ${begins}`}
        {meeting.place && `, in ${meeting.place}`}.
      </p>
    </div>
  )
}

function After({ view, nextDate }: StageProps) {
  const spoken = view.round?.turns.filter(turn => turn.state === 'spoken').length ?? 0
  return (
    <div className="projector-words">
      <p className="projector-kicker">End of meeting</p>
      <p className="projector-name">Thank you.</p>
      <p className="projector-sentence">
        {spoken > 1 && `We heard ${count(spoken, 'colleague')}. `}
        {nextDate ? `We meet again on ${nextDate}.` : 'Try one small change, and tell us how it went.'}
      </p>
    </div>
  )
}
