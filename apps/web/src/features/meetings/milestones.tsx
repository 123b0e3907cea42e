import type { RunView } from '@hubs/rules/run-project'
import { useEffect, useRef, useState } from 'react'

type Timed = { id: string; name: string; leftMs: number; lengthMs: number }

/** What the clock on the screen counts: the turn, or else the part of the meeting. */
function timedThing({ current, round, status }: RunView): Timed | null {
  if (!current || status === 'ended') return null
  if (round?.speaker) {
    const { personId, name, leftMs, shareMs } = round.speaker
    return { id: `turn ${personId}`, name, leftMs, lengthMs: shareMs }
  }
  return { id: current.id, name: current.title, leftMs: current.leftMs, lengthMs: current.lengthMs }
}

const MINUTE = 60_000

/** The sentence for the moment between two looks at a clock; null between milestones. */
function milestone(before: number, { leftMs, lengthMs, name }: Timed): string | null {
  const passed = (mark: number) => before > mark && leftMs <= mark
  if (passed(0)) return `${name}: time is up.`
  if (passed(MINUTE)) return `${name}: one minute left.`
  if (passed(5 * MINUTE) && lengthMs > 6 * MINUTE) return `${name}: five minutes left.`
  if (passed(lengthMs / 2) && lengthMs >= 2 * MINUTE) return `${name}: half of the time is left.`
  return null
}

/** Speaks to screen readers at half time, five minutes, one minute and the end; never in between. */
export function Milestones({ view }: { view: RunView }) {
  const thing = timedThing(view)
  const last = useRef<{ id: string; leftMs: number } | null>(null)
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    const said = thing && last.current?.id === thing.id ? milestone(last.current.leftMs, thing) : null
    if (said) setSentence(said)
    last.current = thing && { id: thing.id, leftMs: thing.leftMs }
  }, [thing])
  return (
    <p className="hidden-text" aria-live="polite" aria-atomic>
      {sentence}
    </p>
  )
}
