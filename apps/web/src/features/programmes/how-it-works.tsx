import { meetingShape } from './meeting-shape.ts'
import './how-it-works.css'

const REM_PER_MINUTE = 0.375

/** How a hub meets: the parts of the meeting one under another, each bar as tall as it is long. */
export function HowItWorks({ minutes }: { minutes: number }) {
  return (
    <div className="col">
      <ol className="how-parts plain">
        {meetingShape(minutes).map(part => (
          <li key={part.id} data-heart={part.id === 'feedback' || part.id === 'planning' || undefined}>
            <span className="how-bar num" style={{ minHeight: `${part.minutes * REM_PER_MINUTE}rem` }}>
              {part.minutes} min
            </span>
            <div className="how-words">
              <h3>{part.title}</h3>
              <p>{part.sentence}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="s quiet">An example. Each group fits the times to how many people it has, and may add a break.</p>
    </div>
  )
}
