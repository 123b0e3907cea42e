import type { RunView, SegmentView } from '@hubs/rules/run/run-project'
import { wholeMinutes } from '@hubs/rules/text/words'
import { clockTime } from '#lib/time/time.ts'
import './agenda-times.css'

function minutesOf(segment: SegmentView): string {
  if (segment.state === 'passed') return 'left out'
  return `${wholeMinutes(segment.state === 'done' ? segment.spentMs : segment.lengthMs)} min`
}

/** The parts with their times, and which of them is now. */
export function AgendaTimes({ view, timeZone }: { view: RunView; timeZone: string }) {
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
