import { useQuery } from '@tanstack/react-query'
import type { Hub } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes'
import { BallotSummary } from '#features/choosing/ballot-summary.tsx'
import { ballotQuery, ownAllocationQuery } from '#features/choosing/choosing.queries.ts'
import { OwnResult } from '#features/choosing/own-result.tsx'
import { RankSelect } from '#features/choosing/rank-select.tsx'
import { useBallot } from '#features/choosing/use-ballot.ts'
import { HubList } from '#features/hubs/hub-list.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import './choose.css'

/** Where hubs are allocated: what one ranks, and later which hub it is and why. */
export function ChooseRanked({ hubs, programme }: { hubs: Hub[]; programme: Programme }) {
  const { school } = useMe()
  const ballot = useQuery(ballotQuery())
  const own = useQuery(ownAllocationQuery())
  const change = useBallot()
  const heading = usePage('Hubs · Learning Hubs')
  const nameOf = (slug: string) => hubs.find(hub => hub.slug === slug)?.name ?? ''
  const error = ballot.error ?? own.error
  if (!ballot.data || own.data === undefined)
    return (
      <main className="page" id="main">
        {error ? (
          <ProblemNote retry={() => void Promise.all([ballot.refetch(), own.refetch()])}>
            {sentenceOf(error)}
          </ProblemNote>
        ) : (
          <Waiting what="Loading your ranking…" />
        )}
      </main>
    )
  const { ranks, open, sentence } = ballot.data
  const closes = shortDateTime(programme.choice.closesAt, school.timeZone)
  const rankOf = (slug: string) => (ranks.includes(slug) ? ranks.indexOf(slug) + 1 : null)
  return (
    <main className="page" id="main">
      <header className="choose-head">
        {open && <p className="s quiet">Rank by {closes}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {own.data ? 'Your hub' : open ? 'Which hubs would you like to work in?' : 'The hubs'}
        </h1>
        <p className="lead quiet">
          {own.data
            ? 'Hubs have been allocated.'
            : open
              ? 'Rank as many as you like, your favourite first. Everyone’s ranking counts the same, however early or late you send it.'
              : `${sentence} You’ll have an email when hubs are allocated.`}
        </p>
      </header>
      {open && <EqualClaims />}
      {own.data && <OwnResult result={own.data} />}
      {!own.data && <BallotSummary ballot={ballot.data} hubName={nameOf} change={change} />}
      <HubList
        hubs={hubs}
        timeZone={school.timeZone}
        firstEndsOn={programme.halfTerms[0]?.endsOn ?? ''}
        linkTo={paths.hub}
        renderAction={({ slug, name }) =>
          open && (
            <RankSelect
              hubName={name}
              rank={rankOf(slug)}
              last={Math.min(hubs.length, ranks.length + (rankOf(slug) === null ? 1 : 0))}
              onRank={rank => change.setRank(ranks, slug, rank)}
            />
          )
        }
      />
    </main>
  )
}

/** What decides where the rule leaves it open: said before anyone ranks. */
function EqualClaims() {
  return (
    <p className="quiet">
      Where results are equally good for everyone together, a place goes to someone who missed their first choice last
      year. After that a draw decides, fixed before anyone ranked.
    </p>
  )
}
