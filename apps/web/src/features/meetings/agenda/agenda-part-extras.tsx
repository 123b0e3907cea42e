import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import ExternalLink from 'lucide-react/icons/external-link'
import './agenda-part-extras.css'

type PartExtrasProps = { segment: MeetingDetail['segments'][number] | undefined; people?: MeetingDetail['people'] }

/** What goes with a part, for everybody: who leads it, what to bring, pages to open. Nothing where there is none. */
export function PartExtras({ segment, people = [] }: PartExtrasProps) {
  if (!segment) return null
  const { links, materials, presenterId } = segment
  const presenter = people.find(({ id }) => id === presenterId)
  if (links.length === 0 && materials.length === 0 && !presenter) return null
  return (
    <div className="part-extras s">
      {presenter && (
        <p>
          <bdi>{presenter.name}</bdi> is leading this part.
        </p>
      )}
      {materials.length > 0 && <p>Bring: {materials.join('; ')}</p>}
      {links.map(({ title, url }) => (
        <a key={title + url} href={url} target="_blank" rel="noopener noreferrer">
          {title}
          <ExternalLink className="icon" aria-hidden />
          <span className="hidden-text"> (opens in a new tab)</span>
        </a>
      ))}
    </div>
  )
}
