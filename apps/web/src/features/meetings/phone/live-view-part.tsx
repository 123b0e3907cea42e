import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import ExternalLink from 'lucide-react/icons/external-link'

/** What a part of the meeting needs: pages to open, and things to have at hand. Empty where it needs nothing. */
export function LivePart({ part }: { part: MeetingDetail['segments'][number] | undefined }) {
  if (!part || (part.links.length === 0 && part.materials.length === 0)) return null
  return (
    <div className="live-view-part">
      {part.links.map(({ title, url }) => (
        <a key={url} href={url} target="_blank" rel="noopener noreferrer">
          <ExternalLink className="icon" aria-hidden />
          {title}
          <span className="hidden-text">, in a new tab</span>
        </a>
      ))}
      {part.materials.length > 0 && <p>You’ll need: {part.materials.join(', ')}</p>}
    </div>
  )
}
