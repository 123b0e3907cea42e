import { HubIcon } from '#shared/hub-icon.tsx'
import './hub-sign.css'

/** The hub's sign in its colours, where a card begins with it. */
export function HubSign({ slug }: { slug: string }) {
  return (
    <span className="hub-sign" data-hub={slug}>
      <HubIcon slug={slug} />
    </span>
  )
}
