import { isolated } from '@hubs/rules/text/isolated'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { RoundView } from '@hubs/rules/run/run-round-view'
import { countdown, duration, isOver } from '@hubs/rules/text/words'
import type { PlansMessage } from '@hubs/schema/meetings/live'
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import type { ReactNode } from 'react'
import { listed } from '#lib/page/capital.ts'
import { ConsoleActions } from './console-actions.tsx'
import { BeganEarlier } from './register/console-began.tsx'
import { ConsoleGroups } from './round/console-groups.tsx'
import { FollowingNote } from './round/console-lead.tsx'
import { NothingSaid, SaidLastTime, type LastPromise } from './round/console-said.tsx'
import { KeyHints } from './keyboard/key-hints.tsx'
import { Prompt } from '../prompt.tsx'
import type { ConsoleState } from './use-console.ts'

export type NowSlots = {
  /** What somebody promised last time, as far as who leads the group may read it. Absent: not known, or no last time. */
  said?: (personId: string) => LastPromise | null
  /** What they have written of it for this meeting. */
  told?: (personId: string) => ReactNode
  /** Where what the group offers a speaker is written down. */
  offers?: (person: { id: string; name: string }) => ReactNode
  /** Who supports whom until the next meeting, while people plan. */
  partners?: ReactNode
  /** Whose plans are still to come, while people plan and as the meeting sums up. */
  missing?: ReactNode
  /** The facilitators' own notes of this meeting. */
  notes?: ReactNode
}
type NowProps = NowSlots & {
  state: ConsoleState
  segments: MeetingDetail['segments']
  plans: PlansMessage | null
  now: number
}

/** What is on now: the speaker, or the part; its time; what to say; and what can be done. */
export function ConsoleNow({ state, segments, plans, now, said, told, offers, partners, missing, notes }: NowProps) {
  const { view, run, leads, commands } = state
  const { current, round } = view
  if (!current) return null
  const part = segments.find(({ id }) => id === current.id)
  const inRound = current.kind === 'feedback' && round !== null
  const speaker = inRound && !round.split ? round.speaker : null
  const promise = speaker && said?.(speaker.personId)
  return (
    <>
      <div className="console-part">
        <NowTitle state={state} plans={plans}>
          {leads && !speaker && (
            <BeganEarlier
              view={view}
              enteredAt={run.segments.find(({ id }) => id === current.id)?.enteredAt ?? null}
              now={now}
              dispatch={commands.dispatch}
            />
          )}
        </NowTitle>
        {promise ? <SaidLastTime said={promise} /> : <Prompt text={current.prompt} />}
        {speaker && promise === null && <NothingSaid />}
        {speaker && told?.(speaker.personId)}
        {inRound && !round.split && !round.speaker && <NextUp round={round} />}
        {inRound && round.of === 0 && <p>Take the register: everyone present gets a turn.</p>}
        {inRound && round.number > 0 && !round.speaker && !round.next && <p>Everyone here has spoken.</p>}
        {inRound && round.split && <ConsoleGroups state={state} round={round} />}
        {leads && current.kind === 'planning' && partners}
        {(current.kind === 'planning' || current.kind === 'summary') && missing}
        {speaker && !speaker.readOut && offers?.({ id: speaker.personId, name: speaker.name })}
        {leads && <KeyHints state={state} />}
        {part?.notes && (
          <div className="console-own-notes">
            <h3>From the agenda</h3>
            <p>{part.notes}</p>
            <p className="s quiet">Only facilitators can see these.</p>
          </div>
        )}
        {notes}
      </div>
      {leads ? <ConsoleActions state={state} /> : <FollowingNote state={state} />}
    </>
  )
}

/** Before a turn has begun: after a skip nothing else would say what comes. */
function NextUp({ round: { turns, next } }: { round: RoundView }) {
  const skipped = turns.filter(({ state, personId }) => state === 'skipped' && personId !== next?.personId)
  if (!next || skipped.length === 0) return null
  const names = listed(skipped.map(({ name }) => isolated(name)))
  return (
    <p>
      {names} will speak at the end. <strong>{isolated(next.name)} is next.</strong>
    </p>
  )
}

type TitleProps = { state: ConsoleState; plans: PlansMessage | null; children: ReactNode }

/** What it is, how long it has, and under its name what there is to say of when it began. */
function NowTitle({ state, plans, children }: TitleProps) {
  const { view } = state
  const { current, round, segments } = view
  if (!current) return null
  const speaker = round && !round.split ? round.speaker : null
  const part = segments.findIndex(({ id }) => id === current.id) + 1
  const replying = speaker?.state === 'replying'
  return (
    <div className="console-title">
      <div>
        <p className="quiet num">
          {speaker && round
            ? `${current.title}, turn ${round.number} of ${round.of}${replying ? ', replies' : ''}`
            : `Part ${part} of ${segments.length}`}
        </p>
        <h2 tabIndex={-1}>
          {speaker ? (replying ? `Replies to ${isolated(speaker.name)}` : speaker.name) : current.title}
        </h2>
        {(current.kind === 'planning' || current.kind === 'summary') && <PlansIn plans={plans} />}
        {speaker?.readOut && <p>Absent. Read out their report.</p>}
        {speaker && (
          <p className="quiet num">
            {isOver(current.leftMs)
              ? `${current.title} is ${duration(-current.leftMs)} over`
              : `${current.title} has ${countdown(current.leftMs)} left`}
          </p>
        )}
        {children}
      </div>
      <NowClock state={state} />
    </div>
  )
}

/** While people plan, and as the meeting sums up: how many plans are written. Never whose. */
function PlansIn({ plans }: { plans: PlansMessage | null }) {
  if (!plans || plans.of === 0) return null
  return (
    <p className="console-screens num">
      <ClipboardCheck className="icon" aria-hidden />
      <span>
        <strong>
          {plans.count} of {plans.of}
        </strong>{' '}
        plans written
      </span>
    </p>
  )
}

/** The one number: of the turn while it is reported, of the replies, or of the part. */
function NowClock({ state: { view } }: { state: ConsoleState }) {
  const { current, round, status } = view
  if (!current) return null
  const speaker = round && !round.split ? round.speaker : null
  const replying = speaker?.state === 'replying'
  const { leftMs, whole, of } = speaker
    ? replying
      ? { leftMs: speaker.partLeftMs, whole: countdown(speaker.replyMs), of: 'for replies' }
      : { leftMs: speaker.leftMs, whole: countdown(speaker.shareMs), of: 'in this turn' }
    : { leftMs: current.leftMs, whole: countdown(current.lengthMs), of: '' }
  const over = isOver(leftMs)
  const words = over ? `over the ${whole} ${of}` : replying ? `left ${of}` : `of ${whole} left ${of}`
  return (
    <div className="console-clock" data-over={over || undefined}>
      <p className="console-number num" role="timer" aria-live="off">
        {countdown(leftMs)}
      </p>
      <p className="quiet num">{status === 'paused' ? 'paused' : words}</p>
      {speaker?.state === 'speaking' && speaker.replyMs > 0 && (
        <p className="s quiet num">
          {speaker.partLeftMs > 0 ? `the last ${countdown(speaker.replyMs)} for replies` : 'time for replies'}
        </p>
      )}
    </div>
  )
}
