import type { Programme } from '@hubs/schema/programmes/programmes'
import './reading-list.css'

/** Further reading. Other sites open in their own tab and learn nothing of this one. */
export function ReadingList({ reading }: { reading: Programme['reading'] }) {
  return (
    <ul className="reading-list plain">
      {reading.map(({ title, by, url }) => (
        <li key={title}>
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            <cite>{title}</cite>
          )}
          <p className="s quiet">{by}</p>
        </li>
      ))}
    </ul>
  )
}
