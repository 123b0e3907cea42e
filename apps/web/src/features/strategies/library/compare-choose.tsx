import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
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
  linkTo: (code: string) => string
}

/** The strategies of a hub, to take one of them for the comparison. */
export function CompareChoose({ title, hubs, hub, but, linkTo }: CompareChooseProps) {
  const [picked, setPicked] = useState<string | null>(null)
  const slug = picked ?? hub
  const query = useInfiniteQuery(libraryQuery({ ...noFilter, hub: slug }))
  const found = query.data?.pages.flatMap(({ items }) => items).filter(({ code }) => code !== but)
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
      {query.error && <ProblemNote retry={() => void query.refetch()}>{sentenceOf(query.error)}</ProblemNote>}
      {!found && !query.error && <Waiting what="Loading strategies…" />}
      {found?.length === 0 && <p className="quiet">There are no other strategies in this hub. Choose another hub.</p>}
      <ul className="plain">
        {found?.map(({ code, name, what, strength }) => (
          <li key={code}>
            <Link to={linkTo(code)}>
              <bdi>{name}</bdi>
            </Link>
            <p className="s quiet">{what}</p>
            <p className="s">
              <StrengthSign strength={strength} />
            </p>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="row">
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}
