import type { RunView, SegmentView } from '@hubs/rules/run/run-project'
import { count } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import { SegBar, type SegBarPart } from '#ui/figures/seg-bar.tsx'

const states = { done: 'done', passed: 'done', current: 'now', 'to-come': 'to-come' } as const

/** What a part takes in the bar: what it took, what it has, or what it is taking by now. */
function sizeOf(segment: SegmentView): number {
  if (segment.state === 'done') return Math.max(segment.spentMs, 1)
  if (segment.state === 'passed') return 1
  return Math.max(segment.lengthMs, segment.spentMs, 1)
}

function partOf(segment: SegmentView): SegBarPart {
  return {
    id: segment.id,
    size: sizeOf(segment),
    state: states[segment.state],
    filled: segment.spentMs / Math.max(segment.lengthMs, segment.spentMs, 1),
  }
}

/** The agenda to scale: what is over, what is now, what is to come. */
export function TimeBar({ view }: { view: RunView }) {
  const { current, segments, status } = view
  const at = segments.findIndex(segment => segment.id === current?.id)
  const label =
    status === 'ended'
      ? 'All parts of the meeting are over.'
      : current
        ? `${current.title} now, part ${at + 1} of ${segments.length}.`
        : `${capital(count(segments.length, 'part'))} to come.`
  return <SegBar parts={segments.map(partOf)} label={label} />
}
