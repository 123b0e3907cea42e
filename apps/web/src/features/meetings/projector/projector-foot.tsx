import type { RunView } from '@hubs/rules/run/run-project'
import { endForAll } from '../meeting-labels.ts'
import { TimeBar } from '../time-bar.tsx'

const MOST = 3

/** A wall is no place for a long list: three of them, and that there are more. */
function shortened(titles: readonly string[]): string {
  return titles.length > MOST + 1 ? `${titles.slice(0, MOST).join(', ')}…` : titles.join(', ')
}

/** Where the meeting is, what comes then, and when it ends. */
export function ProjectorFoot({ view, timeZone }: { view: RunView; timeZone: string }) {
  const toCome = view.segments.filter(segment => segment.state === 'to-come').map(({ title }) => title)
  const then = view.status === 'planned' ? '' : toCome.length > 0 ? `Then: ${shortened(toCome)}` : 'Last part'
  return (
    <footer className="projector-foot num">
      <TimeBar view={view} />
      <p className="projector-then">{view.status === 'ended' ? '' : then}</p>
      <p className="projector-ends">{endForAll(view, timeZone)}</p>
    </footer>
  )
}
