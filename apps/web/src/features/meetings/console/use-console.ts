import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { RunState, StoredRun } from '@hubs/schema/meetings/live'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { project, type RunView } from '@hubs/rules/run/run-project'
import { useState } from 'react'
import { toggleFullScreen } from '#lib/page/full-screen.ts'
import { dayOf } from '#lib/time/time.ts'
import { useShortcuts } from '#lib/page/use-shortcuts.ts'
import type { CommandInput } from '../live/replay.ts'
import { leftUndone, nextStep, skippable, stepPastReply, type Step } from './next-step.ts'
import type { Live } from '../live/use-live.ts'
import { apply } from '@hubs/rules/run/run'
import type { Waiting } from '../live/live-state.ts'

/** The run as the register will be once the taps that are on their way have arrived: a name answers at once. */
function withTaps(run: RunState, waiting: readonly Pick<Waiting, 'input'>[], now: number): RunState {
  let shown: StoredRun = { ...run, recent: [], undo: [] }
  for (const [index, { input }] of waiting.entries()) {
    if (input.type !== 'register' && input.type !== 'registerRest') break
    const outcome = apply(shown, { ...input, commandId: `tap-${index}`, expectedVersion: shown.version }, now, null)
    if (outcome.ok) shown = outcome.run
  }
  return { ...run, people: shown.people, round: shown.round }
}

/** What the console asks before it does it. */
type Question =
  | { kind: 'end' }
  | { kind: 'start' }
  | { kind: 'leave'; segmentId: string; title: string; undone: string }

/** What can be opened over the console. */
type Panel = 'rebalance' | 'order' | 'wall' | 'help'

export type ConsoleCommands = {
  step: Step | null
  /** While somebody reports: on without replies. */
  past: Step | null
  skip: { personId: string; name: string } | null
  next: () => void
  pause: () => void
  minutes: (count: number) => void
  skipTurn: () => void
  undo: () => void
  end: () => void
  goTo: (segmentId: string) => void
  speak: (personId: string, name: string) => void
  blackout: () => void
  dispatch: (input: CommandInput, label: string) => void
}

export type ConsoleState = {
  run: RunState
  view: RunView
  commands: ConsoleCommands
  /** Whether this person has the clicker; before the start everybody who leads the group has. */
  leads: boolean
  question: Question | null
  ask: (question: Question | null) => void
  panel: Panel | null
  open: (panel: Panel | null) => void
  shortcuts: boolean
  /** What a button says of its key: nothing while shortcuts are off. */
  keyOf: (key: string) => string | undefined
  setShortcuts: (on: boolean) => void
}

type Options = { live: Live; run: RunState; meeting: Pick<MeetingDetail, 'date'>; timeZone: string; me: string }

/** Everything a facilitator can do now, each with its target in it. Who does not lead can do what the register needs. */
function commandsOf(
  { live, run, meeting, timeZone }: Options,
  view: RunView,
  ask: (question: Question) => void,
): ConsoleCommands {
  const step = nextStep(view)
  const past = stepPastReply(view)
  const skip = skippable(view)
  const { current, status } = view
  const running = status === 'running' || status === 'paused'
  const otherDay = dayOf(live.now, timeZone) !== meeting.date
  return {
    step,
    past,
    skip,
    next() {
      if (!step) return
      if (step.asks) ask({ kind: step.asks })
      else if (step.input.type === 'start' && otherDay) ask({ kind: 'start' })
      else live.dispatch(step.input, step.label)
    },
    pause() {
      if (status === 'running') live.dispatch({ type: 'pause' }, 'Pause')
      if (status === 'paused') live.dispatch({ type: 'resume' }, 'Resume')
    },
    minutes(count) {
      if (!current) return
      const label = `${count > 0 ? '+' : '−'}${Math.abs(count)} min for ${current.title}`
      live.dispatch({ type: 'addTime', segmentId: current.id, ms: count * MINUTE_MS }, label)
    },
    skipTurn: () => skip && live.dispatch({ type: 'skipTurn', personId: skip.personId }, `Skip ${isolated(skip.name)}`),
    undo: () => run.undoLabel && live.dispatch({ type: 'undo' }, `Undo: ${run.undoLabel}`),
    end: () => running && ask({ kind: 'end' }),
    goTo(segmentId) {
      const segment = view.segments.find(({ id }) => id === segmentId)
      if (!segment || !running || segmentId === current?.id) return
      const undone = leftUndone(view)
      if (undone) ask({ kind: 'leave', segmentId, title: segment.title, undone })
      else live.dispatch({ type: 'goTo', segmentId }, `Go to ${segment.title}`)
    },
    speak: (personId, name) => live.dispatch({ type: 'beginTurn', personId }, `Next: ${name}`),
    blackout() {
      const { message, blackout } = run.wall
      const label = blackout ? 'Show the projector' : 'Blank the projector'
      if (status !== 'ended') live.dispatch({ type: 'wall', message, blackout: !blackout }, label)
    },
    dispatch: (input, label) => live.dispatch(input, label),
  }
}

/** The state of a console, its deeds and its keys. */
export function useConsole(options: Options): ConsoleState {
  const { live, me } = options
  const run = withTaps(options.run, live.queue.waiting, live.now)
  const view = project(run, live.now)
  const [question, ask] = useState<Question | null>(null)
  const [panel, open] = useState<Panel | null>(null)
  const [shortcuts, setShortcuts] = useState(true)
  const commands = commandsOf({ ...options, run }, view, ask)
  const leads = !run.lead || run.lead.personId === me || view.status === 'planned'
  const running = view.status === 'running' || view.status === 'paused'
  useShortcuts({ f: () => void toggleFullScreen(), '?': () => open('help') }, shortcuts)
  useShortcuts(
    {
      ' ': running ? commands.next : undefined,
      n() {
        if (commands.past) live.dispatch(commands.past.input, commands.past.label)
        // During the replies, past them is simply on.
        else if (view.round?.speaker?.state === 'replying') commands.next()
      },
      p: commands.pause,
      '+': () => commands.minutes(1),
      '=': () => commands.minutes(1),
      '-': () => commands.minutes(-1),
      s: commands.skipTurn,
      b: commands.blackout,
      z: commands.undo,
    },
    shortcuts && leads,
  )
  const keyOf = (key: string) => (shortcuts ? key : undefined)
  return { run, view, commands, leads, question, ask, panel, open, shortcuts, keyOf, setShortcuts }
}
