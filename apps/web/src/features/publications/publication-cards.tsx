import { isolated } from '@hubs/rules/text/isolated'
import type { PublicPublication } from '@hubs/schema/library/publications'
import { Link } from 'react-router-dom'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { trialWords } from './publication-labels.ts'
import './publication.css'

type PublicationCardsProps = {
  items: readonly PublicPublication[]
  /** Whose each is: on a hub's own page that need not be said. */
  withHub?: boolean
}

const EXCERPT = 180

/** Its first sentences, whole as far as there is one: half a sentence promises nothing. */
function excerpt(text: string): string {
  if (text.length <= EXCERPT) return text
  const [sentences] = /^.*[.!?”](?=\s)/s.exec(text.slice(0, EXCERPT)) ?? []
  return sentences ?? `${text.slice(0, text.lastIndexOf(' ', EXCERPT))} …`
}

/** Stories and strategies, each a card that leads to the whole of it. */
export function PublicationCards({ items, withHub = false }: PublicationCardsProps) {
  return (
    <ul className="publication-cards plain">
      {items.map(({ id, hubSlug, hubName, title, content, by }) => (
        <li key={id} className="card" data-hub={hubSlug}>
          {withHub && <HubChip slug={hubSlug} name={hubName} />}
          <h3>
            <Link to={paths.publication(id)}>{title}</Link>
          </h3>
          {content.kind === 'trial' && <p className="s quiet">{trialWords(title, content)}.</p>}
          <p>{excerpt(content.kind === 'trial' ? content.story : content.what)}</p>
          {content.kind === 'strategy' && <p className="publication-by s quiet">Strategy, with evidence.</p>}
          {content.kind === 'trial' && by && <p className="publication-by s quiet">{isolated(by)}</p>}
        </li>
      ))}
    </ul>
  )
}
