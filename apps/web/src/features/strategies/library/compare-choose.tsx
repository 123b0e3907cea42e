import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { strategyLinks } from '#shared/strategy-links.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Field } from '#ui/fields/field.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { noFilter } from './library-filter.ts'
import { libraryQuery } from '../strategies.queries.ts'
import { StrengthSign } from './strength-sign.tsx'
import type { HubName } from '../strategy-labels.ts'
import './compare-choose.css'

type CompareChooseProps = {
  title: string
  hubs: readonly HubName[]
  /** Where one begins to look. */
  hub: string
  /** The one that is chosen already. */
  but: string
}

/** The strategies of a hub, to take one of them for the comparison. */
export function CompareChoose({ title, hubs, hub, but }: CompareChooseProps) {
  const [picked, setPicked] = useState<string | null>(null)
  const slug = picked ?? hub
  return (
    <section className="compare-choose card" aria-labelledby="compare-choose">
      <h2 id="compare-choose">{title}</h2>
      <Field kind="select" label="Hub" value={slug} onChange={event => setPicked(event.target.value)}>
        <option value="">All hubs</option>
        {hubs.map(each => (
          <option key={each.slug} value={each.slug}>
            {each.name}
          </option>
        ))}
      </Field>
      <Boundary key={slug} waiting="Loading strategies…">
        <OfHub slug={slug} but={but} />
      </Boundary>
    </section>
  )
}

function OfHub({ slug, but }: { slug: string; but: string }) {
  const query = useSuspenseInfiniteQuery(libraryQuery({ ...noFilter, hub: slug }))
  const others = query.data.pages.flatMap(({ items }) => items).filter(({ code }) => code !== but)
  const none = <p className="quiet">There are no other strategies in this hub. Choose another hub.</p>
  return (
    <PagedList query={query} tellsStale empty={none}>
      {() =>
        others.length === 0 ? (
          none
        ) : (
          <ul className="plain">
            {others.map(({ code, name, what, strength }) => (
              <li key={code}>
                <Link to={but ? strategyLinks.compare(but, code) : strategyLinks.compare(code)}>
                  <bdi>{name}</bdi>
                </Link>
                <p className="s quiet">{what}</p>
                <p className="s">
                  <StrengthSign strength={strength} />
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </PagedList>
  )
}
