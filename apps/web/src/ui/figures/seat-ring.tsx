import type { ReactNode } from 'react'
import { aroundCircle } from './around-circle.ts'
import './seat-ring.css'

export type SeatState = 'taken' | 'free' | 'done'

type SeatRingProps = {
  /** Places in all; with `taken`, the first ones are filled. Or say each seat's state with `seats`. */
  places?: number
  taken?: number
  seats?: readonly SeatState[]
  /** The same in words, for those who do not see it: "7 of 12 places taken". Empty where the words stand beside it. */
  label: string
  /** An svg icon (its size is set here), or a short text. */
  center?: ReactNode
}

const VIEW = 96
const SEAT_R = 6.6
const SPEAKING_R = 8.6
const ICON = 30
const CROWDED = 14

function statesOf(places: number, taken: number): SeatState[] {
  return Array.from({ length: places }, (_, index) => (index < taken ? 'taken' : 'free'))
}

/** Places round a table. */
export function SeatRing({ places = 0, taken = 0, seats = statesOf(places, taken), label, center }: SeatRingProps) {
  const scale = Math.min(1, CROWDED / seats.length)
  const middle = VIEW / 2
  const lone = seats.some(seat => seat === 'done') && seats.filter(seat => seat === 'taken').length === 1
  return (
    <svg
      className="seat-ring"
      viewBox={`0 0 ${VIEW} ${VIEW}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {seats.map((seat, index) => {
        const { x, y } = aroundCircle(index, seats.length, middle - SPEAKING_R)
        const radius = (lone && seat === 'taken' ? SPEAKING_R : SEAT_R) * scale
        return (
          <circle key={index} className="seat-ring-seat" data-state={seat} cx={middle + x} cy={middle + y} r={radius} />
        )
      })}
      {typeof center === 'string' ? (
        <text x={middle} y={middle}>
          {center}
        </text>
      ) : (
        center && (
          <svg x={(VIEW - ICON) / 2} y={(VIEW - ICON) / 2} width={ICON} height={ICON} viewBox="0 0 24 24">
            {center}
          </svg>
        )
      )}
    </svg>
  )
}
