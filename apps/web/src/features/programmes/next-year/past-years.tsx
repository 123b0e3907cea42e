import { isolated } from '@hubs/rules/text/isolated'
import { dayMonthYear } from '@hubs/rules/dates/dates'
import { figure } from '@hubs/rules/text/words'
import type { PastYear, Years } from '@hubs/schema/programmes/next-year'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { afterwards } from '#lib/query-client.ts'
import { capital } from '#lib/page/capital.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useUndoNextYear } from './next-year.queries.ts'
import './next-year.css'

/** “7 people, 2 meetings held”; of the people nothing where they aren’t told. */
const heldWords = ({ people, meetingsHeld }: PastYear['hubs'][number]) =>
  `${people === null ? '' : `${figure(people, 'person', 'people')}, `}${figure(meetingsHeld, 'meeting')} held`

/** A year that is over, hub by hub. */
export function PastYearCard({ year, aside }: { year: PastYear; aside: ReactNode }) {
  return (
    <Section title={year.name} words={`${dayMonthYear(year.from)} to ${dayMonthYear(year.to)}`} aside={aside}>
      <ul className="past-year-hubs plain">
        {year.hubs.map(hub => (
          <li key={hub.slug} data-hub={hub.slug}>
            <div className="col tight">
              <HubChip slug={hub.slug} name={hub.name} />
              <span className="s quiet num">
                {capital(heldWords(hub))}
                {hub.facilitators.length > 0 && `. Led by ${hub.facilitators.map(isolated).join(' and ')}`}
              </span>
            </div>
            <span className="row wrap">
              <Link to={paths.outcomes(hub.slug, year.name)}>Progress{hidden(hub.name)}</Link>
              {hub.showcase && <Link to={paths.showcase(year.name, hub.slug)}>Showcase{hidden(hub.name)}</Link>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const hidden = (name: string) => (
  <span className="hidden-text">
    {' '}
    of <bdi>{name}</bdi>
  </span>
)

/** Back to the year before, while nothing has happened in the new one. */
export function UndoStart({ years: { current, items } }: { years: Years }) {
  const undo = useUndoNextYear()
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const before = items[0]?.name
  if (!current.mayUndo || before === undefined) return null
  return (
    <CalmNote>
      <p>
        <bdi>{current.name}</bdi> has just started, and nothing has happened in it yet. If you started it too early, you
        can go back.
      </p>
      <div>
        <Button onPress={() => setAsking(true)}>{`Go back to ${before}`}</Button>
      </div>
      <Confirm
        open={asking}
        danger
        title={`Go back to ${before}?`}
        action={undo.isPending ? 'Going back…' : `Go back to ${before}`}
        keep={`Stay in ${isolated(current.name)}`}
        pending={undo.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => afterwards(undo.mutateAsync(), () => say(`${isolated(before)} is the current year again.`))}
      >
        <p>
          <bdi>{current.name}</bdi> will be removed, with any changes to its hubs and dates. What you decided about it
          is kept.
        </p>
        <ErrorNote error={undo.error} />
      </Confirm>
    </CalmNote>
  )
}
