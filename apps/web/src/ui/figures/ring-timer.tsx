import './ring-timer.css'

type RingTimerProps = {
  /** What is left of it, 0 to 1. */
  left: number
  /** The one number: "1:48", "15". */
  number: string
  /** Small words under it: "Jo Hart is next", "minutes left". */
  words?: string
}

const VIEW = 200
const RADIUS = 93
const NUMBER_Y = 110
const WORDS_Y = 136
const SMALL_FROM = 5

/** A number in an arc that grows shorter. Silent for screen readers: a region elsewhere speaks at milestones only. */
export function RingTimer({ left, number, words }: RingTimerProps) {
  const around = 2 * Math.PI * RADIUS
  const shown = Math.min(1, Math.max(0, left)) * around
  const middle = VIEW / 2
  const small = number.length >= SMALL_FROM ? { fontSize: '44px' } : {}
  return (
    <svg
      className="ring-timer"
      viewBox={`0 0 ${VIEW} ${VIEW}`}
      role="timer"
      aria-live="off"
      aria-label={`${number} ${words ?? ''}`}
    >
      <circle className="ring-timer-track" cx={middle} cy={middle} r={RADIUS} />
      {shown > 0 && (
        <circle
          className="ring-timer-arc"
          cx={middle}
          cy={middle}
          r={RADIUS}
          strokeDasharray={`${shown} ${around}`}
          transform={`rotate(-90 ${middle} ${middle})`}
        />
      )}
      <text className="ring-timer-number" x={middle} y={words ? NUMBER_Y : NUMBER_Y + 8} style={small}>
        {number}
      </text>
      {words && (
        <text className="ring-timer-words" x={middle} y={WORDS_Y}>
          {words}
        </text>
      )}
    </svg>
  )
}
