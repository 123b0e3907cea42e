import type { PublicProgramme } from '@hubs/schema/programmes'
import { shortDay } from '#lib/time/time.ts'
import { YearRail, type RailStop } from '#ui/figures/year-rail.tsx'

type Meetings = PublicProgramme['meetings']

/** The dates as stops of the year; `today` is a calendar day in the school's time zone. */
function stopsOf(meetings: Meetings, today: string): RailStop[] {
  const next = meetings.find(meeting => meeting.date >= today)
  return meetings.map(({ halfTerm, date }) => ({
    id: halfTerm,
    date: shortDay(date),
    name: halfTerm,
    state: date < today ? 'past' : date === next?.date ? 'next' : 'to-come',
  }))
}

/** The year's dates; until the school has checked them, it says so. */
export function ProgrammeYear({ meetings, today, checked }: { meetings: Meetings; today: string; checked: boolean }) {
  return (
    <div className="col">
      <YearRail stops={stopsOf(meetings, today)} label="This year’s dates" />
      {!checked && <p className="s quiet">Sample dates: the school hasn’t checked them yet.</p>}
    </div>
  )
}
