import { isMeetingOver } from '@hubs/rules/agenda/meeting-end'
import { Fragment } from 'react'
import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { shortDay } from '#lib/time/time.ts'
import { YearRail, type RailStop } from '#ui/figures/year-rail.tsx'

type Meetings = PublicProgramme['meetings']

/** The dates as stops of the year. */
function stopsOf(meetings: Meetings, now: number): RailStop[] {
  const next = meetings.find(meeting => !isMeetingOver(meeting, now))
  return meetings.map(meeting => ({
    id: meeting.halfTerm,
    date: shortDay(meeting.date),
    name: meeting.halfTerm,
    state: isMeetingOver(meeting, now) ? 'past' : meeting === next ? 'next' : 'to-come',
  }))
}

type Props = {
  programme: Pick<PublicProgramme, 'meetings' | 'hubs'>
  /** Epoch milliseconds. */
  now: number
  checked: boolean
}

/** Meetings still to come on other days than most: an extra one, or that of a hub with dates of its own. */
function othersOf({ meetings, hubs }: Props['programme'], now: number) {
  const usual = new Set(meetings.map(({ date }) => date))
  const others = hubs.flatMap(({ slug, name, meetings: own }) => {
    const toCome = own.filter(meeting => !isMeetingOver(meeting, now) && !usual.has(meeting.date))
    const days = toCome.map(({ date }) => date)
    return days.length > 0 ? [{ slug, name, days: days.toSorted() }] : []
  })
  return others.toSorted((a, b) => a.days.join().localeCompare(b.days.join()))
}

const listed = new Intl.ListFormat('en-GB')

/** The year's dates; until the school has checked them, it says so. */
export function ProgrammeYear({ programme, now, checked }: Props) {
  const others = othersOf(programme, now)
  return (
    <div className="col">
      <YearRail stops={stopsOf(programme.meetings, now)} label="This year’s dates" />
      {others.length > 0 && (
        <p className="s num">
          Also:{' '}
          {others.map(({ slug, name, days }, index) => (
            <Fragment key={slug}>
              {index > 0 && '; '}
              <bdi>{name}</bdi> on {listed.format(days.map(shortDay))}
            </Fragment>
          ))}
          .
        </p>
      )}
      {!checked && <p className="s quiet">The school hasn’t checked these dates yet.</p>}
    </div>
  )
}
