import { insetDaysIn } from '@hubs/rules/meeting-dates'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { InsetDays } from '#features/meetings/inset-days.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'

type OfferedDaysProps = { meeting: MeetingDetail; timeZone: string; chosen: string; onPick: (day: string) => void }

/** The days that a meeting could well be moved to, from the calendar of its year. Nobody waits for them. */
export function OfferedDays({ meeting, timeZone, chosen, onPick }: OfferedDaysProps) {
  const { data: programme } = useQuery(programmeQuery())
  const today = dayOf(useNow(), timeZone)
  const halfTerm = programme?.halfTerms.find(({ name }) => name === meeting.halfTerm)
  if (!programme || !halfTerm || programme.name !== meeting.programme) return null
  return <InsetDays days={insetDaysIn(halfTerm, programme.daysOff, today)} chosen={chosen} onPick={onPick} />
}
