import type { Marked, SearchAnswer, SearchHit, SearchKind } from '@hubs/schema/search'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { moreOfKindQuery } from './search.queries.ts'
import { besideWords, kindWords } from './search-labels.ts'

type ShownProps = {
  /** Where a hit leads. */
  linkTo: (hit: SearchHit) => string | null
  /** What its hub looks like, where it has one. */
  sign: (hit: SearchHit) => ReactNode
  onGo?: (() => void) | undefined
}
type SearchHitsProps = ShownProps & { q: string; answer: SearchAnswer }

/** What was found, by kind, each with a way to more of it. */
export function SearchHits({ q, answer, ...shown }: SearchHitsProps) {
  return answer.groups.map(group => <Group key={`${q} ${group.kind}`} q={q} group={group} {...shown} />)
}

type GroupProps = ShownProps & { q: string; group: SearchAnswer['groups'][number] }

function Group({ q, group, ...shown }: GroupProps) {
  const [all, setAll] = useState(false)
  const title = `search-${group.kind}`
  return (
    <section className="search-group" aria-labelledby={title}>
      <h2 id={title}>{kindWords[group.kind]}</h2>
      {all ? <All q={q} kind={group.kind} first={group.items} {...shown} /> : <Hits items={group.items} {...shown} />}
      {!all && group.next !== null && (
        <div className="row">
          <Button
            look="ghost"
            onPress={() => setAll(true)}
            aria-label={`Show more: ${kindWords[group.kind].toLowerCase()}`}
          >
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}

type AllProps = ShownProps & { q: string; kind: SearchKind }

/** The first hits stay until more have come, and where none do. */
function All({ q, kind, first, ...shown }: AllProps & { first: SearchHit[] }) {
  const hits = <Hits items={first} {...shown} />
  const frame = (words: ReactNode) => (
    <>
      {hits}
      {words}
    </>
  )
  return (
    <Boundary waiting="" frame={() => hits} failed={frame}>
      <Found q={q} kind={kind} {...shown} />
    </Boundary>
  )
}

function Found({ q, kind, ...shown }: AllProps) {
  return (
    <PagedList query={useSuspenseInfiniteQuery(moreOfKindQuery(q, kind))} look="ghost" tellsStale empty={null}>
      {items => <Hits items={items} {...shown} />}
    </PagedList>
  )
}

function Hits({ items, linkTo, sign, onGo }: ShownProps & { items: readonly SearchHit[] }) {
  return (
    <ul className="plain">
      {items.map(hit => {
        const to = linkTo(hit)
        return (
          <li key={hit.id}>
            {to === null ? (
              <div className="search-hit">
                <Hit hit={hit} sign={sign} />
              </div>
            ) : (
              <Link to={to} className="search-hit" onClick={onGo}>
                <Hit hit={hit} sign={sign} />
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Hit({ hit, sign }: Pick<ShownProps, 'sign'> & { hit: SearchHit }) {
  return (
    <>
      <strong>
        <Title hit={hit} />
      </strong>
      {hit.snippet.text && (
        <span className="s search-snippet">
          <MarkedText {...hit.snippet} />
        </span>
      )}
      <span className="row wrap s quiet">
        {sign(hit)}
        {besideWords(hit)}
      </span>
    </>
  )
}

function Title({ hit }: { hit: SearchHit }) {
  if (hit.kind === 'reply')
    return (
      <>
        In <bdi>{hit.where.name}</bdi>
      </>
    )
  if (hit.kind === 'minutes') return <>Meeting of {shortDay(hit.date)}</>
  return <MarkedText {...hit.title} />
}

/** The text with what was looked for marked in it. */
function MarkedText({ text, marks }: Marked) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...parts, text.slice(at)]
}
