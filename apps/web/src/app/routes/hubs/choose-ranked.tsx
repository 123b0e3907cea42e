import { usePrefetchQuery, useQuery, useSuspenseQueries } from '@tanstack/react-query'
import type { Hub } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { BallotSummary } from '#features/choosing/ballot/ballot-summary.tsx'
import { ballotQuery, ownAllocationQuery } from '#features/choosing/choosing.queries.ts'
import { ownSwapsQuery } from '#features/choosing/moving/moving.queries.ts'
import { OwnSwaps } from '#features/choosing/moving/own-swaps.tsx'
import { RankSelect } from '#features/choosing/ballot/rank-select.tsx'
import { rankingLabels } from '#features/choosing/ballot/ranking-labels.ts'
import { useBallot } from '#features/choosing/ballot/use-ballot.ts'
import { HubList } from '#features/hubs/hub-list.tsx'
import { shortDateTime } from '#lib/time/time.ts'
import { WhomToAsk } from '#features/school/whom-to-ask.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import './choose.css'
import type { OwnAllocation } from '@hubs/schema/choosing/allocations'
import { Section } from '#ui/page/section.tsx'
import { ordinal } from '@hubs/rules/text/words'
import { choiceSentence, wishSentence } from '#features/choosing/choice-labels.ts'
import { ProfileTable } from '#features/choosing/allocation/profile-table.tsx'

/** The hub somebody was allocated, why, and how everyone did. */
function OwnResult({ result }: { result: NonNullable<OwnAllocation['result']> }) {
  return (
    <Section title={`You’re in ${result.hubName}`} words={choiceSentence(result)}>
      {result.wishes.map(wish => (
        <div key={wish.choice} className="col tight">
          <h3>
            Why not your {ordinal(wish.choice)} choice, <bdi>{wish.hubName}</bdi>?
          </h3>
          <p>{wishSentence(wish)}</p>
        </div>
      ))}
      {result.profile.length > 0 && <ProfileTable title="How everyone did" profile={result.profile} />}
    </Section>
  )
}

/** Where hubs are allocated: what one ranks, and later which hub it is and why. */
export function ChooseRanked({ hubs, programme }: { hubs: Hub[]; programme: Programme }) {
  const me = useMe()
  const { school } = me
  usePrefetchQuery(ownSwapsQuery())
  const [ballot, own] = useSuspenseQueries({ queries: [ballotQuery(), ownAllocationQuery()] })
  const swaps = useQuery(ownSwapsQuery())
  const change = useBallot()
  const nameOf = (slug: string) => hubs.find(hub => hub.slug === slug)?.name ?? ''
  const { ranks, open } = ballot.data
  const { result } = own.data
  const labels = rankingLabels({ ballot: ballot.data, own: own.data, choice: programme.choice.state, me })
  const closes = shortDateTime(programme.choice.closesAt, school.timeZone)
  const rankOf = (slug: string) => (ranks.includes(slug) ? ranks.indexOf(slug) + 1 : null)
  return (
    <Page
      title="Hubs"
      head="choose-head"
      above={open && <p className="s quiet">Rank by {closes}</p>}
      heading={labels.heading}
      quiet
      lead={labels.lead}
    >
      {swaps.data && <OwnSwaps offers={swaps.data} timeZone={school.timeZone} />}
      {open && <EqualClaims />}
      {result && <OwnResult result={result} />}
      {result && open && (
        <p>
          You can change your ranking until {closes}. After that, your coordinator will see who can change hub. You keep
          your hub unless there’s a place for you elsewhere.
        </p>
      )}
      {!open && own.data.published && me.staffKind === 'teaching' && !me.roles.includes('coordinator') && (
        <p>
          {me.membership && 'To change your hub, ask your coordinator.'}
          <WhomToAsk ask="coordinator" />
        </p>
      )}
      {(!result || open) && <BallotSummary ballot={ballot.data} hubName={nameOf} change={change} />}
      <HubList
        hubs={hubs}
        timeZone={school.timeZone}
        firstEndsOn={programme.halfTerms[0]?.endsOn ?? ''}
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
    </Page>
  )
}

/** What decides where the rule leaves it open: said before anyone ranks. */
function EqualClaims() {
  return (
    <p className="quiet">
      If two people have an equal claim to a place, it goes to the one who missed their first choice last year. If that
      doesn’t decide it, a draw does.
    </p>
  )
}
