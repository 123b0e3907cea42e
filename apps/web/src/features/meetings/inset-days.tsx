import type { DayOff } from '@hubs/schema/programmes/programmes'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import './inset-days.css'

type InsetDaysProps = {
  days: readonly Pick<DayOff, 'day' | 'name'>[]
  /** The day that is chosen now: it isn't offered again. */
  chosen: string
  /** Whose meeting it is, where several are on the screen. */
  whose?: string
  onPick: (day: string) => void
}

/** The INSET days of a half term, each one press away: a school may well want to meet on one. */
export function InsetDays({ days, chosen, whose, onPick }: InsetDaysProps) {
  const others = days.filter(({ day }) => day !== chosen)
  if (others.length === 0) return null
  return (
    <div className="inset-days row wrap s">
      <span className="quiet">Or meet on an INSET day:</span>
      {others.map(({ day }) => (
        <Button
          key={day}
          look="ghost"
          onPress={() => onPick(day)}
          aria-label={`Meet on the INSET day, ${shortDay(day)}${whose ? `, ${whose}` : ''}`}
        >
          {shortDay(day)}
        </Button>
      ))}
    </div>
  )
}
