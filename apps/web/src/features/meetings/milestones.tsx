import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { RunView } from '@hubs/rules/run/run-project'
import { useEffect, useRef, useState } from 'react'
import { type Timed, timedThings } from './live/timed-things.ts'

/** The sentence for the moment between two looks at a clock; null between milestones. */
function milestone(before: number, { leftMs, lengthMs, name }: Timed): string | null {
  const passed = (mark: number) => before > mark && leftMs <= mark
  if (passed(0)) return `${name}: time is up.`
  if (passed(MINUTE_MS) && lengthMs > MINUTE_MS) return `${name}: one minute left.`
  if (passed(5 * MINUTE_MS) && lengthMs > 6 * MINUTE_MS) return `${name}: five minutes left.`
  return null
}

/** Speaks to screen readers at five minutes, one minute and the end; never in between. */
export function Milestones({ view }: { view: RunView }) {
  const things = timedThings(view)
  const last = useRef<ReadonlyMap<string, number>>(new Map())
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    const said = things.flatMap(thing => milestone(last.current.get(thing.id) ?? thing.leftMs, thing) ?? [])
    if (said.length > 0) setSentence(said.join(' '))
    last.current = new Map(things.map(({ id, leftMs }) => [id, leftMs]))
  }, [things])
  return (
    <p className="hidden-text" aria-live="polite" aria-atomic>
      {sentence}
    </p>
  )
}
