import type { ReactNode } from 'react'
import { aroundCircle } from '../figures/around-circle.ts'
import './entrance.css'

const hubs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
const SEATS = 15
const VIEW = 400
const RING_R = 168
const SEAT_R = 17
const seatsPerHub = SEATS / hubs.length

type EntranceProps = {
  /** The mark and name at the top, leading back to the public page. */
  top: ReactNode
  /** A few words in the middle of the table, for those who see it. */
  middle: string
  children: ReactNode
}

/** The frame of a page before sign-in: one thing to do, and a table with a free seat. */
export function Entrance({ top, middle, children }: EntranceProps) {
  return (
    <div className="entrance">
      <header className="entrance-top">{top}</header>
      <main className="entrance-main" id="main">
        {children}
      </main>
      <div className="entrance-table" aria-hidden>
        <Table />
        <span>{middle}</span>
      </div>
    </div>
  )
}

/** Every seat is taken but one. */
function Table() {
  return (
    <svg viewBox={`0 0 ${VIEW} ${VIEW}`}>
      {Array.from({ length: SEATS }, (_, index) => {
        const { x, y } = aroundCircle(index, SEATS, RING_R)
        return (
          <circle
            key={index}
            data-hub={hubs[Math.floor(index / seatsPerHub)]}
            data-free={index === SEATS - 1 || undefined}
            cx={VIEW / 2 + x}
            cy={VIEW / 2 + y}
            r={SEAT_R}
          />
        )
      })}
    </svg>
  )
}
